"""Terms are found as the glossary says, and translations keep to their equivalents."""

from __future__ import annotations

import pytest

from mla_writer.i18n import glossary as module
from mla_writer.i18n.catalog_files import CATALOGS
from mla_writer.i18n.glossary import Glossary, faults, glossary, main, read, translated

SOURCE = """
[enforced]
request = ["fr"]

[[exceptions]]
term = "order"
languages = ["fr"]
texts = ["in order to", "made to order"]
reason = "Another sense."

[terms.order]
en = "order"
fr = "décision"
ar = "أمر"
zh = "命令"
elsewhere = ["out of order*"]
[terms.order.forms]
en = ["order*"]
fr = ["décision*", "mandat* d'arrêt"]
ar = ["أمر", "الأمر", "الأمر القضائي"]
zh = ["命令"]

[terms.production_order]
en = "production order"
fr = "injonction de produire"
[terms.production_order.forms]
en = ["production* order*"]
fr = ["injonction* de produire"]

[terms.date]
en = "date"
fr = "date"
ambiguous = true
[terms.date.forms]
en = ["date*"]
fr = ["date"]
"""


@pytest.fixture(scope="module")
def small() -> Glossary:
    return read(SOURCE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Orders were made.", [["order"]]),
        ("disorder and reordered", []),
        ("a production  order", [["production_order"]]),
        ("a production order and an order", [["production_order"], ["order"]]),
        ("{order}: {date}", []),
        ("The telephone is out of order.", []),
        ("An order on a telephone out of order", [["order"]]),
        ("the date", [["date"]]),
    ],
)
def test_the_longest_term_counts(small: Glossary, text: str, expected: list[list[str]]) -> None:
    assert [[term.id for term in together] for together in small.terms_in(text)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les décisions", True),
        ("fr", "mandats d’arrêt", True),
        ("fr", "indécision", False),
        ("ar", "وبالأَمْر", True),
        ("ar", "أمرها", False),
        ("ar", "وفقًا للأمر القضائي", True),
        ("ar", "بوصفه أمرًا", True),
        ("zh", "根据该命令执行", True),
    ],
)
def test_forms(small: Glossary, language: str, text: str, expected: bool) -> None:
    assert small.terms["order"].found_in(text, language) is expected


@pytest.mark.parametrize(
    ("text", "translation", "expected"),
    [
        ("The order", "La décision", []),
        ("The order", "L'ordre", ["order"]),
        ("A production order", "Une décision", ["production_order"]),
        ("A production order", "Une injonction de produire", []),
        ("The date", "Le jour", []),
        ("in order to", "pour", []),
        ("made to order", "sur mesure", []),
        ("out of order", "en panne", []),
    ],
)
def test_translations(small: Glossary, text: str, translation: str, expected: list[str]) -> None:
    assert [one.term for one in small.unmatched(text, translation, "fr")] == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("domain", "code"), [(domain, code) for domain, codes in glossary().enforced.items() for code in codes]
)
def test_catalogs_keep_to_the_glossary(domain: str, code: str) -> None:
    assert [f"{one.term} ({one.expected}): {one.text}" for one in faults(glossary(), code, domain)] == []


def test_printed_texts_are_held_to_it_in_every_language() -> None:
    assert set(glossary().enforced["request"]) == {"fr", "es", "ru", "ar", "zh", "pt"}


def test_every_term_has_a_form_that_its_base_is() -> None:
    for term in glossary().terms.values():
        wrong = [code for code, base in term.base.items() if not term.found_in(base, code)]
        assert (term.id, wrong) == (term.id, [])


@pytest.mark.slow
def test_exceptions_are_texts_that_need_one() -> None:
    """An exception for a text that is gone, or whose translation has the equivalent, is forgotten."""
    known = glossary()
    bare = Glossary(known.terms)
    codes = {code for _, code, _ in known.exceptions}
    needed = {
        (one.term, code, text)
        for code in codes
        for domain in CATALOGS
        for text, said in translated(code, domain)
        for one in bare.unmatched(text, said, code)
    }
    assert known.exceptions - needed == frozenset()


@pytest.mark.slow
def test_phrases_of_another_sense_stand_in_a_text() -> None:
    texts = "\n".join(text for domain in CATALOGS for text, _ in translated("zh", domain)).casefold()
    phrases = [phrase for term in glossary().terms.values() for phrase in term.elsewhere]
    assert [phrase for phrase in phrases if phrase.casefold().rstrip("*") not in texts] == []


def test_the_command_names_faults_of_enforced_catalogs_and_counts_others(
    small: Glossary, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "glossary", lambda: small)

    def one_text(_code: str, _domain: str) -> list[tuple[str, str]]:
        return [("The order", "L'ordre")]

    monkeypatch.setattr(module, "translated", one_text)
    assert main(["check"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "mla_writer fr: 1 not as in the glossary, not enforced" in said
    assert [line for line in said if line.startswith("  ")] == [
        "  order (décision): The order",
        "      L'ordre",
    ]
    assert main(["check", "mla_writer", "fr"]) == 0
    assert "  order (décision): The order" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [[], ["update"], ["check", "x"], ["check", "request", "xx"], ["check"] * 4]
)
def test_misuse_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err
