"""What conditions see: the answers of a draft with every declared field present.

An unanswered field is null, an unanswered list empty; a reference is the record it points to. Answers
of groups that the document does not use are not seen. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mla_writer.model.case import Case
from mla_writer.model.declarations import Field
from mla_writer.model.draft import Measure
from mla_writer.model.fields import FieldType, Form, is_empty
from mla_writer.model.matrix import SERVED
from mla_writer.model.rulebook import Rulebook

Names = dict[str, Any]
Targets = Mapping[str, Mapping[str, Any]]


def _served(measure: Measure) -> dict[str, list[str]]:
    return {f"serves_{what}": list(measure.serves.get(what, ())) for what in SERVED}


class ScopeBuilder:
    """Builds scopes and keeps what did not change since the last one, compared by identity."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._built: dict[str, tuple[tuple[object, ...], Any]] = {}
        self._targets_of: dict[str, frozenset[str]] = {}

    def names(self, case: Case) -> Names:
        """The roots of all names but ``measure`` and ``item``: groups, ``measures``, ``draft``."""
        used = set(case.groups())
        raw = {
            group: case.draft.common.get(group, {}) if group in used else {} for group in self.rulebook.groups
        }
        targets = self._targets(raw)
        names: Names = {group: self._group(group, raw[group], targets, raw) for group in self.rulebook.groups}
        names["case"] = {**names["case"], "kinds": list(case.draft.kinds)}
        names["measures"] = [
            {**self._measure(measure, targets, raw), **_served(measure)}
            for measure in case.draft.measures
            if measure.kind in self.rulebook.kinds
        ]
        names["draft"] = {"document": case.draft.document, "languages": list(case.draft.languages)}
        self._ask_once(case, names)
        return names

    def _targets(self, raw: Mapping[str, Mapping[str, Any]]) -> Targets:
        """What references point to, by target and id; built without references of their own."""
        lists = {
            target: self._group(target, raw.get(target, {}), {}, raw)
            for target in ("persons", "offences", "annexes")
        }
        found: dict[str, Mapping[str, Any]] = {
            target: {entry["id"]: entry for entry in group["list"] if entry.get("id")}
            for target, group in lists.items()
        }
        for target in ("authorities", "contacts"):
            found[target] = self._group(target, raw.get(target, {}), {}, raw)
        return found

    def _group(
        self, group: str, data: Mapping[str, Any], targets: Targets, raw: Mapping[str, Any]
    ) -> dict[str, Any]:
        fields = self.rulebook.groups[group].fields
        key = (data, *self._referred(group, fields, raw)) if targets else (data,)
        return self._kept(f"{group}/{bool(targets)}", key, lambda: self.values(fields, data, targets))

    def _measure(self, measure: Measure, targets: Targets, raw: Mapping[str, Any]) -> dict[str, Any]:
        fields = self.rulebook.kinds[measure.kind].fields
        key = (measure.answers, *self._referred(measure.kind, fields, raw))
        return self._kept(
            f"measure {measure.id} {measure.kind}",
            key,
            lambda: {**self.values(fields, measure.answers, targets), "id": measure.id, "kind": measure.kind},
        )

    def _referred(self, name: str, fields: Mapping[str, Field], raw: Mapping[str, Any]) -> Iterator[Any]:
        """The raw groups that ``fields`` refer to: what is built of them depends on these."""
        if name not in self._targets_of:
            self._targets_of[name] = frozenset(self._refers_to(fields))
        return (raw.get(target) for target in sorted(self._targets_of[name]))

    def _refers_to(self, fields: Mapping[str, Field]) -> Iterator[str]:
        for field in fields.values():
            if field.type.form is Form.REF:
                yield field.type.of
            elif field.type.form is Form.RECORD:
                yield from self._refers_to(self.rulebook.records[field.type.of].fields)

    def _kept(self, name: str, key: tuple[object, ...], build: Any) -> Any:
        held = self._built.get(name)
        if (
            held is not None
            and len(held[0]) == len(key)
            and all(a is b for a, b in zip(held[0], key, strict=True))
        ):
            return held[1]
        value = build()
        self._built[name] = key, value
        return value

    def values(
        self, fields: Mapping[str, Field], data: Mapping[str, Any], targets: Targets
    ) -> dict[str, Any]:
        """``data`` with every declared field present; answers that are not declared are not seen."""
        return {name: self._value(field.type, data.get(name), targets) for name, field in fields.items()}

    def _value(self, type: FieldType, raw: Any, targets: Targets) -> Any:
        if type.many:
            entries = raw if isinstance(raw, (list, tuple)) else ()
            seen = [self._one(type, entry, targets) for entry in entries]
            return [entry for entry in seen if entry is not None]
        return self._one(type, raw, targets)

    def _one(self, type: FieldType, raw: Any, targets: Targets) -> Any:
        if type.form is Form.RECORD:
            data: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
            return {**self.values(self.rulebook.records[type.of].fields, data, targets), "id": data.get("id")}
        if type.form is Form.REF:
            return targets.get(type.of, {}).get(raw) if isinstance(raw, str) else None
        return None if is_empty(raw) else raw

    def _ask_once(self, case: Case, names: Names) -> None:
        """Let a measure's answer count for the common field that asks the same, and the other way."""
        for index, seen in enumerate(names["measures"]):
            for field in self.rulebook.kinds[seen["kind"]].fields.values():
                if not field.same_as:
                    continue
                group, _, name = field.same_as.partition(".")
                if self.rulebook.field(field.same_as).type != field.type:
                    continue
                if is_empty(seen[field.id]) and not is_empty(names[group][name]):
                    names["measures"][index] = seen = {**seen, field.id: names[group][name]}
                elif is_empty(names[group][name]) and not is_empty(seen[field.id]):
                    names[group] = {**names[group], name: seen[field.id]}
