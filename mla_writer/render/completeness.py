"""The completeness report on a request: what is there, what is missing, what was set aside, who checked it.

Belongs here: what stands in the report and what gives way when two pages are full. Does not belong here:
judging (the findings are given), the words of a line (``completeness_entries``), what a page looks like.
The report speaks as the interface does, since findings do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from mla_writer import __version__
from mla_writer.i18n import Language
from mla_writer.i18n.marks import printed
from mla_writer.model.declarations import Severity
from mla_writer.model.finding import ready
from mla_writer.model.journey import AskedPage
from mla_writer.model.message import Message, message
from mla_writer.model.review import Review, Standing
from mla_writer.render.completeness_entries import (
    SECTIONS,
    Judged,
    Line,
    entered,
    joined,
    lines,
    pieces,
)
from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Reference,
    References,
    Span,
    Spans,
    Table,
)
from mla_writer.render.pdf import pages_of

PAGE = printed("Page {page} of {pages}")
MOST_PAGES = 2
SHARES = (2.6, 5.4, 2.2)
DIGEST = 8
"""Digits of the rulebook's digest: enough to tell two editions apart."""
MISSING_NAMED = 6
"""So many missing answers of one part are named; the others are counted, and found below."""
SIGNING = (3, 3, 2, 3)
BLANK, ROOM = (Span("\u00a0"),), (Span("\u00a0\n\u00a0"),)
"""An empty cell, and one in which a hand can sign."""
LEFT_OPEN = frozenset({Standing.OPEN, Standing.ANSWERED})


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is made of.

    ``digest`` is the SHA-256 of the draft as it is published: it ties the report to one state.
    ``untranslated`` maps a language to how many passages are not translated into it, of how many.
    ``signed_by`` and ``office`` name who checked; empty leaves room to write.
    """

    judged: Judged
    digest: str
    review: Review = field(default_factory=Review)
    untranslated: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    signed_by: str = ""
    office: str = ""

    @property
    def approved(self) -> bool:
        """Whether somebody approved this very state of the draft."""
        return any(one.of == self.digest for one in self.review.approvals)

    @property
    def ready(self) -> bool:
        """True when nothing blocks and no approval is waited for."""
        return ready(self.judged.findings) and (self.approved or not self.review.four_eyes)


def completeness_report(report: Report, language: Language) -> Document:
    """The report as a document of at most two pages; lines that find no room are printed in short, and what
    then finds none is counted. ``CannotRender`` when no font has a character of it."""
    pages = _Pages(report, language)
    every = len(pages.lines)
    if pages.fit(every, 0):
        return pages.document(every, 0)
    if pages.fit(0, every):
        whole = _most(every, lambda number: pages.fit(number, every - number))
        return pages.document(whole, every - whole)
    return pages.document(0, _most(every, lambda number: pages.fit(0, number)))


def _most(every: int, fits: Callable[[int], bool]) -> int:
    """The greatest number below ``every`` that fits; 0 is not tried."""
    least, too_many = 0, every
    while too_many - least > 1:
        middle = (least + too_many) // 2
        least, too_many = (middle, too_many) if fits(middle) else (least, middle)
    return least


class _Pages:
    """The pages of one report, with as many lines as are asked for."""

    def __init__(self, report: Report, language: Language) -> None:
        self._report, self._judged, self._language = report, report.judged, language
        self._case, self._draft = report.judged.case, report.judged.case.draft
        self.lines = lines(self._judged, language)

    def fit(self, whole: int, short: int) -> bool:
        """Whether so many lines have room."""
        return pages_of(self.document(whole, short)) <= MOST_PAGES

    def document(self, whole: int, short: int) -> Document:
        """The report with the first ``whole`` lines as they are and ``short`` more in short."""
        language = self._language
        title = language.say(message("Completeness report"))
        return Document(
            language=language.code,
            direction="rtl" if language.direction == "rtl" else "ltr",
            title=title,
            reference=self._reference,
            marks=(),
            page_label=language.fill(language.text(PAGE), {"page": "{0}", "pages": "{1}"}),
            blocks=(Heading(1, "", pieces(title)), *self._blocks(whole, short)),
            subject=self._measures(),
            compact=True,
        )

    def _blocks(self, whole: int, short: int) -> Iterator[Block]:
        yield self._about()
        yield Paragraph(self._outcome(), style="lead")
        yield from self._parts()
        for section in SECTIONS:
            yield from self._section(section, self.lines[:whole], self.lines[whole : whole + short])
        yield from self._translations()
        yield from self._reviewed()
        yield self._signature()

    @property
    def _reference(self) -> str:
        return str(self._draft.get("common.case.reference") or "")

    def _about(self) -> References:
        """Which request, judged when and by what."""
        language, case = self._language, self._case
        codes = (case.requesting_state, case.requested_state)
        names = [language.country(code) if code else "–" for code in codes]
        arrow = " ← " if language.direction == "rtl" else " → "
        rows = (
            (message("Reference"), entered(self._reference)),
            (message("Request"), pieces(arrow.join(names)) if any(codes) else ()),
            (message("Measures"), pieces(self._measures())),
            (message("Document"), pieces(language.text(case.document.label))),
            (message("Languages"), pieces(language.list([*map(language.language, self._draft.languages)]))),
            (message("Judged as of"), pieces(language.date(case.day.isoformat()))),
            (message("Judged by"), self._judged_by()),
            (message("Packs"), self._packs()),
            (message("Digest of the draft (SHA-256)"), (Span(self._report.digest, role="identifier"),)),
        )
        return References(tuple(Reference(pieces(language.say(name)), told) for name, told in rows if told))

    def _measures(self) -> str:
        kinds = self._case.rulebook.kinds
        return ", ".join(self._language.text(kinds[id].label) for id in self._draft.kinds if id in kinds)

    def _judged_by(self) -> Spans:
        book = self._case.rulebook
        compiled = max((check.provenance.as_of for check in book.checks.values()), default="")
        said = message(
            "MLA Writer {version}, rules of {date} ({digest})",
            version=__version__,
            date=self._language.partial_date(compiled),
            digest=book.digest[:DIGEST],
        )
        return pieces(self._language.say(said))

    def _packs(self) -> Spans:
        unsigned = pieces(self._language.say(message("unsigned pack")), bold=True)
        named = (
            joined(
                (entered(f"{pack.name} {pack.version}".strip()), unsigned if pack.is_unsigned else ()), " – "
            )
            for pack in self._case.rulebook.packs
        )
        return joined(named, "; ")

    # The outcome

    def _outcome(self) -> Spans:
        """In one sentence whether it is ready, then how much is told below."""
        say, count = self._language.say, self._language.count
        blocking = sum(one.withholds for one in self._judged.findings)
        if blocking:
            first = count(
                "Not ready to send: {n} finding blocks", "Not ready to send: {n} findings block", blocking
            )
        elif not self._report.ready:
            first = say(message("Not ready to send: a second person must approve it"))
        else:
            first = say(message("Ready to send"))
        weighed = [one.severity for one in self._judged.findings if one.override is None and not one.question]
        counts = (
            count("{n} warning", "{n} warnings", weighed.count(Severity.WARNING)),
            count("{n} piece of advice", "{n} pieces of advice", weighed.count(Severity.ADVICE)),
        )
        return joined((pieces(first, bold=True), *map(pieces, counts)), " · ")

    # What is there

    def _parts(self) -> Iterator[Block]:
        rows = tuple(self._part(name, pages) for name, pages in self._named_pages())
        if not rows:
            return
        heads = (message("Part"), message("Missing"), message("Answered"))
        yield self._heading(message("What is there"))
        columns = tuple(pieces(self._language.say(head)) for head in heads)
        yield Table(columns, rows, SHARES)

    def _named_pages(self) -> Iterator[tuple[str, tuple[AskedPage, ...]]]:
        """The parts of the request that ask something; of measures one part each."""
        text = self._language.text
        for section in self._judged.journey.sections:
            general = tuple(page for page in section.pages if page.measure is None)
            if any(page.every_field for page in general):
                yield text(section.section.label), general
            indexes = dict.fromkeys(page.measure for page in section.pages if page.measure is not None)
            for index in indexes:
                kind = self._case.kind_of(self._draft.measures[index])
                yield text(kind.label), section.of_measure(index)

    def _part(self, name: str, pages: tuple[AskedPage, ...]) -> tuple[Spans, ...]:
        fields = [asked for page in pages for asked in page.every_field]
        answered = sum(one.answered for one in fields)
        told = message("{count} of {total}", count=answered, total=len(fields))
        missing = [self._language.text(one.field.label) for one in fields if one.missing]
        named = self._language.list(missing[:MISSING_NAMED]) if missing else "–"
        left = len(missing) - MISSING_NAMED
        more = self._language.count("and {n} more", "and {n} more", left) if left > 0 else ""
        labels = joined((pieces(named), pieces(more)), ", ")
        return pieces(name), labels, pieces(self._language.say(told))

    # What was found

    def _section(self, id: str, whole: tuple[Line, ...], short: tuple[Line, ...]) -> Iterator[Block]:
        of_all = sum(line.section == id for line in self.lines)
        if not of_all:
            return
        title, heads = SECTIONS[id]
        rows = tuple(line.row for line in whole if line.section == id)
        brief = tuple(line.short for line in short if line.section == id)
        yield self._heading(title, of_all)
        if rows:
            yield Table(tuple(pieces(self._language.say(head)) for head in heads), rows, SHARES)
        if brief:
            yield Paragraph(joined(brief, "\n"), style="note")
        left = of_all - len(rows) - len(brief)
        if left:
            told = self._language.count(
                "and {n} more, which the program lists", "and {n} more, which the program lists", left
            )
            yield Paragraph(pieces(told, bold=True), style="note")

    # What is said of translations and review

    def _translations(self) -> Iterator[Block]:
        told = self._report.untranslated
        if not told:
            return
        yield self._heading(message("Translation"))
        yield Paragraph(joined(map(self._translation, told), "\n"))

    def _translation(self, code: str) -> Spans:
        missing, every = self._report.untranslated[code]
        said = message(
            "{language}: {missing} of {total} free texts not translated",
            language=self._language.language(code),
            missing=missing,
            total=every,
        )
        return pieces(self._language.say(said))

    def _reviewed(self) -> Iterator[Block]:
        review, count = self._report.review, self._language.count
        if review == Review():
            return
        yield self._heading(message("Review"))
        comments = sum(one.standing in LEFT_OPEN for one in review.comments)
        told = (
            count("{n} round", "{n} rounds", len(review.rounds)),
            count("{n} open comment", "{n} open comments", comments),
            self._language.say(self._approval()),
        )
        yield Paragraph(joined(map(pieces, told), " · "))

    def _approval(self) -> Message:
        """Who approved this very state; else that an approval is out of date, missing, or not asked for."""
        approvals = self._report.review.approvals
        valid = [one for one in approvals if one.of == self._report.digest]
        if valid:
            return message("Approved by {name} on {date}", name=valid[-1].by, date=_day(valid[-1].on))
        if approvals:
            return message("Approval out of date: the draft was changed since")
        if self._report.review.four_eyes:
            return message("Approval missing")
        return message("No approval asked for")

    # Who vouches

    def _signature(self) -> Table:
        signed = self._report.signed_by.strip()
        day = self._language.date(self._case.day.isoformat()) if signed else ""
        parts = (
            (message("Checked by"), entered(signed)),
            (message("Office"), entered(self._report.office)),
            (message("Day"), pieces(day)),
            (message("Signature"), ROOM),
        )
        columns = tuple(pieces(self._language.say(name)) for name, _ in parts)
        return Table(columns, (tuple(told or BLANK for _, told in parts),), SIGNING)

    def _heading(self, title: Message, number: int = 0) -> Heading:
        counted = f" ({number})" if number else ""
        return Heading(2, "", pieces(f"{self._language.say(title)}{counted}"))


def _day(iso: str) -> object:
    try:
        return date.fromisoformat(iso[: len("2026-11-21")])
    except ValueError:
        return iso
