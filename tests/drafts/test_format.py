"""The published format: what goes in comes out, and what is wrong is named with its place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mla_writer.drafts import from_json, from_plain, to_json, to_plain
from mla_writer.drafts.migrations import migrate
from mla_writer.model.draft import VERSION, Closed, Draft, Measure, Override
from mla_writer.model.errors import NotADraft, ProgramError, TextRefused, TooNew, WrongTypes
from mla_writer.model.message import Message, message

FILES = Path(__file__).parents[1] / "files"
RELEASED = sorted(FILES.glob("draft-v*.json"))
SMALL: dict[str, Any] = {"format": "mla-request", "version": 1, "id": "d1"}


def no_problems(plain: dict[str, Any]) -> Sequence[tuple[str, Message]]:
    return ()


def test_there_is_a_sample_of_every_version() -> None:
    assert [path.stem for path in RELEASED] == [f"draft-v{version}" for version in range(1, VERSION + 1)]


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_every_released_version_is_read(path: Path) -> None:
    draft = from_json(path.read_bytes(), no_problems)
    assert draft.get("common.authorities.requested_state") == "XB"
    assert draft.get("measures[0].answers.accounts[0].number") == "0001"
    assert draft.closed == {"common.case.stage": Closed("unknown", "Not yet decided.")}


def test_the_current_version_is_written_back_byte_for_byte() -> None:
    data = RELEASED[-1].read_bytes()
    assert to_json(from_json(data, no_problems)) == data


def test_what_is_not_known_is_kept() -> None:
    draft = from_json(RELEASED[-1].read_bytes(), no_problems)
    changed = draft.put("common.case.reference", "XA-2026/118")
    plain = json.loads(to_json(changed))
    assert plain["later"] == {"kept": ["as it is"]}
    assert plain["measures"][0]["note_of_a_later_version"] == "kept"
    assert plain["measures"][0]["answers"]["asked_by_a_later_version"] == [1, 1.5, None, True]
    assert plain["overrides"][0]["signed"] == "kept"
    assert plain["common"]["case"]["reference"] == "XA-2026/118"


def test_the_least_draft_has_the_defaults() -> None:
    assert from_plain(SMALL, no_problems) == Draft("d1")


def test_what_is_given_is_not_changed() -> None:
    plain = json.loads(RELEASED[-1].read_bytes())
    before = copy.deepcopy(plain)
    from_plain(plain, no_problems)
    assert plain == before


Change = Callable[[dict[str, Any]], object]


def setting(**values: Any) -> dict[str, Any]:
    return {**SMALL, **values}


WRONG: list[tuple[object, type[ProgramError], str]] = [
    ([], NotADraft, "it is not a draft of this program: 'mla-request' is not named"),
    ("mla-request", NotADraft, "it is not a draft of this program: 'mla-request' is not named"),
    ({"a": 1}, NotADraft, "it is not a draft of this program: 'mla-request' is not named"),
    (setting(format="mla-vault"), NotADraft, "it is not a draft of this program: 'mla-request' is not named"),
    (setting(version="1"), NotADraft, "its version is a whole number from 1, not '1'"),
    (setting(version=True), NotADraft, "its version is a whole number from 1, not 'True'"),
    (setting(version=0), NotADraft, "its version is a whole number from 1, not '0'"),
    (
        setting(version=2, id=7),
        TooNew,
        "it was made by a newer version of the program (format 2; this one reads up to 1); "
        "install the newer version",
    ),
    ({"format": "mla-request", "version": 1}, WrongTypes, "id: a text is missing"),
    (setting(id=7), WrongTypes, "id: a text is expected, not a number"),
    (setting(id=None), WrongTypes, "id: a text is expected, not nothing"),
    (setting(languages="fr"), WrongTypes, "languages: a list is expected, not a text"),
    (setting(languages=["fr", 1]), WrongTypes, "languages[1]: a text is expected, not a number"),
    (setting(common=[]), WrongTypes, "common: an object is expected, not a list"),
    (setting(common={"case": "x"}), WrongTypes, "common.case: an object is expected, not a text"),
    (setting(measures={}), WrongTypes, "measures: a list is expected, not an object"),
    (setting(measures=[1.5]), WrongTypes, "measures[0]: an object is expected, not a number"),
    (setting(measures=[{"id": "m1"}]), WrongTypes, "measures[0].kind: a text is missing"),
    (
        setting(measures=[{"id": "m1", "kind": "k", "serves": {"facts": "f1"}}]),
        WrongTypes,
        "measures[0].serves.facts: a list is expected, not a text",
    ),
    (
        setting(measures=[{"id": "m1", "kind": "a"}, {"id": "m1", "kind": "b"}]),
        WrongTypes,
        "measures[1].id: 'm1' names another measure too",
    ),
    (setting(overrides=[{"check": "A"}]), WrongTypes, "overrides[0].field: a text is missing"),
    (
        setting(confirmations={"A": True}),
        WrongTypes,
        "confirmations.A: a text is expected, not true or false",
    ),
    (setting(closed={"common.a.b": {}}), WrongTypes, "closed.common.a.b.state: a text is missing"),
    (
        setting(closed={"a.b": {"state": "", "reason": ""}}),
        WrongTypes,
        "closed: 'a.b' is not a path to an answer",
    ),
    (setting(unreadable={"]": "x"}), WrongTypes, "unreadable: ']' is not a path to an answer"),
]


@pytest.mark.parametrize(("plain", "error", "words"), WRONG, ids=range(len(WRONG)))
def test_wrong(plain: object, error: type[ProgramError], words: str) -> None:
    with pytest.raises(error) as caught:
        from_plain(plain, no_problems)
    assert type(caught.value) is error
    assert said(caught.value.message) == words


def said(value: object) -> str:
    """A message in English, with the messages inside it."""
    if isinstance(value, Message):
        return value.text.format_map({name: said(part) for name, part in value.values.items()})
    return str(value)


@pytest.mark.parametrize(
    "text",
    ["a\x00b", "a\x1bb", "a‮b", "a⁦b", "\ud800", "a​b", "a\x9bb"],
    ids=ascii,
)
@pytest.mark.parametrize("place", ["value", "key", "unknown"])
def test_characters_that_may_not_enter_a_request_are_refused(text: str, place: str) -> None:
    plain = {
        "value": setting(common={"facts": {"summary": text}}),
        "key": setting(common={"facts": {text: "x"}}),
        "unknown": setting(later=[{"deep": [text]}]),
    }[place]
    with pytest.raises(TextRefused):
        from_json(json.dumps(plain).encode(), no_problems)


def test_answers_of_the_wrong_type_are_named_by_those_who_know() -> None:
    seen: list[dict[str, Any]] = []

    def problems(plain: dict[str, Any]) -> Sequence[tuple[str, Message]]:
        seen.append(plain)
        wrong = message("Enter a day")
        return [("common.signature.date", wrong), ("common.case.stage", wrong), ("common.case.x", wrong)]

    with pytest.raises(WrongTypes) as caught:
        from_plain(SMALL, problems)
    assert said(caught.value.message) == "common.signature.date: Enter a day (2 more like this)"
    assert seen == [SMALL]


def test_migrations_run_one_after_the_other_and_keep_what_they_do_not_know() -> None:
    steps = {
        1: lambda plain: {**plain, "trail": [1]},
        2: lambda plain: {**plain, "trail": [*plain["trail"], 2]},
    }
    assert migrate({**SMALL, "own": 1}, steps) == {**SMALL, "own": 1, "version": 3, "trail": [1, 2]}


def test_the_order_of_keys_is_fixed() -> None:
    shuffled = dict(reversed(setting(zz=1, aa=2, measures=[], document="letter").items()))
    keys = list(json.loads(to_json(from_plain(shuffled, no_problems))))
    known = "format version id document languages common measures overrides confirmations translations closed"
    assert keys == [*known.split(), "unreadable", "aa", "zz"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800"], ids=ascii)
def test_what_could_not_be_read_again_is_not_written(value: object) -> None:
    with pytest.raises(WrongTypes):
        to_json(Draft("d1", common={"case": {"x": value}}))


texts = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=("Cc", "Cf")), max_size=8
)
names = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
scalars = st.none() | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1) | texts
numbers = st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    scalars | numbers, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)
)
objects = st.dictionaries(names, values, max_size=3)
drafts = st.builds(
    Draft,
    id=texts,
    document=names,
    languages=st.lists(names, max_size=2).map(tuple),
    common=st.dictionaries(names, objects, max_size=3),
    measures=st.lists(
        st.builds(Measure, id=names, kind=names, answers=objects), max_size=2, unique_by=lambda one: one.id
    ).map(tuple),
    overrides=st.lists(st.builds(Override, texts, texts, texts, texts, texts), max_size=2).map(tuple),
    confirmations=st.dictionaries(names, texts, max_size=2),
    closed=st.dictionaries(names.map("common.{}".format), st.builds(Closed, names, texts), max_size=2),
)


@pytest.mark.slow
@given(drafts)
def test_every_draft_survives_writing_and_reading(draft: Draft) -> None:
    data = to_json(draft)
    again = from_json(data, no_problems)
    assert to_plain(again) == json.loads(data)
    assert to_json(again) == data
