"""Drafts read one after the other are judged as each by itself would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from mla_writer.drafts import from_plain, to_plain
from mla_writer.drafts.following import Following
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.errors import DraftError, TextRefused, WrongTypes
from mla_writer.model.message import Message, message

FIRST = Draft(
    "d1",
    common={"facts": {"summary": "Cafe\u0301."}, "case": {"number": "7"}},
    measures=(Measure("m1", "k", {"name": "Ivo"}), Measure("m2", "k", {})),
)
DEEP: Any = "x"
for _ in range(70):
    DEEP = {"a": DEEP}


def problems(plain: dict[str, Any]) -> Sequence[tuple[str, Message]]:
    """Answers may not be numbers."""
    groups = [*plain["common"].items(), *((one["id"], one["answers"]) for one in plain["measures"])]
    return [
        (f"{name}.{field}", message("a number"))
        for name, answers in groups
        for field, answer in answers.items()
        if isinstance(answer, int)
    ]


def sharing(**changed: Any) -> dict[str, Any]:
    """The first draft with other parts in place of some, sharing the rest."""
    return {**PLAIN, **changed}


PLAIN = to_plain(FIRST)
GOOD = [
    sharing(),
    sharing(common={**PLAIN["common"], "facts": {"summary": "Another."}}),
    sharing(measures=PLAIN["measures"][1:]),
    sharing(measures=[*PLAIN["measures"], {"id": "m3", "kind": "k", "answers": {"name": "U\u0308n"}}]),
    sharing(common={}),
]
BAD = [
    (sharing(common={**PLAIN["common"], "facts": {"summary": 7}}), WrongTypes),
    (sharing(measures=[PLAIN["measures"][0], {"id": "m2", "kind": "k", "answers": {"a": 1}}]), WrongTypes),
    (sharing(measures=[PLAIN["measures"][0]] * 2), WrongTypes),
    (sharing(common={**PLAIN["common"], "facts": {"summary": "a\u0000"}}), TextRefused),
    (sharing(common={**PLAIN["common"], "facts": {"su\u202emmary": "a"}}), TextRefused),
    (sharing(common={**PLAIN["common"], "facts": DEEP}), DraftError),
    (sharing(common=[]), DraftError),
    ("no draft", DraftError),
]


@pytest.mark.parametrize("plain", GOOD, ids=range(len(GOOD)))
def test_a_good_one_is_the_same(plain: Any) -> None:
    following = Following(problems)
    for one in (PLAIN, plain, PLAIN):
        assert following.read(one) == from_plain(one, problems)


@pytest.mark.parametrize(("plain", "kind"), BAD, ids=range(len(BAD)))
def test_a_bad_one_is_refused_alike_each_time(plain: Any, kind: type[Exception]) -> None:
    following = Following(problems)
    for _ in range(2):
        following.read(PLAIN)
        with pytest.raises(kind) as alone:
            from_plain(plain, problems)
        with pytest.raises(kind) as after:
            following.read(plain)
        assert str(after.value) == str(alone.value)


def test_what_did_not_change_is_judged_once_and_shared() -> None:
    seen: list[dict[str, Any]] = []
    following = Following(lambda plain: seen.append(plain) or ())
    first, second = following.read(PLAIN), following.read(GOOD[1])
    assert (list(seen[1]["common"]), seen[1]["measures"]) == (["facts"], [])
    assert second.measures[0].answers is first.measures[0].answers


def test_a_part_that_is_as_good_higher_up_is_refused_too_deep() -> None:
    part: Any = {"a": "x"}
    for _ in range(40):
        part = {"a": part}
    deeper = part
    for _ in range(30):
        deeper = {"a": deeper}
    following = Following(problems)
    following.read(sharing(unreadable={}, x=part))
    with pytest.raises(DraftError, match="64 levels"):
        following.read(sharing(y=deeper))
