"""Drafts on disk: the published JSON format, read strictly and written whole or not at all.

Belongs here: bytes to ``Draft`` and back, old versions, the file's stamp. Does not belong here: which
answers are of the right type (the rulebook knows; it is given as ``Problems``), and what they mean.
"""

from mla_writer.drafts.format import Problems, from_json, from_plain, to_json, to_plain
from mla_writer.drafts.store import read, read_mended, read_with_stamp, refused, write
from mla_writer.files import Stamp, stamp, sweep, write_bytes

__all__ = [
    "Problems",
    "Stamp",
    "from_json",
    "from_plain",
    "read",
    "read_mended",
    "read_with_stamp",
    "refused",
    "stamp",
    "sweep",
    "to_json",
    "to_plain",
    "write",
    "write_bytes",
]
