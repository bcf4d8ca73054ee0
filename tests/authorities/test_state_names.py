"""States by name and code in the languages of the program."""

from __future__ import annotations

import pytest

from mla_writer.authorities.state_names import state_of
from mla_writer.i18n import Language
from mla_writer.i18n.languages import entries


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("CH", "CH"),
        ("ch", "CH"),
        ("CHE", "CH"),
        ("USA", "US"),
        ("  suisse ", "CH"),
        ("SUIZA", "CH"),
        ("Россия", "RU"),
        ("سويسرا", "CH"),
        ("中国", "CN"),
        ("États-Unis", "US"),
        ("etats unis", "US"),
        ("United States of America", "US"),
        ("Czech Republic", "CZ"),
        ("Myanmar", "MM"),
        ("Kontovar", ""),
        ("Congo", ""),
        ("Korea", ""),
        ("ZZ", ""),
        ("EU", ""),
        ("QQQ", ""),
        ("", ""),
        ("=CH", ""),
    ],
)
def test_a_name_means_one_state_or_none(text: str, state: str) -> None:
    assert state_of(text) == state


@pytest.mark.parametrize("code", entries())
def test_every_state_is_known_by_its_name_in_every_language(code: str) -> None:
    names = Language(code).countries()
    wrong = {name: state_of(name) for state, name in names.items() if state_of(name) not in ("", state)}
    missing = [name for name in names.values() if not state_of(name)]
    assert wrong == {}
    assert len(missing) <= 4
