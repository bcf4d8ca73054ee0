import subprocess
import sys
from pathlib import Path

import pytest

START = """
import sys
from PySide6.QtCore import QTimer
from mla_writer.gui import app
from mla_writer.gui.window import Window
shown = Window.show
def show(window):
    shown(window)
    QTimer.singleShot(0, window.close)
Window.show = show
{more}
code = app.run({arguments})
print("loaded", sorted({{"typst", "docx", "pypdfium2", "babel", "pydantic"}} & set(sys.modules)))
sys.exit(code)
"""


def start(tmp_path: Path, arguments: list[str], more: str = "") -> subprocess.CompletedProcess[str]:
    code = START.format(arguments=arguments, more=more)
    environment = {"MLA_WRITER_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.slow
def test_the_program_starts_and_ends_without_loading_what_only_documents_need(tmp_path: Path) -> None:
    ended = start(tmp_path, [])
    assert (ended.returncode, ended.stdout) == (0, "loaded []\n"), ended.stderr


@pytest.mark.slow
def test_a_rulebook_that_is_wrong_is_told_in_one_sentence(tmp_path: Path) -> None:
    more = """
import mla_writer.rulebook.cache as cache
from mla_writer.model.errors import RulebookError
from mla_writer.model.message import message
def broken():
    raise RulebookError(message("journey.toml, at sections: not a list"))
cache.rulebook = broken
app.tell = lambda parent, title, text, button: print(text)
"""
    ended = start(tmp_path, [], more)
    assert ended.returncode == 2
    assert ended.stdout.startswith("journey.toml, at sections: not a list\n")
    assert "Traceback" not in ended.stderr
