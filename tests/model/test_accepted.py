"""What requested States accept, by declaration or profile, and what a draft lacks of it."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.model.accepted import Mode, Proposal, accepted_languages, known_languages
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft, Measure
from tests.model.law import law

DAY = date(2026, 11, 21)
PRINTED = ("en", "fr", "es", "ru", "ar", "zh", "pt")


def case(asks: str, asked: str, treaty: str, own: str = "fr", kind: str = "") -> Case:
    """A draft in the language ``own`` that relies on one treaty."""
    measures = (Measure("m1", kind),) if kind else ()
    draft = Draft("d", languages=(own,), measures=measures)
    draft = draft.put("common.authorities.requested_state", asked)
    draft = draft.put("common.authorities.requesting_state", asks)
    draft = draft.put("common.legal_basis.treaties", [{"treaty": treaty}])
    return Case(law(), draft.put("common.translation.original_language", own), DAY)


def found(*about: str) -> Proposal:
    return accepted_languages(case(*about), PRINTED)


@pytest.mark.parametrize(
    ("about", "languages", "mode", "declared"),
    [
        # A declaration under the treaty relied on; the language of the draft comes first.
        (("FR", "CH", "coe-ets30", "fr", "bank_records"), "fr de it", Mode.ANY_OF, True),
        (("DE", "CH", "coe-ets30", "de", "bank_records"), "de fr it", Mode.ANY_OF, True),
        # Its declaration excepts the service of summons: the profile speaks.
        (("FR", "CH", "coe-ets30", "fr", "service"), "fr de it", Mode.ANY_OF, False),
        (("CN", "FR", "untoc", "zh"), "fr", Mode.ANY_OF, False),
        (("FR", "DE", "coe-ets30"), "de", Mode.ANY_OF, False),
        (("FR", "CN", "untoc"), "zh", Mode.ANY_OF, False),
        (("FR", "BR", "untoc"), "pt", Mode.ANY_OF, False),
        (("FR", "RU", "coe-ets30"), "ru", Mode.ANY_OF, False),
        (("FR", "JP", "untoc"), "ja", Mode.ANY_OF, False),
        (("FR", "SE", "coe-ets30"), "sv da no", Mode.ANY_OF, False),
        (("FR", "BE", "coe-ets30"), "fr en nl de", Mode.ANY_OF, False),
        # All of them under one treaty; under another it is not known whether one is enough.
        (("FR", "MK", "untoc", "en"), "en mk", Mode.ALL_OF, True),
        (("FR", "MK", "coe-ets30", "en"), "en mk", Mode.UNKNOWN, False),
        # What the profile says holds under one treaty only, and the declaration says more than it.
        (("FR", "AL", "coe-ets30"), "fr en sq", Mode.ANY_OF, True),
        (("FR", "AL", "untoc"), "", Mode.UNKNOWN, False),
        # Declarations that say other than the profile.
        (("FR", "FI", "untoc"), "fr en fi sv da no de", Mode.ANY_OF, True),
        (("FR", "LV", "coe-ets30"), "en", Mode.ANY_OF, True),
        (("FR", "SK", "untoc"), "fr en sk cs", Mode.ANY_OF, True),
        # Nothing is known: no profile, no State.
        (("FR", "EG", "untoc"), "", Mode.UNKNOWN, False),
        (("FR", "KZ", "untoc"), "", Mode.UNKNOWN, False),
        (("FR", "", "untoc"), "", Mode.UNKNOWN, False),
    ],
)
def test_what_is_accepted(about: tuple[str, ...], languages: str, mode: Mode, declared: bool) -> None:
    one = found(*about)
    assert (one.languages, one.mode) == (tuple(languages.split()), mode)
    assert (one.declaration is not None) is declared
    assert bool(one.facts) is (bool(languages) and not declared)


def test_what_is_known_does_not_depend_on_who_writes() -> None:
    assert known_languages(case("FR", "CH", "coe-ets30", "it")).languages == ("de", "fr", "it")


def test_where_no_translation_is_needed_nothing_lacks() -> None:
    one = found("CH", "FR", "coe-ets30", "de")
    assert one.optional
    assert one.lacking == ()
    assert {fact.topic for fact in one.facts} == {"languages.accepted", "languages.translation_required"}


@pytest.mark.parametrize(
    ("about", "chosen", "missed"),
    [
        (("FR", "CH", "coe-ets30"), ("fr",), ()),
        (("FR", "CH", "coe-ets30"), ("en", "fr"), ()),
        (("FR", "CH", "coe-ets30"), ("en",), ("fr", "de", "it")),
        (("FR", "CH", "coe-ets30"), (), ("fr", "de", "it")),
        (("FR", "MK", "untoc", "en"), ("en",), ("mk",)),
        (("FR", "MK", "untoc", "en"), ("fr",), ("en", "mk")),
        (("FR", "MK", "untoc", "en"), ("en", "mk"), ()),
        (("FR", "MK", "coe-ets30", "en"), ("en",), ()),
        (("FR", "JP", "untoc"), ("en",), ("ja",)),
        (("FR", "EG", "untoc"), ("en",), ()),
    ],
)
def test_what_is_missed(about: tuple[str, ...], chosen: tuple[str, ...], missed: tuple[str, ...]) -> None:
    assert found(*about).missed_by(chosen) == missed


@pytest.mark.parametrize(
    ("languages", "printable", "elsewhere"),
    [(("JP", "untoc"), "", "ja"), (("MK", "untoc"), "en", "mk"), (("BR", "untoc"), "pt", "")],
)
def test_what_the_program_cannot_print_is_known(
    languages: tuple[str, ...], printable: str, elsewhere: str
) -> None:
    one = found("FR", *languages)
    assert (one.printable, one.elsewhere) == (tuple(printable.split()), tuple(elsewhere.split()))
