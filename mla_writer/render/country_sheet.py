"""The sheet of a requested State on one page, for the file: what matters first, the unknown, the sources.

Belongs here: what stands on the page and what gives way when it is full. Does not belong here: which
facts matter (``model.sheet``), how they are worded (``i18n.fact_words``), what a page looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mla_writer.i18n import Language, fact_words
from mla_writer.i18n.marks import printed
from mla_writer.model.instruments import Source
from mla_writer.model.message import Message, message
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.sheet import Entry, Sheet, TreatySays
from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Reference,
    References,
    Role,
    Rule,
    Span,
    Spans,
    Style,
    Table,
)
from mla_writer.render.pdf import pages_of

PAGE = printed("Page {page} of {pages}")
NONE_NAMED = message("none that binds both States is named in the draft")
NO_PROFILE = message(
    "Nothing is known of this State. Ask its central authority about languages, channel and conditions."
)
LONGEST = 420
"""Letters of one fact on the page; what is longer is cut, and says so by an ellipsis."""
SHARES = (2.2, 5.5, 2.1)
DIGEST = 8
"""Digits of the rulebook's digest on the page: enough to tell two editions apart."""

Row = tuple[Spans, Spans, Spans]


@dataclass(frozen=True, slots=True)
class Printing:
    """A sheet to be printed: in the words of ``language``, for the request ``reference``, on ``day``."""

    sheet: Sheet
    rulebook: Rulebook
    language: Language
    day: date
    reference: str = ""


def one_page(printing: Printing) -> Document:
    """The sheet as a document of one page: facts that find no room are counted on it.

    ``CannotRender`` when no font has a character of it.
    """
    page = _Page(printing)
    rows = len(page.rows)
    whole = page.document(rows)
    if pages_of(whole) == 1:
        return whole
    fits, too_many = 0, rows
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if pages_of(page.document(middle)) == 1:
            fits = middle
        else:
            too_many = middle
    return page.document(fits)


class _Page:
    """The page of one sheet, with as many rows as are asked for."""

    def __init__(self, printing: Printing) -> None:
        self._sheet, self._rulebook = printing.sheet, printing.rulebook
        self._language, self._printing = printing.language, printing
        self.rows = tuple(self._rows())
        """The rows of the table, what matters most first; each with the number of facts in it."""

    def document(self, most: int) -> Document:
        """The page with the first ``most`` rows."""
        say = self._language.say
        state = self._language.country(self._sheet.state)
        title = say(message("{state} as requested State", state=state))
        return Document(
            language=self._language.code,
            direction="rtl" if self._language.direction == "rtl" else "ltr",
            title=title,
            reference=self._printing.reference,
            marks=(),
            page_label=self._language.fill(self._language.text(PAGE), {"page": "{0}", "pages": "{1}"}),
            blocks=(Heading(1, "", _plain(title)), self._about(), *self._body(most)),
            subject=fact_words.measures(self._language, self._rulebook, self._sheet),
            compact=True,
        )

    def _body(self, most: int) -> Iterator[Block]:
        shown = self.rows[:most]
        if not self._sheet.has_profile:
            yield self._paragraph(NO_PROFILE, "body")
        if shown:
            heads = (message("What matters"), message("What is known"), message("Source"))
            columns = tuple(_plain(self._language.say(head)) for head in heads)
            yield Table(columns, tuple(row for row, _ in shown), SHARES)
        yield from self._unknown()
        yield from self._sources(shown)
        yield Rule()
        yield self._rest(sum(count for _, count in shown))

    def _about(self) -> References:
        """For which request the page was made, and by which rules."""
        say, sheet = self._language.say, self._sheet
        names = [self._language.country(code) for code in (sheet.requesting, sheet.state) if code]
        request = " · ".join(filter(None, (self._printing.reference, " → ".join(names))))
        rules = message(
            "{date}, rules {digest}", date=self._printing.day, digest=self._rulebook.digest[:DIGEST]
        )
        common = (
            [] if sheet.relied_on else [fact_words.treaty_name(one.instrument) for one in sheet.in_common]
        )
        relied_on = ", ".join(fact_words.treaty_name(one) for one in sheet.relied_on)
        rows = (
            (message("Request"), request),
            (message("Measures"), fact_words.measures(self._language, self._rulebook, sheet)),
            (
                message("Treaties relied on"),
                relied_on or (sheet.requesting and say(NONE_NAMED)),
            ),
            (message("Treaties in common"), ", ".join(common)),
            (message("Printed on"), say(rules)),
        )
        return References(tuple(Reference(_plain(say(name)), _plain(text)) for name, text in rows if text))

    def _rows(self) -> Iterator[tuple[Row, int]]:
        """Group by group: what a treaty changes, then the facts; a central authority is one row."""
        groups = fact_words.by_group(self._sheet.matters)
        for id in self._rulebook.topic_groups:
            if says := self._sheet.treaties_on(id):
                yield self._treaty(id, says), len(says)
            entries = groups.get(id, [])
            yield from ((self._fact(entry), 1) for entry in entries if not entry.authority)
            for authority in fact_words.by_authority(entries):
                yield self._authority(authority), len(authority)

    def _fact(self, entry: Entry) -> Row:
        name = fact_words.label(self._language, self._rulebook, entry.fact)
        return _plain(name, bold=True), self._said(entry), self._source(entry)

    def _said(self, entry: Entry) -> Spans:
        text = _shortened(fact_words.value(self._language, self._rulebook, entry.fact))
        said = fact_words.said_by(self._rulebook, entry.fact)
        notes = [_shortened(self._language.text(entry.fact.note)), self._language.say(said) if said else ""]
        return (Span(_upper(text)), *(Span(f" – {note}", italic=True) for note in notes if note))

    def _authority(self, entries: list[Entry]) -> Row:
        """The name of an authority and below it how to reach it, to be checked before use."""
        values = [fact_words.value(self._language, self._rulebook, entry.fact) for entry in entries]
        check = self._language.say(fact_words.CHECK_CONTACTS)
        contacts = any(entry.is_contact for entry in entries)
        name = fact_words.authority_label(self._language)
        text = (
            Span(_shortened(" · ".join(values))),
            *([Span(f" – {check}", italic=True)] if contacts else []),
        )
        sources = {entry.source: self._source(entry) for entry in entries}
        joined = tuple(span for place, one in enumerate(sources.values()) for span in _broken(one, place))
        return _plain(name, bold=True), text, joined

    def _treaty(self, group: str, says: tuple[TreatySays, ...]) -> Row:
        """What treaties in force say on a group, one below the other."""
        label = self._language.text(self._rulebook.topic_groups[group].label)
        prevails = self._language.say(fact_words.PREVAILS)
        lines = [_shortened(line) for line in fact_words.treaties(self._language, says)]
        numbers = dict.fromkeys(f"[{number}]" for one in says for number in one.sources)
        name = (Span(label, bold=True), Span(f" – {prevails}", italic=True))
        return name, _plain("\n".join(lines)), _plain(" ".join(numbers))

    def _source(self, entry: Entry) -> Spans:
        number = f"[{entry.source}] " if entry.source else ""
        return Span(number), Span(fact_words.short_age(self._language, entry), bold=entry.old)

    def _unknown(self) -> Iterator[Block]:
        parts = fact_words.unknown(self._language, self._rulebook, self._sheet.unknown)
        if not parts:
            return
        yield self._heading(message("Unknown for this request"))
        spans = [Span(self._language.say(fact_words.UNKNOWN))]
        for group, labels in parts:
            spans += [Span("\n"), Span(f"{group}: ", bold=True), Span(labels)]
        yield Paragraph(tuple(spans))

    def _sources(self, shown: tuple[tuple[Row, int], ...]) -> Iterator[Block]:
        """The sources of the rows that are shown, under their numbers."""
        marks = {span.text for row, _ in shown for span in row[2]}
        lines = [
            f"[{number}] {self._titled(source)}"
            for number, source in enumerate(self._sheet.sources, 1)
            if any(f"[{number}]" in mark for mark in marks)
        ]
        if lines:
            yield self._heading(message("Sources"))
            yield Paragraph(_plain("\n".join(lines)), style="note")

    def _titled(self, source: Source) -> str:
        dated = self._language.partial_date(source.as_of) if source.as_of else ""
        return ", ".join(filter(None, (source.title, dated)))

    def _rest(self, shown: int) -> Paragraph:
        """What is not on the page and where it is, and that all of it must be verified."""
        say, sheet = self._language.say, self._sheet
        parts = [say(message("Bold ages are of more than five years. Verify every fact before use."))]
        left = len(sheet.matters) + len(sheet.treaties) - shown
        parts += [fact_words.without_room(self._language, left), fact_words.further(self._language, sheet)]
        if left or sheet.others:
            where = message(
                "All are in the help column of MLA Writer, or: {command}", command=self._command()
            )
            parts.append(say(where))
        return Paragraph(_plain(" ".join(filter(None, parts))), style="note")

    def _command(self) -> str:
        return f"mla-writer country {self._sheet.state}"

    def _heading(self, text: Message) -> Heading:
        return Heading(2, "", _plain(self._language.say(text)))

    def _paragraph(self, text: Message, style: Style) -> Paragraph:
        return Paragraph(_plain(self._language.say(text)), style=style)


def _plain(text: str, bold: bool = False, role: Role = "") -> Spans:
    return (Span(text, bold=bold, role=role),) if text else ()


def _broken(spans: Spans, place: int) -> Spans:
    return (Span("\n"), *spans) if place else spans


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"
