"""What is old in the rulebook, as rows of words: for the table, for copying and for a spreadsheet. No
widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mla_writer import csv_table
from mla_writer.gui.services import Services
from mla_writer.gui.wording import VERIFIED, day
from mla_writer.model.declarations import Verified
from mla_writer.model.freshness import Dated, Sort
from mla_writer.model.message import message

SORTS = {
    Sort.FACT: message("Rule of a State"),
    Sort.AUTHORITY: message("Authority"),
    Sort.PARTICIPATION: message("Participation"),
    Sort.DECLARATION: message("Declaration"),
    Sort.INSTRUMENT: message("Instrument"),
    Sort.CHECK: message("Check"),
    Sort.ASSURANCE: message("Assurance"),
    Sort.REFUSAL_GROUND: message("Ground for refusal"),
    Sort.LIMIT: message("Limit"),
    Sort.TABLE: message("Reference table"),
}
COLUMNS = (message("As of"), message("State"), message("What it is"), message("Entry"), message("Source"))
AS_OF, STATE, WHAT, SORT, SOURCE = range(len(COLUMNS))
"""Beginnings that a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its cells in words, what they are sorted by, and what it stands for."""

    dated: Dated
    cells: tuple[str, ...]

    def key(self, column: int) -> str:
        """By what the line is sorted in ``column``; what was never dated comes after all dates."""
        if column == AS_OF:
            return self.dated.first_day or "9999"
        return self.cells[column].casefold()


def row(services: Services, one: Dated) -> Row:
    """``one`` in words."""
    say = services.say
    as_of = day(services, one.as_of) if one.as_of else say(message("never dated"))
    state = services.language.country(one.state) if one.state else say(message("all States"))
    knowledge = say(VERIFIED[Verified.KNOWLEDGE]) if one.verified is Verified.KNOWLEDGE else ""
    return Row(one, (as_of, state, say(one.what), say(SORTS[one.sort]), one.source or knowledge))


def older_than(years: int, today: date) -> date:
    """The day before which something is older than ``years`` years."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)


def as_csv(services: Services, rows: Iterable[Row]) -> bytes:
    """``rows`` for a spreadsheet."""
    heads = (*COLUMNS, message("Where it stands"))
    cells = ((one.dated.as_of, *one.cells[1:], one.dated.place) for one in rows)
    return csv_table.written([map(services.say, heads), *cells])


def as_text(rows: Sequence[Row]) -> str:
    """``rows`` for pasting, cells divided by tabs."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in one.cells) for one in rows)
