import re
from pathlib import Path

import mla_writer.gui
from mla_writer.gui.style import stylesheet
from mla_writer.gui.theme import DARK, LIGHT, Theme

SOURCES = sorted(Path(mla_writer.gui.__file__).parent.rglob("*.py"))


def test_every_token_is_filled() -> None:
    assert "$" not in stylesheet(Theme())


def test_light_and_dark_differ_in_colours_only() -> None:
    light, dark = (re.sub(r"#[0-9A-Fa-f]{6}", "#", stylesheet(Theme(one))) for one in (LIGHT, DARK))
    assert light == dark


def test_larger_text_is_larger_everywhere() -> None:
    sizes = [
        [int(size) for size in re.findall(r"font-size: (\d+)px", stylesheet(Theme(percent=percent)))]
        for percent in (100, 150)
    ]
    assert all(small < large for small, large in zip(*sizes, strict=True))


def test_colours_are_written_in_the_theme_alone() -> None:
    colour = re.compile(r"[\"'(]#[0-9A-Fa-f]{3,8}\b|QColor\(\d|setStyleSheet\(")
    allowed = {"theme.py", "style.py"}
    found = [path.name for path in SOURCES if path.name not in allowed and colour.search(path.read_text())]
    assert found == []


def test_text_is_plain_everywhere() -> None:
    """Widgets that obey markup are used through our own subclasses alone."""
    names = r"\b(QLabel|QMessageBox|QTextEdit|QTextBrowser|QWizard)\b"
    markup = re.compile(names + r"|\.setToolTip\((?!(?:column, )?literal\(|\"\"\))|openUrl")
    allowed = {"label.py", "style.py"}
    found = [path.name for path in SOURCES if path.name not in allowed and markup.search(path.read_text())]
    assert found == []
