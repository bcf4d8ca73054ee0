"""The program and an independent reading of the rules agree on random pairs, days and requests."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from mla_writer.model.legal_bases import legal_bases
from tests.model.law import KINDS, law
from tests.model.reference_bases import known_states, reference, sets

ROUTES = [
    *("untoc_art5", "untoc_art6", "untoc_serious_crime", "untoc_protocol_trafficking"),
    *("uncac_mandatory", "v88_art3_1", "icsft_art2", "ordinary_offence"),
]
FIRST, LAST = date(1995, 1, 1), date(2028, 1, 1)


@pytest.mark.slow
def test_random_pairs(full_counts: bool) -> None:
    choose = random.Random(20261121)
    states, members = [*known_states(), "HK", "XA"], sets()["eu"]["members"]
    places: set[str] = set()
    for number in range(3000 if full_counts else 300):
        pair = tuple(choose.sample(members if number % 3 == 0 else states, 2))
        day = FIRST + timedelta(days=choose.randrange((LAST - FIRST).days))
        kinds = choose.sample(KINDS, choose.randrange(3))
        routes = choose.sample(ROUTES, choose.randrange(3))
        found = legal_bases(law(), (pair[0], pair[1]), day, kinds, routes)
        listed = [(str(basis.place), basis.instrument.id) for basis in found]
        assert listed == reference((pair[0], pair[1]), day.isoformat(), kinds, routes), (pair, day, kinds)
        places.update(place for place, _ in listed)
    assert len(places) == 7, f"the random requests did not reach every place: {places}"
