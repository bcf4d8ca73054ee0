"""The forms in which the value of a country fact may stand, by the form of its topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _language_codes(value: object, _meanings: Mapping[str, str]) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, str) and len(one) == 2 and one.isascii() and one.islower() for one in value
    )


def _statutes(value: object, _meanings: Mapping[str, str]) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and _texts([one.get("name")]) and set(one) <= {"name", "year"} for one in value
    )


FORMS: Mapping[str, Callable[[object, Mapping[str, str]], bool]] = {
    "text": lambda value, _: _texts([value]),
    "texts": lambda value, _: _texts(value),
    "integer": lambda value, _: type(value) is int,
    "languages": _language_codes,
    "statutes": _statutes,
    "code": lambda value, meanings: isinstance(value, str) and value in meanings,
    "codes": lambda value, meanings: isinstance(value, list) and all(one in meanings for one in value),
}
"""Whether a value fits the form of its topic."""
