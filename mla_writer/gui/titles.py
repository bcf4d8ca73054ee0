"""What a request is called on the screen. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mla_writer.gui.services import Services
from mla_writer.i18n import answer_words
from mla_writer.model.message import Message, message

if TYPE_CHECKING:
    from mla_writer.model.draft import Draft
    from mla_writer.model.instruments import Instrument


def title(services: Services, requested: str, kinds: tuple[str, ...]) -> Message:
    """What a request is called: by the State it goes to, else by what it asks for. What stands alone is
    called by its kind: an agreement or an order to a company is no request to a State."""
    alone = {kind.label for kind in services.rulebook.kinds.values() if kind.alone}
    if requested and not (kinds and alone.issuperset(kinds)):
        return message("Request to {state}", state=services.language.country(requested))
    if kinds:
        return Message(kinds[0])
    return message("New request")


def instrument_title(services: Services, instrument: Instrument) -> str:
    """The title of ``instrument`` in the language of the interface where it is known, else in English."""
    return answer_words.instrument_title(services.language, instrument)


def kind_labels(services: Services, draft: Draft) -> tuple[str, ...]:
    """The labels of the kinds that ``draft`` asks for."""
    known = services.rulebook.kinds
    return tuple(known[kind].label if kind in known else kind for kind in draft.kinds)
