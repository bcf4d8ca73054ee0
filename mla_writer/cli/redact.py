"""``redact``: a copy of a draft in which persons and identifiers are replaced."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from mla_writer.cli import arguments, desk
from mla_writer.cli.arguments import Commands
from mla_writer.cli.output import Output
from mla_writer.drafts import to_json
from mla_writer.files import write_bytes
from mla_writer.model.errors import CannotWrite, UnknownName
from mla_writer.model.message import message
from mla_writer.redaction.copying import redacted
from mla_writer.redaction.finding import found
from mla_writer.redaction.sensitive import Sensitive
from mla_writer.redaction.words_for import LIMITS


def declare(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    one = commands.add_parser(
        "redact", parents=[shared], help="a copy in which persons and identifiers are replaced"
    )
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("-o", "--output", type=Path, metavar="OUT", help="the copy, a draft as JSON")
    one.add_argument(
        "--keep", nargs="+", default=[], metavar="PATH", help="do not replace what this answer holds"
    )
    one.add_argument("--list", action="store_true", help="list what would be replaced, by what")
    arguments.messages(one)
    one.set_defaults(command=run)


def run(asked: argparse.Namespace, output: Output) -> int:
    """Write the copy, or list what it would replace; values stand on standard output only."""
    rules = desk.rulebook(output)
    draft = desk.open_draft(asked.file, rules)
    every = found(draft, rules)
    kept = _kept(every, asked.keep)
    if asked.output is None and not asked.list:
        raise CannotWrite(message("name a file for the copy with -o, or ask for --list"))
    if asked.list:
        _tell(every, kept, output)
    if asked.output is not None:
        if asked.output.exists() and asked.output.samefile(asked.file):
            raise CannotWrite(
                message("{file} is the draft itself; name another file for the copy", file=str(asked.output))
            )
        write_bytes(asked.output, to_json(redacted(draft, rules, every, kept)))
        if output.json and not asked.list:
            output.document({"file": str(asked.output), "replaced": len(every) - len(kept)})
        output.complain(LIMITS)
    return 0


def _kept(every: Sequence[Sensitive], paths: Sequence[str]) -> tuple[Sensitive, ...]:
    known = {path for one in every for path in one.paths}
    for path in paths:
        if path not in known:
            raise UnknownName(
                message("nothing would be replaced at '{found}'; --list says what would", found=path)
            )
    return tuple(one for one in every if set(one.paths) & set(paths))


def _tell(every: Sequence[Sensitive], kept: Sequence[Sensitive], output: Output) -> None:
    if output.json:
        output.document(
            [
                {
                    "kind": one.sort.value,
                    "value": one.value,
                    "replacement": one.replacement,
                    "paths": list(one.paths),
                    "kept": one in kept,
                }
                for one in every
            ]
        )
        return
    for one in every:
        mark = "=" if one in kept else "→"
        value = " ".join(one.value.split())
        output.print(f"{one.sort.value}\t{value}\t{mark}\t{one.replacement}\t{', '.join(one.paths)}")
