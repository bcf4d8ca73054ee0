"""``pack.toml``: who says what is in a pack, and which version of it this is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from mla_writer.model.errors import PackRefused
from mla_writer.model.message import message
from mla_writer.model.packs import OWN, Pack
from mla_writer.packs.layout import ABOUT

FORMAT, FORMAT_VERSION = "mla-pack", 1
LINE, PARAGRAPH = r"[^\n]{1,200}", r"[\s\S]{0,2000}"
DATE = r"\d{4}-\d\d-\d\d"
NEEDED = {
    "id": (r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", "small letters and digits in words joined by hyphens"),
    "name": (LINE, "one line of at most 200 characters"),
    "issuer": (LINE, "one line of at most 200 characters"),
    "version": (r"\d{1,9}(?:\.\d{1,9}){0,4}", "numbers joined by dots, such as 2026.1"),
    "issued_on": (DATE, "a date, written YYYY-MM-DD between quotation marks"),
}
POSSIBLE = {
    "valid_from": (DATE, "a date, written YYYY-MM-DD between quotation marks"),
    "note": (PARAGRAPH, "at most 2,000 characters"),
}
LONGEST_ID = 40


def described(data: Mapping[str, Any]) -> Pack:
    """The pack that ``pack.toml`` with the tables ``data`` describes, without signature and digest;
    ``PackRefused`` says which entry is missing or wrong."""
    if data.get("format") != FORMAT:
        raise _wrong("format", data.get("format"), f'"{FORMAT}"')
    if data.get("format_version") != FORMAT_VERSION:
        raise _wrong(
            "format_version", data.get("format_version"), f"{FORMAT_VERSION}; a newer program may read it"
        )
    fields = {**NEEDED, **POSSIBLE}
    unknown = next((key for key in data if key not in {"format", "format_version", *fields}), None)
    if unknown is not None:
        raise _wrong(unknown, "an unknown entry", ", ".join(fields))
    values = {key: _value(data, key, *form) for key, form in fields.items()}
    if values["id"] == OWN or len(values["id"]) > LONGEST_ID:
        raise _wrong("id", values["id"], f"at most {LONGEST_ID} characters, and not '{OWN}'")
    return Pack(**values)


def order(version: str) -> tuple[int, ...]:
    """A key that sorts versions: ``2026.10`` comes after ``2026.9``, ``2026`` is ``2026.0``. What is no
    version, as in a damaged record, comes first."""
    if not re.fullmatch(NEEDED["version"][0], version):
        return (0,)
    parts = [int(part) for part in version.split(".")]
    while len(parts) > 1 and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def _value(data: Mapping[str, Any], key: str, pattern: str, allowed: str) -> str:
    found = data.get(key, "" if key in POSSIBLE else None)
    if key in POSSIBLE and found == "":
        return ""
    if not isinstance(found, str) or not re.fullmatch(pattern, found) or not found.strip():
        raise _wrong(key, found, allowed)
    if pattern == DATE and not _is_day(found):
        raise _wrong(key, found, allowed)
    return found


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _wrong(key: str, found: object, allowed: str) -> PackRefused:
    text = message(
        "{file}, at {place}: found {found}; allowed: {allowed}",
        file=ABOUT,
        place=key,
        found="nothing" if found is None else repr(found)[:80],
        allowed=allowed,
    )
    return PackRefused(text)
