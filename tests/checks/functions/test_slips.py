"""Slips of the pen: what is taken for one, and what is not."""

from __future__ import annotations

import pytest

from mla_writer.checks.functions.slips import slips
from mla_writer.model.draft import Draft, Measure


class Given:
    """What ``slips`` reads of a context."""

    def __init__(self, *texts: str) -> None:
        measure = Measure("m1", "service", {"text": list(texts[1:])})
        self.case = self
        self.draft = Draft("d", common={"facts": {"summary": texts[0]}}, measures=(measure,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paid to CH93 0076 2011 6238 5295 7", "CH93 0076 2011 6238 5295 8"),
        ("paid to CH9300762011623852957", "CH93 0076 2011 6283 5295 7"),
        ("EUR 186,150.00 were paid", "EUR 186,510.00"),
        ("4 873 512,40 euros", "4837512.40"),
        ("from anna.kovac@firm.example", "anna.kovak@firm.example"),
    ],
)
def test_a_slip(one, other):
    (pair,) = slips(Given(one, other))
    assert " / " in pair


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CH93 0076 2011 6238 5295 7", "CH9300762011623852957"),
        ("EUR 186,150 and EUR 226,150", "EUR 186,150"),
        ("room1@court.example", "room2@court.example"),
        ("file 2026/0318", "file 2026/0319"),
        ("+44 20 7946 0218", "+44 20 7946 0128"),
        ("4,873,512.40", "4873512.40"),
        ("12,345 and 12,346", ""),
    ],
)
def test_no_slip(one, other):
    assert slips(Given(one, other)) == []
