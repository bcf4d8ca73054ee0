"""Every condition of the rulebook runs on every state of the answers without an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from mla_writer.conditions import compiled
from mla_writer.model.declarations import Check, Page
from mla_writer.model.errors import ConditionError
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.resolution import record_uses
from tests.rulebook.synthetic import Answers, Functions, Values, functions

WAYS = ("empty", "hollow", "defective", "complete")
Place = tuple[str, str, Values]


@pytest.mark.slow
@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize("way", WAYS)
def test_every_condition_gives_yes_or_no(rulebook: Rulebook, way: str, known: bool) -> None:
    answers, calls = Answers(rulebook, way), functions(rulebook, known)
    failed: list[str] = []
    count = 0
    for place, condition, names in _conditions(rulebook, answers, calls):
        count += 1
        try:
            value = compiled(condition).evaluate(names, calls)
        except ConditionError as error:
            failed.append(f"{place}: {error} ({condition})")
            continue
        if not isinstance(value, bool):
            failed.append(f"{place}: {value!r} ({condition})")
    assert failed == []
    assert count > 1000


def _conditions(rulebook: Rulebook, answers: Answers, calls: Functions) -> Iterator[Place]:
    common = answers.names()
    for group in rulebook.groups.values():
        yield from _of_fields(group.id, group.fields, common)
    for section in rulebook.sections:
        yield from _of_pages(section.id, section.pages, common)
    for kind in rulebook.kinds.values():
        names = {**common, "measure": answers.measure(kind.id)}
        yield from _of_fields(kind.id, kind.fields, names)
        yield from _of_pages(kind.id, kind.pages, names)
    yield from _of_records(rulebook, answers, common)
    for check in rulebook.checks.values():
        yield from _of_check(check, answers, common, calls)
    for place, condition, kind in rulebook.demands.conditions():
        names = {**common, "measure": answers.measure(kind)} if kind else common
        yield place, condition, names
    yield from ((one.id, one.offered_when, common) for one in rulebook.assurances.values())
    yield from ((one.id, one.holds, common) for one in rulebook.treaty_rules.values())


def _of_records(rulebook: Rulebook, answers: Answers, common: Values) -> Iterator[Place]:
    for record, kinds in record_uses(rulebook).items():
        for kind in kinds:
            names = {**common, "item": answers.record(record)}
            if kind:
                names["measure"] = answers.measure(kind)
            yield from _of_fields(record, rulebook.records[record].fields, names)


def _of_pages(place: str, pages: Iterable[Page], names: Values) -> Iterator[Place]:
    return ((f"{place}/{page.id}", page.when, names) for page in pages if page.when)


def _of_fields(place: str, fields: Any, names: Values) -> Iterator[Place]:
    for field in fields.values():
        for condition in (field.required_when, field.asked_when):
            if condition:
                yield f"{place}.{field.id}", condition, names


def _of_check(check: Check, answers: Answers, common: Values, calls: Functions) -> Iterator[Place]:
    for kind in check.kinds or ("",):
        names = {**common, "measure": answers.measure(kind)} if kind else common
        if not check.when:
            continue
        if not check.each:
            yield check.id, check.when, names
            continue
        for item in compiled(check.each).evaluate(names, calls):
            yield check.id, check.when, {**names, "item": item}


@pytest.mark.slow
def test_quotes_can_be_taken_whenever_their_check_fires(rulebook: Rulebook) -> None:
    answers, calls = Answers(rulebook, "complete"), functions(rulebook, known=True)
    common = answers.names()
    taken = 0
    for check in rulebook.checks.values():
        for kind in check.kinds or ("",):
            names = {**common, "measure": answers.measure(kind)} if kind else common
            items = compiled(check.each).evaluate(names, calls) if check.each else [None]
            for name, quote in (check.quotes or {}).items():
                compiled(quote).evaluate({**names, "item": items[0]}, calls)
                taken += bool(name)
    assert taken > 50
