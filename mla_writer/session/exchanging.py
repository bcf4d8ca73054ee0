"""Sending a request and taking in what comes back: joins the vault, the exchange file and the review.

Belongs here: what of the vault goes into a file, and what becomes of a file that arrives. Does not
belong here: the bytes of the file (``exchange``), and asking a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mla_writer.drafts import Problems
from mla_writer.exchange.cards import Card, Cards, cards_from_json, cards_to_json
from mla_writer.exchange.identity import KEPT_AS, Identity, identity_from_json, identity_to_json
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.packing import pack
from mla_writer.exchange.sealing import Passphrase
from mla_writer.exchange.unpacking import Received
from mla_writer.model.dossier import AnnexFile, Dossier
from mla_writer.model.review import Decision, Review
from mla_writer.session import Session
from mla_writer.session import review as reviews
from mla_writer.session.merging import merged
from mla_writer.vault.shelf import Shelf

CARDS = "cards"
"""The name under which the accepted key cards are kept in the vault."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes along with a draft: its review, the numbers of kept versions, ids of annexed files."""

    review: bool = True
    versions: tuple[int, ...] = ()
    annexes: tuple[str, ...] = ()


# One's own keys and those of others


def own_identity(shelf: Shelf) -> Identity | None:
    """The identity kept in the vault; None before one was made. ``ExchangeRefused``, ``VaultError``."""
    data = shelf.get(KEPT_AS)
    return identity_from_json(data) if data is not None else None


def keep_identity(shelf: Shelf, identity: Identity) -> None:
    """Keep ``identity`` in the vault."""
    shelf.put(KEPT_AS, identity_to_json(identity))


def accepted_cards(shelf: Shelf) -> Cards:
    """The key cards that were accepted; ``ExchangeRefused``, ``VaultError``."""
    data = shelf.get(CARDS)
    return cards_from_json(data) if data is not None else Cards()


def keep_cards(shelf: Shelf, cards: Cards) -> None:
    """Keep ``cards`` in the vault."""
    shelf.put(CARDS, cards_to_json(cards))


# Out


def dossier(session: Session, shelf: Shelf, choice: Choice, problems: Problems) -> Dossier:
    """The draft as it stands, with what was chosen to go along; it must have been saved. ``VaultError``,
    ``UnknownName``."""
    id = session.draft.id
    versions = tuple(
        (one, shelf.version(id, one.number, problems))
        for one in shelf.versions(id)
        if one.number in choice.versions
    )
    annexes = tuple((one, shelf.content(id, one.id)) for one in shelf.annexes(id) if one.id in choice.annexes)
    review = session.review if choice.review else Review(four_eyes=session.review.four_eyes)
    return Dossier(session.draft, review, versions, annexes)


def hand_in(session: Session, shelf: Shelf, by: str) -> None:
    """Record that ``by`` hands the draft in as it stands: a round and a version; the session is saved. Sent
    once more, to another reviewer or after something failed, it stays the same round. ``ReviewRefused``,
    ``VaultError``."""
    state = reviews.standing(session.review, session.draft)
    waiting = state.round is not None and state.round.decision is Decision.PENDING
    if not waiting or state.changed_since:
        signed = reviews.Signed(by, session.clock.today().isoformat())
        session.change_review(reviews.hand_in(session.review, signed, session.draft))
        session.save(shelf)
        shelf.keep_version(session.draft.id, session.draft, "handed_in", "", by)


def bind(shelf: Shelf, id: str, file: AnnexFile, annex: str) -> None:
    """Let the annexed ``file`` of the draft ``id`` belong to the entry ``annex`` of the list of annexes;
    it becomes the last file. ``VaultError``, ``UnknownName``, ``TooLarge``."""
    shelf.attach(id, file.name, shelf.content(id, file.id), annex)
    shelf.detach(id, file.id)


def sent(
    made: Dossier, sender: Identity, to: Sequence[Card] | Passphrase, purpose: Purpose, now: datetime
) -> bytes:
    """The exchange file; ``ExchangeRefused``."""
    return pack(made, sender, to, purpose, now)


# In


def take_in(session: Session, shelf: Shelf, received: Received) -> None:
    """Join what was ``received`` with the draft of the same id that the vault holds, on which ``session``
    stands; the session is saved.

    It comes back to the desk from archive and bin. Comments and rounds of both sides are kept. A request
    handed in for review brings its newest state, as one step to undo; one that comes back from review does
    not change the draft of its owner. Whichever state is not the one to go on with is kept as a version, so
    that nothing is lost.
    """
    theirs, mine = received.dossier.draft, session.draft
    if theirs != mine:
        other = theirs if received.purpose is Purpose.REVIEWED else mine
        shelf.keep_version(mine.id, other, "received", by=received.sender.name if other is theirs else "")
        if other is mine:
            session.change(theirs)
    session.change_review(_said(session.review, received))
    session.save(shelf)
    shelf.put_back([mine.id])
    shelf.archive([mine.id], False)
    _keep_beside(shelf, mine.id, received)


def take_in_new(session: Session, shelf: Shelf, received: Received) -> None:
    """Keep what was ``received`` and was not in the vault; ``session`` stands on its draft."""
    session.change_review(_said(Review(), received))
    session.save(shelf)
    _keep_beside(shelf, session.draft.id, received)


def _said(mine: Review, received: Received) -> Review:
    """What both said; an approval that is new bears the fingerprint of the key that signed the file."""
    return merged(mine, received.dossier.review, received.sender.fingerprint)


def _keep_beside(shelf: Shelf, id: str, received: Received) -> None:
    there = {(one.sha256, one.annex) for one in shelf.annexes(id)}
    for annex, content in received.dossier.annexes:
        if (annex.sha256, annex.annex) not in there:
            shelf.attach(id, annex.name, content, annex.annex)
    known = {(one.label, one.by) for one in shelf.versions(id) if one.reason == "received"}
    for version, draft in received.dossier.versions:
        label = version.label or version.at
        if (label, version.by) not in known:
            shelf.keep_version(id, draft, "received", label, version.by)
