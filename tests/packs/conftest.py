"""A home of its own for each test, the example pack, and a key of an issuer."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mla_writer.packs import archive, offers, trust
from mla_writer.packs.minisign import PublicKey, SecretKey, sign
from mla_writer.packs.secret_keys import new_key
from mla_writer.rulebook import reader, tree

PARSED: dict[Path, bytes] = {}
DAY = date(2026, 11, 21)
ABOUT = """format = "mla-pack"
format_version = 1
id = "{id}"
name = "Facts of a ministry"
issuer = "Ministry of Justice of Aldovia"
version = "{version}"
issued_on = "2026-03-02"
"""
SOURCE = '[xa-note]\ntitle = "Circular of the Ministry of Justice"\nas_of = "2026-03-01"\n'
LANGUAGES = '[languages.accepted]\nvalue = {value}\nsource = "xa-note"\nas_of = "2026-03-01"\n'


def files_of(id: str = "xa", version: str = "2026.1", **more: str) -> dict[str, bytes]:
    """The files of a small pack; names in ``more`` have ``__`` for the slash."""
    found = {"pack.toml": ABOUT.format(id=id, version=version)}
    found |= {name.replace("__", "/") + ".toml": text for name, text in more.items()}
    return {name: text.encode() for name, text in found.items()}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data and cache of nobody else."""
    folder = tmp_path / "home"
    monkeypatch.setenv("MLA_WRITER_HOME", str(folder))
    return folder


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own declarations are parsed once for all tests: parsing them is most of the time of
    loading a rulebook, and no test changes them."""

    def read(path: Path) -> Any:
        if path not in PARSED:
            PARSED[path] = pickle.dumps(reader.read(path))
        return pickle.loads(PARSED[path])

    monkeypatch.setattr(tree, "read", read)


@pytest.fixture(scope="session")
def issuer() -> SecretKey:
    """The key of an issuer."""
    return new_key()


@pytest.fixture
def accepted(home: Path, issuer: SecretKey) -> PublicKey:
    """The issuer's key, accepted by the person."""
    trust.accept(issuer.public, "Ministry of Justice of Aldovia", DAY)
    return issuer.public


@pytest.fixture
def signed(tmp_path: Path, issuer: SecretKey) -> Callable[..., Path]:
    """Writes a signed archive and gives its path."""

    def write(files: dict[str, bytes] | None = None, key: SecretKey = issuer) -> Path:
        offer = offers.described(archive.build(files or files_of()))
        path = tmp_path / f"{offer.pack.id}-{offer.pack.version}.mlapack"
        path.write_bytes(offer.data)
        text = sign(key, offer.data, offers.comment_of(offer.pack))
        offers.signature_path(path).write_text(text, encoding="utf-8")
        return path

    return write
