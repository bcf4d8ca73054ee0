"""Letterheads by name and language: kept, found again, removed; those of packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.model.errors import LetterheadRefused, UnknownName
from mla_writer.packs.letterheads import Brought
from mla_writer.render.letterhead import kept
from mla_writer.render.letterhead.kept import Kept
from tests.render.letterhead.made import NAMES, letterhead


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "home"))
    return tmp_path


def file(folder: Path, name: str, language: str) -> Path:
    path = folder / f"{name}.docx"
    path.write_bytes(letterhead(language))
    return path


def first_name(name: str, language: str) -> str:
    found = kept.letterhead(name, language)
    assert found.top is not None
    return next(line.text for line in found.top.lines if line.text)


@pytest.mark.slow
def test_the_language_of_the_document_chooses(home: Path) -> None:
    for language in ("fr", "ar"):
        assert kept.add(file(home, f"Ministry.{language}", language))[0] == "Ministry"
    assert kept.known() == (Kept("Ministry", ("ar", "fr")),)
    assert first_name("Ministry", "fr") == NAMES["fr"][0]
    assert first_name("Ministry", "es") == NAMES["ar"][0]
    kept.add(file(home, "x", "en"), "Ministry")
    assert first_name("Ministry", "es") == NAMES["en"][0]
    assert first_name("Ministry", "ar") == NAMES["ar"][0]


@pytest.mark.slow
def test_only_the_cleaned_copy_is_kept_and_removed_as_a_whole(home: Path) -> None:
    path = file(home, "a", "en")
    name, found = kept.add(path)
    (stored,) = paths.letterheads().iterdir()
    assert stored.read_bytes() == found.data != path.read_bytes()
    kept.remove(name)
    assert kept.known() == ()
    assert list(paths.letterheads().iterdir()) == []


@pytest.mark.parametrize("name", ["../a", "a/b", "a.b", " ", "x" * 61, "a\nb"])
def test_a_name_that_is_none_is_refused(home: Path, name: str) -> None:
    path = home / "a.docx"
    path.write_bytes(b"x")
    with pytest.raises(LetterheadRefused):
        kept.add(path, name)


def test_what_is_not_there_is_said(home: Path) -> None:
    with pytest.raises(UnknownName):
        kept.letterhead("Ministry", "en")
    with pytest.raises(UnknownName):
        kept.remove("Ministry")


def test_packs_bring_letterheads_that_only_they_can_remove(monkeypatch: pytest.MonkeyPatch) -> None:
    brought = (
        Brought("exampland", "justice", letterhead()),
        Brought("exampland", "justice.fr", letterhead("fr")),
    )
    monkeypatch.setattr(kept, "brought", lambda: brought)
    assert kept.known() == (Kept("justice", ("", "fr"), "exampland"),)
    assert first_name("justice", "fr") == NAMES["fr"][0]
    assert first_name("justice", "es") == NAMES["en"][0]
    with pytest.raises(UnknownName):
        kept.remove("justice")
