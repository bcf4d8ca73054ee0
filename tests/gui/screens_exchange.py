"""Pictures of what goes to the central authority and comes back: sending, receiving, key cards, review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer.exchange.identity import new_identity
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.packing import pack
from mla_writer.exchange.sealing import Passphrase
from mla_writer.model.dossier import Dossier
from mla_writer.model.review import Proposal, Review
from mla_writer.session import review as reviews
from mla_writer.session.review import Signed

from .screens_vault import filled, to_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from mla_writer.exchange.cards import Card
    from mla_writer.exchange.identity import Identity
    from mla_writer.gui.services import Services
    from mla_writer.model.draft import Draft
    from mla_writer.session import Session

    Dialog = Callable[[QWidget, Services], QWidget]

DAY = "2026-11-21"
OWN = new_identity("Amélie Duroc", "Parquet du tribunal judiciaire de Lyon", DAY)
KNOWN = new_identity("Ines Falk", "Central authority, international assistance", "2026-11-20")
CHANGED = new_identity("Ines Falk", "Central authority, international assistance", DAY)
SECOND = new_identity("Omar Haddad", "Ministry of Justice, mutual assistance in penal matters", "2026-10-02")
STRANGER = new_identity("Nadia Rahal", "Office of the Prosecutor", "2026-11-01")
SUMMARY, BIRTH = "common.facts.summary", "common.persons.list.p1.date_of_birth"
DRAFTER, REVIEWER = Signed(OWN.card.name, "2026-11-18"), Signed(KNOWN.card.name, "2026-11-20")
ORDER, STATEMENT = "Ordonnance de perquisition.pdf", "Relevés bancaires 2024-2025 (extrait certifié).xlsx"


def comment(session: Session) -> None:
    """Give the draft of ``session`` a review with comments, a proposal, an answer and two rounds."""
    made = reviews.hand_in(Review(), DRAFTER, session.draft.put("common.case.reference", "JIRS 25/0007"))
    made = reviews.comment(made, REVIEWER, SUMMARY, "Say on which days the account was used.")
    wrong = Proposal(session.draft.get(BIRTH), "1974-06-20")
    made = reviews.comment(made, REVIEWER, BIRTH, "The passport says the 20th.", wrong)
    made = reviews.answer(made, DRAFTER, "c2", "The passport is right.")
    made = reviews.settle(reviews.comment(made, REVIEWER, "", "Well argued."), "c3")
    known = session.rulebook.return_reasons
    made = reviews.return_round(made, REVIEWER, tuple(known)[:2], "See the comments.", known)
    session.change_review(reviews.hand_in(made, Signed(DRAFTER.by, DAY), session.draft))


def add_files(services: Services, id: str) -> None:
    """Files to the annexes of the draft ``id``."""
    if services.shelf.annexes(id):
        return
    listed = services.shelf.open(id, services.problems())[0].draft.get("common.annexes.list")
    first = listed[0]["id"] if isinstance(listed, list) and listed else ""
    services.shelf.attach(id, ORDER, b"x" * 123_456, first)
    services.shelf.attach(id, STATEMENT, b"x" * 2_345_678)


def _keyed(services: Services) -> None:
    """Keys of one's own, and the cards of two others."""
    from mla_writer.exchange.cards import Cards
    from mla_writer.session.exchanging import keep_cards, keep_identity

    keep_identity(services.shelf, OWN)
    known = Cards().accept(KNOWN.card, DAY, compared=True).accept(SECOND.card, "2026-11-19", compared=False)
    keep_cards(services.shelf, known)


def _session(services: Services) -> Session:
    path = next(one for one in services.examples() if services.read(one).languages == ("fr",))
    return services.open(services.read(path).id)


def _reviewed(services: Services) -> Session:
    session = _session(services)
    comment(session)
    return session


def _send(*, keyed: bool = True, secret: bool = False, end: bool = False) -> Dialog:
    """Sending: without a key card, by a passphrase, once it was done."""

    def make(window: QWidget, services: Services) -> QWidget:
        from mla_writer.gui.sending import SendDialog
        from mla_writer.gui.sending_to import SECRET

        session = _reviewed(services)
        if not keyed:
            others = filled(services, 0)
            return SendDialog(others, others.new_session(session.draft), window)
        _keyed(services)
        add_files(services, session.draft.id)
        dialog = SendDialog(services, session, window)
        if secret:
            dialog.to.by.set_value(SECRET)
            dialog.to.by.chosen.emit(SECRET)
        if end:
            dialog.show()
            dialog._done(Path("/media/stick/request-2026-11-21.mlar"))
            to_end(dialog.content.verticalScrollBar())
        return dialog

    return make


def _receive(by: Identity, purpose: Purpose = Purpose.REVIEW, *, new: bool = False) -> Dialog:
    """A request that came signed by ``by``; ``new``: one that the vault does not hold."""

    def make(window: QWidget, services: Services) -> QWidget:
        session = _reviewed(services)
        other = replace(session.draft, id="from-elsewhere")
        draft = other if new else session.draft.put("common.case.reference", "JIRS 25/0007")
        return _received(window, services, draft, (by, [OWN.card], purpose), session.review)

    return make


def _received(
    window: QWidget,
    services: Services,
    draft: Draft,
    how: tuple[Identity, Sequence[Card] | Passphrase, Purpose],
    review: Review,
) -> QWidget:
    from mla_writer.gui.receiving import ReceiveDialog

    _keyed(services)
    by, to, purpose = how
    dialog = ReceiveDialog(
        services, pack(Dossier(draft, review), by, to, purpose, services.now()), "request.mlar", window
    )
    dialog.show()
    dialog.begin()
    return dialog


def _receive_secret(window: QWidget, services: Services) -> QWidget:
    session = _session(services)
    to = Passphrase("four words are enough")
    return _received(window, services, session.draft, (KNOWN, to, Purpose.REVIEW), Review())


def _receive_bad(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.receiving import ReceiveDialog

    _keyed(services)
    dialog = ReceiveDialog(services, b"noise", "request.mlar", window)
    dialog.show()
    dialog.begin()
    return dialog


def _cards(*, keyed: bool = True) -> Dialog:
    def make(window: QWidget, services: Services) -> QWidget:
        from mla_writer.gui.cards import CardsDialog

        if keyed:
            _keyed(services)
        return CardsDialog(services if keyed else filled(services, 0), window)

    return make


def _accept(one: Identity) -> Dialog:
    def make(window: QWidget, services: Services) -> QWidget:
        from mla_writer.gui.cards_accept import AcceptDialog
        from mla_writer.session.exchanging import accepted_cards

        _keyed(services)
        return AcceptDialog(services, one.card, accepted_cards(services.shelf), window)

    return make


def _decide(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.review_decide import DecideDialog
    from mla_writer.model.review import Decision

    dialog = DecideDialog(services, _reviewed(services), window)
    dialog.choice.set_value(Decision.RETURNED.value)
    dialog.choice.chosen.emit(Decision.RETURNED.value)
    return dialog


def _changes(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.aside_review import _changes_since

    session = _reviewed(services)
    return _changes_since(services, session, session.review.rounds[0], window)


def _inbox(*, full: bool) -> Dialog:
    def make(window: QWidget, services: Services) -> QWidget:
        from mla_writer.gui.inbox import InboxDialog

        dialog = InboxDialog(services, window)
        if full:
            folder = services.vault_folder().parent / "inbox"
            folder.mkdir(exist_ok=True)
            for path in services.examples():
                (folder / path.name).write_bytes(path.read_bytes())
            (folder / "scan.pdf").write_bytes(b"noise")
            dialog.look_through(folder)
        return dialog

    return make


def _report(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.completeness import ReportDialog

    return ReportDialog(_session(services), services, window)


def _redaction(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.redaction import RedactionDialog

    return RedactionDialog(services, _session(services).draft, lambda _: None, window)


DIALOGS: dict[str, Dialog] = {
    "cards-none": _cards(keyed=False),
    "send-keyless": _send(keyed=False),
    "send": _send(),
    "send-secret": _send(secret=True),
    "send-done": _send(end=True),
    "receive-known": _receive(KNOWN, Purpose.REVIEWED),
    "receive-unknown": _receive(STRANGER, new=True),
    "receive-changed": _receive(CHANGED),
    "receive-secret": _receive_secret,
    "receive-bad": _receive_bad,
    "cards": _cards(),
    "cards-accept": _accept(STRANGER),
    "cards-contradict": _accept(CHANGED),
    "decide": _decide,
    "changes": _changes,
    "inbox-empty": _inbox(full=False),
    "inbox": _inbox(full=True),
    "report": _report,
    "redaction": _redaction,
}
