"""Drafts as files: one clear sentence for each bad file, and nobody's work overwritten."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from mla_writer.drafts import read, read_with_stamp, stamp, to_json, write
from mla_writer.model.draft import Draft
from mla_writer.model.errors import (
    CannotWrite,
    ChangedElsewhere,
    DraftError,
    NotADraft,
    ProgramError,
    TextRefused,
    TooLarge,
    TooNew,
    WrongTypes,
)
from mla_writer.model.message import Message

DRAFT = Draft("d1", common={"case": {"reference": "XA-1"}})
OTHER = Draft("d1", common={"case": {"reference": "XA-2"}})


def no_problems(plain: dict[str, Any]) -> Sequence[tuple[str, Message]]:
    return ()


def test_write_then_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    written = write(path, DRAFT, None)
    assert read_with_stamp(path, no_problems) == (DRAFT, written)
    assert read(path, no_problems) == DRAFT
    assert stamp(path) == written
    assert path.read_bytes() == to_json(DRAFT)


BAD = [
    (b"\x00\x01\x02\xff", NotADraft),
    (b"Dear colleague,", NotADraft),
    (b"{}", NotADraft),
    (b'{"format": "mla-request", "version": 9, "id": "d1"}', TooNew),
    (b'{"format": "mla-request", "version": 1, "id": 7}', WrongTypes),
    (b'{"format": "mla-request", "version": 1, "id": "a\\u202eb"}', TextRefused),
    (b" " * (5 * 1024 * 1024 + 1), TooLarge),
]


@pytest.mark.parametrize(("data", "error"), BAD, ids=range(len(BAD)))
def test_bad_files_are_refused_and_named(tmp_path: Path, data: bytes, error: type[ProgramError]) -> None:
    path = tmp_path / "received.json"
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read(path, no_problems)
    assert type(caught.value) is error
    assert caught.value.message.text == "{file} cannot be opened: {problem}"
    assert caught.value.message.values["file"] == str(path)
    assert path.read_bytes() == data


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, words in (
        (tmp_path / "missing.json", "there is no such file or folder"),
        (tmp_path, "it is a folder"),
        (pipe, "it is not an ordinary file"),
        (Path("/dev/zero"), "it is not an ordinary file"),
        (tmp_path / "draft.json" / "x", "there is no such file or folder"),
        (tmp_path / ("x" * 300), "the name is too long"),
    ):
        with pytest.raises(DraftError) as caught:
            read(path, no_problems)
        assert words in str(caught.value), path


def test_a_file_changed_by_someone_else_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    mine = write(path, DRAFT, None)
    theirs = write(path, OTHER, mine)
    with pytest.raises(ChangedElsewhere) as caught:
        write(path, DRAFT, mine)
    assert "was changed by someone else" in str(caught.value)
    assert stamp(path) == theirs
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_was_never_read_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(b"a letter")
    with pytest.raises(ChangedElsewhere) as caught:
        write(path, DRAFT, None)
    assert "there is already a file" in str(caught.value)
    assert path.read_bytes() == b"a letter"


def test_a_file_that_has_vanished_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    mine = write(path, DRAFT, None)
    path.unlink()
    assert write(path, OTHER, mine) == stamp(path)


def test_a_draft_too_large_to_be_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    with pytest.raises(TooLarge):
        write(path, Draft("d1", common={"facts": {"summary": "x" * 5 * 1024 * 1024}}), None)
    assert not path.exists()


def test_an_output_path_that_cannot_be_written(tmp_path: Path) -> None:
    for path in (tmp_path / "none" / "draft.json", tmp_path, tmp_path / "a\x00b", Path("/dev/null")):
        with pytest.raises(CannotWrite):
            write(path, DRAFT, None)
    assert Path("/dev/null").is_char_device()
