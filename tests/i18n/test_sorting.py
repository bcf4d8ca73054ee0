"""Checked once against the collation of ICU (``QCollator``): all names of States and languages stand in its
order, but for Chinese signs of one sound, which it sorts by strokes."""

import pytest

from mla_writer.i18n import Language


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "aland Åland albania"),
        ("es", "nube ñame oso"),
        ("fr", "cote coté côte Égypte Espagne œuf offre"),
        ("pt", "acao ação África agora"),
        ("ru", "елка ёлка ель жук"),
        ("ru", "ирландия испания йемен кипр Aldovia"),
        ("ar", "آيسلندا إثيوبيا أذربيجان أرمينيا الأرجنتين بلجيكا تونس Aldovia"),
        ("zh", "阿富汗 德国 法国 斐济 芬兰 瑙鲁 尼泊尔 瑞士 中国 Aldovia"),
        ("zh", "13 阿曼 𠮷"),
    ],
)
def test_words_stand_in_the_order_of_the_language(code: str, words: str) -> None:
    turned = words.split()[::-1]
    assert sorted(turned, key=Language(code).sort_key) == words.split()


@pytest.mark.parametrize(
    ("code", "first"),
    [("es", "Afganistán"), ("ru", "Австралия"), ("ar", "آيسلندا"), ("zh", "阿尔巴尼亚")],
)
def test_the_first_of_all_states(code: str, first: str) -> None:
    assert next(iter(Language(code).countries().values())) == first
