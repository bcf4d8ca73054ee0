"""A name that the letterhead has already is not printed a second time below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mla_writer.render.document import Block, Document, Spans, plain
from mla_writer.render.document import Letterhead as Sender
from mla_writer.render.letterhead.model import Letterhead


def without_repetition(document: Document, letterhead: Letterhead) -> Document:
    """``document`` without those lines of its sender that stand in the head of ``letterhead`` word for
    word. What the letterhead does not say stays."""
    said = {_folded(line) for line in _lines(letterhead)}
    return replace(document, blocks=tuple(_blocks(document.blocks, said)))


def _lines(letterhead: Letterhead) -> Iterator[str]:
    for line in letterhead.top.lines if letterhead.top is not None else ():
        yield line.text
        yield from line.text.split("\n")


def _blocks(blocks: tuple[Block, ...], said: set[str]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Sender):
            yield block
            continue
        kept = _kept(block.lines, said)
        if any(kept):
            yield Sender(kept)


def _kept(lines: tuple[Spans, ...], said: set[str]) -> tuple[Spans, ...]:
    return tuple(line for line in lines if not line or _folded(plain(line)) not in said)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
