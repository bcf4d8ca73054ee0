"""Drafts in the published JSON format: read strictly, written so that the same draft gives the same bytes.

Belongs here: bytes to ``Draft`` and back, old versions. Does not belong here: which answers are of the right
type (the rulebook knows; it is given as ``Problems``), what they mean, and where drafts are kept (``vault``).
"""

from mla_writer.drafts.format import Problems, from_json, from_plain, to_json, to_plain
from mla_writer.drafts.refused_text import read_mended, refused

__all__ = [
    "Problems",
    "from_json",
    "from_plain",
    "read_mended",
    "refused",
    "to_json",
    "to_plain",
]
