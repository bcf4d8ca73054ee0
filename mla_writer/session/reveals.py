"""What a reader of an exported file learns beyond the printed text, told before it is written.

Pure. Nothing here guesses: each line is about something that is in the file, or says a name from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.message import Message, message
from mla_writer.model.review import Review


class Data(StrEnum):
    """How much of the draft travels inside a PDF or DOCX as the machine-readable request."""

    NONE = "none"
    PUBLIC = "public"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to be written: ``formats`` as in ``render.writers``, or ``sealed`` for an exchange file, with
    how much ``data``, which ``review``, how many ``versions``, which ``annexes`` (names of files)."""

    formats: tuple[str, ...] = ()
    data: Data = Data.PUBLIC
    review: Review | None = None
    versions: int = 0
    annexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revealed:
    """One thing that a reader learns: ``what``, and the words of the draft that say it (names, texts)."""

    what: Message
    details: tuple[str, ...] = ()


def data_of(case: Case, draft: Draft, data: Data) -> Draft | None:
    """The draft that travels in the file: none, what ``case`` prints, or ``draft`` with all that is in it."""
    return {Data.NONE: None, Data.PUBLIC: case.public_draft, Data.WHOLE: draft}[data]


def reveals(case: Case, draft: Draft, choices: Choices) -> tuple[Revealed, ...]:
    """What a file made as ``choices`` say tells beyond its text. ``case`` is the one that is printed,
    ``draft`` the draft with all that is in it."""
    found = [*_properties(choices.formats)]
    carries = bool({"pdf", "docx", SEALED} & set(choices.formats))
    travels = data_of(case, draft, choices.data) if carries else None
    if travels is not None:
        found += _of_draft(case, travels)
    found += _beside(choices)
    return tuple(found)


SEALED = "sealed"


def _properties(formats: Sequence[str]) -> Iterator[Revealed]:
    if {"pdf", "docx"} & set(formats):
        yield Revealed(
            message(
                "In the properties of the file: its title, the name of the case, the file reference, the "
                "language, the moment of the export"
            )
        )
    if "pdf" in formats:
        yield Revealed(
            message("In the properties of the PDF: the program that set the type, and its version")
        )


def _of_draft(case: Case, draft: Draft) -> Iterator[Revealed]:
    """What the machine-readable request tells; nothing is said of what it does not hold."""
    yield Revealed(message("Every answer in machine-readable form, with the identifier of the draft"))
    said = (
        (message("Who checked translations, and when"), _checkers(draft)),
        (message("Translations that are not printed in this file"), tuple(draft.translations)),
        (message("Which officer set a finding aside, when and why"), _overrides(draft)),
        (message("Why questions were left unanswered"), tuple(one.reason for one in draft.closed.values())),
        (message("Which questions of the check were answered"), tuple(draft.confirmations)),
        (message("Text that is not finished"), tuple(draft.unreadable.values())),
        (message("Internal answers, which are not printed"), _internal(case, draft)),
        (message("What a newer version of the program added"), _unknown(draft)),
    )
    for what, details in said:
        if any(details):
            yield Revealed(what, tuple(dict.fromkeys(filter(None, details))))


def _beside(choices: Choices) -> Iterator[Revealed]:
    review = choices.review
    names = tuple(dict.fromkeys(_people(review))) if review is not None else ()
    if review is not None and (names or review.comments or review.rounds):
        yield Revealed(message("Comments and decisions of the review, with names and dates"), names)
    if choices.versions:
        yield Revealed(message("Earlier versions of the draft: {count}", count=choices.versions))
    if choices.annexes:
        yield Revealed(message("The annexed files, with their names and properties"), choices.annexes)


def _checkers(draft: Draft) -> tuple[str, ...]:
    kept: list[Any] = [one for texts in draft.translations.values() for one in texts.values()]
    return tuple(
        ", ".join(filter(None, (str(one.get("by") or ""), str(one.get("on") or ""))))
        for one in kept
        if isinstance(one, Mapping) and (one.get("by") or one.get("on"))
    )


def _overrides(draft: Draft) -> tuple[str, ...]:
    return tuple(f"{one.officer}, {one.on}: {one.reason}" for one in draft.overrides)


def _internal(case: Case, draft: Draft) -> tuple[str, ...]:
    """The answers of ``draft`` that its printed part does not have, by path."""
    public = Case(case.rulebook, draft, case.day).public_draft
    return tuple(
        f"{holder}.{name}" for holder, old, new in _holders(draft, public) for name in old if name not in new
    )


def _holders(draft: Draft, public: Draft) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    for group, answers in draft.common.items():
        yield group, answers, public.common.get(group, {})
    for old, new in zip(draft.measures, public.measures, strict=True):
        yield old.id, old.answers, new.answers


def _unknown(draft: Draft) -> tuple[str, ...]:
    holders = (draft, *draft.measures, *draft.overrides, *draft.closed.values())
    return tuple(name for one in holders for name in one.unknown)


def _people(review: Review) -> Iterator[str]:
    for comment in review.comments:
        yield comment.by
        yield from (answer.by for answer in comment.answers)
    for one in review.rounds:
        yield from filter(None, (one.handed_in_by, one.decided_by))
    yield from (one.by for one in review.approvals)
