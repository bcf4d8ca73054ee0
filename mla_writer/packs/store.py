"""The packs that are installed. (The part that installs follows.)"""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.model.message import Message
from mla_writer.model.packs import Pack, PackContent


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack in the store. ``installed_on`` is a date, ``fault`` why it cannot be used, if so."""

    pack: Pack
    installed_on: str
    fault: Message | None
    data: bytes = b""

    def content(self) -> PackContent:
        """Its files; ``PackRefused``."""
        return PackContent(self.pack, {})


def records() -> tuple[Installed, ...]:
    """The packs in the order of their installation, those that cannot be used included."""
    return ()
