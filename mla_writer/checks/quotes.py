"""What a finding quotes from the answers, as values that can be said in any language."""

from __future__ import annotations

import re
from datetime import date

from mla_writer.model.message import State
from mla_writer.model.rulebook import Rulebook

NOTHING = "–"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CODE = re.compile(r"[A-Z]{2}")


def quoted(rulebook: Rulebook, value: object) -> object:
    """``value`` of an answer or a function: a day as a date, the code of a State as that State, an
    instrument by its short name; a list joined; what is not there as a dash; all else as it is."""
    if value is None:
        return NOTHING
    if isinstance(value, list):
        return tuple(quoted(rulebook, one) for one in value)
    return _text(rulebook, value) if isinstance(value, str) else value


def _text(rulebook: Rulebook, text: str) -> object:
    if text in rulebook.instruments:
        return rulebook.instruments[text].short or rulebook.instruments[text].title
    if CODE.fullmatch(text) and text in rulebook.countries:
        return State(text)
    if DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
