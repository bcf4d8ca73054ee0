"""Drafts in the store: saving, opening, listing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select, update

from mla_writer.drafts import Problems, from_json, to_json
from mla_writer.drafts.review_format import review_from_json, review_to_json
from mla_writer.model.dossier import Kept
from mla_writer.model.errors import ChangedElsewhere, UnknownName
from mla_writer.model.message import Message, message
from mla_writer.vault import schema

Now = Callable[[], datetime]
SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Revision:
    """Which state of a draft was read or written last; a save on another one is refused."""

    number: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One draft in a list. ``changed`` and ``deleted`` are ISO 8601 with offset; ``deleted`` is empty for
    drafts that are not in the bin."""

    id: str
    changed: str
    reference: str
    requesting: str
    requested: str
    kinds: tuple[str, ...]
    persons: tuple[str, ...]
    blocking: int
    tags: tuple[str, ...]
    archived: bool
    deleted: str


class Shelf:
    """The drafts of one open store. ``now`` gives the moment with its offset from UTC."""

    def __init__(self, engine: Engine, now: Now) -> None:
        self._engine, self._now = engine, now

    def open(self, id: str, problems: Problems) -> tuple[Kept, Revision]:
        """What is kept of the draft ``id``; ``UnknownName``, the ``DraftError`` family, ``TextRefused``."""
        wanted = (
            select(
                schema.drafts.c.revision, schema.drafts.c.page, schema.bodies.c.draft, schema.bodies.c.review
            )
            .join_from(schema.drafts, schema.bodies)
            .where(schema.drafts.c.id == id)
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            raise UnknownName(message("there is no draft '{found}' in the vault", found=id[:80]))
        kept = Kept(from_json(row.draft, problems), row.page, review=review_from_json(row.review))
        return kept, Revision(row.revision)

    def save(self, kept: Kept, stamp: object | None) -> Revision:
        """Keep ``kept``; on disk when this returns. ``stamp`` is the ``Revision`` that it rests on, None for
        a new draft; ``ChangedElsewhere`` when another window has saved since."""
        row = self._row(kept)
        with self._engine.begin() as connection:
            if isinstance(stamp, Revision):
                on = (schema.drafts.c.id == kept.draft.id) & (schema.drafts.c.revision == stamp.number)
                revision = Revision(stamp.number + 1)
                done = connection.execute(
                    update(schema.drafts).where(on).values(**row, revision=revision.number)
                )
                if done.rowcount != 1:
                    raise ChangedElsewhere(_changed())
            else:
                revision = Revision(1)
                connection.execute(
                    insert(schema.drafts).values(**row, id=kept.draft.id, revision=revision.number)
                )
            connection.execute(delete(schema.bodies).where(schema.bodies.c.id == kept.draft.id))
            body = {"draft": to_json(kept.draft), "review": review_to_json(kept.review)}
            connection.execute(insert(schema.bodies).values(id=kept.draft.id, **body))
        return revision

    def entries(self) -> tuple[Entry, ...]:
        """All drafts, latest change first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.drafts).order_by(schema.drafts.c.changed.desc()))
            return tuple(
                Entry(
                    row.id,
                    row.changed,
                    row.reference,
                    row.requesting,
                    row.requested,
                    _parts(row.kinds),
                    _parts(row.persons),
                    row.blocking,
                    _parts(row.tags),
                    row.archived,
                    row.deleted,
                )
                for row in rows
            )

    def _row(self, kept: Kept) -> dict[str, object]:
        told = kept.described
        return {
            "changed": self._now().isoformat(),
            "page": kept.page,
            "reference": told.reference,
            "requesting": told.requesting,
            "requested": told.requested,
            "kinds": SEPARATOR.join(told.kinds),
            "persons": SEPARATOR.join(told.persons),
            "blocking": told.blocking,
        }


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(SEPARATOR)) if text else ()


def _changed() -> Message:
    return message("the draft was changed in another window since it was read; keep yours as a copy")
