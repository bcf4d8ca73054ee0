"""One open vault: made, unlocked, closed; its keys changed."""

from __future__ import annotations

import contextlib
from pathlib import Path

from mla_writer import files, paths
from mla_writer.model.errors import CannotWrite, NoKeyring, VaultError, WrongKey
from mla_writer.model.message import Message, message
from mla_writer.vault import (
    backup,
    chain,
    examination,
    header,
    keyring,
    query,
    recovery_words,
    schema,
    search,
    slots,
)
from mla_writer.vault.backup import STORE
from mla_writer.vault.chain import Ledger, Link, Now
from mla_writer.vault.engine import Store
from mla_writer.vault.header import Header
from mla_writer.vault.keys import STANDARD, Cost, accepted, derived, new_key, normalised
from mla_writer.vault.openings import FromKeyring, Opening, RecoveryWords
from mla_writer.vault.shelf import Shelf
from mla_writer.vault.slots import Kind

BEING_MADE = f"{STORE}.new"


class Vault:
    """The vault in a folder, open. ``warnings`` tell what a person should know and nothing was done about."""

    def __init__(self, folder: Path, master: bytes, now: Now) -> None:
        self.folder, self._master = folder, master
        self._ledger = Ledger(now)
        self._store = Store(folder / STORE, derived(master, "store"))
        try:
            schema.prepare(self._store)
        except BaseException:
            self._store.close()
            raise
        self.shelf = Shelf(self._store, self._ledger)

    # Making and opening

    @classmethod
    def exists(cls, folder: Path) -> bool:
        """Whether there is a vault in ``folder``, whole or not."""
        return (folder / header.FILE).exists() or (folder / STORE).exists()

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, now: Now, cost: Cost = STANDARD
    ) -> tuple[Vault, tuple[str, ...]]:
        """A new vault in ``folder``, and the eight words that open it in need; ``VaultError`` when there is
        one or the passphrase is too short, ``CannotWrite``."""
        secret = accepted(passphrase)
        refuse_existing(folder)
        master, words, made = new_key(), recovery_words.new_words(), header.new_header()
        made = made.with_slot(slots.made(Kind.PASSPHRASE, secret, master, made.vault, cost))
        made = made.with_slot(
            slots.made(Kind.RECOVERY, recovery_words.read(" ".join(words)), master, made.vault, cost)
        )
        return cls._made(folder, made, master, now), words

    @classmethod
    def unlock(cls, folder: Path, opening: Opening, now: Now) -> Vault:
        """The vault in ``folder``, opened; ``WrongKey``, ``NoKeyring``, ``VaultError``."""
        found = header.read(folder)
        item = _item(found) if isinstance(opening, FromKeyring) else None
        master = _key_of(item, found) if item is not None else master_key(found, opening)
        finish(folder)
        vault = cls(folder, master, now)
        vault._compare(found, item)
        return vault

    @classmethod
    def open_with_key(cls, folder: Path, key: bytes, now: Now) -> Vault:
        """The vault in ``folder`` by its master key, made if there is none; for tests and measurements."""
        if not cls.exists(folder):
            return cls._made(folder, header.new_header(), key, now)
        finish(folder)
        return cls(folder, key, now)

    @classmethod
    def _made(cls, folder: Path, made: Header, master: bytes, now: Now) -> Vault:
        """The header last but one, the name of the store last: whatever is left of an interrupted making
        either counts for nothing or is finished when the vault is opened."""
        paths.make_private(folder)
        new = folder / BEING_MADE
        with backup.told(new):
            backup.private(new).close()
        store = Store(new, derived(master, "store"))
        try:
            schema.prepare(store)
        finally:
            store.close()
        header.write(folder, made.marked(master))
        finish(folder)
        return cls(folder, master, now)

    def close(self) -> None:
        """Give back every file; how far the store is goes into the keyring, if it has a key."""
        if self._master:
            self._remember()
            self._store.close()
            self._master = b""
            query.parts.cache_clear()  # names of persons
            search.forget()

    # Keys

    def change_passphrase(self, new: str, cost: Cost = STANDARD) -> None:
        """Open by the passphrase ``new`` from now on; the drafts are not touched. ``VaultError``,
        ``CannotWrite``."""
        secret = accepted(new)
        found = header.read(self.folder)
        self._write(found.with_slot(slots.made(Kind.PASSPHRASE, secret, self._master, found.vault, cost)))

    def new_recovery_words(self, cost: Cost = STANDARD) -> tuple[str, ...]:
        """Eight fresh words; the old ones no longer open the vault. ``VaultError``, ``CannotWrite``."""
        words = recovery_words.new_words()
        secret, found = recovery_words.read(" ".join(words)), header.read(self.folder)
        self._write(found.with_slot(slots.made(Kind.RECOVERY, secret, self._master, found.vault, cost)))
        return words

    @property
    def in_keyring(self) -> bool:
        """Whether the vault can be opened by the system's keyring."""
        return header.read(self.folder).slot(Kind.KEYRING) is not None

    def keep_in_keyring(self) -> None:
        """Let the system's keyring open the vault; ``NoKeyring``, ``VaultError``, ``CannotWrite``."""
        found, key, link = header.read(self.folder), new_key(), self._link()
        keyring.write(found.vault, keyring.Item(key, link.counter, link.head))
        self._write(found.with_slot(slots.made_for_keyring(key, self._master, found.vault)))

    def forget_keyring(self) -> None:
        """Let the keyring open the vault no more, whether or not it can be reached; ``VaultError``,
        ``CannotWrite``."""
        found = header.read(self.folder)
        self._write(found.without(Kind.KEYRING))
        with contextlib.suppress(NoKeyring):
            keyring.forget(found.vault)

    # Copies and soundness

    def backup(self, target: Path) -> None:
        """Write the whole vault into the file ``target``, encrypted as it is, over whatever file is there;
        ``CannotWrite``, ``VaultError``."""
        backup.write(self._store, self.folder, target)

    @classmethod
    def restore(cls, source: Path, folder: Path, opening: Opening, now: Now) -> Vault:
        """The vault in the backup ``source``, put into ``folder``, which holds none, and opened. Without a
        key in the keyring: a copy belongs to no machine. ``WrongKey``, ``VaultError``, ``CannotWrite``; the
        folder then is as it was."""
        refuse_existing(folder)
        found = backup.read_header(source)
        master = master_key(found, opening)
        paths.make_private(folder)
        new = folder / BEING_MADE
        try:
            backup.unpack_store(source, new)
            _refuse_unsound(new, master)
            header.write(folder, found.without(Kind.KEYRING).marked(master))
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        finish(folder)
        vault = cls(folder, master, now)
        vault._tell_changed(found)
        return vault

    def examine(self) -> tuple[Message, ...]:
        """What is wrong with the vault; nothing where it is sound. Takes seconds for a large one."""
        return examination.faults(self._store)

    # What a person should know

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What was noticed since the vault was opened."""
        return tuple(self._ledger.warnings)

    def _compare(self, found: Header, item: keyring.Item | None) -> None:
        """``item`` is what the keyring was asked for already: it is asked once only, for it is slow."""
        self._tell_changed(found)
        if found.slot(Kind.KEYRING) is None:
            return
        try:
            item = item or keyring.read(found.vault)
        except NoKeyring as error:
            self._warn(error.message)
            return
        if chain.is_older(self._link(), Link(item.counter, item.head)):
            self._warn(
                message(
                    "this is an older copy of the vault than the one last used on this machine: later "
                    "changes are missing. If you did not put it back yourself, find out who did"
                )
            )

    def _tell_changed(self, found: Header) -> None:
        if not found.is_genuine(self._master):
            self._warn(message("vault.json was changed by another program; set a new passphrase"))

    def _warn(self, told: Message) -> None:
        self._ledger.warnings.append(told)

    def _remember(self) -> None:
        """Nothing of this may keep a vault from being closed."""
        with contextlib.suppress(VaultError, CannotWrite):
            found = header.read(self.folder)
            if found.slot(Kind.KEYRING) is not None:
                item, link = keyring.read(found.vault), self._link()
                keyring.write(found.vault, keyring.Item(item.key, link.counter, link.head))

    def _link(self) -> Link:
        with self._store.reading() as connection:
            return chain.link(connection)

    def _write(self, changed: Header) -> None:
        header.write(self.folder, changed.marked(self._master))


def master_key(found: Header, opening: Opening) -> bytes:
    """The key that ``opening`` gives; ``WrongKey``, ``NoKeyring``, ``VaultError``."""
    if isinstance(opening, FromKeyring):
        return _key_of(_item(found), found)
    if isinstance(opening, RecoveryWords):
        kind, secret = Kind.RECOVERY, recovery_words.read(opening.text)
    else:
        kind, secret = Kind.PASSPHRASE, normalised(opening.text)
    slot = found.slot(kind)
    if slot is None:
        raise slots.wrong_key()
    return slots.opened(slot, secret, found.vault)


def _item(found: Header) -> keyring.Item:
    if found.slot(Kind.KEYRING) is None:
        raise NoKeyring(
            message("no key for this vault is kept in the system's keyring; enter the passphrase")
        )
    return keyring.read(found.vault)


def _key_of(item: keyring.Item, found: Header) -> bytes:
    slot = found.slot(Kind.KEYRING)
    assert slot is not None, "an item is read only where there is a slot"
    try:
        return slots.opened(slot, item.key, found.vault)
    except (WrongKey, ValueError):
        raise NoKeyring(
            message("the key in the system's keyring does not open this vault; enter the passphrase")
        ) from None


def _refuse_unsound(path: Path, master: bytes) -> None:
    store = Store(path, derived(master, "store"))
    try:
        found = examination.faults(store)
    finally:
        store.close()
    if found:
        raise VaultError(found[0])


def refuse_existing(folder: Path) -> None:
    """``VaultError`` when there is a vault in ``folder``: another one would take its place."""
    if Vault.exists(folder):
        raise VaultError(message("there is already a vault in {folder}", folder=str(folder)))


def finish(folder: Path) -> None:
    """Give the store its name where making it was interrupted; ``VaultError`` when there is none, for an
    empty one must not take its place."""
    store, new = folder / STORE, folder / BEING_MADE
    if not store.exists() and new.exists():
        try:
            new.replace(store)
        except OSError as error:
            raise CannotWrite(
                message("{path} cannot be written: {reason}", path=str(store), reason=files.reason(error))
            ) from error
        files.flush_folder(folder)
    if not store.exists():
        raise VaultError(
            message("{file} is missing in {folder}; restore a backup", file=STORE, folder=str(folder))
        )
