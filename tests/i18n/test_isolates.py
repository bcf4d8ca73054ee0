import pytest

from mla_writer.i18n import Language
from mla_writer.i18n.isolates import END, FIRST_STRONG, begun, isolated, without_isolates
from mla_writer.model.message import State, message


@pytest.mark.parametrize(
    ("value", "direction", "closed"),
    [
        ("Ana (b. 1990)", "rtl", True),
        ("request.pdf", "rtl", True),
        ("+41 58 462", "rtl", True),
        ("PE26.004417-MRD / ENT-2", "rtl", True),
        ("(سويسرا)", "rtl", True),
        ("سويسرا", "rtl", False),
        ("المملكة المتحدة", "rtl", False),
        ("12", "rtl", False),
        ("٢١", "rtl", False),
        ("中国", "rtl", True),
        ("", "rtl", False),
        ("request.pdf", "ltr", False),
        ("12.5 %", "ltr", False),
        ("سويسرا", "ltr", True),
        ("Ana ٢١", "ltr", True),
        ("כהן", "ltr", True),
        ("中国", "ltr", False),
    ],
)
def test_only_what_could_turn_the_sentence_is_closed_off(value: str, direction: str, closed: bool) -> None:
    shown = isolated(value, direction)
    assert shown == (f"{FIRST_STRONG}{value}{END}" if closed else value)
    assert without_isolates(shown) == value


def test_sentences_of_the_screen_close_their_values_off() -> None:
    said = Language("ar").fill(
        "الملف {file} من {states}", {"file": "a.pdf", "states": (State("CH"), "X Ltd")}
    )
    assert said == "الملف \u2068a.pdf\u2069 من \u2068سويسرا و\u2068X Ltd\u2069\u2069"


def test_a_sentence_within_a_sentence_is_closed_off_once_more() -> None:
    inner = message("{n} of {m}", n="a1", m="b2")
    said = Language("ar").fill("{inner}!", {"inner": inner})
    assert said.count(FIRST_STRONG) == said.count(END) == 3


def test_sentences_of_documents_are_left_to_their_writer() -> None:
    assert Language("ar", "request").fill("{file}", {"file": "a.pdf"}) == "a.pdf"


def test_left_to_right_sentences_stay_as_they_were() -> None:
    assert Language("en").fill("{file}: {n}", {"file": "a.pdf", "n": 3}) == "a.pdf: 3"


@pytest.mark.parametrize(
    ("direction", "sentence", "shown"),
    [
        ("rtl", "\u2068UNTOC\u2069: اتفاقية", "\u200f\u2068UNTOC\u2069: اتفاقية"),
        ("rtl", "اتفاقية \u2068UNTOC\u2069", "اتفاقية \u2068UNTOC\u2069"),
        ("ltr", "\u2068اتفاقية\u2069: convention", "\u2068اتفاقية\u2069: convention"),
    ],
)
def test_a_sentence_that_begins_with_a_value_keeps_its_direction(
    direction: str, sentence: str, shown: str
) -> None:
    assert begun(sentence, direction) == shown
    assert without_isolates(shown) == without_isolates(sentence)
