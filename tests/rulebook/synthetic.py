"""Synthetic answers and functions, so that every condition can be run without a real case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mla_writer.conditions import ANY, BOOL, DATE, NUMBER, SIGNATURES, TEXT, ListOf
from mla_writer.model.declarations import Field
from mla_writer.model.fields import FieldType, Form, is_empty
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.names import REFERRED

Values = dict[str, Any]
Functions = dict[str, Callable[..., Any]]

COMPLETE: Mapping[Form, Any] = {
    Form.TEXT: "text",
    Form.LONG_TEXT: "A text of several words, as it might be written.",
    Form.EMAIL: "office@ministry.example",
    Form.PHONE: "+33199001020",
    Form.YES_NO: True,
    Form.NUMBER: 5,
    Form.INTEGER: 5,
    Form.DAYS: 60,
    Form.DATE: "2026-11-30",
    Form.DATETIME: "2026-11-30T09:30:00+01:00",
    Form.DATE_RANGE: {"start": "2026-01-01", "end": "2026-03-01"},
    Form.MONEY: {"amount": "1200.00", "currency": "EUR"},
    Form.COUNTRY: "US",
    Form.LANGUAGE: "fr",
    Form.INSTRUMENT: "untoc",
}
DEFECTIVE: Mapping[Form, Any] = {
    **COMPLETE,
    Form.TEXT: "",
    Form.LONG_TEXT: " ",
    Form.YES_NO: False,
    Form.NUMBER: 0,
    Form.DAYS: 0,
    Form.DATE: "1999-01-01",
    Form.DATETIME: "1999-01-01T00:00:00",
    Form.DATE_RANGE: {"start": None, "end": "1999-01-01"},
    Form.MONEY: {"amount": None, "currency": None},
    Form.COUNTRY: "XA",
}


NULL_OF_NULL = ("days_until", "days_between", "span_days", "add_days", "amount")
"""Functions that give null only for null, so that a condition may guard their arguments instead."""


class Answers:
    """Answers to every declared field: ``complete``, ``defective`` (given, but bad), ``hollow`` (lists
    of records without an answer) or ``empty``."""

    def __init__(self, rulebook: Rulebook, way: str) -> None:
        self.rulebook = rulebook
        self.way = way

    def names(self) -> Values:
        """The common roots of conditions."""
        groups = {id: self.values(group.fields) for id, group in self.rulebook.groups.items()}
        kinds = list(self.rulebook.kinds) if self.way != "empty" else []
        groups["case"]["kinds"] = kinds
        return {
            **groups,
            "measures": [{**self.measure(kind), **self.served()} for kind in kinds],
            "draft": {"document": "letter", "languages": ["fr"]},
        }

    def measure(self, kind: str) -> Values:
        """A measure of ``kind``."""
        return {**self.values(self.rulebook.kinds[kind].fields), "id": "m1", "kind": kind}

    def served(self) -> Values:
        """What an entry of ``measures`` serves."""
        ids = ["r1"] if self.way == "complete" else []
        return {f"serves_{what}": ids for what in ("facts", "offences", "persons")}

    def record(self, id: str, depth: int = 0) -> Values:
        """One entry of a record."""
        return {**self.values(self.rulebook.records[id].fields, depth), "id": "r1"}

    def values(self, fields: Mapping[str, Field], depth: int = 0) -> Values:
        """A value for every field."""
        return {name: self._value(field.type, depth) for name, field in fields.items()}

    def _value(self, type: FieldType, depth: int) -> Any:
        if not type.many:
            return self._one(type, depth)
        if self.way == "empty" or depth > 2:
            return []
        return [one for one in (self._one(type, depth + 1),) * 2 if one is not None]

    def _one(self, type: FieldType, depth: int) -> Any:
        if type.form in (Form.RECORD, Form.REF):
            if type.form is Form.REF and (self.way == "empty" or depth > 2):
                return None
            return self.record(type.of if type.form is Form.RECORD else REFERRED[type.of], depth + 1)
        if self.way in ("empty", "hollow"):
            return None
        if type.form is Form.CHOICE:
            choices = self.rulebook.choices[type.of].choices
            return choices[0 if self.way == "complete" else -1].id
        return (COMPLETE if self.way == "complete" else DEFECTIVE)[type.form]


def functions(rulebook: Rulebook, known: bool) -> Functions:
    """A stub for every function: with ``known`` yes or a typical result, else no, or null where that
    may be. Only whether there is an answer is looked at in earnest, since it guards the rest."""
    stubs = {
        name: _stub(rulebook, None if signature.unknown and not known else signature.result, known)
        for name, signature in SIGNATURES.items()
    }
    if not known:
        stubs.update(dict.fromkeys(NULL_OF_NULL, _three_unless_null))
    return {**stubs, "filled": lambda value: not is_empty(value), "empty": is_empty}


def _three_unless_null(*given: Any) -> int | None:
    return None if None in given else 3


def _stub(rulebook: Rulebook, result: Any, known: bool) -> Callable[..., Any]:
    if result is ANY:
        return lambda *given: _of_key(rulebook, str(given[-1]))
    if isinstance(result, ListOf):
        return lambda *given: list(given[0]) if given and isinstance(given[0], list) else []
    typical = {BOOL: known, NUMBER: 3, TEXT: "text", DATE: "2026-12-01", None: None}[result]
    return lambda *_: typical


def _of_key(rulebook: Rulebook, key: str) -> Any:
    """A value of the form that the profile key, the country topic or the country rule ``key`` has."""
    topic = rulebook.topics.get(key)
    if topic is not None:
        first = next(iter(topic.meanings), "text")
        return {"integer": 4, "languages": ["fr"], "codes": [first], "texts": ["text"]}.get(topic.form, first)
    declared = rulebook.profile_keys.get(key)
    if declared is None:
        return ["GB"] if key == "executive_agreements" else True
    return {"yes_no": True, "number": 4, "text": "always", "list:language": ["fr"]}[declared.form]
