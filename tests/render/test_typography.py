"""Setting text, by language."""

from __future__ import annotations

import pytest

from mla_writer.render.typography import setter


@pytest.mark.parametrize(
    ("code", "typed", "set_text"),
    [
        ("en", 'He said "yes".', "He said “yes”."),
        ("en", "the States' law, it's 'so'", "the States’ law, it’s ‘so’"),
        ("en", "Article 18, Mr Haddad, No. 5", "Article\u00a018, Mr\u00a0Haddad, No.\u00a05"),
        ("en", "well... 5 %", "well… 5\u00a0%"),
        ("en", '**"bold"** and ("x")', "**“bold”** and (“x”)"),
        ("en", "plain text: nothing; to! do?", "plain text: nothing; to! do?"),
        ("fr", "Objet: demande", "Objet\u00a0: demande"),
        ("fr", "Objet : demande", "Objet\u00a0: demande"),
        ("fr", "Quoi? Oui! Bon; bien", "Quoi\u202f? Oui\u202f! Bon\u202f; bien"),
        ("fr", "Quoi?! Non", "Quoi\u202f?! Non"),
        ("fr", "à 12:30, voir http://x.example/?a=1", "à 12:30, voir http://x.example/?a=1"),
        ("fr", "l'accord d'\"entraide\"", "l’accord d’«\u00a0entraide\u00a0»"),
        ("fr", "l'\ue000\ue010\ue001 : x", "l’\ue000\ue010\ue001\u00a0: x"),
        ("fr", '"Oui", dit-il', "«\u00a0Oui\u00a0», dit-il"),
        ("fr", "«déjà» et « bon »", "«\u00a0déjà\u00a0» et «\u00a0bon\u00a0»"),
        ("fr", "**Note**: x", "**Note**\u00a0: x"),
        ("fr", "art. 5, n° 12, M. Dupont", "art.\u00a05, n°\u00a012, M.\u00a0Dupont"),
        ("es", '¿Quién dijo "sí"? art. 5', "¿Quién dijo «sí»? art.\u00a05"),
        ("ru", 'статья 5 "x"', "статья\u00a05 «x»"),
        ("zh", '"你好"', "“你好”"),
        ("xx", '"as it is" : \'', '"as it is" : \''),
    ],
)
def test_set(code: str, typed: str, set_text: str) -> None:
    assert setter(code)(typed) == set_text


@pytest.mark.parametrize("code", ["en", "fr", "es", "pt", "ru", "ar", "zh"])
def test_setting_twice_changes_nothing(code: str) -> None:
    text = 'Il dit : "oui" ! L\'article 5, n° 3 ; fin... 10 %'
    once = setter(code)(text)
    assert setter(code)(once) == once
