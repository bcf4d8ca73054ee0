"""What is written in a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mla_writer.checks.functions import Context, functions
from mla_writer.model.errors import ConditionError


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("text", True),
        ("  \n", False),
        (0, True),
        (False, True),
        ([], False),
        ([None], True),
        ({"id": "p1", "name": None, "list": []}, False),
        ({"id": "p1", "name": "x"}, True),
    ],
)
def test_filled_and_empty_are_opposites(call: Callable[..., Any], value: object, answer: bool) -> None:
    assert (call("filled", value), call("empty", value)) == (answer, not answer)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One, two – three.", 3),
        ("L'enquête n'a rien établi", 4),
        ("Account 12-34.56/7 of 3.5 %", 4),
        ("请求提供银行记录", 4),
        ("Банк открыл счёт", 3),
    ],
)
def test_words(call: Callable[..., Any], text: str, count: int) -> None:
    assert call("words", text) == count


@pytest.mark.parametrize(
    ("text", "list_id", "answer"),
    [
        ("Please send Any  and\nALL records", "overbroad", True),
        ("many and all records", "overbroad", False),
        ("everything.", "overbroad", True),
        ("everythings", "overbroad", False),
        ("https://bit.ly/abc", "shorteners", True),
        ("https://orbit.ly/abc", "shorteners", False),
        ("https://pinterest.com", "shorteners", False),
        ("请提供全部记录", "chinese", True),
        ("L’ensemble des données", "overbroad", False),
        (None, "overbroad", False),
    ],
)
def test_mentions_in_english(call: Callable[..., Any], text: str | None, list_id: str, answer: bool) -> None:
    assert call("mentions", text, list_id) is answer


@pytest.mark.parametrize(
    "draft", [{"languages": ("fr",)}, {"common": {"translation": {"original_language": "fr-CH"}}}]
)
def test_mentions_in_the_languages_of_the_draft(context: Callable[..., Context], draft: Any) -> None:
    calls = functions(context(**draft))
    assert calls["mentions"]("Transmettre L’ensemble des données", "overbroad") is True
    assert calls["mentions"]("everything", "overbroad") is True


def test_a_term_list_that_is_not_declared_is_an_error(call: Callable[..., Any]) -> None:
    with pytest.raises(ConditionError, match="'not-declared' is not declared; known: overbroad, "):
        call("mentions", "text", "not-declared")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The account of [name of the bank] was opened", True),
        ("on [DATE]", True),
        ("the victim [...] paid", True),
        ("the victim […] paid", True),
        ("<insert number>", True),
        ("La cuenta de [completar]", True),
        ("le compte [à compléter]", True),
        ("signed by ________", True),
        ("TODO describe", True),
        ("XXX", True),
        ("Lorem ipsum dolor", True),
        ("the accused [sic] said", False),
        ("see [named defendants]", False),
        ("[1] Report of 3 May", False),
        ("de todo el dinero, y sobre todo", False),
        ("chapter XXXII", False),
        ("a < b and b > a", False),
    ],
)
def test_placeholder_left(call: Callable[..., Any], text: str, answer: bool) -> None:
    assert call("placeholder_left", text) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("on 3/4/24 he paid", True),
        ("le 03.04.24.", True),
        ("31-12-24", True),
        ("on 3/4/2024", False),
        ("2024-03-04", False),
        ("from 10.1.25.3 at noon", False),
        ("sort code 40-47-84", False),
        ("section 3.4.245", False),
        ("32.4.24", False),
    ],
)
def test_two_digit_year(call: Callable[..., Any], text: str, answer: bool) -> None:
    assert call("two_digit_year", text) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Karim Haddad", True),
        ("Élise D’Orval", True),
        ("officer K", False),
        ("UC-17 Red", False),
        ("blue", False),
    ],
)
def test_looks_like_name(call: Callable[..., Any], text: str, answer: bool) -> None:
    assert call("looks_like_name", text) is answer
