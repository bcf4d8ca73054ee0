"""The content of a draft as it is kept: the published format, written without spaces."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mla_writer.drafts import to_plain
from mla_writer.drafts.strict_json import LARGEST
from mla_writer.model.draft import Draft
from mla_writer.model.errors import TooLarge, WrongTypes
from mla_writer.model.message import message


def compact(plain: Any) -> bytes:
    """``plain`` as JSON in UTF-8; ``TooLarge`` when it could not be read again, ``WrongTypes``."""
    try:
        data = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except ValueError:
        raise WrongTypes(
            message("the draft holds a character or a number that cannot be written to a file")
        ) from None
    if len(data) > LARGEST:
        raise TooLarge(
            message(
                "the draft is larger than {limit} MiB, the limit; shorten its texts", limit=LARGEST // 1024**2
            )
        )
    return data


def all_text(draft: Draft) -> str:
    """Every text of the answers, for the search."""
    plain = to_plain(draft)
    return "\n".join(_texts([plain["common"], plain["measures"], plain["unreadable"], plain["translations"]]))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from _texts(part)
    elif isinstance(data, (list, tuple)):
        for part in data:
            yield from _texts(part)
