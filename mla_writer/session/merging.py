"""What both sides said on a draft, put together: nothing is lost and nothing stands there twice.

Each side numbers its own comments and rounds; what is the same is known by what it says, never by its number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mla_writer.drafts.digest import digest_of_plain
from mla_writer.model.draft import new_id
from mla_writer.model.review import Approval, Comment, Decision, Review, Round, Standing

FURTHEST = (Standing.OPEN, Standing.ANSWERED, Standing.DECLINED, Standing.ACCEPTED, Standing.SETTLED)


def merged(mine: Review, theirs: Review, key: str = "") -> Review:
    """Everything that either side said, each thing once, mine first. Approvals of theirs that are new were
    signed by ``key``, whatever they say themselves."""
    rounds, numbers = _rounds(mine.rounds, theirs.rounds)
    come = [replace(one, round=numbers.get(one.round, one.round)) for one in theirs.comments]
    return Review(
        comments=_comments(mine.comments, come),
        rounds=rounds,
        approvals=_approvals(mine.approvals, theirs.approvals, key),
        four_eyes=mine.four_eyes or theirs.four_eyes,
    )


def _comments(mine: Sequence[Comment], theirs: Sequence[Comment]) -> tuple[Comment, ...]:
    others: dict[str, list[Comment]] = {}
    for one in theirs:
        others.setdefault(_said(one), []).append(one)
    found = [_both(one, others[_said(one)].pop(0)) if others.get(_said(one)) else one for one in mine]
    ids = {one.id for one in found}
    for one in (left for several in others.values() for left in several):
        id = new_id("c", list(ids)) if one.id in ids else one.id
        ids.add(id)
        found.append(replace(one, id=id))
    return tuple(found)


def _said(one: Comment) -> str:
    proposal = [one.proposal.before, one.proposal.after] if one.proposal is not None else None
    return json.dumps([one.field, one.text, one.by, one.on, proposal], sort_keys=True)


def _both(mine: Comment, theirs: Comment) -> Comment:
    """One comment as both sides left it: all answers, and the standing that goes further."""
    answers = tuple(dict.fromkeys((*mine.answers, *theirs.answers)))
    standing = max(mine.standing, theirs.standing, key=FURTHEST.index)
    return replace(mine, answers=tuple(sorted(answers, key=lambda one: one.on)), standing=standing)


def _rounds(mine: Sequence[Round], theirs: Sequence[Round]) -> tuple[tuple[Round, ...], Mapping[int, int]]:
    """The rounds in their order, and which numbers of theirs became others. A decision wins over a round
    that is pending; where two reviewers decided on the same round, or both sides began one, both stay."""
    found = list(mine)
    numbers: dict[int, int] = {}
    for one in theirs:
        if any(replace(known, number=0) == replace(one, number=0) for known in found):
            continue
        place = next((at for at, known in enumerate(found) if known.number == one.number), None)
        if place is None:
            found.append(one)
        elif _same(found[place], one) and one.decision is Decision.PENDING:
            continue
        elif _same(found[place], one) and found[place].decision is Decision.PENDING:
            found[place] = one
        else:
            numbers[one.number] = max(known.number for known in (*found, *theirs)) + 1
            found.insert(place + 1, replace(one, number=numbers[one.number]))
    return tuple(found), numbers


def _same(one: Round, other: Round) -> bool:
    """Whether the same was handed in, whatever was decided."""
    by = (one.handed_in_by, one.handed_in_on) == (other.handed_in_by, other.handed_in_on)
    return by and digest_of_plain(one.draft) == digest_of_plain(other.draft)


def _approvals(mine: Sequence[Approval], theirs: Iterable[Approval], key: str) -> tuple[Approval, ...]:
    known = {(one.by, one.on, one.of) for one in mine}
    new = {
        (one.by, one.on, one.of): replace(one, key=key)
        for one in theirs
        if (one.by, one.on, one.of) not in known
    }
    return (*mine, *new.values())
