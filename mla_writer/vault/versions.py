"""States of a draft that were kept on purpose."""

from __future__ import annotations

import zlib
from dataclasses import replace

from mla_writer.model.dossier import Version
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message
from mla_writer.vault.engine import Connection

LEVEL = 6


def keep(connection: Connection, draft: int, version: Version, content: bytes) -> Version:
    """Keep ``content`` as a version with the next number, and give it back with this number."""
    sql = "SELECT coalesce(max(number), 0) + 1 FROM versions WHERE draft = ?"
    numbered = replace(version, number=connection.execute(sql, (draft,)).fetchone()[0])
    row = (draft, numbered.number, version.at, version.reason, version.label, version.by)
    connection.execute(
        "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, zlib.compress(content, LEVEL))
    )
    return numbered


def listed(connection: Connection, draft: int) -> tuple[Version, ...]:
    """All versions, latest first."""
    sql = "SELECT number, at, reason, label, by FROM versions WHERE draft = ? ORDER BY number DESC"
    return tuple(Version(*row) for row in connection.execute(sql, (draft,)))


def content(connection: Connection, draft: int, number: int) -> bytes:
    """The content of one version; ``UnknownName``."""
    sql = "SELECT content FROM versions WHERE draft = ? AND number = ?"
    row = connection.execute(sql, (draft, number)).fetchone()
    if row is None:
        raise UnknownName(message("there is no version {number} of this draft", number=number))
    return zlib.decompress(row[0])
