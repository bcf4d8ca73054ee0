"""Articles as a language cites them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.i18n import Language
from mla_writer.i18n.languages import entry
from mla_writer.model.case import Case
from mla_writer.render.citations import cited
from mla_writer.render.compose import compose
from mla_writer.render.document import Paragraph, plain


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ("46(4), 46(5)", "第46条第4款、第5款"),
        ("46(4),46(4)(a)", "第46条第4款、第46条第4款(a)项"),
        ("46, 46(4)", "第46条、第46条第4款"),
        ("18(3)(f), 18(3)(g), 27", "第18条第3款(f)项、(g)项、第27条"),
        ("5(4)(a)(ii), 5(4)(d)(ii), 5(5)", "第5条第4款(a)项(ii)目、(d)项(ii)目、第5款"),
        ("2(b), 13(2)", "第2条(b)项、第13条第2款"),
        ("18(13)-18(15), 18(27)", "第18条第13款至第15款、第27款"),
        ("23(1)(a), 24-28", "第23条第1款(a)项、第24条至第28条"),
        ("7A(1)", "第7A条第1款"),
        ("1, 3, 14", None),
        ("24-28", None),
        ("18(1)-(3)", None),
        ("XIV (also XV)", None),
        ("46(4) and 46(5)", None),
        ("46(4), ", None),
        ("", None),
    ],
)
def test_articles_in_chinese(entered: str, said: str | None) -> None:
    assert cited(entered, entry("zh")) == said


def test_a_language_without_words_leaves_articles_as_they_are() -> None:
    assert cited("46(4)", entry("fr")) is None


@pytest.mark.parametrize(
    ("entered", "printed"),
    [
        ("46(4), 46(5)", "依第46条第4款、第5款。"),
        ("1, 3", "依第1、3条。"),
        ("the whole", "依第the whole条。"),
    ],
)
def test_the_words_take_the_place_of_those_around_them(
    case: Case, make_texts, entered: str, printed: str
) -> None:
    case = replace(case, draft=case.draft.put("common.case.reference", entered))
    (block,) = compose(case, Language("zh"), make_texts("依第{{ case.reference }}条。")).blocks
    assert isinstance(block, Paragraph)
    assert plain(block.spans) == printed


def test_elsewhere_what_was_typed_stays(case: Case, make_texts) -> None:
    case = replace(case, draft=case.draft.put("common.case.reference", "46(4), 46(5)"))
    (block,) = compose(case, Language("zh"), make_texts("{{ case.reference }}条。")).blocks
    assert isinstance(block, Paragraph)
    assert plain(block.spans) == "46(4)、46(5)条。"
