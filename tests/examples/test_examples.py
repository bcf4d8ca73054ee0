"""Every example draft is valid, ready to send, and reads in all its languages without a gap."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json, to_json
from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.declarations import Severity
from mla_writer.model.draft import Draft
from mla_writer.model.finding import ready
from mla_writer.render.compose import compose
from mla_writer.render.writers import write
from mla_writer.rulebook.cache import rulebook
from mla_writer.rulebook.typed import AnswerTypes

DAY = date(2026, 11, 21)
MADE_ON = datetime(2026, 11, 21, tzinfo=UTC)
FILES = {path.stem: path.read_bytes() for path in sorted((paths.resources() / "examples").glob("*.json"))}
MAIL = re.compile(r"[\w.+-]+@([\w-]+\.)*[\w-]+")


def languages(draft: Draft) -> tuple[str, ...]:
    """The languages in which an example can be printed: its own and those it is translated into."""
    own = draft.get("common.translation.original_language")
    return tuple(dict.fromkeys((*filter(None, (own,)), *draft.languages, *draft.translations)))


PRINTED = [
    (name, language) for name, data in FILES.items() for language in languages(from_json(data, lambda _: ()))
]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(rulebook())


@pytest.fixture(scope="module")
def drafts() -> Mapping[str, Draft]:
    problems = AnswerTypes(rulebook()).problems
    return {name: from_json(data, problems) for name, data in FILES.items()}


@pytest.fixture(scope="module")
def cases(judge, drafts) -> Mapping[str, Case]:
    return {name: judge.asked(Case(judge.rulebook, draft, DAY)) for name, draft in drafts.items()}


def test_there_are_three():
    assert set(FILES) >= {"france-switzerland", "kenya-united-kingdom", "spain-united-states"}


@pytest.mark.parametrize("name", FILES)
def test_it_stays_the_same_when_written_and_read(drafts, name):
    assert from_json(to_json(drafts[name]), lambda _: ()) == drafts[name]


@pytest.mark.parametrize("name", FILES)
def test_it_is_ready_and_no_warning_is_open(judge, cases, name):
    findings = judge.findings(cases[name])
    assert ready(findings)
    open_ones = [one for one in findings if one.severity is not Severity.ADVICE and not one.override]
    assert [(one.check, one.field) for one in open_ones] == []
    assert not any(one.question for one in findings)


@pytest.mark.parametrize("name", FILES)
def test_its_addresses_belong_to_nobody(name):
    found = [match[0] for match in MAIL.finditer(FILES[name].decode())]
    assert found
    assert [address for address in found if not address.endswith(".example")] == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "language"), PRINTED)
def test_it_is_printed_without_gaps_or_foreign_passages(cases, name, language):
    document = compose(cases[name], Language(language, "request"))
    assert document.gaps == ()
    assert document.untranslated == 0
    assert document.language == language


@pytest.mark.slow
@pytest.mark.parametrize("format", ["text", "docx", "pdf"])
@pytest.mark.parametrize("name", FILES)
def test_every_format_can_be_written(cases, name, format):
    document = compose(cases[name], Language(cases[name].draft.languages[0], "request"))
    attachment = FILES[name] if format != "text" else None
    assert len(write(document, format, MADE_ON, attachment)) > 5_000
