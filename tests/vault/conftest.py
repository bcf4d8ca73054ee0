"""A vault for each test, opened by its key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mla_writer.vault import Vault
from tests.vault.samples import KEY, SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def vault(tmp_path: Path, clock: SetClock) -> Iterator[Vault]:
    opened = Vault.open_with_key(tmp_path / "vault", KEY, clock)
    yield opened
    opened.close()
