"""Installing, updating, removing: whole or not at all, and never by a key that nobody accepted."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from mla_writer import files
from mla_writer.model.errors import CannotWrite, PackRefused, ProgramError, UnknownName
from mla_writer.model.packs import OWN, Pack, PackContent
from mla_writer.packs import archive, installed, offers, own, standing, store, trust
from mla_writer.packs.minisign import PublicKey, SecretKey
from mla_writer.packs.secret_keys import new_key
from tests.packs.conftest import DAY, LANGUAGES, SOURCE, files_of

Signed = Callable[..., Path]
FACTS = {"countries__CH": LANGUAGES.format(value='["en"]'), "sources__xa": SOURCE}


def put(path: Path, older: bool = False) -> None:
    offer = offers.offered(path)
    store.refuse(offer, older)
    store.place(offer, DAY)


def unsigned(**about: str) -> None:
    store.place(offers.described(archive.build(files_of(**about))), DAY)


def names(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "data" / "packs").iterdir())


def test_a_signed_pack(home: Path, accepted: PublicKey, signed: Signed) -> None:
    put(signed(files_of(**FACTS)))
    (one,) = store.records()
    assert (one.pack.id, one.pack.signed_by, one.fault) == ("xa", accepted.fingerprint, None)
    assert one.pack.digest in names(home)[0]
    (content,) = installed()
    assert set(content.files) == {"countries/CH.toml", "sources/xa.toml"}
    assert not content.pack.is_unsigned


def test_a_folder_stays_unsigned(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.toml").write_bytes(files_of()["pack.toml"])
    put(folder)
    assert [(one.pack.signed_by, one.pack.is_unsigned) for one in store.records()] == [("", True)]


def without_signature(path: Path, key: SecretKey) -> None:
    offers.signature_path(path).unlink()


def altered(path: Path, key: SecretKey) -> None:
    raw = bytearray(path.read_bytes())
    raw[50] ^= 1
    path.write_bytes(raw)


def of_another_version(path: Path, key: SecretKey) -> None:
    from mla_writer.packs.minisign import sign

    offers.signature_path(path).write_text(sign(key, path.read_bytes(), "xa 2026.2"))


def no_text(path: Path, key: SecretKey) -> None:
    offers.signature_path(path).write_bytes(b"\xff\xfe")


def endless(path: Path, key: SecretKey) -> None:
    offers.signature_path(path).write_bytes(b"x" * 100_000)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (without_signature, "is not signed: there is no file xa-2026.1.mlapack.minisig"),
        (altered, "altered"),
        (of_another_version, "made for 'xa 2026.2', the pack is 'xa 2026.1'"),
        (no_text, "not a signature"),
        (endless, "not a signature"),
    ],
)
def test_what_is_not_installed(
    accepted: PublicKey, signed: Signed, issuer: SecretKey, harm: Callable[..., None], told: str
) -> None:
    path = signed()
    harm(path, issuer)
    with pytest.raises(PackRefused, match=told):
        put(path)
    assert store.records() == ()


def test_a_key_that_nobody_accepted(home: Path, signed: Signed, issuer: SecretKey) -> None:
    with pytest.raises(PackRefused, match=f"key {issuer.public.shown_id}, which you have not accepted"):
        put(signed())


def test_a_key_with_the_id_of_another(accepted: PublicKey, signed: Signed) -> None:
    other = new_key()
    forged = SecretKey(PublicKey(accepted.id, other.public.key), other.seed)
    with pytest.raises(PackRefused, match="altered"):
        put(signed(key=forged))
    with pytest.raises(PackRefused, match="another key with the id"):
        trust.accept(forged.public, "", DAY)


def test_an_older_version(accepted: PublicKey, signed: Signed) -> None:
    put(signed(files_of(version="2026.10")))
    with pytest.raises(PackRefused, match=r"2026\.9 of 'xa' is older than 2026\.10"):
        put(signed(files_of(version="2026.9")))
    put(signed(files_of(version="2026.9")), older=True)
    assert [one.pack.version for one in store.records()] == ["2026.9"]


def test_another_content_under_the_same_version(accepted: PublicKey, signed: Signed) -> None:
    put(signed())
    put(signed())
    with pytest.raises(PackRefused, match="with another content"):
        put(signed(files_of(**FACTS)))


def test_the_same_id_from_another_issuer(accepted: PublicKey, signed: Signed) -> None:
    other = new_key()
    trust.accept(other.public, "", DAY)
    put(signed())
    with pytest.raises(PackRefused, match="the signature of another key"):
        put(signed(files_of(version="2027.1"), key=other))
    trust.withdraw(accepted.shown_id)  # what was accepted once still says who may take its place
    with pytest.raises(PackRefused, match="the signature of another key"):
        put(signed(files_of(version="2027.1"), key=other))
    with pytest.raises(PackRefused, match="no signature"):
        store.refuse(offers.described(archive.build(files_of(version="2027.1"))))


def test_the_order_is_that_of_installation_and_updates_keep_it(home: Path) -> None:
    for id in ("xb", "xa", "xc"):
        unsigned(id=id)
    unsigned(id="xa", version="2026.2")
    assert [one.pack.id for one in store.records()] == ["xb", "xa", "xc"]
    store.remove("xb")
    unsigned(id="xb")
    assert [one.pack.id for one in store.records()] == ["xa", "xc", "xb"]
    assert len(names(home)) == 6


def test_removing_leaves_nothing(home: Path) -> None:
    unsigned()
    store.remove("xa")
    assert names(home) == []
    with pytest.raises(UnknownName, match="no pack 'xa'; installed: -"):
        store.remove("xa")


@pytest.mark.parametrize("step", ["mkstemp", "write", "fsync", "replace"])
@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("first", [True, False])
def test_what_fails_on_the_way_changes_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: str, call: int, first: bool
) -> None:
    if not first:
        unsigned(version="2026.1")
    before = [(one.pack, one.fault, one.data) for one in store.records()]
    calls = 0
    real = {
        "mkstemp": files.tempfile.mkstemp,
        "replace": Path.replace,
        "fsync": files._flush,
        "write": os.write,
    }

    def failing(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == call:
            raise OSError(errno.ENOSPC, "full")
        return real[step](*given, **named)  # type: ignore[operator]

    with monkeypatch.context() as patch:
        place = {"mkstemp": files.tempfile, "replace": Path, "fsync": files, "write": os}[step]
        patch.setattr(place, {"fsync": "_flush"}.get(step, step), failing)
        with pytest.raises(CannotWrite, match="the disk is full"):
            unsigned(version="2026.2", **FACTS)
    assert [(one.pack, one.fault, one.data) for one in store.records()] == before
    unsigned(version="2026.2", **FACTS)
    assert [(one.pack.version, one.fault) for one in store.records()] == [("2026.2", None)]
    assert len(names(home)) == 2


def test_a_removal_that_fails_changes_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unsigned()

    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(CannotWrite, match="cannot be removed"):
            store.remove("xa")
    assert [one.fault for one in store.records()] == [None]


def damaged_archive(folder: Path, record: Path) -> None:
    (path,) = folder.glob("*.mlapack")
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")


def no_archive(folder: Path, record: Path) -> None:
    (path,) = folder.glob("*.mlapack")
    path.unlink()


def other_name(folder: Path, record: Path) -> None:
    data = json.loads(record.read_text())
    record.with_name("xz.json").write_text(json.dumps({**data, "id": "xz"}))
    record.unlink()


def other_signature(folder: Path, record: Path) -> None:
    data = json.loads(record.read_text())
    data["signature"] = data["signature"].replace("2026.1", "2026.2")
    record.write_text(json.dumps(data))


def other_folder(folder: Path, record: Path) -> None:
    record.write_text(json.dumps({**json.loads(record.read_text()), "digest": "../../x"}))


def no_record(folder: Path, record: Path) -> None:
    record.write_text("[" * 99_999)


def with_entry(**changed: object) -> Callable[[Path, Path], None]:
    def harm(folder: Path, record: Path) -> None:
        record.write_text(json.dumps({**json.loads(record.read_text()), **changed}))

    return harm


def key_withdrawn(folder: Path, record: Path) -> None:
    (one,) = trust.trusted()
    trust.withdraw(one.key.fingerprint)


def keys_damaged(folder: Path, record: Path) -> None:
    (folder.parents[1] / "config" / trust.FILE).write_text("{}")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (damaged_archive, "altered after it was installed"),
        (no_archive, "missing"),
        (other_name, "record is damaged"),
        (other_signature, "altered"),
        (other_folder, "record is damaged"),
        (no_record, "record is damaged"),
        (key_withdrawn, "not accepted"),
        (with_entry(shown=[]), "record is damaged"),
        (with_entry(shown=None), "record is damaged"),
        (with_entry(place=float("inf")), "record is damaged"),
        (with_entry(place="x"), "record is damaged"),
        (with_entry(digest=""), "missing"),
        (with_entry(digest="a" * 5000), "missing"),
        (with_entry(digest="aa", shown={"version": "\x1b[31m", "name": "\u202e"}), "missing"),
        (with_entry(signature=None), "not a signature"),
        (keys_damaged, "list of accepted keys cannot be read"),
    ],
)
def test_what_was_altered_is_set_aside_and_can_be_removed(
    home: Path, accepted: PublicKey, signed: Signed, harm: Callable[..., None], told: str
) -> None:
    put(signed())
    folder = home / "data" / "packs"
    harm(folder, folder / "xa.json")
    found = standing.standing(DAY)
    assert (found.used, installed()) == ((), ())
    ((pack, reason),) = found.set_aside
    assert told in str(ProgramError(reason))
    store.remove(pack.id)
    assert store.records() == ()


@pytest.mark.parametrize(
    "harm", [no_record, with_entry(place="x"), with_entry(digest="aa", shown={"version": "x"})]
)
def test_what_was_altered_can_be_installed_again(home: Path, harm: Callable[[Path, Path], None]) -> None:
    unsigned()
    folder = home / "data" / "packs"
    harm(folder, folder / "xa.json")
    offer = offers.described(archive.build(files_of()))
    store.refuse(offer)
    store.place(offer, DAY)
    assert [(one.pack.version, one.fault) for one in store.records()] == [("2026.1", None)]


def test_what_a_damaged_record_says_cannot_harm_a_terminal(home: Path) -> None:
    unsigned()
    folder = home / "data" / "packs"
    with_entry(digest="aa", shown={"name": "\x1b[31m\u202eA\nB" + "x" * 999})(folder, folder / "xa.json")
    (one,) = store.records()
    assert one.pack.name == ("[31mA B" + "x" * 999)[: len(one.pack.name)]
    assert len(one.pack.name) <= store.LONGEST_SHOWN


def test_an_archive_that_another_program_is_installing_is_left(home: Path) -> None:
    unsigned()
    folder = home / "data" / "packs"
    young, old = folder / f"{'a' * 64}.mlapack", folder / f"{'b' * 64}.mlapack"
    for path in (young, old):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))
    unsigned(version="2026.2")
    assert (young.exists(), old.exists(), len(names(home))) == (True, False, 3)


def test_folders_are_private(home: Path) -> None:
    unsigned()
    for folder in (home, home / "data", home / "data" / "packs"):
        assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text",
    [
        '{"format": "mla-trusted-keys", "version": 1, "keys": [{"key": "x", "note": "", "accepted_on": ""}]}',
        '{"format": "mla-trusted-keys", "version": 1, "keys": {"a": 1}}',
        "[" * 99_999,
        "[]",
    ],
)
def test_a_damaged_list_of_keys(home: Path, text: str) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / trust.FILE).write_text(text)
    with pytest.raises(PackRefused, match="list of accepted keys cannot be read"):
        trust.trusted()


def test_a_note_that_cannot_be_written(home: Path, issuer: SecretKey) -> None:
    with pytest.raises(ProgramError, match="U\\+DCFF"):
        trust.accept(issuer.public, "a\udcff", DAY)


def test_a_pack_waits_for_its_day(home: Path) -> None:
    about = files_of()["pack.toml"] + b'valid_from = "2026-11-22"\n'
    store.place(offers.described(archive.build({"pack.toml": about})), DAY)
    assert [str(ProgramError(reason)) for _, reason in standing.standing(DAY).set_aside] == [
        "it is valid from 2026-11-22 and will be used from then on"
    ]
    assert [one.pack.id for one in standing.standing(DAY + timedelta(1)).used] == ["xa"]


def test_own_facts_come_last(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unsigned()
    facts = PackContent(Pack(OWN, "My facts", "me", "1", "2026-01-01"), {"sources/own.toml": b""})
    monkeypatch.setattr(own, "content", lambda: facts)
    first, last = installed()
    assert (first.pack.id, last.pack.id, last.files, last.pack.digest != "") == ("xa", OWN, facts.files, True)

    def refuse() -> None:
        raise PackRefused(files.message("they cannot be read"))

    monkeypatch.setattr(own, "content", refuse)
    assert [pack.id for pack, _ in standing.standing().set_aside] == [OWN]


def test_keys(home: Path, accepted: PublicKey) -> None:
    trust.accept(accepted, "again", DAY)
    (one,) = trust.trusted()
    assert (one.key, one.note, one.accepted_on) == (accepted, "Ministry of Justice of Aldovia", "2026-11-21")
    with pytest.raises(UnknownName, match=accepted.shown_id):
        trust.withdraw("1234")
    assert trust.withdraw(accepted.shown_id.lower().replace(" ", "")) == one
    assert trust.trusted() == ()


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "a\udcff"], ids=range(3))
def test_names_that_no_disk_has(home: Path, name: str) -> None:
    with pytest.raises(PackRefused, match="cannot be read"):
        offers.offered(Path(name))


def test_a_folder_that_may_not_be_looked_into(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unsigned()

    def refuse(path: Path, **given: object) -> bool:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "is_dir", refuse)
    monkeypatch.setattr(Path, "exists", refuse)
    ((pack, _),) = standing.standing(DAY).set_aside
    assert pack.id == "own"
