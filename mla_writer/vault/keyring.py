"""The system's keyring, for comfort only: whatever goes wrong there means "not available".

One backend is named for each system, so that nothing else that happens to be installed or configured is
used; every call has a limit of time, because a keyring that owns its name may never answer; what was written
is read back, because one that is configured away takes everything and keeps nothing.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mla_writer import paths
from mla_writer.model.errors import NoKeyring
from mla_writer.model.message import message

SERVICE = "mla-writer"
SECONDS = 8.0
WANTED = "MLA_WRITER_KEYRING"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """What lies in the keyring: the key of the slot, and how far the store was when it was last closed."""

    key: bytes = field(repr=False)
    counter: int = 0
    head: bytes = b""


def backend() -> Any:
    """The one keyring that is used on this system, or None."""
    if paths.portable() and os.environ.get(WANTED) != "yes":
        return None  # what is carried about leaves nothing on the machines it is used on
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        found: Any = WinVaultKeyring()
        found.persist = "local machine"  # by default it roams with the profile
        return found if WinVaultKeyring.viable else None
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as OfMac

        return OfMac() if OfMac.viable else None
    from mla_writer.vault.secret_service import SecretService

    return SecretService() if SecretService.is_there() else None


def read(vault: str) -> Item:
    """What is kept for ``vault``; ``NoKeyring``."""
    text = _asked(lambda one: one.get_password(SERVICE, vault))
    try:
        key, counter, head = str(text or "").split(".")
        return Item(b64decode(key, validate=True), int(counter), bytes.fromhex(head))
    except ValueError:
        raise _absent() from None


def write(vault: str, item: Item) -> None:
    """Keep ``item`` for ``vault``, and see that it is kept; ``NoKeyring``."""
    text = f"{b64encode(item.key).decode('ascii')}.{item.counter}.{item.head.hex()}"
    _asked(lambda one: one.set_password(SERVICE, vault, text))
    if _asked(lambda one: one.get_password(SERVICE, vault)) != text:
        raise _absent()


def forget(vault: str) -> None:
    """Remove what is kept for ``vault``; ``NoKeyring``."""
    _asked(lambda one: one.delete_password(SERVICE, vault))


def _asked(action: Callable[[Any], T]) -> T:
    def all_of_it() -> T:
        found = backend()
        if found is None:
            raise _absent()
        return action(found)

    done, value = _bounded(all_of_it, SECONDS)
    if not done:
        raise _absent() from value
    return value


def _bounded(action: Callable[[], T], seconds: float) -> tuple[bool, Any]:
    answer: queue.Queue[tuple[bool, Any]] = queue.Queue(1)

    def run() -> None:
        try:
            answer.put((True, action()))
        except BaseException as error:
            answer.put((False, error))

    threading.Thread(target=run, daemon=True).start()
    try:
        return answer.get(timeout=seconds)
    except queue.Empty:
        return False, TimeoutError()


def _absent() -> NoKeyring:
    return NoKeyring(
        message("the system's keyring is not available or holds no key for this vault; enter the passphrase")
    )
