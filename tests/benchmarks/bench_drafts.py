"""Drafts on disk against the least that reading and writing JSON can cost."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from mla_writer.drafts import from_json, to_json
from mla_writer.exchange.opening import read_draft
from mla_writer.files import write_bytes
from mla_writer.model.draft import Draft, Measure

ROUNDS = 60
Row = tuple[str, str, str, float, float | None]
PARAGRAPH = "On 3 May 2026 the account holder ordered a transfer of EUR 12 000.00 to an account abroad. " * 4


def main() -> Iterator[Row]:
    """Rows for a draft of 60 kB, about what a full case takes."""
    draft = sample()
    data = to_json(draft)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "draft.json")
        path.write_bytes(data)
        bare = Path(folder, "bare.json")
        plain = json.loads(data)
        yield compared("read a draft", lambda: read_draft(path, none), "json.loads", lambda: json.loads(data))
        yield compared(
            "read, without the file", lambda: from_json(data, none), "json.loads", lambda: json.loads(data)
        )
        yield compared(
            "write a draft",
            lambda: write_bytes(path, to_json(draft)),
            "json.dumps and fsync",
            lambda: least(bare, plain),
        )


def sample() -> Draft:
    """An invented case with many entries."""
    entries = [{"id": f"a{number}", "number": f"{number:08}", "basis": PARAGRAPH} for number in range(140)]
    return Draft(
        "d1", common={"facts": {"summary": PARAGRAPH}}, measures=(Measure("m1", "k", {"accounts": entries}),)
    )


def none(plain: dict[str, object]) -> tuple[()]:
    """Types are another benchmark's subject."""
    return ()


def least(path: Path, plain: object) -> None:
    """Write JSON and wait for the disk, with no thought for what may go wrong."""
    with path.open("w", encoding="utf-8") as stream:
        json.dump(plain, stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())


def compared(name: str, ours: Callable[[], object], other: str, theirs: Callable[[], object]) -> Row:
    """The medians of both, taken in turns."""
    pairs = sorted((seconds(ours), seconds(theirs)) for _ in range(ROUNDS))
    own = pairs[ROUNDS // 2][0]
    anchor = sorted(pair[1] for pair in pairs)[ROUNDS // 2]
    return name, f"{own * 1000:.2f} ms", f"{other} {anchor * 1000:.2f} ms", own / anchor, None


def seconds(action: Callable[[], object]) -> float:
    """How long ``action`` takes."""
    begun = perf_counter()
    action()
    return perf_counter() - begun
