"""What every kind of directory shares: limits, and one authority made of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mla_writer.authorities.card import AuthorityCard, accepted
from mla_writer.authorities.comparing import Row
from mla_writer.authorities.state_names import state_of
from mla_writer.files import MEBIBYTE, read_bytes
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message

LARGEST = 5 * MEBIBYTE
SHOWN = 60


class FileRefused(ProgramError):
    """A directory of which nothing can be read."""


def file_bytes(path: Path) -> bytes:
    """The bytes of a directory; the ``DraftError`` family, ``TooLarge`` beyond 5 MiB."""
    return read_bytes(path, LARGEST)


def row_of(line: int, texts: Mapping[str, str], states: tuple[str, str]) -> Row:
    """The authority that ``texts`` (by field) describe, or why they are refused. ``states`` are what the
    file says of the State and the code that holds where it says nothing."""
    said, chosen = states
    name = _shortened(" ".join(texts.get("name", "").split()))
    try:
        fields = {field: accepted(field, text) for field, text in texts.items()}
    except ProgramError as error:
        return Row(line, refusal=error.message, name=name)
    if not fields.get("name"):
        return Row(line, refusal=message("the name is missing"), name=_shortened(said))
    state = state_of(said) if said.strip() else chosen
    if not state:
        return Row(line, refusal=_no_state(said), name=name)
    return Row(line, AuthorityCard("", state).with_texts(fields), name=fields["name"])


def without_twins(rows: Iterable[Row]) -> Iterator[Row]:
    """``rows`` in which the second of two for the same authority is refused, unless it says the same."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.card is None:
            yield row
            continue
        first = seen.setdefault(row.card.key, row)
        if first is row:
            yield row
        elif first.card is not None and first.card.texts() != row.card.texts():
            refusal = message("line {line} has the same State and name; which one holds?", line=first.line)
            yield replace(row, card=None, refusal=refusal)


def _no_state(said: str) -> Message:
    if not said.strip():
        return message("no State is named; map its column, or choose one State for all rows")
    return message(
        "'{found}' names no State, or more than one; write its name or its ISO 3166-1 code",
        found=_shortened(" ".join(said.split())),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
