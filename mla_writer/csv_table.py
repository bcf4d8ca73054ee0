"""Tables as CSV for a spreadsheet: UTF-8 with a mark, every cell quoted, none a formula (RFC 4180; OWASP, CSV
Injection). Belongs here: cells and lines. Does not belong here: what the columns are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, some also behind spaces."""
GUARD = "'"


def written(rows: Iterable[Iterable[str]]) -> bytes:
    """``rows``, the first of them the heads, as a file; a question mark stands for what UTF-8 has not."""
    stream = io.StringIO(newline="")
    table = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def guarded(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula; ``unguarded`` gives it back."""
    return GUARD + text if _calculates(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that ``guarded`` may have written."""
    return cell[1:] if cell.startswith(GUARD) and _calculates(cell) else cell


def _calculates(text: str) -> bool:
    return text.lstrip(f"{GUARD} ").startswith(FORMULA)
