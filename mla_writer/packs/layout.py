"""Which files a pack may hold, and how large. Everything else is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mla_writer.files import MEBIBYTE
from mla_writer.model.errors import PackRefused
from mla_writer.model.message import message

ABOUT = "pack.toml"
NOTES = frozenset({"README.md"})
"""What may lie in a pack for its readers; it is laid over nothing."""
TRANSLATIONS, TEMPLATES, TEXT_SUFFIX = "translations", "templates", ".md.j2"
LETTERHEADS, WORD_DOCUMENT = "letterheads", ".docx"
"""Letterheads are laid over nothing; they are inspected and cleaned each time one is used."""

LARGEST_ARCHIVE = 20 * MEBIBYTE
LARGEST_FILE = MEBIBYTE
LARGEST_UNPACKED = 16 * MEBIBYTE
MOST_FILES = 2000
HIGHEST_RATIO, RATIO_FROM = 200, 64 * 1024
"""No file larger than the second is packed tighter than the first: text never is."""

WORD = r"[a-z0-9][a-z0-9_-]{0,60}"
ALLOWED = re.compile(
    rf"(?:pack|assurances|refusal_grounds|term_lists|letterhead)\.toml|README\.md"
    rf"|countries/[A-Z]{{2}}(?:-[A-Z0-9]{{1,3}})?\.toml"
    rf"|(?:instruments|sources|kinds|checks|choices|records)/{WORD}\.toml"
    rf"|translations/[a-z]{{2,3}}(?:-[A-Za-z]{{2,4}})?\.toml"
    rf"|letterheads/{WORD}(?:\.[a-z]{{2,3}})?\.docx"
    rf"|templates/(?:{WORD}/){{0,2}}{WORD}\.md\.j2"
)


def refuse_path(name: str) -> None:
    """``PackRefused`` where a file of this name may not be in a pack. Only plain letters, digits, hyphens
    and underscores pass: no way out of the folder, no other direction of writing, no drive."""
    if len(name) <= 200 and ALLOWED.fullmatch(name):
        return
    raise PackRefused(
        message(
            "a pack may not hold a file '{found}'; allowed: pack.toml, README.md, folders of countries, "
            "instruments, sources, kinds, checks, choices, records, translations, templates and letterheads, "
            "assurances.toml, refusal_grounds.toml, term_lists.toml",
            found=shown(name),
        )
    )


def refuse_names(names: Iterable[str]) -> None:
    """``PackRefused`` where one name is not allowed, two are alike, or the description is missing."""
    seen: set[str] = set()
    for name in names:
        refuse_path(name)
        if name.casefold() in seen:
            raise PackRefused(message("the file '{found}' stands twice in the pack", found=name))
        seen.add(name.casefold())
    if ABOUT not in seen:
        raise PackRefused(message("this is not a pack: it has no file pack.toml"))
    if len(seen) > MOST_FILES:
        raise PackRefused(message("the pack holds more than {limit} files, the limit", limit=MOST_FILES))


def refuse_sizes(sizes: Mapping[str, int]) -> None:
    """``PackRefused`` where a file or all of them together are too large."""
    for name, size in sizes.items():
        if size > LARGEST_FILE:
            raise PackRefused(
                message(
                    "{file} is larger than {limit} MiB, the limit", file=name, limit=LARGEST_FILE // MEBIBYTE
                )
            )
    if sum(sizes.values()) > LARGEST_UNPACKED:
        limit = LARGEST_UNPACKED // MEBIBYTE
        raise PackRefused(message("unpacked, the pack is larger than {limit} MiB, the limit", limit=limit))


def shown(name: str) -> str:
    """``name`` so that it can be printed: what is invisible or turns the text around is written out."""
    return name[:80].encode("ascii", "backslashreplace").decode("ascii")
