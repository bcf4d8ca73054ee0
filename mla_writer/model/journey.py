"""The journey: which sections, pages and fields apply, and how far each has come.

Computed, never remembered. Pages are an ordered list, each with an optional condition; an answer to
a page that no longer applies stays in the draft and is neither checked nor printed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mla_writer.model.case import Case
from mla_writer.model.declarations import Field, Page, Requirement, Section
from mla_writer.model.fields import Form, is_empty

Holds = Callable[[str, int | None], bool]
"""Whether a condition holds; the second argument is the index of the measure it speaks of."""


VIEW_OF = {"matrix": ".answers.serves_", "chooser": "common.case.kinds"}
"""View -> what the paths of that which a person says there have in common."""


class Progress(StrEnum):
    """How far a page or section has come."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class AskedField:
    """One field as it is asked now: where its answer lies, and whether it must be given."""

    path: str
    field: Field
    required: bool
    answered: bool
    closed: bool

    @property
    def missing(self) -> bool:
        """True when an answer is required and neither given nor closed with a reason."""
        return self.required and not self.answered and not self.closed


@dataclass(frozen=True, slots=True)
class AskedPage:
    """One page that applies now. ``measure`` is the index of its measure, or None.

    ``key`` is unique in the journey: ``section/page`` or ``measure id/page``.
    """

    key: str
    page: Page
    section: str
    measure: int | None
    fields: tuple[AskedField, ...]
    folded: tuple[AskedField, ...]

    @property
    def every_field(self) -> tuple[AskedField, ...]:
        """Shown and folded fields together."""
        return self.fields + self.folded

    @property
    def progress(self) -> Progress:
        """Done when nothing required is missing and something was answered or nothing is asked."""
        return _progress(self.every_field)

    @property
    def missing(self) -> int:
        """How many required answers are missing."""
        return sum(field.missing for field in self.every_field)


@dataclass(frozen=True, slots=True)
class AskedSection:
    """One section of the task list with its pages; those of measures carry the measure's index."""

    section: Section
    pages: tuple[AskedPage, ...]

    @property
    def progress(self) -> Progress:
        """The progress over all fields of the section."""
        return _progress(tuple(field for page in self.pages for field in page.every_field))

    @property
    def missing(self) -> int:
        """How many required answers are missing."""
        return sum(page.missing for page in self.pages)

    def of_measure(self, index: int) -> tuple[AskedPage, ...]:
        """The pages of one measure."""
        return tuple(page for page in self.pages if page.measure == index)


@dataclass(frozen=True, slots=True)
class Journey:
    """All sections in order, with the pages that apply.

    ``asked_as`` maps the path of a common field that the measures ask in their own words to the path
    where it is asked first.
    """

    sections: tuple[AskedSection, ...]
    asked_as: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def pages(self) -> tuple[AskedPage, ...]:
        """All pages in the order in which they are walked."""
        return tuple(page for section in self.sections for page in section.pages)

    def page(self, key: str) -> AskedPage | None:
        """The page ``key``, or None when it does not apply (any more)."""
        return next((page for page in self.pages if page.key == key), None)

    def page_of(self, path: str) -> AskedPage | None:
        """The page that asks for the answer at ``path`` or for one that contains it."""
        best: tuple[int, AskedPage] | None = None
        for page in self.pages:
            for asked in page.every_field:
                if _contains(asked.path, path) and (best is None or len(asked.path) > best[0]):
                    best = len(asked.path), page
        return best[1] if best else self._view_of(path)

    def where(self, path: str) -> str:
        """``path``, or the path of the field that is asked in its place."""
        for common, own in self.asked_as.items():
            if _contains(common, path):
                return own + path.removeprefix(common)
        return path

    def _view_of(self, path: str) -> AskedPage | None:
        """The page whose view answers what no field does: which measures there are, what they serve."""
        view = next((view for view, part in VIEW_OF.items() if part in path), "")
        return next((page for page in self.pages if view and page.page.view == view), None)

    def asked(self) -> Iterator[AskedField]:
        """Every field that is asked now."""
        for page in self.pages:
            yield from page.every_field


def journey(case: Case, holds: Holds) -> Journey:
    """The journey of ``case``; ``holds`` evaluates conditions on it."""
    asked_as = _asked_as(case, holds)
    sections = tuple(_section(case, section, holds, asked_as) for section in case.rulebook.sections)
    return Journey(sections, {f"common.{name}": path for name, path in asked_as.items()})


def required(field: Field, measure: int | None, holds: Holds) -> bool:
    """Whether ``field`` must be answered now."""
    if field.requirement is Requirement.CONDITIONAL:
        return holds(field.required_when, measure)
    return field.requirement is Requirement.REQUIRED


def _section(case: Case, section: Section, holds: Holds, hidden: Collection[str]) -> AskedSection:
    pages = list(_common_pages(case, section, holds, hidden))
    if section.measures:
        for index in range(len(case.draft.measures)):
            pages += _measure_pages(case, section, index, holds, hidden)
    return AskedSection(section, tuple(pages))


def _common_pages(case: Case, section: Section, holds: Holds, hidden: Collection[str]) -> Iterator[AskedPage]:
    groups, left_out = set(case.groups()), case.leaves_out
    for page in section.pages:
        if page.when and not holds(page.when, None):
            continue
        shown, folded = (
            tuple(
                _asked(case, f"common.{name}", case.rulebook.field(name), None, holds)
                for name in names
                if name.partition(".")[0] in groups
                and name not in hidden
                and name not in left_out
                and _applies(case.rulebook.field(name), None, holds)
            )
            for names in (page.fields, page.folded)
        )
        if shown or folded or (page.view and _speaks_of(page, groups)):
            yield AskedPage(f"{section.id}/{page.id}", page, section.id, None, shown, folded)


def _speaks_of(page: Page, groups: set[str]) -> bool:
    """Whether a page with a view of its own has a place in a document that uses ``groups``."""
    names = (*page.fields, *page.folded)
    return not names or any(name.partition(".")[0] in groups for name in names)


def _measure_pages(
    case: Case, section: Section, index: int, holds: Holds, hidden: Collection[str]
) -> Iterator[AskedPage]:
    measure = case.draft.measures[index]
    kind = case.kind_of(measure)
    for page in kind.pages:
        if page.when and not holds(page.when, index):
            continue
        shown, folded = (
            tuple(
                _asked(case, f"measures[{index}].answers.{name}", kind.fields[name], index, holds)
                for name in names
                if (not kind.fields[name].same_as or kind.fields[name].same_as in hidden)
                and _applies(kind.fields[name], index, holds)
            )
            for names in (page.fields, page.folded)
        )
        if shown or folded or page.view:
            yield AskedPage(f"{measure.id}/{page.id}", page, section.id, index, shown, folded)


def _asked_as(case: Case, holds: Holds) -> dict[str, str]:
    """Common fields that every measure asks now in its own words, so that they are asked once, and where
    each is asked first.

    A field of a list of legal bases is always asked in common: its own page does more.
    """
    asked = [
        _own_words(case, index, holds)
        for index, measure in enumerate(case.draft.measures)
        if measure.kind in case.rulebook.kinds
    ]
    if not asked:
        return {}
    return {name: path for name, path in asked[0].items() if all(name in one for one in asked)}


def _own_words(case: Case, measure: int, holds: Holds) -> dict[str, str]:
    """The common fields that a measure asks now in its own words, and where."""
    kind = case.kind_of(case.draft.measures[measure])
    pages = (page for page in kind.pages if not page.when or holds(page.when, measure))
    fields = (kind.fields[name] for page in pages for name in (*page.fields, *page.folded))
    return {
        field.same_as: f"measures[{measure}].answers.{field.id}"
        for field in fields
        if field.same_as
        and case.rulebook.field(field.same_as).type.form is not Form.RECORD
        and _applies(field, measure, holds)
    }


def _applies(field: Field, measure: int | None, holds: Holds) -> bool:
    return not field.asked_when or holds(field.asked_when, measure)


def _asked(case: Case, path: str, field: Field, measure: int | None, holds: Holds) -> AskedField:
    answered = path not in case.draft.unreadable and not is_empty(case.draft.get(path))
    return AskedField(path, field, required(field, measure, holds), answered, path in case.draft.closed)


def _progress(fields: tuple[AskedField, ...]) -> Progress:
    if any(field.missing for field in fields):
        started = any(field.answered or field.closed for field in fields)
        return Progress.IN_PROGRESS if started else Progress.NOT_STARTED
    if any(field.answered or field.closed for field in fields):
        return Progress.DONE
    return Progress.NOT_STARTED


def _contains(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith((f"{outer}.", f"{outer}["))
