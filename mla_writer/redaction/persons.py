"""The persons of a draft, each once, wherever their names are answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mla_writer.model.draft import Draft
from mla_writer.redaction.free_text import names_in
from mla_writer.redaction.leaves import Leaf
from mla_writer.redaction.names import TITLES, person_keys
from mla_writer.redaction.words import key_of, words

LEAST = 3


@dataclass(slots=True)
class Person:
    """One person: ``forms`` of the name as given and family name (a name of unknown order: all in the
    second), ``said`` sentences that are replaced as a whole, and the paths of the answers that hold the
    ``family`` name, the ``given`` ones, the ``whole``."""

    forms: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    said: list[str] = field(default_factory=list[str])
    family: list[str] = field(default_factory=list[str])
    given: list[str] = field(default_factory=list[str])
    whole: list[str] = field(default_factory=list[str])
    beside: list[str] = field(default_factory=list[str])

    @property
    def shown(self) -> str:
        """The name as a person reads it."""
        return " ".join(filter(None, self.forms[0])) if self.forms else self.said[0]

    @property
    def paths(self) -> tuple[str, ...]:
        """Every answer that holds the name, or a part of it."""
        return (*self.family, *self.given, *self.whole, *self.beside)

    def is_named(self, name: str) -> bool:
        """Whether ``name`` is this person's: all of the family name with some or all of the given ones."""
        if name in self.said:
            return True
        said = {word.key for word in words(name)} - TITLES
        for given, family in self.forms:
            last, first = ({word.key for word in words(one)} for one in (family, given))
            if said and last <= said <= first | last:
                return True
            if key_of(name) in person_keys(given, family)[0]:
                return True
        return False


def persons(draft: Draft, found: Sequence[Leaf]) -> tuple[Person, ...]:
    """The persons in ``found``, the answers of ``draft``, and who signed overrides and
    translations, in the order in which they are first named."""
    known: list[Person] = list(_records(found))
    for leaf in found:
        if leaf.sensitive == "name" and not any(leaf.path in person.whole for person in known):
            _join(known, leaf.text, leaf.path)
        elif leaf.sensitive == "names":
            _sentence(known, leaf)
    for path, name in officers(draft):
        _join(known, name, path)
    return tuple(known)


def officers(draft: Draft) -> Iterator[tuple[str, str]]:
    """Who set findings aside and who checked translations, each with a path."""
    for index, override in enumerate(draft.overrides):
        yield f"overrides[{index}].officer", override.officer
    for language, kept in draft.translations.items():
        for path, one in kept.items():
            if isinstance(one, dict) and isinstance(one.get("by"), str):
                yield f"translations.{language}.{path}.by", one["by"]


def _records(found: Sequence[Leaf]) -> Iterator[Person]:
    holders = dict.fromkeys(leaf.holder for leaf in found if leaf.sensitive in ("family_name", "given_names"))
    for holder in holders:
        person = Person()
        parts = {"given_names": "", "family_name": ""}
        aliases: list[Leaf] = []
        for leaf in found:
            if leaf.holder != holder:
                continue
            if leaf.sensitive in parts:
                parts[leaf.sensitive] = leaf.text
                (person.family if leaf.sensitive == "family_name" else person.given).append(leaf.path)
            elif leaf.sensitive == "name":
                aliases.append(leaf)
        person.forms = [(parts["given_names"], parts["family_name"])]
        person.forms += [("", alias.text) for alias in aliases]
        person.whole = [alias.path for alias in aliases]
        yield person


def _sentence(known: list[Person], leaf: Leaf) -> None:
    """A sentence that names persons: the first name found stands for it; without any the whole does."""
    found = list(names_in(leaf.text))
    if not found:
        known.append(Person(said=[leaf.text], whole=[leaf.path]))
        return
    _join(known, found[0], leaf.path).said.append(leaf.text)
    for name in found[1:]:
        _join(known, name, leaf.path, holds=False)


def _is_function(name: str) -> bool:
    """Whether ``name`` holds a word with a small letter, as "duty officer" does: no part of it is a name."""
    return any(word[0].islower() and len(word) > LEAST and word not in TITLES for word in name.split())


def _join(known: list[Person], name: str, path: str, holds: bool = True) -> Person:
    """The person of ``known`` who is called ``name``, or a new one, named at ``path``; ``holds``: the answer
    there becomes the person's replacement."""
    person = next((one for one in known if one.is_named(name)), None)
    if person is None:
        person = Person(said=[name]) if _is_function(name) else Person(forms=[("", name)])
        known.append(person)
    (person.whole if holds else person.beside).append(path)
    return person
