"""What the task list shows, computed from the journey and the findings. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mla_writer.model.finding import Finding
from mla_writer.model.journey import AskedPage, AskedSection, Journey, Progress
from mla_writer.model.message import Message, message
from mla_writer.session import Session

CHECK_VIEW, CHOOSER_VIEW = "check", "chooser"


class Mark(StrEnum):
    """How far a line has come, as drawn before it."""

    EMPTY = "empty"
    PROGRESS = "progress"
    DONE = "done"
    BLOCKS = "blocks"


WORDS = {
    Mark.EMPTY: message("not started"),
    Mark.PROGRESS: message("in progress"),
    Mark.DONE: message("done"),
    Mark.BLOCKS: message("blocks sending"),
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One line: where it leads, its label, depth (0 section, 1 measure or page, 2 page of a measure).

    ``label`` is a text of the rulebook, or a ``Message``. ``count`` stands at the end of the line.
    ``here`` is the line of the page shown, ``open`` a line above it. ``key`` is empty when the line
    leads nowhere yet.
    """

    key: str
    label: str | Message
    depth: int
    mark: Mark
    count: Message | None = None
    here: bool = False
    open: bool = False


def task_rows(session: Session) -> tuple[TaskRow, ...]:
    """The lines of the task list for the draft as it stands."""
    return tuple(_rows(session))


def _rows(session: Session) -> Iterator[TaskRow]:
    blocking = tuple(finding for finding in session.findings if finding.withholds)
    for section in session.journey.sections:
        if not section.pages:
            continue
        here = section.section.id == session.page.section
        inner = tuple(_inner(session, section, here))
        yield _section_row(session, section, blocking, folded=not any(row.here for row in inner))
        yield from inner


def _section_row(
    session: Session, section: AskedSection, blocking: tuple[Finding, ...], *, folded: bool
) -> TaskRow:
    here = section.section.id == session.page.section
    pages = section.pages
    mark, count = _standing(section, blocking, session.journey)
    key = _first_open(pages).key if pages else ""
    return TaskRow(key, section.section.label, 0, mark, count, here=here and folded, open=here)


def _standing(
    section: AskedSection, blocking: tuple[Finding, ...], journey: Journey
) -> tuple[Mark, Message | None]:
    if any(page.page.view == CHECK_VIEW for page in section.pages):
        if blocking:
            return Mark.BLOCKS, message("{count}", count=len(blocking))
        return Mark.DONE, None
    mark = Mark(_MARKS[section.progress])
    if mark is Mark.EMPTY and _chosen(section, journey):
        mark = Mark.DONE
    keys = {page.key for page in section.pages}
    blocked = any(
        page is not None and page.key in keys
        for page in (journey.page_of(finding.field) for finding in blocking if finding.field)
    )
    if mark is Mark.DONE and blocked:
        mark = Mark.PROGRESS
    return mark, _count(section.pages, mark)


def _chosen(section: AskedSection, journey: Journey) -> bool:
    """Whether ``section`` asks for nothing but measures, and there are some."""
    views = any(page.page.view == CHOOSER_VIEW for page in section.pages)
    asks = any(page.every_field for page in section.pages)
    return views and not asks and any(page.measure is not None for page in journey.pages)


def _inner(session: Session, section: AskedSection, here: bool) -> Iterator[TaskRow]:
    if section.section.measures:
        yield from _measures(session, section)
    own = tuple(page for page in section.pages if page.measure is None)
    if here and len(own) > 1:
        yield from (_page_row(session, page, 1) for page in own)


def _measures(session: Session, section: AskedSection) -> Iterator[TaskRow]:
    for index, label in enumerate(measure_labels(session)):
        pages = section.of_measure(index)
        if not pages:
            continue
        here = session.page.measure == index
        unfolded = here and len(pages) > 1
        mark = _mark(pages)
        key = _first_open(pages).key
        count = WORDS[mark] if mark is Mark.DONE else _count(pages, mark)
        yield TaskRow(key, label, 1, mark, count, here and not unfolded, here)
        if unfolded:
            yield from (_page_row(session, page, 2) for page in pages)


def measure_labels(session: Session) -> tuple[str | Message, ...]:
    """What each measure is called; two of one kind are numbered."""
    kinds = [measure.kind for measure in session.draft.measures]
    known = session.rulebook.kinds
    labels: list[str | Message] = []
    for index, kind in enumerate(kinds):
        label = known[kind].label if kind in known else kind
        if kinds.count(kind) == 1:
            labels.append(label)
        else:
            number = kinds[: index + 1].count(kind)
            labels.append(message("{label} {number}", label=Message(label), number=number))
    return tuple(labels)


def _page_row(session: Session, page: AskedPage, depth: int) -> TaskRow:
    mark = _MARKS[page.progress]
    here = page.key == session.page.key
    return TaskRow(page.key, page.page.title, depth, mark, _count((page,), mark), here)


def _first_open(pages: tuple[AskedPage, ...]) -> AskedPage:
    """The first page on which something is missing, else the first."""
    return next((page for page in pages if page.missing), pages[0])


_MARKS = {
    Progress.NOT_STARTED: Mark.EMPTY,
    Progress.IN_PROGRESS: Mark.PROGRESS,
    Progress.DONE: Mark.DONE,
}


def _mark(pages: tuple[AskedPage, ...]) -> Mark:
    found = {page.progress for page in pages if page.every_field}
    missing = any(page.missing for page in pages)
    if found <= {Progress.NOT_STARTED}:
        return Mark.EMPTY
    return Mark.PROGRESS if missing else Mark.DONE


def _count(pages: tuple[AskedPage, ...], mark: Mark) -> Message | None:
    """How many of the required answers are there, while some are missing."""
    needed = [field for page in pages for field in page.every_field if field.required]
    missing = sum(field.missing for field in needed)
    if not missing or mark is Mark.EMPTY:
        return None
    return message("{done} of {all}", done=len(needed) - missing, all=len(needed))
