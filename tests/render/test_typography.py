"""Setting text, by language."""

from __future__ import annotations

import pytest

from mla_writer.i18n.languages import entry, with_digits
from mla_writer.render.numbering import Counters
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
        ("zh", '称"合同"（"甲方"）', "称“合同”（“甲方”）"),
        ("zh", '他说"见"附件"一"。', "他说“见”附件“一”。"),
        ("zh", "向 Interpol 查询 5 次", "向Interpol查询5次"),
        ("zh", "\ue000\ue010\ue001, \ue000\ue011\ue001", "\ue000\ue010\ue001、\ue000\ue011\ue001"),
        ("zh", "**\ue000\ue010\ue001**, \ue000\ue011\ue001", "**\ue000\ue010\ue001**，\ue000\ue011\ue001"),
        ("zh", "**\ue000\ue010\ue001**; 入境地点", "**\ue000\ue010\ue001**；入境地点"),
        ("ar", "**\ue000\ue010\ue001**, \ue000\ue011\ue001", "**\ue000\ue010\ue001**، \ue000\ue011\ue001"),
        ("fr", "**\ue000\ue010\ue001**, \ue000\ue011\ue001", "**\ue000\ue010\ue001**, \ue000\ue011\ue001"),
        ("ar", 'و"العقد" ثم "نص"', "و«العقد» ثم «نص»"),
        ("ar", "\ue000\ue010\ue001; \ue000\ue011\ue001", "\ue000\ue010\ue001؛ \ue000\ue011\ue001"),
        ("ar", "المادة 5", "المادة\u00a05"),
        ("ru", '"ООО "Ромашка" и К"', "«ООО „Ромашка“ и К»"),
        ("ru", "4 марта 2026 г. в 5 км", "4\u00a0марта 2026\u00a0г. в 5\u00a0км"),
        (
            "ru",
            "А. С. Пушкин — поэт, 5% от 12 500 руб.",
            "А.\u00a0С.\u00a0Пушкин\u00a0— поэт, 5\u00a0% от 12\u00a0500\u00a0руб.",
        ),
        ("ru", "и т. д., № 5, п. 3 ст. 105", "и т.\u00a0д., №\u00a05, п.\u00a03 ст.\u00a0105"),
        ("es", '¿"Sí"? ¡No! 5%, 10 km', "¿«Sí»? ¡No! 5\u00a0%, 10\u00a0km"),
        ("es", '"dijo "sí" ayer"', "«dijo “sí” ayer»"),
        ("pt", "5% de 10 MB, p. ex.", "5\u00a0% de 10\u00a0MB, p.\u00a0ex."),
        ("fr", "5%, 4 mars 2026, 12 500 euros", "5\u00a0%, 4\u00a0mars 2026, 12\u00a0500\u00a0euros"),
        ("en", '"he said "no" then"', "“he said ‘no’ then”"),
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


@pytest.mark.parametrize(
    ("code", "labels"),
    [
        ("en", ["I.", "A.", "1.", "(b)", "(ii)"]),
        ("fr", ["I.", "A.", "1.", "b)", "ii)"]),
        ("es", ["I.", "A.", "1.", "b)", "ii)"]),
        ("pt", ["I.", "A.", "1.", "b)", "ii)"]),
        ("ru", ["I.", "А.", "1.", "б)", "2)"]),
        ("ar", ["أولاً:", "ألف:", "1.", "(ب)", "(2)"]),
        ("zh", ["一、", "（一）", "1.", "（2）", "②"]),
    ],
)
def test_numbers_as_each_language_has_them(code: str, labels: list[str]) -> None:
    counters = Counters(entry(code))
    headings = [counters.heading(2), counters.heading(3)]
    assert [*headings, counters.next_paragraph(), counters.item(2, 1), counters.item(2, 2)] == labels


def test_numbers_in_the_digits_wished_for() -> None:
    counters = Counters(with_digits(entry("ar"), "arab"))
    assert (counters.next_paragraph(), counters.item(2, 2)) == ("١.", "(٢)")


@pytest.mark.parametrize(
    ("number", "name"), [(1, "أولاً:"), (20, "عشرون:"), (21, "حادي وعشرون:"), (35, "خامس وثلاثون:")]
)
def test_arabic_sections_go_on_after_twenty(number: int, name: str) -> None:
    assert Counters(entry("ar"), section=number - 1).heading(2) == name


def test_the_fifth_arabic_letter_has_its_stroke() -> None:
    assert Counters(entry("ar")).item(5, 1) == "(هـ)"


def test_numbers_beyond_the_names_are_digits() -> None:
    counters = Counters(entry("ar"), section=40)
    assert counters.heading(2) == "41:"
