"""Which languages the requested State accepts for a request, who says so, and what the draft lacks.

A declaration under a treaty in force that is relied on prevails over the profile of the State. What is
unknown stays unknown: it gives no languages, lacks nothing and is never a default.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from mla_writer.model.case import Case
from mla_writer.model.countries import Fact
from mla_writer.model.governing import deciding_languages, holds_between
from mla_writer.model.instruments import StateDeclaration
from mla_writer.model.profile import known_fact

ORIGINAL = "common.translation.original_language"
TARGET = "common.translation.target_language"
ACCEPTED = "languages.accepted"
INTO = "languages.translate_into"
MODE = "languages.translate_mode"
NEEDED = "languages.translation_required"


class Mode(StrEnum):
    """How many of the languages are wanted."""

    ANY_OF = "any_of"
    ALL_OF = "all_of"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the State ``state`` accepts, seen from one draft.

    ``languages`` are codes: the one the draft is written in (``own``) first, then those of ``printed``
    (which the program can make documents in), then others; empty when nothing is known. ``declaration``
    or ``facts`` say so, with source and date. ``optional`` tells that the State wants no translation.
    ``target`` and ``chosen`` are what the draft says: the language it is sent in, those of the document.
    """

    state: str
    languages: tuple[str, ...] = ()
    mode: Mode = Mode.UNKNOWN
    declaration: StateDeclaration | None = None
    facts: tuple[Fact, ...] = ()
    optional: bool = False
    printed: tuple[str, ...] = ()
    own: str = ""
    target: str = ""
    chosen: tuple[str, ...] = ()

    @property
    def all_needed(self) -> bool:
        """Whether one language alone is not enough."""
        return self.mode is Mode.ALL_OF and len(self.languages) > 1

    @property
    def printable(self) -> tuple[str, ...]:
        """The accepted languages that the program can make documents in."""
        return tuple(one for one in self.languages if one in self.printed)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """The accepted languages into which the document must be translated outside the program."""
        return tuple(one for one in self.languages if one not in self.printed)

    @property
    def lacking(self) -> tuple[str, ...]:
        """As ``missed_by`` for the languages of the document."""
        return self.missed_by(self.chosen)

    @property
    def taken(self) -> bool:
        """Whether the draft already does what is proposed, as far as the program can."""
        if not self.languages:
            return False
        open = set(self.lacking) - set(self.elsewhere) if self.all_needed else set(self.lacking)
        return self.target in self.languages and (not open or self.target in self.elsewhere)

    def missed_by(self, languages: Collection[str]) -> tuple[str, ...]:
        """The accepted languages that a document in ``languages`` misses: each one where all are needed,
        all of them where one is enough and none is there; none where nothing is known or wanted."""
        if self.optional:
            return ()
        missed = tuple(one for one in self.languages if one not in languages)
        return missed if self.all_needed or len(missed) == len(self.languages) else ()


def accepted_languages(case: Case, printed: Collection[str]) -> Proposal:
    """What the requested State of ``case`` accepts; the program can make documents in ``printed``."""
    known, draft = known_languages(case), case.draft
    own = str(draft.get(ORIGINAL) or next(iter(draft.languages), "")).partition("-")[0]
    return replace(
        known,
        languages=_ordered(known.languages, own, printed),
        printed=tuple(printed),
        own=own,
        target=str(draft.get(TARGET) or ""),
        chosen=draft.languages,
    )


def known_languages(case: Case) -> Proposal:
    """The same as it is known, in the order in which the source names the languages."""
    state, declaration = case.requested_state, deciding_languages(case)
    if declaration is None:
        return _by_profile(case)
    mode = Mode.ALL_OF if declaration.all_languages else Mode.ANY_OF
    return Proposal(state, declaration.languages, _settled(mode, declaration.languages), declaration)


def _by_profile(case: Case) -> Proposal:
    """What the profile says, in the order of its lists."""
    accepted, into, mode, needed = (_fact(case, topic) for topic in (ACCEPTED, INTO, MODE, NEEDED))
    optional = needed is not None and needed.value == "not_required"
    says = Mode(str(mode.value)) if mode is not None else Mode.UNKNOWN
    named = (into,) if says is Mode.ALL_OF and into is not None else (accepted, into)
    languages = dict.fromkeys(code for fact in named for code in _codes(fact))
    if not languages:
        return Proposal(case.requested_state, optional=optional, facts=_told(needed if optional else None))
    differ = accepted is None or _codes(accepted) != _codes(into)
    borne = (accepted, into if differ else None, mode if len(languages) > 1 else None)
    told = _told(*borne, needed if optional else None)
    settled = _settled(says, languages)
    return Proposal(case.requested_state, tuple(languages), settled, facts=told, optional=optional)


def _settled(says: Mode, languages: Collection[str]) -> Mode:
    """One language is all of them and any of them."""
    return Mode.ANY_OF if len(languages) == 1 else says


def _ordered(languages: Iterable[str], own: str, printed: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(languages, key=lambda code: (code != own, code not in printed)))


def _fact(case: Case, topic: str) -> Fact | None:
    return known_fact(case.rulebook, case.requested_state, topic, partial(holds_between, case))


def _codes(fact: Fact | None) -> tuple[str, ...]:
    held = fact.value if fact is not None else ()
    return tuple(str(code) for code in held) if isinstance(held, (list, tuple)) else ()


def _told(*facts: Fact | None) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact is not None)
