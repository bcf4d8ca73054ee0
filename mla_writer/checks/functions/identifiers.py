"""Identifiers of accounts, devices, wallets and consignments: their form and their check digits.

The form is data (a regular expression per type in the reference tables); the arithmetic named there
is here or in python-stdnum, whose registers are read only when first needed. Input longer than any
identifier is refused before it is matched.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import cast

from mla_writer.checks.functions.context import Context, Record
from mla_writer.checks.functions.keccak import keccak_256

LONGEST = 512
LOOKS_LIKE_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
SEPARATORS = re.compile(r"[\s-]")
S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
S10_SPECIAL = {10: 0, 11: 5}
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
BECH32_CONSTANT = 1
BECH32M_CONSTANT = 0x2BC830A3
PREFIX_OF_BITCOIN = (3, 3, 0, 2, 3)


def valid_id(context: Context, type: str | None, value: str | None) -> bool:
    """Whether ``value`` has the form and the check digit of an identifier of an account or device."""
    return _valid(context.table("identifier_types"), type, value)


def check_digit_ok(context: Context, type: str | None, value: str | None) -> bool:
    """Whether ``value`` has the form and the check digit of an identifier of a consignment.

    Spaces, hyphens and small letters do not matter: boxes, labels and papers print one number in many ways.
    """
    plain = SEPARATORS.sub("", value or "").upper()
    return _valid(context.table("consignment_id_types"), type, plain or value)


def iban_ok(text: str | None) -> bool | None:
    """Whether an account number is a correct IBAN (ISO 13616: length of the country, ISO 7064 check
    digits); null when it does not look like one or its country has none registered."""
    from stdnum import exceptions, iban

    number = "".join((text or "").split()).upper()
    if not LOOKS_LIKE_IBAN.fullmatch(number):
        return None
    corrected = number[:2] + iban.calc_check_digits(number) + number[4:]
    try:
        iban.validate(corrected, check_country=False)
    except exceptions.InvalidComponent:
        return None
    except exceptions.ValidationError:
        return False
    return corrected == number


def _valid(table: Record, type: str | None, value: str | None) -> bool:
    declared = table.get(type or "")
    if not isinstance(declared, Mapping) or not value or len(value) > LONGEST:
        return False
    described = cast(Record, declared)
    form = _compiled(described.get("regex") or ".*")
    return form.fullmatch(value) is not None and ALGORITHMS[described["algorithm"]](value)


@lru_cache(maxsize=128)
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form)


def _always(value: str) -> bool:
    return True


def _ipv4(value: str) -> bool:
    try:
        return bool(ipaddress.IPv4Address(value).packed)
    except ValueError:
        return False


def _ipv6(value: str) -> bool:
    try:
        return ipaddress.IPv6Address(value).scope_id is None
    except ValueError:
        return False


def _no_stray_dots(value: str) -> bool:
    local = value.rpartition("@")[0]
    return not (local.startswith(".") or local.endswith(".") or ".." in local)


def _luhn(value: str) -> bool:
    from stdnum import luhn

    return luhn.is_valid(value)


def _container(value: str) -> bool:
    from stdnum import iso6346

    return iso6346.is_valid(value)


def _vessel(value: str) -> bool:
    from stdnum import imo

    return imo.is_valid(value)


def _air_waybill(value: str) -> bool:
    """Cargo services: the last digit is the seven-digit serial modulo 7 (IATA Resolution 600a)."""
    serial = value[-8:]
    return int(serial[:7]) % 7 == int(serial[7])


def _parcel(value: str) -> bool:
    """Postal items: the check digit of UPU S10 over the eight digits of the serial."""
    total = sum(int(digit) * weight for digit, weight in zip(value[2:10], S10_WEIGHTS, strict=True))
    check = 11 - total % 11
    return S10_SPECIAL.get(check, check) == int(value[10])


def _bitcoin(value: str) -> bool:
    from stdnum import bitcoin

    return _bech32(value) if value.lower().startswith("bc1") else bitcoin.is_valid(value)


def _bech32(value: str) -> bool:
    """Segregated witness addresses: BIP 173, and BIP 350 from version 1, which python-stdnum lacks."""
    from stdnum import bitcoin, exceptions

    if value not in (value.lower(), value.upper()) or any(one not in BECH32 for one in value.lower()[3:]):
        return False
    data = [BECH32.index(character) for character in value.lower()[3:]]
    constant = BECH32M_CONSTANT if data[0] else BECH32_CONSTANT
    if len(data) < 8 or bitcoin.bech32_checksum([*PREFIX_OF_BITCOIN, *data]) != constant:
        return False
    try:
        program = bitcoin.b32decode(data[1:-6])
    except exceptions.ValidationError:
        return False
    return len(program) in (20, 32) if data[0] == 0 else data[0] <= 16 and 2 <= len(program) <= 40


def _ethereum(value: str) -> bool:
    """Addresses in mixed case carry a checksum in the case of their letters (EIP-55)."""
    address = value[2:]
    if address in (address.lower(), address.upper()):
        return True
    digest = keccak_256(address.lower().encode("ascii")).hex()
    return all(
        letter.isdigit() or letter.isupper() == (int(nibble, 16) >= 8)
        for letter, nibble in zip(address, digest, strict=False)
    )


ALGORITHMS: Mapping[str, Callable[[str], bool]] = {
    "none": _always,
    "mac_local_bit": _always,
    "no_stray_dots": _no_stray_dots,
    "ip_class": _ipv4,
    "ipaddress_ipv6": _ipv6,
    "luhn": _luhn,
    "base58check_or_bech32": _bitcoin,
    "eip55_if_mixed_case": _ethereum,
    "iso6346": _container,
    "awb_mod7": _air_waybill,
    "upu_s10": _parcel,
    "imo_number": _vessel,
}
"""Name in the reference tables -> arithmetic over a value that already has the right form."""
