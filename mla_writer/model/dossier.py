"""What is kept of one request: the draft, the steps to undo, its review, versions and annexed files.

Belongs here: the shapes that session, vault and exchange file share. Does not belong here: how they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mla_writer.model.draft import Draft
from mla_writer.model.review import Review


@dataclass(frozen=True, slots=True)
class Moment:
    """A draft and the page on which it was changed."""

    draft: Draft
    page: str


@dataclass(frozen=True, slots=True)
class Described:
    """What a list tells of a draft without opening it, as it was when it was saved.

    ``requesting`` and ``requested`` are ISO 3166-1 codes, ``kinds`` ids of the rulebook, ``persons`` names,
    ``words`` all text of the answers for the search; ``blocking`` counts what withholds the draft.
    """

    reference: str = ""
    requesting: str = ""
    requested: str = ""
    kinds: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    words: str = field(default="", repr=False)
    blocking: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything of a person's work on one draft that outlives the program.

    ``undo`` and ``redo`` hold the moments before and after each step, latest last, as the session's history.
    """

    draft: Draft
    page: str = ""
    undo: tuple[Moment, ...] = ()
    redo: tuple[Moment, ...] = ()
    review: Review = field(default_factory=Review)
    described: Described = field(default_factory=Described)


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a draft that was kept on purpose: when (ISO 8601 with offset), why, by whom.

    ``reason`` is one of ``opened``, ``kept``, ``exported``, ``handed_in``, ``received``, ``restored``.
    """

    number: int
    at: str
    reason: str
    label: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """A file annexed to a request: its own name, bytes, SHA-256 (hexadecimal); ``annex`` is the id of the
    entry in ``common.annexes.list`` to which it belongs, or empty. The content lies apart."""

    id: str
    name: str
    size: int
    sha256: str
    annex: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What travels in an exchange file: the draft, its review, versions as far as chosen, annexed files
    (each with its content)."""

    draft: Draft
    review: Review = field(default_factory=Review)
    versions: tuple[tuple[Version, Draft], ...] = ()
    annexes: tuple[tuple[AnnexFile, bytes], ...] = ()
