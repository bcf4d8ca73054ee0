"""Every answer reaches the paper, or its declaration says why it stays at home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from jinja2 import Environment, nodes

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json
from mla_writer.model.case import Case
from mla_writer.model.declarations import Field, Kind
from mla_writer.rulebook.cache import rulebook

FOLDER = paths.templates()
SOURCES = {
    path.relative_to(FOLDER).as_posix().removesuffix(".md.j2"): path.read_text(encoding="utf-8")
    for path in FOLDER.rglob("*.md.j2")
}
INCLUDED = re.compile(r'include "([^"]+)"')
FEW = 0.1
OTHER_NAMES = {"bases": ("legal_basis", "treaties"), "undertakings": ("assurances", "given")}
"""Answers that texts read under another name, with more in it."""


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(rulebook())


KINDS = [kind.id for kind in rulebook().kinds.values() if kind.drafted]


def with_parts(names: Iterable[str]) -> Iterator[str]:
    """The sources of the texts ``names`` and of all that they include."""
    for name in names:
        yield SOURCES[name]
        yield from with_parts(INCLUDED.findall(SOURCES[name]))


def read(sources: Iterable[str]) -> tuple[set[tuple[str, str]], set[str]]:
    """What the texts read: pairs of a plain name and a field, and every field of anything."""
    of_names: set[tuple[str, str]] = set()
    fields: set[str] = set()
    for source in sources:
        for one in Environment(autoescape=True).parse(source).find_all(nodes.Getattr):
            fields.add(one.attr)
            if isinstance(one.node, nodes.Name):
                of_names.add((one.node.name, one.attr))
        names = {name.name for name in Environment(autoescape=True).parse(source).find_all(nodes.Name)}
        of_names |= {pair for name, pair in OTHER_NAMES.items() if name in names}
    return of_names, fields


def texts_of(kind: Kind) -> list[str]:
    """The text of the kind and that of its whole document."""
    return [f"kinds/{kind.id}", kind.template or rulebook().documents[kind.document].template]


def printed(fields: Iterable[Field]) -> list[Field]:
    return [field for field in fields if not field.internal]


@pytest.mark.parametrize("id", KINDS)
def test_every_answer_of_the_kind_is_printed(id):
    kind = rulebook().kinds[id]
    of_names, _ = read(with_parts(texts_of(kind)))
    silent = [
        field.id
        for field in printed(kind.fields.values())
        if ("measure", field.id) not in of_names and tuple(field.same_as.split(".")) not in of_names
    ]
    assert silent == []


@pytest.mark.parametrize("id", KINDS)
def test_every_column_of_its_records_is_printed(id):
    kind = rulebook().kinds[id]
    _, fields = read(with_parts(texts_of(kind)))
    records = {
        field.type.of for field in printed(kind.fields.values()) if field.type.of in rulebook().records
    }
    silent = {
        f"{record}.{field.id}"
        for record in records
        for field in printed(rulebook().records[record].fields.values())
        if field.id not in fields
    }
    assert silent == set()


@pytest.mark.parametrize("id", KINDS)
def test_few_answers_stay_at_home(id):
    fields = rulebook().kinds[id].fields.values()
    assert sum(bool(field.internal) for field in fields) <= FEW * len(fields)


def test_every_common_answer_is_printed_in_some_document():
    of_names, _ = read(SOURCES.values())
    silent = {
        f"{group.id}.{field.id}"
        for group in rulebook().groups.values()
        for field in printed(group.fields.values())
        if (group.id, field.id) not in of_names
    }
    assert silent == set()


ASKED_AND_NOT_PRINTED = {
    "authorities.requested_state": "tells which law binds; the document goes to a company",
    "authorities.interpol_copy": "an emergency request is itself what is sent ahead",
    "confidentiality.data_protection": "spontaneous information states its conditions in its own words",
    "execution.summary": "a supplementary request says what it wants in its own words",
    "persons.list": "the note names the person who consents",
    "urgency.deadline": "the emergency has its own time, to the hour",
    "urgency.level": "the document to a provider is an emergency by its kind",
}
"""Common answers that some documents ask for a reason and do not print."""


@pytest.mark.parametrize(
    "path", sorted((paths.resources() / "examples").glob("*.json")), ids=lambda one: one.stem
)
def test_nothing_is_asked_that_the_document_does_not_print(judge, path):
    draft = from_json(path.read_bytes(), lambda _: ())
    of_names, _ = read(with_parts(text for kind in draft.kinds for text in texts_of(rulebook().kinds[kind])))
    journey = judge.journey(Case(rulebook(), draft, date(2026, 11, 21)))
    asked = {
        asked.path.split(".", 1)[1]
        for asked in journey.asked()
        if asked.path.startswith("common.") and not asked.field.internal
    }
    silent = {name for name in asked if tuple(name.split(".")) not in of_names}
    assert silent <= ASKED_AND_NOT_PRINTED.keys()
