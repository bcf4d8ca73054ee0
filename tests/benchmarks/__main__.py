"""All benchmarks in one table: ``python3 dev.py bench [NAME ...]``.

Every module ``bench_*.py`` here has a ``main()`` that gives rows ``(name, value, anchor, ratio,
promise)``: what was measured, as text with its unit; what it is compared with, measured in the same
run on the same machine; value by anchor; and the ratio that was promised, or None. Machines differ,
ratios hardly: only they are judged.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
HEADINGS = ("benchmark", "measured", "compared with", "ratio", "promised")


class Row(NamedTuple):
    """One measurement. A promise is an upper limit of the ratio; a negative one a lower limit."""

    name: str
    value: str
    anchor: str
    ratio: float
    promise: float | None

    @property
    def kept(self) -> bool:
        """Whether the ratio is what was promised."""
        if self.promise is None:
            return True
        return self.ratio <= self.promise if self.promise >= 0 else self.ratio >= -self.promise

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        promise = "" if self.promise is None else f"{'≤' if self.promise >= 0 else '≥'} {abs(self.promise):g}"
        mark = "" if self.kept else "  NOT KEPT"
        return self.name, self.value, self.anchor, f"{self.ratio:.2f}", promise + mark


def main(names: Sequence[str]) -> int:
    """Run the benchmarks whose names contain one of ``names``, or all; 1 when a promise is not kept."""
    rows = [row for module in chosen(names) for row in run(module)]
    print(table([HEADINGS, *(row.cells() for row in rows)]))
    broken = [row for row in rows if not row.kept]
    print(f"\n{len(rows) - len(broken)} kept, {len(broken)} not kept")
    return 1 if broken or not rows else 0


def chosen(names: Sequence[str]) -> list[str]:
    """The modules to run, in the order of their names."""
    found = sorted(path.stem for path in FOLDER.glob("bench_*.py"))
    return [name for name in found if not names or any(part in name for part in names)]


def run(module: str) -> Iterable[Row]:
    """The rows of one module."""
    print(f"--- {module}", file=sys.stderr, flush=True)
    return [Row(*row) for row in importlib.import_module(f"tests.benchmarks.{module}").main()]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns as wide as their widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
