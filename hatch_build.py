"""What a wheel holds beside the code: the data folders, the compiled catalogs, the compiled rulebook.

They go to ``mla_writer/_data``, where ``mla_writer.paths`` looks first. Two builds of one tree give
the same bytes: nothing here depends on the clock, the machine or the order of a folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "locales", "resources")
INSIDE = "mla_writer/_data"
CATALOGS = {".po", ".pot", ".mo"}
FIXED_DATE = datetime(2020, 2, 2, tzinfo=UTC)
COMPILE_RULEBOOK = "import sys, pathlib, mla_writer.rulebook.cache as c; c.build(pathlib.Path(sys.argv[1]))"


class DataFolders(BuildHookInterface[Any]):
    """Adds the data of the tree to the wheel; an editable install reads the tree itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name every file and its place in the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        self.made = tempfile.TemporaryDirectory(prefix="mla-writer-build-")
        made = Path(self.made.name)
        compile_catalogs(root, made)
        compile_rulebook(root, made / "rulebook.cache")
        for base, names in ((root, data_files(root)), (made, made_files(made))):
            for name in names:
                build_data["force_include"][str(base / name)] = f"{INSIDE}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel."""
        if hasattr(self, "made"):
            self.made.cleanup()


def data_files(root: Path) -> list[str]:
    """Names of the files of the data folders, without hidden ones and without catalogs: those are
    compiled, and beside their source the newer of the two would be in doubt."""
    found = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    names = sorted(path.relative_to(root).as_posix() for path in found if path.suffix not in CATALOGS)
    return [name for name in names if "/." not in name]


def made_files(folder: Path) -> list[str]:
    """Names of all files in ``folder``."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def compile_catalogs(root: Path, made: Path) -> None:
    """Compile every catalog, with a fixed date, since the minute of the build would stand in it."""
    for source in sorted((root / "locales").rglob("*.po")):
        with source.open("rb") as stream:
            catalog = read_po(stream, abort_invalid=True)
        catalog.creation_date = catalog.revision_date = FIXED_DATE
        target = (made / source.relative_to(root)).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as stream:
            write_mo(stream, catalog)


def compile_rulebook(root: Path, target: Path) -> None:
    """Compile the rulebook in a process of its own, where sets always have the same order."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(root),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    subprocess.run(
        [sys.executable, "-c", COMPILE_RULEBOOK, str(target)], cwd=root, env=environment, check=True
    )
