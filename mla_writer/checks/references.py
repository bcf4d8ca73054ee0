"""References that point nowhere: an entry that was removed is no answer to who or what is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, cast

from mla_writer.model.declarations import Field
from mla_writer.model.draft import Draft
from mla_writer.model.fields import Form
from mla_writer.model.rulebook import Rulebook

LISTED = ("persons", "offences", "annexes")
"""Targets whose entries stand in a list that a person can change."""

Known = Mapping[str, Collection[str]]


def without_dangling(draft: Draft, rulebook: Rulebook) -> Draft:
    """``draft`` without references to entries that are not there (any more)."""
    known = {target: _ids(draft.get(f"common.{target}.list")) for target in LISTED}
    for path, value in _changes(draft, rulebook, known):
        draft = draft.drop(path) if value is None else draft.put(path, value)
    return draft


def _changes(draft: Draft, rulebook: Rulebook, known: Known) -> Iterator[tuple[str, Any]]:
    for group in rulebook.groups.values():
        answers = draft.common.get(group.id, {})
        yield from _in_fields(group.fields, answers, (f"common.{group.id}", rulebook, known))
    for index, measure in enumerate(draft.measures):
        if measure.kind in rulebook.kinds:
            fields = rulebook.kinds[measure.kind].fields
            yield from _in_fields(fields, measure.answers, (f"measures[{index}].answers", rulebook, known))


def _in_fields(
    fields: Mapping[str, Field], answers: Mapping[str, Any], place: tuple[str, Rulebook, Known]
) -> Iterator[tuple[str, Any]]:
    for name, field in fields.items():
        raw = answers.get(name)
        if raw is not None and field.type.form in (Form.REF, Form.RECORD):
            yield from _in_field(field, raw, (f"{place[0]}.{name}", *place[1:]))


def _in_field(field: Field, raw: Any, place: tuple[str, Rulebook, Known]) -> Iterator[tuple[str, Any]]:
    path, rulebook, known = place
    if field.type.form is Form.REF and field.type.of in known:
        kept = _kept(raw, known[field.type.of])
        if kept != raw:
            yield path, kept
    elif field.type.form is Form.RECORD:
        fields = rulebook.records[field.type.of].fields
        for inner, entry in _records(raw, path):
            yield from _in_fields(fields, entry, (inner, rulebook, known))


def _kept(raw: Any, ids: Collection[str]) -> Any:
    if isinstance(raw, (list, tuple)):
        return [one for one in raw if one in ids]
    return raw if raw in ids else None


def _records(raw: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(raw, dict):
        yield path, cast(dict[str, Any], raw)
        return
    listed = cast(Sequence[Any], raw) if isinstance(raw, (list, tuple)) else ()
    for index, one in enumerate(listed):
        if isinstance(one, dict):
            yield f"{path}[{index}]", cast(dict[str, Any], one)


def _ids(entries: Any) -> frozenset[str]:
    return frozenset(str(entry["id"]) for _, entry in _records(entries, "") if "id" in entry)
