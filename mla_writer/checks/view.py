"""A case as conditions see it, and the evaluation of one condition on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mla_writer.checks.scope import Names
from mla_writer.conditions import compiled
from mla_writer.model.case import Case
from mla_writer.model.errors import ConditionError


class View:
    """A case as conditions see it: only answers that are asked, names and functions."""

    def __init__(self, case: Case, names: Names, calls: Mapping[str, Callable[..., Any]]) -> None:
        self.case = case
        self.names = names
        self.calls = calls

    def evaluate(self, condition: str, measure: int | None = None, item: Any = None) -> Any:
        """The value of ``condition``; ``ConditionError`` when it fails while running."""
        names = self.names
        if measure is not None:
            names = {**names, "measure": self.names["measures"][measure]}
        if item is not None:
            names = {**names, "item": item}
        return compiled(condition).evaluate(names, self.calls)

    def holds(self, condition: str, measure: int | None = None, item: Any = None) -> bool:
        """Whether ``condition`` is true; a condition that cannot be evaluated does not hold."""
        try:
            return self.evaluate(condition, measure, item) is True
        except ConditionError:
            return False
