"""What arguments of several commands have in common: the same names, forms and words everywhere."""

from __future__ import annotations

import argparse
import locale
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from mla_writer.i18n.languages import interface_languages

STATE = "ISO 3166-1 alpha-2 code of a State or territory"


class Commands(Protocol):
    """What takes a command: the part of argparse's sub-parsers that is used here."""

    def add_parser(
        self, name: str, *, parents: Sequence[argparse.ArgumentParser], help: str
    ) -> argparse.ArgumentParser:
        """A parser for the command ``name``."""
        ...


def messages(command: argparse.ArgumentParser) -> None:
    """The option for the language of messages, the same for every command."""
    command.add_argument(
        "--language",
        dest="language_of_messages",
        choices=[one.code for one in interface_languages()],
        default=desktop_language(),
        help="language of messages",
    )


def day(command: argparse.ArgumentParser) -> None:
    """The option for the day by which is judged, the same for every command."""
    command.add_argument(
        "--as-of", type=date_of, default=None, metavar="DATE", help="judge as of this day (YYYY-MM-DD)"
    )


def date_of(text: str) -> date:
    """A day written ``YYYY-MM-DD``; ``ArgumentTypeError`` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write YYYY-MM-DD") from None


def for_draft(command: argparse.ArgumentParser, text: str) -> None:
    """The option that names the draft which a command is asked for."""
    command.add_argument("--for", dest="draft", type=Path, metavar="DRAFT", help=text)


def desktop_language() -> str:
    """The language of the desktop when the interface has it, else English."""
    offered = {one.code for one in interface_languages()}
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    code = (named or locale.getlocale()[0] or "en")[:2].lower()
    return code if code in offered else "en"
