"""The steps to undo and redo, kept as the differences from each state to the one before it.

A difference rests on the very bytes that are kept of the next state. What cannot be made from the differences
any more is left out, with all that lies behind it: the draft itself must always open.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mla_writer.drafts import to_plain
from mla_writer.drafts.following import Following
from mla_writer.model.dossier import Kept, Moment
from mla_writer.model.draft import Draft
from mla_writer.model.errors import DraftError, TextRefused
from mla_writer.vault import patches
from mla_writer.vault.engine import Connection

UNDO, REDO = 0, 1
PACKED = 200
"""Patches above this many bytes are compressed."""
PUT = "INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?)"
REMOVED = "DELETE FROM steps WHERE draft = ? AND side = ? AND place = ?"
NOT_TO_BE_MADE = (DraftError, TextRefused, ValueError, LookupError, TypeError, zlib.error, RecursionError)
Row = tuple[int, int, str, bytes]


class Link(NamedTuple):
    """A moment, its place in the store, and the draft from which its difference is taken."""

    place: int
    moment: Moment
    then: Draft


Written = tuple[tuple[Link, ...], tuple[Link, ...]]
NOTHING: Written = ((), ())


def rows(connection: Connection, number: int) -> list[Row]:
    """What the store holds of the steps of a draft, those nearest to it first."""
    sql = "SELECT side, place, page, patch FROM steps WHERE draft = ? ORDER BY side, place DESC"
    return connection.execute(sql, (number,)).fetchall()


def read(found: Sequence[Row], plain: Any, draft: Draft, following: Following) -> Written:
    """The steps that can be made from ``found``; ``plain`` is what is kept of ``draft``, which ``following``
    has read."""
    undo = _side([row for row in found if row[0] == UNDO], plain, draft, following)
    redo = _side([row for row in found if row[0] == REDO], plain, draft, following)
    return undo, redo


def moments(side: Sequence[Link]) -> tuple[Moment, ...]:
    """The moments of one side, the nearest last."""
    return tuple(link.moment for link in side)


def write(connection: Connection, number: int, kept: Kept, before: Written | None) -> Written:
    """Write what changed of the steps of ``kept`` since ``before``; None says that this is not known."""
    if before is None:
        connection.execute("DELETE FROM steps WHERE draft = ?", (number,))
        before = NOTHING
    sides: list[tuple[Link, ...]] = []
    for side, steps, old in ((UNDO, kept.undo, before[0]), (REDO, kept.redo, before[1])):
        now = _links(steps, kept.draft, old)
        _write_side(connection, (number, side), old, now)
        sides.append(now)
    return sides[0], sides[1]


def _write_side(
    connection: Connection, key: tuple[int, int], old: Sequence[Link], now: Sequence[Link]
) -> None:
    places = {link.place for link in now}
    if gone := [(*key, link.place) for link in old if link.place not in places]:
        connection.executemany(REMOVED, gone)
    known = set(map(id, old))
    if new := [(*key, *_row(link)) for link in now if id(link) not in known]:
        connection.executemany(PUT, new)


def _links(steps: Sequence[Moment], draft: Draft, old: Sequence[Link]) -> tuple[Link, ...]:
    """Links that are in ``old`` are given as those very objects. Places go on where the same moment begins
    in ``old``: steps that fall off the far end move none."""
    if not steps:
        return ()
    first = next((index for index, link in enumerate(old) if link.moment is steps[0]), len(old))
    base = old[first].place if first < len(old) else old[-1].place + 1 if old else 0
    return tuple(_joined(steps, draft, old[first:], base))


def _joined(steps: Sequence[Moment], draft: Draft, old: Sequence[Link], base: int) -> Iterator[Link]:
    last = len(steps) - 1
    for index, moment in enumerate(steps):
        then = draft if index == last else steps[index + 1].draft
        same = old[index] if index < len(old) else None
        if same is not None and same.moment is moment and same.then is then:
            yield same
        else:
            yield Link(base + index, moment, then)


def _row(link: Link) -> tuple[int, str, bytes]:
    patch = patches.difference(to_plain(link.then), to_plain(link.moment.draft))
    raw = json.dumps(patch, ensure_ascii=False, separators=(",", ":")).encode()
    return link.place, link.moment.page, b"z" + zlib.compress(raw, 1) if len(raw) > PACKED else raw


def _side(found: Sequence[Row], plain: Any, draft: Draft, following: Following) -> tuple[Link, ...]:
    links: list[Link] = []
    for _, place, page, raw in found:
        try:
            plain = patches.applied(plain, _patch(raw))
            moment = Moment(following.read(plain), page)
        except NOT_TO_BE_MADE:
            break
        links.append(Link(place, moment, draft))
        draft = moment.draft
    return tuple(reversed(links))


def _patch(raw: bytes) -> Any:
    return json.loads(zlib.decompress(raw[1:]) if raw[:1] == b"z" else raw)
