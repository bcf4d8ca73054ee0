"""Preferences: declared once, read tolerantly, written whole."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mla_writer import paths, settings
from mla_writer.model.errors import CannotWrite
from mla_writer.settings import Settings, from_plain, load, preferences, save, to_plain

CHOSEN = Settings(
    interface_language="fr",
    theme="dark",
    text_size=150,
    requesting_state="XA",
    officer="Ada Morel",
    show_preview=False,
    lock_after=20,
    letterhead="Ministry",
    unknown={"later": [1]},
)

BAD_VALUES = {
    "interface_language": [7, "français", "FR", None, "fr\n"],
    "theme": ["blue", None, ["dark"], {}],
    "text_size": [74, 201, 100.0, "100", True, None],
    "requesting_state": ["xa", "XAB", 1],
    "officer": ["two\nlines", "x" * 121, 1, None],
    "show_preview": ["yes", 1, 0, None],
    "other_digits": ["arab", 1, None],
    "lock_after": [0, 61, "10", True, None],
    "letterhead": ["../a", "x" * 81, 1, None],
}


def test_save_then_load(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "settings.json"
    save(CHOSEN, file)
    assert load(file) == CHOSEN
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_only_what_was_chosen_is_written() -> None:
    assert to_plain(Settings()) == {}
    assert to_plain(replace(Settings(), theme="dark")) == {"theme": "dark"}


@pytest.mark.parametrize(("name", "value"), [(name, bad) for name, all in BAD_VALUES.items() for bad in all])
def test_a_bad_value_costs_only_itself(name: str, value: Any) -> None:
    found = from_plain({**to_plain(CHOSEN), name: value})
    assert found == replace(CHOSEN, **{name: getattr(Settings(), name)})


def test_every_preference_has_bad_values_above() -> None:
    assert set(BAD_VALUES) == {one.name for one in preferences()}


def test_every_default_is_accepted_and_every_choice_too() -> None:
    for one in preferences():
        assert one.accepts(one.default), one.name
        assert all(one.accepts(value) for value in one.choices), one.name
        assert one.label is None or one.label.text


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"{", b"[" * 100_000, b" " * 300_000, b'"x"'])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(data)
    assert load(file) == Settings()
    assert load(tmp_path / "none.json") == Settings()
    assert load(tmp_path) == Settings()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        save(CHOSEN, tmp_path / "file" / "settings.json")


def test_what_told_where_drafts_lie_is_not_written_back() -> None:
    old = {"recent_files": ["/drafts/a.json"], "remember_files": False, "theme": "dark"}
    assert to_plain(from_plain(old)) == {"theme": "dark"}


def test_one_folder_can_be_named_for_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path))
    save(CHOSEN)
    assert json.loads((tmp_path / "config" / "settings.json").read_bytes())["theme"] == "dark"
    assert load() == CHOSEN
    assert paths.user_data() == tmp_path / "data"
    assert paths.user_cache() == tmp_path / "cache"


def test_otherwise_the_folders_are_those_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("MLA_WRITER_HOME", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings.default_file() == tmp_path / "mla-writer" / "settings.json"
