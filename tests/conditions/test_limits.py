"""No condition can stop the program: text, depth, nesting and steps are bounded."""

from __future__ import annotations

import time

import pytest

from mla_writer.conditions import compiled, parse
from mla_writer.conditions.frame import OutOfSteps
from mla_writer.model.errors import ConditionError

DEEP = "column {column}: the condition is nested more than {allowed} levels deep; split it"
LISTS = "column {column}: a list inside lists; at most {allowed} may stand in one another"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("(" * 1_000 + "1" + ")" * 999, DEEP),
        ("!" * 1_500 + "a", DEEP),
        ("-" * 1_500 + "a", DEEP),
        ("a" + " + a" * 499, DEEP),
        ("a" + ".a" * 900, DEEP),
        ("a ? b : " * 200 + "c", DEEP),
        ("[" * 500, DEEP),
        ("[[[1]]]", LISTS),
        ("a.exists(x, x.exists(y, y.exists(z, z)))", LISTS),
        (
            "a == '" + "x" * 2_000 + "'",
            "column {column}: the condition has {found} characters; at most {allowed}",
        ),
    ],
)
def test_what_is_too_large_is_refused_when_it_is_read(text: str, reason: str) -> None:
    with pytest.raises(ConditionError) as refused:
        parse(text)
    assert refused.value.message.text.startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20 + "1" + ")" * 20,
        "a" + ".a" * 22,
        "a.exists(x, x.exists(y, y in ['a', 'b']))",
        "a.filter(x, x > 1).map(x, x + 1).filter(x, x > 3).exists(x, x == 4)",
        "[[1, 2], [3]]",
        " && ".join(["a == 'b'"] * 150),
    ],
)
def test_what_is_large_but_reasonable_is_read(text: str) -> None:
    assert parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "ns.exists(a, ns.exists(b, a + b < 0))",
        "ns.map(a, ns.map(b, a * b)) == []",
        "ns.filter(a, a in ns && a in ns) == []",
    ],
)
def test_an_evaluation_that_runs_too_long_is_stopped(text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(OutOfSteps, match="takes more than 200000 steps"):
        compiled(text).evaluate({"ns": list(range(3_000))}, {})
    assert time.perf_counter() - started < 2


def test_no_guard_hides_that_an_evaluation_was_stopped() -> None:
    condition = compiled("ns.exists(a, ns.exists(b, a + b < 0)) || true")
    with pytest.raises(OutOfSteps):
        condition.evaluate({"ns": list(range(3_000))}, {})


def test_texts_put_together_stay_bounded() -> None:
    condition = compiled("size(ts.map(t, t + t)) > 0")
    with pytest.raises(ConditionError, match="the result is too long"):
        condition.evaluate({"ts": ["x" * 150_000]}, {})
