"""The program's own source, read once: what architecture tests look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mla_writer"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file: its name from the root, its lines, its tree."""

    name: str
    lines: int
    tree: ast.Module


@lru_cache(maxsize=1)
def modules() -> tuple[Module, ...]:
    """Every module of the program."""
    return tuple(module(path) for path in sorted(PACKAGE.rglob("*.py")))


def module(path: Path) -> Module:
    """One file, parsed."""
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), len(text.splitlines()), ast.parse(text))


@lru_cache(maxsize=1)
def project_files() -> tuple[Path, ...]:
    """Every file that is part of the project: all but what ``.gitignore`` names."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    left_out = [".git", *(line.strip("/") for line in lines)]
    return tuple(sorted(_below(ROOT, left_out)))


def _below(folder: Path, left_out: list[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in left_out):
            continue
        if path.is_dir():
            yield from _below(path, left_out)
        elif path.is_file():
            yield path


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method in ``tree``, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of all that ``tree`` imports, ``from a import b`` as ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
