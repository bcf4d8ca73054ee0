"""What conditions may name, as types: groups, the measure, the entry of a list.

Follows the declarations; decides nothing. The values behind these names are made in ``checks``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mla_writer.conditions import (
    ANY,
    BOOL,
    DATE,
    MONEY,
    NUMBER,
    RANGE,
    TEXT,
    TIME,
    ListOf,
    OneOf,
    RecordOf,
    Type,
)
from mla_writer.model.declarations import ChoiceList, Field, Group, Kind, Record
from mla_writer.model.fields import FieldType, Form
from mla_writer.model.matrix import SERVED

Names = dict[str, Type]

SCALARS: Mapping[Form, Type] = {
    Form.TEXT: TEXT,
    Form.LONG_TEXT: TEXT,
    Form.YES_NO: BOOL,
    Form.NUMBER: NUMBER,
    Form.INTEGER: NUMBER,
    Form.DAYS: NUMBER,
    Form.DATE: DATE,
    Form.DATETIME: TIME,
    Form.DATE_RANGE: RANGE,
    Form.MONEY: MONEY,
    Form.COUNTRY: TEXT,
    Form.LANGUAGE: TEXT,
    Form.INSTRUMENT: OneOf("instrument"),
    Form.EMAIL: TEXT,
    Form.PHONE: TEXT,
}
REFERRED: Mapping[str, str] = {
    "persons": "person",
    "offences": "offence",
    "annexes": "annex",
    "authorities": "authority",
    "contacts": "contact",
}
"""Target of a reference -> the record that it points to."""


@dataclass(slots=True)
class TypeBuilder:
    """Builds types from declarations; records are built once, so that they may refer to each other."""

    choices: Mapping[str, ChoiceList]
    records: Mapping[str, Record]
    built: dict[str, RecordOf] = field(default_factory=dict[str, RecordOf])

    def of(self, type: FieldType) -> Type:
        """The type of the values of a field."""
        one = self._one(type)
        return ListOf(one) if type.many else one

    def record(self, id: str) -> RecordOf:
        """The type of a record; its fields are filled in after it exists, for records in a circle."""
        if id not in self.built:
            fields: dict[str, Type] = {"id": TEXT}
            self.built[id] = RecordOf(id, fields)
            fields.update(self.fields(self.records[id].fields))
        return self.built[id]

    def fields(self, declared: Mapping[str, Field]) -> Names:
        """The types of declared fields by id."""
        return {name: self.of(one.type) for name, one in declared.items()}

    def _one(self, type: FieldType) -> Type:
        if type.form is Form.CHOICE:
            return OneOf(type.of, tuple(choice.id for choice in self.choices[type.of].choices))
        if type.form is Form.RECORD:
            return self.record(type.of)
        if type.form is Form.REF:
            return self.record(REFERRED[type.of])
        return SCALARS[type.form]


def common_names(types: TypeBuilder, groups: Mapping[str, Group], kinds: Mapping[str, Kind]) -> Names:
    """The roots that every condition may read: the groups, ``measures`` and ``draft``."""
    names: Names = {id: RecordOf(id, types.fields(group.fields)) for id, group in groups.items()}
    if isinstance(case := names.get("case"), RecordOf) and "kinds" in case.fields:
        names["case"] = RecordOf("case", {**case.fields, "kinds": ListOf(OneOf("kind"))})
    names["measures"] = ListOf(RecordOf("measures", _any_measure(types, kinds)))
    names["draft"] = RecordOf("draft", {"document": OneOf("document"), "languages": ListOf(TEXT)})
    return names


def measure_type(types: TypeBuilder, kind: Kind) -> RecordOf:
    """The type of ``measure`` where a measure of ``kind`` is judged."""
    return RecordOf(kind.id, {"id": TEXT, "kind": OneOf("kind"), **types.fields(kind.fields)})


def _any_measure(types: TypeBuilder, kinds: Mapping[str, Kind]) -> Names:
    """The fields of all kinds; a field that two kinds declare differently can be anything."""
    fields: Names = {}
    for kind in kinds.values():
        for name, type in types.fields(kind.fields).items():
            fields[name] = type if fields.get(name, type) == type else ANY
    # The ids of what a measure serves: ``serves_facts`` and so on.
    served: Names = {f"serves_{what}": ListOf(TEXT) for what in SERVED}
    return {**fields, **served, "id": TEXT, "kind": OneOf("kind")}
