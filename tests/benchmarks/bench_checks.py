"""All checks of a full draft, and after one changed answer, against the time they may take.

The anchor of the first rows is a budget: a screen that is drawn 60 times a second has 16 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from time import perf_counter

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.rulebook.cache import rulebook

Row = tuple[str, str, str, float, float | None]
DAY = date(2026, 11, 21)
ROUNDS = 40
FRAME, QUARTER = 0.016, 0.004


def main() -> Iterator[Row]:
    """Rows for two examples: two measures of a letter, and the kind with the most questions."""
    for name, changes in EXAMPLES.items():
        yield from of_example(name, changes)


def of_example(name: str, changes: dict[str, str]) -> Iterator[Row]:
    """Rows for one example; ``changes`` maps what is changed to the path of a text."""
    rules = rulebook()
    data = (paths.resources() / "examples" / f"{name}.json").read_bytes()
    draft = from_json(data, lambda _: ())
    judge = Judge(rules)
    judge.findings(Case(rules, draft, DAY))
    yield row(f"{name}: all checks", spent(lambda turn: judged(Judge(rules), draft)), FRAME)
    for what, path in changes.items():
        yield row(
            f"{name}: after a change of {what}",
            spent(lambda turn, path=path: judged(judge, draft.put(path, f"Changed {turn}"))),
            QUARTER,
        )
    yield row(f"{name}: journey", spent(lambda turn: walked(judge, draft, turn)), QUARTER)


COMMON = {
    "the facts": "common.facts.summary",
    "a name": "common.persons.list[0].family_name",
    "the place of signature": "common.signature.place",
}
EXAMPLES = {
    "france-switzerland": {**COMMON, "a text of a measure": "measures[0].answers.relevance"},
    "ee_stored_data": {**COMMON, "a text of a measure": "measures[0].answers.proportionality_statement"},
}


def judged(judge: Judge, draft: Draft) -> float:
    """Seconds for the findings on ``draft``."""
    start = perf_counter()
    judge.findings(Case(judge.rulebook, draft, DAY))
    return perf_counter() - start


def walked(judge: Judge, draft: Draft, turn: int) -> float:
    """Seconds for the journey after an answer changed."""
    changed = draft.put("common.case.title", f"Changed {turn}")
    start = perf_counter()
    judge.journey(Case(judge.rulebook, changed, DAY))
    return perf_counter() - start


def spent(work: Callable[[int], float]) -> float:
    """The median of what ``work`` measures over the rounds."""
    return median(work(turn) for turn in range(ROUNDS))


def row(name: str, seconds: float, budget: float) -> Row:
    """A row against a budget in seconds."""
    return name, f"{seconds * 1000:.1f} ms", f"{budget * 1000:.0f} ms allowed", seconds / budget, 1.0
