"""Guidance on the field with the focus: how to answer, why requests fail here, the law, what the
requested State asks. Without a field: what is true of the page and its measure."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mla_writer.gui.aside_parts import HelpColumn, fact_part, headed
from mla_writer.gui.declared import declared_field, declared_name, facts_asked, facts_for_measure
from mla_writer.gui.prompts import prompts
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Heading, Line, LinkButton
from mla_writer.gui.wording import provenance
from mla_writer.model.citations import explained
from mla_writer.model.declarations import Field, Kind
from mla_writer.model.message import message
from mla_writer.session import Session


class GuidanceTab(HelpColumn):
    """What helps here. ``all_facts`` tells that a person wants to see the whole State."""

    all_facts = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._session: Session | None = None
        self._path = ""
        self._shown: tuple[object, ...] = ()

    def show_session(self, session: Session) -> None:
        """Help with the draft of ``session``."""
        self._session, self._path, self._shown = session, "", ()

    def show_field(self, path: str) -> None:
        """Help with the field at ``path``."""
        self._path = path
        self.refresh()

    def refresh(self) -> None:
        """Show what helps now; nothing is drawn again when it is the same as before."""
        session = self._session
        if session is None:
            return
        page = session.journey.page_of(self._path) if self._path else None
        if page is None or page.key != session.page.key:
            self._path = ""
        shown = (session.page.key, self._path, session.case.requested_state, self._services.language.code)
        if shown != self._shown:
            self._shown = shown
            self._fill(session)

    def _fill(self, session: Session) -> None:
        self.empty()
        field = declared_field(session, self._path) if self._path else None
        for part in self._on_field(field) if field else self._on_page(session):
            self.body.addWidget(part)
        for part in self._on_state(session):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _on_field(self, field: Field) -> Iterator[QWidget]:
        text, say = self._services.text, self._services.say
        guidance = text(field.guidance) or text(field.hint)
        yield headed(text(field.label), (guidance, "help"))
        yield from prompts(self._services, field, self._answer())
        yield from self._tips()
        if field.defect:
            yield headed(say(message("Why requests fail here")), (text(field.defect), "help"))
        source, verified = provenance(self._services, field.provenance)
        if source:
            names = explained(self._services.rulebook, source, self._services.language.code)
            titles = [
                (say(message("{topic}: {value}", topic=name, value=title)), "small") for name, title in names
            ]
            yield headed(say(message("Law")), (source, "help"), (verified, "small"), *titles)

    def _answer(self) -> object:
        return self._session.draft.get(self._path) if self._session is not None else None

    def _tips(self) -> Iterator[QWidget]:
        """Difficulties known from practice that arise at this field."""
        session, text = self._session, self._services.text
        if session is None:
            return
        name = declared_name(session, self._path)
        for tip in session.rulebook.tips:
            if name in tip.fields:
                source, _ = provenance(self._services, tip.provenance)
                heading = self._services.say(message("Known difficulty"))
                yield headed(
                    heading, (text(tip.difficulty), "help"), (text(tip.solution), "help"), (source, "small")
                )

    def _on_page(self, session: Session) -> Iterator[QWidget]:
        page, text = session.page, self._services.text
        if page.measure is None:
            how = self._services.say(message("Guidance on a question appears here when you are in it."))
            how = how if page.every_field else ""
            yield headed(text(page.page.title), (text(page.page.intro), "help"), (how, "small"))
            return
        kind = session.rulebook.kind(session.draft.measures[page.measure].kind)
        yield from self._on_kind(kind)

    def _on_kind(self, kind: Kind) -> Iterator[QWidget]:
        text, say = self._services.text, self._services.say
        yield headed(text(kind.label), (text(kind.summary), "help"))
        if kind.typical_time:
            yield headed(say(message("Time it takes")), (text(kind.typical_time), "help"))
        for content in kind.mandatory_contents:
            source, verified = provenance(self._services, content.provenance)
            yield headed(
                say(message("The request must say")),
                (text(content.content), "help"),
                (f"{source} · {verified}", "small"),
            )

    def _on_state(self, session: Session) -> Iterator[QWidget]:
        state, page = session.case.requested_state, session.page
        facts = facts_asked(session, self._path) if self._path else facts_for_measure(session, page)
        if not state or not facts:
            return
        name = self._services.language.country(state)
        yield Line()
        yield Heading(self._services.say(message("{state} asks", state=name)), "subtitle")
        for fact in facts:
            yield fact_part(self._services, fact)
        link = LinkButton(self._services.say(message("Show all that is known")))
        link.clicked.connect(self.all_facts)
        yield link
