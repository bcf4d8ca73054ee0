"""The names that stand in a draft: of persons and companies, of authorities and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from mla_writer.model.draft import Draft
from mla_writer.translating.figures import plain

PEOPLE = frozenset(
    {"family_name", "legal_name", "name", "signer", "provider_name", "provider_legal_entity", "institution"}
)
PLACES = frozenset({"place_of_birth", "places", "place", "from_place", "to_place"})
AUTHORITIES = frozenset({"authorities", "related", "jit_states", "parties"})
"""Under these a ``name`` is that of an authority, which many languages translate."""
LEAST = 3
LETTER = "[^\\W\u0600-\u06ff\u3040-\u9fff]"
"""What a name does not end before: in Chinese and Arabic the next word may follow without a space."""
PLAIN_PLACE = re.compile(r"[^\W\d_][\w’'-]*(?: [\w’'-]+){0,2}")
"""A place alone; not a description of one, which is a text to be translated."""
ALIKE = 0.45
"""How alike two names of a place are in two languages: Genève, Geneva and Ginebra are."""


@dataclass(frozen=True, slots=True)
class Names:
    """``people`` are persons and companies, whose names stay as they are; ``places`` are places and
    authorities, which a language may call by a name of its own. The longest first."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def written_in(self, text: str) -> Iterator[str]:
        """The names of people that stand in ``text``; the longest where one contains another."""
        return _standing(self.people, text)

    def places_in(self, text: str) -> Iterator[str]:
        """The places and authorities that stand in ``text``."""
        return _standing(self.places, text)


NO_NAMES = Names()


def names_of(draft: Draft) -> Names:
    """Those of ``draft``."""
    people: dict[str, None] = {}
    places: dict[str, None] = {}
    answers = (*draft.common.items(), *((one.kind, one.answers) for one in draft.measures))
    for key, inside in answers:
        for way, text in _texts(inside, (key,)):
            authority = way[-1] == "name" and AUTHORITIES.intersection(way)
            if authority or (way[-1] in PLACES and PLAIN_PLACE.fullmatch(text)):
                places.setdefault(text)
            elif way[-1] in PEOPLE:
                people.update(dict.fromkeys(_forms(text)))
    for person in _persons(draft):
        people.setdefault(person)
    return Names(_longest_first(people), _longest_first(places))


def stands_in(name: str, text: str) -> bool:
    """Whether ``name`` stands in ``text`` as it is written, whatever the spaces and apostrophes."""
    return _even(name) in _even(text)


def is_called(place: str, text: str) -> bool:
    """Whether ``place``, or a name like it (Genève, Geneva), stands in ``text``."""
    if stands_in(place, text):
        return True
    size = len(place.split())
    words = re.findall(r"[\w’'-]+", text)
    named = (" ".join(words[at : at + size]) for at, word in enumerate(words) if word[0].isupper())
    return any(SequenceMatcher(None, _bare(place), _bare(one)).ratio() >= ALIKE for one in named)


def _bare(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if sign.isalpha())


def _standing(names: tuple[str, ...], text: str) -> Iterator[str]:
    rest = _even(text)
    for name in names:
        pattern = re.compile(rf"(?<!{LETTER}){re.escape(_even(name))}(?!{LETTER})")
        if pattern.search(rest):
            rest = pattern.sub("\ufffc", rest)
            yield name


def _even(text: str) -> str:
    return " ".join(plain(text).replace("’", "'").replace("ʼ", "'").split())


def _texts(data: Any, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, str) and data.strip():
        yield way, data.strip()
    elif isinstance(data, Mapping):
        inside: Mapping[str, Any] = data
        for name, inner in inside.items():
            yield from _texts(inner, (*way, name))
    elif isinstance(data, (list, tuple)):
        for inner in data:
            yield from _texts(inner, way)


def _forms(text: str) -> Iterator[str]:
    """The name alone, without the address or function that follows it after a comma."""
    first = text.partition(",")[0].strip()
    if len(first) >= LEAST and not first.isdigit() and first[:1].isupper():
        yield first


def _persons(draft: Draft) -> Iterator[str]:
    people: Any = draft.get("common.persons.list") or ()
    for person in people:
        parts = [str(person.get(part) or "") for part in ("given_names", "family_name")]
        if all(parts):
            given, family = parts
            for called in dict.fromkeys((given, given.split()[0])):
                yield f"{called} {family}"
                yield f"{family} {called}"


def _longest_first(names: Mapping[str, None]) -> tuple[str, ...]:
    return tuple(sorted((one for one in names if len(one) >= LEAST), key=lambda one: (-len(one), one)))
