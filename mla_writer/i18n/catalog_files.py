"""Catalogs as they lie on disk, ready for use.

In an installed program the compiled ``.mo`` lies beside the ``.po``. In a checkout the ``.po`` is
compiled in memory, and the result kept beside the virtual environment under a name that holds size
and time of the ``.po``, because parsing it at each start would cost a quarter of a second.
"""

from __future__ import annotations

import contextlib
import gettext
import io
import struct
from functools import lru_cache
from pathlib import Path

from mla_writer import paths
from mla_writer.model.message import Message, message

INTERFACE = "mla_writer"
REQUEST = "request"
DOMAINS = (INTERFACE, REQUEST)
FACTS = "facts"
"""What is known of States and said in notes to treaties: read only when such a text is first shown."""
CATALOGS = (*DOMAINS, FACTS)


def catalog_path(code: str, domain: str) -> Path:
    """Where the translations of ``domain`` into the language ``code`` are kept."""
    return paths.locales() / code / "LC_MESSAGES" / f"{domain}.po"


@lru_cache(maxsize=32)
def translations(code: str, domain: str) -> gettext.NullTranslations:
    """The catalog of ``domain`` for ``code``; one that changes nothing where there is none (English), or
    where it cannot be read: a damaged file keeps nobody from working (see ``damaged``)."""
    source = catalog_path(code, domain)
    try:
        found = _read(source, code, domain)
    except (ValueError, LookupError, OSError, struct.error) as error:
        _damaged[source] = message("{file} cannot be read: {found}", file=source.name, found=str(error)[:200])
        return NOTHING
    if domain == INTERFACE and found is not NOTHING:
        found.add_fallback(_Later(code, FACTS))
    return found


class _Later(gettext.NullTranslations):
    """A catalog that is read when a text is first looked up in it."""

    def __init__(self, code: str, domain: str) -> None:
        super().__init__()
        self._code, self._domain = code, domain

    def gettext(self, message: str) -> str:
        return translations(self._code, self._domain).gettext(message)


NOTHING = gettext.NullTranslations()
"""The catalog that changes nothing."""


def damaged() -> tuple[Message, ...]:
    """Which catalogs could not be read so far, and why: in their place English is spoken."""
    return tuple(
        message(
            "{problem}. English is used in its place; install the program again, or mend the file.",
            problem=problem,
        )
        for problem in _damaged.values()
    )


_damaged: dict[Path, Message] = {}
"""Catalogs that were looked at and are damaged; read once, like the catalogs themselves."""


def _read(source: Path, code: str, domain: str) -> gettext.NullTranslations:
    ready = source.with_suffix(".mo")
    if ready.is_file() and not _outdated(ready, source):
        return gettext.GNUTranslations(io.BytesIO(ready.read_bytes()))
    if not source.is_file():
        return NOTHING
    return gettext.GNUTranslations(io.BytesIO(_compiled(source, code, domain)))


def compile_catalog(source: bytes) -> bytes:
    """The bytes of a ``.mo`` file for the text of a ``.po`` file; ``ValueError`` when it is not one,
    ``LookupError`` for an encoding that is not known."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    target = io.BytesIO()
    try:
        write_mo(target, read_po(io.BytesIO(source), abort_invalid=True))
    except PoFileError as error:
        raise ValueError(str(error)) from error
    return target.getvalue()


def _outdated(ready: Path, source: Path) -> bool:
    return source.is_file() and source.stat().st_mtime_ns > ready.stat().st_mtime_ns


def _compiled(source: Path, code: str, domain: str) -> bytes:
    folder = paths.compiled()
    if folder is None:
        return compile_catalog(source.read_bytes())
    facts = source.stat()
    kept = folder / f"{code}-{domain}-{facts.st_size}-{facts.st_mtime_ns}.mo"
    if kept.is_file():
        return kept.read_bytes()
    data = compile_catalog(source.read_bytes())
    with contextlib.suppress(OSError):
        _keep(kept, data, f"{code}-{domain}-*.mo")
    return data


def _keep(kept: Path, data: bytes, older: str) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob(older):
        old.unlink(missing_ok=True)
    partial = kept.with_suffix(".part")
    partial.write_bytes(data)
    partial.replace(kept)
