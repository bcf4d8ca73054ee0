"""One editor for each form of a field: the only place that knows which."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mla_writer.gui.editors import names
from mla_writer.gui.editors.base import Editor, Input, Question, SingleEditor
from mla_writer.gui.editors.choice import SearchInput, choice_input
from mla_writer.gui.editors.choices import ChoicesInput
from mla_writer.gui.editors.date import DateInput
from mla_writer.gui.editors.date_range import DateRangeInput
from mla_writer.gui.editors.money import MoneyInput
from mla_writer.gui.editors.number import NumberInput
from mla_writer.gui.editors.record import RecordEditor
from mla_writer.gui.editors.records import RecordsEditor
from mla_writer.gui.editors.reference import ReferenceEditor
from mla_writer.gui.editors.several import SeveralEditor
from mla_writer.gui.editors.text import LongTextInput, TextInput
from mla_writer.gui.editors.time import TimeInput
from mla_writer.gui.editors.yes_no import YesNoInput
from mla_writer.gui.theme import Size
from mla_writer.i18n import direction_of
from mla_writer.model.fields import Form
from mla_writer.model.message import message

MakeInput = Callable[[Question], Input]


def make_editor(question: Question) -> Editor:
    """The editor that answers ``question``."""
    type = question.field.type
    if type.form in COMPOSED:
        return COMPOSED[type.form][type.many](question)
    if type.form is Form.CHOICE and type.many:
        return SingleEditor(question, ChoicesInput(_declared(question), question.services.theme.percent))
    if type.many:
        return SeveralEditor(question, lambda: INPUTS[type.form](question))
    return SingleEditor(question, INPUTS[type.form](question))


def _declared(question: Question) -> names.Entries:
    return names.declared(question.services, question.session.rulebook.choices[question.field.type.of])


def _hint(question: Question) -> str:
    return question.services.say(message("Type to search"))


def _direction(question: Question) -> str:
    """The direction of what is written for the request: that of its first language, else of the screen."""
    languages = question.session.draft.languages
    return direction_of(languages[0]) if languages else question.services.language.direction


def _line(question: Question) -> Input:
    return TextInput(direction=_direction(question))


def _address(question: Question) -> Input:
    return TextInput(question.services.theme.px(Size.CARDS), always=True)


def _long_text(question: Question) -> Input:
    return LongTextInput(_direction(question))


def _choice(question: Question) -> Input:
    return choice_input(_declared(question), _hint(question), question.services.theme.percent)


def _days(question: Question) -> Input:
    services = question.services
    return NumberInput(services, whole=True, unit=services.say(message("days")))


def _search(entries: Callable[..., names.Entries], wide: int) -> MakeInput:
    def make(question: Question) -> Input:
        services = question.services
        return SearchInput(entries(services), _hint(question), services.theme.px(wide) if wide else 0)

    return make


INPUTS: Mapping[Form, MakeInput] = {
    Form.TEXT: _line,
    Form.LONG_TEXT: _long_text,
    Form.YES_NO: lambda question: YesNoInput(question.services),
    Form.NUMBER: lambda question: NumberInput(question.services, whole=False),
    Form.INTEGER: lambda question: NumberInput(question.services, whole=True),
    Form.DAYS: _days,
    Form.DATE: lambda question: DateInput(question.services),
    Form.DATETIME: lambda question: TimeInput(question.services),
    Form.DATE_RANGE: lambda question: DateRangeInput(question.services),
    Form.MONEY: lambda question: MoneyInput(question.services),
    Form.COUNTRY: _search(names.countries, Size.CARDS),
    Form.LANGUAGE: _search(names.languages, Size.CARDS),
    Form.INSTRUMENT: _search(names.instruments, 0),
    Form.EMAIL: _address,
    Form.PHONE: _address,
    Form.CHOICE: _choice,
}
COMPOSED: Mapping[Form, tuple[Callable[[Question], Editor], Callable[[Question], Editor]]] = {
    Form.RECORD: (RecordEditor, RecordsEditor),
    Form.REF: (ReferenceEditor, ReferenceEditor),
}
"""Editors of their own: for one value, and for several."""
