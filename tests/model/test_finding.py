"""Where a finding comes from: a rule, facts of a State, or both."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Provenance, Severity, Verified
from mla_writer.model.finding import Finding, has_own_source
from mla_writer.model.message import Message
from tests.model.law import law

SAID = Message("x")
FOUND = Finding("C-1", Severity.ADVICE, SAID, SAID, SAID, "", (), Provenance("Art. 1", "", Verified.TEXT))
FACT = Fact("languages.accepted", ["fr"], "s", "2024")


@pytest.mark.parametrize(
    ("check", "facts", "own"),
    [
        ("C-1", (), True),
        # A rule that carries what the State says besides shows both sources.
        ("C-1", (FACT,), True),
        ("STA-1", (FACT,), False),
        ("DEMAND:order:all:1", (FACT,), False),
        # What a State declared decides in place of its profile: the declaration is the source.
        ("STA-1", (), True),
    ],
)
def test_whose_source_a_finding_shows(check: str, facts: tuple[Fact, ...], own: bool) -> None:
    checks = {"C-1": SimpleNamespace(rests_on=()), "STA-1": SimpleNamespace(rests_on=("languages.accepted",))}
    book = replace(law(), checks=checks)
    assert has_own_source(book, replace(FOUND, check=check, facts=facts)) is own
