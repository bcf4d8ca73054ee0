"""What one evaluation carries along: the meaning of names, and the steps that are left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mla_writer.conditions.limits import NESTED_LISTS, STEPS
from mla_writer.model.errors import ConditionError
from mla_writer.model.message import message


class Frame:
    """One evaluation: what names mean, and the steps that are left."""

    __slots__ = ("functions", "names", "steps", "variables")

    def __init__(self, names: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]) -> None:
        self.names = names
        self.functions = functions
        self.variables: list[Any] = [None] * NESTED_LISTS
        self.steps = STEPS

    def spend(self, steps: int, column: int) -> None:
        """Take ``steps`` from those that are left; ``OutOfSteps`` when there are not enough."""
        self.steps -= steps
        if self.steps < 0:
            raise OutOfSteps(
                message(
                    "column {column}: the condition takes more than {allowed} steps; it was stopped",
                    column=column,
                    allowed=STEPS,
                )
            )


class OutOfSteps(ConditionError):
    """The evaluation was stopped; unlike other errors, no guard can make up for it."""


Evaluate = Callable[[Frame], Any]
