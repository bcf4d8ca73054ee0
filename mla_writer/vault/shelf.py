"""Drafts in the store: saving, opening, listing, putting away; versions, annexed files and other things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from mla_writer.drafts import Problems, from_json, to_plain
from mla_writer.drafts.following import Following
from mla_writer.drafts.strict_json import parse
from mla_writer.model.dossier import AnnexFile, Described, Kept, Version
from mla_writer.model.draft import Draft
from mla_writer.model.errors import ChangedElsewhere, UnknownName
from mla_writer.model.message import message
from mla_writer.model.review import Review
from mla_writer.vault import annex_files, query, search, steps, versions
from mla_writer.vault.body import all_text, compact
from mla_writer.vault.chain import Ledger
from mla_writer.vault.engine import Connection, Store
from mla_writer.vault.query import Entry, Query

GRACE = timedelta(days=30)
"""How long a deleted draft can be put back."""
MOST_KNOWN = 8
"""Of how many drafts it is remembered what lies in the store; a save of another one writes it anew."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Which state of a draft was read or written last; a save on another one is refused."""

    number: int


@dataclass(frozen=True, slots=True)
class Known:
    """What lies in the store of a draft, as it was last read or written here: what is still the same need
    not be written again."""

    number: int
    revision: int
    kept: Kept
    words: frozenset[str] | None
    steps: steps.Written | None


class Shelf:
    """The drafts of one open store."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store, self._ledger = store, ledger
        self._known: dict[str, Known] = {}

    # One draft

    def open(self, id: str, problems: Problems) -> tuple[Kept, Revision]:
        """What is kept of the draft ``id``, with the steps to undo; ``UnknownName``, the ``DraftError``
        family, ``TextRefused``, ``VaultError``."""
        with self._store.reading() as connection:
            row = connection.execute(OPENED, (id,)).fetchone()
            if row is None:
                raise _unknown(id)
            number, revision, page, content, review, *told = row
            rows = steps.rows(connection, number)
        following, plain = Following(problems), parse(content)
        draft = following.read(plain)
        undo, redo = steps.read(rows, plain, draft, following)
        found = _review(review)
        kept = Kept(draft, page, steps.moments(undo), steps.moments(redo), found, _described(told))
        as_kept = len(undo) + len(redo) == len(rows) and compact(to_plain(draft)) == content
        self._remember(Known(number, revision, kept, None, (undo, redo) if as_kept else None))
        return kept, Revision(revision)

    def save(self, kept: Kept, stamp: object | None) -> Revision:
        """Keep ``kept``; on disk when this returns. ``stamp`` is the ``Revision`` that it rests on, None for
        a new draft; ``ChangedElsewhere`` when another window has saved since, ``TooLarge``,
        ``CannotWrite``, ``VaultError``."""
        content = compact(to_plain(kept.draft))
        words = self._words(kept)
        before = self._before(kept.draft.id, stamp)
        with self._store.writing() as connection:
            moment = self._ledger.advance(connection, kept.draft.id.encode(), content)
            number, revision = _put_row(connection, kept, stamp, moment)
            if before is None or kept.draft is not before.kept.draft:
                connection.execute(BODY, (number, content))
            if before is None or kept.review is not before.kept.review:
                connection.execute(REVIEW, (number, _review_json(kept.review)))
            if before is None or words != before.words:
                search.keep(connection, number, words, stamp is None)
            written = steps.write(connection, number, kept, before.steps if before else None)
        self._remember(Known(number, revision, kept, words, written))
        return Revision(revision)

    def _remember(self, known: Known) -> None:
        id = known.kept.draft.id
        self._known.pop(id, None)
        self._known[id] = known
        while len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def _before(self, id: str, stamp: object | None) -> Known | None:
        """What is known of the very state that ``stamp`` names."""
        known = self._known.get(id)
        found = known is not None and isinstance(stamp, Revision) and known.revision == stamp.number
        return known if found else None

    def _words(self, kept: Kept) -> frozenset[str]:
        told, known = kept.described, self._known.get(kept.draft.id)
        if known is not None and known.words is not None and _same_words(known.kept, kept):
            return known.words
        text = told.words or all_text(kept.draft)
        return search.words_of("\n".join([text, told.reference, *told.persons]))

    # Lists

    def entries(self, wanted: Query = Query()) -> tuple[Entry, ...]:  # noqa: B008
        """The drafts that ``wanted`` describes; ``UnknownName`` for a place, standing or order that does not
        exist."""
        sql, values = query.statement(wanted)
        with self._store.reading() as connection:
            return query.entries(connection.execute(sql, values))

    def having(self, words: str) -> frozenset[str]:
        """The ids of the drafts, wherever they lie, in which every one of ``words`` begins a word."""
        wanted = search.expression(words)
        if not wanted:
            return frozenset()
        with self._store.reading() as connection:
            return frozenset(id for (id,) in connection.execute(HAVING, (wanted,)))

    def tag(self, ids: Iterable[str], tags: Sequence[str]) -> None:
        """Give these drafts these tags, in place of those they had."""
        joined = query.joined(tuple(dict.fromkeys(tags)))
        self._each("UPDATE drafts SET tags = ? WHERE id = ?", [(joined, id) for id in ids])

    def archive(self, ids: Iterable[str], on: bool) -> None:
        """Put these drafts into the archive, or back on the desk."""
        self._each("UPDATE drafts SET archived = ? WHERE id = ?", [(int(on), id) for id in ids])

    def delete(self, ids: Iterable[str]) -> None:
        """Put these drafts into the bin, where they stay for 30 days."""
        moment = self._ledger.today().isoformat(timespec="microseconds")
        sql = "UPDATE drafts SET deleted = ? WHERE id = ? AND deleted = ''"
        self._each(sql, [(moment, id) for id in ids])

    def put_back(self, ids: Iterable[str]) -> None:
        """Take these drafts out of the bin."""
        self._each("UPDATE drafts SET deleted = '' WHERE id = ?", [(id,) for id in ids])

    def purge(self, ids: Iterable[str]) -> None:
        """Remove these drafts for good, with all that belongs to them; only what is in the bin."""
        with self._store.writing() as connection:
            for id in ids:
                row = connection.execute(BINNED, (id,)).fetchone()
                if row is not None:
                    self._ledger.advance(connection, id.encode(), b"purged")
                    search.remove(connection, row[0])
                    connection.execute("DELETE FROM drafts WHERE number = ?", row)
                    self._known.pop(id, None)

    def sweep(self) -> int:
        """Remove for good what has been in the bin for more than 30 days, and say how many that were."""
        limit = (self._ledger.today() - GRACE).isoformat(timespec="microseconds")
        with self._store.reading() as connection:
            ids = [row[0] for row in connection.execute(OUTDATED, (limit,))]
        if ids:
            self.purge(ids)
        return len(ids)

    def _each(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with self._store.writing() as connection:
            connection.executemany(sql, list(rows))

    # Versions

    def keep_version(self, id: str, draft: Draft, reason: str, label: str = "", by: str = "") -> Version:
        """Keep ``draft`` as a state of the draft ``id`` to come back to; ``UnknownName``."""
        content = compact(to_plain(draft))
        with self._store.writing() as connection:
            moment = self._ledger.advance(connection, id.encode(), content)
            version = Version(0, moment, reason, label, by)
            return versions.keep(connection, _number(connection, id), version, content)

    def versions(self, id: str) -> tuple[Version, ...]:
        """The states kept of the draft ``id``, latest first; ``UnknownName``."""
        with self._store.reading() as connection:
            return versions.listed(connection, _number(connection, id))

    def version(self, id: str, number: int, problems: Problems) -> Draft:
        """One of them; ``UnknownName``, the ``DraftError`` family, ``TextRefused``."""
        with self._store.reading() as connection:
            content = versions.content(connection, _number(connection, id), number)
        return from_json(content, problems)

    # Annexed files

    def attach(self, id: str, name: str, data: bytes, annex: str = "") -> AnnexFile:
        """Keep a file with the draft ``id``; ``UnknownName``, ``TooLarge``."""
        with self._store.writing() as connection:
            number = _number(connection, id)
            file = annex_files.attach(connection, number, name, data, annex)
            self._ledger.advance(connection, id.encode(), file.id.encode(), bytes.fromhex(file.sha256))
        return file

    def annexes(self, id: str) -> tuple[AnnexFile, ...]:
        """The files of the draft ``id``, in the order in which they were attached; ``UnknownName``."""
        with self._store.reading() as connection:
            return annex_files.listed(connection, _number(connection, id))

    def content(self, id: str, file_id: str) -> bytes:
        """The bytes of a file of the draft ``id``; ``UnknownName``, ``VaultError`` when they are not the
        ones that were attached."""
        with self._store.reading() as connection:
            return annex_files.content(connection, _number(connection, id), file_id)

    def detach(self, id: str, file_id: str) -> None:
        """Remove a file of the draft ``id`` for good; ``UnknownName``."""
        with self._store.writing() as connection:
            annex_files.detach(connection, _number(connection, id), file_id)

    # Other things

    def get(self, name: str) -> bytes | None:
        """What is kept under ``name``, or None."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT content FROM things WHERE name = ?", (name,)).fetchone()
        return None if row is None else bytes(row[0])

    def put(self, name: str, data: bytes) -> None:
        """Keep ``data`` under ``name``, in place of what was there."""
        with self._store.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO things VALUES (?, ?)", (name, data))


HAVING = "SELECT id FROM drafts WHERE number IN (SELECT rowid FROM words WHERE words MATCH ?)"
OPENED = """SELECT drafts.number, revision, page, bodies.content, reviews.content,
    reference, requesting, requested, kinds, persons, blocking
    FROM drafts JOIN bodies ON bodies.draft = number LEFT JOIN reviews ON reviews.draft = number
    WHERE id = ?"""
BODY = "INSERT INTO bodies VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content"
REVIEW = "INSERT INTO reviews VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content"
BINNED = "SELECT number FROM drafts WHERE id = ? AND deleted <> ''"
OUTDATED = "SELECT id FROM drafts WHERE deleted <> '' AND deleted < ?"
INSERTED = """INSERT INTO drafts (changed, page, reference, requesting, requested, kinds, persons, blocking,
    revision, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING RETURNING number"""
UPDATED = """UPDATE drafts SET changed = ?, page = ?, reference = ?, requesting = ?, requested = ?, kinds = ?,
    persons = ?, blocking = ?, revision = revision + 1 WHERE id = ? AND revision = ? RETURNING number"""


def _put_row(connection: Connection, kept: Kept, stamp: object | None, moment: str) -> tuple[int, int]:
    """The number of the draft and its new revision."""
    told = kept.described
    row = (
        *(moment, kept.page, told.reference, told.requesting, told.requested),
        *(query.joined(told.kinds), query.joined(told.persons), told.blocking),
    )
    if isinstance(stamp, Revision):
        done = connection.execute(UPDATED, (*row, kept.draft.id, stamp.number)).fetchall()
    else:
        done = connection.execute(INSERTED, (*row, kept.draft.id)).fetchall()
    if not done:
        raise ChangedElsewhere(
            message("the draft was changed in another window since it was read; keep yours as a copy")
        )
    return done[0][0], stamp.number + 1 if isinstance(stamp, Revision) else 1


def _review(data: bytes | None) -> Review:
    if data is None:
        return Review()
    from mla_writer.drafts.review_format import review_from_json  # slow to load, and the list needs none

    return review_from_json(data)


def _review_json(review: Review) -> bytes:
    from mla_writer.drafts.review_format import review_to_json

    return review_to_json(review)


def _described(told: Sequence[object]) -> Described:
    reference, requesting, requested, kinds, persons, blocking = told
    return Described(
        str(reference),
        str(requesting),
        str(requested),
        query.parts(str(kinds)),
        query.parts(str(persons)),
        blocking=int(str(blocking)),
    )


def _same_words(before: Kept, now: Kept) -> bool:
    old, new = before.described, now.described
    same_text = old.words == new.words if new.words else before.draft is now.draft
    return same_text and (old.reference, old.persons) == (new.reference, new.persons)


def _number(connection: Connection, id: str) -> int:
    row = connection.execute("SELECT number FROM drafts WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise _unknown(id)
    return int(row[0])


def _unknown(id: str) -> UnknownName:
    return UnknownName(message("there is no draft '{found}' in the vault", found=id[:80]))
