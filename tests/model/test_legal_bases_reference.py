"""The program and an independent reading of the rules agree on random pairs, days and requests."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from mla_writer.model.legal_bases import legal_bases
from tests.model.law import KINDS, law
from tests.model.reference_bases import GROUPS, known_states, reference, sets, territories
from tests.model.reference_bases import LAST as LAST_PLACES

ROUTES = [
    *("untoc_art5", "untoc_art6", "untoc_serious_crime", "untoc_protocol_trafficking"),
    *("uncac_mandatory", "v88_art3_1", "icsft_art2", "ordinary_offence"),
]
FIRST, LAST = date(1985, 1, 1), date(2040, 12, 31)


@pytest.mark.slow
def test_random_pairs(full_counts: bool) -> None:
    """Every third pair is of the Union, every sixth has a territory; every second day is near today."""
    choose = random.Random(20261121)
    states, members = [*known_states(), "TW", "XA"], sets()["eu"]["members"]
    places: set[str] = set()
    for number in range(10000 if full_counts else 1000):
        first, second = choose.sample(members if number % 3 == 0 else states, 2)
        if number % 6 == 1:
            first = choose.choice(territories())
        elif number % 12 == 2:
            second = choose.choice(territories())
        first_day, last_day = (FIRST, LAST) if number % 2 else (date(2026, 1, 1), date(2027, 1, 1))
        day = first_day + timedelta(days=choose.randrange((last_day - first_day).days))
        kinds = choose.sample(KINDS, choose.randrange(3))
        routes = choose.sample(ROUTES, choose.randrange(3))
        found = legal_bases(law(), (first, second), day, kinds, routes)
        listed = [(str(basis.place), basis.instrument.id) for basis in found]
        expected = reference((first, second), day.isoformat(), kinds, routes)
        assert listed == expected, (first, second, day, kinds, routes)
        places.update(place for place, _ in listed)
    assert places == set(GROUPS + LAST_PLACES), f"places reached by random requests: {places}"
