"""A vault as one file, and back: a zip archive of ``vault.json`` and the store, encrypted as they are."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mla_writer import files
from mla_writer.model.errors import CannotWrite, VaultError
from mla_writer.model.message import message
from mla_writer.vault import header
from mla_writer.vault.engine import Store

SUFFIX = ".mlabackup"
STORE = "drafts.vault"
PIECE = 2**20
BINARY = getattr(os, "O_BINARY", 0)
NAMES = [header.FILE, STORE]
UNREADABLE = (zipfile.BadZipFile, EOFError, RuntimeError, ValueError, struct.error)
"""What the library raises for an archive that is damaged or made to harm."""


def write(store: Store, folder: Path, target: Path) -> None:
    """Write the vault as it stands to ``target``, whole or not at all; ``CannotWrite``, ``VaultError``."""
    with _beside(target) as copy, _beside(target) as archive:
        with store.apart() as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        with told(target):
            _pack(archive, files.read_bytes(folder / header.FILE, header.LARGEST), copy)
            archive.replace(target)
        files.flush_folder(target.parent)


def read_header(source: Path) -> header.Header:
    """The header in the backup ``source``; ``VaultError``."""
    with _archive(source) as archive, archive.open(header.FILE) as stream:
        return header.from_bytes(stream.read(header.LARGEST))


def unpack_store(source: Path, target: Path) -> None:
    """Write the store of the backup ``source`` to ``target``; ``VaultError``, ``CannotWrite``."""
    with told(target), _archive(source) as archive, archive.open(STORE) as stream, private(target) as out:
        shutil.copyfileobj(stream, out, PIECE)
        out.flush()
        os.fsync(out.fileno())


def private(path: Path) -> BinaryIO:
    """A new file, for its owner only from the first byte on; what the store adds beside it is as private."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600), "wb")


@contextmanager
def _archive(source: Path) -> Generator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source) as archive:
            if sorted(archive.namelist()) != sorted(NAMES):
                raise zipfile.BadZipFile
            if any(one.compress_type != zipfile.ZIP_STORED for one in archive.infolist()):
                raise zipfile.BadZipFile
            yield archive
    except UNREADABLE:
        raise VaultError(
            message("{path} is no backup of a vault, or it is damaged", path=str(source))
        ) from None
    except OSError as error:
        raise VaultError(
            message("{path} cannot be read: {reason}", path=str(source), reason=files.reason(error))
        ) from error


def _pack(target: Path, head: bytes, copy: Path) -> None:
    with target.open("wb") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(header.FILE, head)
            archive.write(copy, STORE)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _beside(target: Path) -> Generator[Path]:
    """A new file in the folder of ``target``, for its owner only, gone at the end."""
    with told(target):
        descriptor, name = tempfile.mkstemp(prefix=files.PREFIX, suffix=files.SUFFIX, dir=target.parent)
        os.close(descriptor)
    try:
        yield Path(name)
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()


@contextmanager
def told(target: Path) -> Generator[None]:
    """What the system refuses inside is raised as ``CannotWrite``."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(
            message("{path} cannot be written: {reason}", path=str(target), reason=files.reason(error))
        ) from error
