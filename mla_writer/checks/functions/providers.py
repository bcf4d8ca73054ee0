"""Service providers: which one is meant, where its entities sit, what it is known to do.

Everything comes from the reference tables ``providers`` and ``provider_regions``; a provider that is
not listed there is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast
from urllib.parse import urlsplit

from mla_writer.checks.functions.context import Context, Record, records, remembered

HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+")
LONGEST = 2_048


@remembered
def provider_id(context: Context, name: str | None) -> str | None:
    """The id of the provider with this id, brand or company name; null when it is not listed."""
    return _names(context).get(_simple(name)) if name else None


def provider_known(context: Context, name: str | None) -> bool:
    """Whether a provider or brand is listed."""
    return provider_id(context, name) is not None


def provider_countries(context: Context, name: str | None) -> list[str]:
    """The States in which the provider's entities sit; none when it is not listed."""
    entities = records(_provider(context, name).get("entities"))
    return list(dict.fromkeys(entity["country"] for entity in entities))


def provider_e2ee(context: Context, name: str | None) -> bool:
    """Whether the provider is listed as encrypting end to end."""
    return _provider(context, name).get("e2ee") is True


def provider_notifies(context: Context, name: str | None) -> bool:
    """Whether the provider is listed as notifying users unless it is forbidden to."""
    return _provider(context, name).get("notifies_user") is True


@remembered
def id_provider(context: Context, value: str | None) -> str | None:
    """The provider behind an e-mail address, a web address or a host name; null when none is listed."""
    host = _host(value or "")
    listed = _hosts(context)
    labels = host.split(".")
    endings = (".".join(labels[start:]) for start in range(len(labels)))
    return next((listed[ending] for ending in endings if ending in listed), None)


@remembered
def expected_country(context: Context, name: str | None, user_country: str | None) -> str | None:
    """The State of the entity that serves users in ``user_country``; null when that is not settled,
    for instance because the provider itself says "and others"."""
    entities = records(_provider(context, name).get("entities"))
    if not user_country or not entities:
        return None
    serves = {index: _serves(context, entity, user_country) for index, entity in enumerate(entities)}
    sure = {entities[index]["country"] for index, answer in serves.items() if answer == "yes"}
    rest = {entities[index]["country"] for index, answer in serves.items() if answer == "rest"}
    if "doubtful" in serves.values() and not sure:
        return None
    found = sure or rest
    return found.pop() if len(found) == 1 else None


def _serves(context: Context, entity: Record, user_country: str) -> str:
    regions = cast(Record, context.table("provider_regions").get("regions") or {})
    region = cast(Record, regions.get(entity.get("users") or "", {"open": "doubtful"}))
    memberships = context.case.rulebook.memberships
    sure = {*region.get("countries", ())}.union(
        *(memberships.get(id, ()) for id in region.get("memberships", ()))
    )
    if user_country in sure:
        return "yes"
    if user_country in region.get("never", ()):
        return "no"
    return "doubtful" if user_country in region.get("doubtful", ()) else region.get("open", "no")


def _provider(context: Context, name: str | None) -> Record:
    return cast(Record, context.table("providers").get(provider_id(context, name) or "", {}))


def _listed(context: Context) -> Iterator[tuple[str, Record]]:
    for id, provider in context.table("providers").items():
        if isinstance(provider, Mapping):
            yield id, cast(Record, provider)


@remembered
def _names(context: Context) -> dict[str, str]:
    return _index(context, _simple, lambda id, provider: [id, *provider["brands"], *_companies(provider)])


@remembered
def _hosts(context: Context) -> dict[str, str]:
    return _index(context, str.lower, lambda id, provider: [*provider["email_domains"], *provider["hosts"]])


def _index(
    context: Context, form: Callable[[str], str], names: Callable[[str, Any], list[str]]
) -> dict[str, str]:
    return {form(name): id for id, provider in _listed(context) for name in names(id, provider)}


def _companies(provider: Record) -> list[str]:
    return [entity["entity"] for entity in records(provider.get("entities"))]


def _simple(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _host(value: str) -> str:
    value = value.strip().lower()
    if len(value) > LONGEST:
        return ""
    if "://" in value:
        try:
            value = urlsplit(value).hostname or ""
        except ValueError:
            return ""
    found = HOST.match(value.rpartition("@")[2])
    return found[0] if found else ""
