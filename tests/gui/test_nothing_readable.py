"""After a working day nothing readable of the case lies on the disk, and nothing was told on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .readable import WRITTEN, found, readable
from .working_day import ACCOUNT, NAME, SENTENCE

ROOT = Path(__file__).resolve().parents[2]
WORDS = (
    NAME,
    "Zw\u00f6lfkirchen",
    "Brandmoor",
    "ledger went to",
    "ferryman",
    ACCOUNT,
    ACCOUNT.replace(" ", ""),
)
FOLDERS = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
           "XDG_RUNTIME_DIR")  # fmt: skip


def own_folders(folder: Path) -> dict[str, str]:
    """An environment in which everything that is written lies below ``folder``."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("MLA_", "DBUS", "XDG"))}
    made = {name: str(folder / name.lower()) for name in FOLDERS}
    for path in made.values():
        Path(path).mkdir(mode=0o700, parents=True)
    return {**keep, **made, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}


@pytest.mark.slow
def test_a_working_day_leaves_nothing_readable(tmp_path: Path) -> None:
    day = subprocess.run(
        [sys.executable, "-m", "tests.gui.working_day"],
        cwd=tmp_path, env=own_folders(tmp_path / "machine"), capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert day.stdout == b"done", day.stdout.decode() + day.stderr.decode()
    left = {path.name for path in (tmp_path / "machine").rglob("*")}
    assert {"drafts.vault", "drafts.vault-wal", "vault.json", "backup.mlabackup", "settings.json"} <= left
    assert b"ValueError" in day.stderr, "the mistake did not happen"
    assert found(day.stderr, WORDS) == set()
    assert readable(tmp_path, WORDS) == {}


@pytest.mark.parametrize("form", WRITTEN, ids=str)
def test_it_would_be_found(form: str, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    noise = bytes(range(256)) * 20
    (tmp_path / "deep" / "file").write_bytes(
        noise + WRITTEN[form](f"Said {SENTENCE} Then {ACCOUNT}.") + noise
    )
    ((name, words),) = readable(tmp_path, WORDS).items()
    assert name == str(Path("deep", "file"))
    assert {"Zw\u00f6lfkirchen", "Brandmoor", "ferryman", ACCOUNT} <= words


def test_a_name_of_a_file_would_be_found(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.txt").touch()
    assert readable(tmp_path, WORDS) == {f"{NAME}.txt": {NAME}}
