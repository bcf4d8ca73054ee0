"""The seal: heads of age files as they may not be, and writing that fails half-way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mla_writer.exchange import limits
from mla_writer.exchange import sealing as exchange_sealing
from mla_writer.exchange.sealing import ALTERED, Passphrase, Sealing, is_recipient, opened, seal, sealing
from mla_writer.files import write_bytes
from mla_writer.model.errors import CannotWrite, ExchangeRefused
from tests.exchange.parts import ANNA, BASHIR, sent

FIRST = b"age-encryption.org/v1\n"
X25519 = (
    b"-> X25519 QnSyWdHw86UUZYRbNfdDVgSqmT+w1ShBTYgE45c2mmI\nFwlsyxmp0lYTGsoy8yj+TBFrJulmIhiPmtAZZMICWXQ\n"
)
MAC = b"--- " + b"A" * 43 + b"\n"


def scrypt(work: bytes, salt: bytes = b"A" * 22) -> bytes:
    return b"-> scrypt " + salt + b" " + work + b"\n" + b"A" * 43 + b"\n"


NO_FILE, ODD, EFFORT = r"ends in \.mlar", "altered or damaged", "unreasonable effort"
HEADS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", NO_FILE),
    "version 2": (b"age-encryption.org/v2\n" + X25519 + MAC, NO_FILE),
    "line end of Windows": (FIRST.replace(b"\n", b"\r\n") + X25519 + MAC, NO_FILE),
    "armoured": (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", NO_FILE),
    "no end": (FIRST + X25519, NO_FILE),
    "long": (FIRST + X25519 * 200 + MAC, NO_FILE),
    "no recipient": (FIRST + MAC, ODD),
    "only something else": (FIRST + b"hello\n" + MAC, ODD),
    "too many recipients": (FIRST + X25519 * (limits.MOST_RECIPIENTS + 3) + MAC, ODD),
    "passphrase and recipient": (FIRST + scrypt(b"18") + X25519 + MAC, ODD),
    "two passphrases": (FIRST + scrypt(b"18") * 2 + MAC, ODD),
    "work 21": (FIRST + scrypt(b"21") + MAC, EFFORT),
    "work 63": (FIRST + scrypt(b"63") + MAC, EFFORT),
    "work 018": (FIRST + scrypt(b"018") + MAC, ODD),
    "work 0": (FIRST + scrypt(b"0") + MAC, ODD),
    "work 100": (FIRST + scrypt(b"100") + MAC, ODD),
    "work -1": (FIRST + scrypt(b"-1") + MAC, ODD),
    "short salt": (FIRST + scrypt(b"18", b"A" * 20) + MAC, ODD),
}


@pytest.mark.parametrize(("data", "match"), HEADS.values(), ids=HEADS.keys())
def test_heads_that_are_refused_before_anything_is_tried(
    data: bytes, match: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_sealing, "_age", lambda: pytest.fail("it was tried"))
    with pytest.raises(ExchangeRefused, match=match):
        opened(data + bytes(100), Passphrase("vier Wörter sind genug"))


@pytest.mark.parametrize(
    "data",
    [
        FIRST + X25519 + MAC + bytes(32),
        FIRST + X25519.replace(b"-> X25519 ", b"-> X25519  ") + MAC + bytes(32),
        FIRST + X25519.replace(b"Fwls", b"Fwl") + MAC + bytes(32),
        FIRST + b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n" + MAC + bytes(32),
        FIRST + b"-> piv-p256 AAAA BBBB\n" + b"A" * 43 + b"\n" + MAC + bytes(32),
    ],
)
def test_heads_that_do_not_open(data: bytes) -> None:
    with pytest.raises(ExchangeRefused):
        opened(data, ANNA.sealing)


def test_a_line_put_into_the_head_is_seen() -> None:
    data = sent()
    with pytest.raises(ExchangeRefused) as caught:
        opened(data.replace(b"\n--- ", b"\n-> x y\n" + b"A" * 22 + b"\n--- ", 1), BASHIR.sealing)
    assert caught.value.message == ALTERED


def test_by_what_a_file_opens() -> None:
    assert sealing(sent()) is Sealing.RECIPIENTS
    assert sealing(FIRST + scrypt(b"20") + MAC) is Sealing.PASSPHRASE


@pytest.mark.parametrize(
    "text",
    ["", "age1", "ssh-ed25519 AAAA", "age1yubikey1qqqq", pytest.param(ANNA.sealing, id="a secret key")],
)
def test_recipients_that_are_not_sealed_for(text: str) -> None:
    assert not is_recipient(text)
    with pytest.raises(ExchangeRefused):
        seal(b"x", [text])


def test_a_passphrase_is_not_shown() -> None:
    assert "genug" not in repr(Passphrase("vier Wörter sind genug"))


@pytest.mark.slow
def test_writing_that_fails_after_any_bytes_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, old, new = tmp_path / "request.mlar", sent(), sent()
    write_bytes(target, old)
    write = os.write
    for allowed in (*range(0, 300, 37), *range(300, len(new), 997), len(new) - 1):
        left = [allowed]

        def failing(descriptor: int, data: bytes, left: list[int] = left) -> int:
            if left[0] == 0:
                raise OSError(errno.ENOSPC, "full")
            part = data[: left[0]]
            left[0] -= len(part)
            return write(descriptor, part)

        monkeypatch.setattr(os, "write", failing)
        with pytest.raises(CannotWrite, match="disk is full"):
            write_bytes(target, new)
        monkeypatch.setattr(os, "write", write)
        assert target.read_bytes() == old
        assert [one.name for one in tmp_path.iterdir()] == ["request.mlar"]
