"""Keys and signatures in the format of minisign, tried on what minisign 0.11 made of them."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

import pytest

from mla_writer.model.errors import PackRefused
from mla_writer.packs import secret_keys
from mla_writer.packs.minisign import PublicKey, public_key, sign, signer, verify
from mla_writer.packs.secret_keys import needs_passphrase, new_key, secret_key, written

DATA = b"vectors of minisign\n"
PUBLIC = """\
untrusted comment: minisign public key 3C87AE9EA085F47E
RWR+9IWgnq6HPK7uOlTkYo3tRJSpzGuZlgI+80H4Lzs90AqjQqnC+fBY
"""
SECRET = """\
untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAfvSFoJ6uhzzCRvyfyF2Fxplkd+1RHdZwhfw6Nd2iIlozO4BYlCu/2K7uOlTkYo3tRJSpzGuZlgI+80H4Lzs90AqjQqnC+fBYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""
SIGNATURE = """\
untrusted comment: signature from minisign secret key
RUR+9IWgnq6HPH6fdG9rgKYHgSyfNV9dK7t8B2gWtlmJvb+54oDUeGzTexOaoFjUvr7UbaiZEp1TCkrWJinYQMm6fLFOlFnMYwo=
trusted comment: xa-sample 2026.1
o0Wvk/nfumNL3mu7pgo2ONAciWEowXgn5TUH6qtgTxxxwfhNWTjknIuqZRpqYhYCnGQ25nS2OJX3DVhZgLC2Ag==
"""
LEGACY = """\
untrusted comment: signature from minisign secret key
RWR+9IWgnq6HPOws/9kI+wGXS8v3WZTFAOW/EgYQwD4UDEaC/bx325jZgfIUEK0fofVHevnLQ9Cci7NwcgMVre9vC7fcn7F4sAs=
trusted comment: timestamp:1795284223	file:m.txt
FqRuqoKYXM2HghOGrzPjUaI7pUBTVO16VlKcsKCIBv9vLh8xq0Al3sLMNfwaRxiLU7STezlkFZznY2WljK/9BA==
"""
HIDDEN_PUBLIC = """\
untrusted comment: minisign public key E29F7E7B00F5BA41
RWRBuvUAe36f4gaDwexfBHr6s7E+sDWcgWTqihDQB8/kwEqOLUo50kd/
"""
HIDDEN = """\
untrusted comment: minisign encrypted secret key
RWRTY0IyRECD/WjrpzhXtfbQFtgrvQC6d2jRpJkrP9tKD0xuC6wAAAACAAAAAAAAAEAAAAAAxK+5/3cvvi60hNjRXcSe9dLfcprjyp4i8iXAaxSSHO9gR8DLE4k0mwlZCWCQs/Nz15prNakJJV2DryK4bc0CONbzorZCb/gFZ57W00y3ZkWdwmUILD3ZddAVBUHd72SiFv2XeI/hQ8k=
"""
HIDDEN_SIGNATURE = """\
untrusted comment: signature from minisign secret key
RURBuvUAe36f4vXh0RtEESBeSrdtBDgKhoKOiS/hKge/n3jvxJEH2BklY5pbimkUPRuKdr2C+/CJ5eDfwtl/fS/yAAt1LhMkIwM=
trusted comment: xa-sample 2026.1
CFBLDlhYNu/jQ/BdVEYnqpNe9JLW65mZox/NTgTV5lC236ULVYkrcVgLEoOvClA7jceSo7QwGJeAhayXKfraDQ==
"""
OURS = """\
untrusted comment: minisign encrypted secret key
RWRTY0IyCW02gFB8szT/EWPZmbbmlsY9Oe4hzwAyISA+QzcSjdoAAEAAAAAAAAAAABAAAAAAKykXWkrv9/jsmqyOh8rHdZhhvKgXXeqrH88WJiVROU1gxNG1y9yjb+dl3Gu/VXah7igJE2cyg+TiLZ4VNmUkC8DL731q6s6OQPClZjMuuySvxBzNCKV4SqK7uZqZi2dcRZK2Z7P93pg=
"""

OURS_PUBLIC = "RWSdA/aHTjXdWyqbivOCGhVY1B7raq2WBrFGrnHGahNRwwveC7TXyHGm"
"""A key hidden by "pass words" at the cost that this program takes."""


def test_what_minisign_signed_is_verified() -> None:
    assert verify(public_key(PUBLIC), DATA, SIGNATURE) == "xa-sample 2026.1"
    assert verify(public_key(PUBLIC), DATA, SIGNATURE.replace("\n", "\r\n")) == "xa-sample 2026.1"
    assert verify(public_key(HIDDEN_PUBLIC), DATA, HIDDEN_SIGNATURE) == "xa-sample 2026.1"


def test_a_signature_is_the_one_that_minisign_makes() -> None:
    ours = sign(secret_key(SECRET), DATA, "xa-sample 2026.1")
    assert ours.split("\n")[1:] == SIGNATURE.split("\n")[1:]


def test_a_key_is_named_as_minisign_names_it() -> None:
    key = public_key(PUBLIC)
    assert key.file == PUBLIC
    assert key.shown_id == "3C87 AE9E A085 F47E"
    assert key.fingerprint == "c790 ef74 02ca 0260 248c f94f 397b f0e2"
    assert public_key(key.line) == key
    assert signer(SIGNATURE) == key.id


def test_no_bit_can_be_changed() -> None:
    key, data = public_key(PUBLIC), bytearray(DATA)
    for place in range(len(DATA) * 8):
        data[place // 8] ^= 1 << place % 8
        with pytest.raises(PackRefused):
            verify(key, bytes(data), SIGNATURE)
        data[place // 8] ^= 1 << place % 8


@pytest.mark.parametrize("line", [1, 3])
def test_no_bit_of_the_signature_can_be_changed(line: int) -> None:
    lines = SIGNATURE.split("\n")
    raw = bytearray(b64decode(lines[line]))
    for place in range(len(raw) * 8):
        raw[place // 8] ^= 1 << place % 8
        text = "\n".join([*lines[:line], b64encode(raw).decode(), *lines[line + 1 :]])
        with pytest.raises(PackRefused):
            verify(public_key(PUBLIC), DATA, text)
        raw[place // 8] ^= 1 << place % 8


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LEGACY, "older kind"),
        (HIDDEN_SIGNATURE, "another key"),
        (SIGNATURE.replace("2026.1", "2026.2"), "altered"),
        (SIGNATURE + "more\n", "not a signature"),
        (SIGNATURE.replace("trusted comment: xa", "trusted comment: \u202exa"), "not a signature"),
        (SIGNATURE.replace("RUR+", "RUR!"), "not a signature"),
        ("", "not a signature"),
        ("x" * 5000, "not a signature"),
    ],
)
def test_signatures_that_are_refused(text: str, told: str) -> None:
    with pytest.raises(PackRefused, match=told):
        verify(public_key(PUBLIC), DATA, text)


@pytest.mark.parametrize("text", ["", "RWQ", PUBLIC + PUBLIC, SECRET, "\n".join(["a"] * 9000)])
def test_what_is_no_public_key(text: str) -> None:
    with pytest.raises(PackRefused, match="not a public key"):
        public_key(text)


def test_a_point_that_is_no_key_verifies_nothing() -> None:
    key = PublicKey(public_key(PUBLIC).id, bytes(32))
    with pytest.raises(PackRefused):
        verify(key, DATA, SIGNATURE)


def test_a_new_key_without_passphrase() -> None:
    key = new_key()
    assert secret_key(written(key)) == key
    assert not needs_passphrase(written(key))
    assert key.seed.hex() not in repr(key)
    assert repr(key.seed) not in repr(key)
    assert new_key() != key


@pytest.mark.slow
def test_a_key_with_passphrase() -> None:
    assert needs_passphrase(OURS)
    assert secret_key(OURS, "pass words").public.key == b64decode(OURS_PUBLIC)[10:]


def test_a_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret_keys, "OPERATIONS", 1 << 15)
    key = new_key()
    hidden = written(key, "words of mine")
    assert key.seed not in b64decode(hidden.splitlines()[1])
    assert secret_key(hidden, "words of mine") == key
    for wrong in ("", "words of mine ", "Words of mine"):
        with pytest.raises(PackRefused, match="passphrase is wrong"):
            secret_key(hidden, wrong)


@pytest.mark.full
def test_a_key_that_minisign_hid() -> None:
    assert secret_key(HIDDEN, "secret words").public == public_key(HIDDEN_PUBLIC)


def test_a_key_file_cannot_ask_for_endless_effort() -> None:
    head, line = HIDDEN.strip().split("\n")
    raw = bytearray(b64decode(line))
    for place in (38, 46):
        costly = raw.copy()
        costly[place : place + 8] = b"\xff" * 7 + b"\0"
        with pytest.raises(PackRefused, match="more effort"):
            secret_key(f"{head}\n{b64encode(costly).decode()}\n", "secret words")


@pytest.mark.parametrize("text", ["", PUBLIC, SECRET[:-20], re.sub("RWQAAEIy", "RWQAAEIz", SECRET)])
def test_what_is_no_secret_key(text: str) -> None:
    with pytest.raises(PackRefused, match="not a secret key"):
        secret_key(text)


def test_a_secret_key_that_does_not_fit_its_public_one() -> None:
    head, line = SECRET.strip().split("\n")
    raw = bytearray(b64decode(line))
    raw[-40] ^= 1
    with pytest.raises(PackRefused, match="damaged"):
        secret_key(f"{head}\n{b64encode(raw).decode()}\n")
