"""A small hand-made rulebook, so that these tests do not move with the law."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mla_writer.model.case import Case
from mla_writer.model.declarations import (
    Assurance,
    Choice,
    ChoiceList,
    DocumentClass,
    Field,
    Group,
    Kind,
    LetterPart,
    Provenance,
    Record,
    Requirement,
)
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.fields import parse_type
from mla_writer.model.instruments import BoundBy, Confidence, Instrument, Standing
from mla_writer.model.rulebook import Rulebook
from mla_writer.render.environment import Texts

SOURCE = Provenance("invented for tests", "2026-11-21")


def fields(**types: str) -> dict[str, Field]:
    """Fields by id; a type may end in `` prose`` or `` internal``; the label is made from the id."""
    made: dict[str, Field] = {}
    for id, written in types.items():
        type, *marks = written.split()
        made[id] = Field(
            id,
            id.replace("_", " ").capitalize(),
            parse_type(type),
            Requirement.OPTIONAL,
            SOURCE,
            prose="prose" in marks,
            internal="internal" in marks,
            same_as=next((mark[5:] for mark in marks if mark.startswith("same=")), ""),
        )
    return made


def record(id: str, **types: str) -> Record:
    return Record(id, id, fields(**types))


def group(id: str, **types: str) -> Group:
    return Group(id, id, "", fields(**types))


RECORDS = (
    record("person", role="choice:role", family_name="text", given_names="text", legal_name="text",
           date_of_birth="date", nationality="list:country", address="long_text", note="long_text prose"),
    record("offence", title="text", period="date_range"),
    record("authority", name="text", address="long_text", email="email"),
    record("annex", number="text", title="text"),
    record("treaty_basis", treaty="instrument", articles="text"),
    record("account", number="text", holder="ref:persons", basis="long_text prose", sum="money"),
)  # fmt: skip
GROUPS = (
    group("case", reference="text", secret="text internal"),
    group("authorities", requesting_state="country", requested_state="country",
          requesting_authority="record:authority"),
    group("legal_basis", treaties="list:record:treaty_basis"),
    group("persons", list="list:record:person", unknown="yes_no"),
    group("offences", list="list:record:offence"),
    group("facts", summary="long_text prose", places="list:text", seen_at="datetime"),
    group("link", nexus="long_text prose"),
    group("annexes", list="list:record:annex"),
    group("assurances", given="list:text"),
    group("translation", original_language="language"),
    group("signature", date="date", name="text"),
    group("unused", anything="text"),
)  # fmt: skip
ROLES = ChoiceList(
    "role", (Choice("suspect", "Suspect"), Choice("witness", "Witness"), Choice("body", "Europol"))
)
TREATY = Instrument(
    "untoc", "Convention on Tests", "CT", 5, Standing.IN_FORCE, BoundBy.PARTICIPATION, "2000-11-15",
    "2003-09-29", "", "", "", (), Confidence.HIGH, {}, {}, (), {"fr": "Convention sur les essais"},
)  # fmt: skip


def kind(id: str, label: str, **types: str) -> Kind:
    return Kind(
        id,
        label,
        "evidence",
        "letter",
        True,
        "no",
        "",
        (),
        fields(**types),
        (),
        (),
        (),
        (),
        (),
        (),
        drafted=True,
    )


KINDS = (
    kind("bank_records", "Bank records", accounts="list:record:account", period="date_range",
         account_nexus="long_text prose same=link.nexus"),
    kind("unwritten", "Something unwritten"),
)  # fmt: skip
LETTER = DocumentClass(
    "letter",
    "Letter of request",
    "letter",
    tuple(one.id for one in GROUPS if one.id != "unused"),
    (LetterPart("facts", "Statement of facts", ("facts",)),),
    {},
)
ASSURANCE = Assurance(
    "use_limits", "Limits of use", "The evidence will be used in this case only.", {}, SOURCE
)


def by_id(entries: Any) -> dict[str, Any]:
    return {entry.id: entry for entry in entries}


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return Rulebook(
        choices={"role": ROLES}, records=by_id(RECORDS), groups=by_id(GROUPS), kinds=by_id(KINDS),
        documents={"letter": LETTER}, sections=(), checks={}, assurances={"use_limits": ASSURANCE},
        refusal_grounds={}, treaty_rules={}, limits={}, term_lists={}, needs=(), ways=(), tips=(),
        follow_ups=(), left_behind=(),
        instruments={"untoc": TREATY}, sources={}, countries={}, topics={}, profile_keys={}, memberships={},
        tables={}, table_days={}, hard_required=(),
    )  # fmt: skip


COMMON: dict[str, dict[str, Any]] = {
    "case": {"reference": "AB 12/2026", "secret": "not for print"},
    "authorities": {
        "requesting_state": "XA", "requested_state": "FR",
        "requesting_authority": {"name": "Public Prosecutor", "address": "1 Court Street\nAlbena"}},
    "legal_basis": {"treaties": [{"id": "t1", "treaty": "untoc", "articles": "18"}]},
    "persons": {"list": [
        {"id": "p1", "role": "suspect", "family_name": "Haddad", "given_names": "Karim",
         "nationality": ["XA", "FR"], "date_of_birth": "1980-01-01", "note": "Seen often."},
        {"id": "p2", "role": "witness", "legal_name": "Meridian Trade Ltd"}]},
    "offences": {"list": [
        {"id": "o1", "title": "Fraud", "period": {"start": "2026-01-01", "end": "2026-03-03"}}]},
    "facts": {"summary": "On one day.\n\nOn another day.", "places": ["Albena", "Port Vale"]},
    "assurances": {"given": ["use_limits"]},
    "translation": {"original_language": "en"},
    "signature": {"date": "2026-11-21"},
}  # fmt: skip
ACCOUNT = {"id": "a1", "number": "GB33 BUKB 2020", "holder": "p1", "basis": "A statement.",
           "sum": {"amount": "1200.00", "currency": "EUR"}}  # fmt: skip


@pytest.fixture
def draft() -> Draft:
    measure = Measure("m1", "bank_records", {"accounts": [ACCOUNT]}, {"persons": ("p2",), "facts": ("f1",)})
    return Draft("d1", languages=("en",), common=COMMON, measures=(measure,))


@pytest.fixture
def case(rulebook: Rulebook, draft: Draft) -> Case:
    return Case(rulebook, draft, date(2026, 11, 21))


KIND_TEXT = """1. {{ t("The following accounts are concerned.") }}
{% for account in measure.accounts %}
   1. {{ t("account {number} of {holder}, balance {sum}", number=account.number|identifier,
      holder=account.holder|person_name, sum=account.sum|money) }}
{% endfor %}
"""


@pytest.fixture
def make_texts():
    """Templates from one source for the letter."""

    def made(letter: str, others: dict[str, str] | None = None) -> Texts:
        return Texts({"letter": letter, "kinds/bank_records": KIND_TEXT, **(others or {})})

    return made
