"""A folder of good, damaged and hostile files: every one gets a row, none ends the looking through."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.drafts import from_json, to_json
from mla_writer.i18n import Language
from mla_writer.model.dossier import Dossier
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.errors import DraftError, ExchangeRefused
from mla_writer.model.message import message
from mla_writer.model.review import Decision, Review, Round
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.cache import rulebook
from mla_writer.session import inbox_files
from mla_writer.session.inbox import Asked, Opened, Row, inbox
from mla_writer.session.inbox_files import found

DAY = date(2026, 11, 21)
EXAMPLE = (paths.resources() / "examples" / "france-switzerland.json").read_bytes()
NOW = datetime(2026, 11, 21, tzinfo=UTC).timestamp()
HOSTILE = {
    "other.json": b'{"a": 1}',
    "deep.json": b"[" * 100_000,
    "empty.json": b"",
    "noise.pdf": b"\x00\xff" * 200,
    "cut.docx": b"PK\x03\x04 cut",
    "none.pdf": b"%PDF-1.7\n%%EOF\n",
    "noise.mlar": b"\x01" * 50,
    "surrogate.json": EXAMPLE.replace(b"JIRS", rb"\ud800", 1),
    "newer.json": EXAMPLE.replace(b'"version": 1', b'"version": 999', 1),
}


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return rulebook()


@pytest.fixture(scope="module")
def example() -> Draft:
    return from_json(EXAMPLE, lambda _: ())


def rows(folder: Path, rules: Rulebook, **asked: object) -> dict[str, Row]:
    wanted = replace(Asked(folder, DAY, cores=1), **asked)  # type: ignore[arg-type]
    return {row.name: row for row in inbox(wanted, rules)}


@pytest.mark.slow
def test_a_good_draft_is_judged(rules: Rulebook, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(EXAMPLE)
    os.utime(tmp_path / "a.json", (NOW, NOW - 3 * 86400))
    row = rows(tmp_path, rules)["a.json"]
    assert (row.reference, row.requesting, row.requested) == ("JIRS-2025/1420/CRI-3", "FR", "CH")
    assert (row.ready, row.blocking, row.sort, row.days) == (True, 0, "draft", 3)
    assert row.kinds
    assert row.advice > 0


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_refused_file_says_why_and_the_next_is_judged(rules: Rulebook, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    (tmp_path / "zz.json").write_bytes(EXAMPLE)
    seen = rows(tmp_path, rules)
    assert seen[name].problem is not None
    assert not seen[name].ready
    assert seen["zz.json"].ready


@pytest.mark.slow
def test_an_unknown_kind_is_told(rules: Rulebook, example: Draft, tmp_path: Path) -> None:
    strange = replace(example, measures=(Measure("m1", "time_travel"),))
    (tmp_path / "a.json").write_bytes(to_json(strange))
    problem = rows(tmp_path, rules)["a.json"].problem
    assert problem is not None
    assert "time_travel" in Language("en").say(problem)


def opening(dossier: Dossier) -> Callable[[bytes], Opened]:
    def opener(data: bytes) -> Opened:
        if data != b"good":
            raise ExchangeRefused(message("not for you"))
        return Opened(dossier, "B. Keller, Office", message("signed by a key you know"))

    return opener


@pytest.mark.slow
def test_a_sealed_file_is_opened_with_its_review(rules: Rulebook, example: Draft, tmp_path: Path) -> None:
    review = Review(rounds=(Round(1, "A", "2026-11-01", {}, Decision.RETURNED),), four_eyes=True)
    (tmp_path / "a.mlar").write_bytes(b"good")
    (tmp_path / "b.mlar").write_bytes(b"bad")
    asked = Asked(tmp_path, DAY, cores=1)
    first, second = inbox(asked, rules, opening(Dossier(example, review)))
    assert (first.sender, first.rounds, first.decision) == ("B. Keller, Office", 1, "returned")
    assert first.blocking == 0
    assert first.approval_missing
    assert not first.ready
    assert second.problem == message("not for you")


def test_a_sealed_file_without_a_key_is_told(rules: Rulebook, tmp_path: Path) -> None:
    (tmp_path / "a.mlar").write_bytes(b"good")
    problem = rows(tmp_path, rules)["a.mlar"].problem
    assert problem is not None
    assert problem.text.startswith("sealed, not opened")


@pytest.mark.full
def test_many_files_are_judged_by_several_processes(rules: Rulebook, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.json").write_bytes(EXAMPLE)
    (tmp_path / "10.json").write_bytes(b"{}")
    seen = list(inbox(Asked(tmp_path, DAY, cores=2), rules))
    assert [row.name for row in seen] == [f"{number:02}.json" for number in range(20)]
    assert [row.name for row in seen if not row.ready] == ["10.json"]


def test_links_are_told_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.json").write_bytes(b"{}")
    (tmp_path / "in" / "link.json").symlink_to(tmp_path / "out" / "a.json")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "out")
    (only,) = found(tmp_path / "in", deep=True)
    assert (only.name, only.problem) == ("link.json", inbox_files.LINK)


def test_sub_folders_only_if_asked_and_other_files_never(tmp_path: Path) -> None:
    for name in ("b/c.JSON", "a.json", "note.txt", "b/d/e.mlar", "x.json/inner.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert [one.name for one in found(tmp_path)] == ["a.json"]
    names = ["a.json", str(Path("b/c.JSON")), str(Path("b/d/e.mlar")), str(Path("x.json/inner.pdf"))]
    assert [one.name for one in found(tmp_path, deep=True)] == names


def test_too_many_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox_files, "MOST_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}.json").write_bytes(b"")
    *files, last = found(tmp_path)
    assert [one.name for one in files] == ["0.json", "1.json", "2.json"]
    assert last.problem is not None
    assert last.problem.values == {"limit": 3}


def test_a_pipe_is_refused_without_waiting(rules: Rulebook, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        (tmp_path / "p.json").write_bytes(b"")
    else:
        os.mkfifo(tmp_path / "p.json")
    assert rows(tmp_path, rules)["p.json"].problem is not None


def test_a_folder_that_cannot_be_read(rules: Rulebook, tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="cannot be read"):
        list(inbox(Asked(tmp_path / "none", DAY, cores=1), rules))
