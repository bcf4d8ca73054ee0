"""An authority in a draft: what is replaced, what stays, where it is from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.authorities.card import AuthorityCard
from mla_writer.authorities.use import TAKEN_FROM, card_of, record_with, replaced_by, taken_from
from mla_writer.drafts.format import from_json, to_json
from mla_writer.model.draft import Draft
from tests.authorities.cards import card

CARD = card("Office", address="Street 1", phone="+41 1", fax="+41 2", source="A law", as_of="2010-05")


def test_what_the_card_does_not_know_stays() -> None:
    record = record_with({"name": "Other", "email": "a@b.example", "reference": "7"}, CARD, "2026-11-21")
    assert {name: value for name, value in record.items() if name != TAKEN_FROM} == {
        "name": "Office",
        "address": "Street 1",
        "phone": "+41 1",
        "email": "a@b.example",
        "reference": "7",
    }


def test_what_would_be_replaced_is_named() -> None:
    record = {"name": "Office", "address": "Old", "email": "a@b.example", "phone": ""}
    assert replaced_by(record, CARD) == {"address": ("Old", "Street 1")}


@pytest.mark.parametrize("origin", ["own", "rulebook"])
def test_where_it_is_from_survives_saving(origin: str) -> None:
    record = record_with({}, replace(CARD, origin=origin), "2026-11-21")
    draft = Draft("d", common={"authorities": {"central_requested": record}})
    found = taken_from(from_json(to_json(draft), lambda _: ()).get("common.authorities.central_requested"))
    assert found == {
        "name": "Office",
        "source": "A law",
        "as_of": "2010-05",
        "on": "2026-11-21",
        "own": origin == "own",
    }


@pytest.mark.parametrize(
    "record",
    [
        None,
        "x",
        {},
        {"name": "Office"},
        {"name": "Office", TAKEN_FROM: "a text"},
        {"name": "Changed since", TAKEN_FROM: {"name": "Office"}},
    ],
)
def test_a_record_that_was_typed_comes_from_nowhere(record: object) -> None:
    assert taken_from(record) is None


def test_a_typed_record_makes_an_entry() -> None:
    made = card_of({"name": "Office", "phone": None, "reference": "7"}, "XA", "Own entry", "2026-11-21")
    assert made == AuthorityCard("", "XA", name="Office", source="Own entry", as_of="2026-11-21")
