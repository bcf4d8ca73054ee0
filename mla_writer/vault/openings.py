"""What a person has to open a vault with."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passphrase:
    """The passphrase as it was typed."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryWords:
    """The eight words as they were typed, in any case and with any signs between them."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FromKeyring:
    """The key that lies in the system's keyring."""


Opening = Passphrase | RecoveryWords | FromKeyring
