"""The table of functions and their declared signatures agree, and nothing answers null with a guess."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from mla_writer.checks.functions import Context, functions
from mla_writer.conditions import BOOL, SIGNATURES


def test_every_declared_function_exists_and_no_other(context: Callable[..., Context]) -> None:
    assert set(functions(context())) == set(SIGNATURES)


@pytest.mark.parametrize("name", sorted(SIGNATURES))
def test_takes_as_many_arguments_as_declared(name: str, context: Callable[..., Context]) -> None:
    taken = inspect.signature(functions(context())[name]).parameters
    assert len(taken) == len(SIGNATURES[name].parameters)


ANSWERS_TO_NOTHING = {
    "empty": True,
    "words": 0,
    "max_in": 0,
    "sum_in": 0,
    "distinct": [],
    "provider_countries": [],
    "annexes_cited": [],
    "names_missing": [],
    "abbreviations_left": [],
    "longest_sentence": 0,
}
NEED_A_DECLARED_NAME = {"limit", "mentions"}


@pytest.mark.parametrize("name", sorted(set(SIGNATURES) - NEED_A_DECLARED_NAME))
def test_null_answers_null_or_false(name: str, context: Callable[..., Context]) -> None:
    declared = SIGNATURES[name]
    if not declared.parameters:
        return
    never_unknown = declared.result == BOOL and not declared.unknown
    expected = ANSWERS_TO_NOTHING.get(name, False if never_unknown else None)
    answer = functions(context())[name](*(None for _ in declared.parameters))
    assert (answer, type(answer)) == (expected, type(expected))


def test_building_the_table_works_nothing_out(context: Callable[..., Context]) -> None:
    made = context()
    functions(made)
    assert made.memory == {}
