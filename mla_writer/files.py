"""Files on disk: bounded reading, writing whole or not at all, and seeing changes made by others.

Belongs here: bytes and folders. Does not belong here: what the bytes mean (``drafts``, ``render``).

Every file is written beside its target, readable by its owner only from the first byte, flushed to
the disk, and then put in its place; the folder is flushed last. A loss of power at any moment leaves
the old file or the new one. A file that is replaced keeps its permissions.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mla_writer.model.errors import CannotWrite, ChangedElsewhere, DraftError, TooLarge
from mla_writer.model.message import Message, message

PREFIX = ".mla-writer-"
SUFFIX = ".tmp"
STALE_AFTER = 3600.0
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file held when it was read or written: the SHA-256 of its bytes, in hexadecimal."""

    digest: str


def stamp_of(data: bytes) -> Stamp:
    """The stamp of a file that holds ``data``."""
    return Stamp(hashlib.sha256(data).hexdigest())


def stamp(path: Path) -> Stamp | None:
    """The stamp of the file as it stands, or None where there is no file; ``CannotWrite`` when it
    cannot be looked at."""
    try:
        with path.open("rb") as stream:
            return Stamp(hashlib.file_digest(stream, "sha256").hexdigest())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _cannot_write(path, error) from error


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of the ordinary file ``path``; ``TooLarge`` beyond ``limit`` bytes, else ``DraftError``."""
    try:
        with open(path, "rb", opener=_without_waiting) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise DraftError(message("it is not an ordinary file"))
            data = stream.read(limit + 1)
    except OSError as error:
        raise DraftError(message("it cannot be read: {reason}", reason=reason(error))) from error
    except ValueError as error:  # a name with a zero in it
        raise DraftError(message("there is no such file or folder")) from error
    if len(data) > limit:
        raise TooLarge(message("it is larger than {limit} MiB, the limit", limit=limit // MEBIBYTE))
    return data


def write_bytes(path: Path, data: bytes) -> Stamp:
    """Write ``data`` to ``path``, whole or not at all, over whatever file is there; ``CannotWrite``."""
    return _written(path, data, lambda target: None)


def write_over(path: Path, data: bytes, expected: Stamp | None) -> Stamp:
    """Write ``data`` to ``path`` if the file there is still the one ``expected``.

    None expects that there is no file. A file that has vanished since is written again. Raises
    ``ChangedElsewhere`` when someone else has written the file, ``CannotWrite`` when it cannot be
    written; the file then is as it was. Two programs that save within the same millisecond can
    still meet: systems offer no replacement on a condition.
    """
    return _written(path, data, lambda target: _refuse_changed(target, expected))


def sweep(folder: Path, now: float) -> int:
    """Remove what interrupted writings left in ``folder`` over an hour before ``now`` (seconds since
    the epoch), and say how many files that were. What cannot be removed is left."""
    try:
        found = list(folder.glob(f"{PREFIX}*{SUFFIX}"))
    except OSError:
        return 0
    return sum(_removed_if_stale(path, now) for path in found)


def _removed_if_stale(path: Path, now: float) -> bool:
    with contextlib.suppress(OSError):
        if now - path.stat().st_mtime > STALE_AFTER:
            path.unlink()
            return True
    return False


def reason(error: OSError) -> Message:
    """Why the system refused, in words for a person."""
    return REASONS.get(error.errno or 0) or message("{reason}", reason=error.strerror or "unknown error")


REASONS = {
    errno.ENOSPC: message("the disk is full"),
    errno.EDQUOT: message("the disk space allotted to you is used up"),
    errno.EFBIG: message("the disk does not take files of this size"),
    errno.EIO: message("the disk reports a fault"),
    errno.EACCES: message("you have no right to it, or another program has it open"),
    errno.EPERM: message("you have no right to it, or another program has it open"),
    errno.EROFS: message("the disk can only be read"),
    errno.ENOENT: message("there is no such file or folder"),
    errno.ENOTDIR: message("a part of the path is not a folder"),
    errno.EISDIR: message("it is a folder"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.EINVAL: message("the name is not allowed on this disk"),
    errno.ELOOP: message("the link leads nowhere"),
}


def _written(path: Path, data: bytes, check: Callable[[Path], None]) -> Stamp:
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_to_keep(target)
        check(target)
        _replace(target, data, mode, check)
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from error
    return stamp_of(data)


def _mode_to_keep(target: Path) -> int | None:
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found):
        raise CannotWrite(message("{path} cannot be written: it is not an ordinary file", path=str(target)))
    return stat.S_IMODE(found)


def _refuse_changed(target: Path, expected: Stamp | None) -> None:
    found = stamp(target)
    if found is None or found == expected:
        return
    if expected is None:
        text = message("there is already a file {path}; choose another name or open it", path=str(target))
        raise ChangedElsewhere(text)
    text = message(
        "{path} was changed by someone else since it was read; save yours under another name",
        path=str(target),
    )
    raise ChangedElsewhere(text)


def _replace(target: Path, data: bytes, mode: int | None, check: Callable[[Path], None]) -> None:
    descriptor, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        try:
            _fill(descriptor, data)
        finally:
            os.close(descriptor)
        if mode is not None:
            temporary.chmod(mode)
        check(target)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    flush_folder(target.parent)


def _fill(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    _flush(descriptor)


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # fsync there leaves the data in the cache of the drive

        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Make the new name last. The data are safe by now, and some file systems refuse to flush a
    folder, so a refusal is no failure."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _without_waiting(path: str, flags: int) -> int:
    """A named pipe would otherwise be waited for without end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _cannot_write(path: Path, error: OSError | ValueError) -> CannotWrite:
    why = reason(error) if isinstance(error, OSError) else message("the name is not allowed on this disk")
    return CannotWrite(message("{path} cannot be written: {reason}", path=str(path), reason=why))
