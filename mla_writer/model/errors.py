"""One family of errors, each saying what was found, where, what is allowed and what to do.

ProgramError
├── RulebookError        a declaration in resources/ is wrong
├── ConditionError       a condition does not parse, resolve or evaluate
├── TemplateRefused      a template asks for what the sandbox does not allow
├── DraftError           a draft cannot be read or written
│   ├── NotADraft        not JSON, or not in our format
│   ├── TooNew           made by a newer version
│   ├── TooLarge         beyond the stated limit
│   ├── WrongTypes       answers of the wrong type
│   └── ChangedElsewhere changed by someone else since it was read
├── TextRefused          a character that may not enter a request
├── PackRefused          a pack, a signature or a key that cannot be taken in
├── HandoverRefused      a translator's file that cannot be taken back, or nothing to hand over
├── VaultError           the vault cannot be opened, read or written
│   ├── WrongKey         the passphrase or the recovery words do not open it
│   └── NoKeyring        the system's keyring is absent, locked or does not answer
├── ExchangeRefused      an exchange file or a key card that cannot be taken in or made
├── RedactionRefused     a redacted copy in which an original value is left
├── LetterheadRefused    a letterhead that cannot be taken in
├── UnknownName          a country, language, kind, example ... that does not exist
├── CannotWrite          the target of a file cannot be written
└── CannotRender         a document cannot be made
"""

from __future__ import annotations

from mla_writer.model.message import Message


class ProgramError(Exception):
    """Anything that is told to a person as one clear message, never as a traceback."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return _english(self.message)


class RulebookError(ProgramError):
    """A declaration in ``resources/`` is wrong."""


class ConditionError(ProgramError):
    """A condition does not parse, resolve or evaluate."""


class TemplateRefused(ProgramError):
    """A template asks for what the sandbox does not allow."""


class DraftError(ProgramError):
    """A draft cannot be read or written."""


class NotADraft(DraftError):
    """Not JSON, or not in our format."""


class TooNew(DraftError):
    """Made by a newer version of the program."""


class TooLarge(DraftError):
    """Beyond the stated limit of size."""


class WrongTypes(DraftError):
    """Answers of the wrong type."""


class ChangedElsewhere(DraftError):
    """The file was changed by someone else since it was read."""


class TextRefused(ProgramError):
    """A character that may not enter a request."""


class PackRefused(ProgramError):
    """A pack, a signature or a key that cannot be taken in."""


class HandoverRefused(ProgramError):
    """A file of a translator that cannot be taken back, or nothing that could be handed over."""


class VaultError(ProgramError):
    """The vault cannot be opened, read or written."""


class WrongKey(VaultError):
    """The passphrase or the recovery words do not open the vault."""


class NoKeyring(VaultError):
    """The system's keyring is absent, locked, or does not answer."""


class ExchangeRefused(ProgramError):
    """An exchange file or a key card that cannot be taken in or made."""


class ReviewRefused(ProgramError):
    """Something that cannot be done in a review as it stands."""


class RedactionRefused(ProgramError):
    """A redacted copy in which an original value is left."""


class LetterheadRefused(ProgramError):
    """A letterhead that cannot be taken in."""


class UnknownName(ProgramError):
    """A country, language, kind, example or field that does not exist."""


class CannotWrite(ProgramError):
    """The target of a file cannot be written."""


class CannotRender(ProgramError):
    """A document cannot be made from a draft."""


def _english(message: Message) -> str:
    values = {
        name: _english(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    try:
        return message.text.format_map(values)
    except (KeyError, IndexError, ValueError):
        return message.text
