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
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlcipher3 import dbapi2

from mla_writer.drafts import to_plain
from mla_writer.model.dossier import Described, Kept, Moment
from mla_writer.model.draft import Draft, Measure
from mla_writer.vault import Query, Vault
from mla_writer.vault.body import all_text, compact
from mla_writer.vault.query import COLUMNS, joined
from mla_writer.vault.schema import TABLES
from mla_writer.vault.search import words_of

DRAFTS, SAVES, LOOKS = 10_000, 120, 15
MOST_MILLISECONDS = 400.0
WORDS_IN_DRAFT = 20_000
Row = tuple[str, str, str, float, float | None]
SAVE = (
    "UPDATE drafts SET changed = ?, revision = revision + 1 WHERE number = 1",
    "UPDATE bodies SET content = ? WHERE draft = 1",
    "DELETE FROM words WHERE rowid = 1",
    "INSERT INTO words (rowid, content) VALUES (1, ?)",
)


def main() -> Iterator[Row]:
    """Rows for saving one edit, listing and searching 10,000 drafts of about 60 kB."""
    maker = Maker(random.Random(20261121))
    with tempfile.TemporaryDirectory() as folder:
        vault = Vault.open_with_key(Path(folder, "vault"), bytes(32), lambda: datetime.now(UTC))
        plain = plain_store(Path(folder, "plain"))
        fill(vault, plain, maker)
        yield saving(vault, plain, maker)
        yield listing(vault, plain)
        yield from searching(vault, maker)
        vault.close()
        plain.close()


class Maker:
    """Invented drafts with words as rare and as frequent as in a language."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        letters = "abcdefghijklmnopqrstuvwxyz"
        self.words = ["".join(chance.choices(letters, k=chance.randrange(3, 12))) for _ in range(30_000)]
        self.weights = [1 / (place + 3) for place in range(len(self.words))]

    def text(self, count: int) -> str:
        """That many words."""
        return " ".join(self.chance.choices(self.words, self.weights, k=count))

    def kept(self, number: int) -> Kept:
        """A draft of about 60 kB with 20 kB of words for the search."""
        entries = [{"id": f"a{one}", "number": f"{one:08}", "basis": self.text(85)} for one in range(95)]
        facts = {"facts": {"summary": self.text(120)}}
        draft = Draft(f"d{number}", common=facts, measures=(Measure("m1", "k", {"accounts": entries}),))
        told = Described(f"REF-{number}", "FR", "CH", ("k",), (f"Ivo Ferro {number}",), words(draft))
        return Kept(draft, "facts", described=told)


def words(draft: Draft) -> str:
    """The words for the search."""
    return all_text(draft)[:WORDS_IN_DRAFT]


def plain_store(path: Path) -> Any:
    """A store without a key, with the same tables and as safe."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {setting}")
    for table in TABLES:
        connection.execute(table)
    return connection


def fill(vault: Vault, plain: Any, maker: Maker) -> None:
    """The same drafts into both, each in one go; a few hundred different ones are enough."""
    some = [maker.kept(number) for number in range(200)]
    bodies = [compact(to_plain(one.draft)) for one in some]
    texts = [" ".join(sorted(words_of(one.described.words))) for one in some]
    plain.execute("BEGIN")
    with vault._store.writing() as connection:
        for number in range(DRAFTS):
            for store in (connection, plain):
                put(store, number, some[number % 200].described, (bodies[number % 200], texts[number % 200]))
    plain.execute("COMMIT")


def put(store: Any, number: int, told: Described, content: tuple[bytes, str]) -> None:
    """One draft as it lies in the store."""
    row = (number + 1, f"d{number}", f"2026-11-21T{number:06}", told.reference, joined(told.persons))
    store.execute("INSERT INTO drafts VALUES (?, ?, 1, ?, '', ?, 'FR', 'CH', 'k', ?, 0, '', 0, '')", row)
    store.execute("INSERT INTO bodies VALUES (?, ?)", (number + 1, content[0]))
    store.execute("INSERT INTO words (rowid, content) VALUES (?, ?)", (number + 1, content[1]))


def saving(vault: Vault, plain: Any, maker: Maker) -> Row:
    """One edit of one field of a draft with many steps behind it."""
    now, stamp = vault.shelf.open("d0", lambda data: ())
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
    undo = (*before.undo, Moment(before.draft, "facts"))
    return replace(before, draft=after, undo=undo, described=replace(before.described, words=words(after)))


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


def seconds(action: Callable[[], Any]) -> tuple[float, Any]:
    """How long ``action`` takes, and what it gives."""
    begun = perf_counter()
    result = action()
    return perf_counter() - begun, result


def shown(took: float) -> str:
    """A time in milliseconds."""
    return f"{took * 1000:.2f} ms"
