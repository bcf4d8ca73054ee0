"""How the workbench words what it counts, and which sign and tone goes with it."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.gui.services import Services
from mla_writer.gui.wording import joined
from mla_writer.model.declarations import Severity
from mla_writer.model.message import Message, message
from mla_writer.model.translation import Standing, Translation
from mla_writer.translating.review import STANDINGS, Review

SIGNS = {
    Standing.MISSING: "add",
    Standing.OUTDATED: "undo",
    Standing.DRAFT: "edit",
    Standing.CHECKED: "check",
}
STANDING_TONES = {
    Standing.MISSING: "neutral",
    Standing.OUTDATED: "warning",
    Standing.DRAFT: "accent",
    Standing.CHECKED: "done",
}
GRADES = {Severity.WARNING: message("Warning"), Severity.ADVICE: message("Advice")}


def counted(services: Services, tally: Mapping[Standing, int]) -> str:
    """How many translations stand how far, in words; those that none is are left out."""
    say = services.say
    return joined(
        *(
            say(message("{topic}: {value}", topic=STANDINGS[one], value=tally[one]))
            for one in Standing
            if tally[one]
        )
    )


def state_of(services: Services, standing: Standing, kept: Translation) -> Message:
    """What is known of one translation."""
    if standing is Standing.CHECKED:
        day = services.language.date(kept.checked_on)
        return message("Checked by {name} on {day}.", name=kept.checked_by, day=day)
    return {
        Standing.MISSING: message("Not translated yet: the original is printed, and marked."),
        Standing.OUTDATED: message("The original was changed since it was translated; it is not printed."),
        Standing.DRAFT: message("Translated, not checked by a second person."),
    }[standing]


def warnings_in(services: Services, review: Review) -> str:
    """How many warnings there are, in words; empty where there is none."""
    number = sum(one.severity is Severity.WARNING for one in review.differences)
    return services.count("{n} warning", "{n} warnings", number) if number else ""
