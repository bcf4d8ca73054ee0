"""A finding in words: the same beside the field and in the check."""

from __future__ import annotations

from mla_writer.gui.services import Services
from mla_writer.model.finding import Finding


def finding_words(services: Services, finding: Finding) -> tuple[str, str]:
    """What is wrong in a few words, and why it matters and what to do.

    A title that only begins the message is left out, so that nothing is said twice.
    """
    title, why, fix = (services.say(part) for part in (finding.title, finding.message, finding.fix))
    if not title or why.casefold().startswith(title.casefold().rstrip(".…")):
        return why or title, fix
    return title, " ".join(part for part in (why, fix) if part)
