"""The user's few preferences, each declared once; everything else follows from the declarations.

Belongs here: what a person prefers on this machine. Does not belong here: anything of a case (a draft
carries it), and how a preference is shown (``gui``). A damaged or foreign value falls back to the
default of that preference alone; names of a newer version are kept and written back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from mla_writer import paths
from mla_writer.files import read_bytes, write_bytes
from mla_writer.model.errors import DraftError
from mla_writer.model.message import Message, message

FILE = "settings.json"
LARGEST = 256 * 1024
GONE = frozenset({"recent_files", "remember_files"})
"""Names of earlier versions that are not written back: they tell where drafts lie."""

Accepts = Callable[[object], bool]


class Theme(StrEnum):
    """Light or dark; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preference:
    """The declaration of one preference: its name, what it is called, and what it may hold.

    ``label`` is None for what the program remembers without asking. ``choices`` maps values to labels
    and is empty where any value that is accepted will do.
    """

    name: str
    default: object
    accepts: Accepts
    label: Message | None = None
    choices: Mapping[str, Message] = field(default_factory=dict[str, Message])


def one_of(choices: Mapping[str, Message]) -> Accepts:
    """Accepts a key of ``choices``."""
    return lambda value: isinstance(value, str) and value in choices


def matching(pattern: str) -> Accepts:
    """Accepts a text that ``pattern`` matches as a whole."""
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def between(low: int, high: int) -> Accepts:
    """Accepts a whole number from ``low`` to ``high``."""
    return lambda value: type(value) is int and low <= value <= high


def yes_or_no(value: object) -> bool:
    """Accepts true and false."""
    return isinstance(value, bool)


def _declared(
    default: Any, accepts: Accepts, label: Message | None = None, choices: Mapping[str, Message] | None = None
) -> Any:
    return field(
        default=default, metadata={"accepts": accepts, "label": label, "choices": dict(choices or {})}
    )


THEMES: Mapping[str, Message] = {
    Theme.SYSTEM: message("As the desktop"),
    Theme.LIGHT: message("Light"),
    Theme.DARK: message("Dark"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The preferences of one person on one machine.

    ``interface_language`` (ISO 639-1) and ``requesting_state`` (ISO 3166-1 alpha-2) are empty when
    nothing was chosen; the language is then that of the desktop. ``text_size`` is in per cent. With
    ``other_digits`` documents have the digits that their language has beside Latin ones.
    ``lock_after`` is in minutes. ``letterhead`` is the name of the one that letters are written on, or empty.
    ``unknown`` is what a newer version wrote.
    """

    interface_language: str = _declared(
        "", matching(r"|[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?"), message("Language of the program")
    )
    theme: str = _declared(Theme.SYSTEM.value, one_of(THEMES), message("Appearance"), THEMES)
    text_size: int = _declared(100, between(75, 200), message("Text size in per cent"))
    requesting_state: str = _declared("", matching(r"|[A-Z]{2}"), message("Your State"))
    officer: str = _declared(
        "", matching(r"[^\x00-\x1f]{0,120}"), message("Your name, as it appears in reviews and reports")
    )
    show_preview: bool = _declared(True, yes_or_no, message("Show the preview beside the page"))
    other_digits: bool = _declared(
        False, yes_or_no, message("Print the numbers of Arabic requests in Arabic-Indic digits (١٢٣)")
    )
    lock_after: int = _declared(10, between(1, 60), message("Lock after so many minutes without use"))
    letterhead: str = _declared("", matching(r"[^/\\\x00-\x1f]{0,80}"))
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any], hash=False)


def preferences() -> tuple[Preference, ...]:
    """All declared preferences, in the order in which they are shown."""
    return tuple(
        Preference(one.name, one.default, **one.metadata) for one in fields(Settings) if one.metadata
    )


def default_file() -> Path:
    """Where the settings of this person lie on this machine."""
    return paths.user_config() / FILE


def load(file: Path | None = None) -> Settings:
    """The settings in ``file``; what is missing, damaged or of a wrong type is at its default."""
    try:
        found = json.loads(read_bytes(file or default_file(), LARGEST))
    except (DraftError, ValueError, RecursionError):
        return Settings()
    return from_plain(found) if isinstance(found, dict) else Settings()


def save(settings: Settings, file: Path | None = None) -> None:
    """Write ``settings`` to ``file``, making its folder; ``CannotWrite`` when that fails."""
    target = file or default_file()
    paths.make_private(target.parent)
    write_bytes(target, json.dumps(to_plain(settings), ensure_ascii=False, indent=1).encode() + b"\n")


def from_plain(found: Mapping[str, Any]) -> Settings:
    """The settings that ``found`` holds; each value that is not accepted gives way to its default."""
    known = {one.name: one for one in preferences()}
    accepted: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in found.items()
        if name in known and known[name].accepts(value)
    }
    unknown = {name: value for name, value in found.items() if name not in known and name not in GONE}
    return Settings(**accepted, unknown=unknown)


def to_plain(settings: Settings) -> dict[str, Any]:
    """What differs from the defaults, so that a better default reaches those who never chose."""
    chosen = {one.name: getattr(settings, one.name) for one in preferences()}
    changed = {one.name: chosen[one.name] for one in preferences() if chosen[one.name] != one.default}
    return {**settings.unknown, **changed}
