"""What README, CONTRIBUTING and docs name in the tree is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
)
NAMED = re.compile(r"`((?:tests|mla_writer|resources|locales|templates|docs)/[\w./-]*\w/?|test_\w+\.py)`")
PLACEHOLDER = re.compile(r"XX|[A-Z]{4}")
"""``countries/XX.toml``, ``LANGUAGE.md``."""
LINKED = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_is_there(document: str) -> None:
    assert [name for name in named((ROOT / document).read_text("utf-8")) if not is_there(name)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_links_to_is_there(document: str) -> None:
    folder = (ROOT / document).parent
    linked = LINKED.findall((ROOT / document).read_text("utf-8"))
    assert [name for name in linked if not (folder / name).exists()] == []


def test_what_is_not_there_is_found() -> None:
    assert named("by `tests/vault/test_none.py`, `test_none.py`") == [
        "tests/vault/test_none.py",
        "test_none.py",
    ]
    assert not is_there("tests/vault/test_none.py")
    assert not is_there("test_none.py")


def named(text: str) -> list[str]:
    """Files and folders of the tree that ``text`` names, without those that stand for several."""
    return [name for name in NAMED.findall(text) if not PLACEHOLDER.search(name)]


def is_there(name: str) -> bool:
    """Whether the tree has ``name``: a path from its root, or the name of a test's file."""
    return (ROOT / name).exists() if "/" in name else any((ROOT / "tests").rglob(name))
