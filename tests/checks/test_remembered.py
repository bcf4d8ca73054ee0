"""A judge that remembers finds what a judge without memory finds, whatever was changed before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from mla_writer import paths
from mla_writer.checks.functions import OF_A_CASE
from mla_writer.checks.judge import Judge
from mla_writer.checks.remembered import READ_BY, READ_EVERYTHING
from mla_writer.drafts import from_json
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.rulebook.cache import rulebook

DAY = date(2026, 11, 21)
EXAMPLES = sorted((paths.resources() / "examples").glob("*.json"))
CHANGES = 12
OF_THE_RULEBOOK = {
    *("abbreviations_left", "annexes_cited", "check_digit_ok", "days_until", "eevidence", "eio", "eu"),
    *("expected_country", "hours_until", "id_provider", "in_force", "ip_class", "kind", "limit"),
    *(
        "min_days_until",
        "offered_languages",
        "party",
        "common_basis",
        "placeholder_left",
        "provider_countries",
        "provider_e2ee",
    ),
    *("provider_id", "provider_known", "provider_notifies", "rule", "today", "valid_id"),
}
"""Functions that read their arguments, the kinds, the day, and the rulebook only."""


def test_it_is_known_what_every_function_reads():
    known = {*READ_BY, *READ_EVERYTHING, *OF_THE_RULEBOOK}
    assert {*OF_A_CASE, "in_scope"} == known
    assert len(known) == len(READ_BY) + len(READ_EVERYTHING) + len(OF_THE_RULEBOOK)


def paths_of(draft: Draft) -> Iterator[str]:
    for group, answers in draft.common.items():
        yield from (f"common.{group}.{name}" for name in answers)
    for index, measure in enumerate(draft.measures):
        yield from (f"measures[{index}].answers.{name}" for name in measure.answers)


def changed(draft: Draft, choose: random.Random) -> Draft:
    """``draft`` with one answer withdrawn, or one list shortened or turned round."""
    path = choose.choice(sorted(paths_of(draft)))
    value = draft.get(path)
    if isinstance(value, (list, tuple)) and len(value) > 1:
        return draft.put(path, choose.choice([list(value[1:]), list(reversed(value))]))
    return draft.drop(path)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_memory_changes_nothing(path):
    rules, choose = rulebook(), random.Random(path.stem)
    draft = from_json(path.read_bytes(), lambda _: ())
    judge = Judge(rules)
    for _ in range(CHANGES):
        assert judge.findings(Case(rules, draft, DAY)) == Judge(rules).findings(Case(rules, draft, DAY))
        draft = changed(draft, choose)
