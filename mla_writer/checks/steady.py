"""Answers that are equal to those of the last look become the same object again.

Leaving out what is not asked makes new containers each time; what is compared by identity afterwards
would then count as changed although nobody touched it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mla_writer.model.draft import Draft

Answers = Mapping[str, Any]


class Steady:
    """Keeps the answers of each group and each measure as they were last time."""

    def __init__(self) -> None:
        self._last: dict[str, Answers] = {}

    def same(self, draft: Draft) -> Draft:
        """``draft`` made of the containers of the last one, where these are equal."""
        common = {group: self._kept(group, answers) for group, answers in draft.common.items()}
        measures = tuple(
            replace(measure, answers=self._kept(f"measure {measure.id}", measure.answers))
            for measure in draft.measures
        )
        return replace(draft, common=common, measures=measures)

    def _kept(self, name: str, answers: Answers) -> Answers:
        last = self._last.get(name)
        if last is not None and last == answers:
            return last
        self._last[name] = answers
        return answers
