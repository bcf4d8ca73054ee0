"""The file of an address book: plain JSON to cards and back, losing nothing that is not known here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from mla_writer.authorities.card import FIELDS, OWN, TOPICS, AuthorityCard, accepted
from mla_writer.model.errors import ProgramError, TooLarge, TooNew
from mla_writer.model.message import Message, message
from mla_writer.model.text_gate import clean_tree

FORMAT, VERSION = "mla-authorities", 1
MOST_ENTRIES = 50_000
STATE = re.compile(r"[A-Z]{2}")
LISTS = ("treaties", "topics")
KNOWN = frozenset({"id", "state", *FIELDS, *LISTS, "confidence"})
TOP = frozenset({"format", "version", "entries", "columns"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: entries, the columns last mapped to fields, and what a newer version wrote."""

    entries: tuple[AuthorityCard, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any], hash=False)


class DamagedBook(ProgramError):
    """A file that is no address book, or holds what an address book may not hold."""


def from_json(data: bytes) -> Content:
    """What ``data`` holds; ``DamagedBook`` for what is no address book, ``TooNew``, ``TooLarge``."""
    try:
        found = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise DamagedBook(message("it is not JSON")) from None
    if not isinstance(found, dict):
        raise DamagedBook(message("it is no address book of this program"))
    plain = cast(dict[str, Any], found)
    if plain.get("format") != FORMAT or type(plain.get("version")) is not int:
        raise DamagedBook(message("it is no address book of this program"))
    if plain["version"] > VERSION:
        raise TooNew(message("it was written by a newer version of this program"))
    plain = _cleaned(plain)
    entries = _list(plain.get("entries", []), "entries")
    if len(entries) > MOST_ENTRIES:
        raise TooLarge(message("it has more than {limit} entries, the limit", limit=MOST_ENTRIES))
    cards = tuple(_card(entry, f"entries[{place}]") for place, entry in enumerate(entries))
    _check_ids(cards)
    unknown = {name: value for name, value in plain.items() if name not in TOP}
    return Content(cards, _texts(plain.get("columns", {}), "columns"), unknown)


def _cleaned(plain: dict[str, Any]) -> dict[str, Any]:
    """``plain`` without what cannot be written again: half characters, endless nesting."""
    try:
        return clean_tree(plain)
    except ProgramError as error:
        raise DamagedBook(error.message) from None


def to_json(content: Content) -> bytes:
    """``content`` as a file: UTF-8, indented by one, in a fixed order, with a last newline."""
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "entries": [_plain(card) for card in content.entries],
        **({"columns": dict(content.columns)} if content.columns else {}),
        **content.unknown,
    }
    return f"{json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def _plain(card: AuthorityCard) -> dict[str, Any]:
    lists = {name: list(getattr(card, name)) for name in LISTS if getattr(card, name)}
    grade = {"confidence": card.confidence} if card.confidence else {}
    return {"id": card.id, "state": card.state, **card.texts(), **lists, **grade, **card.unknown}


def _card(found: Any, place: str) -> AuthorityCard:
    if not isinstance(found, dict):
        raise _wrong(place, message("an object is expected"))
    plain = cast(dict[str, Any], found)
    texts = {name: _text(plain.get(name, ""), f"{place}.{name}") for name in ("id", "state", "confidence")}
    if not texts["id"] or not STATE.fullmatch(texts["state"]):
        raise _wrong(place, message("it has no id, or no State by its two-letter code"))
    fields = {name: _field(name, plain[name], f"{place}.{name}") for name in FIELDS if name in plain}
    if not fields.get("name"):
        raise _wrong(place, message("it has no name"))
    lists = {name: _names(plain.get(name, []), f"{place}.{name}") for name in LISTS}
    unknown = {name: value for name, value in plain.items() if name not in KNOWN}
    return AuthorityCard(
        texts["id"],
        texts["state"],
        **fields,
        treaties=lists["treaties"],
        topics=tuple(topic for topic in lists["topics"] if topic in TOPICS),
        confidence=texts["confidence"],
        origin=OWN,
        unknown=unknown,
    )


def _check_ids(cards: tuple[AuthorityCard, ...]) -> None:
    seen: set[str] = set()
    for card in cards:
        if card.id in seen:
            raise DamagedBook(message("'{id}' names two entries", id=card.id))
        seen.add(card.id)


def _field(name: str, value: Any, place: str) -> str:
    try:
        return accepted(name, _text(value, place))
    except DamagedBook:
        raise
    except ProgramError as error:
        raise _wrong(place, error.message) from None


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise _wrong(place, message("a text is expected"))
    return value


def _texts(value: Any, place: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _wrong(place, message("an object is expected"))
    found = cast(dict[str, Any], value)
    return {name: _text(text, f"{place}.{name}") for name, text in found.items()}


def _names(value: Any, place: str) -> tuple[str, ...]:
    return tuple(_text(one, place) for one in _list(value, place))


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise _wrong(place, message("a list is expected"))
    return cast(list[Any], value)


def _wrong(place: str, problem: Message) -> DamagedBook:
    return DamagedBook(message("{path}: {problem}", path=place, problem=problem))


def _refuse(name: str) -> None:
    raise ValueError(name)
