"""The user's own address book: one file, changed by entry, never over what somebody else has written.

Each change reads the file as it stands, changes one or several entries in it and writes it whole. Where
another program has written in between, the change is made again on what it wrote; an entry that was
itself changed elsewhere is left as it is, and a person is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from mla_writer import paths
from mla_writer.authorities.book_format import MOST_ENTRIES, Content, DamagedBook, from_json, to_json
from mla_writer.authorities.card import OWN, AuthorityCard, accepted
from mla_writer.authorities.comparing import same_as
from mla_writer.files import MEBIBYTE, Stamp, read_bytes, reason, stamp_of, write_over
from mla_writer.model.errors import CannotWrite, ChangedElsewhere, DraftError, ProgramError, TooLarge
from mla_writer.model.message import Message, message

FILE = "authorities.json"
LARGEST = 64 * MEBIBYTE
ATTEMPTS = 5
Change = Callable[[Content], Content]


class AlreadyThere(ProgramError):
    """An entry for the same State with the same name exists; ``existing`` is that entry."""

    def __init__(self, existing: AuthorityCard) -> None:
        super().__init__(message("the address book already has '{name}' for this State", name=existing.name))
        self.existing = existing


def default_file() -> Path:
    """Where the address book of this person lies on this machine."""
    return paths.user_data() / FILE


class AddressBook:
    """The address book in ``file``. ``notice`` says what was done about a damaged file, else None.

    ``now`` names the file that a damaged one is set aside as. Reading raises the ``DraftError`` family
    for a file that cannot be read, is too large or was written by a newer version; it is left alone.
    """

    def __init__(self, now: Callable[[], datetime], file: Path | None = None) -> None:
        self.file = file or default_file()
        self.notice: Message | None = None
        self._now = now

    def entries(self) -> tuple[AuthorityCard, ...]:
        """All entries as they stand in the file, in the order in which they were added."""
        return self._read()[0].entries

    def columns(self) -> Mapping[str, str]:
        """Which column of a file was last taken for which field."""
        return self._read()[0].columns

    def add(self, card: AuthorityCard) -> AuthorityCard:
        """Add ``card`` under an id of its own and give it back; ``AlreadyThere`` when the same authority
        is in the book. ``CannotWrite``."""
        added = self._own(card)

        def change(content: Content) -> Content:
            existing = same_as(added, content.entries)
            if existing is not None:
                raise AlreadyThere(existing)
            return replace(content, entries=(*content.entries, added))

        self._change(change)
        return added

    def replace(self, before: AuthorityCard, after: AuthorityCard) -> AuthorityCard:
        """Put ``after`` in the place of ``before``; ``ChangedElsewhere`` when that entry no longer stands
        as ``before``, ``AlreadyThere`` when another entry is the same authority."""
        changed = _checked(replace(after, id=before.id, origin=OWN))

        def change(content: Content) -> Content:
            _stands(before, _of(before.id, content))
            others = [entry for entry in content.entries if entry.id != before.id]
            existing = same_as(changed, others)
            if existing is not None and changed.key != before.key:
                raise AlreadyThere(existing)
            return _with(content, [changed])

        self._change(change)
        return changed

    def remove(self, card: AuthorityCard) -> None:
        """Take ``card`` out; ``ChangedElsewhere`` when it no longer stands as given."""

        def change(content: Content) -> Content:
            _stands(card, _of(card.id, content))
            return replace(content, entries=tuple(one for one in content.entries if one.id != card.id))

        self._change(change)

    def put_back(self, card: AuthorityCard) -> None:
        """Add ``card``, which was removed, again under its id."""

        def change(content: Content) -> Content:
            if any(one.id == card.id for one in content.entries):
                return content
            return replace(content, entries=(*content.entries, card))

        self._change(change)

    def take_over(
        self,
        added: Iterable[AuthorityCard],
        changed: Iterable[tuple[AuthorityCard, AuthorityCard]],
        columns: Mapping[str, str] | None = None,
    ) -> None:
        """Add and change entries, all or none, and remember the ``columns`` that were read.

        ``changed`` are pairs of an entry as it was seen and as it is to be. Errors as in ``add`` and
        ``replace``.
        """
        new, pairs = [self._own(card) for card in added], list(changed)

        def change(content: Content) -> Content:
            standing = {one.id: one for one in content.entries}
            for before, _ in pairs:
                _stands(before, standing.get(before.id))
            known = {one.key: one for one in reversed(content.entries)} if new else {}
            for card in new:
                if card.key in known:
                    raise AlreadyThere(known[card.key])
            mapped = content.columns if columns is None else columns
            result = _with(content, [_checked(after) for _, after in pairs])
            return replace(result, entries=(*result.entries, *new), columns=dict(mapped))

        self._change(change)

    @staticmethod
    def _own(card: AuthorityCard) -> AuthorityCard:
        return _checked(replace(card, id=uuid4().hex, origin=OWN))

    def _change(self, change: Change) -> None:
        paths.make_private(self.file.parent)
        for attempt in range(ATTEMPTS):
            content, stamp = self._read()
            changed = change(content)
            if changed == content:
                return
            if len(changed.entries) > MOST_ENTRIES:
                raise TooLarge(message("it has more than {limit} entries, the limit", limit=MOST_ENTRIES))
            try:
                write_over(self.file, to_json(changed), stamp)
                return
            except ChangedElsewhere:
                if attempt == ATTEMPTS - 1:
                    raise

    def _read(self) -> tuple[Content, Stamp | None]:
        try:
            if not self.file.exists():
                return Content(), None
        except OSError as error:
            raise DraftError(message("it cannot be read: {reason}", reason=reason(error))) from error
        data = read_bytes(self.file, LARGEST)
        try:
            return from_json(data), stamp_of(data)
        except DamagedBook as damage:
            self._set_aside(damage.message)
            return Content(), None

    def _set_aside(self, problem: Message) -> None:
        """Move a damaged file away, so that nothing in it is lost and a new book can begin."""
        moment = self._now().strftime("%Y%m%d-%H%M%S")
        kept = self.file.with_name(f"{self.file.stem}.damaged-{moment}-{uuid4().hex[:6]}{self.file.suffix}")
        try:
            self.file.rename(kept)
        except OSError as error:
            raise CannotWrite(
                message(
                    "the address book {path} is damaged ({problem}) and cannot be set aside: {reason}",
                    path=str(self.file),
                    problem=problem,
                    reason=reason(error),
                )
            ) from error
        self.notice = message(
            "The address book was damaged ({problem}). It is kept as {path}; a new one has been begun.",
            problem=problem,
            path=str(kept),
        )


def _of(id: str, content: Content) -> AuthorityCard | None:
    return next((one for one in content.entries if one.id == id), None)


def _stands(card: AuthorityCard, found: AuthorityCard | None) -> None:
    if found != card:
        raise ChangedElsewhere(
            message(
                "'{name}' was changed elsewhere since it was shown; look at it again before you change it",
                name=card.name,
            )
        )


def _with(content: Content, changed: Iterable[AuthorityCard]) -> Content:
    by_id = {card.id: card for card in changed}
    return replace(content, entries=tuple(by_id.get(one.id, one) for one in content.entries))


def _checked(card: AuthorityCard) -> AuthorityCard:
    """``card`` with every text as the book may hold it; ``TextRefused``, ``FieldRefused``."""
    return card.with_texts({name: accepted(name, text) for name, text in card.texts().items()})
