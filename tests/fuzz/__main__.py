"""Damaged files against every way in: ``python3 dev.py fuzz [--count N] [--seed N] [--only WORD]``.

Each must give a result or a ``ProgramError``, within bounded time and memory; anything else is kept in
``tests/fuzz/found/`` and ends with exit code 1.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import time
import traceback
import tracemalloc
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mla_writer.model.errors import ProgramError
from tests.fuzz.ways import WAYS, Way

FOUND = Path(__file__).parent / "found"
LONGEST = 5.0
"""Seconds for one file on a slow machine; a reader that hangs takes for ever."""
LARGEST = 400 * 2**20
"""Bytes of memory of Python for one file."""
TRACED = 20
"""Memory is traced for one file in so many: tracing slows reading down several times."""


@dataclass
class Tally:
    """What came of one way in. ``failures`` are what was neither a result nor a refusal."""

    count: int = 0
    read: int = 0
    slowest: float = 0.0
    largest: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, bytes]] = field(default_factory=list)


def tried(way: Way, count: int, seed: int) -> Tally:
    """``count`` damaged files through ``way``."""
    chance, tally, samples = random.Random(seed), Tally(), way.samples()
    for sample in samples:
        way.read(sample)
    for number in range(count):
        one(way, way.damage(chance, chance.choice(samples)), tally, traced=number % TRACED == 0)
    return tally


def one(way: Way, data: bytes, tally: Tally, traced: bool) -> None:
    """One damaged file through ``way``, told to ``tally``."""
    if traced:
        tracemalloc.start()
    begun = time.perf_counter()
    try:
        way.read(data)
        tally.read += 1
    except ProgramError as refused:
        tally.refusals[type(refused).__name__] += 1
    except Exception:
        tally.failures.append((traceback.format_exc(limit=-4), data))
    took = time.perf_counter() - begun
    if traced:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        tally.largest = max(tally.largest, peak)
        _judge(tally, data, "memory", peak, LARGEST)
    else:
        tally.slowest = max(tally.slowest, took)
        _judge(tally, data, "seconds", took, LONGEST)
    tally.count += 1


def _judge(tally: Tally, data: bytes, what: str, found: float, limit: float) -> None:
    if found > limit:
        tally.failures.append((f"{what}: {found:.1f} where {limit:.1f} is the limit\n", data))


def keep(failures: Sequence[tuple[str, bytes]]) -> None:
    """Keep the first of each kind of failure as a file."""
    FOUND.mkdir(exist_ok=True)
    for data in {reason.splitlines()[-1]: data for reason, data in reversed(failures)}.values():
        (FOUND / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def main(given: Sequence[str]) -> int:
    """Share the files out to the ways in, and print what came of them."""
    asked = argparse.ArgumentParser(prog="dev.py fuzz")
    asked.add_argument("--count", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", default="", help="ways whose name contains this")
    options = asked.parse_args(given)
    ways = {name: way for name, way in WAYS.items() if options.only in name}
    shares = sum(way.share for way in ways.values())
    failures: list[tuple[str, bytes]] = []
    for name, way in ways.items():
        tally = tried(way, -(-options.count * way.share // shares), options.seed)
        failures += tally.failures
        print(
            f"{name:30} {tally.count:6} tried, {tally.read:5} read, {tally.refusals.total():6} refused, "
            f"{len(tally.failures)} failed, slowest {tally.slowest * 1000:.0f} ms, "
            f"most memory {tally.largest / 2**20:.1f} MiB",
            flush=True,
        )
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"the process held {resident:.0f} MiB at most; {len(failures)} failures")
    for reason in dict.fromkeys(reason for reason, _ in failures):
        print(f"\n{reason}", file=sys.stderr)
    keep(failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
