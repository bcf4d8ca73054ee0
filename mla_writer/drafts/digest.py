"""What names one exact state of a draft: by it an approval and a report hold for that state alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from mla_writer.drafts.format import to_plain
from mla_writer.model.draft import Draft


def digest(draft: Draft) -> str:
    """SHA-256 (hexadecimal) over the published JSON of ``draft`` in a canonical order."""
    return digest_of_plain(to_plain(draft))


def digest_of_plain(plain: Mapping[str, Any]) -> str:
    """The same of a draft that is plain JSON already."""
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
