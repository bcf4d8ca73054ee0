"""The sheet of the requested State: what matters for this request first, then the rest in folds.

Sources are numbered and listed at the end, since one statute carries many facts. What is unknown is said
to be asked of the central authority.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mla_writer.gui.aside_parts import HelpColumn, headed
from mla_writer.gui.export_order import stem
from mla_writer.gui.services import Services
from mla_writer.gui.state_facts import fact_parts, group_part, late_fold
from mla_writer.gui.state_page import write_page
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Heading, Label, Line, Notice, choose_file, column
from mla_writer.i18n import fact_words
from mla_writer.model.message import Message, message
from mla_writer.model.sheet import OLD_AFTER, Sheet, sheet
from mla_writer.session import Session

PDF = ".pdf"


class StateTab(HelpColumn):
    """What is known of the requested State, seen from the request."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._session: Session | None = None
        self._shown: tuple[Sheet, str] | None = None
        self.print = Button(symbol="export")
        self.result = Notice()

    def show_session(self, session: Session) -> None:
        """Show the State that the draft of ``session`` is sent to."""
        self._session, self._shown = session, None

    def refresh(self) -> None:
        """Show the State and the request as they are now; the same sheet is not drawn again."""
        if self._session is None or not self.isVisible():
            return
        case = self._session.printed_case
        found = sheet(self._services.rulebook, case, case.request_day)
        if (found, self._services.language.code) != self._shown:
            before = self._shown
            self._shown = found, self._services.language.code
            self._fill(found, same_state=before is not None and before[0].state == found.state)

    def print_page(self) -> None:
        """Let a person choose a file, and write the sheet into it as one page."""
        if self._shown is None or self._session is None:
            return
        session, say = self._session, self._services.say
        reference = str(session.draft.get("common.case.reference") or "")
        name = f"{stem(reference)}-{self._shown[0].state}{PDF}"
        pattern = say(message("PDF files ({pattern})", pattern="*.pdf"))
        path = choose_file(self, say(message("One page for the file")), pattern, target=Path.home() / name)
        if path is None:
            return
        self.print.setEnabled(False)
        target = path if path.suffix else path.with_suffix(PDF)
        job = partial(write_page, self._services, self._shown[0], reference, target)
        self._services.runner.run(job, self._written, self._failed)

    def _fill(self, found: Sheet, same_state: bool) -> None:
        place = self.verticalScrollBar().value() if same_state else 0
        self.empty()
        for part in self._parts(found) if found.state else self._no_state():
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _no_state(self) -> Iterator[QWidget]:
        say = self._services.say
        text = say(message("Choose the requested State to see what it asks for."))
        yield headed(say(message("No State chosen yet")), (text, "help"))

    def _parts(self, found: Sheet) -> Iterator[QWidget]:
        yield self._head(found)
        if not found.has_profile:
            yield Notice(
                self._services.say(message("Nothing is known of this State.")),
                self._services.say(
                    message("Ask its central authority about languages, channel and conditions.")
                ),
                "warning",
            )
        yield from self._bases(found)
        yield from self._matters(found)
        yield from self._unknown(found)
        yield from self._others(found)
        yield from self._sources(found)

    def _head(self, found: Sheet) -> QWidget:
        say = self._services.say
        self.print, self.result = Button(symbol="export"), Notice()
        self.print.say(
            say(message("Print one page")), say(message("Write this sheet as a page for the file, as PDF"))
        )
        self.print.clicked.connect(self.print_page)
        self.result.hide()
        measures = fact_words.measures(self._services.language, self._services.rulebook, found)
        lines = [Label(measures, "help")] if measures else []
        if found.has_profile:
            lines.append(Label(say(message("Public sources. Verify before use.")), "small"))
        head = QWidget()
        name = Heading(self._services.language.country(found.state), "subtitle")
        head.setLayout(column(name, *lines, Space.TINY, self.print, self.result, spacing=Space.TINY))
        return head

    def _bases(self, found: Sheet) -> Iterator[QWidget]:
        """The treaties relied on, or those that could be."""
        say = self._services.say
        if found.relied_on:
            names = ", ".join(fact_words.treaty_name(one) for one in found.relied_on)
            yield headed(say(message("Treaties relied on")), (names, "help"))
        elif found.in_common:
            names = ", ".join(fact_words.treaty_name(one.instrument) for one in found.in_common)
            hint = say(message("The draft names none of them yet."))
            yield headed(say(message("Treaties in common")), (names, "help"), (hint, "small"))

    def _matters(self, found: Sheet) -> Iterator[QWidget]:
        groups = fact_words.by_group(found.matters)
        shown = [id for id in self._services.rulebook.topic_groups if id in groups or found.treaties_on(id)]
        if not shown:
            return
        yield Line()
        yield Heading(self._services.say(message("What matters for this request")), "subtitle")
        yield from self._age(found)
        for id in shown:
            yield group_part(self._services, id, groups.get(id, ()), found.treaties_on(id))

    def _age(self, found: Sheet) -> Iterator[QWidget]:
        """How many of the facts are old, said once above them all."""
        old = sum(entry.old for entry in found.matters)
        if old:
            text = self._services.language.count(
                "{n} of {total} facts is older than {years} years.",
                "{n} of {total} facts are older than {years} years.",
                old,
                total=len(found.matters),
                years=OLD_AFTER,
            )
            yield Label(text, "aged")

    def _unknown(self, found: Sheet) -> Iterator[QWidget]:
        if not found.unknown:
            return
        yield Line()
        say = self._services.say
        notice = Notice(say(message("Unknown for this request")), say(fact_words.UNKNOWN), "warning")
        for part in self._listed(found.unknown):
            notice.body.addWidget(part)
        yield notice

    def _others(self, found: Sheet) -> Iterator[QWidget]:
        """What else is known, and unknown, each group folded away until it is asked for."""
        if not found.others and not found.unknown_else:
            return
        yield Line()
        yield Heading(self._services.say(message("What else is known")), "subtitle")
        for id, entries in fact_words.by_group(found.others).items():
            label = self._services.text(self._services.rulebook.topic_groups[id].label)
            yield late_fold(f"{label} ({len(entries)})", partial(fact_parts, self._services, entries))
        if found.unknown_else:
            title = self._services.say(message("Also unknown"))
            yield late_fold(f"{title} ({len(found.unknown_else)})", partial(self._listed, found.unknown_else))

    def _listed(self, topics: Iterable[str]) -> list[QWidget]:
        """Topics by part of the sheet."""
        parts = fact_words.unknown(self._services.language, self._services.rulebook, topics)
        return [headed(label, (names, "help")) for label, names in parts]

    def _sources(self, found: Sheet) -> Iterator[QWidget]:
        if found.sources:
            yield Line()
            lines = [(f"[{number}] {one.title}", "small") for number, one in enumerate(found.sources, 1)]
            yield headed(self._services.say(message("Sources")), *lines)

    def _written(self, path: Path) -> None:
        self.print.setEnabled(True)
        self.result.say(self._services.say(message("Page written")), str(path), "done")
        self.result.show()

    def _failed(self, reason: Message) -> None:
        self.print.setEnabled(True)
        title = self._services.say(message("The page could not be written."))
        self.result.say(title, self._services.say(reason), "block")
        self.result.show()
