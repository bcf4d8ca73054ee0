"""What a list of drafts is asked for, and what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from mla_writer.model.errors import UnknownName
from mla_writer.model.message import message
from mla_writer.vault.search import expression

SEPARATOR = "\n"
PLACES = {
    "desk": "deleted = '' AND archived = 0",
    "archive": "deleted = '' AND archived = 1",
    "bin": "deleted <> ''",
}
STANDINGS = {"": "1", "ready": "blocking = 0", "open": "blocking > 0"}
SORTS = ("changed", "reference", "requesting", "requested", "kinds", "persons", "blocking", "tags", "deleted")
COLUMNS = "id, changed, reference, requesting, requested, kinds, persons, blocking, tags, archived, deleted"


class Entry(NamedTuple):
    """One draft in a list. ``changed`` and ``deleted`` are ISO 8601 in UTC; ``deleted`` is empty for drafts
    that are not in the bin."""

    id: str
    changed: str
    reference: str
    requesting: str
    requested: str
    kinds: tuple[str, ...]
    persons: tuple[str, ...]
    blocking: int
    tags: tuple[str, ...]
    archived: bool
    deleted: str


@dataclass(frozen=True, slots=True)
class Query:
    """Which drafts are wanted, and in which order.

    Every one of ``words`` must begin a word of the draft; of ``states`` (asking or asked), ``kinds`` and
    ``tags`` one must be there. ``standing`` is ``ready``, ``open`` or empty; ``place`` is ``desk``,
    ``archive`` or ``bin``; ``sort`` is a name of ``Entry``.
    """

    words: str = ""
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    standing: str = ""
    place: str = "desk"
    sort: str = "changed"
    descending: bool = True
    limit: int | None = None


def statement(query: Query) -> tuple[str, list[Any]]:
    """The SQL of ``query`` and the values bound to it; ``UnknownName``."""
    conditions = [_known(PLACES, query.place), _known(STANDINGS, query.standing)]
    values: list[Any] = []
    for condition, more in _filters(query):
        conditions.append(condition)
        values.extend(more)
    sort = _known({name: name for name in SORTS}, query.sort)
    order = "DESC" if query.descending else "ASC"
    words = ["SELECT", COLUMNS, "FROM drafts WHERE", " AND ".join(conditions), "ORDER BY", sort, order]
    words += [", number", order, "LIMIT ?"]
    return " ".join(words), [*values, -1 if query.limit is None else query.limit]


def entries(rows: Iterable[Sequence[Any]]) -> tuple[Entry, ...]:
    """The rows of the answer; made in one go, past the constructor, for lists are long."""
    new = tuple.__new__
    return tuple(
        [
            new(
                Entry,
                (
                    id,
                    changed,
                    ref,
                    asking,
                    asked,
                    parts(kinds),
                    parts(persons),
                    blocking,
                    parts(tags),
                    archived == 1,
                    deleted,
                ),
            )
            for id, changed, ref, asking, asked, kinds, persons, blocking, tags, archived, deleted in rows
        ]
    )


def joined(texts: Sequence[str]) -> str:
    """Several texts in one column; each on a line of its own, so that one can be looked for as a whole."""
    lines = [" ".join(text.split()) for text in texts if text.strip()]
    return SEPARATOR.join(["", *lines, ""]) if lines else ""


@lru_cache(maxsize=20_000)
def parts(text: str) -> tuple[str, ...]:
    """The texts of such a column; most are met again with the next list. Forgotten when a vault is closed."""
    return tuple(text[1:-1].split(SEPARATOR)) if text else ()


def _filters(query: Query) -> Iterator[tuple[str, Sequence[str]]]:
    wanted = expression(query.words)
    if wanted:
        yield "number IN (SELECT rowid FROM words WHERE words MATCH ?)", [wanted]
    elif query.words.strip():
        yield "0", []
    if query.states:
        places = ", ".join("?" for _ in query.states)
        yield f"(requesting IN ({places}) OR requested IN ({places}))", [*query.states, *query.states]
    for column, texts in (("kinds", query.kinds), ("tags", query.tags)):
        if texts:
            either = " OR ".join(f"instr({column}, ?) > 0" for _ in texts)
            yield f"({either})", [joined([text]) for text in texts]


def _known(table: dict[str, str], name: str) -> str:
    if name not in table:
        raise UnknownName(message("'{found}' is none of: {known}", found=name, known=", ".join(table)))
    return table[name]
