"""The program's own texts: the sandbox takes them, and they name only lists that exist."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from mla_writer import paths
from mla_writer.i18n import Language
from mla_writer.i18n.template_calls import choice_lists
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft, Measure
from mla_writer.render.compose import compose
from mla_writer.render.environment import program_texts
from mla_writer.rulebook.load import load

DAY = date(2026, 11, 21)
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in paths.templates().rglob("*.md.j2")}


@pytest.fixture(scope="module")
def rules():
    return load()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(program_texts().names))
def test_the_sandbox_takes_it(name: str) -> None:
    assert program_texts().compiled(name) == name


def test_lists_of_choices_exist() -> None:
    known: set[str] = set()
    for path in (paths.resources() / "choices").glob("*.toml"):
        known |= set(tomllib.loads(path.read_text(encoding="utf-8"))["choices"])
    named = {(name, list) for name, source in SOURCES.items() for list in choice_lists(source)}
    assert {(name, list) for name, list in named if list not in known} == set()


@pytest.mark.slow
def test_an_empty_draft_of_every_kind_with_a_text_can_be_printed(rules) -> None:
    """No answer may make a document fail: the journey must show a letter from the first page on."""
    kinds = [name.removeprefix("kinds/") for name in program_texts().names if name.startswith("kinds/")]
    assert kinds
    for kind in kinds:
        draft = Draft("d1", rules.kind(kind).document, measures=(Measure("m1", kind),))
        document = compose(Case(rules, draft, DAY), Language("en"))
        assert document.gaps, kind
        assert document.blocks, kind
