"""Files of every version of every format open for ever: a sample of each lies in ``tests/files``.

What they hold is looked at beside the parts that read them; here it is seen that none is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mla_writer.drafts import from_json
from mla_writer.exchange import cards, manifest, sealing
from mla_writer.exchange.cards import read_card
from mla_writer.model import draft
from mla_writer.vault import Passphrase, Vault, header, schema
from tests.exchange.parts import KNOWN, received, sample_identity
from tests.vault.samples import PASSPHRASE

FILES = Path(__file__).parent / "files"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def of_draft(path: Path, folder: Path) -> bool:
    return bool(from_json(path.read_bytes(), lambda plain: ()).id)


def of_vault(path: Path, folder: Path) -> bool:
    vault = Vault.restore(path, folder / "vault", Passphrase(PASSPHRASE), lambda: NOW)
    found = vault.shelf.entries(), vault.examine()
    vault.close()
    return bool(found[0]) and found[1] == ()


def of_exchange(path: Path, folder: Path) -> bool:
    return bool(received(path.read_bytes(), sample_identity(), KNOWN).dossier.draft.id)


def of_exchange_by_words(path: Path, folder: Path) -> bool:
    words = sealing.Passphrase("sample of the first version")
    return bool(received(path.read_bytes(), words, KNOWN).dossier.draft.id)


def of_card(path: Path, folder: Path) -> bool:
    return bool(read_card(path.read_bytes()).name)


def of_identity(path: Path, folder: Path) -> bool:
    return bool(sample_identity().name)


OPENED: Mapping[str, Callable[[Path, Path], bool]] = {
    r"draft-v(\d+)\.json": of_draft,
    r"vault-v(\d+)\.mlabackup": of_vault,
    r"exchange-v(\d+)\.mlar": of_exchange,
    r"exchange-v(\d+)-passphrase\.mlar": of_exchange_by_words,
    r"exchange-v(\d+)-identity\.json": of_identity,
    r"key-card-v(\d+)\.mlac": of_card,
}
LATEST = {
    "draft": draft.VERSION,
    "vault": max(schema.VERSION, header.VERSION),
    "exchange": manifest.VERSION,
    "key-card": cards.VERSION,
}
SAMPLES = sorted(path.name for path in FILES.iterdir() if "-told" not in path.name)


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_opens(name: str, tmp_path: Path) -> None:
    (opened,) = (one for pattern, one in OPENED.items() if re.fullmatch(pattern, name))
    assert opened(FILES / name, tmp_path)


@pytest.mark.parametrize(("format", "version"), LATEST.items(), ids=LATEST)
def test_there_is_a_sample_of_every_version(format: str, version: int) -> None:
    there = {int(match[1]) for one in SAMPLES if (match := re.match(rf"{format}-v(\d+)\.", one))}
    assert there == set(range(1, version + 1))
