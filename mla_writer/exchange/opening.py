"""A draft out of whatever file a person opens: the draft itself, or a PDF or DOCX that carries it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from mla_writer.drafts import Problems, from_json
from mla_writer.exchange.carried import LARGEST_FILE, carries, opened
from mla_writer.files import read_bytes
from mla_writer.model.draft import Draft
from mla_writer.model.errors import DraftError, ExchangeRefused, ProgramError, TextRefused
from mla_writer.model.message import message

REFUSALS = (DraftError, TextRefused, ExchangeRefused)
E = TypeVar("E", bound=ProgramError)


def draft_in(data: bytes, name: str, problems: Problems) -> Draft:
    """The draft that ``data``, the content of the file ``name``, is or carries.

    The ``DraftError`` family, ``TextRefused`` or ``ExchangeRefused``, with one sentence that names the file.
    """
    try:
        return opened(data, problems) if carries(data) else from_json(data, problems)
    except REFUSALS as error:
        raise _named(error, name) from error


def read_draft(path: Path, problems: Problems) -> Draft:
    """The draft in the file ``path``; errors as in ``draft_in``, also where it cannot be read."""
    try:
        data = read_bytes(path, LARGEST_FILE)
    except DraftError as error:
        raise _named(error, str(path)) from error
    return draft_in(data, str(path), problems)


def _named(error: E, name: str) -> E:
    """``error``, with the file in its sentence."""
    return type(error)(message("{file} cannot be opened: {problem}", file=name, problem=error.message))
