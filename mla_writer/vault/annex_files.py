"""Files annexed to drafts, in pieces, in the same store: one backup is everything."""

from __future__ import annotations

import hashlib
import secrets

from mla_writer.files import MEBIBYTE
from mla_writer.model.dossier import AnnexFile
from mla_writer.model.errors import TooLarge, UnknownName, VaultError
from mla_writer.model.message import message
from mla_writer.vault.engine import Connection

PIECE = MEBIBYTE
LARGEST, LARGEST_OF_DRAFT = 25 * MEBIBYTE, 200 * MEBIBYTE
LONGEST_NAME = 255


def attach(connection: Connection, draft: int, name: str, data: bytes, annex: str) -> AnnexFile:
    """Keep ``data`` under a new id; ``TooLarge``. Of ``name`` only the last part is kept."""
    _refuse_large(connection, draft, len(data))
    own = name.replace("\\", "/").rsplit("/", 1)[-1][-LONGEST_NAME:]
    file = AnnexFile(secrets.token_hex(8), own, len(data), hashlib.sha256(data).hexdigest(), annex)
    row = (file.id, draft, file.name, file.size, file.sha256, file.annex)
    connection.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)", row)
    pieces = ((file.id, place, data[place : place + PIECE]) for place in range(0, len(data), PIECE))
    connection.executemany("INSERT INTO chunks (file, place, content) VALUES (?, ?, ?)", pieces)
    return file


def listed(connection: Connection, draft: int) -> tuple[AnnexFile, ...]:
    """The files of a draft, the one attached first first."""
    sql = "SELECT id, name, size, sha256, annex FROM files WHERE draft = ? ORDER BY rowid"
    return tuple(AnnexFile(*row) for row in connection.execute(sql, (draft,)))


def content(connection: Connection, draft: int, id: str) -> bytes:
    """The bytes of a file; ``UnknownName``, ``VaultError``."""
    digest = _digest(connection, draft, id)
    pieces = connection.execute("SELECT content FROM chunks WHERE file = ? ORDER BY place", (id,))
    data = b"".join(piece[0] for piece in pieces)
    if hashlib.sha256(data).hexdigest() != digest:
        raise VaultError(message("an annexed file is damaged in the vault; restore a backup"))
    return data


def detach(connection: Connection, draft: int, id: str) -> None:
    """Remove a file; ``UnknownName``."""
    _digest(connection, draft, id)
    connection.execute("DELETE FROM files WHERE id = ?", (id,))


def _digest(connection: Connection, draft: int, id: str) -> str:
    sql = "SELECT sha256 FROM files WHERE draft = ? AND id = ?"
    row = connection.execute(sql, (draft, id)).fetchone()
    if row is None:
        raise UnknownName(message("there is no annexed file '{found}' in this draft", found=id[:40]))
    return str(row[0])


def _refuse_large(connection: Connection, draft: int, size: int) -> None:
    if size > LARGEST:
        raise TooLarge(message("the file is larger than {limit} MiB, the limit", limit=LARGEST // MEBIBYTE))
    sql = "SELECT coalesce(sum(size), 0) FROM files WHERE draft = ?"
    if connection.execute(sql, (draft,)).fetchone()[0] + size > LARGEST_OF_DRAFT:
        raise TooLarge(
            message(
                "the files annexed to one draft may have {limit} MiB together",
                limit=LARGEST_OF_DRAFT // MEBIBYTE,
            )
        )
