"""What binds two States, one pair and all pairs of members of the United Nations, against budgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import permutations
from statistics import median
from time import perf_counter

from mla_writer.model.legal_bases import legal_bases
from mla_writer.model.relations import relations
from mla_writer.rulebook.cache import rulebook

Row = tuple[str, str, str, float, float | None]
DAY = date(2026, 11, 21)
ROUNDS = 200
PAIRS = {
    "France and Germany": ("FR", "DE"),
    "Kenya and the United States": ("KE", "US"),
    "Hong Kong and France": ("HK", "FR"),
}
PAIR, EVERY = 0.001, 40.0


def main() -> Iterator[Row]:
    """Rows for some pairs once the rulebook is read, and for all 193 times 192 on one day."""
    rules = rulebook()
    for name, states in PAIRS.items():
        found = spent(lambda states=states: legal_bases(rules, states, DAY, ["bank_records"]))
        yield f"{name}: legal bases", *against(found, PAIR)
        told = spent(lambda states=states: relations(rules, states, DAY))
        yield f"{name}: every instrument, and why not", *against(told, PAIR)
    members = [state.code for state in rules.states.values() if state.un_member]
    start = perf_counter()
    for states in permutations(members, 2):
        legal_bases(rules, states, DAY)
    yield "all pairs of members of the United Nations", *against(perf_counter() - start, EVERY)


def spent(work: Callable[[], object]) -> float:
    """The median of the seconds that ``work`` takes, after a first time."""
    work()
    return median(once(work) for _ in range(ROUNDS))


def once(work: Callable[[], object]) -> float:
    """Seconds for one time."""
    start = perf_counter()
    work()
    return perf_counter() - start


def against(seconds: float, budget: float) -> tuple[str, str, float, float]:
    """Seconds and budget as text, their ratio, and what is promised."""
    unit, factor = ("s", 1.0) if budget >= 1 else ("ms", 1000.0)
    shown, allowed = f"{seconds * factor:.2f} {unit}", f"{budget * factor:.0f} {unit} allowed"
    return shown, allowed, seconds / budget, 1.0
