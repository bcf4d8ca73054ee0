"""What is said of a request that was received: who signed it, what is in it, what happens. No widgets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mla_writer.exchange.cards import Acquaintance
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.sealing import Sealing
from mla_writer.gui.cards_words import in_lines
from mla_writer.gui.services import Services
from mla_writer.gui.titles import kind_labels, title
from mla_writer.gui.widgets import own_way
from mla_writer.gui.wording import joined
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.exchange.cards import Cards
    from mla_writer.exchange.unpacking import Received
    from mla_writer.model.draft import Draft

REQUESTED = "common.authorities.requested_state"
REFERENCE = "common.case.reference"
MOST = 6
"""Names of files that are listed; how many more there are is said."""


def standing(received: Received, cards: Cards) -> tuple[str, Message, Message]:
    """Tone, title and text on who signed the file, judged by the accepted ``cards``."""
    sender = received.sender
    named = {"name": sender.name, "authority": sender.authority}
    if received.acquaintance is Acquaintance.CHANGED:
        return (
            "block",
            message("Take care: other keys than those of {name}", name=sender.name),
            message(
                "The file says that it comes from {name} ({authority}), but it is not signed with the keys "
                "that you know. Call before you use it, on a number that you know already.",
                **named,
            ),
        )
    if received.acquaintance is Acquaintance.UNKNOWN:
        return (
            "warning",
            message("You do not know the sender's keys"),
            message(
                "The file says that it comes from {name} ({authority}). Compare the fingerprint by "
                "telephone.",
                **named,
            ),
        )
    known = cards.find(sender)
    if known is not None and not known.compared:
        return (
            "warning",
            message("Signed by {name} ({authority})", **named),
            message("You have accepted this key card without comparing the fingerprint by telephone."),
        )
    sealed = message("Nobody has altered it, and it was sealed for you.")
    secret = message("Nobody has altered it. It was sealed by a passphrase, for whoever has it.")
    return (
        "done",
        message("Signed by {name} ({authority})", **named),
        secret if received.sealing is Sealing.PASSPHRASE else sealed,
    )


def fingerprints(received: Received, cards: Cards) -> Iterator[tuple[Message, str]]:
    """The fingerprints to be compared, each with its label; none where the sender is known."""
    if received.acquaintance is Acquaintance.KNOWN:
        return
    yield message("Fingerprint in the file"), in_lines(received.sender.fingerprint)
    for one in cards.contested(received.sender):
        yield message("Fingerprint of the card that you know"), in_lines(one.card.fingerprint)


def contents(services: Services, received: Received) -> Iterator[str]:
    """What is in the file, line by line."""
    dossier, count = received.dossier, services.count
    draft = dossier.draft
    requested = draft.get(REQUESTED)
    named = title(services, requested if isinstance(requested, str) else "", kind_labels(services, draft))
    yield joined(services.say(named), own_way(str(draft.get(REFERENCE) or "")))
    comments, rounds = len(dossier.review.comments), len(dossier.review.rounds)
    said = (
        count("{n} comment", "{n} comments", comments) if comments else "",
        count("{n} round", "{n} rounds", rounds) if rounds else "",
        count("{n} approval", "{n} approvals", len(dossier.review.approvals))
        if dossier.review.approvals
        else "",
        count("{n} earlier version", "{n} earlier versions", len(dossier.versions))
        if dossier.versions
        else "",
    )
    if any(said):
        yield joined(*said)
    if dossier.annexes:
        yield count("{n} annexed file", "{n} annexed files", len(dossier.annexes))
    yield from (f"• {own_way(one.name)}" for one, _ in dossier.annexes[:MOST])
    if len(dossier.annexes) > MOST:
        yield count("and {n} more", "and {n} more", len(dossier.annexes) - MOST)


def fate(received: Received, there: Draft | None) -> Message:
    """What happens when it is taken in, with ``there`` in the vault already."""
    if there is None:
        return message("It is new: it comes into your vault as one more request. The file stays as it is.")
    if there == received.dossier.draft:
        return message(
            "Your vault holds this request with the same answers. Comments, decisions and files are added."
        )
    if received.purpose is Purpose.REVIEWED:
        return message(
            "Your vault holds this request. Your answers stay as they are; those in the file are kept as a "
            "version. Comments, decisions and files are added."
        )
    return message(
        "Your vault holds this request. The answers in the file become the newest state, as one step that "
        "can be taken back; yours are kept as a version. Comments, decisions and files are added."
    )
