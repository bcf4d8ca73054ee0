"""Every command speaks JSON, and all name the same things alike."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mla_writer import paths
from mla_writer.cli import run
from mla_writer.cli.parser import parser
from mla_writer.exchange.identity import KEPT_AS
from mla_writer.vault import Passphrase, Vault
from tests.packs.conftest import home
from tests.render.letterhead.made import letterhead
from tests.vault.samples import PASSPHRASE

__all__ = ["home"]
EXAMPLE = paths.resources() / "examples" / "france-switzerland.json"
FILES = Path(__file__).resolve().parents[1] / "files"
PACK = Path(__file__).resolve().parents[2] / "docs" / "examples" / "pack-aldovia"
VAULT = Path(__file__).resolve().parents[1] / "files" / "vault-v1.mlabackup"
KEY = "--vault-passphrase-file {folder}/pass"
ROWS = "name,state\nCentral Office,FR\n"
LINES: dict[str, list[str]] = {
    "check": [f"check {EXAMPLE}", f"check {EXAMPLE} --report {{folder}}/report.txt"],
    "inbox": ["inbox {folder}/inbox --xlsx {folder}/inbox.xlsx"],
    "render": [
        f"render {EXAMPLE} --language fr --format text -o {{folder}}/out.txt",
        f"render {EXAMPLE} --language fr --beside ar --format text -o {{folder}}/both.txt",
    ],
    "hand-over": [f"hand-over {EXAMPLE} --into ar --format xliff -o {{folder}}/out.xlf"],
    "take-back": [f"take-back {EXAMPLE} {{folder}}/filled.xlf --into ar"],
    "redact": [f"redact {EXAMPLE} --list", f"redact {EXAMPLE} -o {{folder}}/copy.json"],
    "follow": [f"follow {EXAMPLE} supplementary -o {{folder}}/next.json"],
    "compare": [f"compare {EXAMPLE} {EXAMPLE}"],
    "translations": [f"translations {EXAMPLE}", f"translations {EXAMPLE} --language ar"],
    "bases": ["bases FR CH", "bases FR CH --all --measure bank_records"],
    "country": ["country CH", f"country CH --for {EXAMPLE}", "country LB"],
    "rulebook": ["rulebook", "rulebook --stale 2012-01-01", f"rulebook --for {EXAMPLE} --state CH"],
    "letterhead add": ["letterhead add {folder}/ministry.docx --name Ministry"],
    "letterhead list": ["letterhead list"],
    "letterhead show": ["letterhead show Ministry"],
    "letterhead remove": ["letterhead remove Ministry"],
    "kinds": ["kinds"],
    "checks": ["checks"],
    "schema": ["schema"],
    "examples": ["examples"],
    "example": ["example france-switzerland"],
    "authorities": ["authorities justice --state CH", "authorities --import {folder}/rows.csv --dry-run"],
    "pack build": [f"pack build {PACK} -o {{folder}}/a.mlapack"],
    "pack key": ["pack key {folder}/issuer -W"],
    "pack sign": ["pack sign {folder}/a.mlapack --key {folder}/issuer.key"],
    "pack verify": [f"pack verify {PACK}"],
    "pack install": [f"pack install {PACK}"],
    "pack list": ["pack list"],
    "pack conflicts": ["pack conflicts"],
    "pack remove": ["pack remove {pack}"],
    "pack trust": ["pack trust {folder}/issuer.pub --fingerprint {fingerprint}"],
    "pack keys": ["pack keys"],
    "vault create": ["vault create --new-passphrase-file {folder}/pass"],
    "vault restore": [f"vault restore {VAULT} {KEY}"],
    "vault list": [f"vault list {KEY}", f"vault list heron --place archive {KEY}"],
    "vault export": [f"vault export d1 -o {{folder}}/d1.json {KEY}"],
    "vault import": [f"vault import {EXAMPLE} {KEY}"],
    "vault backup": [f"vault backup {{folder}}/x.mlabackup {KEY}"],
    "vault examine": [f"vault examine {KEY}"],
    "card": [
        f"card {FILES}/key-card-v1.mlac",
        f"card -o {{folder}}/own.mlac {KEY}",
    ],
    "seal": [f"seal {EXAMPLE} -o {{folder}}/out.mlar --to {{folder}}/own.mlac {KEY}"],
    "unseal": [f"unseal {{folder}}/out.mlar -o {{folder}}/opened.json --into-vault {KEY}"],
    "vault passphrase": [f"vault passphrase --new-passphrase-file {{folder}}/pass {KEY}"],
    "vault recovery": [f"vault recovery {KEY}"],
}
"""What is tried of each command, in an order in which one finds what another left."""
AS_THEY_ARE_CALLED = {
    "draft": ("--for", "DRAFT"),
    "as_of": ("--as-of", "DATE"),
    "state": ("--state", "STATE"),
    "json": ("--json", None),
    "stale": ("--stale", "DATE"),
}


def commands(of: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    groups = [one for one in of._actions if isinstance(one, argparse._SubParsersAction)]
    for one in groups:
        for word, inner in one.choices.items():
            yield from commands(inner, f"{name} {word}".strip())
    if not groups:
        yield name, of


COMMANDS = dict(commands(parser()))


def test_every_command_is_tried() -> None:
    assert set(LINES) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_same_thing_has_the_same_name(name: str) -> None:
    actions = {one.dest: one for one in COMMANDS[name]._actions if one.option_strings}
    assert "json" in actions
    assert "language" in actions or "language_of_messages" in actions
    for dest, (option, metavar) in AS_THEY_ARE_CALLED.items():
        if dest in actions:
            assert (actions[dest].option_strings, actions[dest].metavar) == ([option], metavar)


def keep_own_keys() -> None:
    vault = Vault.unlock(paths.vault(), Passphrase(PASSPHRASE), lambda: datetime.now(UTC))
    vault.shelf.put(KEPT_AS, (FILES / "exchange-v1-identity.json").read_bytes())
    vault.close()


@pytest.mark.slow
def test_every_command_answers_in_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.json").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "ministry.docx").write_bytes(letterhead())
    (tmp_path / "pass").write_text(f"{PASSPHRASE}\nnot this\n", encoding="utf-8")
    values = {"folder": str(tmp_path), "fingerprint": "", "pack": ""}
    told: dict[str, Any] = {}
    for name in LINES:
        for line in LINES[name]:
            words = [word.format(**values) for word in line.split()]
            code = run([*words, "--json"])
            written = capsys.readouterr()
            assert code == 0, written.err
            told[name] = json.loads(written.out)
        if name == "vault create":  # restoring wants none
            shutil.rmtree(paths.vault())
        if name == "vault restore":
            keep_own_keys()
        if name == "hand-over":
            out = (tmp_path / "out.xlf").read_text(encoding="utf-8")
            filled = out.replace("</source>", "</source><target>x</target>", 1)
            (tmp_path / "filled.xlf").write_text(filled, encoding="utf-8")
        values["pack"] = told.get("pack build", {}).get("id", "")
        values["fingerprint"] = told.get("pack key", {}).get("fingerprint", "").replace(" ", "")
    assert {one["id"] for one in told["checks"] if one["rests_on"]}
