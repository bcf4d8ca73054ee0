"""A draft file with characters that may not stand in a request: what they are, where, and a copy without."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Answer, ask, tell
from mla_writer.model.errors import ProgramError, TextRefused
from mla_writer.model.message import message
from mla_writer.model.text_gate import Problem

if TYPE_CHECKING:
    from mla_writer.session import Session

MOST = 12
"""How many places are named; how many more there are is told."""


def offer_copy(parent: QWidget, services: Services, path: Path, error: TextRefused) -> Session | None:
    """Name what was found in the draft in ``path`` and where, and offer a copy without it; None when that is
    not wanted. The file stays as it is."""
    from uuid import uuid4

    from mla_writer.drafts import read_mended, refused

    say = services.say
    title = say(message("The draft holds characters that may not stand in a request"))
    try:
        found, draft = refused(path), read_mended(path, services.problems())
    except ProgramError:
        tell(parent, title, say(error.message), say(message("Close")))
        return None
    answers = [
        Answer("copy", say(message("Open a copy without them")), "primary"),
        Answer("close", say(message("Close"))),
    ]
    if ask(parent, title, told(services, found), answers) != "copy":
        return None
    return services.new_session(replace(draft, id=str(uuid4())))


def told(services: Services, found: tuple[tuple[str, Problem], ...]) -> str:
    """Which characters were found, by field, and that the file is not changed."""
    places = Counter((path, problem.code, problem.name) for path, problem in found)
    lines = [
        services.say(message("{path}: {code} ({name}), {n}×", path=path, code=code, name=name, n=number))
        for (path, code, name), number in list(places.items())[:MOST]
    ]
    if len(places) > MOST:
        lines.append(services.count("and in {n} more place", "and in {n} more places", len(places) - MOST))
    stays = message("The file stays as it is; the copy is kept among your drafts.")
    return "\n".join((*lines, "", services.say(stays)))
