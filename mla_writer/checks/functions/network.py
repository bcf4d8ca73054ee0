"""Internet addresses: their version and the range in which they lie.

The ranges are data. The standard library's own classes are not used, because its answer for shared
and special-purpose blocks differs between versions of Python.
"""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import cast

from mla_writer.checks.functions.context import Context, remembered

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Classes = tuple[tuple[str, tuple[str, ...]], ...]
LONGEST_ADDRESS = 45


def ip_class(context: Context, text: str | None) -> str | None:
    """The name of the most specific range that holds an address, ``global``, or ``invalid``.

    Source of the ranges: the IANA registries of special-purpose addresses (RFC 6890 and successors).
    """
    if not text:
        return None
    address = _address(text)
    if address is None:
        return "invalid"
    return next((name for network, name in _networks(_classes(context)) if address in network), "global")


def ip_version(text: str | None) -> int | None:
    """4 or 6; null for what is not an address."""
    address = _address(text or "")
    return address.version if address else None


def domain_of(text: str | None) -> str | None:
    """The part of an e-mail address behind the @, in lower case; null when there is none."""
    domain = (text or "").rpartition("@")[2] if "@" in (text or "") else ""
    return domain.strip().rstrip(".").lower() or None


def _address(text: str) -> Address | None:
    if len(text) > LONGEST_ADDRESS or "%" in text:
        return None
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


@remembered
def _classes(context: Context) -> Classes:
    declared = cast(dict[str, list[str]], context.table("ip_ranges").get("classes") or {})
    return tuple((name, tuple(ranges)) for name, ranges in declared.items())


@lru_cache(maxsize=4)
def _networks(classes: Classes) -> tuple[tuple[Network, str], ...]:
    pairs = [(ipaddress.ip_network(one), name) for name, ranges in classes for one in ranges]
    return tuple(sorted(pairs, key=lambda pair: -pair[0].prefixlen))
