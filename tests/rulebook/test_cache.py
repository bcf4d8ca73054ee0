"""The compiled rulebook: equal to the loaded one, made again when it does not fit, safe to read."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from mla_writer import paths
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook import cache
from mla_writer.rulebook.packed import pack, unpack


@pytest.fixture(scope="module")
def packed(rulebook: Rulebook) -> bytes:
    return pack(rulebook)


@pytest.mark.slow
def test_what_is_unpacked_equals_what_was_packed(rulebook: Rulebook, packed: bytes) -> None:
    found = unpack(packed)
    assert found.kinds == rulebook.kinds
    assert found.checks == rulebook.checks
    assert found.instruments == rulebook.instruments
    assert found.tables == rulebook.tables
    assert dict(found.countries) == dict(rulebook.countries)
    assert found.digest == rulebook.digest


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(rulebook: Rulebook, packed: bytes) -> None:
    assert pack(rulebook) == packed


class Harm:
    def __reduce__(self) -> Any:
        return os.getcwd, ()


@pytest.mark.parametrize(
    "value", [Harm(), {"a": Path("x")}, os.getcwd, Rulebook, "text"], ids=["call", "path", "f", "class", "t"]
)
def test_nothing_but_a_rulebook_is_read(value: object) -> None:
    with pytest.raises((pickle.UnpicklingError, TypeError, ValueError)):
        unpack(pickle.dumps(value))


@pytest.mark.slow
def test_a_copy_that_does_not_fit_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rulebook: Rulebook
) -> None:
    made: list[int] = []

    def loaded() -> Rulebook:
        made.append(1)
        return rulebook

    monkeypatch.setattr(cache, "_loaded", loaded)
    monkeypatch.setattr(paths, "compiled", lambda: tmp_path)
    first = cache.rulebook()
    assert cache.rulebook().kinds == first.kinds
    assert len(made) == 1
    kept = tmp_path / cache.NAME
    for content in (
        b"",
        b"rubbish",
        kept.read_bytes()[:-100],
        cache.HEAD + b"0" * 64 + kept.read_bytes()[79:],
    ):
        kept.write_bytes(content)
        assert cache.rulebook().checks == rulebook.checks
    assert len(made) == 5
    assert [path.name for path in tmp_path.iterdir()] == [cache.NAME]


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rulebook: Rulebook
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(cache, "_loaded", lambda: rulebook)
    monkeypatch.setattr(paths, "compiled", lambda: blocked)
    assert cache.rulebook() is rulebook


def test_the_stamp_follows_names_sizes_and_times(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = 1")
    before = cache.stamp(tmp_path, times=True), cache.stamp(tmp_path, times=False)
    os.utime(tmp_path / "a.toml", ns=(1, 1))
    touched = cache.stamp(tmp_path, times=True), cache.stamp(tmp_path, times=False)
    assert (touched[0] == before[0], touched[1] == before[1]) == (False, True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.toml").write_text("")
    assert cache.stamp(tmp_path, times=False) != before[1]
