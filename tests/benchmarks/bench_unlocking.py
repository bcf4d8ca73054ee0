"""What unlocking by the system's keyring adds to the start, as whole processes, until the list is there.

The keyring's place is taken by a double that answers at once, after loading what the real one loads; the
same start without it is given the vault's key.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.bench_window import output, spent

ROUNDS = 11
Row = tuple[str, str, str, float, float | None]
MADE = """
from mla_writer import paths
from mla_writer.model.dossier import Described, Kept
from mla_writer.model.draft import Draft
from mla_writer.vault import Vault, header, keyring, slots
from mla_writer.gui.services import system_now
vault = Vault.open_with_key(paths.user_data(), bytes(32), system_now)
for number in range(200):
    described = Described(f"REF-{number}", "FR", "CH", ("k",), (f"Ivo Ferro {number}",))
    vault.shelf.save(Kept(Draft(f"d{number}"), described=described), None)
found = header.read(vault.folder)
vault._write(found.with_slot(slots.made_for_keyring(bytes(32), bytes(32), found.vault)))
vault.close()
"""
START = """
import gc
gc.disable()
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from mla_writer.gui import gate_jobs
from mla_writer.gui.app import STYLE, first_screen
from mla_writer.gui.background import Background
by_keyring = {by_keyring}

def unlock(services, opening, real=gate_jobs.unlock):
    from mla_writer.vault import Vault, chain, keyring
    if not by_keyring:
        return gate_jobs.Outcome(Vault.open_with_key(services.vault_folder(), bytes(32), services.now))
    class Double:
        def get_password(self, service, name):
            return "A" * 43 + "=.0."
    def backend():
        import sys
        if sys.platform == "linux":
            import secretstorage
        else:
            import keyring.backends
        return Double()
    keyring.backend = backend
    return real(services, opening)

gate_jobs.unlock = unlock
application = QApplication(["", "-style", STYLE])
background = Background()
window = first_screen(application, background)
loop = QEventLoop()
looking = QTimer()
looking.setInterval(2)
looking.timeout.connect(lambda: loop.quit() if window.start.isVisible() and {there} else None)
looking.start()
QTimer.singleShot(30_000, loop.quit)
loop.exec()
assert window.keeper.gate is None, "the vault was not opened"
background.close()
"""


def main() -> Iterator[Row]:
    """One row: the added time against 100 ms."""
    there = "window.start.drafts.found is not None"
    with tempfile.TemporaryDirectory() as home:
        output(MADE, home)
        ours, plain = (START.format(by_keyring=one, there=there) for one in (True, False))
        for code in (ours, plain):
            spent(code, home)
        pairs = [(spent(ours, home), spent(plain, home)) for _ in range(ROUNDS)]
    added = median(one - other for one, other in pairs)
    start = f"start with an open vault {median(other for _, other in pairs) * 1000:.0f} ms"
    yield "unlocking by the keyring adds", f"{added * 1000:.0f} ms", f"100 ms; {start}", added / 0.1, 1
