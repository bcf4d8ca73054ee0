"""The matrix: rows, what serves them, orphans."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.model.case import Case
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.matrix import FACTS, OFFENCES, PERSONS, fact_paragraphs, matrix
from mla_writer.rulebook.cache import rulebook

DRAFT = Draft(
    "d1",
    common={
        "facts": {"summary": "First act.\nSame paragraph.\n\n  \nSecond act.\n"},
        "offences": {"list": [{"id": "o1", "title": "Fraud"}, {"id": "o2", "title": "Theft"}]},
        "persons": {"list": [{"id": "p1", "family_name": "Adamek", "given_names": "Viktor"}, {"id": "p2"}]},
    },
    measures=(
        Measure("m1", "bank_records", {}, {"offences": ("o1",), "facts": ("f2",)}),
        Measure("m2", "service", {}, {"persons": ("p1",)}),
    ),
)


@pytest.fixture
def found():
    return matrix(Case(rulebook(), DRAFT, date(2026, 11, 21)))


def test_a_fact_is_a_paragraph():
    assert fact_paragraphs(DRAFT) == (("f1", "First act.\nSame paragraph."), ("f2", "Second act."))
    assert fact_paragraphs(Draft("empty")) == ()


def test_every_row_says_what_serves_it(found):
    assert found.measures == ("m1", "m2")
    assert [(row.what, row.id, row.name, row.served) for row in found.rows] == [
        (OFFENCES, "o1", "Fraud", (True, False)),
        (OFFENCES, "o2", "Theft", (False, False)),
        (FACTS, "f1", "First act.\nSame paragraph.", (False, False)),
        (FACTS, "f2", "Second act.", (True, False)),
        (PERSONS, "p1", "Adamek, Viktor", (False, True)),
        (PERSONS, "p2", "", (False, False)),
    ]


def test_orphans_and_idle_measures(found):
    assert [row.id for row in found.rows if row.orphan] == ["o2", "f1", "p2"]
    assert found.idle() == ("m2",)
