"""The steps to undo and redo, kept as the differences from each state to the one before it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mla_writer.drafts import Problems, to_plain
from mla_writer.model.dossier import Kept, Moment
from mla_writer.model.draft import Draft
from mla_writer.vault import patches
from mla_writer.vault.engine import Connection
from mla_writer.vault.replay import Replay

UNDO, REDO = 0, 1
PACKED = 200
"""Patches above this many bytes are compressed."""
PUT = "INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?)"
Row = tuple[int, int, str, bytes]


@dataclass(frozen=True, slots=True)
class Link:
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


def read(
    found: Sequence[Row], draft: Draft, problems: Problems
) -> tuple[tuple[Moment, ...], tuple[Moment, ...], Written]:
    """The moments to go back to and forward to, the nearest last, and what was read as it lies there."""
    undo = _side([row for row in found if row[0] == UNDO], draft, problems)
    redo = _side([row for row in found if row[0] == REDO], draft, problems)
    return _moments(undo), _moments(redo), (undo, redo)


def write(connection: Connection, number: int, kept: Kept, before: Written | None) -> Written:
    """Write what changed of the steps of ``kept`` since ``before``; None says that this is not known."""
    if before is None:
        connection.execute("DELETE FROM steps WHERE draft = ?", (number,))
        before = NOTHING
    sides: list[tuple[Link, ...]] = []
    for side, moments, old in ((UNDO, kept.undo, before[0]), (REDO, kept.redo, before[1])):
        now = _links(moments, kept.draft, old)
        kept_places = {link.place for link in now}
        gone = [(number, side, link.place) for link in old if link.place not in kept_places]
        if gone:
            connection.executemany("DELETE FROM steps WHERE draft = ? AND side = ? AND place = ?", gone)
        new = [(number, side, *_row(link)) for link in _changed(now, old)]
        if new:
            connection.executemany(PUT, new)
        sides.append(now)
    return sides[0], sides[1]


def _links(moments: Sequence[Moment], draft: Draft, old: Sequence[Link]) -> tuple[Link, ...]:
    """Places go on where the same moment begins in ``old``: steps that fall off the far end move none."""
    if not moments:
        return ()
    first = moments[0]
    base = next((link.place for link in old if link.moment is first), old[-1].place + 1 if old else 0)
    drafts = [*(one.draft for one in moments[1:]), draft]
    return tuple(
        Link(base + place, one, then) for place, (one, then) in enumerate(zip(moments, drafts, strict=True))
    )


def _changed(now: Sequence[Link], old: Sequence[Link]) -> Iterator[Link]:
    known = {link.place: link for link in old}
    for link in now:
        same = known.get(link.place)
        if same is None or same.moment is not link.moment or same.then is not link.then:
            yield link


def _row(link: Link) -> tuple[int, str, bytes]:
    patch = patches.difference(to_plain(link.then), to_plain(link.moment.draft))
    raw = json.dumps(patch, ensure_ascii=False, separators=(",", ":")).encode()
    return link.place, link.moment.page, b"z" + zlib.compress(raw, 1) if len(raw) > PACKED else raw


def _side(found: Sequence[Row], draft: Draft, problems: Problems) -> tuple[Link, ...]:
    replay, links, then = Replay(draft, problems), [], draft
    for _, place, page, raw in found:
        moment = Moment(replay.back(_patch(raw)), page)
        links.append(Link(place, moment, then))
        then = moment.draft
    return tuple(reversed(links))


def _moments(side: Sequence[Link]) -> tuple[Moment, ...]:
    return tuple(link.moment for link in side)


def _patch(raw: bytes) -> Any:
    return json.loads(zlib.decompress(raw[1:]) if raw[:1] == b"z" else raw)
