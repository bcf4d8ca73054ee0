"""Searching authorities by words, State, treaty and topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mla_writer.authorities.card import FIELDS, OWN, TOPICS, AuthorityCard
from mla_writer.authorities.folding import folded
from mla_writer.i18n import Language
from mla_writer.model.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; what is empty does not count. ``words`` may stand anywhere, in any order."""

    words: str = ""
    state: str = ""
    treaty: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class _Prepared:
    card: AuthorityCard
    searched: str


class Lookup:
    """Cards made ready for searching in one language: texts, names of States, treaties, topics."""

    def __init__(
        self, cards: Iterable[AuthorityCard], instruments: Mapping[str, Instrument], language: Language
    ) -> None:
        self._instruments, self._language = instruments, language
        self._prepared = [_Prepared(card, self._searched(card)) for card in cards]

    def find(self, query: Query) -> tuple[AuthorityCard, ...]:
        """The cards that fit ``query``: of the State asked for, own entries first, then those named for
        the treaty asked for, those that can be used, the newest.

        With a State and a treaty, its authorities that are named for no treaty follow: one designation
        may serve all treaties, and whether it does is for a person to check.
        """
        words = folded(query.words).split()
        found = [
            one.card
            for one in self._prepared
            if all(word in one.searched for word in words) and _fits(one.card, query)
        ]
        newest = sorted(found, key=lambda card: card.as_of, reverse=True)
        return tuple(sorted(newest, key=lambda card: self._place(card, query)))

    def _place(self, card: AuthorityCard, query: Query) -> tuple[object, ...]:
        state = "" if query.state else self._language.sort_key(self._language.country(card.state))[0]
        named = bool(query.treaty) and query.treaty in card.treaties
        return card.origin != OWN, state, not named, not card.can_be_used

    def _searched(self, card: AuthorityCard) -> str:
        instruments = [self._instruments[id] for id in card.treaties if id in self._instruments]
        parts = [
            self._language.country(card.state),
            card.state,
            card.told,
            *(card.text(name) for name in FIELDS),
            *card.treaties,
            *(f"{one.short} {one.title}" for one in instruments),
            *(self._language.say(TOPICS[topic]) for topic in card.topics if topic in TOPICS),
        ]
        return folded(" ".join(filter(None, parts)))


def _fits(card: AuthorityCard, query: Query) -> bool:
    if query.state and card.state != query.state:
        return False
    if query.topic and query.topic not in card.topics:
        return False
    without = bool(query.state) and not card.treaties
    return not query.treaty or query.treaty in card.treaties or without
