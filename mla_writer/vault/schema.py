"""The tables of the store, and the version of their form."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table

VERSION = 1
metadata = MetaData()

drafts = Table(
    "drafts",
    metadata,
    Column("id", String, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("changed", String, nullable=False),
    Column("page", String, nullable=False, default=""),
    Column("reference", String, nullable=False, default=""),
    Column("requesting", String, nullable=False, default=""),
    Column("requested", String, nullable=False, default=""),
    Column("kinds", String, nullable=False, default=""),
    Column("persons", String, nullable=False, default=""),
    Column("blocking", Integer, nullable=False, default=0),
    Column("tags", String, nullable=False, default=""),
    Column("archived", Boolean, nullable=False, default=False),
    Column("deleted", String, nullable=False, default=""),
)
bodies = Table(
    "bodies",
    metadata,
    Column("id", String, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("draft", LargeBinary, nullable=False),
    Column("review", LargeBinary, nullable=False),
)
things = Table(
    "things",
    metadata,
    Column("name", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
