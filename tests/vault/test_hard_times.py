"""Two programs on one vault, a disk that is full, files that cannot be written: what was saved stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mla_writer.model.errors import CannotWrite, VaultError
from mla_writer.vault import Vault, engine, faults
from tests.vault.samples import KEY, SENTENCE, SetClock, edited, kept, no_problems

ROOT = Path(__file__).resolve().parents[2]
SAVES = 25
LIMITED = """
import resource, sys
from pathlib import Path
from mla_writer.model.errors import CannotWrite
from mla_writer.vault import Vault
from tests.vault.samples import KEY, SetClock, kept
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
vault = Vault.open_with_key(Path(sys.argv[1]), KEY, SetClock())
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
number = 0
try:
    while True:
        vault.shelf.save(kept(f"n{number}", "x" * 50_000), None)
        number += 1
except CannotWrite as error:
    print(number, str(error), sep="|")
"""


@pytest.mark.slow
def test_two_programs_on_one_vault(tmp_path: Path, clock: SetClock) -> None:
    vault = Vault.open_with_key(tmp_path, KEY, clock)
    vault.shelf.save(kept("common"), None)
    command = [sys.executable, "-m", "tests.vault.other_window", str(tmp_path)]
    runs = [
        subprocess.Popen([*command, name, str(SAVES)], stdout=subprocess.PIPE, cwd=ROOT, env=with_path())
        for name in ("one", "two")
    ]
    assert [run.communicate(timeout=120)[0].isdigit() for run in runs] == [True, True]
    assert len(vault.shelf.entries()) == 2 * SAVES + 1
    found, stamp = vault.shelf.open("common", no_problems)
    assert stamp.number == 2 * SAVES + 1
    texts = [one.draft.get("common.facts.summary") for one in found.undo]
    assert texts[0] == SENTENCE
    assert len({*texts, found.draft.get("common.facts.summary")}) == 2 * SAVES + 1
    assert vault.examine() == ()
    vault.close()


def with_path() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_another_program_that_holds_the_vault(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    vault.shelf.save(kept(), None)
    with vault._store.apart() as other:
        other.execute("BEGIN IMMEDIATE")
        vault._store._connection.execute("PRAGMA busy_timeout=20")
        with pytest.raises(VaultError, match="another window or program"):
            vault.shelf.save(kept("d2"), None)
        assert len(vault.shelf.entries()) == 1
        other.execute("ROLLBACK")
    vault.shelf.save(kept("d2"), None)


def test_a_full_store(vault: Vault) -> None:
    stamp = vault.shelf.save(kept(), None)
    pages = vault._store._connection.execute("PRAGMA page_count").fetchone()[0]
    vault._store._connection.execute(f"PRAGMA max_page_count={pages + 5}")
    with pytest.raises(CannotWrite, match="the disk is full"):
        vault.shelf.save(edited(kept(), "x" * 90_000), stamp)
    assert vault.shelf.open("d1", no_problems)[0].draft == kept().draft
    vault._store._connection.execute("PRAGMA max_page_count=1000000")
    vault.shelf.save(edited(kept(), "x" * 90_000), stamp)
    assert vault.examine() == ()


@pytest.mark.slow
@pytest.mark.parametrize("limit", [200_000, 700_000, 1_500_000])
def test_a_disk_that_takes_no_more(tmp_path: Path, clock: SetClock, limit: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path), str(limit)],
        capture_output=True, text=True, cwd=ROOT, env=with_path(), check=False,
    )  # fmt: skip
    number, _, said = done.stdout.partition("|")
    assert "what was saved before is safe" in said, done.stderr
    vault = Vault.open_with_key(tmp_path, KEY, clock)
    assert len(vault.shelf.entries()) == int(number)
    assert vault.examine() == ()
    vault.close()


def test_a_backup_onto_what_cannot_be_written(vault: Vault, tmp_path: Path) -> None:
    for target in (tmp_path / "none" / "x", tmp_path):
        with pytest.raises((CannotWrite, VaultError)):
            vault.backup(target)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["vault"]


SAID = [
    ("database or disk is full", CannotWrite, "the disk is full"),
    ("disk I/O error", CannotWrite, "takes no more or reports a fault"),
    ("attempt to write a readonly database", CannotWrite, "write-protected"),
    ("database is locked", VaultError, "another window"),
    ("database disk image is malformed", VaultError, "damaged"),
    ("file is not a database", VaultError, "damaged"),
    ("something else", VaultError, "something else"),
]


@pytest.mark.parametrize(("text", "kind", "said"), SAID, ids=range(len(SAID)))
def test_what_sqlite_says_is_told(text: str, kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said), faults.guarded():
        raise faults.dbapi2.OperationalError(text)
