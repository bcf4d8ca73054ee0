"""Names and types are checked when a rule is loaded."""

from __future__ import annotations

import pytest

from mla_writer.conditions import (
    ANY,
    BOOL,
    DATE,
    MONEY,
    NUMBER,
    RANGE,
    SIGNATURES,
    TEXT,
    TIME,
    ListOf,
    OneOf,
    RecordOf,
    Type,
    resolve,
)
from mla_writer.conditions.types import NULL, common, fits
from mla_writer.model.errors import ConditionError

PERSON_FIELDS: dict[str, Type] = {"name": TEXT, "born": DATE}
PERSON = RecordOf("person", PERSON_FIELDS)
PERSON_FIELDS["employer"] = PERSON
ACCOUNT = RecordOf(
    "account",
    {"number": TEXT, "opened": DATE, "years": NUMBER, "joint": BOOL, "tags": ListOf(TEXT), "at": TIME,
     "holder": PERSON, "form": OneOf("account_form", ("current", "savings"))},
)  # fmt: skip
MEASURE = RecordOf("bank_records", {"accounts": ListOf(ACCOUNT), "value": MONEY, "period": RANGE})
NAMES: dict[str, Type] = {"measure": MEASURE, "item": ACCOUNT, "loose": ListOf(ANY)}
WORDS = {"kind": ("bank_records", "testimony"), "limit": ("days",)}


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("item.number == '1'", BOOL),
        ("item.years * 2 + 1.5", NUMBER),
        ("item.number + ' of ' + item.holder.employer.employer.name", TEXT),
        ("item.opened < '2020-01-31'", BOOL),
        ("item.opened < measure.period.end && measure.period.start == null", BOOL),
        ("'2020-01-31T09:00:00Z' <= item.at", BOOL),
        ("measure.value.currency in ['EUR', 'USD']", BOOL),
        ("item.form == 'current' || item.form in ['savings', null]", BOOL),
        ("item.form == item.number", BOOL),
        ("measure.accounts.exists(a, a.joint == true)", BOOL),
        ("measure.accounts.filter(a, a.joint != true)", ListOf(ACCOUNT)),
        ("measure.accounts.map(a, a.holder.name)", ListOf(TEXT)),
        ("measure.accounts.map(a, a.holder).exists(p, p == item.holder)", BOOL),
        ("item.tags + ['x']", ListOf(TEXT)),
        ("item.tags == [] || 'x' in item.tags", BOOL),
        ("[1, 'a']", ListOf(ANY)),
        ("kind('testimony') ? 1 : 2", NUMBER),
        ("kind('testimony') ? null : item.opened", DATE),
        ("loose.exists(l, l.anything.at_all == 3 && l.number > 2)", BOOL),
        ("profile('some_key') == true && profile('other') in ['a', 1]", BOOL),
        ("size(distinct(item.tags)) < size(item.number)", BOOL),
        ("max_in(measure.accounts, 'years') > limit('days')", BOOL),
        ("any_missing(loose, 'whatever')", BOOL),
        ("days_until(item.opened) < 3 || days_until(item.at) < 3", BOOL),
        ("days_between('2020-01-01', item.opened)", NUMBER),
        ("has(item.holder.name) && !empty(item)", BOOL),
        ("coercive()", BOOL),
        ("item.number.startsWith('A') && !item.number.contains('B')", BOOL),
        ("null", NULL),
    ],
)
def test_types(text: str, type: Type) -> None:
    assert resolve(text, NAMES, vocabularies=WORDS) == type


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("measure.acounts == []", "column 9: there is no field 'acounts'; known: accounts, period, value"),
        (
            "messure.accounts == []",
            "column 1: there is nothing named 'messure' here; known: measure, item, loose",
        ),
        ("item.holder.nam == ''", "column 13: there is no field 'nam'; known: name, born, employer"),
        ("item.number.first == ''", "column 13: the field 'first' is asked of text, which has none"),
        ("measure.value.sum == ''", "column 15: there is no field 'sum'; known: amount, currency"),
        ("day_until(item.opened) < 1", "column 1: there is no function 'day_until'; known: days_until, "),
        ("coercive(1)", "column 1: coercive() takes 0 values; 1 are given"),
        ("item.years == '3'", "column 15: found the text '3'; allowed: number"),
        ("'3' == item.years", "column 1: found the text '3'; allowed: number"),
        ("item.number == 3", "column 16: found number; allowed: text"),
        ("item.opened == item.at", "column 13: '==' does not go with date and time"),
        (
            "item.opened < '31.01.2020'",
            "column 15: found the text '31.01.2020'; allowed: date; dates are written 2026-01-31",
        ),
        ("item.opened < '2020-02-30'", "column 15: found the text '2020-02-30'; allowed: date"),
        ("item.at < '2020-01-31T09:00:00'", "column 11: found the text '2020-01-31T09:00:00'; allowed: time"),
        (
            "days_between('yesterday', item.opened)",
            "column 14: found the text 'yesterday'; allowed: date or time",
        ),
        ("days_until(item.number)", "column 1: found text; allowed: date or time"),
        (
            "item.form == 'curent'",
            "column 14: 'curent' is not in the list account_form; known: current, savings",
        ),
        (
            "item.form in ['current', 'saving']",
            "column 26: 'saving' is not in the list account_form; known: savings",
        ),
        (
            "kind('bank_record')",
            "column 6: 'bank_record' is not in the list kind; known: bank_records, testimony",
        ),
        ("any_missing(measure.accounts, 'nmber')", "column 31: there is no field 'nmber'; known: number"),
        (
            "any_missing(measure.accounts, item.number)",
            "column 36: the name of a field is written as a text here",
        ),
        ("3 in item.tags", "column 1: found number; allowed: text"),
        ("'a' in item.number", "column 13: found text; allowed: list of text"),
        ("item.opened + 3", "column 13: '+' does not go with date and number"),
        ("item.tags < ['a']", "column 11: '<' does not go with list of text and list of text"),
        ("item.joint < true", "column 12: '<' does not go with yes or no and yes or no"),
        ("-item.number == 3", "column 1: found text; allowed: number"),
        ("size(item.years)", "column 1: found number; allowed: list of anything or text"),
        ("item.years.contains('1')", "column 6: found number; allowed: text"),
        ("item.number.exists(x, true)", "column 13: found text; allowed: list of anything"),
        ("item == measure", "column 6: '==' does not go with record account and record bank_records"),
        (
            "measure.accounts.exists(item, true)",
            "column 18: 'item' already has a meaning; choose another name",
        ),
        ("item.number && true", "column 6: found text; allowed: yes or no"),
        ("!item.years", "column 7: found number; allowed: yes or no"),
        ("null && true", "column 1: found null; allowed: yes or no"),
    ],
)
def test_what_is_wrong_is_named_with_its_column(text: str, said: str) -> None:
    with pytest.raises(ConditionError) as refused:
        resolve(text, NAMES, vocabularies=WORDS)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("item.joint", 6),
        ("!item.joint", 7),
        ("kind('x') && item.joint", 19),
        ("item.joint ? true : false", 6),
        ("measure.accounts.exists(a, a.joint)", 30),
        ("bound('untoc')", 1),
        ("profile('key') || true", 1),
        ("kind('x') ? item.joint : true", 11),
    ],
)
def test_what_may_be_unanswered_is_no_condition_by_itself(text: str, column: int) -> None:
    with pytest.raises(ConditionError, match=f"^column {column}: this may be unanswered or unknown"):
        resolve(text, NAMES, expect=BOOL)


@pytest.mark.parametrize("text", ["item.joint == true", "bound('untoc') != true", "profile('key') == 'x'"])
def test_compared_it_is_one(text: str) -> None:
    assert resolve(text, NAMES, expect=BOOL) == BOOL


def test_the_type_wanted_is_enforced() -> None:
    assert resolve("1 + 1", NAMES, expect=NUMBER) == NUMBER
    with pytest.raises(ConditionError, match="column 3: found number; allowed: yes or no"):
        resolve("1 + 1", NAMES, expect=BOOL)


def test_without_a_vocabulary_its_words_are_not_checked() -> None:
    assert resolve("kind('anything')", NAMES, vocabularies={}) == BOOL


@pytest.mark.parametrize(
    ("found", "wanted", "fitting"),
    [
        (TEXT, OneOf("a"), True),
        (OneOf("a"), TEXT, True),
        (OneOf("a"), NUMBER, False),
        (ListOf(ANY), ListOf(TEXT), True),
        (ListOf(NUMBER), ListOf(TEXT), False),
        (NULL, NUMBER, True),
        (DATE, TEXT, False),
        (PERSON, RecordOf("person", {}), True),
        (PERSON, ACCOUNT, False),
    ],
)
def test_which_types_go_together(found: Type, wanted: Type, fitting: bool) -> None:
    assert fits(found, wanted) is fitting


def test_the_type_of_mixed_entries_is_anything() -> None:
    assert common([TEXT, OneOf("a"), NULL]) == TEXT
    assert common([TEXT, NUMBER]) == ANY
    assert common([]) == ANY


@pytest.mark.parametrize("name", SIGNATURES)
def test_each_signature_says_what_it_means(name: str) -> None:
    signature = SIGNATURES[name]
    assert len(signature.meaning) > 10
    assert not signature.meaning.endswith(".")
