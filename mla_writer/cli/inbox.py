"""``inbox``: every request in a folder, judged, as lines, JSON, CSV or a workbook."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mla_writer.cli import arguments, desk, exchange
from mla_writer.cli.arguments import Commands
from mla_writer.cli.output import Output
from mla_writer.files import write_bytes
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.session.inbox import Asked, Opener, Row, inbox
from mla_writer.session.inbox_table import Words, as_csv, as_xlsx, standing

NOT_READY, NOT_READ = 1, 2


def declare(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    one = commands.add_parser("inbox", parents=[shared], help="check every request in a folder")
    one.add_argument("folder", type=Path, metavar="FOLDER")
    one.add_argument("--deep", action="store_true", help="also its sub-folders")
    one.add_argument("--csv", type=Path, metavar="OUT", help="write the table as CSV")
    one.add_argument("--xlsx", type=Path, metavar="OUT", help="write the table as a workbook")
    exchange.unsealing(one)
    arguments.messages(one)
    arguments.day(one)
    one.set_defaults(command=run)


def run(asked: argparse.Namespace, output: Output) -> int:
    """Look through the folder; exit code 0 all ready, 1 one is not ready, 2 one could not be read."""
    rules = desk.rulebook(output)
    words = Words(rules, output.language)
    wanted = Asked(asked.folder, desk.day(asked.as_of), asked.deep)
    found = inbox(wanted, rules, _opener(asked, output, rules))
    kept: list[Row] = []
    told = _kept(found, kept)
    if output.json:
        output.entries(as_json(row, output) for row in told)
    else:
        for row in told:
            output.print(_line(row, words, output))
    if asked.csv is not None:
        write_bytes(asked.csv, as_csv(kept, words))
    if asked.xlsx is not None:
        write_bytes(asked.xlsx, as_xlsx(kept, words))
    if not output.json:
        _summarise(kept, output)
    return max((_code(row) for row in kept), default=0)


def _kept(rows: Iterator[Row], kept: list[Row]) -> Iterator[Row]:
    for row in rows:
        kept.append(row)
        yield row


def _opener(asked: argparse.Namespace, output: Output, rules: Rulebook) -> Opener | None:
    """What opens sealed files; None where neither a passphrase nor the vault is named."""
    if not (asked.passphrase_file or asked.vault_passphrase_file):
        return None
    from mla_writer.rulebook.typed import AnswerTypes
    from mla_writer.session.inbox_opening import opener

    keys = exchange.keys(asked, output, from_vault=bool(asked.vault_passphrase_file))
    return opener(keys, AnswerTypes(rules).problems)


def as_json(row: Row, output: Output) -> dict[str, Any]:
    """One row as plain data; a file that was not read has an ``error``."""
    told: dict[str, Any] = {"file": row.name, "sort": row.sort, "ready": row.ready, "days": row.days}
    if row.problem is not None:
        return {**told, "error": output.say(row.problem)}
    return {
        **told,
        "reference": row.reference,
        "requesting": row.requesting,
        "requested": row.requested,
        "kinds": list(row.kinds),
        "document": row.document,
        "languages": list(row.languages),
        "blocking": row.blocking,
        "warnings": row.warnings,
        "advice": row.advice,
        "urgency": row.urgency,
        "deadline": row.deadline,
        "rounds": row.rounds,
        "decision": row.decision,
        "approval_missing": row.approval_missing,
        "sender": row.sender,
        "signature": output.say(row.standing) if row.standing else "",
    }


def _line(row: Row, words: Words, output: Output) -> str:
    state = output.say(standing(row))
    if row.problem is not None:
        return f"{state}\t{row.name}\t{output.say(row.problem)}"
    counts = f"{row.blocking}/{row.warnings}/{row.advice}"
    states = f"{row.requesting or '–'} → {row.requested or '–'}"
    return "\t".join((state, row.name, row.reference or "–", states, counts))


def _summarise(rows: list[Row], output: Output) -> None:
    counted = (sum(_code(row) == code for row in rows) for code in (0, NOT_READY, NOT_READ))
    ready, not_ready, not_read = counted
    said = message(
        "ready: {ready}, not ready: {not_ready}, not read: {not_read}",
        ready=ready,
        not_ready=not_ready,
        not_read=not_read,
    )
    output.print(output.say(said))


def _code(row: Row) -> int:
    if row.problem is not None:
        return NOT_READ
    return 0 if row.ready else NOT_READY
