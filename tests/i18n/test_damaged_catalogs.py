"""A catalog that is damaged or wrong: the program starts, speaks English in its place, and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.i18n import Language, catalog_files
from mla_writer.model.message import message

HEAD = """msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset={charset}\\n"
"Plural-Forms: {plurals}\\n"

"""
USUAL = "nplurals=2; plural=(n > 1);"
GOOD = """msgid "Open {file}"
msgstr "Ouvrir {file}"

msgid "{n} page of {book}"
msgid_plural "{n} pages of {book}"
msgstr[0] "{n} feuille de {book}"
msgstr[1] "{n} feuilles de {book}"
"""
Plant = Callable[[str | bytes], Language]


def po(text: str, charset: str = "utf-8", plurals: str = USUAL) -> str:
    return HEAD.format(charset=charset, plurals=plurals) + text


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plant]:
    """Puts a catalog in the place of the French one."""
    monkeypatch.setattr(paths, "compiled", lambda: None)
    planted = tmp_path / "mla_writer.po"
    monkeypatch.setattr(catalog_files, "catalog_path", lambda code, domain: planted)  # type: ignore[misc]
    monkeypatch.setattr(catalog_files, "_damaged", {})
    catalog_files.translations.cache_clear()

    def put(text: str | bytes) -> Language:
        planted.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Language("fr")

    yield put
    catalog_files.translations.cache_clear()


def said(language: Language) -> tuple[str, str]:
    one = language.say(message("Open {file}", file="a.json"))
    return one, language.count("{n} page of {book}", "{n} pages of {book}", 2, book="B")


ENGLISH = ("Open a.json", "2 pages of B")


def test_a_good_catalog_is_used(plant: Plant) -> None:
    assert said(plant(po(GOOD))) == ("Ouvrir a.json", "2 feuilles de B")
    assert catalog_files.damaged() == ()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\x00\x01\x02",
        po(GOOD).replace("msgid", "msgidd"),
        po(GOOD)[:-20],
        po('msgid "a" "'),
        po(GOOD.replace("Ouvrir", "Ouvrir é")).encode("latin-1"),
        po(GOOD, charset="klingon"),
        po(GOOD, plurals="nplurals=2; plural=(n >;"),
        po(GOOD, plurals="nplurals=two; plural=n;"),
        po(GOOD, plurals="nplurals=2; plural=__import__('os');"),
    ],
)
def test_a_damaged_one_is_english(plant: Plant, text: str | bytes) -> None:
    language = plant(text)
    assert said(language)[0] in (ENGLISH[0], "Ouvrir a.json")
    assert said(language)[1] in (ENGLISH[1], "2 feuilles de B")
    unreadable = said(language) == ENGLISH and text != b""
    assert len(catalog_files.damaged()) == unreadable


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ouvrir {file}", "Ouvrir {fichier}", (ENGLISH[0], "2 feuilles de B")),
        ("Ouvrir {file}", "Ouvrir", (ENGLISH[0], "2 feuilles de B")),
        ("Ouvrir {file}", "Ouvrir {file", (ENGLISH[0], "2 feuilles de B")),
        ("{n} feuilles de {book}", "{n} feuilles de {livre}", ("Ouvrir a.json", ENGLISH[1])),
        ("{n} feuilles de {book}", "{n} feuilles", ("Ouvrir a.json", ENGLISH[1])),
        ("{n} feuilles de {book}", "des feuilles de {book}", ("Ouvrir a.json", "des feuilles de B")),
    ],
)
def test_one_wrong_sentence_is_english(plant: Plant, old: str, new: str, expected: tuple[str, str]) -> None:
    assert said(plant(po(GOOD.replace(old, new)))) == expected
    assert catalog_files.damaged() == ()


@pytest.mark.parametrize("rule", ["(n / 0)", "(n % 0)", "(n >> 7", "1+7+7+7"])
def test_a_rule_of_plurals_that_fails_is_english(plant: Plant, tmp_path: Path, rule: str) -> None:
    language = plant(b"")
    made = catalog_files.compile_catalog(po(GOOD).encode())
    wrong = made.replace(b"(n > 1)", rule.encode())
    (tmp_path / "mla_writer.mo").write_bytes(wrong)
    assert made != wrong
    assert said(language)[1] == ENGLISH[1]


@pytest.mark.parametrize("content", [b"", b"\xde\x12\x04\x95", b"\xde\x12\x04\x95" + b"\xff" * 40, b"text"])
def test_a_damaged_compiled_one_is_english(plant: Plant, tmp_path: Path, content: bytes) -> None:
    language = plant(b"")
    (tmp_path / "mla_writer.mo").write_bytes(content)
    assert said(language) == ENGLISH
    assert len(catalog_files.damaged()) == 1


def test_what_is_damaged_is_named(plant: Plant) -> None:
    said(plant(b"\x00\x01\x02"))
    (told,) = catalog_files.damaged()
    assert "mla_writer.po cannot be read" in str(Language("en").say(told))
