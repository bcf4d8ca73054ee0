"""Kinds of field, and what counts as an answer."""

from __future__ import annotations

import pytest

from mla_writer.model.errors import RulebookError
from mla_writer.model.fields import FieldType, Form, is_empty, parse_type

TYPES = [
    ("text", FieldType(Form.TEXT)),
    ("choice:stage", FieldType(Form.CHOICE, "stage")),
    ("list:text", FieldType(Form.TEXT, "", True)),
    ("list:record:annex", FieldType(Form.RECORD, "annex", True)),
    ("ref:persons", FieldType(Form.REF, "persons")),
]


@pytest.mark.parametrize(("text", "type"), TYPES)
def test_a_type_is_read_and_written_alike(text, type):
    assert parse_type(text) == type
    assert str(type) == text


@pytest.mark.parametrize("text", ["", "txt", "choice", "text:x", "list:", "list:list:text"])
def test_an_unknown_type_is_refused_with_what_is_allowed(text):
    with pytest.raises(RulebookError) as error:
        parse_type(text)
    assert "date_range" in str(error.value)


@pytest.mark.parametrize(
    "value",
    [None, "", " \n", [], (), {}, {"id": "p1"}, {"id": "p1", "name": "", "tags": []}, {"start": None}],
)
def test_no_answer(value):
    assert is_empty(value)


@pytest.mark.parametrize("value", [False, 0, 0.0, "x", [None], {"name": "x"}, {"ok": False}])
def test_an_answer(value):
    assert not is_empty(value)
