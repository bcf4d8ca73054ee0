"""How large an exchange file, its parts and a key card may be; the same when one is made and when it is read.

Published in ``docs/exchange-format.md``.
"""

from __future__ import annotations

from mla_writer.drafts.review_format import LARGEST_REVIEW
from mla_writer.drafts.strict_json import LARGEST as LARGEST_DRAFT
from mla_writer.files import MEBIBYTE

LARGEST_SEALED = 64 * MEBIBYTE
"""The whole file as it travels; what mail or a stick carries is usually less."""
LARGEST_HEADER = 16 * 1024
"""Of the sealing: one line of 100 bytes for each recipient."""
MOST_WORK = 20
"""The exponent of scrypt's cost that is done for a file with a passphrase: 1 GiB, some seconds. The library
would do eight times that."""
MOST_RECIPIENTS = 50
LARGEST_UNPACKED = 96 * MEBIBYTE
MOST_VALUES = 1_000_000
"""In request, review and versions together, counted by their brackets and commas; a real draft has some
thousand. A small file could else hold so many that reading them takes gigabytes."""
LARGEST_MANIFEST = 256 * 1024
LARGEST_SIGNATURE = 4096
LARGEST_ANNEX = LARGEST_SEALED
MOST_ANNEXES = 200
MOST_VERSIONS = 200
MOST_FILES = 4 + MOST_ANNEXES + MOST_VERSIONS
LARGEST_CARD = 4096
LARGEST_CARDS = 4 * MEBIBYTE
LONGEST_NAME = 200
"""Characters of a person's, an authority's or a file's name."""
SHORTEST_PASSPHRASE = 12
"""Characters. Whoever has a sealed file may try passphrases for ever, without the program."""

__all__ = [
    "LARGEST_ANNEX",
    "LARGEST_CARD",
    "LARGEST_CARDS",
    "LARGEST_DRAFT",
    "LARGEST_HEADER",
    "LARGEST_MANIFEST",
    "LARGEST_REVIEW",
    "LARGEST_SEALED",
    "LARGEST_SIGNATURE",
    "LARGEST_UNPACKED",
    "LONGEST_NAME",
    "MOST_ANNEXES",
    "MOST_FILES",
    "MOST_RECIPIENTS",
    "MOST_VALUES",
    "MOST_VERSIONS",
    "MOST_WORK",
    "SHORTEST_PASSPHRASE",
]
