"""Kills a typing run at random moments: ``python -m tests.vault.kills COUNT [SEED]`` (``dev.py kill``).

After each kill: nothing that was acknowledged is lost, the store is sound, the steps are those of the state
that is found, which is the one acknowledged last or the one after it.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mla_writer.model.errors import UnknownName
from mla_writer.vault import Vault
from tests.vault.samples import KEY, no_problems
from tests.vault.typing_run import chain

ROOT = Path(__file__).resolve().parents[2]
LATEST = 0.12
"""Seconds after the first acknowledged save, or, one time in ten, after the start."""


@dataclass
class Count:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    other_steps: int = 0
    slowest: float = 0.0
    """Seconds, of opening the vault and the draft again."""

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost, and something was tried."""
        return self.acknowledged > self.kills and not (self.lost or self.unsound or self.other_steps)


def kill(folder: Path, count: int, seed: int) -> Count:
    """Kill ``count`` runs on the vault in ``folder``, each going on where the last was killed."""
    chance, result = random.Random(seed), Count()
    last: list[Any] = [0, "0", [[], []]]
    with _run(folder) as run:
        for number in range(count):
            told = _killed(run, seed + number, chance)
            result.kills += 1
            result.acknowledged += len(told)
            last = _judged(folder, told[-1] if told else last, result)
    return result


@contextmanager
def _run(folder: Path) -> Generator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.vault.typing_run", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as run:
        yield run
        assert run.stdin is not None
        run.stdin.close()


def _killed(run: subprocess.Popen[str], seed: int, chance: random.Random) -> list[list[Any]]:
    """Begin and kill one process; what it told before."""
    assert run.stdin is not None
    assert run.stdout is not None
    run.stdin.write(f"{seed}\n")
    run.stdin.flush()
    process = int(run.stdout.readline())
    lines = [run.stdout.readline()] if chance.random() < 0.9 else []
    time.sleep(chance.uniform(0, LATEST))
    os.kill(process, signal.SIGKILL)
    while (line := run.stdout.readline()) != "null\n":
        assert line, "the typing run has ended by itself"
        lines.append(line)
    return [json.loads(line) for line in lines if line.endswith("]\n")]


def _judged(folder: Path, last: list[Any], result: Count) -> list[Any]:
    """Look at the vault; gives back what it holds."""
    begun = time.perf_counter()
    vault = Vault.open_with_key(folder, KEY, lambda: datetime.now(UTC))
    try:
        kept, stamp = vault.shelf.open("d1", no_problems)
        found = [stamp.number, kept.draft.get("common.facts.summary"), chain(kept)]
    except UnknownName:
        found = [0, "0", [[], []]]
    result.slowest = max(result.slowest, time.perf_counter() - begun)
    result.unsound += vault.examine() != ()
    vault.close()
    if found[0] == last[0]:
        result.lost += found[1] != last[1]
        result.other_steps += found[2] != last[2]
    elif found[0] == last[0] + 1:  # written, but killed before it could say so
        result.other_steps += not _is_next(last, found)
    else:
        result.lost += 1
    return found


def _is_next(last: list[Any], found: list[Any]) -> bool:
    """Whether ``found`` is one edit after ``last``."""
    (undo, redo), (new_undo, new_redo), text = last[2], found[2], last[1][:12]
    written = new_undo[-1:] == [text] and new_undo[:-1] == undo[len(undo) + 1 - len(new_undo) :]
    taken_back = new_redo[-1:] == [text] and new_undo == undo[:-1]
    return taken_back or (written and new_redo in ([], redo[:-1])) or last[0] == 0


def main(arguments: list[str]) -> int:
    """Kill as often as asked, tell the counts, and say by the exit code whether all was well."""
    count, seed = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 20261121
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mla-writer-kills-") as folder:
        found = kill(Path(folder, "vault"), count, seed)
    print(f"{found} after {time.monotonic() - begun:.0f} s")  # noqa: T201
    return 0 if found.is_good and found.kills == count else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
