"""Values go through template and markup unchanged, whatever they are."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.render.compose import compose
from mla_writer.render.document import Paragraph, plain, spans_of
from mla_writer.render.values import CLOSE, OPEN

PIECES = [
    "*", "**", "_", "__", "`", "```", "~~", "#", "# ", "1. ", "- ", "+ ", "> ", "|", "| a | b |", "---",
    "===", "::: note", "[", "]", "(", ")", "[^x]", "[^x]: y", "^[z]", "![i](j)", "<b>", "</b>", "<!-- -->",
    "&amp;", "\\", "\\*", "{{", "}}", "{{ name }}", "{% if %}", "{#", "#}", "{name}", "{0}", "%s",
    "${x}", "$x$", "#read()", "&#60;", ":::", "'", '"', "…", "...", " : ", " ;", "!", "?", "«", "»", "P<BV",
    "+999 1 555", "GB33 BUKB 2020", "a@b.example", "203.0.113.45", "عربي", "中文", "é", "\n",
    "\n\n", "  \n", "\t", "    ", "x", "word", " ", "0", "\u00a0", "\u2068",
    OPEN, CLOSE, f"{OPEN}\ue010{CLOSE}",
]  # fmt: skip


def nasty(count: int) -> list[str]:
    dice = random.Random(20261121)
    values = ["".join(dice.choices(PIECES, k=dice.randint(1, 8))) for _ in range(count)]
    return [value if value.strip() else "x" + value for value in values]


def through(case: Case, make_texts, values: list[str]) -> list[str]:
    """What is printed of ``values``, in a paragraph, in bold, in a table and in a footnote."""
    case = replace(case, draft=case.draft.put("common.facts.places", values))
    texts = make_texts(
        "{% for place in facts.places %}\n"
        "1. {{ place }} and **{{ place }}** and {{ t('{x}, so', x=place) }}^[{{ place }}]\n\n"
        "| A |\n|---|\n| {{ place }} |\n\n"
        "{% endfor %}"
    )
    document = compose(case, Language("fr"), texts)
    return [span.text for span in spans_of(document) if span.role == "value"]


def test_nasty_values_come_out_unchanged(case: Case, make_texts) -> None:
    values = nasty(60)
    assert through(case, make_texts, values) == [value for value in values for _ in range(5)]


@pytest.mark.slow
def test_many_nasty_values_come_out_unchanged(case: Case, make_texts) -> None:
    values = nasty(300)
    assert through(case, make_texts, values) == [value for value in values for _ in range(5)]


@pytest.mark.full
def test_three_thousand_nasty_values_come_out_unchanged(case: Case, make_texts) -> None:
    values = nasty(3000)
    for start in range(0, 3000, 500):
        part = values[start : start + 500]
        assert through(case, make_texts, part) == [value for value in part for _ in range(5)]


@pytest.mark.parametrize("value", ["# no title", "1. no number", "::: note", "| a |", "---", "[^x]: y"])
def test_a_value_alone_on_its_line_is_no_markup(case: Case, make_texts, value: str) -> None:
    case = replace(case, draft=case.draft.put("common.case.reference", value))
    (block,) = compose(case, Language("en"), make_texts("{{ case.reference }}")).blocks
    assert isinstance(block, Paragraph)
    assert [span.text for span in block.spans] == [value]


@pytest.mark.parametrize(
    ("value", "text"),
    [("Paris", "At Paris."), ("Serena, S. A.", "At Serena, S. A."), ("a...", "At a..."), ("1.5", "At 1.5.")],
)
def test_a_sentence_ends_in_one_full_stop(case: Case, make_texts, value: str, text: str) -> None:
    case = replace(case, draft=case.draft.put("common.facts.places", [value]))
    texts = make_texts("{% for place in facts.places %}\n{{ t('At {x}.', x=place) }}\n{% endfor %}")
    (paragraph,) = compose(case, Language("en"), texts).blocks
    assert plain(paragraph.spans) == text
