"""One language of the request: chosen or not, what is open in it, and how far it is translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from mla_writer.gui.handover import HandoverButtons
from mla_writer.gui.services import Services
from mla_writer.gui.theme import Space
from mla_writer.gui.widgets import Button, Card, Label, Option, Tag, describe, row
from mla_writer.gui.wording import joined
from mla_writer.gui.workbench_words import counted
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.message import Message, message
from mla_writer.model.translation import Standing as How
from mla_writer.model.translation import written_in
from mla_writer.render.certificate import is_translation
from mla_writer.session import Session
from mla_writer.session.translations import passages
from mla_writer.translating.passages import tally


@dataclass(frozen=True, slots=True)
class Standing:
    """What is open: the labels of gaps, passages to translate; or why there is no document."""

    gaps: tuple[str, ...] = ()
    untranslated: int = 0
    refused: Message | None = None


class LanguageCard(Card):
    """``box`` chooses the language; ``translated`` tells that a translation was edited."""

    translated = Signal()

    def __init__(self, session: Session, services: Services, code: str) -> None:
        self._session, self._services, self._code = session, services, code
        self._looked: Draft | None = None
        name = services.language.language(code)
        self.box = QCheckBox(name[:1].upper() + name[1:])
        describe(self.box, name)
        self.tag, self.text = Tag(), Label(role="hint")
        self.standing = Label(role="hint")
        self.translate = Button(symbol="edit")
        self.translate.say(services.say(message("Translate free text …")))
        self.translate.clicked.connect(self.open_workbench)
        self.certificate = QCheckBox()
        certificate = services.say(message("Certificate of translation, for the translator"))
        describe(self.certificate, certificate)
        self.certifying = Option(self.certificate, certificate)
        self.handover = HandoverButtons(session, services, code)
        head = row(self.box, -1, self.tag, spacing=Space.SMALL)
        own = row(self.translate, -1)
        super().__init__(head, self.text, self.standing, own, self.handover, self.certifying)
        self.handover.changed.connect(self.translated)
        self._hide()

    def refresh(self, chosen: bool) -> None:
        """Show whether the language is chosen and, if it is, what is open in it now."""
        self.box.blockSignals(True)
        self.box.setChecked(chosen)
        self.box.blockSignals(False)
        if not chosen:
            self._looked = None
            self._hide()
        elif self._looked is not self._session.draft:
            self._looked = self._session.draft
            case = self._session.printed_case
            self._show_translated()
            self._services.runner.run(lambda: self._standing(case), self.show_standing, self._refuse)

    def show_standing(self, standing: Standing) -> None:
        """Show what is open."""
        say = self._services.say
        lines = tuple(self._open(standing))
        tone = "block" if standing.refused else "warning" if lines else "done"
        words = {
            "block": message("Not available"),
            "warning": message("Incomplete"),
            "done": message("Complete"),
        }
        self.tag.setText(say(words[tone]))
        self.tag.set_tone(tone)
        self.tag.show()
        self.text.show_text(say(standing.refused) if standing.refused else "\n".join(lines))

    def open_workbench(self) -> None:
        """Let a person translate what is written freely, or check its translation."""
        from mla_writer.gui.workbench import open_workbench

        open_workbench(self, self._services, self._session, self.translated.emit, self._code)

    def _show_translated(self) -> None:
        """How far the free text is translated; what nobody has checked is said, and keeps nothing in."""
        services, draft = self._services, self._session.draft
        counts = tally(passages(self._session), draft, self._code)
        foreign = self._code != written_in(draft) and any(counts.values())
        self.translate.setVisible(foreign)
        self.handover.setVisible(foreign)
        self.certifying.setVisible(is_translation(draft, self._code))
        if not foreign:
            self.standing.hide()
            return
        told = joined(services.say(message("Free text")), counted(services, counts))
        if counts[How.DRAFT]:
            advice = message("Let a second person check the translations before the request is sent.")
            told = f"{told}\n{services.say(advice)}"
        self.standing.show_text(told)

    def _hide(self) -> None:
        for part in (self.tag, self.text, self.standing, self.translate, self.handover, self.certifying):
            part.hide()

    @property
    def certified(self) -> bool:
        """Whether the translator's certificate is wanted, and the request in this language is one."""
        wanted = self.box.isChecked() and self.certificate.isChecked()
        return wanted and is_translation(self._session.draft, self._code)

    def _standing(self, case: Case) -> Standing:
        document = self._services.compose(case, self._code)
        return Standing(document.gaps, document.untranslated)

    def _refuse(self, reason: Message) -> None:
        self.show_standing(Standing(refused=reason))

    def _open(self, standing: Standing) -> Iterator[str]:
        services = self._services
        if standing.gaps:
            number = services.count("{n} gap is marked:", "{n} gaps are marked:", len(standing.gaps))
            yield f"{number} {', '.join(services.text(gap) for gap in standing.gaps)}"
        if standing.untranslated:
            yield services.count(
                "{n} passage is still to be translated",
                "{n} passages are still to be translated",
                standing.untranslated,
            )
