"""What goes into the wheel. That three builds are equal and run is proved by ``dev.py wheel``."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

import hatch_build
from mla_writer import paths

CATALOG = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"POT-Creation-Date: {minute}\\n"

msgid "Light"
msgstr "Clair"
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small tree with everything that may lie in one."""
    for name in (
        "resources/kinds/a.toml",
        "resources/.hidden",
        "resources/.folder/b.toml",
        "templates/letter.md.j2",
        "locales/languages.toml",
        "locales/fr/LC_MESSAGES/request.po",
        "locales/fr/LC_MESSAGES/request.mo",
        "docs/other.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CATALOG.format(minute="2026-11-21 10:00+0000"), encoding="utf-8")
    return tmp_path


def test_data_go_in_and_nothing_hidden_or_left_over(tree: Path) -> None:
    assert hatch_build.data_files(tree) == [
        "locales/languages.toml",
        "resources/kinds/a.toml",
        "templates/letter.md.j2",
    ]


def test_catalogs_are_compiled_without_the_minute_of_the_build(tree: Path, tmp_path: Path) -> None:
    made = []
    for minute in ("2026-11-21 10:00+0000", "2026-11-21 10:01+0000"):
        (tree / "locales/fr/LC_MESSAGES/request.po").write_text(
            CATALOG.format(minute=minute), encoding="utf-8"
        )
        folder = tmp_path / f"made {minute[14:16]}"
        hatch_build.compile_catalogs(tree, folder)
        assert hatch_build.made_files(folder) == ["locales/fr/LC_MESSAGES/request.mo"]
        made.append((folder / "locales/fr/LC_MESSAGES/request.mo").read_bytes())
    assert made[0] == made[1]
    with (tmp_path / "made 00/locales/fr/LC_MESSAGES/request.mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Light") == "Clair"


def test_every_folder_of_data_that_the_program_knows_goes_in() -> None:
    known = {path.name for path in (paths.resources(), paths.templates(), paths.locales())}
    assert known == set(hatch_build.FOLDERS)
    assert {name.split("/")[0] for name in hatch_build.data_files(paths.root())} == known


@pytest.mark.slow
def test_the_rulebook_is_compiled_alike_each_time(tmp_path: Path) -> None:
    for name in ("first", "second"):
        hatch_build.compile_rulebook(paths.root(), tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
