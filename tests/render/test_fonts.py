"""The fonts that documents are set in: complete, static, free."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from mla_writer import paths

FOLDER = paths.resources() / "fonts"
FACES = {
    "NotoSerif-Regular.ttf": "\u202f\u00a0«»’–№₽€ЖжΩđŋɓ",
    "NotoSerif-Bold.ttf": "\u202f\u00a0«»’–№Жж",
    "NotoSerif-Italic.ttf": "\u202f\u00a0«»’–№Жж",
    "NotoSerif-BoldItalic.ttf": "\u202f\u00a0«»’–№Жж",
    "Amiri-Regular.ttf": "\u202f\u200e\u200f،؛؟ءي",
    "Amiri-Bold.ttf": "\u202f،؛؟ءي",
    "NotoSerifSC-Regular.otf": "国㐂䶮、。《》",
    "NotoSansSC-Regular.otf": "国、。《》（）",
}
LICENCES = {"NotoSerif": "OFL-NotoSerif.txt", "Amiri": "OFL-Amiri.txt", "Noto": "OFL-NotoSC.txt"}
MEBIBYTE = 1024 * 1024


@pytest.mark.slow
@pytest.mark.parametrize("file", list(FACES))
def test_a_face_is_static_and_has_the_characters_that_law_needs(file):
    with TTFont(FOLDER / file, lazy=True) as font:
        assert "fvar" not in font
        assert [f"U+{ord(c):04X}" for c in FACES[file] if ord(c) not in font.getBestCmap()] == []


def test_the_folder_holds_these_faces_and_their_licences():
    assert {path.name for path in FOLDER.glob("*.[ot]tf")} == set(FACES)
    for licence in LICENCES.values():
        text = (FOLDER / licence).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert "Copyright" in text or "©" in text


def test_the_fonts_stay_small_enough_to_ship():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 17 * MEBIBYTE


def printed_by(language: str) -> set[str]:
    """Every character of the texts that are printed in ``language``."""
    path = paths.locales() / language / "LC_MESSAGES" / "request.po"
    with path.open("rb") as file:
        forms = [one.string for one in read_po(file)]
    texts = [text for form in forms for text in ([form] if isinstance(form, str) else form)]
    return set("".join(texts)) - {"\n"}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "es", "pt", "ru", "ar", "zh"])
def test_our_fonts_have_every_character_of_the_printed_texts(language):
    covered: set[int] = set()
    for file in FACES:
        with TTFont(FOLDER / file, lazy=True) as font:
            covered |= set(font.getBestCmap())
    printed = printed_by(language)
    assert len(printed) > 80
    assert sorted(character for character in printed if ord(character) not in covered) == []


@pytest.mark.slow
def test_chinese_headings_never_fall_back_to_the_face_of_the_text():
    with TTFont(FOLDER / "NotoSansSC-Regular.otf", lazy=True) as font:
        covered = set(font.getBestCmap())
    chinese = [character for character in printed_by("zh") if "\u3400" <= character <= "\u9fff"]
    assert [character for character in chinese if ord(character) not in covered] == []
