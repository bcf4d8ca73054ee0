from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from mla_writer.gui.preview import Pages, Preview
from mla_writer.gui.preview_worker import Letter
from mla_writer.gui.services import Services
from mla_writer.model.errors import CannotRender
from mla_writer.model.message import message
from mla_writer.session import Session

A4 = (595.3, 841.9)


def letter(pages: int, *drawn: int) -> Letter:
    image = QImage(20, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return Letter(b"", (A4,) * pages, dict.fromkeys(drawn, image), 1.0)


@pytest.fixture
def pages(services: Services, shown: Callable[[QWidget], QWidget]) -> Pages:
    made = Pages(services)
    made.resize(400, 600)
    shown(made)
    return made


def test_a_page_without_an_image_is_asked_for_once(pages: Pages) -> None:
    asked: list[tuple[int, ...]] = []
    pages.wanted.connect(asked.append)
    pages.show_letter(letter(2, 0))
    pages.look()
    pages.look()
    assert asked in ([(1,)], [])


def test_pages_are_as_wide_as_there_is_room(pages: Pages) -> None:
    pages.show_letter(letter(3, 0))
    narrow = pages.sizeHint().height()
    pages.resize(800, 600)
    assert pages.sizeHint().height() > narrow


def test_an_old_image_stays_until_the_new_one_is_there(pages: Pages) -> None:
    pages.show_letter(letter(2, 0, 1))
    pages.show_letter(letter(2, 0))
    image = pages.grab().toImage()
    assert any(image.pixelColor(200, y).name() == "#ff0000" for y in range(0, image.height(), 10))


def test_nothing_is_made_while_nobody_looks(
    services: Services, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(services, "compose", lambda case, code: made.append(code))
    Preview(services).show_session(session)
    assert made == []


def test_a_refusal_is_told_in_the_preview(
    services: Services, session: Session, shown: Callable[[QWidget], QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(case: object, code: str) -> None:
        raise CannotRender(message("there is no text for {kind}", kind="x"))

    monkeypatch.setattr(services, "compose", refuse)
    preview = Preview(services)
    shown(preview)
    preview.show_session(session)
    assert preview.notice.text.text() == "there is no text for x"
    assert preview.notice.isVisible()


@pytest.mark.slow
def test_the_pages_are_those_of_the_pdf(
    services: Services, session: Session, shown: Callable[[QWidget], QWidget]
) -> None:
    preview = Preview(services)
    preview.resize(430, 800)
    shown(preview)
    preview.retranslate()
    preview.show_session(session)
    assert preview.language == "fr"
    assert "pages" in preview.state.text()
    image = preview.pages.grab().toImage()
    shades = {image.pixelColor(x, y).lightness() for x in range(0, 400, 2) for y in range(0, 600, 2)}
    assert min(shades) < 90
    assert max(shades) == 255
