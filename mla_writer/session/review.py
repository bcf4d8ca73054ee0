"""Reviewing a draft: comments at fields, rounds, approvals. Pure operations on a ``Review``.

Who acts, and on which day, is given. What cannot be done is refused by ``ReviewRefused`` with a sentence, a
text with a character that may not enter a request by ``TextRefused``. Only taking over a proposal changes
a draft.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mla_writer.drafts.digest import digest, digest_of_plain
from mla_writer.drafts.format import from_plain, to_plain
from mla_writer.model.declarations import Field
from mla_writer.model.differences import Difference, differences
from mla_writer.model.draft import Draft, new_id, path_of
from mla_writer.model.errors import ReviewRefused
from mla_writer.model.fields import Form
from mla_writer.model.message import message
from mla_writer.model.review import Answer, Approval, Comment, Decision, Proposal, Review, Round, Standing
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.text_gate import clean, clean_tree
from mla_writer.rulebook.typed import AnswerTypes
from mla_writer.session import changes

if TYPE_CHECKING:
    from mla_writer.session import Session

OPEN = frozenset({Standing.OPEN, Standing.ANSWERED})
"""What somebody still has to deal with."""
NOT_PROPOSED = frozenset({Form.RECORD, Form.REF})
"""Forms whose values lie in several places: they are commented in words. A proposal for one is not taken
over from a file either: it is shown by a few of its words, and others could change unseen."""


class Approved(StrEnum):
    """Whether a second person's approval is there for the draft exactly as it stands."""

    PRESENT = "present"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who says or does something, and on which day (``YYYY-MM-DD``)."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Where a review stands: the comments that are open, the last round, the approval, and whether the draft
    was changed since it was handed in."""

    open: tuple[Comment, ...]
    round: Round | None
    approval: Approved
    changed_since: bool


# What is


def standing(review: Review, draft: Draft) -> ReviewState:
    """Where ``review`` stands for ``draft`` as it is now."""
    last = review.rounds[-1] if review.rounds else None
    changed = last is not None and digest_of_plain(last.draft) != digest(draft)
    return ReviewState(
        tuple(one for one in review.comments if one.standing in OPEN), last, approval(review, draft), changed
    )


def approval(review: Review, draft: Draft) -> Approved:
    """Whether an approval is there and holds for ``draft``."""
    if not review.approvals:
        return Approved.MISSING
    return Approved.PRESENT if approved(review, draft) else Approved.OUTDATED


def approved(review: Review, draft: Draft) -> bool:
    """Whether somebody approved ``draft`` exactly as it stands."""
    of = digest(draft) if review.approvals else ""
    return any(one.of == of for one in review.approvals)


def draft_of(one: Round) -> Draft:
    """The draft as it was handed in; the ``DraftError`` family where a round of another's file is damaged."""
    return from_plain(one.draft, lambda _: ())


def between(review: Review, first: int, second: int) -> tuple[Difference, ...]:
    """What changed from the round ``first`` to the round ``second``; errors as ``draft_of``."""
    return differences(*(draft_of(_round(review, number)) for number in (first, second)))


def open_at(review: Review, stable: str) -> tuple[Comment, ...]:
    """The open comments at the stable path, or at a part of what stands there."""
    inside = f"{stable}."
    return tuple(
        one
        for one in review.comments
        if one.standing in OPEN and (one.field == stable or one.field.startswith(inside))
    )


# Comments


def comment(review: Review, who: Signed, field: str, text: str, proposal: Proposal | None = None) -> Review:
    """``review`` with a comment at the stable path ``field``, empty for the whole request."""
    if not text.strip() and proposal is None:
        raise ReviewRefused(message("A comment needs a text or a proposed value."))
    if proposal is not None:
        proposal = Proposal(clean_tree(proposal.before), clean_tree(proposal.after))
    id = new_id("c", [one.id for one in review.comments])
    number = review.rounds[-1].number if review.rounds else 0
    signed = _signed(who)
    made = Comment(id, clean(field), clean(text.strip()), signed.by, signed.on, number, proposal)
    return replace(review, comments=(*review.comments, made))


def answer(review: Review, who: Signed, id: str, text: str) -> Review:
    """``review`` with an answer to the comment ``id``."""
    if not text.strip():
        raise ReviewRefused(message("An answer needs a text."))
    signed, found = _signed(who), _comment(review, id)
    made = Answer(signed.by, signed.on, clean(text.strip()))
    now = Standing.ANSWERED if found.standing is Standing.OPEN else found.standing
    return _with(review, replace(found, answers=(*found.answers, made), standing=now))


def decline(review: Review, who: Signed, id: str, why: str = "") -> Review:
    """``review`` with the proposal of the comment ``id`` declined, for a reason where one is given."""
    if _comment(review, id).proposal is None:
        raise ReviewRefused(message("This comment proposes no value."))
    review = answer(review, who, id, why) if why.strip() else review
    return _set(review, id, Standing.DECLINED)


def settle(review: Review, id: str) -> Review:
    """``review`` with the comment ``id`` closed."""
    return _set(review, id, Standing.SETTLED)


def reopen(review: Review, id: str) -> Review:
    """``review`` with the comment ``id`` open again."""
    answered = bool(_comment(review, id).answers)
    return _set(review, id, Standing.ANSWERED if answered else Standing.OPEN)


def accept(session: Session, id: str) -> None:
    """Take over what the comment ``id`` proposes, as one step to undo, and mark the comment.

    ``ReviewRefused`` where its field is gone or the value is none that the field may hold; nothing is
    changed then.
    """
    changed = with_proposal(session.draft, _comment(session.review, id), session.rulebook)
    session.settle()
    session.change(changed)
    session.change_review(_set(session.review, id, Standing.ACCEPTED))


def with_proposal(draft: Draft, given: Comment, rulebook: Rulebook) -> Draft:
    """``draft`` with what ``given`` proposes; ``ReviewRefused``."""
    if given.proposal is None:
        raise ReviewRefused(message("This comment proposes no value."))
    path = path_of(draft, given.field)
    field = _declared(draft, given.field, rulebook)
    if not path or field is None:
        raise ReviewRefused(message("The field of this proposal is not in the request any more."))
    if field.type.form in NOT_PROPOSED:
        raise ReviewRefused(message("A value cannot be proposed here; say in words what is to be changed."))
    before = set(_wrong(draft, rulebook))
    changed = changes.answered(draft, path, clean_tree(given.proposal.after))
    found = [one for one in _wrong(changed, rulebook).items() if one[0] not in before or one[0] == path]
    if found:
        raise ReviewRefused(
            message("The proposed value does not fit this field. {problem}", problem=found[0][1])
        )
    return changed


# Rounds and approvals


def hand_in(review: Review, who: Signed, draft: Draft) -> Review:
    """``review`` with a new round that holds ``draft`` as it stands."""
    signed = _signed(who)
    number = max((one.number for one in review.rounds), default=0) + 1
    plain = json.loads(json.dumps(to_plain(draft)))
    return replace(review, rounds=(*review.rounds, Round(number, signed.by, signed.on, plain)))


def accept_round(review: Review, who: Signed, note: str = "") -> Review:
    """``review`` with its last round accepted."""
    return _decided(review, who, Decision.ACCEPTED, (), note)


def return_round(
    review: Review, who: Signed, reasons: Iterable[str], note: str, known: Iterable[str]
) -> Review:
    """``review`` with its last round returned for ``reasons``, codes out of ``known``."""
    given, offered = tuple(dict.fromkeys(reasons)), set(known)
    if not given:
        raise ReviewRefused(message("Choose at least one reason for which the request is returned."))
    unknown = next((one for one in given if one not in offered), None)
    if unknown is not None:
        raise ReviewRefused(message("There is no reason '{found}' to return a request.", found=unknown))
    return _decided(review, who, Decision.RETURNED, given, note)


def approve(review: Review, who: Signed, draft: Draft, key: str = "") -> Review:
    """``review`` with the approval of ``draft`` exactly as it stands, by another person than the one who
    handed it in. It holds until the draft is changed."""
    signed = _signed(who)
    state = standing(review, draft)
    if state.round is None:
        raise ReviewRefused(message("Nothing was handed in yet: an approval is a second person's."))
    if _same_person(signed.by, state.round.handed_in_by):
        raise ReviewRefused(message("Who handed the request in cannot approve it; a second person must."))
    if state.changed_since:
        raise ReviewRefused(
            message("The request was changed since it was handed in. Hand it in again before it is approved.")
        )
    made = Approval(signed.by, signed.on, digest(draft), key)
    return replace(review, approvals=(*review.approvals, made))


def ask_four_eyes(review: Review, wanted: bool) -> Review:
    """``review`` that asks, or does not ask, for an approval before the draft is ready."""
    return replace(review, four_eyes=wanted)


def _decided(review: Review, who: Signed, decision: Decision, reasons: tuple[str, ...], note: str) -> Review:
    signed = _signed(who)
    last = review.rounds[-1] if review.rounds else None
    if last is None or last.decision is not Decision.PENDING:
        raise ReviewRefused(message("There is no round to decide on; the request must be handed in first."))
    made = replace(
        last,
        decision=decision,
        decided_by=signed.by,
        decided_on=signed.on,
        reasons=reasons,
        note=clean(note.strip()),
    )
    return replace(review, rounds=(*review.rounds[:-1], made))


def _signed(who: Signed) -> Signed:
    name = clean(" ".join(who.by.split()))
    if not name:
        raise ReviewRefused(message("A name is needed: a review says who said what."))
    return Signed(name, who.on)


def _same_person(first: str, second: str) -> bool:
    return _folded(first) == _folded(second)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _comment(review: Review, id: str) -> Comment:
    found = next((one for one in review.comments if one.id == id), None)
    if found is None:
        raise ReviewRefused(message("This comment is not there any more."))
    return found


def _round(review: Review, number: int) -> Round:
    found = next((one for one in review.rounds if one.number == number), None)
    if found is None:
        raise ReviewRefused(message("There is no round {number}.", number=number))
    return found


def _set(review: Review, id: str, standing: Standing) -> Review:
    return _with(review, replace(_comment(review, id), standing=standing))


def _with(review: Review, changed: Comment) -> Review:
    return replace(
        review, comments=tuple(changed if one.id == changed.id else one for one in review.comments)
    )


def _wrong(draft: Draft, rulebook: Rulebook) -> dict[str, Any]:
    return dict(AnswerTypes(rulebook).problems(to_plain(draft)))


def _declared(draft: Draft, stable: str, rulebook: Rulebook) -> Field | None:
    """The declaration of the field at the ``stable`` path, if the rulebook knows it."""
    from mla_writer.i18n import Language
    from mla_writer.i18n.place_words import PlaceWords

    return PlaceWords(Language("en"), rulebook, draft).place(stable).field
