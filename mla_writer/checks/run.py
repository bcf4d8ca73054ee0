"""Runs the declared checks on a case and words their findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mla_writer.checks.country_facts import weighed
from mla_writer.checks.places import item_path, place_of
from mla_writer.checks.quotes import NOTHING, quoted
from mla_writer.checks.remembered import Remembered
from mla_writer.checks.view import View
from mla_writer.model.declarations import Check, DocumentClass, Mode, Severity
from mla_writer.model.errors import ConditionError
from mla_writer.model.fields import is_empty
from mla_writer.model.finding import Finding
from mla_writer.model.message import Message, message


class Run:
    """One run of all checks over one view of a case. ``known`` keeps which checks apply to a document
    of a class with certain kinds, ``remembered`` what was found, from one run to the next."""

    def __init__(
        self,
        view: View,
        known: dict[object, tuple[Check, ...]] | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        self.view = view
        self.known: dict[object, tuple[Check, ...]] = {} if known is None else known
        self.remembered = remembered or Remembered()
        self.case = view.case
        self.kinds = view.case.draft.kinds

    def findings(self) -> Iterator[Finding]:
        """The findings of every check that applies, each place once."""
        seen: set[tuple[str, str, str]] = set()
        for check in self.applying():
            for finding in self._of(check):
                key = finding.check, finding.field, repr(finding.message.values)
                if key not in seen:
                    seen.add(key)
                    yield finding

    def applying(self) -> tuple[Check, ...]:
        """The declared checks that apply, but those that the program makes without a condition."""
        key = self.case.draft.document, self.kinds
        if key not in self.known:
            checks = self.case.rulebook.checks.values()
            self.known[key] = tuple(
                check
                for check in checks
                if (check.when or check.mode is Mode.CONFIRM) and self.applies(check)
            )
        return self.known[key]

    def applies(self, check: Check) -> bool:
        """Whether ``check`` speaks of this document and of at least one measure in it."""
        if check.kinds:
            return any(kind in check.kinds for kind in self.kinds)
        skipped = {*check.except_kinds, *_skipped(self.case.document, check.id)}
        if self.kinds and all(kind in skipped for kind in self.kinds):
            return False
        only = self.case.document.inherits_only
        return only is None or check.id in only

    def _of(self, check: Check) -> Iterator[Finding]:
        if check.mode is Mode.CONFIRM:
            yield from self._confirmation(check)
            return
        judge = self._each if check.each else self._once
        for measure in self._measures(check):
            yield from self.remembered.findings(
                check, self.view, measure, lambda measure=measure: judge(check, measure)
            )

    def _measures(self, check: Check) -> tuple[int | None, ...]:
        """The measures a check is judged for; a general check is judged once."""
        if not check.kinds:
            return (None,)
        return tuple(
            index
            for index, measure in enumerate(self.view.names["measures"])
            if measure["kind"] in check.kinds
        )

    def _once(self, check: Check, measure: int | None) -> Iterator[Finding]:
        yield from self._judged(check, measure, None, None)

    def _each(self, check: Check, measure: int | None) -> Iterator[Finding]:
        try:
            entries = self.view.evaluate(check.each, measure)
        except ConditionError as error:
            yield _not_evaluated(check, error)
            return
        for index, entry in enumerate(entries or ()):
            yield from self._judged(check, measure, index, entry)

    def _judged(self, check: Check, measure: int | None, index: int | None, entry: Any) -> Iterator[Finding]:
        try:
            if self.view.evaluate(check.when, measure, entry) is True:
                yield from self._weighed(check, self._worded(check, measure, index, entry))
        except ConditionError as error:
            yield _not_evaluated(check, error)

    def _weighed(self, check: Check, finding: Finding) -> Iterator[Finding]:
        """``finding`` as it stands, or as what is known of the requested State bears it."""
        found = weighed(finding, check, self.case) if check.rests_on else finding
        if found is not None:
            yield found

    def _worded(self, check: Check, measure: int | None, index: int | None, entry: Any) -> Finding:
        quotes = {
            name: self._quoted(expression, measure, entry)
            for name, expression in (check.quotes or {}).items()
        }
        item = item_path(self.case, check.each, measure, index, entry) if index is not None else ""
        fields = self._unanswered_first(place_of(field, measure, item) for field in check.fields) or (item,)
        return Finding(
            check=check.id,
            severity=check.severity,
            title=Message(check.title, quotes),
            message=Message(check.message, quotes),
            fix=Message(check.fix, quotes),
            field=fields[0],
            fields=fields,
            provenance=check.provenance,
            overridable=check.overridable,
        )

    def _unanswered_first(self, fields: Iterable[str]) -> tuple[str, ...]:
        """``fields`` with those that wait for an answer in front: there the finding is mended."""
        return tuple(sorted(fields, key=lambda field: not is_empty(self.case.draft.get(field))))

    def _quoted(self, expression: str, measure: int | None, entry: Any) -> object:
        try:
            value = self.view.evaluate(expression, measure, entry)
        except ConditionError:
            return NOTHING
        return quoted(self.case.rulebook, value)

    def _confirmation(self, check: Check) -> Iterator[Finding]:
        measures = [
            one for one in self._measures(check) if not check.when or self.view.holds(check.when, one)
        ]
        if not measures:
            return
        answer = self.case.draft.confirmations.get(check.id)
        if answer is not None and answer != check.fires_on:
            return
        finding = self._worded(check, measures[0], None, None)
        if answer is None:
            yield _asking(finding)
        else:
            yield finding


def _asking(finding: Finding) -> Finding:
    """An unanswered question: a warning "not yet confirmed", whatever the check weighs when it fires."""
    return Finding(
        check=finding.check,
        severity=Severity.ADVICE if finding.severity is Severity.ADVICE else Severity.WARNING,
        title=message("Not yet confirmed"),
        message=finding.message,
        fix=message("Answer the question with yes or no."),
        field=finding.field,
        fields=finding.fields,
        provenance=finding.provenance,
        overridable=False,
        question=True,
    )


def _not_evaluated(check: Check, error: ConditionError) -> Finding:
    """A check that fails while running is told, never passed over in silence."""
    return Finding(
        check=check.id,
        severity=Severity.WARNING,
        title=message("A rule could not be evaluated"),
        message=message(
            "The rule {check} could not be evaluated: {reason}", check=check.id, reason=error.message
        ),
        fix=message("Judge this point yourself and report the rule to those who maintain the rulebook."),
        field="",
        fields=(),
        provenance=check.provenance,
    )


def _skipped(document: DocumentClass, check: str) -> tuple[str, ...]:
    return document.skips.get(check, ())
