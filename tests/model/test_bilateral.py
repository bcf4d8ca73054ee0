"""Bilateral treaties, which ministries add by packs: when they bind, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from mla_writer.model.legal_bases import Place, bound, bound_together, legal_bases
from mla_writer.model.packs import Pack, PackContent
from mla_writer.model.relations import Word, relations
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.instruments import load_instruments
from mla_writer.rulebook.tree import Tree
from tests.model.law import law

SOURCE = '[circular]\ntitle = "Circular of the Ministry of Justice"\nas_of = "2026-03-01"\n'
TREATY = """as_of = "2026-03-01"
title = "Treaty between {first} and {second}"
short = "{first}-{second}"
rank = "bilateral"
standing = "in_force"
bound_by = "participation"
record_of = "bilateral"
basis = ["circular"]
confidence = "high"
verified = "text"
[titles]
en = "Treaty between {first} and {second}"
[participations]
{first} = {{bound = true, in_force_on = "{since}", denounced_on = "{left}", {said}}}
{second} = {{bound = true, in_force_on = "{since}", {said}}}
"""
SAID = 'basis = ["circular"], confidence = "high"'


def treaty(first: str, second: str, since: str = "2001-05-01", left: str = "") -> str:
    return TREATY.format(first=first, second=second, since=since, left=left, said=SAID)


@cache
def book() -> Rulebook:
    """The rulebook with six treaties of a pack."""
    files = {
        "sources/circular.toml": SOURCE,
        "instruments/fr-ch.toml": treaty("FR", "CH"),
        "instruments/fr-ch-new.toml": treaty("FR", "CH", since="2027-01-01"),
        "instruments/ke-us.toml": treaty("KE", "US", left="2027-01-01"),
        "instruments/fr-de.toml": treaty("FR", "DE"),
        "instruments/hk-fr.toml": treaty("HK", "FR"),
        "instruments/gb-us.toml": treaty("GB", "US"),
    }
    about = Pack("circular", "Treaties", "Ministry of Justice of Aldovia", "2026.1", "2026-03-02")
    content = PackContent(about, {name: text.encode() for name, text in files.items()})
    return replace(law(), instruments=load_instruments(Tree(packs=[content]))[0])


def listed(requesting: str, requested: str, day: str = "2026-11-21", place: Place = Place.BASIS) -> list[str]:
    found = legal_bases(book(), (requesting, requested), date.fromisoformat(day), ["bank_records"])
    return [basis.instrument.id for basis in found if basis.place is place]


@pytest.mark.parametrize(
    ("states", "day", "expected"),
    [
        # Before the conventions of the Council of Europe, which are regional.
        (("FR", "CH"), "2026-12-31", ["fr-ch", "coe-ets182", "coe-ets30"]),
        # The new treaty from its day on.
        (("CH", "FR"), "2027-01-01", ["fr-ch", "fr-ch-new", "coe-ets182", "coe-ets30"]),
        (("FR", "CH"), "2001-04-30", ["coe-ets30"]),
        # After the instruments of the Union.
        (("FR", "DE"), "2026-11-21", ["eu-eio", "fr-de"]),
        # Denounced with effect from 1 January 2027.
        (("KE", "US"), "2026-12-31", ["ke-us"]),
        (("US", "KE"), "2027-01-01", []),
        # Hong Kong concludes such treaties itself.
        (("HK", "FR"), "2026-11-21", ["hk-fr"]),
    ],
)
def test_when_it_binds_and_where_it_stands(states: tuple[str, str], day: str, expected: list[str]) -> None:
    assert listed(*states, day) == expected


def test_a_treaty_of_a_state_may_have_been_extended_to_its_territory() -> None:
    assert listed("US", "KY", place=Place.IF_EXTENDED)[0] == "gb-us"


@pytest.mark.parametrize(
    ("states", "day", "expected"),
    [
        (("FR", "CH"), "2026-11-21", True),
        (("FR", "CH"), "2001-04-30", None),
        (("KE", "US"), "2027-01-01", None),
        (("FR", "US"), "2026-11-21", None),
        (("US", "KY"), "2026-11-21", None),
        (("FR",), "2026-11-21", None),
        (("FR", "CH", "DE"), "2026-11-21", None),
    ],
)
def test_bilateral_binds_where_one_record_does(
    states: tuple[str, ...], day: str, expected: bool | None
) -> None:
    assert bound_together(book(), "bilateral", states, date.fromisoformat(day)) is expected


def test_a_record_says_nothing_of_other_treaties() -> None:
    day = date(2026, 11, 21)
    assert bound(book(), "hk-fr", "HK", day) is True
    assert bound(book(), "untoc", "HK", day) is None
    assert bound(book(), "ke-us", "FR", day) is False


def test_what_begins_later_and_what_was_left_are_told() -> None:
    told = {one.instrument.id: one for one in relations(book(), ("FR", "CH"), date(2026, 11, 21))}
    assert [one.word for one in told["fr-ch-new"].standings] == [Word.NOT_YET, Word.NOT_YET]
    assert told["fr-ch-new"].standings[0].in_force_on == "2027-01-01"
    assert told["fr-ch-new"].standings[0].said_by == "circular"
    (left,) = (
        one for one in relations(book(), ("KE", "US"), date(2027, 1, 1)) if one.instrument.id == "ke-us"
    )
    assert (left.standings[0].word, left.standings[0].denounced_on) == (Word.DENOUNCED, "2027-01-01")
