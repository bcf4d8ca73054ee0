"""Which words in the profiles of States and in treaties are sentences to translate.

Names, addresses and titles of statutes stay in the words of their sources: they are written on envelopes
and looked up in registers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

PROPER = frozenset(
    {
        *("name", "ministry", "address", "phone", "fax", "email", "website", "code"),
        *("legal_basis.statutes", "data_preservation.contact_24_7", "drafts.contact"),
    }
)
"""Facts that are proper names, addresses or numbers: leaves of authorities, and topics."""


def of_state(profile: Mapping[str, Any]) -> Iterator[str]:
    """The sentences of a profile in the order of the file: what facts say in words, and all notes."""
    for name, part in profile.items():
        yield from _inside(part, name)


def of_instrument(instrument: Mapping[str, Any]) -> Iterator[str]:
    """The note to a treaty, and what States declared to it."""
    yield from filter(None, (str(instrument.get("note", "")),))
    yield from (str(one["text"]) for one in instrument.get("declarations", ()) if one.get("text"))


def _inside(part: Any, topic: str) -> Iterator[str]:
    if isinstance(part, list):
        for entry in part:
            yield from _inside(entry, topic)
    elif isinstance(part, dict) and "value" in part:
        yield from _of_fact(part, topic)
    elif isinstance(part, dict):
        listed = topic == "central_authorities"
        for name, inner in part.items():
            yield from _inside(inner, name if listed else f"{topic}.{name}")


def _of_fact(fact: Mapping[str, Any], topic: str) -> Iterator[str]:
    values = fact["value"] if isinstance(fact["value"], list) else [fact["value"]]
    if topic not in PROPER:
        yield from (value for value in values if isinstance(value, str) and " " in value)
    if fact.get("note"):
        yield str(fact["note"])
