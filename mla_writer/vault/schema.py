"""The tables of the store, and their versions.

History: version 1 (0.2.0) is the first. A step takes a store of its version to the next one.
``tests/files`` holds a vault of every version, which stays for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mla_writer.model.errors import VaultError
from mla_writer.model.message import message
from mla_writer.vault.engine import Connection, Store

VERSION = 1
STEPS: Mapping[int, Callable[[Connection], None]] = {}
TABLES = (
    """CREATE TABLE drafts (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        changed TEXT NOT NULL,
        page TEXT NOT NULL,
        reference TEXT NOT NULL,
        requesting TEXT NOT NULL,
        requested TEXT NOT NULL,
        kinds TEXT NOT NULL,
        persons TEXT NOT NULL,
        blocking INTEGER NOT NULL,
        tags TEXT NOT NULL DEFAULT '',
        archived INTEGER NOT NULL DEFAULT 0,
        deleted TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE bodies (
        draft INTEGER PRIMARY KEY REFERENCES drafts ON DELETE CASCADE,
        content BLOB NOT NULL)""",
    """CREATE TABLE reviews (
        draft INTEGER PRIMARY KEY REFERENCES drafts ON DELETE CASCADE,
        content BLOB NOT NULL)""",
    """CREATE TABLE steps (
        draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE,
        side INTEGER NOT NULL,
        place INTEGER NOT NULL,
        page TEXT NOT NULL,
        patch BLOB NOT NULL,
        PRIMARY KEY (draft, side, place)) WITHOUT ROWID""",
    """CREATE TABLE versions (
        draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        label TEXT NOT NULL,
        by TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (draft, number))""",
    """CREATE TABLE files (
        id TEXT PRIMARY KEY,
        draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        annex TEXT NOT NULL)""",
    "CREATE INDEX files_of_draft ON files (draft)",
    """CREATE TABLE chunks (
        number INTEGER PRIMARY KEY,
        file TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
        place INTEGER NOT NULL,
        content BLOB NOT NULL,
        UNIQUE (file, place))""",
    "CREATE TABLE things (name TEXT PRIMARY KEY, content BLOB NOT NULL)",
    """CREATE TABLE chain (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        counter INTEGER NOT NULL,
        head BLOB NOT NULL,
        latest TEXT NOT NULL)""",
    "INSERT INTO chain VALUES (1, 0, x'', '')",
    """CREATE VIRTUAL TABLE words USING fts5(
        content, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0')""",
)


def prepare(store: Store) -> None:
    """Make the tables of a new store, or bring those of an earlier version up to date, in one go;
    ``VaultError`` when a newer program made them."""
    with store.reading() as connection:
        found = _version(connection)
    if found == VERSION:
        return
    with store.writing() as connection:
        found = _version(connection)
        if found > VERSION:
            raise VaultError(
                message("the vault was made by a newer version of the program; install the newer version")
            )
        if found == 0:
            for statement in TABLES:
                connection.execute(statement)
        for version in range(found, VERSION) if found else ():
            STEPS[version](connection)
        connection.execute(f"PRAGMA user_version={VERSION}")


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
