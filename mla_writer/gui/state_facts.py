"""Parts of the sheet of a State on the screen: a group of facts, what treaties change, a fold of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtWidgets import QSizePolicy, QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Fold, Label, Notice, column, describe
from mla_writer.gui.wording import joined
from mla_writer.i18n import fact_words
from mla_writer.model.sheet import Entry, TreatySays

LONGEST_WORD = 34
"""Letters of a word that find room in the column at a text size of 100 per cent."""


def group_part(services: Services, id: str, entries: Iterable[Entry], says: Iterable[TreatySays]) -> QWidget:
    """One part of the sheet: its name, what treaties in force change, the facts."""
    name = Label(services.text(services.rulebook.topic_groups[id].label), "lead")
    parts = [*treaty_parts(services, says), *fact_parts(services, entries)]
    return _holder(name, *parts, spacing=Space.MEDIUM)


def treaty_parts(services: Services, says: Iterable[TreatySays]) -> Iterator[QWidget]:
    """What treaties in force say, set apart from the facts over which they prevail."""
    held = tuple(says)
    if not held:
        return
    numbers = dict.fromkeys(number for one in held for number in one.sources)
    notice = Notice(services.say(fact_words.PREVAILS), tone="accent")
    for line in fact_words.treaties(services.language, held):
        notice.body.addWidget(Label(line).selectable())
    if numbers:
        notice.body.addWidget(Label(" ".join(f"[{number}]" for number in numbers)))
    yield notice


def fact_parts(services: Services, entries: Iterable[Entry]) -> Iterator[QWidget]:
    """Each fact with its label, note, source and age; what describes one authority together."""
    held = tuple(entries)
    yield from (_fact(services, entry) for entry in held if not entry.authority)
    yield from (_authority(services, one) for one in fact_words.by_authority(held))


def late_fold(name: str, number: str, make: Callable[[], Iterable[QWidget]]) -> QWidget:
    """A fold below ``name`` that says how much is in it; its parts are made when it is first opened."""
    fold = Fold(spacing=Space.MEDIUM)
    fold.say(number)
    describe(fold.button, f"{name}: {number}")

    def fill(opened: bool) -> None:
        if opened and not fold.body.count():
            for part in make():
                fold.body.addWidget(part)

    fold.toggled.connect(fill)
    return _holder(Label(name, "strong"), fold)


def _fact(services: Services, entry: Entry) -> QWidget:
    fact, rulebook, language = entry.fact, services.rulebook, services.language
    return _holder(
        Label(fact_words.label(language, rulebook, fact), "hint"),
        _value(services, fact_words.value(language, rulebook, fact)),
        *([_value(services, services.text(fact.note), "help")] if fact.note else []),
        _source(services, entry),
    )


def _authority(services: Services, entries: list[Entry]) -> QWidget:
    """One central authority; what changes often is said to be checked before use."""
    language, rulebook = services.language, services.rulebook
    lines: list[QWidget] = [Label(fact_words.authority_label(language), "hint")]
    values = [fact_words.value(language, rulebook, entry.fact) for entry in entries]
    lines += [_value(services, value) for value in values]
    notes = [services.text(entry.fact.note) for entry in entries]
    lines += [_value(services, note, "help") for note in notes if note]
    if any(entry.is_contact for entry in entries):
        lines.append(Label(_upper(services.say(fact_words.CHECK_CONTACTS)), "strong"))
    sources = {(entry.source, entry.fact.as_of): entry for entry in entries}
    return _holder(*lines, *(_source(services, entry) for entry in sources.values()))


def _source(services: Services, entry: Entry) -> Label:
    """The number of the source, the age, and who says it if the program does not."""
    said = fact_words.said_by(services.rulebook, entry.fact)
    age = fact_words.age(services.language, entry)
    number = f"[{entry.source}] " if entry.source else ""
    text = joined(f"{number}{age}".strip(), services.say(said) if said else "")
    return Label(text, "aged" if entry.old else "small").selectable()


def _value(services: Services, text: str, role: str = "") -> Label:
    """A value that never makes the column wider: a long address is broken at its signs."""
    longest = LONGEST_WORD * 100 // services.theme.percent
    shown = broken(text, longest)
    label = Label(shown if role else _upper(shown), role).selectable()
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def broken(text: str, longest: int) -> str:
    """``text`` with a line break in words of more than ``longest`` letters, after a sign if there is one."""
    return " ".join("\n".join(_pieces(word, longest)) for word in text.split(" "))


def _pieces(word: str, longest: int) -> Iterator[str]:
    while len(word) > longest:
        sign = max(word.rfind(sign, 1, longest) for sign in "@./-_&?=")
        place = sign + 1 if sign > 0 else longest
        yield word[:place]
        word = word[place:]
    yield word


def _holder(*parts: QWidget, spacing: int = Space.HAIR) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*parts, spacing=spacing))
    return holder


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
