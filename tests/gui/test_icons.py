import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QTransform
from PySide6.QtWidgets import QApplication

import mla_writer.gui
from mla_writer import paths
from mla_writer.gui.icons import DIRECTED, pixmap, style_images
from mla_writer.gui.theme import LIGHT

ICONS = sorted((paths.resources() / "icons").glob("*.svg"))
USED = {
    name
    for path in Path(mla_writer.gui.__file__).parent.rglob("*.py")
    for name in re.findall(r'(?:symbol=|pixmap\(|icon\(|set_symbol\()\s*"([a-z]+)"', path.read_text())
}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_one_of_the_family(path: Path) -> None:
    drawn = ElementTree.fromstring(path.read_text())
    assert drawn.get("viewBox") == "0 0 24 24"
    assert drawn.get("stroke") == "currentColor"
    assert not re.search(r"#[0-9a-fA-F]{3}|<script|href", path.read_text())


def test_every_icon_that_is_used_exists() -> None:
    assert {path.stem for path in ICONS} >= USED | DIRECTED


def test_icons_that_point_are_mirrored(application: QApplication) -> None:
    ink = QColor(LIGHT.ink)
    plain, mirrored = (pixmap("back", ink, 18, mirrored=side).toImage() for side in (False, True))
    assert plain != mirrored
    assert plain.transformed(QTransform.fromScale(-1, 1)) == mirrored


def test_icons_that_do_not_point_stay(application: QApplication) -> None:
    ink = QColor(LIGHT.ink)
    assert pixmap("search", ink, 18).toImage() == pixmap("search", ink, 18, mirrored=True).toImage()


def test_images_of_the_stylesheet_carry_its_colours(tmp_path: Path) -> None:
    images = style_images(LIGHT, tmp_path)
    assert LIGHT.on_accent in Path(images["tick"]).read_text()


def test_without_a_place_for_images_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert style_images(LIGHT, tmp_path / "file" / "folder") == {}
