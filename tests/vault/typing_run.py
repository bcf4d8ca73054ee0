"""A person at work, as processes to be killed: ``python typing_run.py FOLDER``.

For every seed on standard input a process is begun, told by its number in a line of its own; when it was
killed, the next seed may come. It opens the vault, goes on where the draft was left, and edits without end:
types, takes back, makes again. What ``save`` has taken is told on standard output as one line of JSON:
revision, summary, numbers of steps.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mla_writer.model.dossier import Kept, Moment
from mla_writer.model.errors import UnknownName
from mla_writer.vault import Revision, Vault
from tests.vault.samples import KEY, SENTENCE, edited, kept, no_problems

MOST_STEPS = 40


def main(folder: Path, seed: int) -> None:
    """Edit until killed."""
    chance = random.Random(seed)
    vault = Vault.open_with_key(folder, KEY, lambda: datetime.now(UTC))
    now, stamp = begun(vault)
    while True:
        now = changed(now, chance)
        stamp = vault.shelf.save(now, stamp)
        tell(now, stamp)
        if chance.random() < 0.05:
            vault.shelf.keep_version("d1", now.draft, "kept")


def serve(folder: Path) -> None:
    """Begin one process after the other: by forking, since a fresh start takes longer than its life."""
    importlib.import_module("mla_writer.drafts.review_format")  # once, not in every process
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            put(os.getpid())
            main(folder, int(line))
        os.waitpid(child, 0)
        sys.stdout.write("\n")  # what was killed may have left half a line
        put(None)


def put(told: object) -> None:
    """One line, in one piece."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def begun(vault: Vault) -> tuple[Kept, Revision]:
    """The draft as it was left, or a new one."""
    try:
        return vault.shelf.open("d1", no_problems)
    except UnknownName:
        now = kept(summary="0")
        return now, vault.shelf.save(now, None)


def changed(now: Kept, chance: random.Random) -> Kept:
    """One edit: mostly something new is written, sometimes a step is taken back or made again."""
    lot = chance.random()
    if lot < 0.2 and now.undo:
        back = now.undo[-1]
        redo = (*now.redo, Moment(now.draft, now.page))
        return replace(now, draft=back.draft, undo=now.undo[:-1], redo=redo)
    if lot < 0.3 and now.redo:
        there = now.redo[-1]
        undo = (*now.undo, Moment(now.draft, now.page))
        return replace(now, draft=there.draft, undo=undo, redo=now.redo[:-1])
    words = chance.sample(SENTENCE.split(), chance.randrange(1, 12)) * chance.randrange(1, 60)
    after = edited(now, " ".join([str(chance.randrange(10**9)), *words]))
    return replace(after, undo=after.undo[-MOST_STEPS:])


def tell(now: Kept, stamp: Revision) -> None:
    """What is safe from here on."""
    put([stamp.number, now.draft.get("common.facts.summary"), chain(now)])


def chain(now: Kept) -> list[list[str]]:
    """The texts of the steps on both sides."""
    return [[one.draft.get("common.facts.summary")[:12] for one in side] for side in (now.undo, now.redo)]


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
