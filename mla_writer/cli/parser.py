"""The commands and their arguments."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer import __version__
from mla_writer.cli import (
    arguments,
    authorities,
    check,
    compare,
    country,
    document,
    exchange,
    follow,
    handover,
    inbox,
    law,
    letterhead,
    lists,
    pack_parser,
    redact,
    report,
    rulebook,
    translations,
    vault,
)
from mla_writer.cli.arguments import Commands
from mla_writer.session.reveals import Data

FORMATS = ("docx", "pdf", "text")


def parser() -> argparse.ArgumentParser:
    """The parser; each command carries the function that carries it out as ``command``."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="one JSON document on standard output")
    top = argparse.ArgumentParser(
        prog="mla-writer",
        description="Draft and check mutual legal assistance requests. Without arguments the wizard opens.",
    )
    top.add_argument("--version", action="version", version=f"mla-writer {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _files(commands, shared)
    _render(commands, shared)
    _follow(commands, shared)
    _law(commands, shared)
    _rulebook(commands, shared)
    _lists(commands, shared)
    pack_parser.add(commands, shared)
    authorities.declare(commands, shared)
    compare.declare(commands, shared)
    handover.declare(commands, shared)
    inbox.declare(commands, shared)
    letterhead.declare(commands, shared)
    redact.declare(commands, shared)
    translations.declare(commands, shared)
    vault.declare(commands, shared)
    exchange.declare(commands, shared)
    return top


def _files(commands: Commands, shared: argparse.ArgumentParser) -> None:
    one = commands.add_parser("check", parents=[shared], help="check drafts")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    arguments.messages(one)
    arguments.day(one)
    report.declare(one)
    exchange.unsealing(one)
    one.set_defaults(command=check.run)


def _render(commands: Commands, shared: argparse.ArgumentParser) -> None:
    one = commands.add_parser("render", parents=[shared], help="make a document from a draft")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--language", required=True, metavar="xx", help="language of the document")
    one.add_argument("--beside", metavar="xx", help="a second language, side by side with the first")
    one.add_argument("--format", required=True, choices=FORMATS)
    one.add_argument("-o", "--output", required=True, type=Path, metavar="OUT")
    one.add_argument("--digits", default="", metavar="SYSTEM", help="digits of numbers: latn, arab (Arabic)")
    one.add_argument(
        "--part",
        choices=document.PARTS,
        default=document.LETTER,
        help="the request, or the certificate for its translator",
    )
    one.add_argument(
        "--letterhead",
        default="",
        metavar="FILE|NAME",
        help="write it on this letterhead (a DOCX, or a name)",
    )
    data = one.add_mutually_exclusive_group()
    data.add_argument(
        "--data",
        choices=[choice.value for choice in Data],
        default=Data.PUBLIC.value,
        help="the machine-readable request in PDF and DOCX: none, what is printed, or the whole draft",
    )
    data.add_argument(
        "--without-data",
        dest="data",
        action="store_const",
        const=Data.NONE.value,
        help="do not attach the machine-readable request: --data none",
    )
    arguments.day(one)
    one.set_defaults(command=document.run, language_of_messages=arguments.desktop_language())


def _follow(commands: Commands, shared: argparse.ArgumentParser) -> None:
    one = commands.add_parser("follow", parents=[shared], help="begin the request that follows a draft")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("kind", metavar="KIND", help="kind of the request that follows")
    one.add_argument("-o", "--output", required=True, type=Path, metavar="OUT")
    arguments.messages(one)
    arguments.day(one)
    one.set_defaults(command=follow.run)


def _law(commands: Commands, shared: argparse.ArgumentParser) -> None:
    one = commands.add_parser("bases", parents=[shared], help="legal bases between two States")
    one.add_argument("requesting", metavar="REQUESTING", help=arguments.STATE)
    one.add_argument("requested", metavar="REQUESTED", help=arguments.STATE)
    one.add_argument(
        "--measure", action="append", default=[], metavar="KIND", help="kind of request; may be repeated"
    )
    one.add_argument(
        "--route", action="append", default=[], metavar="ROUTE", help="treaty route of the offence"
    )
    one.add_argument("--all", action="store_true", help="also what is no basis, and the sources")
    arguments.messages(one)
    arguments.day(one)
    one.set_defaults(command=law.bases)
    one = commands.add_parser("country", parents=[shared], help="what is known of a requested State")
    one.add_argument("code", metavar="STATE", help=arguments.STATE)
    arguments.for_draft(one, "what matters for this draft first")
    one.add_argument("--pdf", type=Path, metavar="OUT", help="write one page for the file")
    arguments.messages(one)
    arguments.day(one)
    one.set_defaults(command=country.run)


def _rulebook(commands: Commands, shared: argparse.ArgumentParser) -> None:
    one = commands.add_parser(
        "rulebook",
        parents=[shared],
        help="what the rulebook holds, how old it is, and which packs are set aside",
    )
    one.add_argument(
        "--stale", type=arguments.date_of, metavar="DATE", help="list what is older than this day"
    )
    arguments.for_draft(one, "only what this draft rests on")
    one.add_argument("--state", metavar="STATE", help=f"only what is said of it: {arguments.STATE}")
    arguments.messages(one)
    one.set_defaults(command=rulebook.run)


def _lists(commands: Commands, shared: argparse.ArgumentParser) -> None:
    for name, command, text in (
        ("kinds", lists.kinds, "the kinds of request"),
        ("checks", lists.checks, "the checks"),
        ("schema", lists.schema, "JSON Schema of the draft format"),
        ("examples", lists.examples, "the names of the example drafts"),
    ):
        one = commands.add_parser(name, parents=[shared], help=text)
        arguments.messages(one)
        one.set_defaults(command=command)
    one = commands.add_parser("example", parents=[shared], help="print an example draft")
    one.add_argument("name", metavar="NAME")
    arguments.messages(one)
    one.set_defaults(command=lists.example)
