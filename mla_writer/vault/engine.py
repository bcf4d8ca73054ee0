"""Opening the encrypted store.

Source: SQLCipher 4 (AES-256-CBC and HMAC-SHA512 for each page), raw key, write-ahead log, flushed at each
commit: an acknowledged save outlives a loss of power.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy
from sqlcipher3 import dbapi2 as untyped

from mla_writer.model.errors import WrongKey
from mla_writer.model.message import message

dbapi2: Any = untyped
KEY_BYTES = 32
WAIT_SECONDS = 10.0
SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


def engine(path: Path, key: bytes) -> sqlalchemy.Engine:
    """The store in ``path``, made if there is none; ``key`` is 32 random bytes. ``WrongKey`` at the first
    connection when the key does not open it or the file is no store."""
    if len(key) != KEY_BYTES:  # SQLCipher would take it for a passphrase, silently
        raise ValueError("a key of 32 bytes is needed")

    def connect() -> Any:
        connection = dbapi2.connect(str(path), timeout=WAIT_SECONDS, check_same_thread=False)
        connection.execute("PRAGMA cipher_log_level=NONE")  # else faults are written to standard error
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except dbapi2.DatabaseError as error:
            connection.close()
            raise WrongKey(message("the key does not open the vault, or the vault is damaged")) from error
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        return connection

    return sqlalchemy.create_engine(
        "sqlite://", creator=connect, module=dbapi2, poolclass=sqlalchemy.pool.QueuePool, hide_parameters=True
    )
