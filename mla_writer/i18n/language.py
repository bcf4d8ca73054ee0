"""A language in which the program speaks or a document is written: one small value, passed around.

There is no current language: interface and request may be in different ones at the same time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as calendar_day
from decimal import Decimal

from mla_writer.i18n import formats
from mla_writer.i18n.catalog_files import INTERFACE, translations
from mla_writer.i18n.isolates import begun, isolated
from mla_writer.i18n.languages import Entry, entry, with_digits
from mla_writer.i18n.marks import printed
from mla_writer.model.message import Message, State

PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


def placeholders(text: str) -> frozenset[str]:
    """The names of the placeholders in ``text``."""
    return frozenset(PLACEHOLDER.findall(text)) if "{" in text else frozenset()


@dataclass(frozen=True, slots=True)
class Language:
    """The language ``code`` with the catalog ``domain`` (``mla_writer`` the interface, ``request``
    documents). ``more`` are sentences by English wording that come before those of the catalog: packs
    bring them. ``digits`` names those in which numbers are printed on wish ("arab"); identifiers keep
    theirs. Formatting takes plain values of drafts and never fails on what cannot be read."""

    code: str
    domain: str = INTERFACE
    more: Mapping[str, str] = field(default_factory=dict[str, str], compare=False, repr=False)
    digits: str = ""

    @property
    def entry(self) -> Entry:
        """What is declared of the language; ``UnknownName`` when there is none with this code, or when it
        is not written in these digits."""
        return with_digits(entry(self.code), self.digits)

    @property
    def name(self) -> str:
        """The language's own name."""
        return self.entry.name

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return self.entry.direction

    def text(self, text: str, context: str = "") -> str:
        """``text`` (English) in this language; itself where the catalog does not have it, or where the
        placeholders of the translation are others, so that a value would be lost or a name printed."""
        if not text:
            return ""
        found = self._translated(text, context)
        return found if placeholders(found) == placeholders(text) else text

    def count(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The form that goes with ``number``, which also fills the placeholder ``{n}``; the English form
        where that of the language has other placeholders. A form may leave out the number ("one", "two")."""
        english = singular if number == 1 else plural
        form = self.more.get(english) or self._form(singular, plural, number)
        wanted = placeholders(singular) | placeholders(plural) | {"n"}
        same = placeholders(form) | {"n"} == wanted
        return self.fill(form if form and same else english, {"n": number, **values})

    def say(self, message: Message) -> str:
        """``message`` in this language, its values put in."""
        return self.fill(self.text(message.text, message.context), message.values)

    def fill(self, text: str, values: Mapping[str, object]) -> str:
        """``text`` with ``{name}`` replaced from ``values``, on the screen closed off from the direction of
        the sentence where they could disturb it; an unknown name is left as it stands."""
        filled = PLACEHOLDER.sub(
            lambda found: self._within(values[found[1]]) if found[1] in values else found[0], text
        )
        return begun(filled, self.direction)

    def date(self, iso: str) -> str:
        """A date ``YYYY-MM-DD`` in words."""
        return formats.date_text(self.entry, iso)

    def partial_date(self, iso: str) -> str:
        """A date of which the day or the month may be missing: ``2010-05`` is "May 2010"."""
        return formats.partial_date_text(self.entry, iso)

    def datetime(self, iso: str) -> str:
        """A date and time with its offset from UTC."""
        return formats.time_text(self.entry, iso)

    def appointment(self, iso: str) -> str:
        """A date and time as people agree on it: seconds that are nought are left out."""
        return formats.appointment_text(self.entry, iso)

    def period(self, start: str | None, end: str | None) -> str:
        """A range of dates, either of which may be open; one day alone; empty when both are open."""
        if not start and not end:
            return ""
        if not start:
            return self.fill(self.text(printed("until {end}")), {"end": self.date(end or "")})
        if not end:
            return self.fill(self.text(printed("since {start}")), {"start": self.date(start)})
        if start == end:
            return self.date(start)
        values = {"start": self.date(start), "end": self.date(end)}
        return self.fill(self.text(printed("from {start} to {end}")), values)

    def number(self, number: float | Decimal | str) -> str:
        """A number with the separators of the language."""
        return formats.number_text(self.entry, number)

    def money(self, amount: str, currency: str) -> str:
        """An amount (decimal text) with the code of its currency."""
        return formats.money_text(self.entry, amount, currency)

    def yes_no(self, answer: bool) -> str:
        """ "yes" or "no"."""
        return self.text(printed("yes") if answer else printed("no"))

    def country(self, code: str) -> str:
        """The name of a State or territory."""
        return formats.country_text(self.entry, code)

    def countries(self) -> Mapping[str, str]:
        """Every State and territory by code, sorted by name."""
        return formats.countries(self.code)

    def language(self, code: str) -> str:
        """The name of a language."""
        return formats.language_text(self.entry, code)

    def languages(self) -> Mapping[str, str]:
        """Every language with a two-letter code, sorted by name."""
        return formats.languages(self.code)

    def list(self, entries: Sequence[str]) -> str:
        """``entries`` as one phrase: "a, b and c"."""
        return formats.list_text(self.entry, entries)

    def sort_key(self, text: str) -> tuple[str, str]:
        """A key for sorting texts in this language."""
        return self.entry.sorting.key(text)

    def _within(self, value: object) -> str:
        """``value`` as it stands in a sentence: on the screen it must not turn the words around it; in a
        document ``render`` sees to that."""
        shown = self._shown(value)
        return isolated(shown, self.direction) if self.domain == INTERFACE else shown

    def _translated(self, text: str, context: str) -> str:
        if not context and text in self.more:
            return self.more[text]
        catalog = translations(self.code, self.domain)
        return (catalog.pgettext(context, text) if context else catalog.gettext(text)) or text

    def _form(self, singular: str, plural: str, number: int) -> str:
        """The form of the catalog; empty where its rule of plurals is wrong."""
        try:
            return translations(self.code, self.domain).ngettext(singular, plural, number)
        except (ArithmeticError, ValueError):  # a rule such as n%0
            return ""

    def _shown(self, value: object) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, State):
            return self.country(value.code)
        if isinstance(value, calendar_day):
            return self.date(value.isoformat())
        if isinstance(value, tuple):
            return self.list([self._within(one) for one in value])
        return str(value)
