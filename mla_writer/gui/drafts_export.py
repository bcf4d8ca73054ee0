"""Taking drafts out of the vault as plain files. No widgets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer.gui.services import SUFFIX, Services
from mla_writer.model.errors import CannotWrite, ChangedElsewhere, ProgramError
from mla_writer.model.message import Message

if TYPE_CHECKING:
    from mla_writer.vault.query import Entry

NOT_IN_NAMES = re.compile(r"[^\w.-]+")
LONGEST_STEM = 60
UNNAMED = "draft"
MOST_NAMES = 10_000


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, and of what was not written the number of the case and why."""

    files: tuple[Path, ...]
    refused: tuple[tuple[str, Message], ...] = ()


def export_all(services: Services, entries: Iterable[Entry], folder: Path) -> Exported:
    """Write each of ``entries`` to a file of its own in ``folder``, never over another one; ``VaultError``,
    ``CannotWrite``. A draft that cannot be read stops no other."""
    files: list[Path] = []
    refused: list[tuple[str, Message]] = []
    for entry in entries:
        try:
            files.append(_export(services, entry, folder))
        except CannotWrite:
            raise
        except ProgramError as error:
            refused.append((entry.reference or entry.id, error.message))
    return Exported(tuple(files), tuple(refused))


def stem(entry: Entry) -> str:
    """The first part of a file's name: by the number of the case, as far as names of files allow."""
    text = NOT_IN_NAMES.sub("-", entry.reference).strip("-.")[:LONGEST_STEM]
    return text or UNNAMED


def _export(services: Services, entry: Entry, folder: Path) -> Path:
    from mla_writer.drafts import to_json
    from mla_writer.files import write_over

    kept, _ = services.shelf.open(entry.id, services.problems())
    data = to_json(kept.draft)
    for number in range(1, MOST_NAMES):
        path = folder / f"{stem(entry)}{f'-{number}' if number > 1 else ''}{SUFFIX}"
        if path.exists():
            continue
        try:
            write_over(path, data, None)
        except ChangedElsewhere:  # another program took the name meanwhile
            continue
        return path
    raise CannotWrite(Message("the name is not allowed on this disk"))
