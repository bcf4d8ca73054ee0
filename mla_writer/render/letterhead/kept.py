"""The letterheads at hand: cleaned copies in a folder of this person's settings, and those of packs.

``NAME.docx`` serves every language, ``NAME.fr.docx`` French alone. A letterhead is no secret and lies
there as it is; it is inspected again each time it is used, since anybody may have changed the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mla_writer import paths
from mla_writer.files import read_bytes, reason, write_bytes
from mla_writer.model.errors import CannotWrite, LetterheadRefused, UnknownName
from mla_writer.model.message import message
from mla_writer.packs.letterheads import brought
from mla_writer.render.letterhead.model import Letterhead
from mla_writer.render.letterhead.opened import LARGEST_FILE
from mla_writer.render.letterhead.reading import read

SUFFIX = ".docx"
NAME = re.compile(r"\w[\w -]{0,59}")
LANGUAGE = re.compile(r"[a-z]{2,3}")
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Kept:
    """A letterhead by its name. ``languages`` are those it is there in; "" serves every language. ``pack``
    is the id of the pack that brings it, or empty for this person's own."""

    name: str
    languages: tuple[str, ...]
    pack: str = ""


def known() -> tuple[Kept, ...]:
    """All letterheads, this person's own first; a pack's is not named where an own has its name."""
    found: dict[str, Kept] = {}
    for name, language, pack in _all():
        before = found.get(name)
        if before is None:
            found[name] = Kept(name, (language,), pack)
        elif before.pack == pack and language not in before.languages:
            found[name] = Kept(name, tuple(sorted((*before.languages, language))), pack)
    return tuple(found.values())


def of_file(path: Path, language: str = "") -> Letterhead:
    """The letterhead in the file ``path``; ``LetterheadRefused``, ``DraftError`` where it cannot be read."""
    return _read(read_bytes(path, LARGEST_FILE), language)


def add(path: Path, name: str = "", language: str = "") -> tuple[str, Letterhead]:
    """Keep a cleaned copy of the file ``path`` and say under which name: ``name``, or that of the file.
    ``LetterheadRefused``, ``DraftError``, ``CannotWrite``."""
    found, own = _split(path.stem)
    chosen, code = name or found, language or ("" if name else own)
    if not NAME.fullmatch(chosen) or (code and not LANGUAGE.fullmatch(code)):
        raise LetterheadRefused(
            message(
                "a letterhead cannot be called '{found}'; use letters, digits, spaces and hyphens",
                found=chosen,
            )
        )
    letterhead = of_file(path, code)
    paths.make_private(paths.letterheads())
    write_bytes(_path(chosen, code), letterhead.data)
    return chosen, letterhead


def remove(name: str) -> None:
    """Delete the letterhead ``name`` in all its languages. ``UnknownName`` where it is none of this
    person's own; ``CannotWrite``."""
    own = [path for path in _files() if _split(path.stem)[0] == name]
    if not own:
        raise _unknown(name)
    for path in own:
        try:
            path.unlink()
        except OSError as error:
            text = message("{path} cannot be removed: {reason}", path=str(path), reason=reason(error))
            raise CannotWrite(text) from error


def letterhead(name: str, language: str) -> Letterhead:
    """The letterhead ``name`` for a document in ``language``: the one for it, else the one for every
    language, else the English one, else any. ``UnknownName``, ``LetterheadRefused``, ``DraftError``."""
    one = next((one for one in known() if one.name == name), None)
    if one is None:
        raise _unknown(name)
    order = (language, language.split("-")[0], "", FALLBACK, *one.languages)
    code = next(code for code in order if code in one.languages)
    if not one.pack:
        return of_file(_path(name, code), code)
    data = {_split(found.stem): found.data for found in brought() if found.pack == one.pack}
    return _read(data[name, code], code)


@lru_cache(maxsize=8)
def _read(data: bytes, language: str) -> Letterhead:
    return read(data, language)


def _all() -> Iterator[tuple[str, str, str]]:
    for path in _files():
        name, language = _split(path.stem)
        if NAME.fullmatch(name):
            yield name, language, ""
    for one in brought():
        yield *_split(one.stem), one.pack


def _files() -> tuple[Path, ...]:
    try:
        return tuple(sorted(paths.letterheads().glob(f"*{SUFFIX}")))
    except OSError:
        return ()


def _split(stem: str) -> tuple[str, str]:
    """Name and language of a file's name."""
    name, dot, language = stem.rpartition(".")
    return (name, language) if dot and LANGUAGE.fullmatch(language) else (stem, "")


def _path(name: str, language: str) -> Path:
    return paths.letterheads() / f"{name}{f'.{language}' if language else ''}{SUFFIX}"


def _unknown(name: str) -> UnknownName:
    listed = ", ".join(one.name for one in known()) or "-"
    return UnknownName(
        message("there is no letterhead '{found}'; known: {known}", found=name[:80], known=listed)
    )
