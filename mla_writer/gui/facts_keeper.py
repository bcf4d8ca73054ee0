"""Keeping what a person enters about the law: read once, proved and written beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mla_writer.gui.background import Failed
from mla_writer.gui.services import Services
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.packs import own
from mla_writer.packs.own import Kept
from mla_writer.packs.own_facts import OwnFacts
from mla_writer.session.own_facts import TakenOver, keep

Change = Callable[[OwnFacts], OwnFacts]


class FactsKeeper:
    """``problem`` is why the file cannot be read, if it cannot. After a change the services hold the
    rulebook that was loaded anew."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept = Kept(OwnFacts())
        self.problem: Message | None = None
        self._read()

    @property
    def own(self) -> OwnFacts:
        """What was entered so far."""
        return self._kept.facts

    def change(self, change: Change, done: Callable[[], None], failed: Failed) -> None:
        """Make ``change``, prove it, write it and lay it over the rulebook; ``failed`` tells a refusal,
        after which everything is as it was."""
        try:
            wanted = change(self.own)
        except ProgramError as error:
            failed(error.message)
            return
        dated = replace(wanted, changed_on=self._services.now().date().isoformat())
        stamp = self._kept.stamp

        def taken_over(result: TakenOver) -> None:
            self._kept = result.kept
            self._services.use(result.rulebook)
            done()

        self._services.runner.run(lambda: keep(dated, stamp), taken_over, failed)

    def rename(self, issuer: str, done: Callable[[], None], failed: Failed) -> None:
        """Say who enters the facts."""
        self.change(lambda facts: replace(facts, issuer=issuer), done, failed)

    def begin_anew(self) -> None:
        """Put a damaged file aside, where it is kept."""
        try:
            own.set_aside(self._services.now())
        except ProgramError as error:
            self.problem = error.message
        else:
            self._read()

    def export(self, folder: Path) -> Message:
        """Write what was entered into ``folder`` as the beginning of a pack; gives what is to be told."""
        day = self._services.now().date().isoformat()
        try:
            written = own.export(self.own, folder, day)
        except ProgramError as error:
            return error.message
        return message(
            "{count} files are in {folder}. Edit pack.toml there, then: mla-writer pack build",
            count=len(written),
            folder=str(folder),
        )

    def _read(self) -> None:
        self.problem = None
        try:
            self._kept = own.read()
        except ProgramError as error:
            self.problem = error.message
