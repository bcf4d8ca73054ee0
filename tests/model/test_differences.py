"""What differs between two states of a draft: nothing is overlooked, nothing invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mla_writer import paths
from mla_writer.drafts import from_json
from mla_writer.model.answers import write_path
from mla_writer.model.differences import Change, Difference, differences
from mla_writer.model.draft import Closed, Draft, Measure, Override, path_of, stable_path
from mla_writer.model.errors import UnknownName

DRAFT = from_json((paths.resources() / "examples" / "france-switzerland.json").read_bytes(), lambda _: ())
SUMMARY = "common.facts.summary"


def _paths(data, steps=()):
    """Every place in nested answers."""
    yield steps
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, inner in inside:
        if name != "id":
            yield from _paths(inner, (*steps, name))


PLACES = [write_path(("common", *steps)) for steps in _paths(DRAFT.common) if len(steps) > 1] + [
    write_path(("measures", 0, "answers", *steps)) for steps in _paths(DRAFT.measures[0].answers) if steps
]
VALUES = some.sampled_from(["", "x", 0, False, None, [], {}, ["a"], {"id": "p1"}, [{"id": "p9"}]])


@given(some.lists(some.tuples(some.sampled_from(PLACES), VALUES, some.booleans()), max_size=3))
def test_there_are_differences_exactly_where_drafts_differ(changes):
    changed = DRAFT
    for path, value, drop in changes:
        try:
            changed = changed.drop(path) if drop else changed.put(path, value)
        except UnknownName:  # an earlier change took away what this one is about
            continue
    assert (differences(DRAFT, changed) == ()) == (changed == DRAFT)
    assert len(differences(changed, DRAFT)) == len(differences(DRAFT, changed))


@given(some.permutations(["o1", "o2", "o3", "o4", "o5"]))
def test_putting_back_what_is_told_as_moved_gives_the_old_order(order):
    old = Draft("d", common={"offences": {"list": [{"id": f"o{n}"} for n in range(1, 6)]}})
    new = Draft("d", common={"offences": {"list": [{"id": id} for id in order]}})
    found = differences(old, new)
    moved = [one.path.rpartition(".")[2] for one in found]
    assert {one.kind for one in found} <= {Change.MOVED}
    still = [id for id in order if id not in moved]
    assert still == sorted(still)
    assert (found == ()) == (list(order) == sorted(order))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: d.put(SUMMARY, "x"), (SUMMARY, Change.CHANGED)),
        (lambda d: d.drop(SUMMARY), (SUMMARY, Change.REMOVED)),
        (lambda d: d.drop("common.persons.list[0]"), ("common.persons.list.p1", Change.REMOVED)),
        (lambda d: d.put("common.persons.list[1].new", 1), ("common.persons.list.p2.new", Change.ADDED)),
        (lambda d: replace(d, measures=d.measures[:1]), ("measures.m2", Change.REMOVED)),
        (lambda d: replace(d, measures=(*d.measures, Measure("m9", "x"))), ("measures.m9", Change.ADDED)),
        (lambda d: replace(d, measures=d.measures[::-1]), ("measures.m2", Change.MOVED)),
        (lambda d: replace(d, languages=("es",)), ("languages", Change.CHANGED)),
        (lambda d: replace(d, document="order"), ("document", Change.CHANGED)),
        (lambda d: replace(d, id="other"), ("id", Change.CHANGED)),
        (lambda d: replace(d, confirmations={"X-1": "yes"}), ("confirmations.X-1", Change.ADDED)),
        (
            lambda d: replace(d, closed={"common.persons.list[1].x": Closed("unknown", "r")}),
            ("closed.common.persons.list.p2.x", Change.ADDED),
        ),
        (lambda d: replace(d, closed={"measures[77].answers.x": Closed("unknown", "r")}),
         ("closed.measures[77].answers.x", Change.ADDED)),
        (
            lambda d: replace(d, overrides=(Override("X-1", "a", "r", "o", "2026-01-01"),)),
            ("overrides.X-1@a", Change.ADDED),
        ),
        (lambda d: replace(d, translations={"de": {SUMMARY: {"text": "t"}}}),
         (f"translations.de.{SUMMARY}", Change.ADDED)),
        (lambda d: replace(d, unknown={"new": 1}), ("unknown.new", Change.ADDED)),
    ],
)  # fmt: skip
def test_one_change_is_one_difference(change, expected):
    before = replace(DRAFT, translations={}, overrides=(), confirmations={}, closed={})
    found = differences(before, change(before))
    assert [(one.path, one.kind) for one in found] == [expected]


def test_money_is_one_value():
    old = Draft("d", common={"case": {"value": {"amount": "1", "currency": "EUR"}}})
    new = old.put("common.case.value.amount", "2")
    before, after = ({"amount": one, "currency": "EUR"} for one in "12")
    assert differences(old, new) == (Difference("common.case.value", before, after, Change.CHANGED),)


def test_entries_of_one_id_are_told_as_a_whole():
    old = Draft("d", common={"persons": {"list": [{"id": "p1"}, {"id": "p1", "x": 1}]}})
    assert [one.path for one in differences(old, old.drop("common.persons.list[0]"))] == [
        "common.persons.list"
    ]


def test_a_difference_without_a_place_is_not_lost():
    same = [{"id": "p1"}, {"id": "p1"}]
    one, two = (Draft("d", common={"persons": {"list": same}}) for _ in "12")
    path = "common.persons.list"
    one = replace(one, unreadable={f"{path}[0].x": "a", f"{path}[1].x": "b"})
    two = replace(two, unreadable={f"{path}[0].x": "c", f"{path}[1].x": "b"})
    assert len(differences(one, two)) == 1


@pytest.mark.parametrize("path", PLACES)
def test_a_stable_path_leads_back(path):
    assert path_of(DRAFT, stable_path(DRAFT, path)) == path


@pytest.mark.parametrize(
    "stable",
    ["", "common", "measures.m77.x", "measures.m1", "common.persons.list.p77.x", "x.y", "common.a-b[0]"],
)
def test_what_is_gone_has_no_path(stable):
    assert path_of(DRAFT, stable) == ""
