"""A key card as a QR code: the same bytes as the file ``.mlac``, for a screen or a printed page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.message import message

if TYPE_CHECKING:
    from segno import QRCode

QUIET_ZONE = 4


def matrix(card: bytes) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code for the file ``card``, True for a dark square, with its quiet zone of four;
    ``ExchangeRefused`` where it is too long for a code (about 2,900 bytes)."""
    rows = _code(card).matrix_iter(scale=1, border=QUIET_ZONE)
    return tuple(tuple(bool(square) for square in row) for row in rows)


def svg(card: bytes) -> bytes:
    """The code as an SVG image, dark on white whatever lies behind it."""
    return _image(card, "svg", 1)


def png(card: bytes, scale: int = 4) -> bytes:
    """The code as a PNG image, ``scale`` points to a square."""
    return _image(card, "png", scale)


def _image(card: bytes, kind: str, scale: int) -> bytes:
    target = io.BytesIO()
    _code(card).save(target, kind=kind, scale=scale, border=QUIET_ZONE, dark="#000", light="#fff")
    return target.getvalue()


def _code(card: bytes) -> QRCode:
    import segno

    try:
        return segno.make_qr(card.decode(), encoding="utf-8", mode="byte", error="l", boost_error=True)
    except (segno.DataOverflowError, UnicodeDecodeError) as error:
        raise ExchangeRefused(message("the key card is too long for a QR code; send the file")) from error
