"""From the names of conditions to the paths of answers: where a finding points."""

from __future__ import annotations

from typing import Any

from mla_writer.model.case import Case
from mla_writer.model.fields import Form

MEASURES = "measures"
"""The list of all measures: what is said of one of them lies among its answers."""


def place_of(name: str, measure: int | None, item: str) -> str:
    """The path that ``name`` means: ``item.x``, ``measure.x``, ``group.field``, or a path already."""
    root, _, rest = name.partition(".")
    if root == "item":
        return f"{item}.{rest}" if rest else item
    if root == "measure":
        return f"measures[{measure or 0}].answers.{rest}"
    return name if root == "common" or name.startswith("measures[") else f"common.{name}"


def item_path(case: Case, each: str, measure: int | None, index: int, entry: Any) -> str:
    """The path of one entry of the list that ``each`` names.

    An entry of a list of references lies where the reference points, since that is where it is mended.
    """
    if each == MEASURES:
        return f"measures[{index}].answers"
    path = f"{place_of(each, measure, '')}[{index}]"
    target = _referred(case, each, measure)
    if not target or not isinstance(entry, dict):
        return path
    listed = case.draft.get(f"common.{target}.list") or []
    for place, one in enumerate(listed):
        if isinstance(one, dict) and one.get("id") == entry.get("id"):
            return f"common.{target}.list[{place}]"
    return path


def _referred(case: Case, each: str, measure: int | None) -> str:
    root, _, name = each.partition(".")
    if root != "measure" or measure is None:
        return ""
    field = case.rulebook.kind(case.draft.measures[measure].kind).fields.get(name)
    return field.type.of if field is not None and field.type.form is Form.REF else ""
