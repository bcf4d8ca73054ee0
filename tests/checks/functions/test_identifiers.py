"""Identifiers: every example of the tables, known vectors of each arithmetic, and hostile input."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mla_writer.checks.functions.identifiers import ALGORITHMS, LONGEST
from mla_writer.checks.functions.keccak import keccak_256
from mla_writer.paths import resources
from tests.checks.functions.conftest import table, tables

FUNCTION_OF = {"identifier_types": "valid_id", "consignment_id_types": "check_digit_ok"}


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in FUNCTION_OF:
        for type, described in tables()[name].items():
            if isinstance(described, dict):
                yield name, type, described


def examples() -> Iterator[tuple[str, str, str, bool]]:
    for name, type, described in entries():
        for valid in (True, False):
            for value in described["valid_examples" if valid else "invalid_examples"]:
                yield FUNCTION_OF[name], type, str(value), valid


def test_tables_are_complete() -> None:
    counts = {name: sum(one == name for one, _, _ in entries()) for name in FUNCTION_OF}
    assert counts == {"identifier_types": 22, "consignment_id_types": 11}
    assert len(list(examples())) == 79


@pytest.mark.parametrize(("function", "type", "value", "valid"), list(examples()))
def test_examples_of_the_tables(
    call: Callable[..., Any], function: str, type: str, value: str, valid: bool
) -> None:
    assert call(function, type, value) is valid


def test_every_arithmetic_of_the_tables_is_known() -> None:
    assert {described["algorithm"] for _, _, described in entries()} <= set(ALGORITHMS)


@pytest.mark.parametrize(
    ("type", "value", "valid"),
    [
        # BIP 173 and BIP 350: version 0 with bech32, version 1 with bech32m, and each with the other.
        ("btc_address", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", True),
        ("btc_address", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", False),
        ("btc_address", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", True),
        ("btc_address", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", False),
        ("btc_address", "bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", False),
        ("btc_address", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", True),
        ("btc_address", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz", False),
        # EIP-55: the addresses of the proposal, and one with a letter of the wrong case.
        ("eth_address", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", True),
        ("eth_address", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", True),
        ("eth_address", "0xfb6916095ca1df60bB79Ce92cE3Ea74c37c5d359", False),
        ("eth_address", "0xde709f2102306220921060314715629080e2fb77", True),
        ("email", "a..b@example.org", False),
        ("email", ".a@example.org", False),
        ("email", "a.@example.org", False),
        ("email", "a.b@example.org\n", False),
        ("ipv6", "::1", True),
        ("ipv6", "8.8.8.8", False),
        ("iccid", "894450010219830482", False),
        ("not-declared", "x", False),
        (None, "x", False),
        ("email", None, False),
    ],
)
def test_known_vectors(call: Callable[..., Any], type: str, value: str, valid: bool) -> None:
    assert call("valid_id", type, value) is valid


@pytest.mark.parametrize(
    ("type", "good", "bad"),
    [
        ("email", "o'neil+case@mail.example.org", "j.doe@example..org"),
        ("phone_e164", "+447700900123", "+44 7700 900123"),
        ("ipv4", "192.0.2.255", "192.0.2.256"),
        ("ipv6", "2001:db8::8a2e:370:7334", "2001:db8::8a2e::7334"),
        ("imei", "356938035643809", "356938035643808"),
        ("imeisv", "3569380356438012", "35693803564380AB"),
        ("imsi", "24201123456789", "2420112345678901"),
        ("iccid", "89014103211118510720", "88014103211118510720"),
        ("mac", "3c-22-fb-10-20-3f", "3c22.fb10.203f"),
        ("url", "http://example.org:8080/u/1?x=ü", "ftp://example.org/u/1"),
        ("domain", "a-b.example", "a_b.example"),
        ("user_id_numeric", "100", "10"),
        ("username", "@a-b", "a"),
        ("display_name", "Åse Ødegård 🦊", "n" * 129),
        ("uuid", "3F2504E0-4F89-41D3-9A0C-0305E82C3301", "3f2504e04f8941d39a0c0305e82c3301"),
        ("sha256", "A" * 64, "a" * 63),
        ("sha1", "0" * 40, "g" * 40),
        ("md5", "F" * 32, "f" * 33),
        ("btc_address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"),
        (
            "eth_address",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aD",
        ),
        ("tx_hash", "f" * 64, "0x" + "f" * 65),
        ("other", "Session 7", "s" * 257),
    ],
)
def test_each_type_takes_the_good_and_refuses_the_bad(
    call: Callable[..., Any], type: str, good: str, bad: str
) -> None:
    assert call("valid_id", type, good) is True
    assert call("valid_id", type, bad) is False


def test_each_type_that_can_be_chosen_is_in_the_table() -> None:
    lists = table(resources() / "choices" / "electronic_evidence.toml")["choices"]
    declared = {type for name, type, _ in entries() if name == "identifier_types"}
    assert declared == set(lists["identifier_type"])


@pytest.mark.parametrize(
    ("type", "value", "valid"),
    [
        ("container", "MSKU6011672", True),
        ("container", "MSKU6011673", False),
        ("parcel_s10", "RB123456785GB", True),
        ("parcel_s10", "RB123456784GB", False),
        ("vessel_imo", "9319466", True),
        ("air_waybill", "02012345675", True),
        ("air_waybill", "020-1234 5675", True),
        ("container", "csqu 305438-3", True),
        ("container", "CSQU 305438-4", False),
        ("parcel_s10", "RA 473 124 829 GB", True),
        ("rail_wagon", "33 53 4567 891-6", True),
        ("rail_wagon", "33 53 4567 891-7", False),
        ("vessel_imo", "IMO9074729", True),
        ("vessel_mmsi", "227 006 760", True),
        ("vin", "wvwzzz1jzxw000001", True),
        ("vehicle_plate", "AB 123 CD", True),
        ("flight", "AF 1234", True),
        ("courier_tracking", "1Z 999 AA1 01 2345 6784", True),
        ("other", "-", True),
        ("container", None, False),
    ],
)
def test_known_consignments(call: Callable[..., Any], type: str, value: str, valid: bool) -> None:
    assert call("check_digit_ok", type, value) is valid


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("GB82 WEST 1234 5698 7654 32", True),
        ("gb82west12345698765432", True),
        ("GB82 WEST 1234 5698 7654 33", False),
        ("DE89 3704 0044 0532 0130 00", True),
        ("DE89 3704 0044 0532 0130 0", False),
        ("FR14 2004 1010 0505 0001 3M02 606", True),
        ("CH93\u00a00076\u00a02011\u00a06238\u00a05295\u00a07", True),
        ("12345678", None),
        ("Account 12", None),
        ("US12 3456 7890 1234 567", None),
        ("", None),
    ],
)
def test_iban(call: Callable[..., Any], text: str, answer: bool | None) -> None:
    assert call("iban_ok", text) is answer


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        (b"a" * 136, "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e"),
    ],
)
def test_keccak(data: bytes, digest: str) -> None:
    assert keccak_256(data).hex() == digest


HOSTILE = ["a", "a.", "a-", "1", "0.", "::", "A ", "a@", "@a.", "/", "?#", "é", "\n", "x" * 62 + "."]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "type", "described"), list(entries()))
def test_no_form_takes_long(name: str, type: str, described: dict[str, Any]) -> None:
    form = re.compile(described.get("regex", ".*"))
    starts = ["", "a@", "https://", "+1", "0x", "bc1", "89"]
    texts = [
        (start + piece * LONGEST)[: LONGEST - 1] + end
        for start in starts
        for piece in HOSTILE
        for end in "!a"
    ]
    began = time.perf_counter()
    for text in texts:
        form.fullmatch(text)
    assert (time.perf_counter() - began) / len(texts) < 0.002


def test_longer_input_is_refused(call: Callable[..., Any]) -> None:
    assert call("valid_id", "url", "https://example.org/" + "a" * LONGEST) is False
