"""The sheet of the requested State: every dated fact with its source, and what is unknown.

Sources are numbered and listed at the end, since one statute carries many facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from mla_writer.gui.aside_parts import HelpColumn, headed
from mla_writer.gui.declared import known_facts
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Heading, Label, Line, Notice
from mla_writer.gui.wording import fact_age, fact_label, fact_value
from mla_writer.model.countries import Authority, Country, Fact
from mla_writer.model.message import Message, message
from mla_writer.session import Session

CONTACT = ("name", "ministry", "address", "phone", "fax", "email", "website", "contact_24_7")


class StateTab(HelpColumn):
    """What is known of the requested State."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._session: Session | None = None
        self._shown: tuple[str, str] | None = None
        self._sources: list[str] = []

    def show_session(self, session: Session) -> None:
        """Show the State that the draft of ``session`` is sent to."""
        self._session, self._shown = session, None

    def refresh(self) -> None:
        """Show the State that is chosen now."""
        if self._session is None or not self.isVisible():
            return
        state = self._session.case.requested_state
        if (state, self._services.language.code) != self._shown:
            self._shown = state, self._services.language.code
            self._fill(state)

    def _fill(self, state: str) -> None:
        self.empty()
        self._sources = []
        country = self._services.rulebook.countries.get(state) if state else None
        for part in self._sheet(country) if country else self._nothing(state):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _nothing(self, state: str) -> Iterator[QWidget]:
        say = self._services.say
        if not state:
            text = say(message("Choose the requested State to see what it asks for."))
            yield headed(say(message("No State chosen yet")), (text, "help"))
            return
        yield Heading(self._services.language.country(state), "subtitle")
        yield Notice(
            say(message("Nothing is known of this State.")),
            say(message("Ask its central authority about languages, channel and conditions.")),
            "warning",
        )

    def _sheet(self, country: Country) -> Iterator[QWidget]:
        say = self._services.say
        yield Heading(self._services.language.country(country.code), "subtitle")
        yield Label(
            say(message("Facts from public sources, each with its date. Verify before use.")), "small"
        )
        for authority in country.authorities:
            yield self._authority(authority)
        group = ""
        for fact in known_facts(country, self._services.rulebook):
            if fact.topic.partition(".")[0] != group:
                group = fact.topic.partition(".")[0]
                yield Line()
            yield self._fact(fact_label(self._services, fact), fact)
        yield from self._lists(country)
        yield from self._unknown(country)
        yield from self._listed_sources()

    def _fact(self, heading: str, fact: Fact) -> QWidget:
        value = fact_value(self._services, fact)
        return headed(heading, (value, "help"), (fact.note, "help"), (self._source(fact), "small"))

    def _source(self, fact: Fact) -> str:
        """The number of the fact's source and the date of it; knowledge has no source and says so."""
        age = fact_age(self._services, fact)
        if not fact.source:
            return age
        if fact.source not in self._sources:
            self._sources.append(fact.source)
        number = f"[{self._sources.index(fact.source) + 1}]"
        return f"{number} {age}".strip()

    def _authority(self, authority: Authority) -> QWidget:
        facts = [authority.facts[leaf] for leaf in CONTACT if leaf in authority.facts]
        lines = [(fact_value(self._services, fact), "help") for fact in facts]
        scope = authority.facts.get("scope")
        if scope is not None:
            lines.insert(0, (fact_value(self._services, scope), "small"))
        marks = dict.fromkeys(self._source(fact) for fact in facts)
        lines.append((", ".join(marks), "small"))
        return headed(self._services.say(message("Central authority")), *lines)

    def _lists(self, country: Country) -> Iterator[QWidget]:
        lists = (
            (message("What it wants to be shown"), country.standards),
            (message("What it wants to be enclosed"), country.attachments),
            (message("Frequent mistakes"), country.mistakes),
            (message("Other rules"), country.other_rules),
        )
        for heading, facts in lists:
            yield from self._list(heading, facts)

    def _list(self, heading: Message, facts: tuple[Fact, ...]) -> Iterator[QWidget]:
        if facts:
            yield Line()
        for place, fact in enumerate(facts):
            yield self._fact("" if place else self._services.say(heading), fact)

    def _unknown(self, country: Country) -> Iterator[QWidget]:
        topics = self._services.rulebook.topics
        labels = [
            self._services.text(topic.label)
            for id, topic in topics.items()
            if id not in country.facts and "." in id and not id.startswith("central_authorities")
        ]
        if labels:
            yield Line()
            yield headed(self._services.say(message("Not known")), (", ".join(labels), "help"))

    def _listed_sources(self) -> Iterator[QWidget]:
        known = self._services.rulebook.sources
        titles = [known[id].title if id in known else id for id in self._sources]
        if titles:
            yield Line()
            lines = [(f"[{number}] {title}", "small") for number, title in enumerate(titles, 1)]
            yield headed(self._services.say(message("Sources")), *lines)
