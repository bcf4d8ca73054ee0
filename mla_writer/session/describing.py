"""What a list tells of a draft without opening it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from mla_writer.model.case import Case
from mla_writer.model.dossier import Described
from mla_writer.model.draft import Draft
from mla_writer.model.finding import Finding

REFERENCE = "common.case.reference"
PERSONS = "common.persons.list"
NAMES = ("given_names", "family_name", "legal_name")


def described(case: Case, findings: Sequence[Finding]) -> Described:
    """The draft of ``case`` in a line, with all its words for the search; ``findings`` are counted as far as
    they withhold it."""
    draft = case.draft
    return Described(
        reference=_text(draft.get(REFERENCE)),
        requesting=_text(case.requesting_state),
        requested=_text(case.requested_state),
        kinds=draft.kinds,
        persons=tuple(_persons(draft)),
        words="\n".join(_answers(draft)),
        blocking=sum(finding.withholds for finding in findings),
    )


def _persons(draft: Draft) -> Iterator[str]:
    entries = draft.get(PERSONS)
    for one in cast(list[Any], entries) if isinstance(entries, list) else ():
        person = cast(Mapping[str, Any], one) if isinstance(one, Mapping) else {}
        name = " ".join(part for key in NAMES if (part := _text(person.get(key))))
        if name:
            yield name


def _answers(draft: Draft) -> Iterator[str]:
    """Every text of the answers, of what is typed and not yet an answer, and of the translations."""
    yield from _texts(draft.common)
    for measure in draft.measures:
        yield from _texts(measure.answers)
    yield from _texts(draft.unreadable)
    for passages in draft.translations.values():
        for passage in passages.values():
            yield from _texts(passage.get("text") if isinstance(passage, Mapping) else passage)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in cast(Mapping[str, Any], value).items():
            if name != "id":
                yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in cast(Sequence[Any], value):
            yield from _texts(one)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
