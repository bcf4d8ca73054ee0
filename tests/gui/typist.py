"""Drafts a request in the real window as a person would: by pressing, typing and pasting, page by page.

Everything comes from a draft that is to be reached: which measures, which answers. No field is named
here; each form of editor is worked by one function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from mla_writer.gui.editor import Editor
from mla_writer.gui.editors.base import Input, SingleEditor
from mla_writer.gui.editors.choice import ButtonsInput, SearchInput, SegmentsInput
from mla_writer.gui.editors.choices import ChoicesInput
from mla_writer.gui.editors.date import DateInput
from mla_writer.gui.editors.date_range import DateRangeInput
from mla_writer.gui.editors.entries import LISTED, list_path
from mla_writer.gui.editors.entry_form import EntryForm
from mla_writer.gui.editors.money import MoneyInput
from mla_writer.gui.editors.number import NumberInput
from mla_writer.gui.editors.record import RecordEditor
from mla_writer.gui.editors.records import RecordsEditor
from mla_writer.gui.editors.reference import ReferenceEditor
from mla_writer.gui.editors.search_choice import ID, SearchChoice
from mla_writer.gui.editors.several import SeveralEditor
from mla_writer.gui.editors.text import LongTextInput, TextInput
from mla_writer.gui.editors.time import BETWEEN, TimeInput
from mla_writer.gui.editors.yes_no import NO, YES, YesNoInput
from mla_writer.gui.field_row import FieldRow
from mla_writer.gui.field_rows import FieldRows
from mla_writer.gui.services import Services
from mla_writer.gui.views.basis_card import BasisCard
from mla_writer.gui.views.check import CheckView
from mla_writer.gui.views.chooser import ChooserView
from mla_writer.gui.views.finding_card import FindingCard
from mla_writer.gui.views.legal_bases import TREATIES, LegalBasesView
from mla_writer.gui.views.override_form import OverrideForm
from mla_writer.gui.widgets import Fold, Segmented
from mla_writer.gui.window import Window
from mla_writer.model.draft import Draft, Override
from mla_writer.model.fields import Form, is_empty
from mla_writer.model.message import message

from .hands import ALT, CONTROL, Hands, focused, settle

PASTED_FROM = 120
"""How many letters a text must have to be pasted."""
LETTERS_SEARCHED = 5
MOST_ROUNDS = 3

Ids = dict[tuple[str, str], str]
"""What an entry of the draft wanted, named by the path of its list and its id, is called in this draft."""


class Typist:
    """Works ``window`` until its draft says what ``wanted`` says. ``turned`` is called on every page
    before it is filled in."""

    def __init__(
        self, window: Window, services: Services, wanted: Draft, turned: Callable[[], None] = lambda: None
    ) -> None:
        self.window, self.services, self.wanted = window, services, wanted
        self.hands = Hands(window)
        self.turned = turned
        self.ids: Ids = {}
        self.typed_whole = 0
        self._inputs = _INPUTS(self)

    @property
    def editor(self) -> Editor:
        """What shows the draft."""
        assert self.window.editor is not None, "no draft is open"
        return self.window.editor

    @property
    def session(self) -> Any:
        """The session behind the window: only looked at, never changed."""
        return self.editor.session

    # The way through the window

    def begin(self) -> None:
        """Choose on the first screen the family and the kind of the first measure."""
        needs, kind = self.window.start.needs, self.services.rulebook.kind(self.wanted.kinds[0])
        families = self.services.rulebook.choices["kind_family"]
        for label in (families.label(kind.family), kind.label):
            said = self.services.text(label)
            self.hands.click(next(card for card in _cards(needs) if card.accessibleName() == said))

    def walk(self) -> None:
        """Fill in every page, going on with Continue."""
        for _ in range(MOST_ROUNDS * 100):
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
        sheet = self.editor.page.sheet
        work = VIEWS.get(type(sheet.part))
        if work is not None:
            work(self)
            sheet = self.editor.page.sheet
        self.fill_rows(sheet.shown, self._wanted_at)
        if any(not is_empty(self._wanted_at(row)) for row in sheet.folded.rows.values()):
            if not sheet.fold.is_open:
                self.hands.click(sheet.fold.button)
            self.fill_rows(sheet.folded, self._wanted_at)

    def _wanted_at(self, row: FieldRow) -> Any:
        return self.wanted.get(row.asked.path)

    # Views

    def choose_measures(self) -> None:
        """Add the measures that are not there yet, each found by its name."""
        for measure in self.wanted.measures[len(self.session.draft.measures) :]:
            view = self.editor.page.sheet.part
            label = self.services.text(self.services.rulebook.kind(measure.kind).label)
            self.hands.click(view.search)
            self.hands.type(label)
            family = next(one for one in view.families if measure.kind in one.cards)
            self.hands.click(family.cards[measure.kind])
            self.hands.click(view.search)
            self.hands.press(Qt.Key.Key_Escape)

    def choose_bases(self) -> None:
        """Take over the legal bases by the buttons of their cards."""
        use = self.services.say(message("Use this basis"))
        for entry in self.wanted.get(TREATIES) or ():
            if (TREATIES, entry["id"]) in self.ids:
                continue
            view = self.editor.page.sheet.part
            card = next(
                one for one in view.findChildren(BasisCard) if one._basis.instrument.id == entry["treaty"]
            )
            self._unfold(card, view)
            self.hands.click(next(one for one in _buttons(card) if one.text() == use))
            self.ids[TREATIES, entry["id"]] = self.session.draft.get(TREATIES)[-1]["id"]

    def weigh_findings(self) -> None:
        """Answer the questions of the check, and set aside what was set aside."""
        for check, answer in self.wanted.confirmations.items():
            card = self._finding(check)
            if card is not None and card.finding.question:
                self.segment(card.findChild(Segmented), answer)
        for override in self.wanted.overrides:
            card = self._finding(override.check)
            if card is not None and card.finding.override is None:
                self._set_aside(card, override)

    def _finding(self, check: str) -> FindingCard | None:
        cards = self.editor.page.sheet.part.findChildren(FindingCard)
        return next((one for one in cards if one.isVisible() and one.finding.check == check), None)

    def _set_aside(self, card: FindingCard, override: Override) -> None:
        form = card.findChild(OverrideForm)
        self.hands.click(_buttons(card)[-1])
        assert focused(form.reason), "the reason does not take the focus"
        self.hands.type(override.reason)
        self.line(form.officer, override.officer)
        self.hands.click(form.take)

    def _unfold(self, part: Any, within: Any) -> None:
        holder = part.parentWidget()
        while holder is not within:
            if isinstance(holder, Fold) and not holder.is_open:
                self.hands.click(holder.button)
            holder = holder.parentWidget()

    # Questions

    def fill_rows(self, rows: FieldRows, wanted: Callable[[FieldRow], Any]) -> None:
        """Answer ``rows`` from the top; questions that appear meanwhile are answered too."""
        done: set[str] = set()
        while (path := next((one for one in rows.rows if one not in done), "")) != "":
            done.add(path)
            row = rows.rows[path]
            value = wanted(row)
            if not self.stands(row, value):
                self.fill(row, value)
                assert self.stands(row, value), f"{path} says {row.question.value}, not {value}"

    def stands(self, row: FieldRow, value: Any) -> bool:
        """Whether the question is already answered with ``value``."""
        return same(row.question.value, self.mapped(row.asked.field, value))

    def mapped(self, field: Any, value: Any) -> Any:
        """``value`` with the ids that its entries have in this draft."""
        return translate_ids(self.services.rulebook, field, value, self.ids)

    def fill(self, row: FieldRow, value: Any) -> None:
        """Answer one question."""
        editor = row.editor
        composed: Mapping[type, Callable[[Any, Any], None]] = {
            RecordEditor: self._record,
            RecordsEditor: self._records,
            ReferenceEditor: self._reference,
            SeveralEditor: self._several,
        }
        if isinstance(editor, SingleEditor):
            self.enter(editor.input, value)
        else:
            composed[type(editor)](editor, value)

    def _record(self, editor: RecordEditor, value: Any) -> None:
        given = value or {}
        self.fill_rows(editor.fields.rows, lambda row: given.get(row.asked.field.id))

    def _records(self, editor: RecordsEditor, value: Any) -> None:
        path = editor.question.path
        for entry in value or ():
            there = [one["id"] for one in editor.entries]
            known = self.ids.get((path, entry["id"]))
            if known in there:
                place = there.index(known)
                if same(editor.entries[place], self._entry(editor, entry)):
                    continue
                self.hands.click_row(editor.table, place)
            else:
                self.hands.click(editor.add)
                self.ids[path, entry["id"]] = self.session.draft.get(path)[-1]["id"]
            self._form(editor, entry)
        self._put_in_order(editor, [self.ids[path, entry["id"]] for entry in value or ()])

    def _entry(self, editor: RecordsEditor, entry: Any) -> Any:
        return self.mapped(editor.question.field, [entry])[0]

    def _form(self, editor: Any, entry: Mapping[str, Any]) -> None:
        form = editor.form
        assert isinstance(form, EntryForm)
        assert focused(form), "a new entry does not take the focus"
        self.fill_rows(form.fields.rows, lambda row: entry.get(row.asked.field.id))
        self.hands.click(form.finish)
        assert editor.form is None, "the entry does not close"

    def _put_in_order(self, editor: RecordsEditor, wanted: list[str]) -> None:
        for place, id in enumerate(wanted):
            at = [one["id"] for one in editor.entries].index(id)
            if at == place:
                continue
            self.hands.click_row(editor.table, at)
            self.hands.click(editor.form.finish)
            for _ in range(at - place):
                self.hands.press(Qt.Key.Key_Up, ALT)

    def _reference(self, editor: ReferenceEditor, value: Any) -> None:
        path = list_path(self.session, editor.question.field.type.of)
        for id in value if isinstance(value, list) else [value]:
            if path and (path, id) not in self.ids:
                self._add_target(editor, path, id)
        wanted = self.mapped(editor.question.field, value)
        if not same(editor.question.value, wanted):
            self.enter(editor.input, wanted)

    def _add_target(self, editor: ReferenceEditor, path: str, id: str) -> None:
        """Add what is not there yet where it is referred to."""
        entry = next(one for one in self.wanted.get(path) if one["id"] == id)
        self.hands.click(editor.add)
        self.ids[path, id] = self.session.draft.get(path)[-1]["id"]
        self._form(editor, entry)

    def _several(self, editor: SeveralEditor, value: Any) -> None:
        for place, one in enumerate(value):
            if place:
                self.hands.click(editor.add)
            self.enter(editor._lines[place].input, one)

    # Inputs

    def enter(self, input: Input | None, value: Any) -> None:
        """Enter ``value`` and leave the field."""
        assert input is not None, "there is nothing to choose from"
        if not focused(input):
            self.hands.click(input.focusProxy() or input)
        self._inputs[type(input)](input, value)
        settle()

    def line(self, line: QLineEdit, text: str) -> None:
        """Type ``text`` into ``line`` in place of what stands there, and go on by the tab key."""
        if QApplication.focusWidget() is not line:
            self.hands.click(line)
        if line.text():
            self.hands.empty()
        self.hands.type(text)
        self.hands.go_on()

    def text(self, input: TextInput, value: Any) -> None:
        """One line of text."""
        self.line(input.line, str(value or ""))

    def long_text(self, input: LongTextInput, value: Any) -> None:
        """Several lines: the first paragraph of the first long one by key, the others pasted."""
        text = str(value or "")
        if input.area.toPlainText():
            self.hands.empty()
        if len(text) < PASTED_FROM:
            self.hands.type(text)
        elif self.typed_whole:
            self.hands.paste(text)
        else:
            first, _, rest = text.partition("\n\n")
            self.hands.type(first)
            self.hands.paste(f"\n\n{rest}" if rest else "")
            self.typed_whole = len(first)
        self.hands.go_on()

    def number(self, input: NumberInput, value: Any) -> None:
        """A number, as it is written where the interface's language is spoken."""
        self.line(input.line, "" if value is None else self.services.language.number(value))

    def date(self, input: DateInput, value: Any) -> None:
        """A day as ``4.3.2024``."""
        year, month, day = (value or "0-0-0").split("-")
        self.line(input.line, f"{int(day)}.{int(month)}.{year}" if value else "")

    def period(self, input: DateRangeInput, value: Any) -> None:
        """Both days."""
        self.date(input.start, (value or {}).get("start"))
        self.date(input.end, (value or {}).get("end"))

    def moment(self, input: TimeInput, value: Any) -> None:
        """Day, time of day and offset."""
        day, _, clock = str(value).partition("T")
        self.date(input.day, day)
        self.line(input.clock, clock[:-6])
        self.line(input.offset, clock[-6:])

    def money(self, input: MoneyInput, value: Any) -> None:
        """Amount and currency."""
        self.line(input.amount, self.services.language.number(value["amount"]))
        self.search(input.currency, value["currency"])

    def search(self, input: SearchInput, value: Any) -> None:
        """Type the beginning of a name and take it from the list that opens."""
        self.pick(input.choice, str(value))

    def pick(self, choice: SearchChoice, id: str) -> None:
        """Take the entry ``id`` of ``choice``."""
        if not focused(choice):
            self.hands.click(choice.line)
        if (popup := QApplication.activePopupWidget()) is not None:
            self.hands.press(Qt.Key.Key_Escape)
            assert not popup.isVisible()
        if choice.line.text():
            self.hands.empty()
        entries = choice.model()
        row = next(row for row in range(entries.rowCount()) if entries.index(row, 0).data(ID) == id)
        label = str(entries.index(row, 0).data())
        self.hands.type(label[:LETTERS_SEARCHED])
        settle()
        found = choice.completer().popup()
        assert found.isVisible(), f"typing '{label[:LETTERS_SEARCHED]}' finds nothing"
        rows = [str(found.model().index(row, 0).data()) for row in range(found.model().rowCount())]
        self.hands.click_row(found, rows.index(label))
        assert choice.entry() == id, f"'{label}' was pressed and is not taken"
        self.hands.go_on()

    def segments(self, input: SegmentsInput, value: Any) -> None:
        """One of a few side by side."""
        self.segment(input.segments, str(value))

    def yes_no(self, input: YesNoInput, value: Any) -> None:
        """Yes or no."""
        self.segment(input.segments, YES if value else NO)

    def segment(self, segments: Segmented, id: str) -> None:
        """Press the segment ``id``."""
        self.hands.click(_buttons(segments)[segments._ids.index(id)])

    def buttons(self, input: ButtonsInput, value: Any) -> None:
        """One of a column of buttons."""
        self.hands.click(input.buttons[value])

    def boxes(self, input: ChoicesInput, value: Any) -> None:
        """Those that are wanted, and no others."""
        for id, box in input.boxes.items():
            if box.isChecked() is not (id in (value or ())):
                self.hands.click(box)


def _INPUTS(typist: Typist) -> Mapping[type[Input], Callable[[Any, Any], None]]:
    return {
        TextInput: typist.text,
        LongTextInput: typist.long_text,
        NumberInput: typist.number,
        DateInput: typist.date,
        DateRangeInput: typist.period,
        TimeInput: typist.moment,
        MoneyInput: typist.money,
        SearchInput: typist.search,
        SegmentsInput: typist.segments,
        YesNoInput: typist.yes_no,
        ButtonsInput: typist.buttons,
        ChoicesInput: typist.boxes,
    }


VIEWS: Mapping[type, Callable[[Typist], None]] = {
    ChooserView: Typist.choose_measures,
    LegalBasesView: Typist.choose_bases,
    CheckView: Typist.weigh_findings,
}


def same(first: Any, second: Any) -> bool:
    """Whether two answers say the same: no answer is no answer, however it is written."""
    return plain(first) == plain(second)


def plain(value: Any) -> Any:
    """An answer without what is empty and without ids of entries."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items() if name != "id" and not is_empty(part)}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return None if is_empty(value) else value


def translate_ids(rulebook: Any, field: Any, value: Any, ids: Ids) -> Any:
    """``value`` of ``field`` with references in the words of another draft."""
    type = field.type
    if value is None:
        return None
    if type.many:
        from dataclasses import replace

        single = replace(field, type=type.one)
        parts = [translate_ids(rulebook, single, one, ids) for one in value]
        return sorted(parts) if type.form in (Form.REF, Form.CHOICE) else parts
    if type.form is Form.REF:
        return ids.get((f"common.{type.of}.{LISTED}", value), value)
    if type.form is Form.RECORD:
        fields = rulebook.records[type.of].fields
        return {
            name: translate_ids(rulebook, fields[name], part, ids) if name in fields else part
            for name, part in value.items()
        }
    return value


def _cards(within: Any) -> list[Any]:
    from mla_writer.gui.widgets import CardButton

    return [card for card in within.findChildren(CardButton) if card.isVisible()]


def _buttons(within: Any) -> list[QAbstractButton]:
    return [one for one in within.findChildren(QAbstractButton) if one.isVisible()]
