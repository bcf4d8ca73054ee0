"""A text in its sentences, for reading side by side; what is kept of a translation is the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator

ENDED = re.compile(r"(?<=[.!?؟])[\"”»’)]*\s+(?=[^\s\Wa-zа-яà-ÿ\d]|[«“\"(¿¡])|(?<=[。！？])[”」』）]*\s*")
SHORT = re.compile(
    r"(?:^|[\s(«“])(?:[^\W\d_]{1,2}|art|arts|núm|tel|vol|Ltd|Inc|Mrs|[^\W\d_](?:\.[^\W\d_])+)\.$"
)
"""An abbreviation or an initial, after which no sentence ends: art., No., S. L., п."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of ``text`` in their order, none across a line; nothing of the text is left out but
    the spaces between them."""
    return tuple(one for line in text.splitlines() for one in _of_line(line.strip()))


def _of_line(line: str) -> Iterator[str]:
    begin = 0
    for end in ENDED.finditer(line):
        before = line[begin : end.end()].strip()
        if before and not SHORT.search(before):
            yield before
            begin = end.end()
    if line[begin:].strip():
        yield line[begin:].strip()
