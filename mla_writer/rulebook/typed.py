"""Typed answers: models for every group, record and kind, made from their declarations.

Every answer may be missing or null, because a draft grows; an answer that is there has the declared
form. Answers that are not declared are kept untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from pydantic import BaseModel, ValidationError, create_model

from mla_writer.i18n import formats
from mla_writer.model.declarations import Field
from mla_writer.model.fields import FieldType, Form
from mla_writer.model.message import Message, message
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook import answer_forms as forms
from mla_writer.rulebook.draft_schema import draft_schema

Problem = tuple[str, Message]
SHOWN = 60


class AnswerTypes:
    """The models of one rulebook, each made when it is first needed."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._models: dict[str, type[BaseModel]] = {}
        self._codes: dict[Form, Any] = {}

    def group(self, id: str) -> type[BaseModel]:
        """The model of the answers to a common group."""
        return self._model(f"common_{id}", self.rulebook.groups[id].fields)

    def kind(self, id: str) -> type[BaseModel]:
        """The model of the answers to a measure of a kind."""
        return self._model(f"kind_{id}", self.rulebook.kinds[id].fields)

    def record(self, id: str) -> type[BaseModel]:
        """The model of a record; in a list it carries an id."""
        return self._model(f"record_{id}", self.rulebook.records[id].fields, {"id": (str | None, None)})

    def problems(self, draft: Mapping[str, Any]) -> list[Problem]:
        """The answers of a draft (plain JSON of the published format) that have not the declared form,
        as (path, what is expected and what was found). Groups and kinds that are not declared, and
        whatever has no answers in it, are passed over."""
        found: list[Problem] = []
        for group, answers in _objects(draft.get("common")):
            if group in self.rulebook.groups:
                fields = self.rulebook.groups[group].fields
                found.extend(self._problems_in(self.group, group, answers, (f"common.{group}", fields)))
        for index, (kind, answers) in enumerate(_measures(draft.get("measures"))):
            if kind in self.rulebook.kinds:
                fields = self.rulebook.kinds[kind].fields
                place = (f"measures[{index}].answers", fields)
                found.extend(self._problems_in(self.kind, kind, answers, place))
        return found

    def json_schema(self) -> dict[str, Any]:
        """The published JSON Schema (draft 2020-12) of the draft format."""
        groups = {id: self.group(id) for id in self.rulebook.groups}
        kinds = {id: self.kind(id) for id in self.rulebook.kinds}
        return draft_schema(self.rulebook, groups, kinds)

    def _problems_in(
        self,
        model: Callable[[str], type[BaseModel]],
        id: str,
        answers: Any,
        place: tuple[str, Mapping[str, Field]],
    ) -> Iterator[Problem]:
        try:
            model(id).model_validate(answers)
        except ValidationError as error:
            seen: set[str] = set()
            for one in error.errors(include_url=False, include_context=False):
                path, type = self._declared(one["loc"], place)
                if path not in seen:
                    seen.add(path)
                    yield path, _told(type, one["input"])

    def _declared(
        self, steps: Sequence[int | str], place: tuple[str, Mapping[str, Field]]
    ) -> tuple[str, FieldType | None]:
        """The path of an answer that was refused, and the type of the field that it answers."""
        path, fields = place
        type: FieldType | None = None
        for step in steps:
            if isinstance(step, int):
                path, type = f"{path}[{step}]", type.one if type else None
            elif step in fields:
                type = fields[step].type
                path = f"{path}.{step}"
                fields = self.rulebook.records[type.of].fields if type.form is Form.RECORD else {}
            else:
                break
        return path, type

    def _model(
        self, name: str, fields: Mapping[str, Field], more: Mapping[str, Any] | None = None
    ) -> type[BaseModel]:
        if name not in self._models:
            declared = {id: (self._of(field.type) | None, None) for id, field in fields.items()}
            make = cast(Callable[..., type[BaseModel]], create_model)
            self._models[name] = make(name, __base__=forms.Answers, **declared, **(more or {}))
        return self._models[name]

    def _of(self, type: FieldType) -> Any:
        one = self._one(type)
        return forms.several(one) if type.many else one

    def _one(self, type: FieldType) -> Any:
        if type.form is Form.RECORD:
            return self.record(type.of)
        if type.form is Form.CHOICE:
            return forms.one_of([choice.id for choice in self.rulebook.choices[type.of].choices])
        if type.form in forms.SIMPLE:
            return forms.SIMPLE[type.form]
        if type.form not in self._codes:
            self._codes[type.form] = self._code(type.form)
        return self._codes[type.form]

    def _code(self, form: Form) -> Any:
        if form is Form.COUNTRY:
            return forms.code_of(formats.countries("en"), r"^[A-Z]{2}$")
        if form is Form.LANGUAGE:
            return forms.code_of(formats.languages("en"), r"^[a-z]{2}$")
        return forms.one_of(tuple(self.rulebook.instruments))


def _told(type: FieldType | None, found: object) -> Message:
    shown = repr(found)
    expected = forms.EXPECTED[type.form] if type else message("an object")
    if type and type.many:
        expected = message("a list, each entry {entry}", entry=expected)
    return message(
        "expected: {expected}; found: {found}",
        expected=expected,
        found=shown if len(shown) <= SHOWN else shown[:SHOWN] + "…",
    )


def _objects(value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        yield from cast(Mapping[str, Any], value).items()


def _measures(value: object) -> Iterator[tuple[str, Any]]:
    """Kind and answers of every measure; one that is not an object has neither."""
    for measure in cast(Sequence[object], value) if isinstance(value, (list, tuple)) else ():
        given = cast(Mapping[str, Any], measure) if isinstance(measure, Mapping) else {}
        yield str(given.get("kind", "")), given.get("answers", {})
