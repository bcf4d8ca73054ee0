import subprocess
import sys
from pathlib import Path

import pytest

from mla_writer.gui.app import print_place

START = """
import sys
from PySide6.QtCore import QTimer
from mla_writer.gui import app
from mla_writer.gui.window import Window
from mla_writer.rulebook.packed import PackedCountries
read = []
asked = PackedCountries.__getitem__
PackedCountries.__getitem__ = lambda self, code: read.append(code) or asked(self, code)
shown = Window.show
def show(window):
    shown(window)
    QTimer.singleShot(0, window.close)
Window.show = show
{more}
code = app.run({arguments})
late = {{"typst", "docx", "pypdfium2", "babel", "pydantic", "vobject", "nacl", "tomli_w"}}
late |= {{"sqlalchemy", "sqlcipher3", "keyring", "pyrage", "segno", "xlsxwriter", "lxml"}}
print("loaded", sorted(late & set(sys.modules)), "read", sorted(read))
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
    start(tmp_path, [])  # the first start may have to make the rulebook's copy
    ended = start(tmp_path, [])
    assert (ended.returncode, ended.stdout) == (0, "loaded [] read []\n"), ended.stderr


@pytest.mark.slow
def test_what_is_read_of_a_state_would_be_seen(tmp_path: Path) -> None:
    more = "from mla_writer.rulebook.cache import rulebook\nrulebook().countries['CH']\nimport vobject"
    told = start(tmp_path, [], more).stdout
    assert "'vobject'" in told
    assert told.endswith(" read ['CH']\n")


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


@pytest.mark.parametrize("chained", [False, True])
def test_a_mistake_leaves_nothing_of_a_case_on_standard_error(
    chained: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        try:
            raise ValueError("Étienne Marlot")
        except ValueError as first:
            if chained:
                raise KeyError("Étienne Marlot") from first
            raise
    except (KeyError, ValueError) as error:
        print_place(type(error), error, error.__traceback__)
    told = capsys.readouterr().err
    assert "Marlot" not in told
    assert "test_app.py, line" in told
