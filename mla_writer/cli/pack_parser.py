"""The commands of ``pack`` and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mla_writer.cli import arguments
from mla_writer.cli.output import Output

Command = Callable[..., int]


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add ``pack`` to ``commands``; ``shared`` is the parent of all commands."""
    top = commands.add_parser("pack", help="make, sign, verify, install packs of countries, treaties, texts")
    group = top.add_subparsers(required=True, metavar="COMMAND")

    def new(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        one = group.add_parser(name, parents=[shared], help=text)
        arguments.messages(one)
        one.set_defaults(command=command)
        return one

    _issuers(new)
    _users(new)


def _later(name: str) -> Command:
    """The function ``name`` of ``pack``, whose modules no other command needs."""

    def command(asked: argparse.Namespace, output: Output) -> int:
        from mla_writer.cli import pack

        return getattr(pack, name)(asked, output)

    return command


def _issuers(new: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    one = new("build", _later("build"), "make one archive of a folder")
    one.add_argument("folder", type=Path, metavar="FOLDER")
    one.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: ID-VERSION.mlapack")
    one = new("sign", _later("sign_pack"), "write the signature of an archive beside it")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--key", required=True, type=Path, metavar="NAME.key")
    one = new("key", _later("key"), "make a key pair: NAME.key (secret) and NAME.pub")
    one.add_argument("name", type=Path, metavar="NAME")
    one.add_argument(
        "-W", "--without-passphrase", action="store_true", help="whoever has the file can sign with it"
    )


def _users(new: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    one = new("verify", _later("verify"), "say whether a pack could be installed")
    one.add_argument("path", type=Path, metavar="FILE|FOLDER")
    one.add_argument("--key", type=Path, metavar="KEY.pub", help="default: the accepted keys")
    one = new(
        "install", _later("install"), "install a signed archive, or a folder, which stays marked as unsigned"
    )
    one.add_argument("path", type=Path, metavar="FILE|FOLDER")
    one.add_argument("--older", action="store_true", help="also where a newer version is installed")
    one = new("remove", _later("remove"), "remove a pack; what it overrode holds again")
    one.add_argument("id", metavar="ID")
    new("list", _later("listed"), "the installed packs in their order")
    new("conflicts", _later("conflicts"), "the places of which more than one pack speaks")
    one = new("trust", _later("accept"), "accept the key of an issuer by its fingerprint")
    one.add_argument("key", type=Path, metavar="KEY.pub")
    one.add_argument("--fingerprint", metavar="DIGITS", help="as the issuer told it by another way")
    one.add_argument("--note", default="", metavar="TEXT", help="whose key it is")
    one = new("keys", _later("keys"), "the accepted keys")
    one.add_argument("--withdraw", metavar="KEY", help="accept this key (id or fingerprint) no more")
