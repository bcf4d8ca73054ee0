"""Drafts a request in the real window as a person would: by pressing, typing and pasting, page by page.

Everything comes from a draft that is to be reached: which measures, which answers. No field is named
here; each form of editor is worked by one function (inputs of one value: ``entering``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mla_writer.gui.editor import Editor
from mla_writer.gui.editors.base import Editor as FieldEditor
from mla_writer.gui.editors.base import SingleEditor
from mla_writer.gui.editors.entries import list_path
from mla_writer.gui.editors.record import RecordEditor
from mla_writer.gui.editors.records import RecordsEditor
from mla_writer.gui.editors.reference import ReferenceEditor
from mla_writer.gui.editors.several import SeveralEditor
from mla_writer.gui.export import ExportView
from mla_writer.gui.families import LABELS
from mla_writer.gui.field_row import FieldRow
from mla_writer.gui.field_rows import FieldRows
from mla_writer.gui.services import Services
from mla_writer.gui.views.basis_card import BasisCard
from mla_writer.gui.views.check import CheckView
from mla_writer.gui.views.chooser import ChooserView
from mla_writer.gui.views.finding_card import FindingCard
from mla_writer.gui.views.legal_bases import TREATIES, LegalBasesView
from mla_writer.gui.views.override_form import OverrideForm
from mla_writer.gui.views.undertakings import UndertakingsView
from mla_writer.gui.widgets import CardButton, Fold, Segmented
from mla_writer.gui.window import Window
from mla_writer.gui.workbench import Workbench
from mla_writer.model.declarations import Field
from mla_writer.model.draft import Draft, Override, stable_path
from mla_writer.model.fields import is_empty
from mla_writer.model.message import message
from mla_writer.model.safeguards import GIVEN
from mla_writer.model.translation import translation_of
from mla_writer.session import Session
from mla_writer.session.translations import translate

from .compared import said
from .entering import Entering, pressable
from .hands import ALT, Hands, focused, settle

MOST_PAGES = 200
TRANSLATED_BY_HAND = 12


class Typist:
    """Works ``window`` until its draft says what ``wanted`` says. ``turned`` is called on every page
    before it is filled in."""

    def __init__(
        self, window: Window, services: Services, wanted: Draft, turned: Callable[[], None] = lambda: None
    ) -> None:
        self.window, self.services, self.wanted = window, services, wanted
        self.turned = turned
        self.hands = Hands(window)
        self.entering = Entering(self.hands, services)
        self.ids: dict[tuple[str, str], str] = {}
        self._editors: Mapping[type[FieldEditor], Callable[[Any, Any], None]] = {
            RecordEditor: self._record,
            RecordsEditor: self._records,
            ReferenceEditor: self._reference,
            SeveralEditor: self._several,
        }
        self._views: Mapping[type[QWidget], Callable[[], None]] = {
            ChooserView: self.choose_measures,
            LegalBasesView: self.choose_bases,
            CheckView: self.weigh_findings,
            UndertakingsView: self.give_assurances,
        }

    @property
    def editor(self) -> Editor:
        """What shows the draft."""
        assert self.window.editor is not None, "no draft is open"
        return self.window.editor

    @property
    def session(self) -> Session:
        """The session behind the window."""
        return self.editor.session

    @property
    def part(self) -> Any:
        """The view of the page that is shown."""
        return self.editor.page.sheet.part

    # The way through the window

    def begin(self) -> None:
        """Choose on the first screen the family and the kind of the first measure."""
        kind = self.services.rulebook.kind(self.wanted.kinds[0])
        families = self.services.rulebook.choices[LABELS]
        for label in (families.label(kind.family), kind.label):
            name = self.services.text(label)
            cards = self.window.start.needs.findChildren(CardButton)
            self.hands.click(next(one for one in cards if one.isVisible() and one.accessibleName() == name))

    def walk(self) -> None:
        """Fill in every page, going on with Continue."""
        for _ in range(MOST_PAGES):
            self.turned()
            self.fill_page()
            onward = self.editor.page.footer.onward
            if onward.isHidden():
                return
            key = self.session.page.key
            self.hands.click(onward)
            assert self.session.page.key != key, f"Continue does not lead on from {key}"
            assert focused(self.editor.page), f"the focus is lost on {self.session.page.key}"
        raise AssertionError("the pages have no end")

    def fill_page(self) -> None:
        """Do what the page that is shown asks for."""
        work = self._views.get(type(self.part))
        if work is not None:
            work()
        sheet = self.editor.page.sheet
        self.fill_rows(sheet.shown, self._answer)
        if any(not is_empty(self._answer(row)) for row in sheet.folded.rows.values()):
            self._open(sheet.fold)
            self.fill_rows(sheet.folded, self._answer)
            self.fill_rows(sheet.shown, self._answer)

    def differences(self) -> list[str]:
        """The questions that are not answered as wanted."""
        return [
            asked.path
            for asked in self.session.journey.asked()
            if not self._says(asked.field, self.session.draft.get(asked.path), self.wanted.get(asked.path))
        ]

    def export(self, languages: tuple[str, ...]) -> None:
        """Take the request out in ``languages``, with the free text in each."""
        view: ExportView = self.part
        for code, card in view.languages.items():
            if card.box.isChecked() is not (code in languages):
                self.hands.click(card.box)
        for code in languages:
            if not view.languages[code].translate.isHidden():
                self.hands.click(view.languages[code].translate)
                self._translate(next(one for one in self.window.findChildren(Workbench) if one.isVisible()))
        self.hands.click(view.choose)
        self.hands.click(view.write)

    def _translate(self, workbench: Workbench) -> None:
        """Enter the first translations by hand; the others come at once, as from a translator."""
        language, paths = workbench.language, workbench.list.paths()
        kept = {
            path: translation_of(self.wanted, language, stable_path(self.wanted, path)).text for path in paths
        }
        for path in paths[TRANSLATED_BY_HAND:]:
            translate(self.session, language, path, kept[path])
        workbench.refresh()
        self.hands.window = workbench
        for path in paths[:TRANSLATED_BY_HAND]:
            workbench.list.choose(path)
            self.entering.area(workbench.panel.area, kept[path])
        self.hands.click(workbench.close_button)
        self.hands.window = self.window
        self.window.activateWindow()
        settle()

    # Views

    def choose_measures(self) -> None:
        """Add the measures that are not there yet, each found by its name."""
        for measure in self.wanted.measures[len(self.session.draft.measures) :]:
            self.entering.line(self.part.search, self._label(measure.kind))
            family = next(one for one in self.part.families if measure.kind in one.cards)
            self.hands.click(family.cards[measure.kind])
            self.hands.click(self.part.search)
            self.hands.press(Qt.Key.Key_Escape)

    def choose_bases(self) -> None:
        """Take over the legal bases by the buttons of their cards."""
        use = self.services.say(message("Use this basis"))
        for entry in self.wanted.get(TREATIES) or ():
            if (TREATIES, entry["id"]) in self.ids:
                continue
            cards = self.part.findChildren(BasisCard)
            card = next((one for one in cards if one._basis.instrument.id == entry["treaty"]), None)
            if card is None:
                continue  # not offered between these States: it is entered in the list below
            self._unfold(card)
            self.hands.click(next(one for one in pressable(card) if one.text() == use))
            self.ids[TREATIES, entry["id"]] = self._last_id(TREATIES)

    def give_assurances(self) -> None:
        """Give the assurances that are offered by the buttons of their cards; others stay in the list."""
        give = self.services.say(message("Give this assurance"))
        for id in self.wanted.get(GIVEN) or ():
            if not self.part.offered.isHidden():
                self._open(self.part.offered)
            name = self.services.text(self.services.rulebook.assurances[id].label)
            buttons = (one for one in pressable(self.part) if one.accessibleDescription() == name)
            button = next((one for one in buttons if one.text() == give), None)
            if button is not None:
                self.hands.click(button)

    def weigh_findings(self) -> None:
        """Answer the questions of the check, and set aside what was set aside."""
        for check, answer in self.wanted.confirmations.items():
            card = self._finding(check)
            if card is not None and card.finding.question:
                self.entering.segment(card.findChild(Segmented), answer)
        for override in self.wanted.overrides:
            card = self._finding(override.check)
            if card is not None and card.finding.override is None:
                self._set_aside(card, override)

    def _finding(self, check: str) -> FindingCard | None:
        cards = self.part.findChildren(FindingCard)
        return next((one for one in cards if one.isVisible() and one.finding.check == check), None)

    def _set_aside(self, card: FindingCard, override: Override) -> None:
        form = card.findChild(OverrideForm)
        self.hands.click(pressable(card)[-1])
        assert focused(form.reason), "the reason does not take the focus"
        self.entering.line(form.reason, override.reason)
        self.entering.line(form.officer, override.officer)
        self.hands.click(form.take)

    def _label(self, kind: str) -> str:
        return self.services.text(self.services.rulebook.kind(kind).label)

    def _unfold(self, part: QWidget) -> None:
        holder = part.parentWidget()
        while holder is not None:
            if isinstance(holder, Fold):
                self._open(holder)
            holder = holder.parentWidget()

    def _open(self, fold: Fold) -> None:
        if not fold.is_open:
            self.hands.click(fold.button)

    # Questions

    def fill_rows(self, rows: FieldRows, answer: Callable[[FieldRow], Any]) -> None:
        """Answer ``rows`` from the top; questions that appear meanwhile are answered too."""
        done: set[str] = set()
        while (path := next((one for one in rows.rows if one not in done), "")) != "":
            done.add(path)
            row = rows.rows[path]
            value = answer(row)
            if not self._stands(row, value):
                self.fill(row, value)
                assert self._stands(row, value), f"{path} says {row.question.value}, not {value}"

    def fill(self, row: FieldRow, value: Any) -> None:
        """Answer one question."""
        if isinstance(row.editor, SingleEditor):
            self.entering.enter(row.editor.input, value)
        else:
            self._editors[type(row.editor)](row.editor, value)

    def _answer(self, row: FieldRow) -> Any:
        return self.wanted.get(row.asked.path)

    def _stands(self, row: FieldRow, value: Any) -> bool:
        return self._says(row.asked.field, row.question.value, value)

    def _says(self, field: Field, here: Any, wanted: Any) -> bool:
        rulebook = self.services.rulebook
        return bool(said(rulebook, field, here, {}) == said(rulebook, field, wanted, self.ids))

    def _record(self, editor: RecordEditor, value: Any) -> None:
        given = value or {}
        self.fill_rows(editor.fields.rows, lambda row: given.get(row.asked.field.id))

    def _records(self, editor: RecordsEditor, value: Any) -> None:
        path, field = editor.question.path, editor.question.field
        for entry in value or ():
            there = {one["id"]: place for place, one in enumerate(editor.entries)}
            known = self.ids.get((path, entry["id"]), "")
            if known not in there:
                self.hands.click(editor.add)
                self.ids[path, entry["id"]] = self._last_id(path)
            elif self._says(field, [editor.entries[there[known]]], [entry]):
                continue
            else:
                self.hands.click_row(editor.table, there[known])
            self._form(editor, entry)
        self._put_in_order(editor, [self.ids[path, entry["id"]] for entry in value or ()])

    def _form(self, editor: RecordsEditor | ReferenceEditor, entry: Mapping[str, Any]) -> None:
        form = editor.form
        assert form is not None, "the entry does not open"
        assert focused(form), "an entry that was opened does not take the focus"
        self.fill_rows(form.fields.rows, lambda row: entry.get(row.asked.field.id))
        self.hands.click(form.finish)
        assert editor.form is None, "the entry does not close"

    def _put_in_order(self, editor: RecordsEditor, wanted: list[str]) -> None:
        """Move entries up by key, where some were added elsewhere before."""
        for place, id in enumerate(wanted):
            at = [one["id"] for one in editor.entries].index(id)
            if at == place:
                continue
            self.hands.stand_on_row(editor.table, at)
            for _ in range(at - place):
                self.hands.press(Qt.Key.Key_Up, ALT)

    def _reference(self, editor: ReferenceEditor, value: Any) -> None:
        path = list_path(self.session, editor.question.field.type.of)
        for id in value if isinstance(value, list) else [value]:
            if path and (path, id) not in self.ids:
                self._add_target(editor, path, id)
        if not self._says(editor.question.field, editor.question.value, value):
            wanted = said(self.services.rulebook, editor.question.field, value, self.ids)
            self.entering.enter(editor.input, wanted)

    def _add_target(self, editor: ReferenceEditor, path: str, id: str) -> None:
        """Add what is not there yet where it is referred to."""
        entry = next(one for one in self.wanted.get(path) if one["id"] == id)
        self.hands.click(editor.add)
        self.ids[path, id] = self._last_id(path)
        self._form(editor, entry)

    def _several(self, editor: SeveralEditor, value: Any) -> None:
        for place, one in enumerate(value):
            if place:
                self.hands.click(editor.add)
            self.entering.enter(editor._lines[place].input, one)

    def _last_id(self, path: str) -> str:
        return str(self.session.draft.get(path)[-1]["id"])


def exported(view: ExportView) -> tuple[Path, ...]:
    """The files that the page says it has written."""
    return tuple(Path(line) for line in view.result.text.text().splitlines())
