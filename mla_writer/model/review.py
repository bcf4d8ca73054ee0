"""A review of a draft by a second person: comments at fields, proposals, rounds, approvals, as plain data.

A review travels beside the draft, never in it: what officers say to each other is not part of the request.
Belongs here: the shapes. Does not belong here: what a person may do next (``session``), and files
(``drafts.review_format``). Days are ISO 8601, ``YYYY-MM-DD``; fields are stable paths (see
``draft.stable_path``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Standing(StrEnum):
    """How far a comment is: nothing said yet, answered, its proposal taken over or declined, or closed."""

    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SETTLED = "settled"


class Decision(StrEnum):
    """What became of a round: still with the reviewer, accepted, or returned with reasons."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered to a comment."""

    by: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value proposed for a field, and the one that was there; None stands for no answer."""

    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark at ``field`` (empty: on the whole request), made in a round."""

    id: str
    field: str
    text: str
    by: str
    on: str
    round: int
    proposal: Proposal | None = None
    answers: tuple[Answer, ...] = ()
    standing: Standing = Standing.OPEN


@dataclass(frozen=True, slots=True)
class Round:
    """The draft as it was handed in (``draft``, the published format as plain values) and what was decided.

    ``reasons`` are codes of ``resources/return_reasons.toml``.
    """

    number: int
    handed_in_by: str
    handed_in_on: str
    draft: Mapping[str, Any] = field(hash=False)
    decision: Decision = Decision.PENDING
    decided_by: str = ""
    decided_on: str = ""
    reasons: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person's approval of one exact state of the draft (``of``: its digest).

    ``key`` is the fingerprint of the key that signed the file in which the approval came, or empty.
    """

    by: str
    on: str
    of: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """All that was said on a draft. ``four_eyes`` asks for an approval before the draft is ready."""

    comments: tuple[Comment, ...] = ()
    rounds: tuple[Round, ...] = ()
    approvals: tuple[Approval, ...] = ()
    four_eyes: bool = False
