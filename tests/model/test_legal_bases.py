"""What binds two States: pairs worked out by hand from the status of the treaties, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mla_writer.model.instruments import BoundBy, Confidence
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
    # Hong Kong has its State's treaties only if they were extended to it: nothing is sure to bind.
    ("HK", "FR", BANK, (), []),
    # No multilateral treaty on assistance in common; corruption named makes UNCAC a basis. Their
    # bilateral treaties are not in the data.
    ("KE", "US", BANK, (), []),
    ("KE", "US", BANK, ("uncac_mandatory",), ["uncac"]),
    # Spain by the EU-US Agreement, as every Member State.
    ("ES", "US", BANK, (), ["eu-us"]),
    # Italy and Egypt share the conventions of the United Nations only; smuggling of migrants by sea.
    ("IT", "EG", BANK, (), []),
    ("IT", "EG", BANK, ("untoc_protocol_smuggling",), ["untoc-smuggling", "untoc"]),
    # India: no convention of the Council of Europe; organised crime named.
    ("IN", "CH", BANK, (), []),
    ("IN", "CH", BANK, ("untoc_art5",), ["untoc"]),
    # Senegal and France: financing of terrorism by a group; the subject convention before UNTOC.
    ("SN", "FR", BANK, ("untoc_art5", "icsft_art2"), ["icsft1999", "untoc"]),
    # Senegal joined the Budapest Convention in 2016.
    ("SN", "FR", ("ee_stored_data",), (), ["coe-ets185"]),
    # Korea is party to ETS 30, Japan is not.
    ("JP", "KR", BANK, (), []),
    ("JP", "KR", BANK, ("v88_art3_1",), ["vienna1988"]),
    # The United Kingdom has left the Union, so that nothing replaces the conventions with Romania.
    ("GB", "RO", BANK, (), ETS),
    # Between parties of both, the Warsaw Convention of 2005 takes the place of that of 1990.
    ("GB", "RO", BANK, ("untoc_art6",), [*ETS, "coe-cets198", "untoc"]),
    # Two members of SADC; the scheme of the Commonwealth stands apart.
    ("ZA", "MU", BANK, (), ["sadc-mla2002"]),
    ("SN", "ML", BANK, (), ["ecowas-mla1992"]),
    ("TH", "VN", BANK, (), ["asean-mlat2004"]),
    ("EG", "SA", BANK, (), ["arab-riyadh1983"]),
    # Kenya and the Congo take part in the protocol of the Great Lakes.
    ("CD", "KE", BANK, (), ["icglr-judcoop2006"]),
    # Ukraine left the Minsk Convention; the European ones still bind both.
    ("RU", "UA", BANK, (), ETS),
    # Neither Denmark nor Ireland is bound by the EIO.
    ("IE", "DK", BANK, (), ["eu-mla2000", *ETS]),
    # The Cook Islands conclude treaties of their own: bound themselves, and not through New Zealand.
    ("CK", "NZ", BANK, ("v88_art3_1",), ["vienna1988"]),
    # Not in the lists of participation and linked to no State: unknown.
    ("TW", "FR", BANK, ("untoc_art5",), []),
]
EE_DATA = ("ee_stored_data",)
DATED = [
    # Before the EIO applied, the conventions it now replaces.
    ("FR", "DE", date(2017, 5, 21), BANK, (), ["eu-mla2000", *ETS]),
    ("FR", "DE", date(2017, 5, 22), BANK, (), ["eu-eio"]),
    # The Convention of 2000 was adopted, not in force; the second protocol did not exist.
    ("FR", "DE", date(2000, 12, 1), BANK, (), ["coe-ets99", "coe-ets30"]),
    # The second protocol entered into force on 1 February 2004.
    ("CH", "FR", date(2003, 12, 31), BANK, (), ["coe-ets30"]),
    # Chisinau entered into force on 27 April 2004.
    ("RU", "KZ", date(2004, 4, 26), BANK, (), ["cis-minsk1993"]),
    ("RU", "KZ", date(2004, 4, 27), BANK, (), ["cis-chisinau2002"]),
    # The Convention of the Portuguese-speaking countries began on 1 August 2009.
    ("BR", "PT", date(2009, 7, 31), BANK, (), []),
    # Nothing binds before it was adopted, even where dates of States are unknown.
    ("ZA", "MU", date(2002, 8, 1), BANK, (), []),
    # The Regulation on electronic evidence applies since 18 August 2026.
    ("FR", "DE", date(2026, 8, 17), EE_DATA, (), ["eu-eio", "coe-ets185"]),
    ("FR", "DE", date(2026, 8, 18), EE_DATA, (), ["eu-e-evidence", "eu-eio", "coe-ets185"]),
    # What binds today is taken to bind in years to come.
    ("FR", "CH", date(2040, 1, 1), BANK, (), ["coe-ets182", "coe-ets30"]),
]
TERRITORIES = [
    # China is bound by conventions of the United Nations, and by none of the Council of Europe.
    ("HK", "FR", ["untoc", "uncac", "vienna1988"], ["coe-ets30"]),
    # Jersey: those of the United Kingdom; France is in the Union, whose law does not reach Jersey.
    ("JE", "FR", ["coe-ets30", "coe-ets182", "coe-ets141", "coe-cets198"], ["eu-eio", "eu-mla2000"]),
    # New Caledonia is no part of the territory where the law of the Union applies.
    ("NC", "DE", ["coe-ets30", "untoc"], ["eu-eio", "eu-mla2000", "eu-jit-fd"]),
    # The Cayman Islands and a State that is bound by neither ETS 30 nor the EU-US Agreement with them.
    ("KY", "US", ["coe-ets185", "vienna1988"], ["coe-ets30", "eu-us"]),
    # Greenland: Denmark is bound, as is Norway.
    ("GL", "NO", ["coe-ets30", "coe-ets182"], []),
    # Two territories of two States.
    ("HK", "JE", ["untoc"], ["coe-ets30", "commonwealth-harare"]),
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


@pytest.mark.parametrize(("requesting", "requested", "day", "kinds", "routes", "expected"), DATED)
def test_known_pairs_on_other_days(
    requesting: str,
    requested: str,
    day: date,
    kinds: tuple[str, ...],
    routes: tuple[str, ...],
    expected: list[str],
) -> None:
    assert ids(bases(requesting, requested, kinds, routes, day=day)) == expected


@pytest.mark.parametrize(("requesting", "requested", "listed", "absent"), TERRITORIES)
def test_a_territory_has_treaties_if_they_were_extended(
    requesting: str, requested: str, listed: list[str], absent: list[str]
) -> None:
    found = bases(requesting, requested, BANK, ("untoc_art5",))
    assert ids(found) == []
    extended = ids(found, Place.IF_EXTENDED)
    assert set(listed) <= set(extended)
    assert set(absent).isdisjoint(basis.instrument.id for basis in found)
    assert extended == ids(bases(requested, requesting, BANK, ("untoc_art5",)), Place.IF_EXTENDED)


def test_what_may_not_have_been_extended_says_so() -> None:
    basis = one(bases("HK", "FR", BANK), "untoc")
    assert (basis.if_extended, basis.confidence) == (("HK",), Confidence.LOW)
    # The day on which China was bound is not the day for Hong Kong.
    assert (basis.in_force_since, basis.date_unknown) == ("", True)
    assert one(bases("HK", "JE", BANK), "untoc").if_extended == ("HK", "JE")
    assert one(bases("CN", "FR", BANK), "untoc").if_extended == ()


def test_what_may_not_have_been_extended_replaces_nothing() -> None:
    places = {basis.instrument.id: basis.place for basis in bases("JE", "RO", ("freezing",))}
    assert places["coe-ets141"] is Place.IF_EXTENDED
    assert one(bases("GB", "RO", ("freezing",)), "coe-ets141").place is Place.REPLACED


@pytest.mark.parametrize("states", [("JE", "GB"), ("GB", "JE"), ("HK", "MO"), ("JE", "GG")])
def test_no_treaty_lies_within_one_state(states: tuple[str, str]) -> None:
    found = bases(*states, BANK, ("untoc_art5",))
    assert [basis.instrument.id for basis in found] == ["reciprocity"]


@pytest.mark.parametrize("id", ["untoc", "coe-ets30", "vienna1988"])
def test_what_binds_a_territory_is_unknown(id: str) -> None:
    assert bound(law(), id, "JE", DAY) is None
    assert bound_together(law(), id, ("JE", "FR"), DAY) is None


def test_declarations_of_the_state_of_a_territory_are_shown() -> None:
    basis = one(bases("FR", "GI", BANK), "vienna1988")
    assert {declaration.state for declaration in basis.declarations} == {"GB"}


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
