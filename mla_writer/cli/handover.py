"""``hand-over`` and ``take-back``: the passages of a draft to a translator and back."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from mla_writer.cli import arguments, desk
from mla_writer.cli.arguments import Commands
from mla_writer.cli.output import Output
from mla_writer.drafts import to_json
from mla_writer.files import write_bytes
from mla_writer.model.errors import CannotWrite
from mla_writer.model.message import message
from mla_writer.session import Clock, Session
from mla_writer.session.handover import compared, handed_over, take_back
from mla_writer.translating import handover_files
from mla_writer.translating.handover_check import Outcome, Row

NOTHING_TAKEN = 1
NOON = time(12, tzinfo=UTC)
"""Of the day by which the draft is judged: only the day counts."""


def declare(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Both commands and their arguments."""
    one = commands.add_parser("hand-over", parents=[shared], help="write the passages for a translator")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--into", required=True, metavar="xx", help="language of the translation")
    one.add_argument("--format", default="docx", choices=tuple(handover_files.FORMATS))
    one.add_argument("-o", "--output", required=True, type=Path, metavar="OUT")
    arguments.messages(one)
    arguments.day(one)
    one.set_defaults(command=hand_out)
    one = commands.add_parser("take-back", parents=[shared], help="take in what a translator gave back")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("returned", type=Path, metavar="RETURNED", help="the file that came back")
    one.add_argument("--into", required=True, metavar="xx", help="language of the translation")
    one.add_argument("-o", "--output", type=Path, metavar="OUT", help="write the draft with the translations")
    one.add_argument("--all", action="store_true", help="take also what should be looked at first")
    one.add_argument("--translator", default="", metavar="NAME", help="name of the translator")
    arguments.messages(one)
    arguments.day(one)
    one.set_defaults(command=take_in)


def hand_out(asked: argparse.Namespace, output: Output) -> int:
    """Write the file for the translator; never over a file that is there."""
    session = _session(asked, output)
    handed = handed_over(session, asked.into)
    _refuse_existing(asked.output)
    write_bytes(asked.output, handover_files.write(handed, asked.format, session.clock.now()))
    if output.json:
        told = {"file": str(asked.output), "format": asked.format, "passages": len(handed.items)}
        output.document(told)
    return 0


def take_in(asked: argparse.Namespace, output: Output) -> int:
    """Tell what the file would change and, with an output named, write the draft with it; 1 where there is
    nothing to take."""
    session = _session(asked, output)
    found = compared(session, handover_files.read(asked.returned), asked.into)
    rows = [one for one in found.rows if (one.takeable if asked.all else one.proposed)]
    if asked.output is not None and rows:
        _refuse_existing(asked.output)
        take_back(session, asked.into, rows, asked.translator)
        write_bytes(asked.output, to_json(session.draft))
    if output.json:
        listed = [_as_data(output, one, one in rows) for one in found.rows]
        later = [one.path for one in found.later]
        output.document({"taken": len(rows), "passages": listed, "not_in_the_file": later})
    else:
        _print(output, found.rows, rows)
    return 0 if rows else NOTHING_TAKEN


def _print(output: Output, found: tuple[Row, ...], rows: list[Row]) -> None:
    for one in found:
        if one.outcome is Outcome.SAME:
            continue
        mark = "+" if one in rows else "-"
        path = one.passage.path if one.passage is not None else ""
        output.print(f"{mark} {one.number}. {one.outcome} {path}".rstrip())
        for note in one.notes:
            output.print(f"    {output.say(note)}")
    output.print(output.say(message("{taken} of {count} passages taken", taken=len(rows), count=len(found))))


def _as_data(output: Output, one: Row, taken: bool) -> dict[str, Any]:
    return {
        "number": one.number,
        "path": one.passage.path if one.passage is not None else None,
        "outcome": one.outcome.value,
        "taken": taken,
        "old": one.old,
        "new": one.new,
        "claim": one.claim.value,
        "notes": [output.say(note) for note in one.notes],
    }


def _session(asked: argparse.Namespace, output: Output) -> Session:
    rules = desk.rulebook(output)
    day = desk.day(asked.as_of)
    return Session(rules, desk.open_draft(asked.file, rules), Clock(lambda: datetime.combine(day, NOON)))


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise CannotWrite(message("{file} is there already; name another file", file=str(path)))
