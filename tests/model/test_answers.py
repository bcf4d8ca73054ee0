"""Paths to answers, and changes that leave the old value untouched."""

from __future__ import annotations

import pytest

from mla_writer.model.answers import drop, get, move, parse_path, put, write_path
from mla_writer.model.errors import UnknownName

PATHS = [
    ("common.authorities.requested_state", ("common", "authorities", "requested_state")),
    ("measures[0].answers.accounts[1].number", ("measures", 0, "answers", "accounts", 1, "number")),
    ("facts", ("facts",)),
]


@pytest.mark.parametrize(("path", "steps"), PATHS)
def test_a_path_is_read_and_written_alike(path, steps):
    assert parse_path(path) == steps
    assert write_path(steps) == path


@pytest.mark.parametrize("path", ["a b", "a[x]", "a[-1]", "[", "a[99999999]", "é"])
def test_what_is_no_path_is_refused(path):
    with pytest.raises(UnknownName):
        parse_path(path)


def test_putting_shares_what_lies_beside_the_way():
    before = {"a": {"x": 1}, "b": [{"y": 2}]}
    after = put(before, ("b", 0, "y"), 3)
    assert (before["b"][0]["y"], after["b"][0]["y"]) == (2, 3)
    assert after["a"] is before["a"]


def test_putting_makes_what_is_missing():
    assert put({}, ("a", "b", 0, "c"), 1) == {"a": {"b": [{"c": 1}]}}


def test_an_index_beyond_the_end_is_refused():
    with pytest.raises(UnknownName):
        put({"a": [1]}, ("a", 3), 2)


def test_dropping_what_is_not_there_changes_nothing():
    data = {"a": [1, 2]}
    assert drop(data, ("b", "c")) is data
    assert drop(data, ("a", 7)) is data


def test_dropping_an_entry_closes_the_gap():
    assert drop({"a": [1, 2, 3]}, ("a", 1)) == {"a": [1, 3]}


def test_an_entry_moves():
    assert move({"a": [1, 2, 3]}, ("a", 0), 2) == {"a": [2, 3, 1]}


@pytest.mark.parametrize(("steps", "to"), [(("a", 0), 3), (("a", 3), 0), (("a",), 0)])
def test_moving_out_of_the_list_is_refused(steps, to):
    with pytest.raises(UnknownName):
        move({"a": [1, 2, 3]}, steps, to)


def test_getting_through_the_wrong_shape_gives_the_default():
    assert get({"a": 1}, ("a", "b"), "none") == "none"
    assert get({"a": {"b": 1}}, ("a", 0), "none") == "none"
