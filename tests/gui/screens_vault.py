"""Pictures of what the vault brought: the gate, the list of drafts, versions, security."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from mla_writer.model.message import message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar, QWidget

    from mla_writer.gui.drafts_list import DraftsList
    from mla_writer.gui.gate import Gate
    from mla_writer.gui.services import Services
    from mla_writer.gui.start import Start

    Dialog = Callable[[QWidget, Services], QWidget]

WINDOW = 1280, 800
WORDS = ("anchor", "bicycle", "cedar", "dolphin", "emerald", "falcon", "garden", "harbor")
PASSPHRASE = "four words are enough"
FEW, MANY = 3, 40
STATES = ("CH", "US", "DE", "MA", "SN", "AE", "JP", "BR", "IT", "ES", "GB", "TR")
PERSONS = ("Marchetti", "Okonkwo", "Ilves", "Brandt", "Sato", "Ferreira", "Haddad")
KINDS = ("bank_records", "search_seizure", "criminal_records", "videoconference", "tax_records")


def to_end(bar: QScrollBar) -> None:
    """Scroll down, also where parts still find their place."""

    def go(least: int, most: int) -> None:
        bar.setValue(most)

    bar.rangeChanged.connect(go)
    go(0, bar.maximum())


def filled(services: Services, number: int) -> Services:
    """Services on a vault of its own with ``number`` drafts, the same each time."""
    from mla_writer.gui.services import Services as Made
    from mla_writer.model.dossier import Described, Kept
    from mla_writer.model.draft import Draft

    from .vaults import opened

    settings = replace(services.settings, requesting_state="FR")
    made, turn = Made(services.rulebook, settings, services.now), [0]
    folder = services.vault_folder().parent / f"list-{number}"
    made.theme = services.theme

    def now() -> Any:
        return services.now() - timedelta(minutes=(number - turn[0]) * 197)

    vault = made.vault = opened(folder, now)
    if vault.shelf.entries() or not number:
        return made
    chance = Random(7)
    for place in range(number):
        turn[0] = place
        reference = f"PNF 25 {chance.randrange(1000):03d} {place:04d}"
        kinds = tuple(chance.sample(KINDS, chance.choice((1, 1, 2, 3))))
        person, found = f"{chance.choice('ABCDE')}. {chance.choice(PERSONS)}", chance.choice((0, 0, 3, 7, 12))
        told = Described(reference, "FR", chance.choice(STATES), kinds, (person,), "", found)
        draft = Draft(f"d{place}", common={"case": {"reference": reference}})
        vault.shelf.save(Kept(draft, described=told), None)
    turn[0] = number
    if number > FEW:
        vault.shelf.tag([f"d{number - 1}", f"d{number - 4}"], ("urgent",))
        vault.shelf.tag([f"d{number - 3}"], ("harbour team", "urgent"))
        vault.shelf.archive([f"d{place}" for place in range(3)], True)
        vault.shelf.delete(["d3", "d4"])
    return made


def _list(number: int, then: Callable[[DraftsList], object] = lambda _: None) -> Dialog:
    """The first screen with ``number`` drafts, once ``then`` was done."""

    def make(window: QWidget, services: Services) -> QWidget:
        from mla_writer.gui.start import Start

        others = filled(services, number)
        start = Start(others)
        start.setProperty("role", "ground")
        start.resize(*WINDOW)
        start.show()
        start.refresh()
        then(start.drafts)
        return _closing(start, others)

    return make


def _closing(start: Start, services: Services) -> QWidget:
    vault = services.vault
    assert vault is not None
    start.destroyed.connect(lambda: vault.close())
    return start


def _filter(drafts: DraftsList) -> None:
    from mla_writer.gui.drafts_search import READY, Wanted

    drafts.filters.wanted.emit(Wanted(states=("CH", "US"), kinds=("bank_records",), standing=READY))


def _place(place: str) -> Callable[[DraftsList], None]:
    def go(drafts: DraftsList) -> None:
        from mla_writer.gui.drafts_search import Wanted

        drafts.filters.wanted.emit(Wanted(place=place))

    return go


def _nothing(drafts: DraftsList) -> None:
    drafts.search.setText("nowhere at all")
    drafts.search.returnPressed.emit()


def _mark(drafts: DraftsList) -> None:
    assert drafts.table is not None
    drafts.table.lines.mark(f"d{MANY - place}" for place in (1, 3, 4))
    drafts.table.setFocus()


def _offer_undo(drafts: DraftsList) -> None:
    drafts.undo.offer("archive", ("d20", "d21"))


def _gate(then: Callable[[Gate], object] = lambda _: None, *, locked: bool = False) -> Dialog:
    """The gate as it stands once ``then`` was done; ``locked``: where a vault is there already."""

    def make(window: QWidget, services: Services) -> QWidget:
        from mla_writer.gui.gate import Gate

        gate = Gate(services)
        gate.resize(*WINDOW)
        gate.show()
        gate._show(gate.unlock if locked else gate.making)
        then(gate)
        return gate

    return make


def _two_that_differ(gate: Gate) -> None:
    gate.making.offer_keyring(True)
    gate.making.first.line.setText(PASSPHRASE)
    gate.making.second.line.setText("another")
    gate.making.take.click()


def _words(gate: Gate) -> None:
    gate.words.show_words(WORDS)
    gate._show(gate.words)


def _ask_back(gate: Gate) -> None:
    _words(gate)
    gate.words.take.click()


def _wrong(gate: Gate, *, damaged: bool = False) -> None:
    from mla_writer.vault.slots import wrong_key

    gate.unlock.secret.line.setText(PASSPHRASE)
    gate.unlock.refuse_opening(wrong_key().message, damaged=damaged)


def _busy(gate: Gate) -> None:
    gate.forms.setEnabled(False)
    gate.busy.show()
    gate.working.setText(gate._services.say(message("The vault is being opened …")))


def _security(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.security import SecurityDialog

    return SecurityDialog(services, window)


def _change(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.security import SecurityDialog

    dialog = SecurityDialog(services, window)
    dialog.show()
    dialog.change()
    return dialog


def _versions(window: QWidget, services: Services) -> QWidget:
    """Two versions; the later one compared with the draft as it stands."""
    from mla_writer.gui.versions import VersionsDialog

    path = next(one for one in services.examples() if services.read(one).languages == ("fr",))
    session = services.open(services.read(path).id)
    shelf = services.shelf
    if not any(one.reason == "handed_in" for one in shelf.versions(session.draft.id)):
        older = session.draft.put("common.case.reference", "JIRS 25/0007").put("common.urgency.urgent", True)
        older = older.put("common.persons.list[0].date_of_birth", "1974-06-19")
        shelf.keep_version(session.draft.id, older, "handed_in", by="Amélie Duroc")
        shelf.keep_version(session.draft.id, older.put("common.urgency", {}), "kept", "before the hearing")
    return VersionsDialog(services, session, window)


def _take_over(window: QWidget, services: Services) -> QWidget:
    """The offer to take over plain drafts, as it is asked."""
    from mla_writer.gui import take_over

    asked: list[QWidget] = []
    real = take_over.ask

    def ask(*given: Any) -> str:
        from mla_writer.gui.widgets.ask import Question

        asked.append(Question(*given))
        return take_over.LATER

    take_over.ask = ask  # type: ignore[assignment]
    found = services.plain_drafts
    services.plain_drafts = lambda: (Path("a.json"), Path("b.json"))  # type: ignore[method-assign]
    try:
        take_over.offer(window, services, lambda: None)
    finally:
        take_over.ask, services.plain_drafts = real, found  # type: ignore[method-assign]
    return asked[0]


DIALOGS: dict[str, Dialog] = {
    "gate-create": _gate(),
    "gate-differ": _gate(_two_that_differ),
    "gate-words": _gate(_words),
    "gate-back": _gate(_ask_back),
    "gate-unlock": _gate(locked=True),
    "gate-wrong": _gate(_wrong, locked=True),
    "gate-damaged": _gate(lambda gate: _wrong(gate, damaged=True), locked=True),
    "gate-recovery": _gate(lambda gate: gate.unlock.other.click(), locked=True),
    "gate-busy": _gate(_busy, locked=True),
    "list-none": _list(0),
    "list-few": _list(FEW),
    "list-many": _list(MANY),
    "list-filtered": _list(MANY, _filter),
    "list-nothing": _list(MANY, _nothing),
    "list-marked": _list(MANY, _mark),
    "list-undo": _list(MANY, _offer_undo),
    "list-archive": _list(MANY, _place("archive")),
    "list-bin": _list(MANY, _place("bin")),
    "security": _security,
    "security-change": _change,
    "versions": _versions,
    "take-over": _take_over,
}
