import pytest

from mla_writer.translating.segments import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ("One.", "Two.")),
        ("One.\n\nTwo three", ("One.", "Two three")),
        ("See art. 18 and No. Four.", ("See art. 18 and No. Four.",)),
        ("Cerámicas Almenara, S. L., con sede en Onda.", ("Cerámicas Almenara, S. L., con sede en Onda.",)),
        ("一句。二句！三句", ("一句。", "二句！", "三句")),
        ("جملة أولى. جملة ثانية؟ جملة ثالثة", ("جملة أولى.", "جملة ثانية؟", "جملة ثالثة")),
        ("Первое предложение. Второе.", ("Первое предложение.", "Второе.")),
        ("«Oui.» Il part.", ("«Oui.»", "Il part.")),
        ("", ()),
    ],
)
def test_sentences_are_told_apart(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected
