"""What binds, what is relied on, what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from mla_writer.checks.functions import Context, functions, law

STATES = {"authorities": {"requesting_state": "XA", "requested_state": "XB"}}


@pytest.mark.parametrize(
    ("instrument", "answer"),
    [
        ("uncac", True),
        ("coe-ets30", True),
        ("coe-ets182", False),
        ("later", False),
        ("never", False),
        ("unclear", None),
        ("not-declared", None),
        ("reciprocity", True),
        (None, None),
    ],
)
def test_bound(context: Callable[..., Context], instrument: str, answer: bool | None) -> None:
    assert functions(context(STATES))["bound"](instrument) is answer


def test_bound_is_unknown_while_no_state_is_named(call: Callable[..., Any]) -> None:
    assert call("bound", "uncac") is None


def test_bound_with_one_state_named_is_never_yes(context: Callable[..., Context]) -> None:
    calls = functions(context({"authorities": {"requesting_state": "XA"}}))
    assert calls["bound"]("uncac") is None
    assert calls["bound"]("never") is False


@pytest.mark.parametrize(("letter", "answer"), [("", False), ("2027-06-01", True), ("2027-05-31", False)])
def test_bound_as_of_the_date_of_the_letter(
    context: Callable[..., Context], letter: str, answer: bool
) -> None:
    states = {"authorities": {"requesting_state": "XA", "requested_state": "XC"}}
    assert functions(context({**states, "signature": {"date": letter}}))["bound"]("uncac") is answer


@pytest.mark.parametrize(
    ("state", "instrument", "answer"),
    [
        ("XA", "coe-ets182", True),
        ("XC", "coe-ets182", False),
        ("XB", "uncac", True),
        ("XZ", "uncac", False),
        ("XA", "unclear", None),
        (None, "uncac", None),
    ],
)
def test_party(call: Callable[..., Any], state: str, instrument: str, answer: bool | None) -> None:
    assert call("party", state, instrument) is answer


@pytest.mark.parametrize(
    ("states", "answer"),
    [(["XA", "XB"], True), (["XA", "XZ"], False), (["XA", None], None), (["XZ", None], False), ([], None)],
)
def test_common_basis(call: Callable[..., Any], states: list[str], answer: bool | None) -> None:
    assert call("common_basis", states, "uncac") is answer


@pytest.mark.parametrize(
    ("instrument", "answer"),
    [
        ("uncac", True),
        ("never", False),
        ("later", False),
        ("unclear", None),
        ("scheme", None),
        ("not-declared", None),
    ],
)
def test_in_force(call: Callable[..., Any], instrument: str, answer: bool | None) -> None:
    assert call("in_force", instrument) is answer


def test_european_sets(call: Callable[..., Any]) -> None:
    assert [call("eu", state) for state in ("IE", "CH", None)] == [True, False, False]
    assert [call("eio", state) for state in ("DE", "IE", "CH")] == [True, False, False]
    assert [call("eevidence", state) for state in ("FR", "DE")] == [True, False]


def test_bases(context: Callable[..., Context]) -> None:
    calls = functions(context({"legal_basis": {"treaties": [{"treaty": "uncac"}], "primary": "uncac"}}))
    assert [calls["basis"](id) for id in ("uncac", "coe-ets30", None)] == [True, False, False]
    assert [calls["primary"](id) for id in ("uncac", "coe-ets30", None)] == [True, False, False]


def test_an_unanswered_primary_basis_is_not_that_of_an_empty_name(context: Callable[..., Context]) -> None:
    calls = functions(context({"legal_basis": {"treaties": [{"treaty": None}], "primary": None}}))
    assert (calls["primary"](None), calls["basis"](None)) == (False, False)


@pytest.mark.parametrize(("years", "answer"), [(4, True), (3, False), (None, False)])
def test_in_scope_judges_the_rule_of_scope_only(
    context: Callable[..., Context], years: int | None, answer: bool
) -> None:
    calls = functions(context({"offences": {"list": [{"max_penalty_years": years}]}}))
    assert calls["in_scope"]("uncac") is answer


def test_an_instrument_without_rule_of_scope_covers_everything(call: Callable[..., Any]) -> None:
    assert call("in_scope", "coe-ets30") is True


@pytest.mark.parametrize(
    ("kinds", "accepted", "answer"),
    [
        (("service",), True, False),
        (("hearing",), True, True),
        (("hearing",), False, False),
        (("hearing",), None, False),
        (("service", "search"), False, True),
        (("more",), True, False),
        (("not-declared",), True, False),
        ((), True, False),
    ],
)
def test_coercive(
    context: Callable[..., Context], kinds: tuple[str, ...], accepted: bool | None, answer: bool
) -> None:
    made = context({"execution": {"coercive": accepted}}, tuple((kind, {}) for kind in kinds))
    assert functions(made)["coercive"]() is answer


def test_kind_assurance_limit(context: Callable[..., Context]) -> None:
    calls = functions(context({"assurances": {"given": ["death_penalty"]}}, (("service", {}),)))
    assert (calls["kind"]("service"), calls["kind"]("search")) == (True, False)
    assert (calls["assurance"]("death_penalty"), calls["assurance"]("reciprocity")) == (True, False)
    assert calls["limit"]("text_min_words") == 15


def test_penalties(context: Callable[..., Context], call: Callable[..., Any]) -> None:
    offences = [{"max_penalty_years": 5, "max_penalty_requested_years": None}, {"max_penalty_years": 10}]
    calls = functions(context({"offences": {"list": offences}}))
    assert (calls["max_penalty"](), calls["requested_penalty"]()) == (10, None)
    assert call("max_penalty") is None


def test_offence_lists(context: Callable[..., Context]) -> None:
    offence = {"death_penalty_possible": True, "generates_proceeds": False, "route": "v88_art3_1"}
    calls = functions(context({"offences": {"list": [offence]}}))
    lists = ("death_penalty_possible", "generates_proceeds", "drugs", "not-declared")
    assert [calls["common_offence_list"](id) for id in lists] == [True, False, True, False]


def test_country_rules_come_before_the_profile(context: Callable[..., Context]) -> None:
    calls = functions(context())
    assert calls["rule"]("GB", "intercept_evidence_barred") is True
    assert calls["rule"]("US", "executive_agreements") == ["GB", "AU"]
    assert calls["rule"]("GB", "not-declared") is None
    assert calls["rule"]("XA", "intercept_evidence_barred") is None


@pytest.mark.parametrize(
    ("chosen", "without_treaty"),
    [
        (["reciprocity"], True),
        (["reciprocity", "scheme"], True),
        (["reciprocity", "uncac"], False),
        ([], False),
    ],
)
def test_profiles(
    context: Callable[..., Context],
    monkeypatch: pytest.MonkeyPatch,
    chosen: list[str],
    without_treaty: bool,
) -> None:
    made = context({**STATES, "legal_basis": {"treaties": [{"treaty": id} for id in chosen]}})
    rulebook: Any = replace(made.case.rulebook, profile_keys={"languages": SimpleNamespace()})
    made = replace(made, case=replace(made.case, rulebook=rulebook))
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(law, "profile_value", lambda _, *arguments: asked.append(arguments[:3]) or "known")
    calls = functions(made)
    assert (calls["profile"]("languages"), calls["home"]("languages")) == ("known", "known")
    assert (calls["profile"]("languages"), calls["profile"]("not-declared")) == ("known", None)
    assert asked == [("XB", "languages", without_treaty), ("XA", "languages", False)]
