"""Places of a draft and what stands there, in words: for lists of differences, comments, the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mla_writer.i18n.answer_words import AnswerWords
from mla_writer.i18n.language import Language
from mla_writer.model.declarations import Field
from mla_writer.model.differences import Change, Difference
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.fields import Form
from mla_writer.model.message import Message, message
from mla_writer.model.rulebook import Rulebook

PARTS: Mapping[str, Message] = {
    "id": message("Identifier of the draft"),
    "document": message("Kind of document"),
    "languages": message("Languages of the document"),
    "kind": message("Kind of measure"),
    "serves": message("What the measure serves"),
    "closed": message("Closed instead of answered"),
    "unreadable": message("Typed, not yet a value"),
    "overrides": message("Finding set aside"),
    "confirmations": message("Confirmed"),
    "translations": message("Translation"),
    "unknown": message("From a newer version"),
}
"""What is no answer, by the first name of its path (see ``differences``)."""


LISTED = "list."
"""The entries of a group are called by the group alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in words: the parts of its name, from the whole to the part, and its field where it is one."""

    names: tuple[str, ...]
    field: Field | None = None

    @property
    def name(self) -> str:
        """The name in one line."""
        return " · ".join(self.names)


@dataclass(frozen=True, slots=True)
class Told:
    """A difference in words; ``before`` and ``after`` are empty for no answer. ``prose`` says that both are
    texts of a person, which can be compared word by word."""

    place: str
    kind: Change
    before: str
    after: str
    prose: bool


class PlaceWords:
    """Words in ``language`` for places of ``draft``."""

    def __init__(self, language: Language, rulebook: Rulebook, draft: Draft) -> None:
        self._language, self._rulebook, self._draft = language, rulebook, draft
        self._words = AnswerWords(language, rulebook, draft)

    def place(self, path: str) -> Place:
        """What the stable ``path`` is called; what cannot be named is called by its path."""
        first, _, rest = path.partition(".")
        if not path:
            return Place((self._language.say(message("The whole request")),))
        if first == "common":
            return self._common(rest)
        if first == "measures":
            return self._measure(rest)
        if first in PARTS:
            name = self._language.say(PARTS[first])
            return Place((name, *(part for part in self._inner(first, rest) if part)))
        return Place((path,))

    def value(self, place: Place, path: str, value: Any) -> str:
        """``value``, which stands at ``place``, in words; empty where there is none."""
        first = path.partition(".")[0]
        if value is None:
            return ""
        if place.field is not None:
            return self._words.shown(place.field, value)
        if first in ("measures", "common") and isinstance(value, Mapping):
            return place.names[-1]
        return self._other(first, value)

    def _common(self, rest: str) -> Place:
        name, _, inner = rest.partition(".")
        group = self._rulebook.groups.get(name)
        if group is None:
            return Place((f"common.{rest}",))
        label = self._language.text(group.label)
        if not inner:
            return Place((label,))
        found = self._fields(group.fields, self._draft.common.get(name), inner)
        listed = inner.startswith(LISTED) and len(found.names) > 1
        return Place((label, *(found.names[1:] if listed else found.names)), found.field)

    def _measure(self, rest: str) -> Place:
        id, _, inner = rest.partition(".")
        measure = next((one for one in self._draft.measures if one.id == id), None)
        kind = self._rulebook.kinds.get(measure.kind) if measure else None
        if measure is None or kind is None:
            return Place((f"measures.{rest}",))
        label = self._called(measure)
        if not inner:
            return Place((label,))
        found = self._fields(kind.fields, measure.answers, inner)
        return Place((label, *found.names), found.field)

    def _called(self, measure: Measure) -> str:
        """The kind of a measure; those of one kind are numbered."""
        label = self._rulebook.kinds[measure.kind].label
        alike = [one.id for one in self._draft.measures if one.kind == measure.kind]
        if len(alike) == 1:
            return self._language.text(label)
        number = alike.index(measure.id) + 1
        return self._language.say(message("{label} {number}", label=Message(label), number=number))

    def _fields(self, fields: Mapping[str, Field], answers: Any, rest: str) -> Place:
        """The field that ``rest`` names among ``fields``, with the entries on the way."""
        name, _, inner = rest.partition(".")
        field = fields.get(name)
        if field is None:
            return Place((rest,))
        label, answer = self._language.text(field.label), _at(answers, name)
        if not inner:
            return Place((label,), field)
        entry, names = answer, (label,)
        if field.type.many:
            id, _, inner = inner.partition(".")
            number, entry = _entry(answer, id)
            names = (label, self._entry_name(field, entry, number))
        if field.type.form is not Form.RECORD or not inner:
            return Place(names, None)
        found = self._fields(self._rulebook.records[field.type.of].fields, entry, inner)
        return Place((*names, *found.names), found.field)

    def _entry_name(self, field: Field, entry: Any, number: int) -> str:
        if field.type.form is Form.RECORD and isinstance(entry, Mapping):
            title = self._words.title(self._rulebook.records[field.type.of], entry)
            if title:
                return title
        return self._language.say(message("entry {number}", number=number + 1))

    def _inner(self, first: str, rest: str) -> Iterator[str]:
        """What the name of a part that is no answer goes on with."""
        if first in ("closed", "unreadable"):
            yield self.place(rest).name
        elif first == "translations":
            code, _, path = rest.partition(".")
            yield self._language.language(code)
            yield self.place(path).name if path else ""
        elif first == "overrides":
            yield self._check(rest.partition("@")[0])
        elif first == "confirmations":
            yield self._check(rest)
        elif first in ("kind", "serves"):
            yield self._measure(rest.partition(".")[0]).name
        else:
            yield rest

    def _check(self, id: str) -> str:
        check = self._rulebook.checks.get(id)
        return self._language.text(check.title) or id if check else id

    def _other(self, first: str, value: Any) -> str:
        """What is no answer, in words."""
        text = self._language.text
        if first == "languages":
            return self._language.list([self._language.language(str(code)) for code in value])
        if first == "document":
            document = self._rulebook.documents.get(str(value))
            return text(document.label) if document else str(value)
        if first == "kind":
            kind = self._rulebook.kinds.get(str(value))
            return text(kind.label) if kind else str(value)
        return _text(value)


def told(words: tuple[PlaceWords, PlaceWords], difference: Difference) -> Told:
    """``difference`` in words; ``words`` are those of the draft before and of the one after."""
    old, new = words
    there = old if difference.kind is Change.REMOVED else new
    place = there.place(difference.path)
    if difference.kind is Change.MOVED:
        first, second = (str(int(number) + 1) for number in (difference.before, difference.after))
        return Told(place.name, difference.kind, first, second, False)
    before = old.value(place, difference.path, difference.before)
    after = new.value(place, difference.path, difference.after)
    return Told(place.name, difference.kind, before, after, _is_prose(place, difference))


def _is_prose(place: Place, difference: Difference) -> bool:
    texts = isinstance(difference.before, str) and isinstance(difference.after, str)
    forms = (Form.TEXT, Form.LONG_TEXT)
    if place.field is not None:
        return texts and place.field.type.form in forms
    return difference.path.startswith("translations.")


def _text(value: Any) -> str:
    """What is kept beside answers: its text or reason where it has one."""
    if isinstance(value, Mapping):
        given: Mapping[str, Any] = value
        return str(next((given[name] for name in ("text", "reason") if given.get(name)), ""))
    if isinstance(value, (list, tuple)):
        return ", ".join(str(one) for one in value)
    return str(value)


def _at(answers: Any, name: str) -> Any:
    return answers.get(name) if isinstance(answers, Mapping) else None


def _entry(entries: Any, id: str) -> tuple[int, Any]:
    """The place and the content of the entry ``id``, which is its number where entries have no ids."""
    given: list[Any] = list(entries) if isinstance(entries, (list, tuple)) else []
    for place, entry in enumerate(given):
        if isinstance(entry, Mapping) and entry.get("id") == id:
            return place, entry
    place = int(id) if id.isascii() and id.isdigit() and len(id) < 7 else 0
    return place, given[place] if place < len(given) else None
