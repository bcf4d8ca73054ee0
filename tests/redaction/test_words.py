"""A known value is found however it is written, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.redaction.names import date_keys, person_keys, short_ones
from mla_writer.redaction.words import Finder, key_of

PERSONS = {
    "latin": ("Zoë Éloïse", "Kérouac-Łoński"),
    "cyrillic": ("Пётр Андреевич", "Заворыкин"),
    "arabic": ("سمير", "الغزاوي"),
    "chinese": ("晓峰", "欧阳"),
    "none": ("", "Mark Rosendahl"),
}
SAID = [
    ("latin", "Zoë Éloïse Kérouac-Łoński"),
    ("latin", "KÉROUAC-ŁOŃSKI, Zoë Éloïse"),
    ("latin", "zoe eloise kerouac lonski"),
    ("latin", "Kérouac‑Łoński"),
    ("latin", "Kérouac"),
    ("latin", "Kérouacs"),
    ("latin", "Z. Kérouac-Łoński"),
    ("latin", "Kerou\u00adac"),
    ("latin", "K é r o u a c"),
    ("latin", "zoe_kerouac62"),
    ("cyrillic", "Заворыкин П. А."),
    ("cyrillic", "Заворыкиным"),
    ("cyrillic", "Петр Заворыкин"),
    ("arabic", "سَمير الغَزّاوي"),
    ("arabic", "والغزاوي"),
    ("chinese", "欧阳晓峰"),
    ("chinese", "晓峰"),
    ("none", "Rosendahl, Mark"),
    ("none", "Mark"),
]


def finder(name: str) -> Finder:
    whole, parts = person_keys(*PERSONS[name])
    keys = dict.fromkeys((*whole, *parts), "p")
    return Finder(keys, keys, short_ones(parts))


@pytest.mark.parametrize(("name", "said"), SAID)
def test_a_name_is_found_as_it_is_written(name: str, said: str) -> None:
    text = f"« {said} », 2020。"
    replaced = finder(name).replaced(text, {"p": "Person A"})
    assert "Person A" in replaced
    assert not list(finder(name).matches(replaced))


def test_a_name_between_signs_without_spaces_is_found() -> None:
    assert finder("chinese").replaced("嫌疑人欧阳晓峰于当日离开", {"p": "甲"}) == "嫌疑人甲于当日离开"


@pytest.mark.parametrize("text", ["the mark on the parcel", "Rose garden", "marked", "Zo and El"])
def test_other_words_stay(text: str) -> None:
    for name in ("none", "latin"):
        assert finder(name).replaced(text, {"p": "Person A"}) == text


NUMBERS = [
    "DE02 1203 0000 0000 2020 51",
    "de02120300000000202051",
    "DE02-1203-0000-0000-2020-51",
    "DE02.12030000.0000202051",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_found_with_any_separators(text: str) -> None:
    finds = Finder({key_of(NUMBERS[0]): "a"})
    assert finds.replaced(f"to {text} on", {"a": "X"}) == "to X on"


DAYS = [
    "14 April 1962",
    "April 14, 1962",
    "14.04.1962",
    "4/14/1962",
    "1962-04-14",
    "14 avril 1962",
    "14 апреля 1962 г.",
    "1962年4月14日",
    "14 de abril de 1962",
    "14th April 1962",
    "١٤ أبريل ١٩٦٢",
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_found_in_figures_and_in_words(text: str) -> None:
    finds = Finder(dict.fromkeys(date_keys(date(1962, 4, 14)), "d"))
    assert [match.of for match in finds.matches(text)] == ["d"]
    assert not list(finds.matches(text.replace("1962", "1963").replace("١٩٦٢", "١٩٦٣")))


def test_what_is_kept_stays_and_hides_nothing_longer() -> None:
    finds = Finder({"rosendahl": "a", "rosendahlgmbh": "b"})
    assert finds.replaced("Rosendahl GmbH and Rosendahl", {"a": "A"}) == "Rosendahl GmbH and A"
