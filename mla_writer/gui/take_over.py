"""Drafts that an earlier version kept as plain files: taken into the vault, then deleted."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Answer, ask, tell
from mla_writer.model.dossier import Kept
from mla_writer.model.errors import ProgramError, UnknownName
from mla_writer.model.message import message

TAKE, LATER = "take", "later"


def offer(parent: QWidget, services: Services, done: Callable[[], None]) -> None:
    """Offer to take plain drafts in, if there are any; ``done`` is called when some were."""
    found = services.plain_drafts()
    if not found:
        return
    say = services.say
    title = say(message("Drafts of an earlier version"))
    text = services.count(
        "{n} draft lies unencrypted on this computer.",
        "{n} drafts lie unencrypted on this computer.",
        len(found),
    )
    deleted = message(
        "They are taken into the vault and their files are deleted. Whether a deleted file is really gone "
        "cannot be guaranteed, on an SSD or a stick least of all."
    )
    answers = [Answer(TAKE, say(message("Take them in")), "primary"), Answer(LATER, say(message("Not now")))]
    if ask(parent, title, f"{text} {say(deleted)}", answers) != TAKE:
        return

    def tell_left(left: tuple[Path, ...]) -> None:
        done()
        if left:
            names = "\n".join(path.name for path in left)
            stays = say(message("These files could not be taken in. They stay where they are:"))
            tell(parent, title, f"{stays}\n{names}", say(message("Close")))

    services.runner.run(lambda: take_over(services, found), tell_left, lambda _: tell_left(found))


def take_over(services: Services, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Take the drafts in ``paths`` into the vault, and delete each file once its draft is kept there; gives
    back those that stay."""
    return tuple(path for path in paths if not _taken(services, path))


def _taken(services: Services, path: Path) -> bool:
    from uuid import uuid4

    try:
        draft = services.read(path)
        with contextlib.suppress(UnknownName):
            if services.open(draft.id).draft != draft:
                draft = replace(draft, id=str(uuid4()))
        with contextlib.suppress(UnknownName):
            services.open(draft.id)
            path.unlink()
            return True
        services.begun_with(Kept(draft)).save(services.shelf)
        if services.open(draft.id).draft != draft:
            return False
        path.unlink()
    except (ProgramError, OSError):
        return False
    return True
