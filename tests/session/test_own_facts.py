"""What is entered holds at once, and what does not fit never reaches the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.model.errors import RulebookError
from mla_writer.packs import own
from mla_writer.packs.own_facts import OwnFact, OwnFacts
from mla_writer.session.own_facts import keep

pytestmark = pytest.mark.slow
TOPIC = "languages.accepted"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path))


def fact(value: object, as_of: str = "2026-03-01") -> OwnFact:
    return OwnFact(value, "Circular 3", as_of)


def test_what_is_entered_holds_until_it_is_taken_back() -> None:
    entered = keep(OwnFacts(changed_on="2026-11-21").with_fact("CH", TOPIC, fact(["en"])), None)
    held = entered.rulebook.countries["CH"].facts[TOPIC]
    assert (held.value, held.said_by) == (["en"], "own")
    assert [pack.id for pack in entered.rulebook.packs] == ["own"]
    assert own.read() == entered.kept
    back = keep(entered.kept.facts.without("CH", TOPIC), entered.kept.stamp)
    assert back.rulebook.countries["CH"].facts[TOPIC].said_by == ""
    assert back.rulebook.packs == ()


@pytest.mark.parametrize(
    ("topic", "entered"),
    [
        (TOPIC, fact("en")),
        (TOPIC, fact(["en"], "2026-13")),
        ("languages.translation_required", fact("sometimes")),
        ("no.such_topic", fact("x")),
    ],
)
def test_what_does_not_fit_is_refused_before_it_is_written(topic: str, entered: OwnFact) -> None:
    with pytest.raises(RulebookError):
        keep(OwnFacts().with_fact("CH", topic, entered), None)
    assert not own.file().exists()
