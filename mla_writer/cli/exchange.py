"""``seal``, ``unseal`` and ``card``: a request to named persons and back, and the cards that name them."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mla_writer.cli import arguments, desk, vault
from mla_writer.cli.arguments import Commands
from mla_writer.cli.output import Output
from mla_writer.drafts import to_json
from mla_writer.exchange.limits import LARGEST_ANNEX, LARGEST_CARD, LARGEST_SEALED
from mla_writer.exchange.manifest import Purpose
from mla_writer.exchange.sealing import FIRST_LINE, Passphrase, Sealing, sealing
from mla_writer.files import read_bytes, write_over
from mla_writer.model.dossier import AnnexFile, Dossier, Kept
from mla_writer.model.errors import DraftError, ExchangeRefused, UnknownName
from mla_writer.model.message import Message, message
from mla_writer.rulebook.typed import AnswerTypes
from mla_writer.session import Clock, Session
from mla_writer.session.exchanging import (
    accepted_cards,
    keep_cards,
    keep_identity,
    own_identity,
    take_in,
    take_in_new,
)

if TYPE_CHECKING:
    from mla_writer.exchange.cards import Card
    from mla_writer.exchange.identity import Identity
    from mla_writer.exchange.unpacking import Received
    from mla_writer.model.rulebook import Rulebook
    from mla_writer.session.inbox_opening import Keys
    from mla_writer.vault import Vault
    from mla_writer.vault.shelf import Shelf

LONGEST_PASSPHRASE = 4096
BEGUN = 64


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
    vault.unlocking(one)
    one.add_argument("--purpose", default=Purpose.REVIEW.value, choices=[each.value for each in Purpose])
    arguments.messages(one)
    one.set_defaults(command=seal)
    one = commands.add_parser("unseal", parents=[shared], help="open an exchange file and say who signed it")
    one.add_argument("file", type=Path, metavar="FILE.mlar")
    one.add_argument("-o", "--output", type=Path, metavar="OUT", help="write the draft")
    one.add_argument("--into-vault", action="store_true", help="take all of it into the vault")
    unsealing(one)
    arguments.messages(one)
    one.set_defaults(command=unseal)
    one = commands.add_parser("card", parents=[shared], help="show a key card and its fingerprint; accept it")
    one.add_argument(
        "file", nargs="?", type=Path, metavar="CARD.mlac", help="default: your own, of the vault"
    )
    one.add_argument("--accept", metavar="FINGERPRINT", help="accept it, as its holder told it by telephone")
    one.add_argument("-o", "--output", type=Path, metavar="OUT.mlac", help="write your own card")
    one.add_argument("--new", action="store_true", help="make your own card, once")
    one.add_argument("--name", default="", help="your name, for --new")
    one.add_argument("--authority", default="", help="your authority, for --new")
    vault.unlocking(one)
    arguments.messages(one)
    one.set_defaults(command=card)


def unsealing(one: argparse.ArgumentParser) -> None:
    """The options that open sealed files: one's own key in the vault, or the passphrase of the file."""
    one.add_argument(
        "--passphrase-file", type=Path, metavar="WORDS", help="a file with the passphrase of the sealed file"
    )
    vault.unlocking(one)


def seal(asked: argparse.Namespace, output: Output) -> int:
    """Write the exchange file; never over a file that is there."""
    from mla_writer.exchange.packing import pack

    draft = desk.open_draft(asked.file, desk.rulebook(output))
    annexes = tuple(_annex(path, number) for number, path in enumerate(asked.annex, 1))
    to = [_card(path) for path in asked.to] if asked.to else _passphrase(asked.passphrase_file)
    now = datetime.now(UTC).astimezone()
    with vault.opened(asked, output) as held:
        sender = _identity(held.shelf)
    data = pack(Dossier(draft, annexes=annexes), sender, to, Purpose(asked.purpose), now)
    write_over(asked.output, data, None)
    named = [_told(one) for one in to] if isinstance(to, list) else []
    text = message("{path} written", path=str(asked.output))
    return _done(output, [text], {"file": str(asked.output), "to": named, "annexes": len(annexes)})


def unseal(asked: argparse.Namespace, output: Output) -> int:
    """Say what an exchange file holds and who signed it; with an output named, write the draft; take it into
    the vault where that is asked for."""
    rules = desk.rulebook(output)
    named = bool(asked.vault_passphrase_file) or asked.into_vault or needs_vault([asked.file])
    with vault.opened(asked, output) if named else nullcontext() as held:
        found = received(asked.file, _keys(asked, held), rules)
        desk.known_kinds(found.dossier.draft, rules, asked.file)
        if asked.output is not None:
            write_over(asked.output, to_json(found.dossier.draft), None)
        if asked.into_vault and held is not None:
            _into(held.shelf, rules, found)
    return _done(output, _words(found), _as_data(found))


def card(asked: argparse.Namespace, output: Output) -> int:
    """Show a card; make one's own; accept another's where the fingerprint is the one that was told."""
    if asked.file is None:
        with vault.opened(asked, output) as held:
            own = _made(held.shelf, asked) if asked.new else _identity(held.shelf)
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
    with vault.opened(asked, output) as held:
        known = accepted_cards(held.shelf)
        keep_cards(held.shelf, known.accept(found, desk.day(None).isoformat(), compared=True))
    return _shown(found, output)


def keys(asked: argparse.Namespace, output: Output, *, from_vault: bool) -> Keys:
    """What the options of ``unsealing`` name to open sealed files; ``from_vault`` tells whether the vault is
    unlocked for it. The ``VaultError`` family, ``ExchangeRefused``."""
    with vault.opened(asked, output) if from_vault else nullcontext() as held:
        return _keys(asked, held)


def _keys(asked: argparse.Namespace, held: Vault | None) -> Keys:
    from mla_writer.session.inbox_opening import Keys

    secret = _passphrase(asked.passphrase_file) if asked.passphrase_file is not None else None
    if held is None:
        return Keys(None, secret)
    return Keys(own_identity(held.shelf), secret, accepted_cards(held.shelf))


def received(file: Path, keys: Keys, rules: Rulebook) -> Received:
    """What the exchange file ``file`` holds; ``ExchangeRefused``."""
    from mla_writer.session.inbox_opening import unsealed

    return unsealed(_bytes(file, LARGEST_SEALED), keys, AnswerTypes(rules).problems)


def is_sealed(file: Path) -> bool:
    """Whether ``file`` begins as a sealed one."""
    try:
        with file.open("rb") as stream:
            return stream.read(BEGUN).startswith(FIRST_LINE)
    except OSError:
        return False


def needs_vault(files: Sequence[Path]) -> bool:
    """Whether one of ``files`` is sealed for holders of keys; what cannot be read needs nothing."""

    def needs(file: Path) -> bool:
        try:
            return sealing(_bytes(file, LARGEST_SEALED)) is Sealing.RECIPIENTS
        except ExchangeRefused:
            return False

    return any(needs(file) for file in files)


def _into(shelf: Shelf, rules: Rulebook, found: Received) -> None:
    problems, clock = AnswerTypes(rules).problems, Clock(lambda: datetime.now(UTC).astimezone())
    try:
        kept, stamp = shelf.open(found.dossier.draft.id, problems)
    except UnknownName:
        take_in_new(Session.resumed(rules, Kept(found.dossier.draft), clock, None), shelf, found)
    else:
        take_in(Session.resumed(rules, kept, clock, stamp), shelf, found)


def _made(shelf: Shelf, asked: argparse.Namespace) -> Identity:
    from mla_writer.exchange.identity import new_identity

    if own_identity(shelf) is not None:
        raise ExchangeRefused(
            message("you have a key card already; without it what was sealed for you could not be opened")
        )
    made = new_identity(asked.name, asked.authority, desk.day(None).isoformat())
    keep_identity(shelf, made)
    return made


def _identity(shelf: Shelf) -> Identity:
    found = own_identity(shelf)
    if found is None:
        raise ExchangeRefused(
            message("you have no keys yet; make your key card with 'mla-writer card --new'")
        )
    return found


def _card(path: Path) -> Card:
    from mla_writer.exchange.cards import read_card

    return read_card(_bytes(path, LARGEST_CARD))


def _annex(path: Path, number: int) -> tuple[AnnexFile, bytes]:
    data = _bytes(path, LARGEST_ANNEX)
    return AnnexFile(f"file-{number}", path.name, len(data), hashlib.sha256(data).hexdigest()), data


def _passphrase(path: Path) -> Passphrase:
    try:
        text = _bytes(path, LONGEST_PASSPHRASE).decode("utf-8-sig")
        return Passphrase(text.split("\n", 1)[0].rstrip("\r"))
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
