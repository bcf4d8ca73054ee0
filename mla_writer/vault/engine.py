"""Opening the encrypted store, reading and writing in it.

Source: SQLCipher 4 (AES-256-CBC and HMAC-SHA512 for each page), raw key, write-ahead log, flushed at each
commit: an acknowledged save outlives a loss of power. Statements are plain SQL with bound values: a mapper
would cost more time at each start than the whole store (see docs/decisions/0013-the-vault.md).
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as untyped

from mla_writer.model.errors import WrongKey
from mla_writer.model.message import message
from mla_writer.vault.faults import guarded
from mla_writer.vault.keys import KEY_BYTES

dbapi2: Any = untyped
Connection = Any
WAIT_SECONDS = 10.0
SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "cache_size=-16000",  # a page read again is a page decrypted again
)


def connect(path: Path, key: bytes) -> Connection:
    """A connection to the store in ``path``, made if there is none; ``key`` is 32 random bytes. ``WrongKey``
    when the key does not open it or the file is no store; ``VaultError``, ``CannotWrite``."""
    if len(key) != KEY_BYTES:  # SQLCipher would take it for a passphrase, silently
        raise ValueError("a key of 32 bytes is needed")
    with guarded():
        connection = dbapi2.connect(
            str(path), timeout=WAIT_SECONDS, check_same_thread=False, isolation_level=None
        )
        try:
            _set_up(connection, key)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: Connection, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")  # else faults are written to standard error
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise WrongKey(message("the key does not open the vault, or the vault is damaged")) from error
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")


class Store:
    """One open store: one connection, used by one thread at a time."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path, self._key = path, key
        self._lock = threading.RLock()
        self._connection = connect(path, key)

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """One state of the store for several questions."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """Changes that are made together, and on disk when this ends, or not at all."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def apart(self) -> Generator[Connection]:
        """A connection of its own, for what takes long."""
        connection = connect(self.path, self._key)
        try:
            with guarded():
                yield connection
        finally:
            connection.close()

    def close(self) -> None:
        """Give back every file. Nothing may be asked of the store afterwards."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Generator[Connection]:
        with self._lock, guarded():
            connection = self._connection
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
