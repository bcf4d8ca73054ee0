"""What SQLite complains of, in words for a person. Its texts name no values."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from sqlcipher3 import dbapi2 as untyped

from mla_writer.model.errors import CannotWrite, ProgramError, VaultError
from mla_writer.model.message import message

dbapi2: Any = untyped
FULL = message("the disk is full; what was saved before is safe, make room and save again")
FAULTY = message("the disk takes no more or reports a fault; what was saved before is safe, save again")
READ_ONLY = message("the vault can only be read: the disk or the folder is write-protected")
BUSY = message("another window or program is writing to the vault; try again in a moment")
DAMAGED = message("the vault is damaged; have it examined, or restore a backup")
FAULTS: tuple[tuple[str, type[ProgramError], Any], ...] = (
    ("is full", CannotWrite, FULL),
    ("disk i/o error", CannotWrite, FAULTY),
    ("readonly", CannotWrite, READ_ONLY),
    ("is locked", VaultError, BUSY),
    ("is busy", VaultError, BUSY),
    ("malformed", VaultError, DAMAGED),
    ("not a database", VaultError, DAMAGED),
    ("no such table", VaultError, DAMAGED),
)


def told(error: Exception) -> ProgramError:
    """``error`` of the store as one that is told to a person."""
    text = str(error).lower()
    for part, kind, said in FAULTS:
        if part in text:
            return kind(said)
    return VaultError(message("the vault cannot be used: {reason}", reason=str(error)))


@contextmanager
def guarded() -> Generator[None]:
    """What the store complains of inside is raised as ``VaultError`` or ``CannotWrite``."""
    try:
        yield
    except dbapi2.Error as error:
        raise told(error) from error
