from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mla_writer import paths
from mla_writer.exchange.opening import read_draft
from mla_writer.model.draft import Draft
from mla_writer.rulebook.cache import rulebook
from mla_writer.session import Clock, Session

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def example() -> Draft:
    """The invented case that comes with the program: French authorities ask Switzerland."""
    return read_draft(paths.resources() / "examples" / "france-switzerland.json", lambda _: ())


@pytest.fixture
def session(example: Draft) -> Session:
    return Session(rulebook(), example, Clock(lambda: NOW))
