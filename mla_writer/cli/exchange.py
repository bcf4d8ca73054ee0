"""``seal``, ``unseal`` and ``card``: a request to named persons and back, and the cards that name them."""

from __future__ import annotations

import argparse
import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from mla_writer.cli import arguments, desk
from mla_writer.cli.arguments import Commands
from mla_writer.cli.output import Output
from mla_writer.drafts import to_json
from mla_writer.exchange.limits import LARGEST_ANNEX, LARGEST_CARD, LARGEST_SEALED
from mla_writer.exchange.manifest import Purpose
from mla_writer.files import read_bytes, write_over
from mla_writer.model.dossier import AnnexFile, Dossier
from mla_writer.model.errors import DraftError, ExchangeRefused
from mla_writer.model.message import Message, message
from mla_writer.rulebook.typed import AnswerTypes

if TYPE_CHECKING:
    from mla_writer.exchange.cards import Card, Cards
    from mla_writer.exchange.identity import Identity
    from mla_writer.exchange.sealing import Passphrase
    from mla_writer.exchange.unpacking import Received

IDENTITY, CARDS = "identity", "cards"
"""Under which names they are kept in the vault."""
LONGEST_PASSPHRASE = 4096


class Kept(Protocol):
    """What of the vault is needed here: things kept by name."""

    def get(self, name: str) -> bytes | None:
        """What is kept under ``name``."""
        ...

    def put(self, name: str, data: bytes) -> None:
        """Keep ``data`` under ``name``."""
        ...


def declare(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """The commands and their arguments."""
    one = commands.add_parser("seal", parents=[shared], help="sign a draft and seal it for named persons")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.mlar")
    to = one.add_mutually_exclusive_group(required=True)
    to.add_argument("--to", action="append", type=Path, metavar="CARD.mlac", help="may be repeated")
    to.add_argument("--passphrase-file", type=Path, metavar="WORDS", help="a file with the passphrase")
    one.add_argument(
        "--annex", action="append", default=[], type=Path, metavar="FILE", help="may be repeated"
    )
    one.add_argument("--purpose", default=Purpose.REVIEW.value, choices=[each.value for each in Purpose])
    arguments.messages(one)
    one.set_defaults(command=seal)
    one = commands.add_parser("unseal", parents=[shared], help="open an exchange file and say who signed it")
    one.add_argument("file", type=Path, metavar="FILE.mlar")
    one.add_argument("-o", "--output", type=Path, metavar="OUT", help="write the draft")
    one.add_argument("--passphrase-file", type=Path, metavar="WORDS", help="a file with the passphrase")
    arguments.messages(one)
    one.set_defaults(command=unseal)
    one = commands.add_parser("card", parents=[shared], help="show a key card and its fingerprint; accept it")
    one.add_argument(
        "file", nargs="?", type=Path, metavar="CARD.mlac", help="default: your own, of the vault"
    )
    one.add_argument("--accept", metavar="FINGERPRINT", help="accept it, as its holder told it by telephone")
    one.add_argument("-o", "--output", type=Path, metavar="OUT.mlac", help="write your own card")
    arguments.messages(one)
    one.set_defaults(command=card)


def seal(asked: argparse.Namespace, output: Output) -> int:
    """Write the exchange file; never over a file that is there."""
    from mla_writer.exchange.packing import pack

    draft = desk.open_draft(asked.file, desk.rulebook(output))
    annexes = tuple(_annex(path, number) for number, path in enumerate(asked.annex, 1))
    to = [_card(path) for path in asked.to] if asked.to else _passphrase(asked.passphrase_file)
    kept = shelf(asked)
    now = datetime.now(UTC).astimezone()
    data = pack(Dossier(draft, annexes=annexes), _identity(kept), to, Purpose(asked.purpose), now)
    write_over(asked.output, data, None)
    named = [_told(one) for one in to] if isinstance(to, list) else []
    text = message("{path} written", path=str(asked.output))
    return _done(output, [text], {"file": str(asked.output), "to": named, "annexes": len(annexes)})


def unseal(asked: argparse.Namespace, output: Output) -> int:
    """Say what an exchange file holds and who signed it; with an output named, write the draft."""
    from mla_writer.exchange.cards import Cards
    from mla_writer.exchange.unpacking import unpack

    data = _bytes(asked.file, LARGEST_SEALED)
    types = AnswerTypes(desk.rulebook(output))
    if asked.passphrase_file is not None:
        found = unpack(data, _passphrase(asked.passphrase_file), Cards(), types.problems)
    else:
        kept = shelf(asked)
        found = unpack(data, _identity(kept), _cards(kept), types.problems)
    if asked.output is not None:
        write_over(asked.output, to_json(found.dossier.draft), None)
    return _done(output, _words(found), _as_data(found))


def card(asked: argparse.Namespace, output: Output) -> int:
    """Show a card; accept it where the fingerprint is the one that was told."""
    if asked.file is None:
        own = _identity(shelf(asked))
        if asked.output is not None:
            write_over(asked.output, own.card_file, None)
        return _shown(own.card, output)
    found = _card(asked.file)
    if asked.accept is None:
        return _shown(found, output)
    if "".join(asked.accept.split()).upper() != found.fingerprint.replace(" ", ""):
        raise ExchangeRefused(
            message(
                "the card has another fingerprint: {fingerprint}. Do not use it; ask its holder",
                fingerprint=found.fingerprint,
            )
        )
    from mla_writer.exchange.cards import cards_to_json

    kept = shelf(asked)
    kept.put(CARDS, cards_to_json(_cards(kept).accept(found, desk.day(None).isoformat(), compared=True)))
    return _shown(found, output)


def shelf(asked: argparse.Namespace) -> Kept:
    """What is kept in the vault, once it is unlocked; the ``VaultError`` family."""
    from mla_writer.cli.vault import unlocked  # pyright: ignore

    return cast(Kept, unlocked(asked).shelf)


def _identity(kept: Kept) -> Identity:
    from mla_writer.exchange.identity import identity_from_json

    data = kept.get(IDENTITY)
    if data is None:
        raise ExchangeRefused(
            message("you have no keys yet; make your key card in the window of the program first")
        )
    return identity_from_json(data)


def _cards(kept: Kept) -> Cards:
    from mla_writer.exchange.cards import Cards, cards_from_json

    data = kept.get(CARDS)
    return Cards() if data is None else cards_from_json(data)


def _card(path: Path) -> Card:
    from mla_writer.exchange.cards import read_card

    return read_card(_bytes(path, LARGEST_CARD))


def _annex(path: Path, number: int) -> tuple[AnnexFile, bytes]:
    data = _bytes(path, LARGEST_ANNEX)
    return AnnexFile(f"file-{number}", path.name, len(data), hashlib.sha256(data).hexdigest()), data


def _passphrase(path: Path) -> Passphrase:
    from mla_writer.exchange.sealing import Passphrase

    try:
        return Passphrase(_bytes(path, LONGEST_PASSPHRASE).decode("utf-8-sig").rstrip("\r\n"))
    except UnicodeDecodeError as error:
        raise ExchangeRefused(message("{path} is not a text in UTF-8", path=str(path))) from error


def _bytes(path: Path, limit: int) -> bytes:
    try:
        return read_bytes(path, limit)
    except DraftError as error:
        raise ExchangeRefused(message("{path}: {problem}", path=str(path), problem=error.message)) from error


def _shown(found: Card, output: Output) -> int:
    text = message(
        "{name}, {authority}, made on {day}. Fingerprint: {fingerprint}",
        name=found.name,
        authority=found.authority,
        day=found.made_on,
        fingerprint=found.fingerprint,
    )
    return _done(output, [text], _told(found))


def _words(found: Received) -> list[Message]:
    from mla_writer.exchange.cards import Acquaintance

    sender = {"name": found.sender.name, "authority": found.sender.authority}
    standing = {
        Acquaintance.KNOWN: message("signed by {name} ({authority}), whose card you have accepted", **sender),
        Acquaintance.CHANGED: message(
            "WARNING: it says that it is signed by {name} ({authority}), but not with the keys that you have "
            "accepted. Ask by telephone before you use it",
            **sender,
        ),
        Acquaintance.UNKNOWN: message(
            "it says that it is signed by {name} ({authority}); you have not accepted this card. Compare the "
            "fingerprint by telephone: {fingerprint}",
            **sender,
            fingerprint=found.sender.fingerprint,
        ),
    }
    names = [one.name for one, _ in found.dossier.annexes]
    annexes = [message("annexed files: {names}", names=", ".join(names))] if names else []
    return [standing[found.acquaintance], *annexes]


def _as_data(found: Received) -> dict[str, Any]:
    return {
        "id": found.id,
        "created": found.created,
        "purpose": found.purpose.value,
        "sealing": found.sealing.value,
        "sender": _told(found.sender),
        "acquaintance": found.acquaintance.value,
        "draft": found.dossier.draft.id,
        "comments": len(found.dossier.review.comments),
        "versions": [one.number for one, _ in found.dossier.versions],
        "annexes": [
            {"name": one.name, "size": one.size, "sha256": one.sha256} for one, _ in found.dossier.annexes
        ],
    }


def _told(found: Card) -> dict[str, str]:
    return {
        "name": found.name,
        "authority": found.authority,
        "made_on": found.made_on,
        "fingerprint": found.fingerprint,
    }


def _done(output: Output, texts: list[Message], data: dict[str, Any]) -> int:
    if output.json:
        output.document(data)
    for text in () if output.json else texts:
        output.print(output.say(text))
    return 0
