"""How the weight of a finding and the source of a rule are worded in a language. No layout."""

from __future__ import annotations

from mla_writer.i18n.language import Language
from mla_writer.model.declarations import Provenance, Severity, Verified
from mla_writer.model.fact_messages import VERIFY
from mla_writer.model.message import Message, message

VERIFIED = {
    Verified.TEXT: message("read in the text"),
    Verified.EXCERPT: message("read in an excerpt"),
    Verified.KNOWLEDGE: VERIFY,
    Verified.PRACTICE: message("from practice"),
}
READ = frozenset({Verified.TEXT, Verified.EXCERPT})
"""What somebody has read in the source itself."""
SEVERITIES = {
    Severity.BLOCKS: message("Blocks"),
    Severity.WARNING: message("Warning"),
    Severity.ADVICE: message("Advice"),
}


def provenance(language: Language, given: Provenance) -> tuple[str, str]:
    """The source of a rule, and how and when it was verified; what comes from practice has no source."""
    source = "" if given.verified is Verified.PRACTICE else given.source
    return source, language.say(how_verified(language, given.verified, given.as_of))


def how_verified(language: Language, verified: Verified, as_of: str) -> Message:
    """How a rule was verified and when. Only what was read was checked on that day; what comes from
    general knowledge or practice was only written down."""
    how, on = VERIFIED[verified], language.partial_date(as_of)
    if not as_of:
        return how
    if verified in READ:
        return message("{how} · checked {date}", how=how, date=on)
    return message("{how} · compiled {date}", how=how, date=on)
