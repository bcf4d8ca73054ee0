"""Words of drafts as they are kept for the search, and what is searched for.

A word is kept as readers of its script look for it (``i18n.searchable``), once for each draft and without its
place. Scripts without spaces are kept by single signs and by pairs of neighbours, which find a longer run of
signs with hardly a false hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mla_writer.i18n import searchable
from mla_writer.vault.engine import Connection

RUNS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
PLAIN = re.compile(r"[a-z0-9]+|[^\W_]+")
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+"
)
LONGEST_WORD = 60
MOST_WANTED = 24


def words_of(text: str) -> frozenset[str]:
    """The words of ``text`` as they are kept."""
    return frozenset[str]().union(*map(_of_line, set(text.splitlines())))


def expression(text: str) -> str:
    """The question to the index for what a person typed: the beginning of each word; empty where there is
    no word in it."""
    wanted = dict.fromkeys(one for run in RUNS.findall(text[:1000]) for one in _wanted(run))
    return " ".join(list(wanted)[:MOST_WANTED])


def keep(connection: Connection, number: int, words: Iterable[str], new: bool) -> None:
    """Put the words of a draft into the index, in place of those that were there."""
    if not new:
        connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
    connection.execute("INSERT INTO words (rowid, content) VALUES (?, ?)", (number, " ".join(words)))


def forget() -> None:
    """Drop the words that were met."""
    _of_line.cache_clear()
    _kept.cache_clear()


def remove(connection: Connection, number: int) -> None:
    """Take a draft out of the index."""
    connection.execute("DELETE FROM words WHERE rowid = ?", (number,))


@lru_cache(maxsize=2_000)
def _of_line(line: str) -> frozenset[str]:
    """The words of one line; an edit leaves most lines of a draft as they were."""
    return frozenset[str]().union(*map(_kept, set(line.split())))


@lru_cache(maxsize=20_000)
def _kept(piece: str) -> tuple[str, ...]:
    """The words in a piece of text without spaces; most pieces are met again at the next save."""
    found: list[str] = []
    for run in RUNS.findall(piece):
        for part, spaced in _parts(run):
            found.extend([part] if spaced else _signs_and_pairs(part))
    return tuple(found)


def _wanted(run: str) -> Iterator[str]:
    for part, spaced in _parts(run):
        if spaced:
            yield f'"{part}"*'
        else:
            yield from (f'"{one}"' for one in (_pairs(part) if len(part) > 1 else [part]))


def _parts(run: str) -> Iterator[tuple[str, bool]]:
    """The plain words of a run, with whether its script puts spaces between words."""
    for word in PLAIN.findall(searchable(run)):
        place = 0
        for match in UNSPACED.finditer(word):
            if match.start() > place:
                yield word[place : match.start()][:LONGEST_WORD], True
            yield match[0], False
            place = match.end()
        if place < len(word):
            yield word[place:][:LONGEST_WORD], True


def _pairs(text: str) -> list[str]:
    return [text[place : place + 2] for place in range(len(text) - 1)]


def _signs_and_pairs(text: str) -> list[str]:
    return [*text, *_pairs(text)]
