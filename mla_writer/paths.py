"""Where resources, templates and locales lie: the only place that knows."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
BESIDE = "mla-data"


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


def user_config() -> Path:
    """The folder of this person's settings. It need not exist yet."""
    return _user("config")


def user_data() -> Path:
    """The folder of this person's drafts and keys. It need not exist yet."""
    return _user("data")


def vault() -> Path:
    """The folder of this person's vault. It need not exist yet."""
    return user_data() / "vault"


def packs() -> Path:
    """The folder of the packs that this person has installed. It need not exist yet."""
    return user_data() / "packs"


def letterheads() -> Path:
    """The folder of the letterheads that this person has added. It need not exist yet."""
    return user_config() / "letterheads"


def user_cache() -> Path:
    """The folder of what can be made again at any time. It need not exist yet."""
    return _user("cache")


def make_private(folder: Path) -> None:
    """Make ``folder`` and those above it, readable by their owner only, if they are not there yet."""
    with contextlib.suppress(OSError):
        if not folder.exists():
            make_private(folder.parent)  # 'parents' of mkdir would be open to everybody
            folder.mkdir(mode=0o700, exist_ok=True)


def portable() -> bool:
    """Whether everything lies in one folder that is carried about: nothing is then kept on the machine
    itself, its keyring included."""
    return _carried() is not None


def beside_program() -> Path:
    """Where the folder ``mla-data`` makes a program portable: beside a frozen program, at the top level of
    a checkout."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent / BESIDE
    return PACKAGE.parent / BESIDE


def _carried() -> Path | None:
    """The one folder for everything: named by ``MLA_WRITER_HOME``, or ``mla-data`` beside the program when
    it is there and can be written."""
    home = os.environ.get("MLA_WRITER_HOME")
    if home:
        return Path(home).absolute()
    beside = beside_program()
    return beside if beside.is_dir() and os.access(beside, os.W_OK) else None


def _user(purpose: str) -> Path:
    carried = _carried()
    if carried is not None:
        return carried / purpose
    import platformdirs  # slow to import, and not needed where a folder was named

    dirs = platformdirs.PlatformDirs("mla-writer", appauthor=False)
    return {"config": dirs.user_config_path, "data": dirs.user_data_path, "cache": dirs.user_cache_path}[
        purpose
    ]


def compiled() -> Path | None:
    """Where a checkout keeps compiled copies of data files: in its virtual environment, if it has one."""
    environment = root() / ".venv"
    return environment / "compiled" if environment.is_dir() else None
