"""What States declared: what matters for the measures asked for, and in which languages they read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.model.declared import concerns, declarations_for, declared_languages
from mla_writer.model.instruments import StateDeclaration
from mla_writer.model.rulebook import Rulebook
from tests.model.law import kind, law


def book(**coercive: str) -> Rulebook:
    """The rulebook with further kinds, by how coercive they are."""
    more = {id: replace(kind(id), coercive=how) for id, how in coercive.items()}
    return replace(law(), kinds={**law().kinds, **more})


@pytest.mark.parametrize(
    ("instruments", "state", "kinds", "languages"),
    [
        (["coe-ets30"], "CH", [], ("de", "fr", "it")),
        # Switzerland excepts the service of summons.
        (["coe-ets30"], "CH", ["bank_records"], ("de", "fr", "it")),
        (["coe-ets30"], "CH", ["service"], None),
        (["coe-ets30"], "CH", ["service", "bank_records"], ("de", "fr", "it")),
        # The first instrument relied on that settles it; a protocol takes over what its parent says.
        (["untoc", "coe-ets30"], "LV", [], ("en", "lv")),
        (["coe-ets30", "untoc"], "LV", [], ("en",)),
        (["coe-ets182"], "CH", [], ("de", "fr", "it")),
        (["untoc-trafficking"], "ZA", [], ("en",)),
        # Denmark excepts neighbours that are not named: nothing is settled.
        (["coe-ets30"], "DK", [], None),
        (["untoc"], "XA", [], None),
        (["no-such-treaty"], "CH", [], None),
        ([], "CH", [], None),
    ],
)
def test_languages(
    instruments: list[str], state: str, kinds: list[str], languages: tuple[str, ...] | None
) -> None:
    found = declared_languages(law(), instruments, state, kinds)
    assert (found.languages if found else None) == languages


def test_what_a_pack_declares_holds() -> None:
    treaty = law().instruments["coe-ets30"]
    said = StateDeclaration("coe-ets30", "CH", "language", "English too.", ("x",), "ch", ("de", "en"))
    changed = replace(treaty, declarations=(*treaty.declarations, said))
    found = declared_languages(replace(law(), instruments={"coe-ets30": changed}), ["coe-ets30"], "CH")
    assert found == said


def test_every_settled_language_says_who_and_why() -> None:
    found = [one for each in law().instruments.values() for one in each.declarations if one.languages]
    assert len(found) == 22
    assert {one.topic for one in found} == {"language"}
    assert [(one.instrument, one.state) for one in found if one.all_languages] == [("untoc", "MK")]


def test_what_speaks_of_the_measure_comes_first() -> None:
    rules = book(search_seizure="yes", videoconference="no")
    treaty = rules.instruments["coe-ets30"]
    first = declarations_for(rules, treaty, ("FR", "AL"), ["search_seizure"])[0]
    assert (first.state, first.topic) == ("AL", "dual_criminality")
    last = declarations_for(rules, treaty, ("FR", "AL"), ["videoconference"])[-1]
    assert last == first
    assert len(declarations_for(rules, treaty, ("FR", "AL"))) == 3


def test_the_requested_state_comes_first() -> None:
    states = [one.state for one in declarations_for(law(), law().instruments["coe-ets30"], ("CH", "AL"))]
    assert states == sorted(states)
    assert set(states) == {"AL", "CH"}


@pytest.mark.parametrize(
    ("measures", "excepted", "kinds", "expected"),
    [
        ((), (), ["freezing"], True),
        (("restraint",), (), ["freezing"], True),
        (("restraint",), (), ["service"], False),
        (("restraint",), (), [], True),
        (("all_coercive",), (), ["search_seizure"], True),
        (("all_coercive",), (), ["service"], False),
        ((), ("service",), ["service"], False),
        ((), ("service",), ["freezing"], True),
        (("restraint",), (), ["no_such_kind"], True),
    ],
)
def test_concerns(
    measures: tuple[str, ...], excepted: tuple[str, ...], kinds: list[str], expected: bool
) -> None:
    declaration = StateDeclaration(
        "coe-ets30", "XA", "other", "x", ("x",), measures=measures, except_measures=excepted
    )
    assert concerns(book(search_seizure="yes"), declaration, kinds) is expected
