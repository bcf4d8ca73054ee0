"""What a template can do with a value: turn a code or number into words, or a text into parts.

Each filter leaves "no answer" as it is, so that it prints as a visible gap. What filters give is a
placeholder (``values``), never text of the template. ``docs/templates.md`` lists them for authors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.filters import FILTERS as STOCK
from jinja2.runtime import Context

from mla_writer.model.errors import TemplateRefused
from mla_writer.model.fields import is_empty
from mla_writer.model.message import message
from mla_writer.render.typography import separator as sign
from mla_writer.render.values import Closed, Prose, Rendering, Trusted, Value

TESTS = frozenset({"none", "defined", "undefined", "equalto", "eq", "==", "ne", "!=", "in", "odd", "even"})
KEPT = ("default", "first", "last", "length", "list", "map", "rejectattr", "selectattr", "sort", "unique")
"""Filters of Jinja that only choose among values."""
BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
LONGEST_UNBROKEN = 16
NAMES = frozenset({"Bitcoin", "Ethereum", "Eurojust", "Europol"})
"""First words of English labels that are names."""
"""Longer identifiers would tear holes into a justified line if they could not break."""

OTHER_LETTER = re.compile("[\u0590-\u08ff\u2e80-\u9fff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]")
"""A letter of the Arabic, Hebrew or Chinese script, whose commas are not the Latin one."""

Made = Callable[..., Any]


class Lines(list[Trusted]):
    """The lines of one address."""


def country(rendering: Rendering, code: str) -> Trusted:
    """The name of a State."""
    return rendering.said(rendering.language.country(code))


def countries(rendering: Rendering, codes: Iterable[str]) -> Trusted:
    """The names of several States as one phrase."""
    return _listed(rendering, [rendering.language.country(code) for code in codes])


def language(rendering: Rendering, code: str) -> Trusted:
    """The name of a language."""
    return rendering.said(rendering.language.language(code))


def languages(rendering: Rendering, codes: Iterable[str]) -> Trusted:
    """The names of several languages as one phrase."""
    return _listed(rendering, [rendering.language.language(code) for code in codes])


def date(rendering: Rendering, iso: str) -> Trusted:
    """A date in words."""
    return rendering.said(rendering.language.date(iso))


def datetime(rendering: Rendering, iso: str) -> Trusted:
    """A date and time with its offset from UTC."""
    return rendering.said(rendering.language.datetime(iso))


def appointment(rendering: Rendering, iso: str) -> Trusted:
    """A date and time on which people agree: without seconds where they are nought."""
    return rendering.said(rendering.language.appointment(iso))


def period(rendering: Rendering, span: Mapping[str, str | None]) -> Trusted | None:
    """A range of dates: "from 1 March 2026 to 30 June 2026"."""
    text = rendering.language.period(span.get("start"), span.get("end"))
    return rendering.said(text) if text else None


def money(rendering: Rendering, sum: Mapping[str, str]) -> Trusted | None:
    """An amount with the code of its currency."""
    if not sum.get("amount"):
        return None
    text = rendering.language.money(sum["amount"], sum.get("currency") or "")
    return rendering.put(Value(text, "amount"))


def number(rendering: Rendering, figure: float | str) -> Trusted:
    """A number with the separators of the language."""
    return rendering.said(rendering.language.number(figure))


def yes_no(rendering: Rendering, answer: bool) -> Trusted:
    """ "yes" or "no"."""
    return rendering.said(rendering.language.yes_no(answer))


def choice(rendering: Rendering, id: str, list: str) -> Trusted:
    """The label of one entry of the choice list ``list``."""
    return rendering.said(_label(rendering, id, list))


def choices(rendering: Rendering, ids: Iterable[str], list: str) -> Trusted:
    """The labels of several entries as one phrase; in English those after the first lose their capital."""
    labels = [_label(rendering, id, list) for id in ids]
    if rendering.language.code == "en":
        labels[1:] = [_inner(label) for label in labels[1:]]
    return _listed(rendering, labels)


def instrument(rendering: Rendering, id: str) -> Trusted:
    """The title of a treaty in the language of the document, in English where it has none there."""
    found = rendering.rulebook.instruments.get(id)
    if found is None:
        return rendering.said(id)
    return rendering.said(found.titles.get(rendering.language.code) or found.title)


def identifier(rendering: Rendering, text: Any) -> Any:
    """An account number, passport, telephone, address of a machine: printed as it was typed.

    The blanks of a short one do not break, so that it stands on one line.
    """
    plain = str(text)
    if isinstance(text, Trusted) or len(plain) > LONGEST_UNBROKEN:
        return rendering.changed(text, role="identifier")
    return rendering.put(Value(plain.replace(" ", "\u00a0"), "identifier"))


def name(rendering: Rendering, text: Any) -> Any:
    """The name of a person, firm or authority."""
    return rendering.changed(text, role="name")


def person_name(rendering: Rendering, person: Mapping[str, Any]) -> Trusted | None:
    """Given names and family name of a person, or the legal name of an organisation."""
    parts = [person.get(part) for part in ("given_names", "family_name")]
    text = " ".join(part for part in parts if part) or person.get("legal_name")
    return rendering.put(Value(text, "name")) if text else None


def paragraphs(rendering: Rendering, text: str) -> list[Trusted]:
    """The paragraphs of a text that a person typed, parted by blank lines; a gap where there is none."""
    return _parts(rendering, text, BLANK_LINE.split(text.strip()))


def lines(rendering: Rendering, text: str) -> list[Trusted]:
    """The lines of a text (an address) that are not blank."""
    return Lines(_parts(rendering, text, [line.strip() for line in text.splitlines() if line.strip()]))


def join_and(rendering: Rendering, values: Iterable[Any]) -> Trusted | None:
    """``values`` as one phrase: "a, b and c"; no answer when there are none."""
    shown = [rendering.shown(value) for value in values]
    return Trusted(rendering.language.list(shown)) if shown else None


def join(rendering: Rendering, values: Iterable[Any], separator: str = "") -> Trusted | None:
    """``values`` in a row with ``separator`` between them; no answer when there are none."""
    kept = list(values)
    between = sign(rendering.language.code, separator)
    if isinstance(values, Lines) and len(kept) > 1:
        return _on_one_line(rendering, kept, separator) or rendering.joined(kept, between)
    return rendering.joined(kept, between) if kept else None


def _on_one_line(rendering: Rendering, parts: Sequence[Trusted], separator: str) -> Trusted | None:
    """An address as one answer with the comma of its own script, so that it runs as one; None where a line
    of it is something else than an answer."""
    held = [rendering.held(part) for part in parts]
    if not all(one is not None and one.role == "value" for one in held):
        return None
    texts = [one.text for one in held if one is not None]
    latin = not any(OTHER_LETTER.search(text) for text in texts)
    typography = rendering.language.entry.typography
    between = separator if latin else typography.apposition or typography.signs.get(separator, separator)
    return rendering.put(Value(between.join(texts), "value"))


def stacked(rendering: Rendering, values: Iterable[Any]) -> Trusted | None:
    """``values`` one below the other, without those that have no answer."""
    kept = [value for value in values if value is not None]
    return rendering.joined(kept, "\n") if kept else None


def annexes(rendering: Rendering, records: Iterable[Mapping[str, Any]]) -> Trusted | None:
    """Annexes by their numbers: "annexes 1 and 2"; by its title where one has no number."""
    names = [one.get("number") or one.get("title") for one in records]
    kept = [name for name in names if name]
    if not kept:
        return None
    listed = rendering.language.list(kept)
    return rendering.said(
        # translators: {numbers} is a list. It follows "see", a colon or "(": one form must serve everywhere.
        rendering.language.count("annex {numbers}", "annexes {numbers}", len(kept), numbers=listed)
    )


def upper(rendering: Rendering, text: Any) -> Any:
    """In capitals."""
    return _recased(rendering, text, str.upper)


def lower(rendering: Rendering, text: Any) -> Any:
    """In small letters."""
    return _recased(rendering, text, str.lower)


def sentence(rendering: Rendering, text: Any) -> Any:
    """With a capital at the beginning."""
    return _recased(rendering, text, lambda plain: plain[:1].upper() + plain[1:])


def filled(_rendering: Rendering, value: Any) -> bool:
    """Whether there is an answer: ``false`` and ``0`` are answers, a record without any is none."""
    return not is_empty(value)


def optional(rendering: Rendering, value: Any) -> Trusted:
    """``value``, or nothing where there is no answer: no gap."""
    if value is None or (not isinstance(value, Closed) and is_empty(value)):
        return Trusted("")
    return rendering.shown(value)


def gap(rendering: Rendering, value: Any, label: str) -> Any:
    """``value``, or a visible gap that says what is missing."""
    if isinstance(value, (Trusted, Closed)) or not is_empty(value):
        return value
    return rendering.gap(label, label)


def _label(rendering: Rendering, id: str, list: str) -> str:
    known = rendering.rulebook.choices
    if list not in known:
        raise TemplateRefused(
            message(
                "a text asks for the list of choices '{found}'; known: {known}",
                found=list,
                known=", ".join(known),
            )
        )
    return rendering.language.text(known[list].label(id))


def _inner(label: str) -> str:
    """An English label within a sentence: names and abbreviations keep their capital."""
    first = label.partition(" ")[0]
    plain = first not in NAMES and first[1:] == first[1:].lower()
    return label[:1].lower() + label[1:] if plain else label


def _listed(rendering: Rendering, names: list[str]) -> Any:
    return rendering.said(rendering.language.list(names)) if names else None


def _parts(rendering: Rendering, text: str, parts: list[str]) -> list[Trusted]:
    if isinstance(text, Trusted):
        return [text]
    return [rendering.shown(text.part(part) if isinstance(text, Prose) else part) for part in parts if part]


def _recased(rendering: Rendering, text: Any, recase: Callable[[str], str]) -> Any:
    token = rendering.shown(text)
    held = rendering.held(token)
    return token if held is None else rendering.changed(token, text=recase(held.text))


def _guarded(made: Made) -> Made:
    """``made`` as a filter of Jinja: it gets the rendering, and is left out where there is no answer."""

    @pass_context
    def applied(context: Context, value: Any, *arguments: Any) -> Any:
        if value is None or isinstance(value, (Closed, Undefined)) or value == "":
            return _strict(value)
        return made(context["_rendering"], value, *arguments)

    return applied


def _several(made: Made, missing: tuple[None, ...]) -> Made:
    """As ``_guarded``, for filters that give lists: ``missing`` stands for no answer."""
    guarded = _guarded(made)

    @pass_context
    def applied(context: Context, value: Any, *arguments: Any) -> Any:
        found = guarded(context, value, *arguments)
        return [found] if isinstance(found, Closed) and missing else found or list(missing)

    return applied


def _always(made: Made) -> Made:
    """As ``_guarded``, for filters that also have something to say about a missing answer."""

    @pass_context
    def applied(context: Context, value: Any, *arguments: Any) -> Any:
        return made(context["_rendering"], _strict(value), *arguments)

    return applied


def _strict(value: Any) -> Any:
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is not defined
    return value


ONE = (
    country, countries, language, languages, date, datetime, appointment, period, money, number, yes_no,
    choice, choices, instrument, identifier, name, person_name, annexes, join_and, join, stacked,
    upper, lower, sentence,
)  # fmt: skip
FILTERS: Mapping[str, Made] = {
    **{kept: STOCK[kept] for kept in KEPT},
    **{made.__name__: _guarded(made) for made in ONE},
    "paragraphs": _several(paragraphs, (None,)),
    "optional_paragraphs": _several(paragraphs, ()),
    "lines": _several(lines, ()),
    **{made.__name__: _always(made) for made in (filled, gap, optional)},
}
