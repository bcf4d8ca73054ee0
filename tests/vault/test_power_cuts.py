"""The power goes while drafts are saved: every acknowledged save is there, and the store is sound."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.vault.power_cuts import Count, Event, cut, judge, record

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is of Linux only")
CUTS, ALL_CUTS = 60, 300
SEED = 20261122


@pytest.mark.slow
def test_cuts_lose_nothing_that_was_acknowledged(tmp_path: Path, full_counts: bool) -> None:
    recorded = record(tmp_path / "vault", tmp_path / "trace")
    (tmp_path / "cuts").mkdir()
    count = ALL_CUTS if full_counts else CUTS
    found = judge(recorded, count, tmp_path / "cuts", SEED)
    assert found.cuts == count
    assert found.is_good, found


@pytest.mark.slow
def test_saves_that_do_not_flush_are_seen_to_lose(tmp_path: Path) -> None:
    recorded = record(tmp_path / "vault", tmp_path / "trace", "synchronous=NORMAL")
    (tmp_path / "cuts").mkdir()
    assert judge(recorded, 30, tmp_path / "cuts", SEED).lost > 3


def test_what_was_flushed_is_there_and_the_rest_by_chance(tmp_path: Path) -> None:
    from random import Random

    a, folder = "/v/a", "/v"
    recorded = [
        Event("openat", a), Event("write", a, b"x" * 2048), Event("flush", a), Event("flush", folder),
        Event("write", a, b"y" * 2048), Event("openat", "/v/b"), Event("unlink", a),
    ]  # fmt: skip
    seen: set[tuple[bytes, ...]] = set()
    names: set[tuple[str, ...]] = set()
    for seed in range(60):
        target = tmp_path / str(seed)
        target.mkdir()
        cut(recorded, len(recorded), target, Random(seed))
        names.add(tuple(sorted(one.name for one in target.iterdir())))
        if (target / "a").exists():
            data = (target / "a").read_bytes()
            seen.add(tuple(data[place : place + 512] for place in range(0, 2048, 512)))
    assert names == {("a",), ("a", "b"), ("b",)}
    assert all(set(one) <= {b"x" * 512, b"y" * 512} for one in seen)
    assert len(seen) > 8


def test_a_loss_is_counted() -> None:
    assert Count(10, 9).is_good
    for bad in (Count(9, 9, lost=1), Count(9, 9, 0, 1), Count(9, 9, 0, 0, 1), Count(10, 2)):
        assert not bad.is_good
