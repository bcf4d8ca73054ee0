"""``authorities``: looked up, and brought into the user's own address book from a directory."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from mla_writer.authorities.book import AddressBook
from mla_writer.authorities.card import FIELDS, TOPICS, AuthorityCard
from mla_writer.authorities.columns import guessed
from mla_writer.authorities.comparing import Compared, Row, Status
from mla_writer.authorities.directory import cards_of
from mla_writer.authorities.import_csv import read_table
from mla_writer.authorities.importing import beside, is_vcard, of, table_rows, take_over, vcard_rows
from mla_writer.authorities.lookup import Lookup, Query
from mla_writer.authorities.reading import file_bytes
from mla_writer.cli import arguments, desk
from mla_writer.cli.arguments import Commands
from mla_writer.cli.law import state as known_state
from mla_writer.cli.output import Output
from mla_writer.model.errors import UnknownName
from mla_writer.model.fact_messages import VERIFY
from mla_writer.model.message import Message, message

SOME_REFUSED = 1
STATUS = {
    Status.NEW: message("new"),
    Status.SAME: message("already there"),
    Status.DIFFERS: message("differs"),
    Status.REFUSED: message("refused"),
}


def declare(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """The command and its arguments."""
    one = commands.add_parser("authorities", parents=[shared], help="look up authorities, or import them")
    one.add_argument("words", nargs="*", metavar="WORDS", help="words in names, States, treaties")
    one.add_argument(
        "--state", default="", metavar="STATE", help=f"{arguments.STATE}; with --import, of all rows"
    )
    one.add_argument("--treaty", default="", metavar="TREATY", help="named for this instrument")
    one.add_argument("--topic", default="", metavar="TOPIC", help=", ".join(TOPICS))
    one.add_argument("--import", dest="file", type=Path, metavar="FILE", help="CSV or vCard")
    one.add_argument("--map", default="", metavar="name=Column,...", help="columns of a CSV file by field")
    one.add_argument("--update", action="store_true", help="change entries that differ, field by field")
    one.add_argument("--dry-run", action="store_true", help="say what an import would do, write nothing")
    arguments.messages(one)
    one.set_defaults(command=run)


def run(asked: argparse.Namespace, output: Output) -> int:
    """Look up, or import where a file is given."""
    state = known_state(asked.state, output.language) if asked.state else ""
    return _import(asked, state, output) if asked.file is not None else _look_up(asked, state, output)


def _book() -> AddressBook:
    return AddressBook(lambda: datetime.now().astimezone())


def _look_up(asked: argparse.Namespace, state: str, output: Output) -> int:
    rules, book = desk.rulebook(output), _book()
    _known(asked.treaty, rules.instruments, message("there is no instrument '{found}'", found=asked.treaty))
    allowed = ", ".join(TOPICS)
    _known(asked.topic, TOPICS, message("there is no topic '{found}'; known: {known}", found=asked.topic,
                                        known=allowed))  # fmt: skip
    lookup = Lookup((*book.entries(), *cards_of(rules)), rules.instruments, output.language)
    _tell_notice(book, output)
    found = lookup.find(Query(" ".join(asked.words), state, asked.treaty, asked.topic))
    if output.json:
        output.document([_plain(card) for card in found])
        return 0
    for card in found:
        _print_card(card, output)
    if not found:
        output.print(output.say(message("Nothing found: ask the central authority.")))
    return 0


def _known(given: str, known: Any, problem: Message) -> None:
    if given and given not in known:
        raise UnknownName(problem)


def _plain(card: AuthorityCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "state": card.state,
        **card.texts(),
        **({"told": card.told} if card.told else {}),
        "treaties": list(card.treaties),
        "topics": list(card.topics),
        "confidence": card.confidence or "sourced",
        "origin": card.origin,
    }


def _print_card(card: AuthorityCard, output: Output) -> None:
    output.print(f"{output.language.country(card.state)} ({card.state}): {card.name or card.told}")
    for name in FIELDS:
        text = card.text(name)
        if text and name not in ("name", "source", "as_of"):
            output.print(f"    {output.say(FIELDS[name])}: {', '.join(text.splitlines())}")
    if card.treaties:
        output.print("    " + ", ".join(card.treaties))
    source = card.source or output.say(VERIFY)
    output.print(f"    {source}, {card.as_of or '–'}")


def _import(asked: argparse.Namespace, state: str, output: Output) -> int:
    book, data = _book(), file_bytes(asked.file)
    mapping: dict[str, str] | None = None
    if is_vcard(asked.file, data):
        rows: tuple[Row, ...] = vcard_rows(data, state)
    else:
        table = read_table(data)
        mapping = _mapping(asked.map) or guessed(table.header, book.columns())
        rows = table_rows(table, mapping, state)
    found = beside(rows, book)
    _tell_notice(book, output)
    if not asked.dry_run:
        changed = [(one, tuple(one.differences or ())) for one in of(found, Status.DIFFERS) if asked.update]
        take_over(book, of(found, Status.NEW), changed, mapping)
    _tell(found, output)
    return SOME_REFUSED if of(found, Status.REFUSED) else 0


def _mapping(text: str) -> dict[str, str]:
    """``name=Column,phone=Tel.``"""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(sign for _, sign, _ in pairs):
        raise UnknownName(
            message("'{found}' is no mapping; write {example}", found=text, example="name=Column")
        )
    return {field.strip(): column.strip() for field, _, column in pairs}


def _tell(found: tuple[Compared, ...], output: Output) -> None:
    if output.json:
        output.document([_told(one, output) for one in found])
        return
    for one in found:
        reason = f": {output.say(one.row.refusal)}" if one.row.refusal else ""
        output.print(f"{one.row.line}\t{output.say(STATUS[one.status])}\t{one.row.name}{reason}")
        for field, (stands, would) in (one.differences or {}).items():
            output.print(f"\t\t{output.say(FIELDS[field])}: {stands or '–'} → {would}")
    counts = {status: len(of(found, status)) for status in Status}
    output.print(", ".join(f"{output.say(STATUS[status])}: {count}" for status, count in counts.items()))


def _told(one: Compared, output: Output) -> dict[str, Any]:
    return {
        "line": one.row.line,
        "status": one.status.value,
        "name": one.row.name,
        **({"state": one.row.card.state} if one.row.card else {}),
        **({"reason": output.say(one.row.refusal)} if one.row.refusal else {}),
        **({"differences": one.differences} if one.differences else {}),
    }


def _tell_notice(book: AddressBook, output: Output) -> None:
    if book.notice is not None:
        output.complain(book.notice)
