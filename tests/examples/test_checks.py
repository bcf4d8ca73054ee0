"""Every check in use has an example on which it fires, and one close to it on which it does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.checks.run import Run
from mla_writer.drafts import from_json, to_plain
from mla_writer.model.case import Case
from mla_writer.model.declarations import Check, CheckExample, Mode
from mla_writer.model.draft import Draft
from mla_writer.model.finding import Finding
from mla_writer.rulebook.cache import rulebook
from mla_writer.rulebook.typed import AnswerTypes
from tests.examples.laid import laid

DAY = "2026-11-21"
CANNOT_FIRE = {
    "ASU-002": "no profile says that a State wants an undertaking on use",
    "STA-008": "no profile says that a State wants a seal",
    "STA-051": "no profile says that a State cannot keep a request confidential",
    "STA-062": "no profile says that a State leads every hearing by video itself",
    "ARR-003": "no profile says within how many days of an arrest the file must arrive",
    "AUT-005": "no profile says that a State refuses electronic transmission",
    "BNK-006": "no profile says that bank secrecy is lifted on judicial authorisation only",
    "BNK-007": "no State is known to be bound by the Protocol of 2001",
    "CNF-005": "no profile says that a State sets conditions of data protection",
    "EXT-004": "no profile says that a State decides on prima facie evidence",
    "EXT-005": "no profile says whether a State takes UNTOC as a basis of extradition",
    "EE-PRE-14": "no rule of a State tells of a reservation to Budapest 29(4)",
    "EE-TR-04": "the Second Protocol to the Convention on Cybercrime is not in force, so it binds no State",
    "ENF-006": "no profile says whether a State can enforce a foreign confiscation order directly",
    "FRZ-010": "no profile says whether a State enforces confiscation of equivalent value",
    "EE-TR-10": "no rule of a State tells of a declaration to article 7(2)(b) of the Second Protocol",
    "EE-TR-11": "no rule of a State tells of a declaration to article 7(5) of the Second Protocol",
    "EE-TR-13": "no rule of a State tells of a reservation to article 8(13) of the Second Protocol",
    "SCO-006": "it is not known which States have a bilateral treaty",
    "SPO-002": "no profile says that conditions bind a State only after notice",
    "SRV-002": "no profile says how many days before a hearing a summons must arrive",
    "UC-11": "no rule of a State tells of a reservation to ETS 182 art. 19",
    "URQ-005": "no profile says that a State refuses oral requests",
    "VID-005": "no profile says that a State does not allow hearings by video",
}
"""Checks that wait for data on States. One that data let fire must get its examples."""
CHECKS = {check.id: check for check in rulebook().checks.values() if check.fires and check.silent}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(rulebook())


@pytest.fixture(scope="module")
def types() -> AnswerTypes:
    return AnswerTypes(rulebook())


@pytest.fixture(scope="module")
def drafts() -> Mapping[str, Draft]:
    folder = paths.resources() / "examples"
    return {path.stem: from_json(path.read_bytes(), lambda _: ()) for path in folder.glob("*.json")}


def found(judge: Judge, drafts: Mapping[str, Draft], example: CheckExample, id: str) -> list[Finding]:
    """The findings of the check ``id``, before those at one place are said once."""
    draft = laid(drafts[example.base], example.answers)
    case = Case(judge.rulebook, draft, date.fromisoformat(example.as_of or DAY))
    return [finding for finding in Run(judge.view(case)).findings() if finding.check == id]


def in_use(judge: Judge, check: Check, kinds: set[str]) -> bool:
    """Whether the program makes a finding by ``check`` and an example has a measure that it judges."""
    judged = bool(check.when) or check.mode is Mode.CONFIRM
    return judged and (not check.kinds or not kinds.isdisjoint(check.kinds))


def test_every_check_in_use_has_both_examples(judge, drafts):
    kinds = {kind for draft in drafts.values() for kind in draft.kinds}
    used = {check.id for check in judge.rulebook.checks.values() if in_use(judge, check, kinds)}
    assert used - CHECKS.keys() == CANNOT_FIRE.keys()


@pytest.mark.parametrize("id", CHECKS)
def test_it_fires_on_its_example(judge, drafts, id):
    firing = found(judge, drafts, CHECKS[id].fires, id)
    assert firing
    assert not any(finding.question for finding in firing)
    assert firing[0].title.text == CHECKS[id].title


@pytest.mark.parametrize("id", CHECKS)
def test_it_is_silent_on_its_example(judge, drafts, id):
    assert found(judge, drafts, CHECKS[id].silent, id) == []


@pytest.mark.parametrize("id", CHECKS)
def test_its_examples_hold_answers_of_the_declared_types(types, drafts, id):
    for example in (CHECKS[id].fires, CHECKS[id].silent):
        draft = laid(drafts[example.base], example.answers)
        assert types.problems(to_plain(draft)) == []


def test_a_question_waits_for_an_answer_and_then_fires_or_is_silent(judge, drafts):
    asked = CheckExample("france-switzerland", {"confirmations.AUT-003": ""})
    (finding,) = found(judge, drafts, asked, "AUT-003")
    assert finding.question


def test_a_question_of_a_kind_points_to_its_own_measure(judge, drafts):
    searching = CheckExample("france-switzerland", {"common.case.kinds": ["bank_records", "search_seizure"]})
    (finding,) = found(judge, drafts, searching, "SCH-005")
    assert finding.field == "measures[1].answers.items"
