"""What a template sees of a case: plain dictionaries, lists, texts and numbers, nothing else.

Every declared field is present: an unanswered one is None, an unanswered list empty, and a field that
was closed with a reason says which it is. References are the records they point to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mla_writer.i18n import Language
from mla_writer.i18n.marks import printed
from mla_writer.model.case import Case
from mla_writer.model.declarations import Field
from mla_writer.model.draft import Measure
from mla_writer.model.fields import FieldType, Form, is_empty
from mla_writer.model.legal_bases import legal_bases
from mla_writer.model.translation import Standing, stands_as_written, translation_of, written_in
from mla_writer.render.values import Closed, Prose

Data = dict[str, Any]
LISTS = ("persons", "offences", "annexes")
PARTS = ("authorities", "contacts")
PRINTED = (Standing.DRAFT, Standing.CHECKED)
"""A translation of what the text was before is no translation of it now."""
CLOSED = {"unknown": printed("not known"), "not_applicable": printed("not applicable")}


class Context:
    """Builds the data of one document."""

    def __init__(self, case: Case, language: Language) -> None:
        self.case = case
        self.language = language
        self._foreign = _foreign(case, language)
        self._targets: Mapping[str, Mapping[str, Any]] = {}

    def data(self) -> Data:
        """The whole of it, by the names under which templates know it."""
        groups = self._groups()
        measures = [self._measure(index) for index in range(len(self.case.draft.measures))]
        self._ask_once(groups, measures)
        undertakings = self._undertakings(groups)
        groups.setdefault("assurances", {})["texts"] = [one["text"] for one in undertakings]
        return {
            **groups,
            "measures": measures,
            "document": self._document(),
            "sections": self._sections(),
            "bases": self._bases(groups),
            "undertakings": undertakings,
        }

    def _groups(self) -> Data:
        """All groups; references are resolved in a second pass, when what they point to is built."""
        used = frozenset(self.case.groups())
        first = {
            name: self._group(name, used) for name in (*LISTS, *PARTS) if name in self.case.rulebook.groups
        }
        self._targets = {
            **{
                name: {entry["id"]: entry for entry in first[name]["list"]} for name in LISTS if name in first
            },
            **{name: first[name] for name in PARTS if name in first},
        }
        return {name: self._group(name, used) for name in self.case.rulebook.groups}

    def _group(self, name: str, used: frozenset[str]) -> Data:
        answers = self.case.draft.common.get(name, {}) if name in used else {}
        fields = self.case.rulebook.groups[name].fields
        return self._fields(fields, answers, f"common.{name}", f"common.{name}")

    def _measure(self, index: int) -> Data:
        measure = self.case.draft.measures[index]
        kind = self.case.kind_of(measure)
        path, stable = f"measures[{index}].answers", f"measures.{measure.id}"
        return {
            **self._fields(kind.fields, measure.answers, path, stable),
            "id": measure.id,
            "kind": measure.kind,
            "label": self.language.text(kind.label),
            "serves": self._served(measure),
        }

    def _served(self, measure: Measure) -> Data:
        served: Data = {"facts": list(measure.serves.get("facts", ()))}
        for name in ("offences", "persons"):
            found = (self._targets.get(name, {}).get(id) for id in measure.serves.get(name, ()))
            served[name] = [entry for entry in found if entry is not None]
        return served

    def _fields(
        self, fields: Mapping[str, Field], answers: Mapping[str, Any], path: str, stable: str
    ) -> Data:
        seen: Data = {}
        for name, field in fields.items():
            if field.internal:
                continue
            place = f"{path}.{name}"
            raw = answers.get(name)
            if is_empty(raw) and place in self.case.draft.closed:
                seen[name] = Closed.of(CLOSED.get(self.case.draft.closed[place].state, CLOSED["unknown"]))
            else:
                seen[name] = self._value(field, raw, f"{stable}.{name}")
        return seen

    def _value(self, field: Field, raw: Any, stable: str) -> Any:
        if not field.type.many:
            return self._one(field, field.type, raw, stable)
        entries = raw if isinstance(raw, (list, tuple)) else ()
        seen = [
            self._one(field, field.type, entry, f"{stable}.{_id(entry, place)}")
            for place, entry in enumerate(entries)
        ]
        return [entry for entry in seen if entry is not None]

    def _one(self, field: Field, type: FieldType, raw: Any, stable: str) -> Any:
        if type.form is Form.RECORD:
            return self._record(type.of, raw if isinstance(raw, dict) else {}, stable)
        if type.form is Form.REF:
            return self._targets.get(type.of, {}).get(raw) if isinstance(raw, str) else None
        if is_empty(raw):
            return None
        return self._prose(raw, stable) if field.prose and isinstance(raw, str) else raw

    def _record(self, name: str, answers: Mapping[str, Any], stable: str) -> Data:
        fields = self.case.rulebook.records[name].fields
        seen = {
            id: self._value(field, answers.get(id), f"{stable}.{id}")
            for id, field in fields.items()
            if not field.internal
        }
        return {**seen, "id": answers.get("id")}

    def _prose(self, text: str, stable: str) -> Prose:
        translation = translation_of(self.case.draft, self.language.code, stable)
        if translation.standing(text) in PRINTED:
            return Prose.of(translation.text, "", stable)
        foreign = "" if stands_as_written(self.case.draft, text) else self._foreign
        return Prose.of(text, foreign, stable)

    def _ask_once(self, groups: Data, measures: list[Data]) -> None:
        """Let an answer stand for the field that asks the same, in either direction."""
        for seen in measures:
            for field in self.case.rulebook.kinds[seen["kind"]].fields.values():
                group, _, name = field.same_as.partition(".")
                if not field.same_as or name not in groups.get(group, {}) or field.id not in seen:
                    continue
                if self.case.rulebook.field(field.same_as).type != field.type:
                    continue
                if is_empty(seen[field.id]):
                    seen[field.id] = groups[group][name]
                elif is_empty(groups[group][name]):
                    groups[group][name] = seen[field.id]

    def _document(self) -> Data:
        document = self.case.document
        return {
            "id": document.id,
            "label": self.language.text(document.label),
            "language": self.language.code,
            "date": self.case.request_day.isoformat(),
        }

    def _sections(self) -> list[Data]:
        return [
            {"id": part.id, "heading": self.language.text(part.heading)}
            for part in self.case.document.sections
        ]

    def _bases(self, groups: Data) -> list[Data]:
        """The instruments relied on, as answered, with title and the day since when they bind both States."""
        chosen: list[Data] = [
            entry for entry in groups.get("legal_basis", {}).get("treaties", ()) if entry.get("treaty")
        ]
        if not chosen:
            return []
        states = self.case.requesting_state, self.case.requested_state
        found = legal_bases(self.case.rulebook, states, self.case.request_day, self.case.draft.kinds)
        since = {basis.instrument.id: basis.in_force_since or None for basis in found}
        return [self._basis(entry, since.get(entry["treaty"])) for entry in chosen]

    def _basis(self, entry: Data, since: str | None) -> Data:
        instrument = self.case.rulebook.instruments.get(entry["treaty"])
        if instrument is None:
            return {
                **entry,
                "title": entry["treaty"],
                "short": entry["treaty"],
                "since": None,
                "adopted": None,
            }
        return {
            **entry,
            "title": Prose.of(instrument.titles.get(self.language.code) or instrument.title, "", ""),
            "short": instrument.short,
            "since": since,
            "adopted": instrument.adopted_on or None,
        }

    def _undertakings(self, groups: Data) -> list[Data]:
        """The assurances given, as sentences."""
        given: list[str] = groups.get("assurances", {}).get("given") or []
        known = self.case.rulebook.assurances
        return [{"id": id, "text": self._own(known[id].sentence)} for id in given if id in known]

    def _own(self, text: str) -> Prose:
        """A sentence of the rulebook in the language of the document."""
        return Prose.of(self.language.text(text), "", "")


def _id(entry: Any, place: int) -> str:
    return str(entry.get("id", place)) if isinstance(entry, dict) else str(place)


def _foreign(case: Case, language: Language) -> str:
    """The language in which the draft was written, where it is known and not that of the document."""
    written = written_in(case.draft)
    return written if written != language.code else ""
