"""``letterhead``: add, list, show and remove the letterheads that letters are written on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer.cli import arguments
from mla_writer.cli.arguments import Commands
from mla_writer.cli.output import Output
from mla_writer.model.message import message

if TYPE_CHECKING:
    from mla_writer.render.letterhead.model import Letterhead


def declare(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add ``letterhead`` to ``commands``; ``shared`` is the parent of all commands."""
    top = commands.add_parser("letterhead", parents=[], help="the letterheads that letters are written on")
    group = top.add_subparsers(required=True, metavar="COMMAND")
    one = group.add_parser("add", parents=[shared], help="inspect a DOCX and keep a cleaned copy")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--name", default="", metavar="NAME", help="default: the name of the file")
    one.add_argument(
        "--only", dest="only", default="", metavar="xx", help="for this language of documents only"
    )
    one.set_defaults(command=add)
    arguments.messages(one)
    one = group.add_parser("list", parents=[shared], help="the letterheads at hand")
    one.set_defaults(command=listed)
    arguments.messages(one)
    for name, command, text in (
        ("show", show, "what is in a letterhead"),
        ("remove", remove, "delete a letterhead"),
    ):
        one = group.add_parser(name, parents=[shared], help=text)
        one.add_argument("name", metavar="NAME")
        one.set_defaults(command=command)
        arguments.messages(one)


def chosen(wanted: str, language: str) -> Letterhead | None:
    """The letterhead in the file or of the name ``wanted`` for ``language``; None for an empty name."""
    from mla_writer.render.letterhead import kept  # only where a letterhead is wanted

    if not wanted:
        return None
    path = Path(wanted)
    return kept.of_file(path) if path.suffix and path.is_file() else kept.letterhead(wanted, language)


def add(asked: argparse.Namespace, output: Output) -> int:
    """Keep a letterhead, and say what was removed from it."""
    from mla_writer.render.letterhead import kept

    name, letterhead = kept.add(asked.file, asked.name, asked.only)
    return _told(name, letterhead, output)


def show(asked: argparse.Namespace, output: Output) -> int:
    """Print the texts, pictures and styles of a letterhead."""
    from mla_writer.render.letterhead import kept

    return _told(asked.name, kept.letterhead(asked.name, output.code), output)


def listed(asked: argparse.Namespace, output: Output) -> int:
    """Print the names of the letterheads, with their languages and the packs that bring them."""
    from mla_writer.render.letterhead import kept

    found = kept.known()
    if output.json:
        output.document(
            [{"name": one.name, "languages": list(one.languages), "pack": one.pack} for one in found]
        )
        return 0
    for one in found:
        output.print("\t".join((one.name, ",".join(filter(None, one.languages)), one.pack)).rstrip())
    return 0


def remove(asked: argparse.Namespace, output: Output) -> int:
    """Delete a letterhead."""
    from mla_writer.render.letterhead import kept

    kept.remove(asked.name)
    if output.json:
        output.document({"removed": asked.name})
    return 0


def _told(name: str, letterhead: Letterhead, output: Output) -> int:
    notes = [output.say(one) for one in (*letterhead.removed, *letterhead.remarks)]
    edges = {"head": letterhead.top, "foot": letterhead.foot}
    lines = {
        key: [line.text for line in edge.lines if line.text] if edge else [] for key, edge in edges.items()
    }
    if output.json:
        output.document(
            {
                "name": name,
                **lines,
                "pictures": sorted(letterhead.media),
                "styles": list(letterhead.style_names),
                "notes": notes,
            }
        )
        return 0
    output.print(output.say(message("Letterhead: {name}", name=name)))
    for line in (*lines["head"], *lines["foot"], *notes):
        output.print(f"  {line}")
    return 0
