"""The JSON Schema of the draft format, put together from the models of answers.

Published with the program so that others can write drafts. Source of the envelope: the description
of the format in ``docs/draft-format.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from mla_writer.model.draft import FORMAT, VERSION
from mla_writer.model.rulebook import Rulebook

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
PATH = r"^(common|measures\[[0-9]+\]\.answers)\."
REFERENCE = "#/$defs/{model}"


def draft_schema(
    rulebook: Rulebook, groups: Mapping[str, type[BaseModel]], kinds: Mapping[str, type[BaseModel]]
) -> dict[str, Any]:
    """The schema of a draft whose answers are typed by ``groups`` and ``kinds``."""
    models = [(model, "validation") for model in (*groups.values(), *kinds.values())]
    _, described = models_json_schema(models, ref_template=REFERENCE)  # pyright: ignore[reportArgumentType]
    return {
        "$schema": DIALECT,
        "title": "Draft of a request for mutual legal assistance",
        "type": "object",
        "required": ["format", "version", "id"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "id": TEXT,
            "document": {"enum": list(rulebook.documents)},
            "languages": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]{2}$"}},
            "common": {"type": "object", "properties": {id: _ref(one) for id, one in groups.items()}},
            "measures": {"type": "array", "items": _measure(kinds)},
            **_about_answers(),
        },
        "$defs": described["$defs"],
    }


def _about_answers() -> dict[str, Any]:
    """What a draft holds beside the answers themselves."""
    override: dict[str, Any] = dict.fromkeys(("check", "field", "reason", "officer", "on"), TEXT)
    closed = {"state": {"enum": ["unknown", "not_applicable"]}, "reason": TEXT}
    return {
        "overrides": {"type": "array", "items": _object(override)},
        "confirmations": {"type": "object", "additionalProperties": {"enum": ["yes", "no"]}},
        "translations": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2}$"},
            "additionalProperties": {"type": "object"},
        },
        "closed": _by_path(_object(closed)),
        "unreadable": _by_path(TEXT),
        "redacted": {"type": "boolean"},
    }


def _measure(kinds: Mapping[str, type[BaseModel]]) -> dict[str, Any]:
    """A measure, its answers typed by its kind."""
    typed = [
        {
            "if": {"properties": {"kind": {"const": id}}},
            "then": {"properties": {"answers": _ref(model)}},
        }
        for id, model in kinds.items()
    ]
    served = {"type": "object", "additionalProperties": TEXTS}
    measure = {"id": TEXT, "kind": TEXT, "answers": {"type": "object"}, "serves": served}
    return {"type": "object", "required": ["id", "kind"], "properties": measure, "allOf": typed}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": dict(properties)}


def _by_path(value: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": PATH}, "additionalProperties": dict(value)}


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": REFERENCE.format(model=model.__name__)}
