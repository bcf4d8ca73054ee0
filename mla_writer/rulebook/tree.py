"""The files of declarations: those of the program, with those of packs laid over them.

Belongs here: which files there are and which pack comes when. How one declaration is laid over
another is decided in ``merging``; what a file must hold, by its reader.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mla_writer import paths
from mla_writer.model.packs import PackContent, Said
from mla_writer.rulebook.merging import merged
from mla_writer.rulebook.reader import read, wrong

SUFFIX = ".toml"


class Tree:
    """Declarations by path from the folder of resources (``countries/CH.toml``).

    ``packs`` are laid over the program's files in their order: what a later one says holds.
    """

    def __init__(self, folder: Path | None = None, packs: Sequence[PackContent] = ()) -> None:
        self.folder = folder or paths.resources()
        self.packs = tuple(packs)
        self._tables: dict[tuple[str, str], dict[str, Any]] = {}

    def stems(self, folder: str) -> tuple[str, ...]:
        """The names, without suffix, of the files in ``folder``, sorted."""
        found = {path.stem for path in (self.folder / folder).glob(f"*{SUFFIX}")}
        for content in self.packs:
            found.update(
                name.removeprefix(f"{folder}/").removesuffix(SUFFIX)
                for name in content.files
                if name.startswith(f"{folder}/") and name.count("/") == folder.count("/") + 1
            )
        return tuple(sorted(found))

    def read(self, name: str) -> dict[str, Any]:
        """The tables of the file ``name``, packs laid over it; ``RulebookError`` where one is not TOML."""
        return self._read(name)[0]

    def is_of_pack(self, name: str) -> bool:
        """Whether a pack says anything in the file ``name``."""
        return any(name in content.files for content in self.packs)

    def said(self) -> tuple[Said, ...]:
        """What the packs add and override, in their order."""
        names = dict.fromkeys(name for content in self.packs for name in content.files)
        return tuple(one for name in names if name.endswith(SUFFIX) for one in self._read(name)[1])

    def _read(self, name: str) -> tuple[dict[str, Any], list[Said]]:
        path, said = self.folder / name, list[Said]()
        data = read(path) if path.is_file() or not self.is_of_pack(name) else None
        for content in self.packs:
            if name in content.files:
                data, new = merged(name, data, self._of_pack(content, name), content.pack.id)
                said += new
        return data or {}, said

    def _of_pack(self, content: PackContent, name: str) -> dict[str, Any]:
        key = content.pack.id, name
        if key not in self._tables:
            self._tables[key] = _tables(content, name)
        return self._tables[key]


def _tables(content: PackContent, name: str) -> dict[str, Any]:
    """The tables of a file in a pack. What is nested too deeply to be read is no declaration."""
    file = f"{content.pack.id}: {name}"
    try:
        return tomllib.loads(content.files[name].decode("utf-8"))
    except ValueError as error:  # a number of too many digits is no error of TOML
        raise wrong(file, "", f"the file is not valid TOML: {error}") from error
    except RecursionError:
        raise wrong(file, "", "the file is nested too deeply") from None
