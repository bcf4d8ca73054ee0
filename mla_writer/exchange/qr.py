"""A key card as a QR code: the same bytes as the file ``.mlac``, for a screen."""

from __future__ import annotations

from mla_writer.model.errors import ExchangeRefused
from mla_writer.model.message import message

QUIET_ZONE = 4


def matrix(card: bytes) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code for the file ``card``, True for a dark square, with its quiet zone of four;
    ``ExchangeRefused`` where it is too long for a code (about 2,900 bytes)."""
    import segno

    try:
        code = segno.make_qr(card.decode(), encoding="utf-8", mode="byte", error="l", boost_error=True)
    except (segno.DataOverflowError, UnicodeDecodeError) as error:
        raise ExchangeRefused(message("the key card is too long for a QR code; send the file")) from error
    rows = code.matrix_iter(scale=1, border=QUIET_ZONE)
    return tuple(tuple(bool(square) for square in row) for row in rows)
