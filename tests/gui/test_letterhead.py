from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mla_writer import settings
from mla_writer.gui.letterhead_choice import LetterheadChoice
from mla_writer.gui.letterhead_section import LetterheadSection
from mla_writer.gui.services import Services
from mla_writer.session import Session
from tests.render.letterhead.made import letterhead


@pytest.fixture
def section(services: Services, shown: Callable[[QWidget], QWidget]) -> LetterheadSection:
    made = LetterheadSection(services)
    made.retranslate()
    shown(made)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Ministry.docx"
    path.write_bytes(letterhead())
    return path


@pytest.mark.slow
def test_a_file_is_added_told_of_shown_and_removed(
    section: LetterheadSection, services: Services, file: Path
) -> None:
    told: list[bool] = []
    section.changed.connect(lambda: told.append(True))
    section.take(file)
    assert settings.load().letterhead == section.box.currentData() == "Ministry"
    assert "properties" in section.notice.text.text()
    assert section.picture.pixmap().height() > 150
    section.remove.click()
    assert services.settings.letterhead == ""
    assert section.box.count() == 1
    assert section.picture.isHidden()
    assert told == [True, True]


def test_a_refused_file_changes_nothing(
    section: LetterheadSection, services: Services, tmp_path: Path
) -> None:
    bad = tmp_path / "a.docx"
    bad.write_bytes(b"x")
    section.take(bad)
    assert services.settings.letterhead == ""
    assert section.notice.property("tone") == "block"


@pytest.mark.slow
def test_the_export_offers_what_there_is(
    section: LetterheadSection, services: Services, session: Session, file: Path
) -> None:
    choice = LetterheadChoice(services)
    assert choice.isHidden()
    assert choice.name == ""
    section.take(file)
    choice = LetterheadChoice(services)
    assert choice.name == "Ministry"
    document = services.compose(session.printed_case, "fr")
    plain = services.write(document, "docx", letterhead="")
    assert (
        services.write(document, "docx") == services.write(document, "docx", letterhead="Ministry") != plain
    )


def test_a_letterhead_that_is_gone_keeps_no_letter_in(services: Services, session: Session) -> None:
    document = services.compose(session.printed_case, "fr")
    plain = services.write(document, "docx")
    services.settings = replace(services.settings, letterhead="Gone")
    assert services.write(document, "docx") == plain
