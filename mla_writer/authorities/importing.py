"""One file of authorities beside the address book, whatever its kind: read, compared, taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mla_writer.authorities import import_csv, import_vcard
from mla_writer.authorities.book import AddressBook
from mla_writer.authorities.comparing import Compared, Row, Status, compared, updated
from mla_writer.authorities.reading import without_twins

VCARDS = frozenset({".vcf", ".vcard"})
VCARD_BEGINS = b"BEGIN:VCARD"
SEEN = 200
"""Bytes at the beginning of a file in which a vCard shows itself."""


def is_vcard(path: Path, data: bytes) -> bool:
    """Whether a file holds vCards, by its name or its beginning."""
    return path.suffix.lower() in VCARDS or VCARD_BEGINS in data[:SEEN].upper().replace(b"\0", b"")


def beside(rows: Iterable[Row], book: AddressBook) -> tuple[Compared, ...]:
    """``rows`` compared with ``book``; of two for one authority the second is refused."""
    return compared(without_twins(rows), book.entries())


def table_rows(table: import_csv.Table, mapping: Mapping[str, str], state: str) -> tuple[Row, ...]:
    """The authorities in a table; see ``import_csv.read_rows``."""
    return import_csv.read_rows(table, mapping, state)


def vcard_rows(data: bytes, state: str) -> tuple[Row, ...]:
    """The authorities in vCards; see ``import_vcard.read_rows``."""
    return import_vcard.read_rows(data, state)


def take_over(
    book: AddressBook,
    new: Iterable[Compared],
    changed: Iterable[tuple[Compared, Iterable[str]]],
    columns: Mapping[str, str] | None = None,
) -> None:
    """Write into ``book`` the ``new`` rows and, of rows that differ, the fields chosen, in one go.

    Errors as in ``AddressBook.take_over``: nothing is written then.
    """
    book.take_over(
        [one.row.card for one in new if one.row.card is not None],
        [
            (one.existing, updated(one.existing, one.row.card, tuple(fields)))
            for one, fields in changed
            if one.existing is not None and one.row.card is not None
        ],
        columns,
    )


def of(found: Iterable[Compared], status: Status) -> tuple[Compared, ...]:
    """Those of ``found`` that stand so to the book."""
    return tuple(one for one in found if one.status is status)
