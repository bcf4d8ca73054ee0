"""Writing whole or not at all: every device that fails leaves the old file and nothing else."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mla_writer import files
from mla_writer.files import PREFIX, STALE_AFTER, SUFFIX, stamp, stamp_of, sweep, write_bytes, write_over
from mla_writer.model.errors import CannotWrite, ChangedElsewhere, ProgramError

OLD = b"the old text, which must survive\n" * 100
NEW = b"the new text, which must come whole or not at all\n" * 100


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "request.json"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


class FailingDevice(SimpleNamespace):
    """The functions of ``os``, of which one fails; writing fails after ``room`` bytes."""

    def __init__(self, failing: str, code: int, room: int = 0) -> None:
        super().__init__()
        self.failing, self.code, self.room = failing, code, room

    def __getattr__(self, name: str) -> Any:
        if name == "write" and self.failing == "write":
            return self._write
        return self._fail if name == self.failing else getattr(os, name)

    def _write(self, descriptor: int, data: memoryview) -> int:
        if self.room <= 0:
            self._fail()
        part = data[: min(self.room, 997)]
        self.room -= len(part)
        return os.write(descriptor, part)

    def _fail(self, *arguments: object) -> None:
        raise OSError(self.code, os.strerror(self.code))


FAILURES = [
    *[("write", errno.ENOSPC, room) for room in (0, 1, 996, 997, 998, len(NEW) - 1)],
    ("write", errno.EIO, 100),
    ("write", errno.EDQUOT, 100),
    ("fsync", errno.EIO, 0),
    ("close", errno.EIO, 0),
]


@pytest.mark.parametrize(("failing", "code", "room"), FAILURES)
def test_a_failing_device_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, failing: str, code: int, room: int
) -> None:
    monkeypatch.setattr(files, "os", FailingDevice(failing, code, room))
    with pytest.raises(CannotWrite) as caught:
        write_bytes(target, NEW)
    assert caught.value.message.values["reason"] == files.REASONS[code]
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_failing_replacement_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(self: Path, other: Path) -> None:
        raise PermissionError(errno.EACCES, "open in another program")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(CannotWrite):
        write_bytes(target, NEW)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_short_writes_are_continued(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "os", FailingDevice("write", errno.ENOSPC, len(NEW)))
    assert write_bytes(target, NEW) == stamp_of(NEW)
    assert target.read_bytes() == NEW


def test_a_folder_that_refuses_to_be_flushed_is_no_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "os", FailingDevice("open", errno.EACCES))
    write_bytes(target, NEW)
    assert target.read_bytes() == NEW


@pytest.fixture
def small_disk() -> Iterator[int]:
    """A real limit of the system on the size of files."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield 1000
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


def test_a_real_limit_of_the_system_leaves_the_old_file(target: Path, small_disk: int) -> None:
    with pytest.raises(CannotWrite) as caught:
        write_bytes(target, NEW)
    assert caught.value.message.values["reason"] == files.REASONS[errno.EFBIG]
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_new_files_are_for_their_owner_only_and_replaced_ones_keep_their_rights(target: Path) -> None:
    new = target.with_name("new.json")
    write_bytes(new, NEW)
    write_bytes(target, NEW)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_nothing_is_readable_by_others_while_it_is_written(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    flush = files._flush

    def look(descriptor: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        flush(descriptor)

    monkeypatch.setattr(files, "_flush", look)
    write_bytes(target, NEW)
    assert seen == [0o600]


def test_data_are_flushed_before_the_name_and_the_folder_after_it(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    replace = Path.replace
    monkeypatch.setattr(files, "_flush", lambda descriptor: order.append("flush"))
    monkeypatch.setattr(files, "flush_folder", lambda folder: order.append("folder"))
    monkeypatch.setattr(Path, "replace", lambda *paths: (order.append("replace"), replace(*paths))[1])
    write_bytes(target, NEW)
    assert order == ["flush", "replace", "folder"]


def test_a_link_stays_and_its_target_is_replaced(target: Path) -> None:
    link = target.with_name("link.json")
    link.symlink_to(target)
    write_bytes(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_devices_and_pipes_are_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null")):
        with pytest.raises(CannotWrite):
            write_bytes(path, NEW)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_change_made_while_writing_is_seen(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = b"written by someone else in the meantime"
    monkeypatch.setattr(files, "_fill", lambda descriptor, data: target.write_bytes(theirs))
    with pytest.raises(ProgramError):
        write_over(target, NEW, stamp_of(OLD))
    assert target.read_bytes() == theirs
    assert list(target.parent.iterdir()) == [target]


def test_a_file_changed_by_someone_else_is_not_written_over(target: Path) -> None:
    mine = write_over(target, NEW, stamp_of(OLD))
    assert mine == stamp_of(NEW)
    with pytest.raises(ChangedElsewhere, match="was changed by someone else"):
        write_over(target, b"newer", stamp_of(OLD))
    assert stamp(target) == mine
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_was_never_read_is_not_written_over(target: Path) -> None:
    with pytest.raises(ChangedElsewhere, match="there is already a file"):
        write_over(target, NEW, None)
    assert target.read_bytes() == OLD


def test_a_file_that_has_vanished_is_written_again(target: Path) -> None:
    target.unlink()
    assert write_over(target, NEW, stamp_of(OLD)) == stamp(target)


def test_stamps(target: Path) -> None:
    assert stamp(target) == stamp_of(OLD)
    assert stamp(target.with_name("none")) is None
    with pytest.raises(CannotWrite):
        stamp(target.parent)


def test_left_files_are_swept_when_they_are_old(tmp_path: Path) -> None:
    now = time.time()
    ages = {"old": STALE_AFTER + 10, "young": STALE_AFTER - 10}
    for name, age in ages.items():
        path = tmp_path / f"{PREFIX}{name}{SUFFIX}"
        path.touch()
        os.utime(path, (now - age, now - age))
    foreign = tmp_path / "report.tmp"
    foreign.touch()
    os.utime(foreign, (0, 0))
    assert sweep(tmp_path, now) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{PREFIX}young{SUFFIX}", "report.tmp"]
    assert sweep(tmp_path / "none", now) == 0


WRITER = """
import sys
from pathlib import Path
from mla_writer.files import write_bytes
path = Path(sys.argv[1])
number = 0
while True:
    number += 1
    write_bytes(path, b"%d\\n" % number * 20000)
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.mark.slow
def test_a_writer_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "request.json"
    for round in range(5):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.003 * round)
        writer.kill()
        acknowledged = int((writer.stdout.read().split() or [b"1"])[-1])
        writer.wait()
        writer.stdout.close()
        lines = path.read_bytes().split()
        assert len(lines) == 20000
        assert len(set(lines)) == 1
        assert int(lines[0]) >= acknowledged
    sweep(tmp_path, time.time() + 2 * STALE_AFTER)
    assert list(tmp_path.iterdir()) == [path]
