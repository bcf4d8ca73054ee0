"""What stands in a redacted copy instead of a value: recognisably invented, the same for the same value.

Equal input gives equal output, and nothing can be computed back: a replacement is a running number in the
shape of the value, never a function of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mla_writer.i18n import Language, request_languages
from mla_writer.i18n.marks import printed

PERSON = printed("Person {mark}")
ORGANISATION = printed("Organisation {mark}")
AUTHORITY = printed("Authority {mark}")
ADDRESS = printed("Address {mark}")
PLACE = printed("Place {mark}")
IDENTITY = printed("Identifying data {mark}")
PASSAGE = printed("Passage withheld {mark}")

E_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\W_]{2,}")
IP4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?")
IP6 = re.compile(r"(?=.*::|(?:.*:){4})[0-9A-Fa-f:]{6,45}(?:/\d{1,3})?")
DOMAIN = re.compile(r"(?:https?://)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?:/\S*)?")
OURS = re.compile(r"address\d+@mail\.example|192\.0\.2\.\d+|2001:db8::[0-9a-f]+|name\d+\.example")
MOST_COUNTED = 4
FROM_A, LETTERS = ord("A"), 26


def letters(number: int) -> str:
    """``number`` from 1 as A, B, ... Z, AA, AB ..."""
    found = ""
    while number > 0:
        number, rest = divmod(number - 1, LETTERS)
        found = chr(FROM_A + rest) + found
    return found


def named(language: Language, form: str, mark: str) -> str:
    """``form``, one of the texts above, with its ``mark``, in ``language``."""
    return language.text(form).replace("{mark}", mark)


def is_one_of_ours(value: str) -> bool:
    """Whether ``value`` has the form of a replacement, in any language. Asked of redacted copies only: there
    nothing else has it."""
    text = value.strip()
    return any(shape.fullmatch(text) for shape in (_named_forms(), OURS)) or _is_shaped(text)


@lru_cache(maxsize=1)
def _named_forms() -> re.Pattern[str]:
    said = {
        Language(entry.code, "request").text(form)
        for entry in request_languages()
        for form in (PERSON, ORGANISATION, AUTHORITY, ADDRESS, PLACE, IDENTITY, PASSAGE)
    }
    forms = "|".join(re.escape(form).replace(re.escape("{mark}"), r"(?:[A-Z]{1,3}|\d{1,4})") for form in said)
    return re.compile(forms)


def _is_shaped(text: str) -> bool:
    digits = "".join(sign for sign in text if sign.isdecimal())
    letters_of = {sign for sign in text if sign.isalpha()}
    return letters_of <= {"X"} and digits.isascii() and len(digits.lstrip("0")) <= MOST_COUNTED


def shaped(value: str, number: int) -> str:
    """An identifier in the shape of ``value``, made of noughts, ``X`` and the ``number``.

    Addresses of the internet come from the ranges set aside for examples (RFC 2606, 3849, 5737). The check
    digits of an IBAN become 00, which no valid one has (ISO 13616).
    """
    for shape, made in (
        (E_MAIL, f"address{number}@mail.example"),
        (IP4, f"192.0.2.{number % 255}"),
        (IP6, f"2001:db8::{number:x}"),
        (DOMAIN, f"name{number}.example"),
    ):
        if shape.fullmatch(value.strip()):
            return made
    return _digits(value, number)


def _digits(value: str, number: int) -> str:
    signs = ["0" if sign.isdecimal() else "X" if sign.isalpha() else sign for sign in value]
    counted = str(number)
    places = [place for place, sign in enumerate(signs) if sign == "0"]
    if len(places) <= len(counted):
        return f"X{'0' * max(0, 4 - len(counted))}{counted}"
    for place, digit in zip(places[-len(counted) :], counted, strict=True):
        signs[place] = digit
    return "".join(signs)
