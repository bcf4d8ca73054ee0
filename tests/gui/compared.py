"""Answers of two drafts compared by what they say: ids of entries and the order of ticks aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mla_writer.gui.editors.entries import LISTED
from mla_writer.model.declarations import Field
from mla_writer.model.fields import Form, is_empty
from mla_writer.model.rulebook import Rulebook

Ids = Mapping[tuple[str, str], str]
"""What an entry of another draft, named by the path of its list and its id, is called in this one."""
TICKED = (Form.REF, Form.CHOICE)


def said(rulebook: Rulebook, field: Field, value: Any, ids: Ids) -> Any:
    """What ``value`` of ``field`` says, in the ids of this draft; None for nothing."""
    type = field.type
    if is_empty(value):
        return None
    if type.many:
        one = replace(field, type=type.one)
        parts = [said(rulebook, one, part, ids) for part in value]
        return sorted(parts) if type.form in TICKED else parts
    if type.form is Form.REF:
        return ids.get((f"common.{type.of}.{LISTED}", value), value)
    if type.form is Form.RECORD:
        return _record(rulebook, type.of, value, ids)
    return value.replace("Z", "+00:00") if type.form is Form.DATETIME else value


def _record(rulebook: Rulebook, name: str, value: Mapping[str, Any], ids: Ids) -> dict[str, Any]:
    fields = rulebook.records[name].fields
    parts = {id: said(rulebook, fields[id], part, ids) for id, part in value.items() if id != "id"}
    return {id: part for id, part in parts.items() if part is not None}
