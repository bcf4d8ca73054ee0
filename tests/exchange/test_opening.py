"""Drafts as files: one clear sentence for each bad file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from mla_writer.drafts import to_json
from mla_writer.exchange.opening import read_draft
from mla_writer.model.draft import Draft
from mla_writer.model.errors import (
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


def no_problems(plain: dict[str, Any]) -> Sequence[tuple[str, Message]]:
    return ()


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(to_json(DRAFT))
    assert read_draft(path, no_problems) == DRAFT


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
        read_draft(path, no_problems)
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
            read_draft(path, no_problems)
        assert words in str(caught.value), path
