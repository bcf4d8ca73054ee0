"""A vault made, opened, locked, copied and put back; and what of it can be read on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.model.errors import ProgramError, VaultError, WrongKey
from mla_writer.vault import Passphrase, Query, RecoveryWords, Vault, header, schema
from mla_writer.vault.engine import Store, connect
from mla_writer.vault.slots import Kind
from tests.vault.samples import CHEAP, KEY, PASSPHRASE, SENTENCE, SetClock, edited, kept, no_problems

FILES = Path(__file__).resolve().parents[1] / "files"
OF_VERSION_1 = FILES / "vault-v1.mlabackup"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_made_closed_and_opened(folder: Path, clock: SetClock) -> None:
    assert not Vault.exists(folder)
    vault, words = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    vault.shelf.save(kept(), None)
    vault.close()
    vault.close()
    assert Vault.exists(folder)
    for opening in (Passphrase(PASSPHRASE), RecoveryWords(" ".join(words))):
        again = Vault.unlock(folder, opening, clock)
        assert again.shelf.open("d1", no_problems)[0].draft == kept().draft
        assert again.warnings == ()
        assert again.examine() == ()
        again.close()


WRONG = [Passphrase("four grey herons wadinG"), Passphrase("")]


def test_every_wrong_key_is_told_alike(folder: Path, clock: SetClock) -> None:
    vault, words = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    vault.close()
    other, others = Vault.create(folder.parent / "other", PASSPHRASE, clock, CHEAP)
    other.close()
    said = set()
    for opening in (*WRONG, RecoveryWords(" ".join(others))):
        with pytest.raises(WrongKey) as caught:
            Vault.unlock(folder, opening, clock)
        said.add(str(caught.value))
    assert len(said) == 1
    assert words != others


def test_a_short_passphrase_makes_no_vault(folder: Path, clock: SetClock) -> None:
    with pytest.raises(VaultError, match="take at least"):
        Vault.create(folder, "short", clock, CHEAP)
    assert not Vault.exists(folder)


def test_another_vault_takes_nobodys_place(folder: Path, clock: SetClock) -> None:
    vault, _ = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    vault.close()
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    for left in (names(folder), ["drafts.vault"], ["vault.json"]):
        for name in set(names(folder)) - set(left):
            (folder / name).unlink()
        with pytest.raises(VaultError, match="already"):
            Vault.create(folder, PASSPHRASE, clock, CHEAP)
        for name, data in before.items():
            (folder / name).write_bytes(data)


def test_a_new_passphrase_touches_no_draft(folder: Path, clock: SetClock) -> None:
    vault, _ = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    vault.shelf.save(kept(), None)
    vault.close()
    before = (folder / "drafts.vault").read_bytes()
    vault = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    vault.change_passphrase("five grey herons wading", CHEAP)
    words = vault.new_recovery_words(CHEAP)
    vault.close()
    assert (folder / "drafts.vault").read_bytes() == before
    with pytest.raises(WrongKey):
        Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    Vault.unlock(folder, Passphrase("five grey herons wading"), clock).close()
    Vault.unlock(folder, RecoveryWords("".join(words)), clock).close()


@pytest.mark.parametrize("at", ["before the header", "before the store"])
def test_a_making_that_was_interrupted(folder: Path, clock: SetClock, at: str) -> None:
    vault, _ = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    vault.close()
    (folder / "drafts.vault").rename(folder / "drafts.vault.new")
    if at == "before the header":
        (folder / "vault.json").unlink()
        assert not Vault.exists(folder)
        Vault.create(folder, PASSPHRASE, clock, CHEAP)[0].close()
    Vault.unlock(folder, Passphrase(PASSPHRASE), clock).close()
    assert names(folder) == ["drafts.vault", "vault.json"]


def test_a_store_that_is_missing_is_not_replaced_by_an_empty_one(folder: Path, clock: SetClock) -> None:
    Vault.create(folder, PASSPHRASE, clock, CHEAP)[0].close()
    (folder / "drafts.vault").unlink()
    with pytest.raises(VaultError, match="is missing"):
        Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    assert names(folder) == ["vault.json"]


def test_a_header_changed_by_others_is_told(folder: Path, clock: SetClock) -> None:
    Vault.create(folder, PASSPHRASE, clock, CHEAP)[0].close()
    file = folder / "vault.json"
    file.write_text(file.read_text().replace('"mac":"', '"mac":"0'))
    vault = Vault.unlock(folder, Passphrase(PASSPHRASE), clock)
    assert "changed by another program" in vault.warnings[0].text
    vault.close()


def test_a_closed_vault_holds_no_file(folder: Path, clock: SetClock) -> None:
    vault = Vault.open_with_key(folder, KEY, clock)
    vault.shelf.save(kept(), None)
    assert "drafts.vault-wal" in names(folder)
    vault.close()
    assert names(folder) == ["drafts.vault", "vault.json"]
    if sys.platform.startswith("linux"):
        held = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
        assert [one for one in held if str(folder) in str(one)] == []


def copy_tree(folder: Path, target: Path) -> None:
    """By another process: reading an open store in this one would drop its locks."""
    command = "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", command, folder, target], check=True)


@pytest.mark.slow
def test_nothing_readable_touches_the_disk(folder: Path, clock: SetClock) -> None:
    vault, _ = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    now = kept(persons=("Ivo Ferro",))
    stamp = vault.shelf.save(now, None)
    for number in range(5):
        now = edited(now, f"{SENTENCE} {number}")
        stamp = vault.shelf.save(now, stamp)
    vault.shelf.keep_version("d1", now.draft, "kept", "label of it")
    vault.shelf.attach("d1", "heron-statement.pdf", b"heron account" * 2000)
    vault.shelf.entries(Query("heron"))
    copy_tree(folder, folder.parent / "open")
    vault.backup(folder.parent / "x.mlabackup")
    vault.close()
    backup = folder.parent / "x.mlabackup"
    copies = [one.read_bytes() for one in (*(folder.parent / "open").iterdir(), *folder.iterdir(), backup)]
    assert len(copies) == 7
    for data in copies:
        assert not data.startswith(b"SQLite format 3")
        for words in (b"heron", b"Ferro", b"transfer", b"label", b"CREATE TABLE", PASSPHRASE.encode()):
            assert words not in data
    if os.name == "posix":
        assert {one.stat().st_mode & 0o077 for one in (folder, *folder.iterdir(), backup)} == {0}


def test_a_wrong_key_is_told_and_the_store_stays(folder: Path, clock: SetClock) -> None:
    Vault.open_with_key(folder, KEY, clock).close()
    before = (folder / "drafts.vault").read_bytes()
    with pytest.raises(WrongKey):
        Vault.open_with_key(folder, bytes(32), clock)
    assert (folder / "drafts.vault").read_bytes() == before


def test_a_key_of_another_length_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(folder, b"short")


def test_a_store_of_a_newer_version_is_refused(folder: Path, clock: SetClock) -> None:
    vault = Vault.open_with_key(folder, KEY, clock)
    with vault._store.writing() as connection:
        connection.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    vault.close()
    with pytest.raises(VaultError, match="newer version"):
        Vault.open_with_key(folder, KEY, clock)


def test_steps_from_earlier_versions_are_taken(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault.open_with_key(folder, KEY, clock)
    vault.close()
    added = {1: lambda connection: connection.execute("CREATE TABLE added (one INTEGER)")}
    monkeypatch.setattr(schema, "STEPS", added)
    monkeypatch.setattr(schema, "VERSION", 2)
    vault = Vault.open_with_key(folder, KEY, clock)
    with vault._store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM added").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    vault.close()


def test_a_vault_of_every_version_opens(folder: Path, clock: SetClock) -> None:
    vault = Vault.restore(OF_VERSION_1, folder, Passphrase(PASSPHRASE), clock)
    found, _ = vault.shelf.open("d1", no_problems)
    assert found.draft.get("common.facts.summary") == f"{SENTENCE} Corrected."
    assert [one.draft for one in found.undo] == [kept().draft]
    assert vault.shelf.version("d1", 1, no_problems) == kept().draft
    assert vault.shelf.content("d1", vault.shelf.annexes("d1")[0].id) == b"An annexed file."
    assert vault.shelf.get("identity") == b"An identity."
    assert [one.id for one in vault.shelf.entries(Query("heron", tags=("sample",)))] == ["d1"]
    assert vault.examine() == ()
    vault.close()


def test_backup_and_restore(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    vault, words = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    vault.shelf.save(kept(), None)
    file = tmp_path / "x.mlabackup"
    vault.backup(file)
    vault.shelf.save(kept("d2"), None)
    vault.backup(file)
    vault.close()
    assert names(tmp_path) == ["vault", "x.mlabackup"]
    for number, opening in enumerate((Passphrase(PASSPHRASE), RecoveryWords(" ".join(words)))):
        again = Vault.restore(file, tmp_path / f"to{number}", opening, clock)
        assert [one.id for one in again.shelf.entries()] == ["d2", "d1"]
        again.close()
    with pytest.raises(VaultError, match="already"):
        Vault.restore(file, folder, Passphrase(PASSPHRASE), clock)
    with pytest.raises(WrongKey):
        Vault.restore(file, tmp_path / "none", Passphrase("another passphrase"), clock)
    assert not (tmp_path / "none").exists()


def damaged(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_damaged_backup_is_refused_and_leaves_nothing(
    folder: Path, clock: SetClock, tmp_path: Path, share: float
) -> None:
    vault, _ = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    vault.backup(tmp_path / "x.mlabackup")
    vault.close()
    data = (tmp_path / "x.mlabackup").read_bytes()
    for number, bad in enumerate(
        (damaged(data, int(len(data) * share)), data[: int(len(data) * share)], b"PK")
    ):
        (tmp_path / "bad").write_bytes(bad)
        target = tmp_path / f"to{number}"
        with pytest.raises(ProgramError):
            Vault.restore(tmp_path / "bad", target, Passphrase(PASSPHRASE), clock)
        assert not target.exists() or names(target) == []


@pytest.mark.parametrize(("place", "value"), [(6, 0xFF), (8, 1), (10, 99)])
def test_a_backup_made_to_harm_is_refused(
    folder: Path, clock: SetClock, tmp_path: Path, place: int, value: int
) -> None:
    """Of a version, encrypted, or packed in a way that the library does not know."""
    vault, _ = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    vault.backup(tmp_path / "x.mlabackup")
    vault.close()
    data = bytearray((tmp_path / "x.mlabackup").read_bytes())
    data[data.index(b"PK\x01\x02") + place] = value
    (tmp_path / "bad").write_bytes(data)
    with pytest.raises(VaultError):
        Vault.restore(tmp_path / "bad", tmp_path / "to", Passphrase(PASSPHRASE), clock)


def test_a_changed_header_is_told_when_a_backup_is_restored(
    folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    """The header is marked anew when it is restored; what was changed before must not be sealed by that."""
    vault, _ = Vault.create(folder, PASSPHRASE, clock, CHEAP)
    header.write(folder, header.read(folder).without(Kind.RECOVERY))
    vault.backup(tmp_path / "x.mlabackup")
    vault.close()
    again = Vault.restore(tmp_path / "x.mlabackup", tmp_path / "to", Passphrase(PASSPHRASE), clock)
    told = [one.text for one in again.warnings]
    again.close()
    assert any("vault.json was changed" in one for one in told)


@pytest.mark.parametrize("page", [1, 2, 5, 9])
def test_a_damaged_store_is_found(folder: Path, clock: SetClock, page: int) -> None:
    vault = Vault.open_with_key(folder, KEY, clock)
    vault.shelf.save(kept(), None)
    assert vault.examine() == ()
    vault.close()
    file = folder / "drafts.vault"
    file.write_bytes(damaged(file.read_bytes(), page * 4096 + 100))
    try:
        vault = Vault.open_with_key(folder, KEY, clock)
    except VaultError:
        return
    assert len(vault.examine()) == 1
    vault.close()


def test_what_fails_is_taken_back_and_the_store_goes_on(folder: Path) -> None:
    folder.mkdir()
    store = Store(folder / "s", KEY)
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        connection.execute(f"CREATE TABLE t{1 // 0} (a)")
    with store.writing() as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    store.close()


def test_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MLA_WRITER_HOME")
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "mla_writer")
    assert not paths.portable()
    assert paths.beside_program() == tmp_path / "mla-data"
    paths.beside_program().mkdir()
    assert paths.portable()
    assert paths.vault() == tmp_path / "mla-data" / "data" / "vault"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bundle" / "mla-writer"))
    assert not paths.portable()
    (tmp_path / "bundle" / "mla-data").mkdir(parents=True)
    assert paths.user_config() == tmp_path / "bundle" / "mla-data" / "config"
