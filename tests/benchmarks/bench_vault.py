"""The vault against plain SQLite with the same durability, the same tables and the same full-text index.

Plain means the same library without a key: it then is SQLite. It is given words that are already folded
and content that is already JSON, and keeps no steps to undo, no chain and no moments.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlcipher3 import dbapi2

from mla_writer.drafts import from_json, to_plain
from mla_writer.model.dossier import Described, Kept, Moment
from mla_writer.model.draft import Draft, Measure
from mla_writer.vault import Query, Vault
from mla_writer.vault.body import all_text, compact
from mla_writer.vault.engine import SETTINGS
from mla_writer.vault.query import COLUMNS, joined
from mla_writer.vault.search import words_of

DRAFTS, DIFFERENT, AT_ONCE, SAVES, LOOKS, OPENINGS = 10_000, 200, 500, 120, 15, 9
STEPS = 400
MOST_MILLISECONDS = 400.0
FILLING = ("synchronous=OFF", "secure_delete=OFF", "cache_size=-200000", "wal_autocheckpoint=20000")
"""For making the stores only; they are closed and opened again before anything is measured."""
Row = tuple[str, str, str, float, float | None]
SAVE = (
    "UPDATE drafts SET changed = ?, revision = revision + 1 WHERE number = 1",
    "UPDATE bodies SET content = ? WHERE draft = 1",
    "DELETE FROM words WHERE rowid = 1",
    "INSERT INTO words (rowid, content) VALUES (1, ?)",
)


def main() -> Iterator[Row]:
    """Rows for saving one edit, listing and searching 10,000 drafts of about 60 kB, opening."""
    maker = Maker(random.Random(20261121))
    with tempfile.TemporaryDirectory() as folder:
        opened, plain = Path(folder, "vault"), Path(folder, "plain")
        fill(opened, plain, maker)
        vault, other = opened_vault(opened), connected(plain)
        yield saving(vault, other, maker)
        yield listing(vault, other)
        yield from searching(vault, maker)
        yield opening_a_draft(vault)
        vault.close()
        yield opening_the_vault(opened, plain)
        other.close()


def opened_vault(folder: Path) -> Vault:
    """The vault in ``folder``, by its key."""
    return Vault.open_with_key(folder, bytes(32), lambda: datetime.now(UTC))


class Maker:
    """Invented drafts with words as rare and as frequent as in a language; about 3,000 different ones in
    each."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        letters = "abcdefghijklmnopqrstuvwxyz"
        self.words = ["".join(chance.choices(letters, k=chance.randrange(3, 12))) for _ in range(30_000)]
        self.sums = list(accumulate(1 / (place + 3) for place in range(len(self.words))))

    def text(self, count: int) -> str:
        """That many words."""
        return " ".join(self.chance.choices(self.words, cum_weights=self.sums, k=count))

    def kept(self, number: int) -> Kept:
        """A draft of about 60 kB."""
        entries = [{"id": f"a{one}", "number": f"{one:08}", "basis": self.text(85)} for one in range(78)]
        facts = {"facts": {"summary": self.text(120)}}
        draft = Draft(f"d{number}", common=facts, measures=(Measure("m1", "k", {"accounts": entries}),))
        told = Described(f"REF-{number}", "FR", "CH", ("k",), (f"Ivo Ferro {number}",), all_text(draft))
        return Kept(draft, "facts", described=told)


def connected(path: Path) -> Any:
    """A store without a key, as safe."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def fill(folder: Path, path: Path, maker: Maker) -> None:
    """The same drafts into the vault and, with its index, into a store without a key; a few hundred different
    ones are enough."""
    some = [maker.kept(number) for number in range(DIFFERENT)]
    ready = [
        (one.described, compact(to_plain(one.draft)), " ".join(sorted(words_of(one.described.words))))
        for one in some
    ]
    vault = opened_vault(folder)
    store = vault._store._connection
    for setting in FILLING:
        store.execute(f"PRAGMA {setting}")
    for first in range(0, DRAFTS, AT_ONCE):
        store.execute("BEGIN")
        for number in range(first, first + AT_ONCE):
            put(store, number, ready[number % DIFFERENT])
        store.execute("COMMIT")
    store.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
    store.execute("SELECT sqlcipher_export('plain')").fetchall()
    vault.close()


def put(store: Any, number: int, content: tuple[Described, bytes, str]) -> None:
    """One draft as it lies in the store."""
    told, body, words = content
    row = (number + 1, f"d{number}", f"2026-11-21T{number:06}", told.reference, joined(told.persons))
    store.execute("INSERT INTO drafts VALUES (?, ?, 1, ?, '', ?, 'FR', 'CH', 'k', ?, 0, '', 0, '')", row)
    store.execute("INSERT INTO bodies VALUES (?, ?)", (number + 1, body))
    store.execute("INSERT INTO words (rowid, content) VALUES (?, ?)", (number + 1, words))


def saving(vault: Vault, plain: Any, maker: Maker) -> Row:
    """One edit of one field of a draft with many steps behind it."""
    now, stamp = vault.shelf.open("d0", lambda data: ())
    for _ in range(STEPS):
        now = edited(now, maker)
    stamp = vault.shelf.save(now, stamp)
    ours, theirs = [], []
    for _ in range(SAVES):
        now = edited(now, maker)
        took, stamp = seconds(lambda now=now, stamp=stamp: vault.shelf.save(now, stamp))
        ours.append(took)
        content, text = compact(to_plain(now.draft)), " ".join(sorted(words_of(now.described.words)))
        theirs.append(seconds(lambda content=content, text=text: save_plain(plain, content, text))[0])
    own, other = median(ours), median(theirs)
    return "save an edit", shown(own), f"plain SQLite {shown(other)}", own / other, 3


def edited(before: Kept, maker: Maker) -> Kept:
    """One more step."""
    after = before.draft.put("measures[0].answers.accounts[3].basis", maker.text(85))
    undo = (*before.undo, Moment(before.draft, "facts"))[-STEPS:]
    return replace(before, draft=after, undo=undo, described=replace(before.described, words=all_text(after)))


def save_plain(plain: Any, content: bytes, text: str) -> None:
    """What plain SQLite has to do."""
    plain.execute("BEGIN IMMEDIATE")
    for statement, values in zip(SAVE, (("x",), (content,), (), (text,)), strict=True):
        plain.execute(statement, values)
    plain.execute("COMMIT")


def listing(vault: Vault, plain: Any) -> Row:
    """All drafts, latest change first."""
    sql = (
        f"SELECT {COLUMNS} FROM drafts WHERE deleted = '' AND archived = 0 ORDER BY changed DESC, number DESC"
    )
    ours = median(seconds(vault.shelf.entries)[0] for _ in range(LOOKS))
    theirs = median(seconds(lambda: plain.execute(sql).fetchall())[0] for _ in range(LOOKS))
    assert len(vault.shelf.entries()) == DRAFTS
    return "list 10,000 drafts", shown(ours), f"plain SQLite {shown(theirs)}", ours / theirs, 2


def searching(vault: Vault, maker: Maker) -> Iterator[Row]:
    """A rare word, a frequent one, the beginning of many, several together."""
    questions = {
        "a rare word": maker.words[20_000],
        "a frequent word": maker.words[0],
        "one letter": "a",
        "three beginnings": " ".join(word[:3] for word in maker.words[50:53]),
    }
    for name, text in questions.items():
        took = median(seconds(lambda text=text: vault.shelf.entries(Query(text)))[0] for _ in range(LOOKS))
        found = len(vault.shelf.entries(Query(text)))
        ratio = took * 1000 / MOST_MILLISECONDS
        yield f"search for {name} ({found:,} found)", shown(took), "400 ms", ratio, 1


def opening_a_draft(vault: Vault) -> Row:
    """The draft that was saved above, with a full history of steps to undo."""
    sql = "SELECT content FROM bodies WHERE draft = 1"
    kept, _ = vault.shelf.open("d0", lambda data: ())
    assert len(kept.undo) == STEPS
    took = median(seconds(lambda: vault.shelf.open("d0", lambda data: ()))[0] for _ in range(OPENINGS))
    content = vault._store._connection.execute(sql).fetchone()[0]
    least = median(seconds(lambda: from_json(content, lambda data: ()))[0] for _ in range(OPENINGS))
    name = f"open a draft with {STEPS} steps to undo"
    return name, shown(took), f"its JSON alone {shown(least)}", took / least, None


def opening_the_vault(folder: Path, path: Path) -> Row:
    """By its key, until the first draft of the list is there."""

    def ours() -> None:
        vault = opened_vault(folder)
        vault.shelf.entries(Query(limit=1))
        vault.close()

    def theirs() -> None:
        store = connected(path)
        store.execute("SELECT id FROM drafts LIMIT 1").fetchall()
        store.close()

    own = median(seconds(ours)[0] for _ in range(LOOKS))
    other = median(seconds(theirs)[0] for _ in range(LOOKS))
    return "open the vault by its key", shown(own), f"plain SQLite {shown(other)}", own / other, None


def seconds(action: Callable[[], Any]) -> tuple[float, Any]:
    """How long ``action`` takes, and what it gives."""
    begun = perf_counter()
    result = action()
    return perf_counter() - begun, result


def shown(took: float) -> str:
    """A time in milliseconds."""
    return f"{took * 1000:.2f} ms"
