"""What may not stand in any file of the project, and what every module must have."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, functions, modules, project_files

pytestmark = pytest.mark.slow
TEXTS = {
    ".py",
    ".toml",
    ".md",
    ".j2",
    ".po",
    ".typ",
    ".lock",
    ".txt",
    ".cfg",
    ".json",
    ".yml",
    ".yaml",
    ".spec",
    "",
}
FORBIDDEN = {
    "host of a package registry": r"\b(?:pypi\.org|files\.pythonhosted|npmjs\.(?:com|org)|crates\.io)",
    "address of a package index": r"--(?:extra-)?index-url\s*[= ]\s*\S*:/{2}|\bindex-url\s*=|/simple/?\s*$",
    "folder of one machine": r"(?<![\w./])/(?:work|root|home/\w+|Users/\w+)/(?!\.\.\.)\w|[A-Z]:\\Users\\",
    "unfinished work": r"(?:#|//|<!--|^)\s*(?:TODO|FIXME|XXX|HACK)\b|raise NotImplementedError",
}
NO_NETWORK_ADDRESS = ("requirements.lock", "pyproject.toml", "dev.py", "hatch_build.py", ".ci/run")
LONGEST_TEXT = 2 * 1024 * 1024
SELF = Path(__file__)


def text_files() -> list[Path]:
    return [
        path
        for path in project_files()
        if path.suffix in TEXTS and path != SELF and path.stat().st_size < LONGEST_TEXT
    ]


@pytest.mark.parametrize("pattern", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_forbidden_words(pattern: str) -> None:
    search = re.compile(pattern, re.MULTILINE)
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in text_files()
        if (hit := search.search(path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert found == []


SAMPLES = [
    ("host of a package registry", "see " + "pypi" + ".org/project", True),
    ("address of a package index", "--index-" + "url https://a.example/x", True),
    ("address of a package index", "--no-emit-index-" + "url", False),
    ("folder of one machine", "open('/" + "work/main')", True),
    ("folder of one machine", "/home/" + "anna/x", True),
    ("folder of one machine", "resources/work/x and /workflow", False),
    ("unfinished work", "# TO" + "DO later", True),
]


@pytest.mark.parametrize(("name", "text", "found"), SAMPLES, ids=range(len(SAMPLES)))
def test_the_search_finds_what_it_is_to_find(name: str, text: str, found: bool) -> None:
    assert bool(re.search(FORBIDDEN[name], text, re.MULTILINE)) is found


@pytest.mark.parametrize("name", NO_NETWORK_ADDRESS)
def test_set_up_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_every_package_of_the_lock_is_hashed() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", lock.strip())
    assert len(packages) > 30
    assert [one.splitlines()[0] for one in packages if "--hash=sha256:" not in one] == []


def test_every_module_says_what_belongs_there() -> None:
    assert [one.name for one in modules() if not ast.get_docstring(one.tree)] == []


def test_every_public_function_outside_the_window_is_documented() -> None:
    """A method of a class in the window may be an overridden one of Qt, documented there."""
    found = [
        f"{one.name}:{function.lineno} {function.name}"
        for one in modules()
        if not one.name.startswith("mla_writer/gui/")
        for function in functions(one.tree)
        if not function.name.startswith("_")
        and not ast.get_docstring(function)
        and not _nested(one.tree, function)
    ]
    assert found == []


def _nested(tree: ast.Module, function: ast.AST) -> bool:
    """True inside another function or in a private class, where nobody else can call it."""
    for outer in ast.walk(tree):
        private = isinstance(outer, ast.ClassDef) and outer.name.startswith("_")
        if (
            (private or isinstance(outer, ast.FunctionDef))
            and outer is not function
            and function in ast.walk(outer)
        ):
            return True
    return False


def test_no_output_past_the_command_line() -> None:
    """Only the command line speaks to the terminal; everything else gives back messages."""
    found = [
        f"{one.name}:{node.lineno}"
        for one in modules()
        if not one.name.startswith("mla_writer/cli/")
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "input"}
    ]
    assert found == []


def test_the_terminals_and_screens_of_others_are_not_told_private_things() -> None:
    """No logging below the front ends: logs name fields, never answers, and nothing here needs one."""
    below = re.compile(r"mla_writer/(?:model|conditions|checks|drafts|render|rulebook|i18n)/")
    found = [
        one.name
        for one in modules()
        if below.match(one.name)
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Import) and any(alias.name == "logging" for alias in node.names)
    ]
    assert found == []
