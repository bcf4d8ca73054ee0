"""``compare``: what differs between two drafts, field by field."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer.cli import arguments, desk
from mla_writer.cli.arguments import Commands
from mla_writer.cli.output import Output
from mla_writer.i18n.place_words import PlaceWords, Told, told
from mla_writer.model.differences import Change, differences
from mla_writer.model.message import Message, message

CHANGES = {
    Change.CHANGED: Message("Changed", context="a difference"),
    Change.ADDED: Message("Added", context="a difference"),
    Change.REMOVED: Message("Removed", context="a difference"),
    Change.MOVED: Message("Moved", context="a difference"),
}


def declare(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    one = commands.add_parser("compare", parents=[shared], help="list what differs between two drafts")
    one.add_argument("first", type=Path, metavar="FILE", help="the draft before")
    one.add_argument("second", type=Path, metavar="FILE", help="the draft after")
    arguments.messages(one)
    one.set_defaults(command=run)


def run(asked: argparse.Namespace, output: Output) -> int:
    """List the differences; exit code 0 whether or not there are any."""
    rules = desk.rulebook(output)
    old, new = (desk.open_draft(file, rules) for file in (asked.first, asked.second))
    found = differences(old, new)
    words = PlaceWords(output.language, rules, old), PlaceWords(output.language, rules, new)
    if output.json:
        output.document(
            [
                {
                    "path": one.path,
                    "place": told(words, one).place,
                    "change": one.kind.value,
                    "before": one.before,
                    "after": one.after,
                }
                for one in found
            ]
        )
        return 0
    for one in found:
        _print(told(words, one), output)
    if not found:
        output.print(output.say(message("Nothing was changed.")))
    return 0


def _print(one: Told, output: Output) -> None:
    output.print(f"{output.say(CHANGES[one.kind])}: {one.place}")
    if one.kind is Change.MOVED:
        text = message("From place {first} to place {second}.", first=one.before, second=one.after)
        output.print(f"  {output.say(text)}")
        return
    for sign, value in (("-", one.before), ("+", one.after)):
        for line in value.splitlines():
            output.print(f"  {sign} {line}")
