"""What looks like an identifier in a text, whether or not an answer names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mla_writer.redaction.fictive import E_MAIL, IP4

LEAST_DIGITS = 7
"""A run of fewer digits is a year, a sum, an article."""
IN_ADDRESS = 4
IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{2,4}){3,8}(?:[ \u00a0-]?[A-Z0-9])?(?![A-Za-z0-9])"
)
IP6 = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:{1,2}){3,7}[0-9A-Fa-f]{1,4}(?![\w:])")
PHONE = re.compile(r"(?<!\w)\+\d{1,3}(?:[ \u00a0().\-/]{0,2}\d{1,5}){2,7}(?!\w)")
MIXED = re.compile(r"(?<!\w)(?=\w*\d)(?=\w*[^\W\d_])\w{6,40}(?!\w)")
NUMBER = re.compile(r"(?<![\w.,])\d(?:[ \u00a0./\-]?\d){6,39}(?!\w)")
DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
SUM = re.compile(r"\d{1,3}(?:[ \u00a0.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+[.,]\d{1,2}")
YEARS = re.compile(r"(?:1[89]|20)\d\d[-/](?:1[89]|20)\d\d")
CAPITALISED = re.compile(r"[^\W\d_][^\W\d_'’`-]*(?:[-'’`][^\W\d_]+)*\.?")


def looks_like_identifiers(text: str) -> Iterator[str]:
    """Every piece of ``text`` that looks like an e-mail or internet address, a telephone number, an IBAN, the
    number of a document or an account; not dates, sums, years."""
    taken: list[tuple[int, int]] = []
    for shape in (E_MAIL, IBAN, IP6, IP4, PHONE, MIXED, NUMBER):
        for found in shape.finditer(text):
            apart = all(found.end() <= start or end <= found.start() for start, end in taken)
            if apart and _is_one(shape, found[0]):
                taken.append(found.span())
    for start, end in sorted(taken):
        yield text[start:end].rstrip(".,;:")


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of documents in a sentence about one: words with four digits or more that are no date."""
    for found in re.finditer(r"[\w][\w/\-]{3,}", text):
        digits = sum(sign.isdecimal() for sign in found[0])
        year = re.fullmatch(r"(?:1[89]|20)\d\d", found[0])
        if digits >= IN_ADDRESS and not year and not DATE.fullmatch(found[0]):
            yield found[0]


def names_in(text: str) -> Iterator[str]:
    """Rows of two words or more that begin with a capital: the names in a sentence that gives names."""
    row: list[re.Match[str]] = []
    for word in (*CAPITALISED.finditer(text), None):
        joined = word is not None and (not row or text[row[-1].end() : word.start()].isspace())
        if word is not None and word[0][0].isupper() and joined:
            row.append(word)
            continue
        if len(row) > 1:
            yield text[row[0].start() : row[-1].end()]
        row = [word] if word is not None and word[0][0].isupper() else []


def _is_one(shape: re.Pattern[str], found: str) -> bool:
    digits = sum(sign.isdecimal() for sign in found)
    if shape is MIXED:
        return digits >= IN_ADDRESS + 1
    if shape is not NUMBER:
        return True
    if any(other.fullmatch(found) for other in (DATE, SUM, YEARS)):
        return False
    return digits >= LEAST_DIGITS
