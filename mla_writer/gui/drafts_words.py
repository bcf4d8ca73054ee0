"""What the list of drafts says of each, in the language of the interface, and how it is sorted by it.

Nothing is judged here: what blocks is what blocked when the draft was last saved. Names are looked up once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, QTime

from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.titles import title
from mla_writer.model.message import message

if TYPE_CHECKING:
    from mla_writer.vault.query import Entry

GRACE_DAYS = 30
"""How long the bin keeps a draft (``vault.shelf.GRACE``)."""
BETWEEN = " · "
CODE = 2
"""Letters in the code of a State."""


class Words:
    """Words for entries. What was looked up is forgotten when the language or the rulebook changes."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.forget()

    def forget(self) -> None:
        """Look everything up again: another language or another rulebook holds."""
        self._titles: dict[tuple[str, tuple[str, ...]], str] = {}
        self._measures: dict[tuple[str, ...], str] = {}
        self._folded: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._keys: dict[str, Any] = {}

    def state(self, code: str) -> str:
        """The name of a State."""
        if code not in self._states:
            self._states[code] = self._services.language.country(code)
        return self._states[code]

    def kind(self, id: str) -> str:
        """The label of a kind; its id where the rulebook does not know it."""
        return self._services.text(self._label(id))

    def title(self, entry: Entry) -> str:
        """What the request is called."""
        known = entry.requested, entry.kinds
        if known not in self._titles:
            labels = tuple(map(self._label, entry.kinds))
            self._titles[known] = self._services.say(title(self._services, entry.requested, labels))
        return self._titles[known]

    def below(self, entry: Entry) -> str:
        """The number of the case and the tags."""
        return BETWEEN.join(filter(None, (entry.reference, ", ".join(entry.tags))))

    def route(self, entry: Entry) -> str:
        """From which State to which, as codes."""
        if not entry.requested:
            return entry.requesting
        return f"{entry.requesting or '…'} → {entry.requested}"  # Latin letters run to the right everywhere

    def states(self, entry: Entry) -> str:
        """The names of the States of the route."""
        return BETWEEN.join(self.state(code) for code in (entry.requesting, entry.requested) if code)

    def measures(self, entry: Entry) -> str:
        """The kinds asked for."""
        if entry.kinds not in self._measures:
            self._measures[entry.kinds] = ", ".join(map(self.kind, entry.kinds))
        return self._measures[entry.kinds]

    def status(self, entry: Entry) -> tuple[str, str]:
        """How it stood when it was last saved, or how long the bin keeps it; with its tone."""
        if entry.deleted:
            left = self.days_left(entry)
            return self._services.count("{n} day left", "{n} days left", left), "warning"
        if entry.blocking:
            return self._services.say(message("{count} blocking", count=entry.blocking)), "block"
        return self._services.say(message("Ready")), "done"

    def meaning(self, entry: Entry) -> str:
        """What the status means."""
        if entry.deleted:
            return self._services.say(message("Then it is deleted for good."))
        return self._services.say(message("As it was when it was last saved"))

    def days_left(self, entry: Entry) -> int:
        """After how many days the bin lets go of the draft; at least 0."""
        end = datetime.fromisoformat(entry.deleted) + timedelta(days=GRACE_DAYS)
        return max((end - self._services.now()).days, 0)

    def when(self, entry: Entry) -> str:
        """When it was changed, by the clock of this place."""
        now = self._services.now()
        changed = datetime.fromisoformat(entry.changed).astimezone(now.tzinfo)
        locale = QLocale(self._services.language.entry.shown_by)
        clock = locale.toString(QTime(changed.hour, changed.minute), QLocale.FormatType.ShortFormat)
        days = (now.date() - changed.date()).days
        if days == 0:
            return self._services.say(message("today {time}", time=clock))
        if days == 1:
            return self._services.say(message("yesterday {time}", time=clock))
        day = QDate(changed.year, changed.month, changed.day)
        return locale.toString(day, QLocale.FormatType.ShortFormat)

    # Searching and sorting

    def matcher(self, word: str) -> Callable[[Entry], bool]:
        """Whether ``word`` (folded) stands in what the list says of an entry; one or two letters must begin a
        word, as codes of States do. Each name is compared once."""
        known: dict[str, bool] = {}
        begins = len(word) <= CODE and word.isascii()

        def has(text: str) -> bool:
            if text not in known:
                folded = self._fold(text)
                known[text] = f" {word}" in f" {folded}" if begins else word in folded
            return known[text]

        def matches(entry: Entry) -> bool:
            return (
                has(self.title(entry))
                or has(self.measures(entry))
                or has(entry.reference)
                or any(map(has, entry.tags))
                or any(has(code) or has(self.state(code)) for code in (entry.requesting, entry.requested))
            )

        return matches

    def sort_key(self, text: str) -> Any:
        """The key by which ``text`` is sorted in the language of the interface."""
        if text not in self._keys:
            self._keys[text] = self._services.language.sort_key(text)
        return self._keys[text]

    def _label(self, id: str) -> str:
        known = self._services.rulebook.kinds
        return known[id].label if id in known else id

    def _fold(self, text: str) -> str:
        if text not in self._folded:
            self._folded[text] = fold(text)
        return self._folded[text]
