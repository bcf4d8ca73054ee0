"""Judges a case: what applies, what is missing, which checks fire.

One judge serves one rulebook and keeps what did not change between two looks at the same draft, so
that a changed answer costs little. Everything it gives is a pure function of the case.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from mla_writer.checks.demands import Demanded
from mla_writer.checks.functions import Context, functions
from mla_writer.checks.references import without_dangling
from mla_writer.checks.remembered import Remembered
from mla_writer.checks.required import asked_inside, misfits, missing_answers, unreadable_answers
from mla_writer.checks.run import Run
from mla_writer.checks.scope import ScopeBuilder
from mla_writer.checks.steady import Steady
from mla_writer.checks.view import View
from mla_writer.model.case import Case
from mla_writer.model.declarations import Check, Field, Kind, Mode, Page, Record
from mla_writer.model.draft import Draft, Measure, stable_path
from mla_writer.model.fields import is_empty
from mla_writer.model.finding import GRAVEST_FIRST, Finding
from mla_writer.model.journey import AskedField, Holds, Journey, journey
from mla_writer.model.rulebook import Rulebook


class Judge:
    """Findings and journey of cases judged by one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._of_all, self._of_asked = ScopeBuilder(rulebook), ScopeBuilder(rulebook)
        self._applying: dict[object, tuple[Check, ...]] = {}
        self._remembered = Remembered()
        self._steady = Steady()
        self._lasting: dict[tuple[object, ...], Any] = {}

    def journey(self, case: Case) -> Journey:
        """The sections, pages and fields that apply to ``case``."""
        return journey(case, self._view(case).holds)

    def asked_inside(
        self, case: Case, record: Record, path: str, measure: int | None
    ) -> tuple[AskedField, ...]:
        """The fields of the ``record`` at ``path`` as they are asked now."""
        return tuple(asked_inside(case, record, (path, measure), self._view(case).holds))

    def tally(self, case: Case) -> tuple[int, int]:
        """How many declared checks apply to ``case``, and how many do not."""
        checks = sum(
            bool(check.when) or check.mode is Mode.CONFIRM for check in self.rulebook.checks.values()
        )
        applying = len(self.applying(case))
        return applying, checks - applying

    def applying(self, case: Case) -> tuple[Check, ...]:
        """The declared checks that apply to ``case``."""
        return Run(self.view(case), self._applying).applying()

    def asked(self, case: Case) -> Case:
        """``case`` without the answers to questions that do not apply; these are never printed."""
        return self._asked(case, self._view(case))

    def view(self, case: Case) -> View:
        """``case`` as conditions see it: without answers to questions that do not apply."""
        return self._view(self.asked(case), self._of_asked)

    def findings(self, case: Case) -> tuple[Finding, ...]:
        """All findings on ``case``, gravest first, then in the order of the journey."""
        view = self.view(case)
        walked = journey(view.case, view.holds)
        places = {asked.path: place for place, asked in enumerate(walked.asked())}
        fired = [
            _at_its_place(one, walked)
            for one in Run(view, self._applying, self._remembered).findings()
            if one.field not in case.draft.closed
        ]
        told = Demanded(view, walked, places, self._lasting).findings(fired)
        told = [one for one in told if one.field not in case.draft.closed]
        found = merged(
            [*misfits(view.case), *unreadable_answers(view.case), *told],
            list(missing_answers(view.case, walked, view.holds)),
        )
        return tuple(
            sorted(
                (_overridden(case.draft, finding) for finding in found),
                key=lambda finding: (
                    GRAVEST_FIRST[finding.severity],
                    _place(places, finding.field),
                    finding.check,
                ),
            )
        )

    def _view(self, case: Case, scopes: ScopeBuilder | None = None) -> View:
        """``case`` with all its answers, or with those that ``scopes`` has seen before."""
        names = (scopes or self._of_all).names(case)
        now = datetime.combine(case.day, time(12), UTC)
        return View(case, names, functions(Context(case, names, now, lasting=self._lasting)))

    def _asked(self, case: Case, view: View) -> Case:
        draft = case.draft
        for path in _not_asked(case, view.holds):
            draft = draft.drop(path)
        draft = without_dangling(draft, self.rulebook)
        return case if draft is case.draft else replace(case, draft=self._steady.same(draft))


def _at_its_place(finding: Finding, walked: Journey) -> Finding:
    """``finding`` with the paths of the fields that are asked in place of those that it names."""
    fields = tuple(map(walked.where, finding.fields))
    return finding if fields == finding.fields else replace(finding, field=fields[0], fields=fields)


def merged(fired: list[Finding], missing: list[Finding]) -> list[Finding]:
    """What fired and what is missing, said once for each field.

    A specific check at the field of a missing answer says more than "is missing". When it weighs as
    much, it stands alone; when it weighs less, the missing answer speaks in its words, since a required
    answer keeps its own weight. What rests on what is known of a State stands beside it, so that nothing
    seems to block on that and nothing that the State demands is lost.
    """
    wanted = {one.field: one for one in missing}
    words: dict[str, Finding] = {}
    kept: list[Finding] = []
    for finding in fired:
        other = wanted.get(finding.field)
        if other is None or finding.question:
            kept.append(finding)
        elif GRAVEST_FIRST[finding.severity] <= GRAVEST_FIRST[other.severity]:
            kept.append(finding)
            del wanted[finding.field]
        elif finding.facts:
            kept.append(finding)
        else:
            words.setdefault(finding.field, finding)
    return [*kept, *(_in_words_of(one, words.get(field)) for field, one in wanted.items())]


def _in_words_of(missing: Finding, specific: Finding | None) -> Finding:
    if specific is None:
        return missing
    return replace(
        missing,
        title=specific.title,
        message=specific.message,
        fix=specific.fix,
        provenance=specific.provenance,
        notes=specific.notes,
    )


def _not_asked(case: Case, holds: Holds) -> Iterator[str]:
    """Paths of answers whose question or page does not apply."""
    rulebook, left_out = case.rulebook, case.leaves_out
    for page in (page for section in rulebook.sections for page in section.pages):
        for name in {*_not_asked_on(page, rulebook.field, holds, None), *_left_out(page, left_out)}:
            if not is_empty(case.draft.get(f"common.{name}")):
                yield f"common.{name}"
    for index, measure in enumerate(case.draft.measures):
        yield from _not_asked_in(index, measure, rulebook.kind(measure.kind), holds)


def _left_out(page: Page, left_out: Collection[str]) -> Iterator[str]:
    """Common fields of ``page`` for which the document has no use."""
    return (name for name in (*page.fields, *page.folded) if name in left_out)


def _not_asked_in(index: int, measure: Measure, kind: Kind, holds: Holds) -> Iterator[str]:
    for page in kind.pages:
        for name in _not_asked_on(page, kind.fields.__getitem__, holds, index):
            if not is_empty(measure.answers.get(name)):
                yield f"measures[{index}].answers.{name}"


def _not_asked_on(
    page: Page, field_of: Callable[[str], Field], holds: Holds, measure: int | None
) -> Iterator[str]:
    whole = bool(page.when) and not holds(page.when, measure)
    for name in (*page.fields, *page.folded):
        asked_when = field_of(name).asked_when
        if whole or (asked_when and not holds(asked_when, measure)):
            yield name


def _overridden(draft: Draft, finding: Finding) -> Finding:
    if not finding.overridable:
        return finding
    field = stable_path(draft, finding.field) if finding.field else ""
    for override in draft.overrides:
        given = override.reason.strip() and override.officer.strip()
        if given and override.check == finding.check and override.field == field:
            return replace(finding, override=override)
    return finding


def _place(places: Mapping[str, int], path: str) -> int:
    while path:
        if path in places:
            return places[path]
        path = path.rpartition("[")[0] if path.endswith("]") else path.rpartition(".")[0]
    return len(places)
