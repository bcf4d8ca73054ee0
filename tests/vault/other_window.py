"""A second program on the same vault: ``python other_window.py FOLDER NAME COUNT``.

Saves drafts of its own and, again and again, the draft that both edit; tells how often it was told that the
other was first.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from mla_writer.model.errors import ChangedElsewhere
from mla_writer.vault import Vault
from tests.vault.samples import KEY, edited, kept, no_problems


def main(folder: Path, name: str, count: int) -> None:
    """Save ``count`` times."""
    vault = Vault.open_with_key(folder, KEY, lambda: datetime.now(UTC))
    refused = 0
    for number in range(count):
        vault.shelf.save(kept(f"{name}-{number}"), None)
        refused += not saved_after(vault, f"{name} {number}")
    vault.close()
    sys.stdout.write(str(refused))


def saved_after(vault: Vault, summary: str) -> bool:
    """Save one more step of the common draft, read anew as often as the other was first; whether at once."""
    at_once = True
    while True:
        now, stamp = vault.shelf.open("common", no_problems)
        try:
            vault.shelf.save(edited(now, summary), stamp)
        except ChangedElsewhere:
            at_once = False
        else:
            return at_once


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
