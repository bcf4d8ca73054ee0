"""The chain over all that is saved: a counter, and a head that rests on every save before it.

SQLCipher finds a page that was altered, but not a whole store that was put back in an earlier state. The head
is therefore also kept outside, in the system's keyring, and compared when the vault is opened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mla_writer.model.message import Message, message
from mla_writer.vault.engine import Connection

Now = Callable[[], datetime]
BACKWARDS = timedelta(minutes=2)
"""Clocks are set right by seconds now and then; that is nothing to be told."""


@dataclass(frozen=True, slots=True)
class Link:
    """How far the store is."""

    counter: int
    head: bytes


class Ledger:
    """The moments and the chain of one open store. ``now`` gives the moment with its offset from UTC."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self.warnings: list[Message] = []

    def advance(self, connection: Connection, *parts: bytes) -> str:
        """Put what was saved into the chain; gives back the moment, in UTC, never before an earlier one."""
        counter, head, latest = connection.execute("SELECT counter, head, latest FROM chain").fetchone()
        moment = max(self._moment(), latest)
        self._tell_backwards(moment, latest)
        link = hashlib.blake2b(head, digest_size=32)
        for part in (moment.encode(), *parts):
            link.update(len(part).to_bytes(8, "big"))
            link.update(part)
        connection.execute(
            "UPDATE chain SET counter = ?, head = ?, latest = ?", (counter + 1, link.digest(), moment)
        )
        return moment

    def today(self) -> datetime:
        """The moment by the clock, in UTC."""
        return self._now().astimezone(UTC)

    def _moment(self) -> str:
        return self.today().isoformat(timespec="microseconds")

    def _tell_backwards(self, moment: str, latest: str) -> None:
        if moment == latest and datetime.fromisoformat(latest) - self.today() > BACKWARDS:
            told = message("the clock of this machine was set back; changes bear the time of the last one")
            if told not in self.warnings:
                self.warnings.append(told)


def link(connection: Connection) -> Link:
    """How far the store is."""
    return Link(*connection.execute("SELECT counter, head FROM chain").fetchone())


def is_older(found: Link, remembered: Link) -> bool:
    """Whether the store is an earlier state than the one ``remembered``, or another one of the same age."""
    if found.counter == remembered.counter:
        return found.head != remembered.head
    return found.counter < remembered.counter
