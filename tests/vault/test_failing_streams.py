"""A disk that takes no more after any number of bytes: the header and the backup are the old ones, whole."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from mla_writer.model.errors import CannotWrite
from mla_writer.vault import Passphrase, RecoveryWords, Vault, header
from tests.vault.samples import CHEAP, KEY, PASSPHRASE, SetClock, kept

OTHER = "another one to be remembered"
PLACES = (0, 1, 7, 64, 255, 256, 400, 500)
"""Bytes; a header has some six hundred."""


class Full:
    """Counts down what the disk still takes."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, size: int) -> int:
        """How much of ``size`` is taken."""
        if self.left <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = min(size, self.left)
        self.left -= taken
        return taken


@pytest.mark.parametrize("place", PLACES)
def test_a_header_is_written_whole_or_not_at_all(
    place: int, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, words = Vault.create(tmp_path, PASSPHRASE, clock, CHEAP)
    before = (tmp_path / header.FILE).read_bytes()
    full, write = Full(place), os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[: full.take(len(data))]))
    for change in (lambda: vault.change_passphrase(OTHER, CHEAP), lambda: vault.new_recovery_words(CHEAP)):
        with pytest.raises(CannotWrite, match="full"):
            change()
    monkeypatch.undo()
    vault.close()
    assert (tmp_path / header.FILE).read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["drafts.vault", header.FILE]
    for opening in (Passphrase(PASSPHRASE), RecoveryWords(" ".join(words))):
        Vault.unlock(tmp_path, opening, clock).close()


class Stream(io.FileIO):
    """Takes no more than ``full`` says."""

    full: Full

    def write(self, data: Any) -> int:
        return super().write(bytes(data)[: self.full.take(len(data))])


@pytest.mark.parametrize("place", [0, 1, 30, 700, 5_000, 60_000])
def test_a_backup_is_written_whole_or_not_at_all(
    place: int, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault.open_with_key(tmp_path / "vault", KEY, clock)
    vault.shelf.save(kept(), None)
    target = tmp_path / "copy.mlabackup"
    vault.backup(target)
    before = target.read_bytes()
    assert place < len(before)

    def limited(path: Path, mode: str = "r", *more: Any, **told: Any) -> Any:
        if "w" not in mode:
            return opened(path, mode, *more, **told)
        stream = Stream(path, "w")
        stream.full = Full(place)
        return stream

    opened = Path.open
    monkeypatch.setattr(Path, "open", limited)
    with pytest.raises(CannotWrite, match="full"):
        vault.backup(target)
    monkeypatch.undo()
    assert target.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.mlabackup", "vault"]
    vault.close()
