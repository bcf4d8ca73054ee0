"""One rulebook for all tests here; it is immutable."""

from __future__ import annotations

import pytest

from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.load import load


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load()
