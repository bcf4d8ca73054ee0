"""The entries offered for States, languages, instruments, currencies and declared lists."""

from __future__ import annotations

from functools import lru_cache

from mla_writer.gui.editors.choice import Entries
from mla_writer.gui.services import Services
from mla_writer.i18n.answer_words import instrument_name
from mla_writer.model.declarations import ChoiceList

CAPITAL_FIRST = 1


def declared(services: Services, list: ChoiceList) -> Entries:
    """The entries of a declared list, in its order."""
    return tuple((choice.id, services.text(choice.label)) for choice in list.choices)


def countries(services: Services) -> Entries:
    """Every State and territory by its code, sorted by name."""
    return tuple(services.language.countries().items())


def languages(services: Services) -> Entries:
    """Every language by its code, sorted by name."""
    return tuple((code, _capital(name)) for code, name in services.language.languages().items())


def instruments(services: Services) -> Entries:
    """Every instrument by its id, sorted by what it is called."""
    known = services.rulebook.instruments.items()
    named = [(id, instrument_name(services.language, one)) for id, one in known]
    return tuple(sorted(named, key=lambda pair: services.language.sort_key(pair[1])))


def currencies(services: Services) -> Entries:
    """Every currency in use by its ISO 4217 code, sorted by code."""
    return _currencies(services.language.entry.locale)


@lru_cache(maxsize=4)
def _currencies(locale: str) -> Entries:
    from babel import Locale
    from babel.core import get_global

    used = {
        currency
        for entries in get_global("territory_currencies").values()
        for currency, _, end, tender in entries
        if end is None and tender
    }
    names = Locale.parse(locale).currencies
    return tuple((code, f"{code} · {names.get(code, code)}") for code in sorted(used))


def _capital(name: str) -> str:
    return name[:CAPITAL_FIRST].upper() + name[CAPITAL_FIRST:]
