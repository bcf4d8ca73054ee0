"""The screens and dialogs of which pictures are taken, and that must fit in every language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import screens_exchange, screens_vault

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mla_writer.gui.services import Services

    Dialog = Callable[[QWidget, Services], QWidget]


def _example(window: object, services: object) -> object:
    """The typist on the French example, opened once."""
    from mla_writer.gui.services import Services
    from mla_writer.gui.window import Window

    from .typist import Typist

    assert isinstance(window, Window)
    assert isinstance(services, Services)
    path = next(one for one in services.examples() if services.read(one).languages == ("fr",))
    if window.editor is None:
        window.open(services.read(path).id)
    return Typist(window, services, services.read(path))


def _start(window: object, services: object) -> None:
    from mla_writer.gui.window import Window

    assert isinstance(window, Window)
    window.start.refresh()


def _page(key: str) -> Callable[[object, object], None]:
    def show(window: object, services: object) -> None:
        from .typist import Typist

        typist = _example(window, services)
        assert isinstance(typist, Typist)
        typist.editor.go_to(key)

    return show


def _form(window: object, services: object) -> None:
    """The second entry of a list, open."""
    from mla_writer.gui.editors.records import RecordsEditor

    from .typist import Typist

    typist = _example(window, services)
    assert isinstance(typist, Typist)
    typist.editor.go_to("case/persons")
    editor = typist.editor.page.sheet.findChild(RecordsEditor)
    assert editor is not None
    typist.hands.click_row(editor.table, 1)


def _check(window: object, services: object) -> None:
    """The check with something missing, and one answer that is wrong."""
    from .typist import Typist

    typist = _example(window, services)
    assert isinstance(typist, Typist)
    for path in ("common.case.subject_matter", "common.link.necessity", "common.confidentiality.reason"):
        typist.session.answer(path, None)
    typist.session.answer("measures[0].answers.accounts[0].account_number", "CH93 0076 2011 6238 5295 8")
    typist.session.confirm("CHA-007", "")
    typist.editor.go_to("check/check")


def _back_to_example(window: object, services: object) -> None:
    from .typist import Typist

    typist = _example(window, services)
    assert isinstance(typist, Typist)
    while typist.session.can_undo:
        typist.editor.undo()


def _export(window: object, services: object) -> None:
    from .typist import Typist

    _back_to_example(window, services)
    typist = _example(window, services)
    assert isinstance(typist, Typist)
    typist.editor.go_to("export/export")
    typist.hands.click(typist.part.languages["en"].box)


def _export_end(window: object, services: object) -> None:
    """What goes into the files, and what readers learn."""
    from .typist import Typist

    _export(window, services)
    typist = _example(window, services)
    assert isinstance(typist, Typist)
    screens_vault.to_end(typist.editor.page.sheet.verticalScrollBar())


def _preview(window: object, services: object) -> None:
    from .typist import Typist

    typist = _example(window, services)
    assert isinstance(typist, Typist)
    typist.editor.go_to("m1/accounts")
    typist.editor.toggle_preview()


def _state(window: object, services: object) -> None:
    """The sheet of the requested State in the help column."""
    from mla_writer.gui.aside import STATE

    from .typist import Typist

    typist = _example(window, services)
    assert isinstance(typist, Typist)
    if not typist.editor.aside.isVisible():
        typist.editor.toggle_help()
    typist.editor.aside.tabs.setCurrentIndex(STATE)


def _annexes(window: object, services: object) -> None:
    """The page of annexes, with files."""
    from .typist import Typist

    typist = _example(window, services)
    assert isinstance(typist, Typist)
    if typist.editor.preview.isVisible():
        typist.editor.toggle_preview()
    screens_exchange.add_files(typist.services, typist.session.draft.id)
    typist.editor.go_to_field("common.annexes.list")


def _review(window: object, services: object) -> None:
    """Comments beside the page, and marks at the fields."""
    from .typist import Typist

    typist = _example(window, services)
    assert isinstance(typist, Typist)
    screens_exchange.comment(typist.session)
    typist.editor.go_to_field("common.facts.summary")
    typist.editor.aside.review.show_field("common.facts.summary")
    typist.editor.review()


def _review_form(window: object, services: object) -> None:
    """A comment being written, with another value."""
    from .typist import Typist

    typist = _example(window, services)
    assert isinstance(typist, Typist)
    typist.editor.go_to_field("common.facts.summary")
    tab = typist.editor.aside.review
    tab.show_field("common.facts.summary")
    tab.comment()
    assert tab.form is not None
    assert tab.form.fold is not None
    tab.form.fold.open()


def _between(*states: str) -> Dialog:
    def make(window: QWidget, services: Services) -> QWidget:
        from mla_writer.gui.asked import Question
        from mla_writer.gui.between import BetweenDialog

        return BetweenDialog(services, Question((states[0], states[1]), services.now().date()), window)

    return make


def _lookup(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.authorities_lookup import AuthorityLookup, Wanted

    return AuthorityLookup(services, Wanted("Central authority", "CH", {}), window)


def _facts(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.facts_form import FactsForm

    form = FactsForm(services, ("CH", "FR"), window)
    form.tree.choose("languages.accepted")
    return form


def _age(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.freshness import of_rulebook

    return of_rulebook(services, window)


def _packs(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.packs_window import PacksWindow

    return PacksWindow(services, window)


def _address_book(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.authorities_manager import AuthoritiesManager

    return AuthoritiesManager(services, window)


def _settings(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.settings_dialog import SettingsDialog

    return SettingsDialog(services, window)


def _keys(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.shortcut_list import ShortcutList

    return ShortcutList(services, window)


def _workbench(window: QWidget, services: Services) -> QWidget:
    from mla_writer.gui.window import Window
    from mla_writer.gui.workbench import Workbench

    assert isinstance(window, Window)
    assert window.editor is not None
    return Workbench(window.editor.session, services, "en", window)


DIALOGS: dict[str, Dialog] = {
    "between": _between("FR", "CH"),
    "between-territory": _between("FR", "HK"),
    "lookup": _lookup,
    "address-book": _address_book,
    "facts": _facts,
    "age": _age,
    "packs": _packs,
    "settings": _settings,
    "keys": _keys,
    "workbench": _workbench,
    **screens_vault.DIALOGS,
    **screens_exchange.DIALOGS,
}

SCREENS: dict[str, Callable[[object, object], None]] = {
    "start": _start,
    "chooser": _page("need/kinds"),
    "page": _page("case/character"),
    "bases": _page("legal_basis/basis"),
    "form": _form,
    "measure": _page("m1/records"),
    "check": _check,
    "state": _state,
    "export": _export,
    "export-end": _export_end,
    "preview": _preview,
    "annexes": _annexes,
    "review": _review,
    "review-form": _review_form,
}
