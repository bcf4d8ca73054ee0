"""The sheet of a requested State: seen from a request, alone, and as the page that is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from time import perf_counter

from mla_writer import paths
from mla_writer.drafts import from_json
from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.sheet import sheet, sheet_of
from mla_writer.render.country_sheet import Printing, one_page
from mla_writer.rulebook.cache import rulebook
from tests.benchmarks.bench_checks import QUARTER, Row, row

DAY = date(2026, 11, 21)
ROUNDS = 40
PAGE = 2.0


def main() -> Iterator[Row]:
    """Rows for Switzerland, of which much is known."""
    rules = rulebook()
    data = (paths.resources() / "examples" / "france-switzerland.json").read_bytes()
    case = Case(rules, from_json(data, lambda _: ()), DAY)
    found = sheet(rules, case, DAY)
    yield row("sheet of Switzerland for a request", spent(lambda: sheet(rules, case, DAY)), QUARTER)
    yield row("sheet of Switzerland alone", spent(lambda: sheet_of(rules, "CH", DAY)), QUARTER)
    printing = Printing(found, rules, Language("en"), DAY, "")
    yield row("its page, before it is printed", spent(lambda: one_page(printing), 3), PAGE)


def spent(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of the seconds that ``work`` takes, after a first time."""
    work()
    return median(once(work) for _ in range(rounds))


def once(work: Callable[[], object]) -> float:
    """Seconds for one time."""
    start = perf_counter()
    work()
    return perf_counter() - start
