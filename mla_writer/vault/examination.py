"""Whether a store is sound.

The check of the pages' authenticity reads the main file only, so what lies in the write-ahead log is brought
there first; and one bad page spoils a connection, so the structure is looked at on a fresh one.
"""

from __future__ import annotations

from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.vault.engine import Connection, Store

BROKEN = message(
    "the vault's file was damaged or altered; restore a backup, or export the drafts that still open"
)
CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check", "PRAGMA foreign_key_check")
SOUND = ([], [("ok",)])
WITHOUT_BODY = "SELECT count(*) FROM drafts WHERE number NOT IN (SELECT draft FROM bodies)"
SHORT_FILES = """SELECT count(*) FROM files WHERE size <>
    (SELECT coalesce(sum(length(content)), 0) FROM chunks WHERE file = files.id)"""


def faults(store: Store) -> tuple[Message, ...]:
    """What is wrong with ``store``; nothing where it is sound. ``VaultError`` when it is in use."""
    with store.apart() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if not all(_is_sound(store, check) for check in CHECKS):
        return (BROKEN,)
    with store.apart() as connection:
        return tuple(_incomplete(connection))


def _is_sound(store: Store, check: str) -> bool:
    try:
        with store.apart() as connection:
            return connection.execute(check).fetchall() in SOUND
    except ProgramError:
        return False


def _incomplete(connection: Connection) -> list[Message]:
    found: list[Message] = []
    for sql, told in (
        (WITHOUT_BODY, message("a draft has no content; restore a backup")),
        (SHORT_FILES, message("an annexed file is not whole; restore a backup")),
    ):
        if connection.execute(sql).fetchone()[0]:
            found.append(told)
    return found
