"""One person editing one draft: where they are, what they changed, what was found, when to save.

No Qt, no clock of its own, no file formats: the clock and the store are given. Windows show a session
and forward what the person did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mla_writer.checks.judge import Judge
from mla_writer.model.case import Case
from mla_writer.model.dossier import Kept, Moment
from mla_writer.model.draft import Draft, Override, stable_path
from mla_writer.model.finding import Finding, ready
from mla_writer.model.journey import AskedField, AskedPage, Journey
from mla_writer.model.rulebook import Rulebook
from mla_writer.session import changes
from mla_writer.session.describing import described
from mla_writer.session.history import History
from mla_writer.session.review import approved
from mla_writer.session.saving import Clock, Saving, Store

__all__ = ["Clock", "Session", "Store"]


class Session(Saving):
    """The state of one editing session. Every change goes through a method here."""

    def __init__(self, rulebook: Rulebook, draft: Draft, clock: Clock, page: str = "") -> None:
        super().__init__(clock)
        self._draft = draft
        self._findings: tuple[Finding, ...] = ()
        self.use(rulebook)
        self._history = History()
        self.past = self._history.past
        self._page = page or next((one.key for one in self.journey.pages), "")
        self._place = 0
        self._saved = self._bare

    @classmethod
    def resumed(cls, rulebook: Rulebook, kept: Kept, clock: Clock, stamp: object | None) -> Session:
        """A session that goes on with what was ``kept``. ``stamp`` is what the store gave with it; without
        one it is nowhere yet, and is due to be saved."""
        session = cls(rulebook, kept.draft, clock, kept.page)
        session._history = History(kept.undo, kept.redo)
        session.past = session._history.past
        session._review = kept.review
        session._saved = session._bare if stamp is not None else None
        session.stamp = stamp
        return session

    def use(self, rulebook: Rulebook) -> None:
        """Judge the draft by ``rulebook`` from now on; answers, steps to undo and the page stay."""
        self.rulebook, self._judge = rulebook, Judge(rulebook)
        self._settled: Draft | None = None
        self._journey: tuple[Draft, Journey] | None = None

    # What is

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return self._draft

    @property
    def case(self) -> Case:
        """The draft with the rulebook and today."""
        return Case(self.rulebook, self._draft, self.clock.today())

    @property
    def printed_case(self) -> Case:
        """The case as it is printed: without answers to questions that do not apply."""
        return self._judge.asked(self.case)

    @property
    def journey(self) -> Journey:
        """Sections, pages and fields that apply to the draft as it stands."""
        if self._journey is None or self._journey[0] is not self._draft:
            self._journey = self._draft, self._judge.journey(self.case)
        return self._journey[1]

    @property
    def page(self) -> AskedPage:
        """The page the person is on; the nearest one before it when it no longer applies."""
        pages = self.journey.pages
        found = self.journey.page(self._page)
        return found if found is not None else pages[min(max(self._place - 1, 0), len(pages) - 1)]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found when the draft was last looked at (see ``settle``)."""
        return self.settle() if self._settled is None else self._findings

    @property
    def ready(self) -> bool:
        """True when nothing blocks sending, and the approval that the review asks for holds."""
        return ready(self.findings) and (not self._review.four_eyes or approved(self._review, self._draft))

    def findings_at(self, path: str) -> tuple[Finding, ...]:
        """The findings that concern the answer at ``path`` or a part of it."""
        return tuple(
            finding for finding in self.findings if any(_within(path, one) for one in finding.fields)
        )

    def asked_inside(self, record: str, path: str, measure: int | None) -> tuple[AskedField, ...]:
        """The fields of the ``record`` (its id) at ``path`` as they are asked now."""
        return self._judge.asked_inside(self.case, self.rulebook.records[record], path, measure)

    def tally(self) -> tuple[int, int]:
        """How many declared checks apply to the draft, and how many do not."""
        return self._judge.tally(self.case)

    @property
    def holds(self) -> Callable[[str], bool]:
        """Whether a condition of the rulebook holds in the draft as it stands."""
        return self._judge.view(self.case).holds

    # Looking and walking

    def settle(self) -> tuple[Finding, ...]:
        """Judge the draft now: a field was left, a list changed, or a page was entered."""
        self._history.close()
        if self._settled is not self._draft:
            self._findings = self._judge.findings(self.case)
            self._settled = self._draft
        return self._findings

    def go_to(self, key: str) -> None:
        """Go to the page ``key``; nothing happens when it does not apply."""
        keys = [page.key for page in self.journey.pages]
        if key in keys:
            self._page, self._place = key, keys.index(key)
            self.settle()

    def next(self) -> bool:
        """Go to the page after this one; False on the last."""
        return self._walk(1)

    def back(self) -> bool:
        """Go to the page before this one; False on the first."""
        return self._walk(-1)

    def go_to_field(self, path: str) -> bool:
        """Go to the page that asks for ``path``; False when none does."""
        page = self.journey.page_of(path)
        if page is None:
            return False
        self.go_to(page.key)
        return True

    def _walk(self, by: int) -> bool:
        keys = [page.key for page in self.journey.pages]
        place = keys.index(self.page.key) + by
        if not 0 <= place < len(keys):
            return False
        self.go_to(keys[place])
        return True

    # Changing

    def answer(self, path: str, value: Any) -> None:
        """Set the answer at ``path``; typing in one field is one step to undo until it is left."""
        self.change(changes.answered(self._draft, path, value), path)

    def keep_unreadable(self, path: str, text: str) -> None:
        """Keep what was typed at ``path`` and is not yet a value; the answer itself is withdrawn."""
        self.change(changes.kept_unreadable(self._draft, path, text), path)

    def add_item(self, path: str, entry: Mapping[str, Any] | str) -> int:
        """Add an entry to the list at ``path`` and give back its place; records get an id."""
        self.change(changes.with_item(self._draft, path, entry))
        return len(self._draft.get(path)) - 1

    def remove_item(self, path: str) -> None:
        """Remove the list entry at ``path``."""
        self.change(changes.without_item(self._draft, path))

    def move_item(self, path: str, to: int) -> None:
        """Move the list entry at ``path`` to the place ``to``."""
        self.change(changes.with_item_at(self._draft, path, to))

    def add_measure(self, kind: str) -> str:
        """Add a measure of ``kind`` and give back its id."""
        self.change(changes.with_measure(self._draft, kind, self.rulebook))
        return self._draft.measures[-1].id

    def remove_measure(self, id: str) -> None:
        """Remove the measure ``id`` with its answers."""
        self.change(changes.without_measure(self._draft, id, self.rulebook))

    def move_measure(self, id: str, to: int) -> None:
        """Move the measure ``id`` to the place ``to``."""
        self.change(changes.with_measure_at(self._draft, id, to))

    def serve(self, id: str, what: str, served: str, on: bool) -> None:
        """Say whether the measure ``id`` serves ``served`` of ``what`` (facts, offences, persons)."""
        self.change(changes.serving(self._draft, id, (what, served), on))

    def close_field(self, path: str, state: str, reason: str) -> None:
        """Close the field at ``path`` instead of answering it: ``unknown`` or ``not_applicable``."""
        self.change(changes.closed(self._draft, path, state, reason))

    def reopen_field(self, path: str) -> None:
        """Ask the field at ``path`` again."""
        self.change(changes.reopened(self._draft, path))

    def override(self, finding: Finding, reason: str, officer: str) -> None:
        """Set ``finding`` aside with a reason by a named officer; kept in the draft, never printed."""
        field, on = finding.field and stable_path(self._draft, finding.field), self.clock.today().isoformat()
        self.change(changes.overridden(self._draft, Override(finding.check, field, reason, officer, on)))

    def withdraw_override(self, override: Override) -> None:
        """Let a finding that was set aside count again."""
        self.change(changes.without_override(self._draft, override))

    def confirm(self, check: str, answer: str) -> None:
        """Answer the question of a check with ``yes`` or ``no``; empty withdraws the answer."""
        self.change(changes.confirmed(self._draft, check, answer))

    def choose_languages(self, languages: tuple[str, ...]) -> None:
        """Choose the languages that the document is to be made in."""
        self.change(replace(self._draft, languages=languages))

    def change(self, draft: Draft, field: str = "") -> None:
        """Go on with ``draft``. Changes of one ``field`` in a row are one step to undo."""
        if draft == self._draft:
            return
        self._history.record(Moment(self._draft, self._page), field)
        self._draft = draft
        self._touch()

    # Undoing

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """True when a step that was taken back can be made again."""
        return self._history.can_redo

    def undo(self) -> None:
        """Take back the last step and go to where it was made."""
        self._return_to(self._history.undo(Moment(self._draft, self._page)))

    def redo(self) -> None:
        """Make again the step that was last taken back."""
        self._return_to(self._history.redo(Moment(self._draft, self._page)))

    def _return_to(self, moment: Moment | None) -> None:
        if moment is not None:
            self._draft, self._page = moment.draft, moment.page
            self._touch()
            self.settle()

    # Keeping

    @property
    def kept(self) -> Kept:
        """All that outlives the program, as it stands."""
        undo, redo = self._history.steps
        told = described(self.case, self.findings)
        return replace(self._bare, undo=undo, redo=redo, described=told)

    @property
    def _bare(self) -> Kept:
        return Kept(self._draft, self._page, review=self._review)


def _within(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith((f"{outer}.", f"{outer}["))
