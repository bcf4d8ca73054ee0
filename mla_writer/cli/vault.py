"""``vault``: drafts out of the vault and into it, its copies, its soundness and its keys."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mla_writer import drafts, files, paths
from mla_writer.cli import arguments, desk
from mla_writer.cli.output import Output
from mla_writer.model.errors import VaultError
from mla_writer.model.message import Message, message
from mla_writer.rulebook.typed import AnswerTypes
from mla_writer.session import Clock, Session
from mla_writer.vault import Passphrase, Query, Vault

LONGEST_FILE = 64 * 1024


def declare(commands: Any, shared: argparse.ArgumentParser) -> None:
    """The commands and their arguments."""
    top = commands.add_parser("vault", help="the encrypted store of drafts")
    group = top.add_subparsers(required=True, metavar="COMMAND")
    for name, run, text, declared in (
        ("create", create, "make the vault; its recovery words are shown once", _new_passphrase),
        ("list", listed, "the drafts in the vault", _list_arguments),
        ("export", export, "write a draft to a file that anybody can read", _export_arguments),
        ("import", bring, "take a draft from a file into the vault", _file),
        ("backup", backup, "write the whole vault, encrypted, to one file", _output),
        ("restore", restore, "put a backup where there is no vault", _file),
        ("examine", examine, "whether the vault is sound", _nothing),
        ("passphrase", passphrase, "change the passphrase", _new_passphrase),
        ("recovery", recovery, "new recovery words; the old ones open nothing any more", _nothing),
    ):
        one = group.add_parser(name, parents=[shared], help=text)
        declared(one)
        unlocking(one, "--passphrase-file")
        arguments.messages(one)
        one.set_defaults(command=run)


def unlocking(one: argparse.ArgumentParser, *others: str) -> None:
    """The option that names where the vault's passphrase is, under ``others`` too."""
    one.add_argument(
        "--vault-passphrase-file",
        *others,
        dest="vault_passphrase_file",
        metavar="FILE",
        help="read the passphrase of the vault from the first line, - for input",
    )


def create(asked: argparse.Namespace, output: Output) -> int:
    """Make this person's vault and print the eight words that open it in need."""
    made, words = Vault.create(paths.vault(), _new(asked), _now)
    made.close()
    return _done(output, message("{words}", words=" ".join(words)), {"words": list(words)})


def listed(asked: argparse.Namespace, output: Output) -> int:
    """Print the drafts, latest change first."""
    with opened(asked, output) as vault:
        entries = vault.shelf.entries(Query(asked.words, place=asked.place))
    if output.json:
        output.document([one._asdict() for one in entries])
    for one in () if output.json else entries:
        told = (one.id, one.changed[:16], one.reference, f"{one.requesting}>{one.requested}", *one.persons)
        output.print("  ".join(told))
    return 0


def export(asked: argparse.Namespace, output: Output) -> int:
    """Write one draft in the published format."""
    rules = desk.rulebook(output)
    with opened(asked, output) as vault:
        kept, _ = vault.shelf.open(asked.id, AnswerTypes(rules).problems)
    files.write_bytes(asked.output, drafts.to_json(kept.draft))
    return _done(output, message("{path} written", path=str(asked.output)), {"path": str(asked.output)})


def bring(asked: argparse.Namespace, output: Output) -> int:
    """Take one draft into the vault; one with the same id that is there stays."""
    rules = desk.rulebook(output)
    draft = desk.open_draft(asked.file, rules)
    with opened(asked, output) as vault:
        Session(rules, draft, Clock(_now)).save(vault.shelf)
    return _done(output, message("{id} is in the vault", id=draft.id), {"id": draft.id})


def backup(asked: argparse.Namespace, output: Output) -> int:
    """Write the whole vault to one file."""
    with opened(asked, output) as vault:
        vault.backup(asked.output)
    return _done(output, message("{path} written", path=str(asked.output)), {"path": str(asked.output)})


def restore(asked: argparse.Namespace, output: Output) -> int:
    """Put a backup where there is no vault."""
    folder = paths.vault()
    Vault.restore(asked.file, folder, Passphrase(_passphrase(asked)), _now).close()
    return _done(output, message("the vault is in {path}", path=str(folder)), {"path": str(folder)})


def examine(asked: argparse.Namespace, output: Output) -> int:
    """Say what is wrong with the vault."""
    with opened(asked, output) as vault:
        found = vault.examine()
    if output.json:
        output.document([output.say(one) for one in found])
        return 1 if found else 0
    for one in found or (message("the vault is sound"),):
        output.print(output.say(one))
    return 1 if found else 0


def passphrase(asked: argparse.Namespace, output: Output) -> int:
    """Change the passphrase."""
    with opened(asked, output) as vault:
        vault.change_passphrase(_new(asked))
    return _done(output, message("the new passphrase opens the vault"), {"changed": True})


def recovery(asked: argparse.Namespace, output: Output) -> int:
    """Print eight new words."""
    with opened(asked, output) as vault:
        words = vault.new_recovery_words()
    return _done(output, message("{words}", words=" ".join(words)), {"words": list(words)})


@contextmanager
def opened(asked: argparse.Namespace, output: Output) -> Generator[Vault]:
    """This person's vault, unlocked and closed again, by the passphrase of ``unlocking`` or as it is typed;
    the ``VaultError`` family."""
    folder = paths.vault()
    if not Vault.exists(folder):
        raise VaultError(message("there is no vault in {folder} yet; start the program", folder=str(folder)))
    vault = Vault.unlock(folder, Passphrase(_passphrase(asked)), _now)
    try:
        for told in vault.warnings:
            output.complain(told)
        yield vault
    finally:
        vault.close()


def _passphrase(asked: argparse.Namespace) -> str:
    if asked.vault_passphrase_file:
        return first_line(asked.vault_passphrase_file)
    return _typed("Passphrase: ")


def first_line(name: str) -> str:
    """The first line of the file ``name``, ``-`` for the input; the ``DraftError`` family."""
    if name == "-":
        return sys.stdin.readline().rstrip("\r\n")
    text = files.read_bytes(Path(name), LONGEST_FILE).decode("utf-8-sig", "replace")
    return text.split("\n", 1)[0].rstrip("\r")


def _new(asked: argparse.Namespace) -> str:
    return first_line(asked.new_passphrase_file) if asked.new_passphrase_file else _asked_twice()


def _asked_twice() -> str:
    first = _typed("New passphrase: ")
    if first != _typed("New passphrase again: "):
        raise VaultError(message("the two passphrases differ; nothing was changed"))
    return first


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt)
    except (EOFError, OSError):
        raise VaultError(message("nobody can be asked for the passphrase; give --passphrase-file")) from None


def _now() -> datetime:
    return datetime.now(UTC)


def _done(output: Output, told: Message, data: dict[str, Any]) -> int:
    if output.json:
        output.document(data)
    else:
        output.print(output.say(told))
    return 0


def _list_arguments(one: argparse.ArgumentParser) -> None:
    one.add_argument("words", nargs="?", default="", metavar="WORDS", help="only drafts with these words")
    one.add_argument("--place", choices=("desk", "archive", "bin"), default="desk", help="where to look")


def _export_arguments(one: argparse.ArgumentParser) -> None:
    one.add_argument("id", metavar="ID")
    one.add_argument("-o", "--output", required=True, type=Path, metavar="OUT")


def _output(one: argparse.ArgumentParser) -> None:
    one.add_argument("output", type=Path, metavar="OUT")


def _file(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", type=Path, metavar="FILE")


def _new_passphrase(one: argparse.ArgumentParser) -> None:
    one.add_argument("--new-passphrase-file", metavar="FILE", help="read the new passphrase likewise")


def _nothing(one: argparse.ArgumentParser) -> None:
    """No arguments of its own."""
