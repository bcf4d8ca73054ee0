"""A sample of what ``dev.py fuzz`` does, and whatever it ever found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.__main__ import Tally, one, tried
from tests.fuzz.ways import WAYS, Way

FOUND = sorted((Path(__file__).parent / "found").glob("*"))


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS)
def test_damaged_files_are_read_or_refused(name: str) -> None:
    tally = tried(WAYS[name], 40, seed=7)
    assert [reason for reason, _ in tally.failures] == []
    assert sum(tally.refusals.values()) > 5


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS)
def test_what_was_found_once_stays_mended(name: str) -> None:
    tally = Tally()
    for path in FOUND:
        one(WAYS[name], path.read_bytes(), tally, traced=False)
    assert [reason for reason, _ in tally.failures] == []


def test_another_exception_is_a_failure() -> None:
    def broken(data: bytes) -> object:
        raise KeyError(len(data))

    tally = Tally()
    one(Way(lambda: (b"x",), lambda chance, data: data, broken, 1), b"x", tally, traced=True)
    assert "KeyError" in tally.failures[0][0]
