"""Drafts as files: reading with the file named in every error, writing without overwriting others."""

from __future__ import annotations

from pathlib import Path

from mla_writer import files
from mla_writer.drafts.format import Problems, from_json, mended_from_json, refused_in_json, to_json
from mla_writer.drafts.strict_json import LARGEST
from mla_writer.files import Stamp
from mla_writer.model.draft import Draft
from mla_writer.model.errors import DraftError, TextRefused, TooLarge
from mla_writer.model.message import message
from mla_writer.model.text_gate import Problem


def read(path: Path, problems: Problems) -> Draft:
    """The draft in the file ``path``; raises the ``DraftError`` family or ``TextRefused``, with one
    sentence that names the file and, where it can, the place."""
    return read_with_stamp(path, problems)[0]


def read_with_stamp(path: Path, problems: Problems) -> tuple[Draft, Stamp]:
    """As ``read``, with the stamp of the very bytes that were read, for a later ``write``."""
    try:
        data = files.read_bytes(path, LARGEST)
        return from_json(data, problems), files.stamp_of(data)
    except (DraftError, TextRefused) as error:
        named = message("{file} cannot be opened: {problem}", file=str(path), problem=error.message)
        raise type(error)(named) from error


def refused(path: Path) -> tuple[tuple[str, Problem], ...]:
    """The characters in the file ``path`` that may not enter a request, each with the path of its text; the
    ``DraftError`` family."""
    return refused_in_json(files.read_bytes(path, LARGEST))


def read_mended(path: Path, problems: Problems) -> Draft:
    """The draft in the file ``path`` without these characters; errors as in ``read``. The file stays as it
    is: a person may look there what was taken out."""
    return mended_from_json(files.read_bytes(path, LARGEST), problems)


def write(path: Path, draft: Draft, expected: Stamp | None) -> Stamp:
    """Write ``draft`` to ``path``, whole or not at all, and give back the new stamp.

    ``expected`` is the stamp of the file that may be replaced, None when there should be none. Raises
    ``ChangedElsewhere``, ``CannotWrite``, or ``TooLarge`` when it could not be read again; the file
    then is as it was.
    """
    data = to_json(draft)
    if len(data) > LARGEST:
        raise TooLarge(
            message(
                "the draft is larger than {limit} MiB, the limit; shorten its texts", limit=LARGEST // 1024**2
            )
        )
    return files.write_over(path, data, expected)
