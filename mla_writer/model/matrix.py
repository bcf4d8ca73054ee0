"""The matrix of a request: which facts, offences and persons each measure serves.

What serves nothing, and what nothing serves, is an orphan; the executing authority would ask why it is
there. A fact is a paragraph of the statement of facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.model.case import Case
from mla_writer.model.draft import Draft

FACTS, OFFENCES, PERSONS = SERVED = "facts", "offences", "persons"
STATEMENT = "common.facts.summary"
BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One fact, offence or person: its id in the draft, its name, and for each measure whether it
    serves it."""

    what: str
    id: str
    name: str
    served: tuple[bool, ...]

    @property
    def orphan(self) -> bool:
        """True when no measure serves it."""
        return not any(self.served)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All rows, and the ids of the measures that are the columns."""

    measures: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    def idle(self) -> tuple[str, ...]:
        """The measures that serve neither a fact nor an offence."""
        counted = [row.served for row in self.rows if row.what != PERSONS]
        return tuple(
            id for place, id in enumerate(self.measures) if not any(served[place] for served in counted)
        )


def fact_paragraphs(draft: Draft) -> tuple[tuple[str, str], ...]:
    """The paragraphs of the statement of facts: ``f1``, ``f2`` ... and their texts."""
    statement = draft.get(STATEMENT)
    parts = BLANK_LINE.split(statement.strip()) if isinstance(statement, str) else []
    return tuple((f"f{number}", part.strip()) for number, part in enumerate(parts, 1) if part.strip())


def matrix(case: Case) -> Matrix:
    """The matrix of the draft as it stands."""
    draft = case.draft
    named = [
        *((OFFENCES, id, name) for id, name in _entries(case, OFFENCES, "offence")),
        *((FACTS, id, text) for id, text in fact_paragraphs(draft)),
        *((PERSONS, id, name) for id, name in _entries(case, PERSONS, "person")),
    ]
    rows = tuple(
        MatrixRow(what, id, name, tuple(id in measure.serves.get(what, ()) for measure in draft.measures))
        for what, id, name in named
    )
    return Matrix(tuple(measure.id for measure in draft.measures), rows)


def _entries(case: Case, group: str, record: str) -> Iterator[tuple[str, str]]:
    """Ids and names of the entries of a list, named by what their record is known by."""
    known_by = case.rulebook.records[record].summary
    for entry in case.draft.get(f"common.{group}.list") or ():
        if isinstance(entry, dict) and entry.get("id"):
            words = (entry.get(name) for name in known_by)
            yield str(entry["id"]), ", ".join(word for word in words if isinstance(word, str) and word)
