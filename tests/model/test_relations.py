"""How two States stand to every instrument on a day, in words with dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mla_writer.model.instruments import Confidence, Participation
from mla_writer.model.relations import (
    Relation,
    Word,
    memberships_of,
    not_binding,
    relations,
    treaties_of,
    without_participants,
)
from mla_writer.model.rulebook import Rulebook
from tests.model.law import law

DAY = date(2026, 11, 21)


def relation(states: tuple[str, str], id: str, day: date = DAY, book: Rulebook | None = None) -> Relation:
    return next(one for one in relations(book or law(), states, day) if one.instrument.id == id)


def words(found: Relation) -> tuple[Word, Word]:
    return found.standings[0].word, found.standings[1].word


@pytest.mark.parametrize(
    ("states", "id", "day", "expected", "binds"),
    [
        (("KE", "US"), "uncac", DAY, (Word.BOUND, Word.BOUND), True),
        (("KE", "US"), "oas-nassau1992", DAY, (Word.NOT_BOUND, Word.BOUND), False),
        (("KE", "US"), "commonwealth-harare", DAY, (Word.TAKES_PART, Word.NOT_BOUND), None),
        # Signed only: a signature binds nobody.
        (("GB", "US"), "coe-cets224", DAY, (Word.SIGNED, Word.SIGNED), False),
        # The Budapest Convention entered into force for Brazil on 1 March 2023.
        (("CH", "BR"), "coe-ets185", date(2023, 2, 28), (Word.BOUND, Word.NOT_YET), False),
        (("CH", "BR"), "coe-ets185", date(2023, 3, 1), (Word.BOUND, Word.BOUND), True),
        # France was bound by ETS 30 in 1967; nobody was before it was opened in 1959.
        (("FR", "IL"), "coe-ets30", date(1958, 1, 1), (Word.NOT_YET, Word.NOT_YET), False),
        # Regulation 2023/1543 applies since 18 August 2026.
        (("FR", "DE"), "eu-e-evidence", date(2026, 8, 17), (Word.NOT_YET, Word.NOT_YET), False),
        # Three ratifications of CETS 224, which is not in force.
        (("RS", "JP"), "coe-cets224", DAY, (Word.NOT_YET, Word.NOT_YET), False),
        # Hong Kong: what China is bound by may have been extended; what it is not, is unknown.
        (("HK", "FR"), "untoc", DAY, (Word.IF_EXTENDED, Word.BOUND), None),
        (("HK", "FR"), "coe-ets30", DAY, (Word.UNKNOWN, Word.BOUND), None),
        # A regulation of the Union reaches no State outside it.
        (("HK", "FR"), "eu-eio", DAY, (Word.NOT_BOUND, Word.BOUND), False),
        (("GB", "FR"), "eu-eio", DAY, (Word.NOT_BOUND, Word.BOUND), False),
        # Its data are not certain enough: a party by the list, but whether it is in force is unknown.
        (("AR", "BR"), "mercosur-jit2010", DAY, (Word.UNKNOWN, Word.UNKNOWN), None),
        (("XA", "FR"), "untoc", DAY, (Word.UNKNOWN, Word.BOUND), None),
    ],
)
def test_words(
    states: tuple[str, str], id: str, day: date, expected: tuple[Word, Word], binds: bool | None
) -> None:
    found = relation(states, id, day)
    assert (words(found), found.binds) == (expected, binds)


def test_every_word_is_said_of_somebody() -> None:
    pairs = [("KE", "US"), ("HK", "FR"), ("CH", "GB"), ("BR", "PY")]
    said = {one.word for pair in pairs for found in relations(law(), pair, DAY) for one in found.standings}
    assert set(Word) - said == {Word.NOT_YET, Word.DENOUNCED}


def changed(id: str, state: str, **row: str) -> Rulebook:
    book = law()
    instrument = book.instruments[id]
    rows = {**instrument.participations, state: replace(instrument.participations[state], **row)}
    return replace(book, instruments={**book.instruments, id: replace(instrument, participations=rows)})


def test_a_denunciation_is_told_before_and_after_its_day() -> None:
    book = changed("untoc", "BR", denounced_on="2027-01-01")
    before = relation(("CH", "BR"), "untoc", DAY, book)
    assert (words(before), before.standings[1].denounced_on) == ((Word.BOUND, Word.BOUND), "2027-01-01")
    after = relation(("CH", "BR"), "untoc", date(2027, 1, 1), book)
    assert (words(after), after.binds) == ((Word.BOUND, Word.DENOUNCED), False)


@pytest.mark.parametrize(
    ("id", "row", "begins"),
    [
        ("untoc", {"in_force_on": "2027-05-01"}, "2027-05-01"),
        ("untoc", {"ratified_on": "2027-05-01", "in_force_on": ""}, ""),
    ],
)
def test_what_begins_later_says_when(id: str, row: dict[str, str], begins: str) -> None:
    standing = relation(("CH", "BR"), id, DAY, changed(id, "BR", **row)).standings[1]
    assert (standing.word, standing.in_force_on) == (Word.NOT_YET, begins)


def test_what_begins_with_the_instrument_says_when() -> None:
    found = relation(("FR", "DE"), "eu-e-evidence", date(2026, 8, 17))
    assert [one.in_force_on for one in found.standings] == ["2026-08-18", "2026-08-18"]


def test_through_whom_and_how_sure() -> None:
    standing = relation(("HK", "FR"), "untoc").standings[0]
    assert (standing.through, standing.confidence) == ("CN", Confidence.LOW)
    assert standing.in_force_on == law().instruments["untoc"].participations["CN"].in_force_on


def test_a_row_of_a_territory_is_its_own() -> None:
    book = law()
    row = Participation("HK", True, "", "", ("x",), Confidence.HIGH, said_by="hk")
    untoc = book.instruments["untoc"]
    own = replace(untoc, participations={**untoc.participations, "HK": row})
    book = replace(book, instruments={**book.instruments, "untoc": own})
    found = relation(("HK", "FR"), "untoc", DAY, book)
    assert (words(found), found.binds, found.standings[0].said_by) == ((Word.BOUND, Word.BOUND), True, "hk")
    assert words(relation(("HK", "FR"), "uncac", DAY, book))[0] is Word.IF_EXTENDED


def test_missing_parents_are_named() -> None:
    # The United Kingdom has the second protocol, the United States have no part in ETS 30.
    assert relation(("GB", "US"), "coe-ets182").missing == ("coe-ets30",)
    assert relation(("FR", "CH"), "coe-ets182").missing == ()


@pytest.mark.parametrize("states", [("", "FR"), ("FR", "FR"), ("JE", "GB"), ("GB", "HK")])
def test_nothing_within_one_state(states: tuple[str, str]) -> None:
    assert bool(relations(law(), states, DAY)) is (states == ("GB", "HK"))


def test_an_agreement_of_one_side_with_another_is_no_matter_of_one_side() -> None:
    assert relation(("FR", "US"), "eu-us").binds is True
    for states in (("FR", "DE"), ("FR", "CH"), ("GB", "US")):
        assert "eu-us" not in {one.instrument.id for one in relations(law(), states, DAY)}


def test_a_treaty_of_two_lies_between_them_only_also_when_it_is_not_in_force() -> None:
    book = law()
    rows = {code: Participation(code, False, "", "", ("x",), Confidence.HIGH) for code in ("FR", "BR")}
    record = replace(book.instruments["uncac"], id="fr-br", record_of="bilateral", participations=rows)
    book = replace(book, instruments={**book.instruments, "fr-br": record})
    assert words(relation(("FR", "BR"), "fr-br", DAY, book)) == (Word.SIGNED, Word.SIGNED)
    assert "fr-br" not in {one.instrument.id for one in relations(book, ("FR", "CH"), DAY)}


def test_what_does_not_bind_and_what_nobody_knows() -> None:
    found = not_binding(law(), ("KE", "US"), DAY)
    assert all(one.binds is not True for one in found)
    assert {"oas-nassau1992", "commonwealth-harare"} <= {one.instrument.id for one in found}
    assert "coe-ets24" in {one.id for one in without_participants(law())}
    assert not {"rome-statute", "reciprocity", "bilateral"} & {one.instrument.id for one in found}


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("FR", ["eu", "eu-eio", "eu-freezing-confiscation", "eu-e-evidence"]),
        ("IE", ["eu", "eu-e-evidence"]),
        ("DK", ["eu"]),
        # Its having territories is no membership.
        ("GB", []),
        ("XA", []),
    ],
)
def test_memberships_of_a_state(state: str, expected: list[str]) -> None:
    assert list(memberships_of(law(), state)) == expected
    assert all(law().membership_labels[id] for id in expected)


@pytest.mark.parametrize(
    ("state", "first", "word"),
    [
        ("CH", "coe-ets182", Word.BOUND),
        ("JE", "coe-ets182", Word.IF_EXTENDED),
        ("KE", "icglr-judcoop2006", Word.BOUND),
    ],
)
def test_treaties_of_a_state(state: str, first: str, word: Word) -> None:
    found = treaties_of(law(), state, DAY)
    assert (found[0][0].id, found[0][1].word) == (first, word)
    assert len(found) == len({instrument.id for instrument, _ in found})


@pytest.mark.parametrize("state", ["TW", "XA", ""])
def test_of_some_states_no_treaty_is_known(state: str) -> None:
    assert treaties_of(law(), state, DAY) == ()
