"""What is told beside the questions and checks, as declared: other ways, known difficulties, requests
that may follow, reasons for which requests are returned, needs that lead to a kind. None of it decides
whether a draft is ready.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mla_writer.model.declarations import Provenance


@dataclass(frozen=True, slots=True)
class Way:
    """A way to the same end that is not a request for mutual legal assistance.

    ``kinds`` narrows it to some kinds (empty: any). One with ``checks`` must be taken instead of a request
    and is told when one of them fires, so that law and kinds are declared once.
    """

    id: str
    title: str
    text: str
    provenance: Provenance
    kinds: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()

    @property
    def compulsory(self) -> bool:
        """Whether it takes the place of a request."""
        return bool(self.checks)


@dataclass(frozen=True, slots=True)
class Tip:
    """A difficulty known from practice, and what helps; told where one of ``fields`` is answered."""

    difficulty: str
    solution: str
    fields: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The kind of request that may follow one of the kinds ``after``. ``takes`` maps its fields to the
    answers that they take over: ``measure.field`` of the earlier measure, or ``group.field``."""

    after: tuple[str, ...]
    kind: str
    why: str
    takes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """A coded reason to return a request to its drafter; ``checks`` are those that find the same."""

    id: str
    label: str
    hint: str
    checks: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Need:
    """One line of the chooser: what a person needs, and the kind that gives it."""

    need: str
    kind: str
