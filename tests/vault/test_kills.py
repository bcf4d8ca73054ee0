"""The process is killed while it saves: nothing that was acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vault.kills import Count, kill

KILLS = 50


@pytest.mark.slow
def test_kills_at_random_moments(tmp_path: Path) -> None:
    found = kill(tmp_path / "vault", KILLS, 20261121)
    assert found.kills == KILLS
    assert found.is_good, found


def test_a_loss_is_seen() -> None:
    assert Count(1, 9).is_good
    for bad in (Count(1, 9, lost=1), Count(1, 9, unsound=1), Count(1, 9, other_steps=1), Count(3, 0)):
        assert not bad.is_good
