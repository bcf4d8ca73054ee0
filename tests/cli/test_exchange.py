"""``seal``, ``unseal``, ``card``, and sealed files in ``check`` and ``inbox``, as two persons use them, each
with a vault of her own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mla_writer import paths
from mla_writer.cli import run
from mla_writer.exchange.cards import Cards
from mla_writer.exchange.identity import Identity
from mla_writer.session.exchanging import accepted_cards, keep_identity
from mla_writer.vault import Passphrase, Vault
from tests.exchange.parts import ANNA, BASHIR
from tests.vault.samples import CHEAP, PASSPHRASE

DRAFT = paths.resources() / "examples" / "france-switzerland.json"
Person = Callable[[str], None]


def now() -> datetime:
    return datetime(2026, 11, 21, 10, 42, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "anna.mlac").write_bytes(ANNA.card_file)
    (tmp_path / "bashir.mlac").write_bytes(BASHIR.card_file)
    (tmp_path / "Beschluss.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "words").write_text("vier Wörter sind genug\n", encoding="utf-8")
    (tmp_path / "vault-words").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def person(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Sits down at the computer of ``anna``, ``bashir`` or somebody without keys."""

    def sit_down(name: str) -> None:
        monkeypatch.setenv("MLA_WRITER_HOME", str(folder / name))
        if not Vault.exists(paths.vault()):
            vault, _ = Vault.create(paths.vault(), PASSPHRASE, now, CHEAP)
            own: dict[str, Identity] = {"anna": ANNA, "bashir": BASHIR}
            if name in own:
                keep_identity(vault.shelf, own[name])
            vault.close()

    return sit_down


def vault() -> Vault:
    return Vault.unlock(paths.vault(), Passphrase(PASSPHRASE), now)


def cards() -> Cards:
    opened = vault()
    try:
        return accepted_cards(opened.shelf)
    finally:
        opened.close()


def do(line: str, folder: Path) -> int:
    words = [*line.format(f=folder, draft=DRAFT).split(), "--language", "en"]
    return run([*words, "--vault-passphrase-file", f"{folder}/vault-words"])


@pytest.mark.slow
def test_the_way_there(folder: Path, person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    line = "seal {draft} -o {f}/a.mlar --to {f}/bashir.mlac --annex {f}/Beschluss.pdf"
    person("anna")
    assert do(line, folder) == 0
    assert do(line, folder) == 2, "a file that is there is kept"
    person("bashir")
    capsys.readouterr()
    assert do("unseal {f}/a.mlar -o {f}/a.json", folder) == 0
    told = capsys.readouterr().out
    assert ANNA.card.fingerprint in told
    assert "Beschluss.pdf" in told
    assert do(f"card {{f}}/anna.mlac --accept {ANNA.card.fingerprint.replace(' ', '').lower()}", folder) == 0
    assert cards().entries[0].compared
    capsys.readouterr()
    assert do("unseal {f}/a.mlar --into-vault", folder) == 0
    assert "whose card you have accepted" in capsys.readouterr().out
    opened = vault()
    (entry,) = opened.shelf.entries()
    assert [one.name for one in opened.shelf.annexes(entry.id)] == ["Beschluss.pdf"]
    opened.close()


@pytest.mark.slow
def test_sealed_files_are_checked(folder: Path, person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    person("anna")
    assert do("seal {draft} -o {f}/in/a.mlar --to {f}/bashir.mlac", folder) == 2, "no such folder"
    (folder / "in").mkdir()
    assert do("seal {draft} -o {f}/in/a.mlar --to {f}/bashir.mlac", folder) == 0
    person("bashir")
    capsys.readouterr()
    assert do("check {f}/in/a.mlar", folder) == run(["check", str(DRAFT), "--language", "en"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].removeprefix(str(folder / "in" / "a.mlar")) == next(
        one.removeprefix(str(DRAFT)) for one in lines if one.startswith(str(DRAFT))
    )
    assert do("inbox {f}/in", folder) < 2
    assert run(["inbox", str(folder / "in"), "--language", "en"]) == 2, "sealed, and no key was named"
    person("none")
    assert do("check {f}/in/a.mlar", folder) == 2


@pytest.mark.slow
def test_by_a_passphrase(folder: Path, person: Person) -> None:
    person("anna")
    assert do("seal {draft} -o {f}/a.mlar --passphrase-file {f}/words", folder) == 0
    person("none")
    assert run(["unseal", f"{folder}/a.mlar", "--passphrase-file", f"{folder}/words"]) == 0
    assert do("check {f}/a.mlar --passphrase-file {f}/words", folder) < 2


@pytest.mark.slow
def test_ones_own_card_is_made_once(folder: Path, person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    person("none")
    assert do("card --new --name Ada --authority Office -o {f}/own.mlac", folder) == 0
    assert (folder / "own.mlac").stat().st_size > 0
    assert "Ada, Office" in capsys.readouterr().out
    assert do("card", folder) == 0
    assert do("card --new --name Ada --authority Office", folder) == 2
    assert "already" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("card {f}/anna.mlac --accept 0000", "another fingerprint"),
        ("card {f}/words", "cannot be read"),
        ("card {f}/nothing.mlac", "no such file"),
        ("card", "no keys yet"),
        ("card --new", "enter name and authority"),
        ("unseal {f}/words", r"ends in .mlar"),
    ],
)
def test_refusals(
    line: str, said: str, folder: Path, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person("none")
    assert do(line, folder) == 2
    assert said in capsys.readouterr().err
