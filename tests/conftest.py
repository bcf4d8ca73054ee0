"""For every test: no network, no window on the screen, no file of the person who runs them.

``--all`` adds the tests marked ``full`` and multiplies the examples of the others.
"""

from __future__ import annotations

import os
import sys
import tempfile

import pytest
from hypothesis import HealthCheck, settings

from mla_writer import offline

# Before anything else is imported: whoever opens a socket that is not local dies at once.
sys.modules["onnxruntime"] = None  # type: ignore[assignment]
"""A library that the auditor of PDF files brings along and does not need; it reports home by a thread of
its own, for which the guard ends the process."""
GUARDED = offline.refuse_in_kernel(kill=True)

os.environ["QT_QPA_PLATFORM"] = os.environ.get("MLA_WRITER_TEST_PLATFORM", "offscreen")
HOME = tempfile.TemporaryDirectory(prefix="mla-writer-tests-")
os.environ["MLA_WRITER_HOME"] = HOME.name
os.environ["PYTHONHASHSEED"] = "0"

STANDARD, FULL = 40, 1000
SLOW_DATA = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "standard",
    max_examples=STANDARD,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=SLOW_DATA,
)
settings.register_profile(
    "full", max_examples=FULL, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW_DATA
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="full counts, and the tests marked 'full'")


def pytest_configure(config: pytest.Config) -> None:
    if sys.platform.startswith("linux") and not GUARDED:
        raise pytest.UsageError(
            "the kernel filter against sockets could not be set: tests would prove nothing"
        )
    settings.load_profile("full" if config.getoption("--all") else "standard")


def pytest_unconfigure() -> None:
    HOME.cleanup()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--all"):
        return
    left_out = [item for item in items if item.get_closest_marker("full")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("full")]


@pytest.fixture(scope="session")
def full_counts(request: pytest.FixtureRequest) -> bool:
    """True when tests with a count of their own are to run the full one."""
    return bool(request.config.getoption("--all"))
