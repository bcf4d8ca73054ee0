"""Which languages there are, and what each needs: read from ``locales/languages.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from mla_writer import paths
from mla_writer.i18n.sorting import Sorting
from mla_writer.model.errors import RulebookError, UnknownName
from mla_writer.model.message import message


@dataclass(frozen=True, slots=True)
class Typography:
    """Rules of setting text. ``before`` maps a sign to the space that stands before it; after the
    words ``joined`` the line may not break before a number or a name."""

    quotes: tuple[str, str] = ("“", "”")
    single_quotes: tuple[str, str] | None = None
    before: Mapping[str, str] = field(default_factory=dict[str, str])
    joined: tuple[str, ...] = ()


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
    """One language. ``locale`` is that of the Unicode CLDR; ``date`` replaces its long form of dates.

    ``interface`` and ``request`` say whether it is offered for the screen and for documents.
    ``letters`` number the sub-items of lists; ``word_space`` is what joins two lines of text.
    ``and_before`` maps the beginning of a word (lower case) to the "and" that stands before it in a
    list, in place of the usual one; the longest beginning counts.
    """

    code: str
    name: str
    direction: str
    locale: str
    interface: bool
    request: bool
    letters: str
    typography: Typography
    date: str = "long"
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
    rules: dict[str, Any] = table.get("typography", {})
    frozen: dict[str, Any] = {name: _frozen(rule) for name, rule in rules.items()}
    parts: dict[str, Any] = {**table, "code": code}
    try:
        parts["typography"] = Typography(**frozen)
        parts["screen"] = Screen(**{name: _frozen(rule) for name, rule in table.get("screen", {}).items()})
        parts["sorting"] = Sorting(**table.get("sorting", {}))
        return Entry(**parts)
    except TypeError as error:
        raise RulebookError(
            message("{file}, at {place}: {found}", file="languages.toml", place=code, found=str(error))
        ) from None


def _frozen(rule: Any) -> Any:
    return tuple(rule) if isinstance(rule, list) else rule
