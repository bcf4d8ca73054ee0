"""What of a draft names a person or an identifier, and what it becomes in a redacted copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mla_writer.i18n import Language
from mla_writer.model.draft import Draft
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.translation import written_in
from mla_writer.redaction import fictive, names
from mla_writer.redaction.free_text import looks_like_identifiers, numbers_in
from mla_writer.redaction.leaves import Leaf, leaves
from mla_writer.redaction.persons import Person, persons
from mla_writer.redaction.sensitive import Sensitive, Sort
from mla_writer.redaction.texts import texts
from mla_writer.redaction.words import key_of

LEAST_IDENTIFIER = 4
ENGLISH = "en"
ORGANISED = {
    "organisation": (Sort.ORGANISATION, fictive.ORGANISATION),
    "authority": (Sort.AUTHORITY, fictive.AUTHORITY),
}
SORTS = {"account": Sort.ACCOUNT, "reference": Sort.REFERENCE, "contact": Sort.CONTACT}


def found(draft: Draft, rulebook: Rulebook) -> tuple[Sensitive, ...]:
    """Every value of ``draft`` that can be replaced, each once, with its replacement: what the declarations
    call sensitive, then what looks like an identifier in the texts. Equal drafts give equal values; the copy
    gives what replaces itself."""
    finding = _Finding(draft, rulebook)
    finding.read()
    return finding.result()


def language_of(draft: Draft) -> Language:
    """The language in which a redacted copy names what it replaces: that of the draft's texts."""
    return Language(written_in(draft) or ENGLISH, "request")


class _Finding:
    """Collects values in the order of the draft, so that numbers are the same each time."""

    def __init__(self, draft: Draft, rulebook: Rulebook) -> None:
        self._draft = draft
        self._language = language_of(draft)
        self._leaves = tuple(leaves(draft, rulebook))
        self._found: dict[tuple[Sort, str], Sensitive] = {}
        self._numbers: dict[str, int] = {}
        self._before = draft.redacted

    def result(self) -> tuple[Sensitive, ...]:
        """What was collected."""
        return tuple(one for one in self._found.values() if one.keys or one.fields)

    def read(self) -> None:
        """Collect from the whole draft."""
        for number, person in enumerate(persons(self._draft, self._leaves), start=1):
            self._person(person, fictive.letters(number))
        for leaf in self._leaves:
            self._leaf(leaf)
        for path, text in texts(self._draft, self._leaves):
            for piece in looks_like_identifiers(text):
                self._identifier(Sort.SUSPECTED, path, piece)

    # Persons

    def _person(self, person: Person, mark: str) -> None:
        said = self._say(fictive.PERSON, mark)
        alone = said.replace(mark, "").strip() or said
        fields = dict.fromkeys(person.family, mark) | dict.fromkeys(person.given, alone)
        fields |= dict.fromkeys(person.whole, said)
        keys: set[str] = set()
        parts: set[str] = set()
        for given, family in person.forms:
            whole, some = names.person_keys(given, family)
            keys |= whole
            parts |= some
        keys |= set(map(key_of, person.said))
        if self._ours(person.shown):
            return
        every = frozenset(keys | parts)
        one = Sensitive(Sort.PERSON, person.shown, said, person.paths, fields, every, every)
        self._found[Sort.PERSON, mark] = replace(one, capital=names.short_ones(parts))

    # Answers

    def _leaf(self, leaf: Leaf) -> None:
        if leaf.sensitive in ORGANISED:
            sort, form = ORGANISED[leaf.sensitive]
            self._named(sort, form, leaf, names.organisation_keys(leaf.text))
        elif leaf.sensitive == "address":
            self._named(Sort.ADDRESS, fictive.ADDRESS, leaf, names.address_keys(leaf.text))
        elif leaf.sensitive == "birth_place":
            self._named(Sort.BIRTH, fictive.PLACE, leaf, names.place_keys(leaf.text))
        elif leaf.sensitive == "birth_date":
            self._birth(leaf)
        elif leaf.sensitive in ("identity", "passage", "names"):
            self._sentence(leaf)
        elif leaf.sensitive in ("account", "identifier", "reference", "contact"):
            self._value(leaf)

    def _birth(self, leaf: Leaf) -> None:
        try:
            day = date.fromisoformat(leaf.text)
        except ValueError:
            return
        reduced = day.replace(month=1, day=1).isoformat()
        if reduced != leaf.text:
            keys = names.date_keys(day)
            self._add(
                Sensitive(Sort.BIRTH, leaf.text, leaf.text[:4], (leaf.path,), {leaf.path: reduced}, keys)
            )

    def _sentence(self, leaf: Leaf) -> None:
        """A sentence that is replaced whole; the numbers in it are searched elsewhere too."""
        form = fictive.PASSAGE if leaf.sensitive == "passage" else fictive.IDENTITY
        if leaf.sensitive != "names":
            self._named(Sort.IDENTITY, form, leaf, frozenset({key_of(leaf.text)}))
            for piece in (*looks_like_identifiers(leaf.text), *numbers_in(leaf.text)):
                self._identifier(Sort.IDENTITY, leaf.path, piece)

    def _value(self, leaf: Leaf) -> None:
        """An identifier alone, or a text that holds one."""
        sort = SORTS.get(leaf.sensitive, Sort.IDENTIFIER)
        pieces = tuple(looks_like_identifiers(leaf.text))
        alone = len(leaf.text.split()) == 1 or not any(word.isalpha() for word in leaf.text.split())
        if (
            not alone
            and not pieces
            and leaf.sensitive == "reference"
            and not any(map(str.isdecimal, leaf.text))
        ):
            return  # "to be assigned" is no reference
        if alone or leaf.sensitive == "reference" or (leaf.sensitive == "identifier" and not pieces):
            self._identifier(sort, leaf.path, leaf.text, leaf.path)
        elif leaf.field.prose or "\n" in leaf.text or not pieces:
            self._named(sort, fictive.IDENTITY, leaf, frozenset({key_of(leaf.text)}))
        for piece in () if alone else (*pieces, *numbers_in(leaf.text)):
            self._identifier(sort, leaf.path, piece)

    def _named(self, sort: Sort, form: str, leaf: Leaf, keys: frozenset[str]) -> None:
        known = next((one for one in self._of(sort) if key_of(leaf.text) in one.keys), None)
        if known is not None:
            self._again(known, leaf.path, known.replacement, keys)
            return
        self._numbers[form] = self._numbers.get(form, 0) + 1
        said = self._say(form, str(self._numbers[form]))
        if not self._ours(leaf.text):
            fields = {leaf.path: said}
            inflected = keys if sort in (Sort.ORGANISATION, Sort.BIRTH) else frozenset[str]()
            self._add(Sensitive(sort, leaf.text, said, (leaf.path,), fields, keys, inflected))

    def _identifier(self, sort: Sort, path: str, value: str, field: str = "") -> None:
        key = key_of(value)
        if not key or self._ours(value) or (not field and len(key) < LEAST_IDENTIFIER):
            return
        known = next((one for one in self._found.values() if key in one.keys), None)
        if known is not None:
            if field:
                self._again(known, path, known.replacement)
            return
        self._numbers["number"] = number = self._numbers.get("number", 0) + 1
        said = fictive.shaped(value, number)
        keys = frozenset({key}) if len(key) >= LEAST_IDENTIFIER else frozenset[str]()
        self._add(Sensitive(sort, value, said, (path,), {field: said} if field else {}, keys))

    # Collecting

    def _of(self, sort: Sort) -> Iterator[Sensitive]:
        return (one for one in self._found.values() if one.sort is sort)

    def _add(self, one: Sensitive) -> None:
        place = (one.sort, key_of(one.value))
        known = self._found.get(place)
        if known is None:
            self._found[place] = one
        else:
            for path, new in one.fields.items():
                self._again(known, path, new)

    def _again(self, known: Sensitive, path: str, new: str, keys: frozenset[str] = frozenset()) -> None:
        """``known`` stands at ``path`` too."""
        place = next(place for place, one in self._found.items() if one is known)
        paths = (*dict.fromkeys((*known.paths, path)),)
        fields = {**known.fields, path: new}
        self._found[place] = replace(known, paths=paths, fields=fields, keys=known.keys | keys)

    def _ours(self, value: str) -> bool:
        """Whether ``value`` was replaced before: the draft is a redacted copy itself."""
        return self._before and fictive.is_one_of_ours(value)

    def _say(self, form: str, mark: str) -> str:
        return fictive.named(self._language, form, mark)
