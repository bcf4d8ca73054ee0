"""From nothing to a usable window, as whole processes, against a bare PySide6 window with a form."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.bench_checks import Row

ROUNDS = 9
ROOT = Path(__file__).parents[2]

BARE = """
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget
application = QApplication([])
window = QWidget()
form = QFormLayout(window)
for number in range(13):
    form.addRow(f"Field {number}", QLineEdit())
window.show()
application.processEvents()
"""

OURS = """
import gc
gc.disable()
from PySide6.QtWidgets import QApplication
from mla_writer.gui.app import STYLE, first_screen
from mla_writer.gui.background import Background
application = QApplication(["", "-style", STYLE])
background = Background()
first_screen(application, background)
application.processEvents()
background.close()
"""

OWN = """
from mla_writer.packs.own_facts import OwnFact, OwnFacts
from mla_writer.session.own_facts import keep
facts = OwnFacts(changed_on="2026-11-21")
keep(facts.with_fact("CH", "languages.accepted", OwnFact(["en"], "Circular 3", "2026-03-01")), None)
"""

RULEBOOK = """
from time import perf_counter
start = perf_counter()
from mla_writer.rulebook.cache import rulebook
rulebook()
print(perf_counter() - start)
"""


def main() -> Iterator[Row]:
    """Rows for the start of the window and for the rulebook's share of it."""
    with tempfile.TemporaryDirectory() as home:
        for code in (BARE, OURS, RULEBOOK):
            spent(code, home)
        pairs = [(spent(OURS, home), spent(BARE, home)) for _ in range(ROUNDS)]
        rules = median(float(output(RULEBOOK, home)) for _ in range(ROUNDS))
        with_own = own_facts(home)
        again = median(spent(OURS, home) for _ in range(ROUNDS))
    ours, bare = median(one for one, _ in pairs), median(one for _, one in pairs)
    ratio = median(one / other for one, other in pairs)
    yield "window usable", f"{ours * 1000:.0f} ms", f"bare window {bare * 1000:.0f} ms", ratio, 2.5
    start = f"start {ours * 1000:.0f} ms"
    yield "rulebook from its cache", f"{rules * 1000:.0f} ms", start, rules / ours, 0.25
    without = f"without {rules * 1000:.0f} ms"
    yield "rulebook with a fact of one's own", f"{with_own * 1000:.0f} ms", without, with_own / rules, 2.0
    yield "window usable with a fact of one's own", f"{again * 1000:.0f} ms", start, again / ours, 1.25


def own_facts(home: str) -> float:
    """The median of the seconds for the rulebook, once ``home`` holds one fact of one's own."""
    output(OWN, home)
    output(RULEBOOK, home)
    return median(float(output(RULEBOOK, home)) for _ in range(ROUNDS))


def spent(code: str, home: str) -> float:
    """Seconds of a whole process that runs ``code``."""
    start = perf_counter()
    output(code, home)
    return perf_counter() - start


def output(code: str, home: str) -> str:
    """What a process that runs ``code`` prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MLA_WRITER_HOME": home}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout
