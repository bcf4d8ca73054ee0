"""Internet addresses: the vectors of the table, and what the library alone gets wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.checks.functions.conftest import tables

VECTORS = tables()["ip_ranges"]["vectors"]


def test_all_vectors_are_there() -> None:
    assert len(VECTORS) == 19


@pytest.mark.parametrize(("address", "name"), list(VECTORS.items()))
def test_vectors(call: Callable[..., Any], address: str, name: str) -> None:
    assert call("ip_class", address) == name


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("2001::1", "transition"),
        ("2001:2::1", "benchmark"),
        ("2001:4:112::1", "ietf_protocol"),
        ("64:ff9b::808:808", "transition"),
        ("0.0.0.0", "unspecified"),
        ("::", "unspecified"),
        ("fe80::1%eth0", "invalid"),
        ("010.1.1.1", "invalid"),
        ("8.8.8.8 ", "invalid"),
        ("8.8.8.8/24", "invalid"),
        ("134744072", "invalid"),
        ("", None),
    ],
)
def test_most_specific_range_wins(call: Callable[..., Any], address: str, name: str | None) -> None:
    assert call("ip_class", address) == name


@pytest.mark.parametrize(("address", "version"), [("8.8.8.8", 4), ("::1", 6), ("8.8.8", None)])
def test_version(call: Callable[..., Any], address: str, version: int | None) -> None:
    assert call("ip_version", address) == version


@pytest.mark.parametrize(
    ("text", "domain"),
    [("J.Doe@Example.ORG", "example.org"), ("a@b@c.org.", "c.org"), ("example.org", None), ("a@", None)],
)
def test_domain(call: Callable[..., Any], text: str, domain: str | None) -> None:
    assert call("domain_of", text) == domain
