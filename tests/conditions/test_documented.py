"""What docs/conditions.md tells those who write rules is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mla_writer.conditions import SIGNATURES, parse
from mla_writer.conditions.limits import DEEPEST, LONGEST, NESTED_LISTS, STEPS

PAGE = (Path(__file__).parents[2] / "docs" / "conditions.md").read_text(encoding="utf-8")
EXAMPLES = [line for block in re.findall(r"```cel\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("name", SIGNATURES)
def test_each_function_stands_in_the_table_with_its_meaning(name: str) -> None:
    signature = SIGNATURES[name]
    parameters = ", ".join(str(type) for type in signature.parameters)
    row = f"| `{name}({parameters})` | {signature.result} | {signature.meaning} | {signature.unknown} |"
    assert row in PAGE.splitlines()


def test_the_table_names_no_other_function() -> None:
    assert set(re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE)) == set(SIGNATURES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_parses(example: str) -> None:
    assert parse(example)


def test_the_limits_are_the_ones_stated() -> None:
    assert (LONGEST, DEEPEST, NESTED_LISTS, STEPS) == (2_000, 24, 2, 200_000)
    assert "2,000 characters, 24\nlevels of brackets, two lists in one another, 200,000 steps" in PAGE
