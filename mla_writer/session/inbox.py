"""The inbox of a folder: every request in it, judged, and what could not be read, with the reason.

Belongs here: finding files, opening them within limits, judging them on all cores. Does not belong here:
words and tables (``inbox_table``), how a sealed file is opened (given as an ``Opener``).

Keys stay in this process: sealed files are opened here, one after the other, and only the draft is handed
to the processes that judge.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json, to_json
from mla_writer.drafts.digest import digest
from mla_writer.exchange.carried import carried
from mla_writer.files import read_bytes
from mla_writer.hardening import keep_memory_private
from mla_writer.model.case import Case
from mla_writer.model.declarations import Severity
from mla_writer.model.dossier import Dossier
from mla_writer.model.draft import Draft
from mla_writer.model.errors import ExchangeRefused, ProgramError, UnknownName
from mla_writer.model.finding import ready
from mla_writer.model.message import Message, message
from mla_writer.model.review import Review
from mla_writer.model.rulebook import Rulebook
from mla_writer.offline import refuse_network
from mla_writer.rulebook import cache
from mla_writer.rulebook.typed import AnswerTypes
from mla_writer.session.inbox_files import DRAFT, EXCHANGE, LARGEST, Found, found

ALONE = 12
"""Up to so many files are judged in this process: starting others would take longer."""
AHEAD = 4
"""Files handed out per process before results are waited for, so that memory stays flat."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a sealed file held, who sent it and how far one may believe that; ``created`` is ISO 8601."""

    dossier: Dossier
    sender: str = ""
    standing: Message | None = None
    created: str = ""


Opener = Callable[[bytes], Opened]
"""Opens a sealed file; ``ProgramError`` where it cannot."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the inbox. ``sort`` is ``exchange``, ``draft``, ``pdf``, ``docx`` or ``other``; ``kinds``
    are ids of the rulebook, States ISO 3166-1 codes, ``deadline`` a day as it was entered. ``problem`` says
    why the file was not judged; everything else is then empty. ``days`` is the age of the file."""

    path: Path
    name: str
    sort: str
    reference: str = ""
    requesting: str = ""
    requested: str = ""
    kinds: tuple[str, ...] = ()
    document: str = ""
    languages: tuple[str, ...] = ()
    blocking: int = 0
    warnings: int = 0
    advice: int = 0
    urgency: str = ""
    deadline: str = ""
    rounds: int = 0
    decision: str = ""
    sender: str = ""
    standing: Message | None = None
    days: int = 0
    problem: Message | None = None
    approval_missing: bool = False

    @property
    def ready(self) -> bool:
        """True when it was judged, nothing blocks, and no approval is waited for."""
        return self.problem is None and not self.blocking and not self.approval_missing


@dataclass(frozen=True, slots=True)
class Asked:
    """A folder to be looked through as of ``day``, with its sub-folders if ``deep``. ``cores`` is how many
    processes judge; 0 stands for all, 1 for this one alone."""

    folder: Path
    day: date
    deep: bool = False
    cores: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to be judged; ``data`` is the draft where this process has opened it already."""

    row: Row
    data: bytes | None = None


def inbox(asked: Asked, rules: Rulebook, opener: Opener | None = None) -> Iterator[Row]:
    """A row for each file of the folder, in the order of their names; ``DraftError`` where the folder cannot
    be read. ``opener`` opens sealed files; without one they are told, not opened."""
    tasks = _Tasks(asked, opener)
    cores = asked.cores or os.cpu_count() or 1
    waiting = iter(tasks)
    first = [*islice(waiting, ALONE + 1)]
    if cores == 1 or len(first) <= ALONE:
        desk = Desk(rules, asked.day)
        yield from map(desk.judged, first)
        yield from map(desk.judged, waiting)
        return
    context = get_context("spawn")  # a copy of a process with threads may wait for ever
    with ProcessPoolExecutor(cores, context, initializer=_begin, initargs=(asked.day,)) as pool:
        yield from _in_order(pool, chain(first, waiting), cores)


def _in_order(pool: ProcessPoolExecutor, tasks: Iterator[_Task], cores: int) -> Iterator[Row]:
    running = [(task, _handed(pool, task)) for task in islice(tasks, cores * AHEAD)]
    while running:
        task, future = running.pop(0)
        yield _result(task, future)
        running += [(one, _handed(pool, one)) for one in islice(tasks, 1)]


def _handed(pool: ProcessPoolExecutor, task: _Task) -> Future[Row] | None:
    try:
        return pool.submit(_judge, task)
    except BrokenProcessPool:
        return None


def _result(task: _Task, future: Future[Row] | None) -> Row:
    try:
        if future is not None:
            return future.result()
    except BrokenProcessPool:
        pass
    ended = message("the system ended the program that judged it; look through fewer files at a time")
    return replace(task.row, problem=ended)


class _Tasks:
    """The files of a folder as tasks; sealed ones are opened when it is their turn."""

    def __init__(self, asked: Asked, opener: Opener | None) -> None:
        self._asked, self._opener = asked, opener

    def __iter__(self) -> Iterator[_Task]:
        for one in found(self._asked.folder, self._asked.deep):
            row = Row(one.path, one.name, one.sort, days=self._age(one), problem=one.problem)
            yield self._unsealed(row) if one.sort == EXCHANGE and row.problem is None else _Task(row)

    def _age(self, one: Found) -> int:
        changed = datetime.fromtimestamp(one.changed, UTC).date()
        return max(0, (self._asked.day - changed).days)

    def _unsealed(self, row: Row) -> _Task:
        if self._opener is None:
            sealed = message("sealed, not opened: it takes your key or the passphrase")
            return _Task(replace(row, problem=sealed))
        try:
            opened = self._opener(read_bytes(row.path, LARGEST[EXCHANGE]))
            data = to_json(opened.dossier.draft)
        except (ProgramError, RecursionError, MemoryError) as error:
            return _Task(_refused(row, error))
        told = replace(row, sender=opened.sender, standing=opened.standing)
        return _Task(_reviewed(told, opened.dossier), data)


def _reviewed(row: Row, dossier: Dossier) -> Row:
    """``row`` with the state of the review that came with the draft."""
    review: Review = dossier.review
    last = review.rounds[-1].decision.value if review.rounds else ""
    approved = any(one.of == digest(dossier.draft) for one in review.approvals)
    missing = review.four_eyes and not approved
    return replace(row, rounds=len(review.rounds), decision=last, approval_missing=missing)


class Desk:
    """One process at work: the judge is made once."""

    def __init__(self, rules: Rulebook, day: date) -> None:
        self._rules, self._day = rules, day
        self._judge, self._problems = Judge(rules), AnswerTypes(rules).problems

    def judged(self, task: _Task) -> Row:
        """The row of one file, with what was found or why it was refused."""
        row = task.row
        if row.problem is not None:
            return row
        try:
            data = task.data if task.data is not None else self._read(row)
            return self._told(row, self._known(from_json(data, self._problems)))
        except (ProgramError, RecursionError, MemoryError) as error:
            return _refused(row, error)

    def _read(self, row: Row) -> bytes:
        data = read_bytes(row.path, LARGEST[row.sort])
        inside = data if row.sort == DRAFT else carried(data)
        if inside is None:
            raise ExchangeRefused(
                message("it carries no request: it was not made by this program, or without its data")
            )
        return inside

    def _known(self, draft: Draft) -> Draft:
        """``draft``, of which this program has the kinds and the document; else ``UnknownName``."""
        strange = [kind for kind in draft.kinds if kind not in self._rules.kinds]
        if draft.document not in self._rules.documents:
            strange.append(draft.document)
        if strange:
            raise UnknownName(
                message(
                    "this program does not have '{found}'; a pack or a newer version may", found=strange[0]
                )
            )
        return draft

    def _told(self, row: Row, draft: Draft) -> Row:
        case = Case(self._rules, draft, self._day)
        findings = self._judge.findings(case)
        weighed = [one.severity for one in findings if one.override is None]
        blocking = 0 if ready(findings) else sum(one.withholds for one in findings)
        return replace(
            row,
            reference=_text(draft, "common.case.reference"),
            requesting=case.requesting_state,
            requested=case.requested_state,
            kinds=draft.kinds,
            document=draft.document,
            languages=draft.languages,
            blocking=blocking,
            warnings=weighed.count(Severity.WARNING),
            advice=weighed.count(Severity.ADVICE),
            urgency=_text(draft, "common.urgency.level"),
            deadline=_text(draft, "common.urgency.deadline"),
        )


def _text(draft: Draft, path: str) -> str:
    found = draft.get(path)
    return found if isinstance(found, str) else ""


def _refused(row: Row, error: BaseException) -> Row:
    deep = message("it is too large or too deeply nested")
    return replace(row, problem=error.message if isinstance(error, ProgramError) else deep)


_desk: list[Desk] = []
"""The work of this process of the pool, set up by its initializer."""


def _begin(day: date) -> None:
    refuse_network()  # a process that was not forked has no guard yet
    keep_memory_private()
    _desk[:] = [Desk(cache.rulebook(), day)]


def _judge(task: _Task) -> Row:
    return _desk[0].judged(task)
