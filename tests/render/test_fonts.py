"""The fonts that documents are set in: complete, static, free."""

from __future__ import annotations

import pytest
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
