"""The law between two States as one picture: sections, order, declarations, what is unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mla_writer.model.between import Between, Row, Section, between, sources
from mla_writer.model.instruments import Confidence, Rank, StateDeclaration
from mla_writer.model.legal_bases import legal_bases
from mla_writer.model.relations import Word
from mla_writer.model.rulebook import Rulebook
from tests.model.law import law

DAY = date(2026, 11, 21)


def row(found: Between, id: str) -> Row:
    return next(one for one in found.rows if one.instrument.id == id)


@pytest.mark.parametrize(
    ("states", "day", "id", "section"),
    [
        (("FR", "CH"), DAY, "coe-ets30", Section.BOTH),
        # Switzerland has signed ETS 99 only.
        (("FR", "CH"), DAY, "coe-ets99", Section.ONE),
        (("FR", "CH"), DAY, "ljubljana-hague2024", Section.LATER),
        (("FR", "CH"), DAY, "arab-it2010", Section.UNDETERMINED),
        (("FR", "CH"), date(2009, 1, 1), "uncac", Section.ONE),
        (("FR", "CH"), date(2009, 10, 24), "uncac", Section.BOTH),
        (("FR", "DE"), DAY, "eu-eio", Section.BOTH),
        (("KE", "US"), DAY, "oas-nassau1992", Section.ONE),
        (("ES", "US"), DAY, "eu-us", Section.BOTH),
        (("ZA", "MU"), DAY, "sadc-mla2002", Section.BOTH),
        (("ZA", "MU"), DAY, "commonwealth-harare", Section.SCHEME),
        (("FR", "KY"), DAY, "untoc", Section.IF_EXTENDED),
        (("BR", "PT"), DAY, "cplp-mla2005", Section.BOTH),
        (("IT", "EG"), DAY, "arab-riyadh1983", Section.ONE),
        (("PY", "UY"), DAY, "mercosur-jit2010", Section.UNDETERMINED),
    ],
)
def test_where_an_instrument_stands(states: tuple[str, str], day: date, id: str, section: Section) -> None:
    assert row(between(law(), states, day), id).section is section


@pytest.mark.parametrize("id", ["rome-statute", "un-model-treaty1990", "reciprocity", "bilateral"])
def test_what_never_stands_between_two_states(id: str) -> None:
    assert id not in {one.instrument.id for one in between(law(), ("FR", "CH"), DAY).rows}


@pytest.mark.parametrize("states", [("FR", "CH"), ("KE", "US")])
def test_what_one_of_the_two_has_with_another_state_is_left_out(states: tuple[str, str]) -> None:
    assert "eu-us" not in {one.instrument.id for one in between(law(), states, DAY).rows}


def test_a_scheme_of_which_only_one_is_a_member_is_left_out() -> None:
    assert not between(law(), ("FR", "MU"), DAY).section(Section.SCHEME)


@pytest.mark.parametrize("states", [("", "CH"), ("FR", ""), ("FR", "FR")])
def test_nothing_stands_between_what_is_not_two_states(states: tuple[str, str]) -> None:
    found = between(law(), states, DAY)
    assert (found.rows, found.bases, found.facts) == ((), (), ())


@pytest.mark.parametrize("states", [("FR", "CH"), ("KE", "US"), ("SN", "FR"), ("JP", "KR"), ("FR", "DE")])
def test_what_binds_both_is_what_the_legal_bases_hold(states: tuple[str, str]) -> None:
    kinds = ("bank_records",)
    found = between(law(), states, DAY, kinds)
    assert found.bases == legal_bases(law(), states, DAY, kinds)
    treaties = {one.instrument.id for one in found.bases if one.instrument.rank < Rank.SCHEME}
    assert {one.instrument.id for one in found.section(Section.BOTH)} == treaties


def test_groups_are_most_specific_first_and_what_is_replaced_comes_last_in_its_group() -> None:
    groups = between(law(), ("FR", "DE"), DAY, ("testimony",)).grouped(Section.BOTH)
    assert list(groups) == sorted(groups)
    union = [one.instrument.id for one in groups[Rank.EU]]
    assert union.index("eu-eio") < union.index("eu-mla2000") == len(union) - 1


def test_the_later_of_two_dates_counts_and_an_unknown_one_stays_unknown() -> None:
    found = between(law(), ("FR", "CH"), DAY)
    assert row(found, "coe-ets30").in_force_since == "1967-08-21"
    assert row(found, "coe-ets182").in_force_since == ""


def test_what_a_profile_says_of_reciprocity_and_that_there_is_none() -> None:
    known = between(law(), ("JP", "KR"), DAY)
    assert known.has_profile
    assert "legal_basis.reciprocity" in {fact.topic for fact in known.facts}
    unknown = between(law(), ("IT", "EG"), DAY)
    assert (unknown.has_profile, unknown.facts) == (False, ())
    assert known.not_known == ()
    assert unknown.not_known == ("legal_basis.treaty_required", "legal_basis.reciprocity")


def test_a_profile_that_is_silent_on_reciprocity_leaves_it_unknown() -> None:
    found = between(law(), ("GB", "RO"), DAY)
    assert found.has_profile
    assert found.not_known == ("legal_basis.treaty_required", "legal_basis.reciprocity")
    assert [fact.topic for fact in found.facts] == ["legal_basis.statutes"]


def declaring(*declarations: StateDeclaration) -> Rulebook:
    book = law()
    changed = replace(book.instruments["coe-ets30"], declarations=declarations)
    return replace(book, instruments={**book.instruments, "coe-ets30": changed})


def declaration(state: str, text: str, *measures: str) -> StateDeclaration:
    return StateDeclaration("coe-ets30", state, "other", text, (), measures=measures)


def test_declarations_that_matter_come_first_and_are_counted() -> None:
    book = declaring(
        declaration("FR", "service", "service"),
        declaration("FR", "banks", "bank_records"),
        declaration("CH", "interception", "interception"),
        declaration("CH", "everything"),
        declaration("DE", "of another State"),
    )
    found = row(between(book, ("FR", "CH"), DAY, ("bank_records",)), "coe-ets30")
    assert [one.text for one in found.declarations] == ["banks", "everything", "interception", "service"]
    assert found.mattering == 2


def test_what_is_not_known_for_certain_is_doubtful() -> None:
    found = row(between(law(), ("FR", "KY"), DAY), "untoc")
    assert found.confidence is Confidence.LOW
    assert found.sides[1].word is Word.IF_EXTENDED
    assert found.sides[1].through == "GB"


def test_only_a_missing_parent_is_told_as_the_reason() -> None:
    found = between(law(), ("KE", "US"), DAY)
    assert not row(found, "oas-managua1993").fails_for_parents
    book = law()
    orphan = replace(book.instruments["uncac"], needs=("oas-nassau1992",))
    without = replace(book, instruments={**book.instruments, "uncac": orphan})
    assert row(between(without, ("KE", "US"), DAY), "uncac").fails_for_parents


def test_a_bilateral_record_that_binds_is_known() -> None:
    book = law()
    assert not between(book, ("KE", "US"), DAY).bilateral_known
    record = replace(
        book.instruments["uncac"], id="ke-us", rank=Rank.BILATERAL, record_of="bilateral", only_with=("US",)
    )
    with_record = replace(book, instruments={**book.instruments, "ke-us": record})
    assert between(with_record, ("KE", "US"), DAY).bilateral_known


def test_a_source_that_is_not_declared_stands_for_itself() -> None:
    known, unknown = sources(law(), ("knowledge", "nowhere"))
    assert known.title.startswith("General knowledge")
    assert (unknown.title, unknown.as_of) == ("nowhere", "")
