"""What binds two States: pairs worked out by hand from the status of the treaties, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mla_writer.model.instruments import BoundBy, Confidence, Participation
from mla_writer.model.legal_bases import (
    LegalBasis,
    Place,
    bound,
    bound_together,
    legal_bases,
    treaty_binds,
)
from mla_writer.model.rulebook import Rulebook
from tests.model.law import law

DAY = date(2026, 11, 21)
ETS = ["coe-ets182", "coe-ets99", "coe-ets30"]
BANK = ("bank_records",)

PAIRS = [
    # Both have ETS 30 and ETS 182; Switzerland has not ratified ETS 99 and is outside the Union.
    ("FR", "CH", BANK, (), ["coe-ets182", "coe-ets30"]),
    # Both are bound by the EIO Directive, which takes the place of the conventions for bank records.
    ("FR", "DE", BANK, (), ["eu-eio"]),
    # The EIO does not serve documents: the conventions stay; the later one comes first.
    ("FR", "DE", ("service",), (), ["eu-mla2000", *ETS]),
    # Freezing goes by certificate under Regulation 2018/1805; CETS 198 is about freezing itself.
    ("FR", "DE", ("freezing",), (), ["eu-freezing-confiscation", "eu-mla2000", *ETS, "coe-cets198"]),
    # The EIO excludes setting up a team; drugs named, so the 1988 Convention (art. 9) applies as well.
    ("FR", "DE", ("jit_request",), ("v88_art3_1",), ["eu-mla2000", "eu-jit-fd", *ETS, "vienna1988"]),
    # Observation by officers is outside the EIO, technical devices are not: both are listed.
    ("FR", "DE", ("sit_surveillance",), (), ["eu-eio", "eu-mla2000", *ETS]),
    # Denmark is not bound by the EIO: the Convention of 2000 remains the first basis.
    ("DE", "DK", BANK, (), ["eu-mla2000", *ETS]),
    # Nor is Ireland, in either direction.
    ("IE", "FR", BANK, (), ["eu-mla2000", *ETS]),
    # The United Kingdom has left the instruments of the Union; the European conventions remain.
    ("GB", "FR", BANK, (), ETS),
    # One Member State and the United States: the EU-US Agreement; ETS 30 does not bind the US.
    ("US", "FR", BANK, (), ["eu-us"]),
    # The United States and a State outside the Union: no EU-US Agreement, Inter-American Convention.
    ("PE", "US", BANK, (), ["oas-nassau1992"]),
    # Both speak Portuguese and are bound by the convention of 2005.
    ("BR", "PT", BANK, (), ["cplp-mla2005"]),
    # Japan: nothing general in common; corruption named makes UNCAC a basis.
    ("JP", "FR", BANK, (), []),
    ("JP", "FR", BANK, ("uncac_mandatory",), ["uncac"]),
    # Two members of the Commonwealth: only the scheme, which is no treaty.
    ("KE", "GB", BANK, (), []),
    # Mauritius and France: drugs named.
    ("MU", "FR", BANK, ("v88_art3_1",), ["vienna1988"]),
    # Both are party to Minsk and Chisinau; the later replaces the earlier.
    ("RU", "KZ", BANK, (), ["cis-chisinau2002"]),
    # Organised crime, with UNTOC the only convention of the case between Switzerland and Brazil.
    ("CH", "BR", BANK, ("untoc_art5",), ["untoc"]),
    # Trafficking in persons: the protocol, which needs UNTOC, and UNTOC after it.
    ("CH", "BR", BANK, ("untoc_protocol_trafficking",), ["untoc-trafficking", "untoc"]),
    # Computer data: the Budapest Convention applies by the measure, whatever the offence.
    ("CH", "BR", ("ee_preservation",), (), ["coe-ets185"]),
    # Two regional bases: the later in force first, one without a date last.
    ("AO", "MZ", BANK, (), ["cplp-mla2005", "sadc-mla2002"]),
    ("AR", "UY", BANK, (), ["oas-nassau1992", "mercosur-san-luis1996"]),
    # Korea joined ETS 30 and ETS 99 without the second protocol.
    ("KR", "DE", BANK, (), ["coe-ets99", "coe-ets30"]),
    # ETS 30 is not for extradition (art. 1(2) of its text of 1959).
    ("FR", "CH", ("extradition",), (), []),
    # Hong Kong is not covered by the participation data: unknown, so nothing is proposed.
    ("HK", "FR", BANK, (), []),
]


def bases(*asked: object, law_book: Rulebook | None = None, day: date = DAY) -> tuple[LegalBasis, ...]:
    requesting, requested, *rest = asked
    return legal_bases(law_book or law(), (str(requesting), str(requested)), day, *rest)  # type: ignore[arg-type]


def ids(found: tuple[LegalBasis, ...], place: Place = Place.BASIS) -> list[str]:
    return [one.instrument.id for one in found if one.place is place]


def one(found: tuple[LegalBasis, ...], id: str) -> LegalBasis:
    return next(basis for basis in found if basis.instrument.id == id)


@pytest.mark.parametrize(("requesting", "requested", "kinds", "routes", "expected"), PAIRS)
def test_known_pairs(
    requesting: str, requested: str, kinds: tuple[str, ...], routes: tuple[str, ...], expected: list[str]
) -> None:
    assert ids(bases(requesting, requested, kinds, routes)) == expected


@pytest.mark.parametrize(("requesting", "requested", "kinds", "routes", "expected"), PAIRS)
def test_the_direction_does_not_change_what_binds(
    requesting: str, requested: str, kinds: tuple[str, ...], routes: tuple[str, ...], expected: list[str]
) -> None:
    assert ids(bases(requested, requesting, kinds, routes)) == expected


def test_what_the_eio_replaces_is_listed_as_replaced() -> None:
    found = bases("FR", "DE", BANK)
    assert ids(found, Place.REPLACED) == ["eu-mla2000", *ETS, "coe-ets141"]
    assert one(found, "coe-ets30").replaced_by == ("eu-eio",)


def test_a_convention_replaced_for_one_measure_only_stays_a_basis() -> None:
    basis = one(bases("FR", "DE", ("service", "bank_records")), "coe-ets30")
    assert (basis.place, basis.replaced_for) == (Place.BASIS, ("bank_records",))


def test_without_a_measure_the_general_rule_is_shown() -> None:
    assert one(bases("FR", "DE"), "coe-ets30").place is Place.REPLACED


def test_an_instrument_that_serves_no_measure_asked_for_stands_apart() -> None:
    found = bases("FR", "DE", BANK)
    assert ids(found, Place.OTHER_MEASURES) == ["eu-e-evidence", "eu-freezing-confiscation", "eu-jit-fd"]


def test_the_scheme_stands_apart_and_reciprocity_is_last() -> None:
    found = bases("KE", "GB", BANK)
    assert ids(found, Place.SCHEME) == ["commonwealth-harare"]
    assert found[-1].place is Place.RECIPROCITY


def test_a_subject_convention_is_available_if_the_offence_falls_under_it() -> None:
    found = bases("MU", "FR", BANK, ("v88_art3_1",))
    available = ids(found, Place.IF_OFFENCE_FALLS_UNDER_IT)
    assert "uncac" in available
    assert available[-1] == "untoc"


def test_reciprocity_is_excluded_where_the_profile_leaves_no_room() -> None:
    # Ghana's profile: no assistance without a treaty or other arrangement.
    basis = bases("NG", "GH", BANK)[-1]
    assert basis.place is Place.EXCLUDED
    assert basis.excluded_by is not None
    assert basis.excluded_by.source


def test_what_is_unknown_or_not_in_force_is_never_proposed() -> None:
    never = {
        id
        for id, instrument in law().instruments.items()
        if instrument.bound_by in (BoundBy.UNKNOWN, BoundBy.NONE, BoundBy.RECORD)
        or instrument.standing in ("not_in_force", "status_unknown", "model")
        or instrument.court_only
    }
    assert len(never) == 16
    for requesting, requested, kinds, routes, _ in PAIRS:
        assert never.isdisjoint(basis.instrument.id for basis in bases(requesting, requested, kinds, routes))


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2023, 2, 28), False), (date(2023, 3, 1), True), (DAY, True)]
)
def test_a_treaty_binds_from_its_day(day: date, expected: bool) -> None:
    # The Budapest Convention entered into force for Brazil on 1 March 2023.
    assert bound(law(), "coe-ets185", "BR", day) is expected
    assert ("coe-ets185" in {basis.instrument.id for basis in bases("CH", "BR", day=day)}) is expected


def test_a_regulation_binds_nobody_before_it_applies() -> None:
    assert bound_together(law(), "eu-e-evidence", ("FR", "DE"), date(2026, 8, 17)) is False
    assert bound_together(law(), "eu-e-evidence", ("FR", "DE"), date(2026, 8, 18)) is True


@pytest.mark.parametrize(
    ("id", "state", "expected"),
    [
        ("untoc", "FR", True),
        ("untoc", "HK", None),
        ("untoc", "XA", None),
        ("coe-ets30", "US", False),
        ("coe-mla-3ap2025", "FR", False),
        ("mercosur-jit2010", "BR", None),
        ("coe-ets24", "FR", None),
        ("bilateral", "FR", None),
        ("un-model-treaty1990", "FR", False),
        ("reciprocity", "XA", True),
        ("no-such-treaty", "FR", None),
    ],
)
def test_unknown_is_not_no(id: str, state: str, expected: bool | None) -> None:
    assert bound(law(), id, state, DAY) is expected


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (("US", "FR"), True),
        (("FR", "US"), True),
        (("FR", "DE"), False),
        (("US", "CH"), False),
        (("FR", "DE", "US"), False),
        (("FR",), True),
        (("US",), True),
        (("CH",), False),
        ((), None),
    ],
)
def test_the_eu_us_agreement_binds_pairs_only(states: tuple[str, ...], expected: bool | None) -> None:
    assert bound_together(law(), "eu-us", states, DAY) is expected


def test_a_protocol_needs_its_parent() -> None:
    book = law()
    parent = book.instruments["untoc"]
    without = {state: one for state, one in parent.participations.items() if state != "BR"}
    changed = replace(
        book, instruments={**book.instruments, "untoc": replace(parent, participations=without)}
    )
    assert bound_together(book, "untoc-trafficking", ("CH", "BR"), DAY) is True
    assert bound_together(changed, "untoc-trafficking", ("CH", "BR"), DAY) is False


def test_a_denounced_treaty_binds_until_its_day() -> None:
    book = law()
    treaty = book.instruments["untoc"]
    leaving = replace(treaty.participations["BR"], denounced_on="2027-01-01")
    left = replace(treaty, participations={**treaty.participations, "BR": leaving})
    changed = replace(book, instruments={**book.instruments, "untoc": left})
    assert bound(changed, "untoc", "BR", date(2026, 12, 31)) is True
    assert bound(changed, "untoc", "BR", date(2027, 1, 1)) is False


def test_a_recorded_bilateral_treaty_comes_before_regional_ones() -> None:
    book = law()
    states = {code: Participation(code, True, "", "", ("x",), Confidence.HIGH) for code in ("FR", "CH")}
    record = replace(
        book.instruments["bilateral"],
        id="fr-ch",
        bound_by=BoundBy.PARTICIPATION,
        record_of="bilateral",
        participations=states,
    )
    changed = replace(book, instruments={**book.instruments, "fr-ch": record})
    assert ids(bases("FR", "CH", BANK, law_book=changed))[0] == "fr-ch"
    assert bound_together(changed, "bilateral", ("FR", "CH"), DAY) is True
    assert bound_together(changed, "bilateral", ("FR", "DE"), DAY) is None


def test_dates_confidence_declarations_and_articles() -> None:
    basis = one(bases("FR", "CH", BANK), "coe-ets30")
    # The later of 1967-03-20 (Switzerland) and 1967-08-21 (France).
    assert (basis.in_force_since, basis.date_unknown) == ("1967-08-21", False)
    assert basis.articles == {"bank_records": "3"}
    assert {declaration.state for declaration in basis.declarations} <= {"FR", "CH"}
    assert basis.declarations


def test_an_unknown_date_counts_as_bound_and_says_so() -> None:
    basis = one(bases("AO", "MZ", BANK), "sadc-mla2002")
    assert (basis.in_force_since, basis.date_unknown, basis.confidence) == ("", True, Confidence.LOW)


@pytest.mark.parametrize("states", [("", "FR"), ("FR", ""), ("FR", "FR")])
def test_nothing_is_proposed_without_two_states(states: tuple[str, str]) -> None:
    assert legal_bases(law(), states, DAY) == ()


def test_treaty_binds() -> None:
    assert treaty_binds(bases("FR", "CH", BANK))
    assert not treaty_binds(bases("KE", "GB", BANK))
