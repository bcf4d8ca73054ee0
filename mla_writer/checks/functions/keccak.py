"""Keccak-256 as it was before NIST changed the padding for SHA-3: the hash in Ethereum addresses.

``hashlib`` has the changed one only. Source: The Keccak reference 3.0 (2011), section 1.
"""

from __future__ import annotations

RATE = 136
LANE = (1 << 64) - 1
ROUNDS = 24


def keccak_256(data: bytes) -> bytes:
    """The 32 bytes of the hash of ``data``."""
    padded = bytearray(data + b"\x01" + bytes(-(len(data) + 1) % RATE))
    padded[-1] |= 0x80
    lanes = [0] * 25
    for start in range(0, len(padded), RATE):
        for place in range(RATE // 8):
            at = start + place * 8
            lanes[place] ^= int.from_bytes(padded[at : at + 8], "little")
        lanes = _permuted(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])


def _permuted(lanes: list[int]) -> list[int]:
    register = 1
    for _ in range(ROUNDS):
        lanes = _chi(_rho_and_pi(_theta(lanes)))
        constant, register = _round_constant(register)
        lanes[0] ^= constant
    return lanes


def _theta(lanes: list[int]) -> list[int]:
    columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
    mixed = [columns[x - 1] ^ _turned(columns[(x + 1) % 5], 1) for x in range(5)]
    return [lane ^ mixed[place % 5] for place, lane in enumerate(lanes)]


def _rho_and_pi(lanes: list[int]) -> list[int]:
    moved = list(lanes)
    x, y = 1, 0
    carried = lanes[1]
    for step in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        place = x + 5 * y
        carried, moved[place] = lanes[place], _turned(carried, (step + 1) * (step + 2) // 2)
    return moved


def _chi(lanes: list[int]) -> list[int]:
    return [
        lanes[row + x] ^ (~lanes[row + (x + 1) % 5] & lanes[row + (x + 2) % 5] & LANE)
        for row in range(0, 25, 5)
        for x in range(5)
    ]


def _round_constant(register: int) -> tuple[int, int]:
    constant = 0
    for power in range(7):
        if register & 1:
            constant |= 1 << ((1 << power) - 1)
        register = (register << 1) ^ (0x171 if register & 0x80 else 0)
    return constant, register


def _turned(lane: int, by: int) -> int:
    by %= 64
    return ((lane << by) | (lane >> (64 - by))) & LANE
