"""What the pages before the vault have done beside the window. No widgets; the vault's modules are loaded
here, when the window stands."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer.gui.services import Services
from mla_writer.model.errors import NoKeyring, ProgramError, WrongKey
from mla_writer.model.message import Message

if TYPE_CHECKING:
    from mla_writer.vault import Opening, Vault

HEADER, STORE = "vault.json", "drafts.vault"
PARTS = (HEADER, STORE, f"{STORE}-wal", f"{STORE}-shm")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The open vault, with the recovery words if it was just made; or why there is none. ``damaged`` says
    that no key will open it."""

    vault: Vault | None = None
    words: tuple[str, ...] = ()
    problem: Message | None = None
    damaged: bool = False


def exists(folder: Path) -> bool:
    """Whether there is a vault in ``folder``, whole or not; without loading anything."""
    return any((folder / name).exists() for name in (HEADER, STORE))


def keyring_is_there() -> bool:
    """Whether the system has a keyring that may be used; may take as long as the keyring does not answer."""
    from mla_writer.vault import keyring

    try:
        return keyring.backend() is not None
    except Exception:
        return False  # whatever goes wrong there means "not available"


def opens_by_keyring(folder: Path) -> bool:
    """Whether the vault in ``folder`` has a key in the system's keyring."""
    from mla_writer.vault import header
    from mla_writer.vault.slots import Kind

    try:
        return header.read(folder).slot(Kind.KEYRING) is not None
    except ProgramError:
        return False


def create(services: Services, passphrase: str, by_keyring: bool) -> Outcome:
    """Make the vault. A keyring that refuses its key after all is no reason to have none."""
    from mla_writer.vault import Vault

    def make() -> Outcome:
        vault, words = Vault.create(services.vault_folder(), passphrase, services.now)
        if by_keyring:
            with contextlib.suppress(NoKeyring):
                vault.keep_in_keyring()
        return Outcome(vault, words)

    return _tried(make)


def unlock(services: Services, opening: Opening) -> Outcome:
    """Open the vault; what has lain in the bin longer than its time is deleted."""
    from mla_writer.vault import Vault

    def open() -> Outcome:
        vault = Vault.unlock(services.vault_folder(), opening, services.now)
        with contextlib.suppress(ProgramError):  # the bin may wait, the person may not
            vault.shelf.sweep()
        return Outcome(vault)

    return _tried(open)


def restore(services: Services, backup: Path, opening: Opening) -> Outcome:
    """Put a backup in the place of the vault, which is moved aside if there is one, and back if the backup
    does not open."""
    from mla_writer.vault import Vault

    folder = services.vault_folder()
    aside = folder / f"replaced-{services.now():%Y%m%d-%H%M%S}"

    def put() -> Outcome:
        _move(folder, aside)
        try:
            return Outcome(Vault.restore(backup, folder, opening, services.now))
        except BaseException:
            _move(aside, folder)
            raise

    return _tried(put)


def _move(source: Path, target: Path) -> None:
    found = [name for name in PARTS if (source / name).exists()]
    if found:
        target.mkdir(mode=0o700, exist_ok=True)
    for name in found:
        (source / name).rename(target / name)


def _tried(action: Callable[[], Outcome]) -> Outcome:
    try:
        return action()
    except (WrongKey, NoKeyring) as error:
        return Outcome(problem=error.message)
    except ProgramError as error:
        return Outcome(problem=error.message, damaged=True)
