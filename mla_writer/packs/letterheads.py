"""The letterheads that installed packs bring, as the packs have them: not inspected yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.model.errors import PackRefused
from mla_writer.packs import archive
from mla_writer.packs.layout import LETTERHEADS, WORD_DOCUMENT
from mla_writer.packs.store import Installed, records


@dataclass(frozen=True, slots=True)
class Brought:
    """A letterhead of a pack: the pack's id, the name of the file without its ending, its bytes."""

    pack: str
    stem: str
    data: bytes


def brought() -> tuple[Brought, ...]:
    """Every letterhead in the packs that can be used, in the order of their installation."""
    return tuple(one for pack in records() if pack.fault is None for one in _of(pack))


def _of(pack: Installed) -> Iterator[Brought]:
    try:
        files = archive.read(pack.data)
    except PackRefused:
        return
    for name, data in files.items():
        folder, _, file = name.rpartition("/")
        if folder == LETTERHEADS:
            yield Brought(pack.pack.id, file.removesuffix(WORD_DOCUMENT), data)
