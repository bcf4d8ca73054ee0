"""Which drafts the list shows: what a person typed and chose, and what the vault finds. No widgets.

A word is looked for in what the list says (States and kinds in the language of the interface, codes, numbers,
tags) and by the vault in all answers; each word must be found, in any order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mla_writer.gui.drafts_words import Words
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services

if TYPE_CHECKING:
    from mla_writer.vault.query import Entry

DESK, ARCHIVE, BIN = PLACES = ("desk", "archive", "bin")
READY, OPEN = "ready", "open"
AROUND_WORDS = "\"'“”„«»‹›()[]{}*?^~:;,+-"
"""Signs that people type around words when they search; they are no part of what is looked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words as typed, States asked (codes), kinds (ids), tags, standing, place."""

    text: str = ""
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    standing: str = ""
    place: str = DESK

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """What is filtered by, as name of the filter and value."""
        several = (("states", self.states), ("kinds", self.kinds), ("tags", self.tags))
        found = tuple((name, value) for name, values in several for value in values)
        return (*found, ("standing", self.standing)) if self.standing else found

    def switched(self, name: str, value: str) -> Wanted:
        """This with the filter ``name`` set to ``value``, or without it where it was set."""
        if name == "standing":
            return replace(self, standing="" if self.standing == value else value)
        before: tuple[str, ...] = getattr(self, name)
        left = tuple(one for one in before if one != value)
        return replace(self, **{name: left if value in before else (*before, value)})

    def cleared(self) -> Wanted:
        """This without filters; words and place stay."""
        return Wanted(self.text, place=self.place)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a place of ``total`` drafts, and what is in use there. ``elsewhere``: places other
    than the desk that hold something."""

    wanted: Wanted
    entries: tuple[Entry, ...] = ()
    total: int = 0
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()


class Finder:
    """Reads each place once until ``forget``. Used by one thread at a time."""

    def __init__(self, services: Services, words: Words) -> None:
        self._services, self._words = services, words
        self.forget()

    def forget(self) -> None:
        """Read the vault again the next time."""
        self._read: dict[str, tuple[Entry, ...]] = {}
        self._elsewhere: frozenset[str] | None = None

    def find(self, wanted: Wanted) -> Found:
        """What there is for ``wanted``; ``VaultError``."""
        there = self._place(wanted.place)
        entries = [entry for entry in there if _passes(entry, wanted)]
        for word in wanted.text.split():
            entries = self._with(word, entries)
        return Found(
            wanted,
            tuple(entries),
            len(there),
            self._in_use(there, "requested"),
            self._in_use(there, "kinds"),
            self._in_use(there, "tags"),
            self._others(),
        )

    def _with(self, word: str, entries: list[Entry]) -> list[Entry]:
        word = word.strip(AROUND_WORDS) or word
        said = self._words.matcher(fold(word))
        hits = self._services.shelf.having(word)
        return [entry for entry in entries if entry.id in hits or said(entry)]

    def _place(self, place: str) -> tuple[Entry, ...]:
        from mla_writer.vault.query import Query

        if place not in self._read:
            self._read[place] = self._services.shelf.entries(Query(place=place))
        return self._read[place]

    def _others(self) -> frozenset[str]:
        from mla_writer.vault.query import Query

        if self._elsewhere is None:
            shelf = self._services.shelf
            held = (place for place in (ARCHIVE, BIN) if shelf.entries(Query(place=place, limit=1)))
            self._elsewhere = frozenset(held)
        return self._elsewhere

    def _in_use(self, entries: tuple[Entry, ...], name: str) -> tuple[str, ...]:
        if name == "requested":
            codes = {entry.requested for entry in entries} - {""}
            return tuple(sorted(codes, key=lambda code: self._words.sort_key(self._words.state(code))))
        found = {one for entry in entries for one in getattr(entry, name)}
        said = self._words.kind if name == "kinds" else str
        return tuple(sorted(found, key=lambda one: self._words.sort_key(said(one))))


def _passes(entry: Entry, wanted: Wanted) -> bool:
    return (
        (not wanted.states or entry.requested in wanted.states)
        and (not wanted.kinds or not set(wanted.kinds).isdisjoint(entry.kinds))
        and (not wanted.tags or not set(wanted.tags).isdisjoint(entry.tags))
        and (not wanted.standing or (wanted.standing == READY) == (not entry.blocking))
    )
