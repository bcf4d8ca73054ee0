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
    """Rows for the French-Swiss example, two measures with all their answers."""
    rules = rulebook()
    data = (paths.resources() / "examples" / "france-switzerland.json").read_bytes()
    draft = from_json(data, lambda _: ())
    judge = Judge(rules)
    judge.findings(Case(rules, draft, DAY))
    yield row(
        "all checks of a full draft", spent(lambda turn: judged(judge, from_json(data, lambda _: ()))), FRAME
    )
    for name, path in CHANGES.items():
        yield row(
            f"findings after a change: {name}",
            spent(lambda turn, path=path: judged(judge, draft.put(path, f"Changed {turn}"))),
            QUARTER,
        )
    yield row("journey after a change", spent(lambda turn: walked(judge, draft, turn)), QUARTER)


CHANGES = {
    "the facts": "common.facts.summary",
    "a text of a measure": "measures[0].answers.relevance",
    "a name": "common.persons.list[0].family_name",
    "the place of signature": "common.signature.place",
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
