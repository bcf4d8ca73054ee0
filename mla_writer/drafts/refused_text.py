"""Drafts in files that hold characters which may not enter a request: which they are; without them."""

from __future__ import annotations

from pathlib import Path

from mla_writer import files
from mla_writer.drafts.format import Problems, mended_from_json, refused_in_json
from mla_writer.drafts.strict_json import LARGEST
from mla_writer.model.draft import Draft
from mla_writer.model.text_gate import Problem


def refused(path: Path) -> tuple[tuple[str, Problem], ...]:
    """The characters in the file ``path`` that may not enter a request, each with the path of its text; the
    ``DraftError`` family."""
    return refused_in_json(files.read_bytes(path, LARGEST))


def read_mended(path: Path, problems: Problems) -> Draft:
    """The draft in the file ``path`` without these characters; the ``DraftError`` family. The file stays
    as it is: a person may look there what was taken out."""
    return mended_from_json(files.read_bytes(path, LARGEST), problems)
