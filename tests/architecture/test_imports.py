"""Imports run downward only, only the window knows Qt, nothing knows the network.

Each rule is proved twice: the program keeps it, and a breach of it is found.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, imported, modules

NETWORK = frozenset(
    {
        "socket", "_socket", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "imaplib",
        "poplib", "telnetlib", "nntplib", "asyncio", "webbrowser", "socketserver", "xmlrpc", "requests",
        "httpx", "aiohttp", "urllib3", "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
    }
)  # fmt: skip
LINT = "import sys, importlinter.cli as c; sys.exit(c.lint_imports(no_cache=True, no_logo=True))"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False
    )


def reaches(name: str, forbidden: frozenset[str]) -> bool:
    """True when ``name`` is one of the forbidden modules or lies in one."""
    parts = name.split(".")
    return any(".".join(parts[:length]) in forbidden for length in range(1, len(parts) + 1))


@pytest.mark.slow
def test_the_contracts_of_imports_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "KEPT" in done.stdout


BREACHES = {
    "upward": ("model/answers.py", "from mla_writer import session"),
    "sideways": ("drafts/format.py", "import mla_writer.rulebook"),
    "sideways at the top": ("cli/__init__.py", "import mla_writer.gui"),
    "sideways at the bottom": ("paths.py", "import mla_writer.model"),
    "upward, inside a function": ("i18n/__init__.py", "def late():\n    import mla_writer.checks"),
    "Qt outside the window": ("settings.py", "import PySide6.QtCore"),
    "network": ("render/__init__.py", "import socket"),
    "module of no layer": ("helpers.py", "VALUE = 1"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("file", "line"), BREACHES.values(), ids=BREACHES.keys())
def test_a_breach_is_found(tmp_path: Path, file: str, line: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "mla_writer", ignore=shutil.ignore_patterns("__pycache__", "_data"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / "mla_writer" / file
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(f"{before}\n{line}\n", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert file.rsplit("/", 1)[0].removesuffix(".py").replace("/", ".") in done.stdout


def test_no_module_of_the_network_is_imported() -> None:
    found = [
        f"{module.name}:{line} {name}"
        for module in modules()
        for line, name in imported(module.tree)
        if reaches(name, NETWORK)
    ]
    assert found == []


def test_qt_is_imported_by_the_window_only() -> None:
    found = [
        f"{module.name}:{line} {name}"
        for module in modules()
        if not module.name.startswith("mla_writer/gui/")
        for line, name in imported(module.tree)
        if reaches(name, frozenset({"PySide6", "shiboken6"}))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import socket", True),
        ("from urllib.request import urlopen", True),
        ("from urllib import request", True),
        ("def late():\n    import http.client", True),
        ("from PySide6 import QtNetwork", True),
        ("from urllib.parse import quote", False),
        ("import socketpool", False),
    ],
)
def test_the_search_finds_what_it_is_to_find(source: str, found: bool) -> None:
    assert any(reaches(name, NETWORK) for _, name in imported(ast.parse(source))) is found


def test_nothing_is_imported_by_a_name_made_at_run_time() -> None:
    """Such an import would pass by every rule above. A table of writers may name its own modules."""
    found = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func)
        in {"__import__", "importlib.import_module", "import_module", "exec", "eval"}
        and not (node.args and isinstance(node.args[0], ast.Constant))
    ]
    assert found == []
