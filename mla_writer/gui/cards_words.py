"""How key cards are shown: a fingerprint in groups, and who holds the card. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mla_writer.gui.wording import joined

if TYPE_CHECKING:
    from mla_writer.exchange.cards import Card

LEFT_TO_RIGHT, END = "\u2066", "\u2069"
GROUPS = 4
"""Groups of four letters on a line."""


def in_lines(fingerprint: str) -> str:
    """The groups of ``fingerprint`` in two lines, from left to right in whatever language stands around."""
    groups = fingerprint.split()
    lines = (groups[place : place + GROUPS] for place in range(0, len(groups), GROUPS))
    return "\n".join(f"{LEFT_TO_RIGHT}{'  '.join(line)}{END}" for line in lines)


def in_one_line(fingerprint: str) -> str:
    """``fingerprint`` within a text, from left to right."""
    return f"{LEFT_TO_RIGHT}{fingerprint}{END}"


def holder(card: Card) -> str:
    """Who the card says that its holder is."""
    return joined(card.name, card.authority)
