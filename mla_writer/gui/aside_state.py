"""The sheet of the requested State: what matters for this request first, then the rest in folds.

Sources are numbered and listed at the end, since one statute carries many facts. What is unknown is said
to be asked of the central authority.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mla_writer.gui.aside_parts import headed
from mla_writer.gui.asked import question_of
from mla_writer.gui.export_order import stem
from mla_writer.gui.gradual import GradualColumn, Part
from mla_writer.gui.services import Services
from mla_writer.gui.state_facts import fact_parts, group_part, late_fold
from mla_writer.gui.state_page import write_page
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Heading, Label, Line, LinkButton, Notice, choose_file, column, row
from mla_writer.i18n import fact_words
from mla_writer.model.ages import years_until_old
from mla_writer.model.message import Message, message
from mla_writer.model.sheet import Entry, Sheet, sheet
from mla_writer.session import Session

PDF = ".pdf"


class StateTab(GradualColumn):
    """What is known of the requested State, seen from the request. ``facts_wanted`` tells the State of
    which a person knows better."""

    facts_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._session: Session | None = None
        self._seen: tuple[Sheet, str] | None = None
        self.print = Button(symbol="export")
        self.result = Notice()

    def show_session(self, session: Session) -> None:
        """Show the State that the draft of ``session`` is sent to."""
        self._session, self._seen = session, None

    def refresh(self) -> None:
        """Show the State and the request as they are now; the same sheet is not drawn again."""
        if self._session is None or not self.isVisible():
            return
        case = self._session.printed_case
        found = sheet(self._services.rulebook, case, case.request_day)
        seen = found, self._services.language.code
        if seen == self._seen:
            return
        if self._seen is None or (self._seen[0].state, self._seen[1]) != (found.state, seen[1]):
            self.forget()
            self.to_top()
        self._seen = seen
        self.show_parts(self._parts(found))

    def print_page(self) -> None:
        """Let a person choose a file, and write the sheet into it as one page."""
        if self._seen is None or self._session is None:
            return
        session, say = self._session, self._services.say
        reference = str(session.draft.get("common.case.reference") or "")
        name = f"{stem(reference)}-{self._seen[0].state}{PDF}"
        pattern = say(message("PDF files ({pattern})", pattern="*.pdf"))
        path = choose_file(self, say(message("One page for the file")), pattern, target=Path.home() / name)
        if path is None:
            return
        self.print.setEnabled(False)
        target = path if path.suffix else path.with_suffix(PDF)
        job = partial(write_page, self._services, self._seen[0], reference, target)
        self._services.runner.run(job, self._written, self._failed)

    def _parts(self, found: Sheet) -> Iterator[Part]:
        """The sheet from top to bottom; the keys hold all that a part says."""
        if not found.state:
            yield Part("none", self._no_state)
            return
        yield Part((found.state, found.kinds, bool(self._requesting)), lambda: self._head(found))
        if not found.has_profile:
            yield Part("no profile", self._no_profile)
        if found.relied_on or found.in_common:
            yield Part((found.relied_on, found.in_common), lambda: self._bases(found))
        yield from self._matters(found)
        if found.unknown:
            yield Part(("unknown", found.unknown), lambda: self._unknown(found))
        yield from self._others(found)
        if found.sources:
            yield Part(("sources", found.sources), lambda: self._sources(found))

    def _no_state(self) -> QWidget:
        say = self._services.say
        text = say(message("Choose the requested State to see what it asks for."))
        return headed(say(message("No State chosen yet")), (text, "help"))

    def _no_profile(self) -> QWidget:
        say = self._services.say
        ask = message("Ask its central authority about languages, channel and conditions.")
        return Notice(say(message("Nothing is known of this State.")), say(ask), "warning")

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
        parts = (name, *lines, Space.TINY, self.print, self.result, *self._links(found.state))
        head.setLayout(column(*parts, spacing=Space.TINY))
        return head

    def _links(self, state: str) -> list[QHBoxLayout]:
        """To the law between the two States, once both are chosen, and to what is known better."""
        say = self._services.say
        law = LinkButton(say(message("See the law between the two States")))
        law.clicked.connect(self.show_between)
        own = LinkButton(say(message("Enter what you know better")))
        own.clicked.connect(lambda: self.facts_wanted.emit(state))
        return [row(link, -1) for link in ((law, own) if self._requesting else (own,))]

    @property
    def _requesting(self) -> str:
        return self._session.case.requesting_state if self._session is not None else ""

    def _bases(self, found: Sheet) -> QWidget:
        """The treaties relied on, or those that could be."""
        say = self._services.say
        if found.relied_on:
            names = ", ".join(fact_words.treaty_name(one) for one in found.relied_on)
            return headed(say(message("Treaties relied on")), (names, "help"))
        names = ", ".join(fact_words.treaty_name(one.instrument) for one in found.in_common)
        hint = say(message("The draft names none of them yet."))
        return headed(say(message("Treaties in common")), (names, "help"), (hint, "small"))

    def show_between(self) -> None:
        """Open the whole law between the two States of the draft."""
        from mla_writer.gui.between import BetweenDialog

        if self._session is not None:
            BetweenDialog(self._services, question_of(self._session), self.window()).open()

    def _matters(self, found: Sheet) -> Iterator[Part]:
        groups = fact_words.by_group(found.matters)
        shown = [id for id in self._services.rulebook.topic_groups if id in groups or found.treaties_on(id)]
        old = sum(entry.old for entry in found.matters)
        if shown:
            title = message("What matters for this request")
            yield Part(("matters", old, len(found.matters)), lambda: self._titled(title, self._age(found)))
        for id in shown:
            entries, says = groups.get(id, []), found.treaties_on(id)
            yield Part((id, entries, says), partial(group_part, self._services, id, entries, says))

    def _age(self, found: Sheet) -> list[QWidget]:
        """How many of the facts are old, said once above them all."""
        old = sum(entry.old for entry in found.matters)
        if not old:
            return []
        text = self._services.language.count(
            "{n} of {total} facts is older than {years} years.",
            "{n} of {total} facts are older than {years} years.",
            old,
            total=len(found.matters),
            years=years_until_old(self._services.rulebook),
        )
        return [Label(text, "aged")]

    def _titled(self, title: Message, parts: Iterable[QWidget] = ()) -> QWidget:
        """A line, and the title of what follows."""
        holder, heading = QWidget(), Heading(self._services.say(title), "subtitle")
        holder.setLayout(column(Line(), Space.SMALL, heading, *parts, spacing=Space.SMALL))
        return holder

    def _unknown(self, found: Sheet) -> QWidget:
        say = self._services.say
        notice = Notice(say(message("Unknown for this request")), say(fact_words.UNKNOWN), "warning")
        for part in self._listed(found.unknown):
            notice.body.addSpacing(Space.SMALL)
            notice.body.addWidget(part)
        return notice

    def _others(self, found: Sheet) -> Iterator[Part]:
        """What else is known, and unknown, each group folded away until it is asked for."""
        groups = fact_words.by_group(found.others)
        if groups:
            title = message("What else is known")
            yield Part("others", lambda: self._titled(title))
        for id, entries in groups.items():
            yield Part(("others", id, entries), partial(self._folded, id, entries))
        if found.unknown_else:
            yield Part(("unknown else", found.unknown_else), lambda: self._unknown_else(found))

    def _folded(self, group: str, entries: list[Entry]) -> QWidget:
        label = self._services.text(self._services.rulebook.topic_groups[group].label)
        number = self._services.count("{n} fact", "{n} facts", len(entries))
        return late_fold(label, number, partial(fact_parts, self._services, entries))

    def _unknown_else(self, found: Sheet) -> QWidget:
        label = self._services.say(message("Also unknown"))
        number = self._services.count("{n} topic", "{n} topics", len(found.unknown_else))
        return late_fold(label, number, partial(self._listed, found.unknown_else))

    def _listed(self, topics: Iterable[str]) -> list[QWidget]:
        """Topics by part of the sheet."""
        parts = fact_words.unknown(self._services.language, self._services.rulebook, topics)
        return [headed(label, (names, "help")) for label, names in parts]

    def _sources(self, found: Sheet) -> QWidget:
        lines = [(f"[{number}] {one.title}", "small") for number, one in enumerate(found.sources, 1)]
        holder = QWidget()
        listed = headed(self._services.say(message("Sources")), *lines)
        holder.setLayout(column(Line(), Space.SMALL, listed, spacing=Space.SMALL))
        return holder

    def _written(self, path: Path) -> None:
        self.print.setEnabled(True)
        self.result.say(self._services.say(message("Page written")), str(path), "done")
        self.result.show()

    def _failed(self, reason: Message) -> None:
        self.print.setEnabled(True)
        title = self._services.say(message("The page could not be written."))
        self.result.say(title, self._services.say(reason), "block")
        self.result.show()
