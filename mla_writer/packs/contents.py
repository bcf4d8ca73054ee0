"""What is judged of a pack's files before anything is laid over: characters, structure, codes of States."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from mla_writer.i18n.formats import countries
from mla_writer.i18n.language import PLACEHOLDER
from mla_writer.i18n.languages import entries
from mla_writer.model.errors import PackRefused, TextRefused
from mla_writer.model.message import message
from mla_writer.model.packs import Pack, PackContent
from mla_writer.model.text_gate import clean
from mla_writer.packs.about import described
from mla_writer.packs.layout import ABOUT, NOTES, TEXT_SUFFIX, WORD_DOCUMENT
from mla_writer.packs.toml_gate import tables

FICTITIOUS = re.compile(r"X[A-Z]")
UNIONS = frozenset({"EU"})
"""Parties to instruments that are no States."""
SENTENCES = "sentences"
MOST_ENTRIES = 250_000
"""Entries and tables in one pack: twice what the whole program declares."""


def described_in(files: Mapping[str, bytes]) -> Pack:
    """The pack that the file ``pack.toml`` among ``files`` describes; ``PackRefused``."""
    return described(tables(files[ABOUT], ABOUT))


def checked(files: Mapping[str, bytes]) -> PackContent:
    """The pack of ``files``, each of which was judged; ``PackRefused`` with file and place. Whether the
    declarations fit the rulebook is not judged here."""
    pack = described_in(files)
    texts = [content for name, content in files.items() if not name.endswith(WORD_DOCUMENT)]
    if sum(content.count(sign) for content in texts for sign in (b"=", b"[")) > MOST_ENTRIES:
        raise PackRefused(message("it has more than {limit} entries, the limit", limit=MOST_ENTRIES))
    laid_over = {
        name: content
        for name, content in files.items()
        if name != ABOUT and name not in NOTES and not name.endswith(WORD_DOCUMENT)
    }
    for name, content in laid_over.items():
        if name.endswith(TEXT_SUFFIX):
            _text(name, content)
        else:
            folder = name.partition("/")[0]
            OF_FOLDERS.get(folder, _nothing_more)(name, tables(content, name))
    return PackContent(pack, laid_over)


def _text(name: str, content: bytes) -> None:
    try:
        clean(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise PackRefused(message("{file}: it is not written in UTF-8", file=name)) from error
    except TextRefused as error:
        raise PackRefused(message("{file}: {found}", file=name, found=error.message)) from error


def _nothing_more(name: str, data: Mapping[str, Any]) -> None:
    """Its shape is judged by the reader of the rulebook."""


def _profile(name: str, data: Mapping[str, Any]) -> None:
    _known_state(name, name.removeprefix("countries/").removesuffix(".toml")[:2])


def _instrument(name: str, data: Mapping[str, Any]) -> None:
    participations = data.get("participations")
    for code in participations if isinstance(participations, dict) else ():
        if code not in UNIONS:
            _known_state(name, str(code))


def _known_state(name: str, code: str) -> None:
    if not FICTITIOUS.fullmatch(code) and code not in countries("en"):
        raise PackRefused(
            message(
                "{file}: there is no State or territory '{found}'; allowed: codes of ISO 3166-1 and, for "
                "invented States, XA to XZ",
                file=name,
                found=code,
            )
        )


def _translation(name: str, data: Mapping[str, Any]) -> None:
    code = name.removeprefix("translations/").removesuffix(".toml")
    if code not in entries():
        known = ", ".join(entries())
        raise _wrong_translation(name, code, known)
    if set(data) - {SENTENCES} or not isinstance(data.get(SENTENCES), dict):
        raise _wrong_translation(name, ", ".join(data) or "nothing", f"one table [{SENTENCES}]")
    for english, other in data[SENTENCES].items():
        if not isinstance(other, str) or not other.strip():
            raise _wrong_translation(name, repr(other)[:80], "a sentence between quotation marks")
        if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(other)):
            raise _wrong_translation(name, other[:80], "the placeholders of the English sentence")


def _wrong_translation(name: str, found: str, allowed: str) -> PackRefused:
    return PackRefused(
        message("{file}: found {found}; allowed: {allowed}", file=name, found=found, allowed=allowed)
    )


OF_FOLDERS: Mapping[str, Callable[[str, Mapping[str, Any]], None]] = {
    "countries": _profile,
    "instruments": _instrument,
    "translations": _translation,
}
"""What is judged beyond structure and characters, by folder."""
