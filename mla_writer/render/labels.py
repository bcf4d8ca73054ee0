"""What a gap is called: from the name a template prints to the label of the field that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mla_writer.model.case import Case
from mla_writer.model.declarations import Field


def labelled(case: Case, names: tuple[str, ...]) -> tuple[str, ...]:
    """The labels (English, keys of the interface's catalog) of what ``names`` say, each once.

    A name is dotted as in a template (``authorities.requesting_state``, ``person.date_of_birth``); its
    last part that is a declared field counts. What is no field is its own label.
    """
    return tuple(dict.fromkeys(_label(case, name) for name in names))


def _label(case: Case, name: str) -> str:
    parts = name.split(".")
    rulebook = case.rulebook
    if parts[0] in rulebook.groups and len(parts) > 1:
        found = _last(case, rulebook.groups[parts[0]].fields, parts[1:])
        if found:
            return found.label
    if " " in name:
        return name
    for fields in _known(case):
        if parts[-1] in fields:
            return fields[parts[-1]].label
    return parts[-1].replace("_", " ")


def _last(case: Case, fields: Mapping[str, Field], parts: list[str]) -> Field | None:
    found: Field | None = None
    for part in parts:
        if part not in fields:
            return found
        found = fields[part]
        record = case.rulebook.records.get(found.type.of)
        fields = record.fields if record else {}
    return found


def _known(case: Case) -> Iterator[Mapping[str, Field]]:
    """The fields that may be meant: those of the measures first, then of all records and groups."""
    for kind in case.draft.kinds:
        yield case.rulebook.kind(kind).fields
    for record in case.rulebook.records.values():
        yield record.fields
    for group in case.rulebook.groups.values():
        yield group.fields
