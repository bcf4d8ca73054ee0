"""How a review is worded: standings, decisions, who and when. No widgets."""

from __future__ import annotations

from mla_writer.drafts.digest import digest
from mla_writer.gui.services import Services
from mla_writer.gui.wording import joined
from mla_writer.i18n.answer_words import AnswerWords
from mla_writer.i18n.place_words import Place, PlaceWords
from mla_writer.model.draft import path_of
from mla_writer.model.fields import Form
from mla_writer.model.marked_text import Marked, Run, marked
from mla_writer.model.message import Message, message
from mla_writer.model.review import Approval, Comment, Decision, Proposal, Round, Standing
from mla_writer.session import Session
from mla_writer.session.review import Approved, ReviewState

STANDINGS = {
    Standing.OPEN: (Message("Open", context="a comment"), "accent"),
    Standing.ANSWERED: (Message("Answered", context="a comment"), "warning"),
    Standing.ACCEPTED: (Message("Taken over", context="a comment"), "done"),
    Standing.DECLINED: (Message("Declined", context="a comment"), "neutral"),
    Standing.SETTLED: (Message("Settled", context="a comment"), "done"),
}
AROUND = 300
"""Letters that are shown before and after a change."""
MOST_APPROVALS = 3
APPROVALS = {
    Approved.PRESENT: message("Approved exactly as it stands"),
    Approved.OUTDATED: message("Changed since it was approved"),
    Approved.MISSING: message("Not approved yet"),
}


def place_of(services: Services, session: Session, stable: str) -> Place:
    """What the field at the ``stable`` path is called in the draft as it stands."""
    return PlaceWords(services.language, session.rulebook, session.draft).place(stable)


def who(services: Services, by: str, on: str) -> str:
    """Who said something, and when."""
    return joined(by, services.language.date(on) if on else "")


def round_words(services: Services, one: Round) -> str:
    """A round, and what became of it."""
    handed = message(
        "Round {number}, handed in by {name} on {day}",
        number=one.number,
        name=one.handed_in_by,
        day=services.language.date(one.handed_in_on),
    )
    return services.say(handed)


def decision_words(services: Services, one: Round) -> str:
    """What was decided on a round, by whom and why."""
    if one.decision is Decision.PENDING:
        return services.say(message("Waits for a decision."))
    values = {"name": one.decided_by, "day": services.language.date(one.decided_on)}
    if one.decision is Decision.ACCEPTED:
        return services.say(message("Accepted by {name} on {day}.", **values))
    known = services.rulebook.return_reasons
    reasons = [services.text(known[code].label) if code in known else code for code in one.reasons]
    said = services.say(message("Returned by {name} on {day}.", **values))
    return "\n".join((said, *(f"– {reason}" for reason in reasons)))


def approval_words(services: Services, session: Session, state: ReviewState) -> str:
    """Whether the draft is approved as it stands; who is said to have done so, and whose key stands for
    that."""
    said = services.say(APPROVALS[state.approval])
    given = [one for one in session.review.approvals if one.of == digest(session.draft)]
    return "\n".join((said, *(_approval(services, one) for one in given[-MOST_APPROVALS:])))


def _approval(services: Services, one: Approval) -> str:
    """One that was given in this vault bears no key; one that came in a file bears that of its sender."""
    values = {"name": one.by, "date": services.language.date(one.on) if one.on else ""}
    said = services.say(message("Approved by {name} on {date}", **values))
    if not one.key:
        return said
    from mla_writer.session.exchanging import accepted_cards

    cards = accepted_cards(services.shelf).entries
    known = next((each.card for each in cards if each.card.fingerprint == one.key), None)
    signed = message("signed by a key you do not know")
    if known is not None:
        signed = message("Signed by {name} ({authority})", name=known.name, authority=known.authority)
    return joined(said, services.say(signed))


def _in_short(runs: tuple[Marked, ...]) -> tuple[Marked, ...]:
    """``runs`` without the middle of long parts that stay, so that no change lies beyond what is shown."""
    return tuple(
        Marked(one.run, f"{one.text[:AROUND]} … {one.text[-AROUND:]}")
        if one.run is Run.SAME and len(one.text) > 3 * AROUND
        else one
        for one in runs
    )


def proposal_runs(services: Services, session: Session, field: str, given: Proposal) -> tuple[Marked, ...]:
    """What a proposal would change in the answer as it stands now, as marked text."""
    place = place_of(services, session, field)
    path = path_of(session.draft, field)
    now = session.draft.get(path) if path else given.before
    if place.field is None:
        return marked(_plain(now), _plain(given.after))
    words = AnswerWords(services.language, session.rulebook, session.draft)
    before, after = words.shown(place.field, now), words.shown(place.field, given.after)
    if place.field.type.form in (Form.TEXT, Form.LONG_TEXT) and not place.field.type.many:
        return _in_short(marked(before, after))
    runs = [Marked(Run.REMOVED, before)] if before and before != after else []
    return (*runs, Marked(Run.SAME if before == after else Run.ADDED, f"  {after}" if runs else after))


def in_page_order(session: Session, comments: tuple[Comment, ...]) -> list[Comment]:
    """``comments`` in the order of the pages on which their fields are asked; those on the whole request
    first, those whose field is gone last."""
    order = {asked.path: place for place, asked in enumerate(session.journey.asked())}
    places: dict[str, int] = {"": -1}
    for field in {one.field for one in comments} - {""}:
        places[field] = _order(order, path_of(session.draft, field), len(order))
    return sorted(comments, key=lambda one: places[one.field])


def _order(order: dict[str, int], path: str, last: int) -> int:
    while path:
        if path in order:
            return order[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return last


def _plain(value: object) -> str:
    return "" if value is None else str(value)
