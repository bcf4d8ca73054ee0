"""Catalogs: kept in step, complete or not offered, the same bytes for the same texts."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.i18n import catalog_files
from mla_writer.i18n.catalog_files import compile_catalog, translations
from mla_writer.i18n.catalogs import main, problems, template, update
from mla_writer.i18n.extraction import Found
from mla_writer.i18n.language import Language

FOUND = [
    Found("request", "Facts", "b.md"),
    Found("request", "On {date}", "a.md"),
    Found("request", "On {date}", "a.md"),
    Found("request", "one", "a.md", "{n} things"),
    Found("request", "order", "a.md", "", "verb"),
    Found("mla_writer", "Save", "x.py"),
]
TRANSLATED = {
    'msgid "Facts"\nmsgstr ""': 'msgid "Facts"\nmsgstr "Faits"',
    'msgid "On {date}"\nmsgstr ""': 'msgid "On {date}"\nmsgstr "Le {date}"',
    'msgstr[0] ""\nmsgstr[1] ""': 'msgstr[0] "une chose"\nmsgstr[1] "{n} choses"',
    'msgid "order"\nmsgstr ""': 'msgid "order"\nmsgstr "ordonner"',
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "fr.po"


def written(path: Path, changes: dict[str, str] = TRANSLATED) -> str:
    text = update(path, "fr", template(FOUND, "request")).decode()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


def faults(path: Path) -> list[str]:
    return list(problems(path, "fr", template(FOUND, "request")))


def test_a_new_catalog_names_what_is_to_be_done(path: Path) -> None:
    assert faults(path) == ["fr: there is no catalog"]
    text = written(path, {})
    assert "#: a.md" in text
    assert "Date" not in text
    assert "Save" not in text
    assert [fault.split(": ")[1] for fault in faults(path)] == ["not translated"] * 4


def test_a_translated_catalog_is_complete_and_stays_as_it_is(path: Path) -> None:
    text = written(path)
    assert faults(path) == []
    assert update(path, "fr", template(FOUND, "request")).decode() == text


def test_translations_are_kept_when_texts_come_and_go(path: Path) -> None:
    written(path)
    more = update(path, "fr", template([*FOUND[1:], Found("request", "New", "c.md")], "request")).decode()
    assert 'msgstr "Le {date}"' in more
    assert '#~ msgid "Facts"' in more
    path.write_text(more, encoding="utf-8")
    assert 'msgid "Facts"\nmsgstr "Faits"' in update(path, "fr", template(FOUND, "request")).decode()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({'msgstr "Le {date}"': 'msgstr "Le {jour}"'}, "placeholders ['jour'] instead of ['date']"),
        ({'msgstr "Le {date}"': 'msgstr "Le"'}, "placeholders [] instead of ['date']"),
        ({'msgstr[1] "{n} choses"': 'msgstr[1] ""'}, "not translated"),
        ({'msgstr[1] "{n} choses"': 'msgstr[1] "{m} choses"'}, "placeholders ['m'] instead of ['n']"),
        ({'msgstr "Le {date}"': 'msgstr "Le {date} {"'}, "a brace that belongs to no placeholder"),
        ({'msgstr "Le {date}"': 'msgstr "Le {date} {0}"'}, "a brace that belongs to no placeholder"),
        ({'msgid "Facts"': '#, fuzzy\nmsgid "Facts"'}, "marked as fuzzy"),
    ],
)
def test_faults_are_named(path: Path, change: dict[str, str], fault: str) -> None:
    text = written(path)
    for old, new in change.items():
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    assert [line.removeprefix("fr: ").rpartition(": ")[0] for line in faults(path)] == [fault]


def test_what_is_missing_and_what_is_not_used_are_named(path: Path) -> None:
    path.write_text(written(path).replace('msgid "Facts"', 'msgid "Fakts"'), encoding="utf-8")
    assert faults(path) == [
        "fr: not in the catalog; run update: Facts",
        "fr: no longer used; run clean: Fakts",
    ]


def test_what_is_kept_of_texts_that_are_gone_is_to_be_cleaned(path: Path) -> None:
    written(path)
    path.write_bytes(update(path, "fr", template(FOUND[1:], "request")))
    assert list(problems(path, "fr", template(FOUND[1:], "request"))) == [
        "fr: no longer used; run clean: Facts"
    ]
    path.write_bytes(update(path, "fr", template(FOUND[1:], "request"), forget=True))
    assert list(problems(path, "fr", template(FOUND[1:], "request"))) == []
    assert "#~" not in path.read_text(encoding="utf-8")


def test_a_compiled_catalog_translates(path: Path) -> None:
    catalog = gettext.GNUTranslations(io.BytesIO(compile_catalog(written(path).encode())))
    assert catalog.gettext("Facts") == "Faits"
    assert catalog.ngettext("one", "{n} things", 5) == "{n} choses"
    assert catalog.pgettext("verb", "order") == "ordonner"


@pytest.fixture
def own_locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder of catalogs of its own, and one for what is compiled."""
    monkeypatch.setattr(catalog_files.paths, "locales", lambda: tmp_path)
    monkeypatch.setattr(catalog_files.paths, "compiled", lambda: tmp_path / "compiled")
    translations.cache_clear()
    yield tmp_path
    translations.cache_clear()


def test_catalogs_are_compiled_once_and_again_when_they_change(own_locales: Path) -> None:
    path = catalog_files.catalog_path("fr", "request")
    path.parent.mkdir(parents=True)
    text = written(path)
    assert Language("fr", "request").text("Facts") == "Faits"
    kept = list((own_locales / "compiled").iterdir())
    assert len(kept) == 1
    translations.cache_clear()
    path.write_text(text.replace("Faits", "Les faits"), encoding="utf-8")
    assert Language("fr", "request").text("Facts") == "Les faits"
    assert len(list((own_locales / "compiled").iterdir())) == 1
    assert Language("fr", "mla_writer").text("Facts") == "Facts"


def test_what_is_not_translated_yet_stays_english(own_locales: Path) -> None:
    path = catalog_files.catalog_path("fr", "request")
    path.parent.mkdir(parents=True)
    written(path, {})
    language = Language("fr", "request")
    assert language.text("Facts") == "Facts"
    assert language.text("order", "verb") == "order"
    assert language.count("one", "{n} things", 2) == "2 things"


BROKEN = [
    ('msgstr "Le {date}"', 'msgstr "Le {jour}"', "On 1 May", "3 choses"),
    ('msgstr "Le {date}"', 'msgstr "Le"', "On 1 May", "3 choses"),
    ('msgstr "Le {date}"', 'msgstr "Le {date} {"', "Le 1 May {", "3 choses"),
    ('msgstr "Le {date}"', 'msgstr "Le {date.year}"', "On 1 May", "3 choses"),
    ('msgstr[1] "{n} choses"', 'msgstr[1] "{nombre} choses"', "Le 1 May", "3 things"),
]


@pytest.mark.parametrize(("old", "new", "text", "count"), BROKEN)
def test_a_broken_placeholder_puts_the_sentence_into_english(
    own_locales: Path, old: str, new: str, text: str, count: str
) -> None:
    path = catalog_files.catalog_path("fr", "request")
    path.parent.mkdir(parents=True)
    path.write_text(written(path).replace(old, new), encoding="utf-8")
    language = Language("fr", "request")
    assert language.fill(language.text("On {date}"), {"date": "1 May"}) == text
    assert language.count("one", "{n} things", 3) == count


def test_so_does_one_in_a_sentence_of_a_pack() -> None:
    language = Language("fr", "request", {"On {date}": "Le {jour}", "In {place}": "À {place}"})
    assert language.text("On {date}") == "On {date}"
    assert language.text("In {place}") == "À {place}"


@pytest.mark.parametrize("arguments", [[], ["translate"], ["check", "elsewhere"]])
def test_misuse_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "update|clean|check" in capsys.readouterr().err


def test_the_root_has_what_extraction_needs() -> None:
    assert (paths.root() / "locales" / "languages.toml").is_file()
