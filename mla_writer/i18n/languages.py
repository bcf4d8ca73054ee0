"""Which languages there are, and what each needs: read from ``locales/languages.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from mla_writer import paths
from mla_writer.i18n.sorting import Sorting
from mla_writer.model.errors import RulebookError, UnknownName
from mla_writer.model.message import message

LATIN_DIGITS = "latn"
"""The name of the CLDR for the digits 0 to 9, which every language has."""


@dataclass(frozen=True, slots=True)
class Typography:
    """Rules of setting text.

    ``quotes`` stand around what is quoted, ``inner_quotes`` within them. With ``paired`` a straight mark
    opens and closes in turn, because the language puts no space before it. ``before`` maps a sign to the
    space that stands before it; ``percent`` is the one between a number and its %. After the words
    ``joined`` the line may not break before a number or a name, before the ``units`` not after a number,
    inside the ``phrases`` nowhere, with ``initials`` not after the initials of a name, and with
    ``grouped`` not between thousands. ``signs`` are what the language writes for separators that the
    program puts between answers, by the English ones, and ``apposition`` what stands instead of the one
    for ", " between a name and what is said of it; with ``tight`` no space is typed between Chinese and
    other letters.
    """

    quotes: tuple[str, str] = ("“", "”")
    inner_quotes: tuple[str, str] | None = None
    single_quotes: tuple[str, str] | None = None
    paired: bool = False
    before: Mapping[str, str] = field(default_factory=dict[str, str])
    percent: str = ""
    joined: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    initials: bool = False
    grouped: bool = False
    signs: Mapping[str, str] = field(default_factory=dict[str, str])
    apposition: str = ""
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """How headings, paragraphs and sub-items are numbered: a pattern for each level, in which one name
    says how is counted (``render/numbering.py`` lists them); ``section_names`` and ``part_names`` are
    the words of the counts ``section_name`` and ``part_name``."""

    section: str = "{upper_roman}."
    part: str = "{capital}."
    paragraph: str = "{decimal}."
    item: str = "({letter})"
    subitem: str = "({roman})"
    section_names: tuple[str, ...] = ()
    part_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """How articles of a treaty are cited ("46(4)", "5(1)(a)"): a pattern with ``{number}`` for the article
    and for each level below it, and what stands between the first and the last of a ``range``. Without an
    ``article`` they stay as they were entered. What that pattern has around the number is also what
    translations print around a list of articles."""

    article: str = ""
    paragraph: str = "({number})"
    letter: str = "({number})"
    roman: str = "({number})"
    range: str = "-"


@dataclass(frozen=True, slots=True)
class Screen:
    """What the language needs on the screen: files of ``fonts`` in ``resources/fonts`` that have its
    letters, their ``family``, the size of text in per cent of that of Latin letters, and that of
    ``titles`` in per cent of the usual. ``qt`` names further translations of Qt's own words that
    do where Qt has none for the locale;
    ``locale`` is that of clock and calendar where it is not that of documents."""

    fonts: tuple[str, ...] = ()
    family: str = ""
    percent: int = 100
    titles: int = 100
    qt: tuple[str, ...] = ()
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One language. ``locale`` is that of the Unicode CLDR; ``date`` replaces its long form of dates,
    ``date_and_time`` stands between the two.

    ``interface`` and ``request`` say whether it is offered for the screen and for documents.
    ``zone`` is what follows a time of which the offset from UTC is known.
    ``letters`` number the sub-items of lists, ``capitals`` the parts of a section; ``word_space`` is what
    joins two lines of text. ``other_digits`` names the digits (of the CLDR) in which numbers are printed
    on wish instead of Latin ones; ``digits`` are the ten that were wished for.
    ``and_before`` maps the beginning of a word (lower case) to the "and" that stands before it in a
    list, in place of the usual one; the longest beginning counts.
    """

    code: str
    name: str
    direction: str
    locale: str
    interface: bool
    request: bool
    letters: Sequence[str]
    typography: Typography
    numbering: Numbering = field(default_factory=Numbering)
    citation: Citation = field(default_factory=Citation)
    capitals: str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    other_digits: Mapping[str, str] = field(default_factory=dict[str, str])
    digits: str = ""
    date: str = "long"
    date_and_time: str = ", "
    zone: str = "\u00a0({zone})"
    first_of_month: str = ""
    word_space: str = " "
    and_before: Mapping[str, str] = field(default_factory=dict[str, str])
    sorting: Sorting = field(default_factory=Sorting)
    screen: Screen = field(default_factory=Screen)

    @property
    def shown_by(self) -> str:
        """The locale whose calendar and clock are shown on the screen."""
        return self.screen.locale or self.locale


@lru_cache(maxsize=1)
def entries() -> Mapping[str, Entry]:
    """Every language by code; ``RulebookError`` where the file does not have the shape of ``Entry``."""
    path = paths.locales() / "languages.toml"
    with path.open("rb") as file:
        tables: dict[str, dict[str, Any]] = tomllib.load(file)["languages"]
    return {code: _entry(code, table) for code, table in tables.items()}


def entry(code: str) -> Entry:
    """The language ``code``; else ``UnknownName`` with the languages that exist."""
    known = entries()
    if code not in known:
        raise UnknownName(
            message("there is no language '{found}'; known: {known}", found=code, known=", ".join(known))
        )
    return known[code]


def with_digits(language: Entry, system: str) -> Entry:
    """``language`` with its numbers printed in the digits ``system`` ("arab"); Latin ones where it is empty.

    ``UnknownName`` with those that the language has besides, where it does not have these.
    """
    if not system or system == LATIN_DIGITS:
        return language
    if system not in language.other_digits:
        raise UnknownName(
            message(
                "there are no digits '{found}' in the language '{language}'; known: {known}",
                found=system,
                language=language.code,
                known=", ".join((LATIN_DIGITS, *language.other_digits)),
            )
        )
    return replace(language, digits=language.other_digits[system])


def interface_languages() -> tuple[Entry, ...]:
    """The languages in which the program speaks."""
    return tuple(one for one in entries().values() if one.interface)


def request_languages() -> tuple[Entry, ...]:
    """The languages in which documents can be made."""
    return tuple(one for one in entries().values() if one.request)


def direction_of(code: str) -> str:
    """``ltr`` or ``rtl`` for any language; ``ltr`` where nothing is known."""
    if code in entries():
        return entries()[code].direction
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).text_direction
    except (UnknownLocaleError, ValueError, TypeError):
        return "ltr"


def _entry(code: str, table: dict[str, Any]) -> Entry:
    parts: dict[str, Any] = {**_frozen_all(table), "code": code}
    try:
        parts["typography"] = Typography(**_frozen_all(table.get("typography", {})))
        parts["numbering"] = Numbering(**_frozen_all(table.get("numbering", {})))
        parts["citation"] = Citation(**table.get("citation", {}))
        parts["screen"] = Screen(**_frozen_all(table.get("screen", {})))
        parts["sorting"] = Sorting(**table.get("sorting", {}))
        return Entry(**parts)
    except TypeError as error:
        raise RulebookError(
            message("{file}, at {place}: {found}", file="languages.toml", place=code, found=str(error))
        ) from None


def _frozen_all(rules: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _frozen(rule) for name, rule in rules.items()}


def _frozen(rule: Any) -> Any:
    return tuple(rule) if isinstance(rule, list) else rule
