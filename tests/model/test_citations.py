"""What cited abbreviations stand for."""

from __future__ import annotations

from mla_writer.model.citations import explained
from mla_writer.rulebook.cache import rulebook


def test_abbreviations_are_explained_in_the_order_of_the_source():
    found = explained(rulebook(), "CETS 198 18(1), OAS-AR, ETS 30 14", "fr")
    assert [name for name, _ in found] == ["CETS 198", "OAS-AR", "ETS 30"]
    assert dict(found)["ETS 30"].startswith("Convention européenne d'entraide judiciaire")


def test_a_longer_abbreviation_is_not_mistaken_for_a_shorter_one():
    assert [name for name, _ in explained(rulebook(), "ETS 300; X-UNTOC; EU2000 5", "en")] == ["EU2000"]


def test_a_source_without_abbreviations_needs_no_explanation():
    assert explained(rulebook(), "ISO 13616", "en") == ()
