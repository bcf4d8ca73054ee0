"""Where resources, templates and locales lie: the only place that knows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


class DataMissing(RuntimeError):
    """The program's data folders cannot be found: the installation is broken."""


@lru_cache(maxsize=1)
def root() -> Path:
    """The folder that holds ``resources``, ``templates`` and ``locales``.

    In a wheel or a frozen program they lie in ``mla_writer/_data``; in a checkout or an editable
    install at the top level beside ``pyproject.toml``.
    """
    inside = PACKAGE / "_data"
    if inside.is_dir():
        return inside
    tree = PACKAGE.parent
    if (tree / "templates").is_dir() and (tree / "pyproject.toml").is_file():
        return tree
    raise DataMissing("the program's data folders are missing; install the program again")


def resources() -> Path:
    """The rulebook's declarations, fonts and examples."""
    return root() / "resources"


def templates() -> Path:
    """The texts of documents."""
    return root() / "templates"


def locales() -> Path:
    """The catalogs of translations."""
    return root() / "locales"
