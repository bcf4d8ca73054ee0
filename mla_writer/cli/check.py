"""``check``: the findings on drafts, one or thousands."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mla_writer.checks.judge import Judge
from mla_writer.cli import desk, exchange
from mla_writer.cli.facts import fact_as_json, fact_lines
from mla_writer.cli.output import Output
from mla_writer.cli.report import Order, ordered, write_report
from mla_writer.hardening import keep_memory_private
from mla_writer.model.case import Case
from mla_writer.model.declarations import Severity
from mla_writer.model.dossier import Dossier
from mla_writer.model.errors import ProgramError
from mla_writer.model.finding import Finding, has_own_source, ready
from mla_writer.model.message import Message, message
from mla_writer.model.rulebook import Rulebook
from mla_writer.offline import refuse_network

if TYPE_CHECKING:
    from mla_writer.session.inbox_opening import Keys

ALONE = 12
"""Up to so many files are checked in this process: starting others would take longer."""
AHEAD = 4
"""Files handed out per process before results are waited for, so that memory stays flat."""


GRADES = {
    Severity.BLOCKS: message("blocks"),
    Severity.WARNING: message("warning"),
    Severity.ADVICE: message("advice"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """The day to judge by; with an ``order`` a report on each file is written; ``keys`` open sealed files."""

    day: date
    order: Order | None = None
    keys: Keys | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome for one file: its findings, or why it could not be read."""

    file: str
    findings: tuple[Finding, ...] = ()
    problem: Message | None = None

    @property
    def ready(self) -> bool:
        """True when the file was read and nothing blocks."""
        return self.problem is None and ready(self.findings)


def run(asked: argparse.Namespace, output: Output) -> int:
    """Check the files; exit code 0 nothing blocks, 1 something blocks, 2 a file could not be read."""
    code = 0
    order = ordered(asked)
    on = desk.day(asked.as_of)
    desk.tell_of_packs(output)
    rules = desk.rulebook()

    def told() -> Iterator[Result]:
        nonlocal code
        for result in checked(asked.files, Task(on, order, _keys(asked, output))):
            code = max(code, 2 if result.problem else 0 if result.ready else 1)
            if result.problem:
                output.complain(result.problem)
            yield result

    if output.json:
        output.entries(as_json(result, output, rules) for result in told())
        return code
    for result in told():
        _print(result, output, rules)
    return code


def _keys(asked: argparse.Namespace, output: Output) -> Keys | None:
    """What opens the sealed ones among the files; the vault is asked for where one of them needs it."""
    sealed = [file for file in asked.files if exchange.is_sealed(file)]
    if not sealed:
        return None
    return exchange.keys(asked, output, from_vault=exchange.needs_vault(sealed))


def checked(files: list[Path], task: Task) -> Iterator[Result]:
    """The results in the order of ``files``, worked on all cores when there are many."""
    if len(files) <= ALONE:
        work = Work(task)
        yield from (work.check(file) for file in files)
        return
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, initializer=_begin, initargs=(task,)) as pool:
        yield from _in_order(pool, files, cores * AHEAD)


def _in_order(pool: ProcessPoolExecutor, files: Iterable[Path], ahead: int) -> Iterator[Result]:
    waiting = iter(files)
    running = [pool.submit(_check, file) for file in islice(waiting, ahead)]
    while running:
        yield running.pop(0).result()
        running += [pool.submit(_check, file) for file in islice(waiting, 1)]


class Work:
    """One process at work: the rulebook and the judge are made once."""

    def __init__(self, task: Task) -> None:
        self.day, self.order, self.keys = task.day, task.order, task.keys
        self.rules = desk.rulebook()
        self.judge = Judge(self.rules)

    def check(self, file: Path) -> Result:
        """The result for one file."""
        try:
            dossier = self._read(file)
            if self.order is not None:
                write_report(self.judge, dossier, (file, self.day), self.order)
            return Result(str(file), self.judge.findings(Case(self.rules, dossier.draft, self.day)))
        except ProgramError as error:
            return Result(str(file), problem=error.message)

    def _read(self, file: Path) -> Dossier:
        if self.keys is None or not exchange.is_sealed(file):
            return Dossier(desk.open_draft(file, self.rules))
        return exchange.received(file, self.keys, self.rules).dossier


_work: list[Work] = []
"""The work of this process of the pool, set up by its initializer."""


def _begin(task: Task) -> None:
    refuse_network()  # a process that was not forked has no guard yet
    keep_memory_private()
    _work[:] = [Work(task)]


def _check(file: Path) -> Result:
    return _work[0].check(file)


def as_json(result: Result, output: Output, rules: Rulebook) -> dict[str, Any]:
    """One file's result as plain data; a file that could not be read has an ``error``."""
    if result.problem:
        return {"file": result.file, "ready": False, "findings": [], "error": output.say(result.problem)}
    return {
        "file": result.file,
        "ready": result.ready,
        "findings": [finding_as_json(finding, output, rules) for finding in result.findings],
    }


def finding_as_json(finding: Finding, output: Output, rules: Rulebook) -> dict[str, Any]:
    """A finding as plain data; ``override`` is there only when an officer set it aside, ``facts`` and
    ``notes`` only when it rests on what is known of the requested State."""
    told: dict[str, Any] = {
        "check": finding.check,
        "severity": finding.severity.value,
        "field": finding.field,
        "message": output.say(finding.message),
        "source": finding.provenance.source,
        "fix": output.say(finding.fix),
    }
    if finding.facts:
        told["facts"] = [fact_as_json(fact, rules, output) for fact in finding.facts]
    if finding.notes:
        told["notes"] = [output.say(note) for note in finding.notes]
    if finding.override is not None:
        told["override"] = {"reason": finding.override.reason, "officer": finding.override.officer}
    return told


def _print(result: Result, output: Output, rules: Rulebook) -> None:
    say = output.say
    if result.problem:
        return
    state = message("ready") if result.ready else message("not ready")
    output.print(say(message("{file}: {state}", file=result.file, state=state)))
    for finding in result.findings:
        aside = say(message(" (set aside)")) if finding.override else ""
        output.print(f"  {say(GRADES[finding.severity])}{aside}  {finding.check}  {finding.field}")
        for line in _lines(finding, output, rules):
            output.print(f"    {line}")


def _lines(finding: Finding, output: Output, rules: Rulebook) -> Iterator[str]:
    """What a finding says, the facts that bear it, and the source of the rule where it has one."""
    yield from (output.say(one) for one in (finding.message, finding.fix, *finding.notes))
    yield from fact_lines(finding.facts, rules, output)
    if has_own_source(rules, finding):
        yield finding.provenance.source
