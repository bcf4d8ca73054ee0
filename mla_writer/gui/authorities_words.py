"""How an authority, its source and its age are worded. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mla_writer.authorities.card import FIELDS, OWN, RULEBOOK, TOPICS, AuthorityCard
from mla_writer.gui.services import Services
from mla_writer.gui.titles import instrument_title
from mla_writer.gui.wording import day, joined
from mla_writer.model import ages
from mla_writer.model.fact_messages import CONFIDENCES, VERIFY
from mla_writer.model.instruments import Confidence
from mla_writer.model.message import Message, message

IN_DETAILS = tuple(name for name in FIELDS if name not in ("name", "source", "as_of"))


def heading(services: Services, card: AuthorityCard) -> str:
    """What the authority is called, or for which treaty a State names one."""
    if card.name:
        return card.name
    treaties = ", ".join(_short(services, id) for id in card.treaties)
    return services.say(message("Named for {treaty}", treaty=treaties))


def subject(services: Services, card: AuthorityCard) -> str:
    """For what it is responsible, in one line."""
    if card.told:
        return card.told
    topics = ", ".join(services.say(TOPICS[topic]) for topic in card.topics if topic in TOPICS)
    return " ".join((card.scope or joined(card.ministry, topics)).split())


def provenance(services: Services, card: AuthorityCard) -> str:
    """Who says it, how old that is, and from where; the source may be long, so it comes last."""
    said = _origin(services, card.origin)
    source = card.source or ("" if card.origin == OWN else services.say(VERIFY))
    doubt = _doubt(services, card)
    return joined(said, age(services, card.as_of), doubt, " ".join(source.split()))


def _doubt(services: Services, card: AuthorityCard) -> str:
    unsure = card.confidence in (Confidence.MEDIUM, Confidence.LOW) and card.source
    return services.say(CONFIDENCES[Confidence(card.confidence)]) if unsure else ""


def age(services: Services, as_of: str) -> str:
    """The date of a fact and how many years lie since."""
    if not as_of:
        return services.say(message("date unknown"))
    dated = services.say(message("as of {date}", date=day(services, as_of)))
    years = ages.age_in_years(as_of, services.now().date())
    if not years or years < 1:
        return dated
    return f"{dated}, {services.count('{n} year old', '{n} years old', years)}"


def is_old(services: Services, as_of: str) -> bool:
    """Whether a fact is so old, or of so unknown an age, that it is told with emphasis."""
    today, limit = services.now().date(), ages.years_until_old(services.rulebook)
    return not as_of or ages.is_old(as_of, today, limit)


def taken_line(services: Services, taken: Mapping[str, Any]) -> str:
    """The line under a record that was taken from a directory."""
    source = str(taken.get("source") or "")
    if taken.get("own"):
        own = services.say(message("your address book"))
        source = f"{own} ({source})" if source else own
    source = source or services.say(VERIFY)
    return services.say(
        message(
            "Taken from {source}, {age}: check before use.",
            source=source,
            age=age(services, str(taken.get("as_of") or "")),
        )
    )


def changes_text(services: Services, changes: Mapping[str, tuple[str, str]]) -> str:
    """What would be replaced by what, one line for each field."""
    lines: list[str] = []
    for name, (before, after) in changes.items():
        values = {"field": FIELDS[name], "before": _line(before), "after": _line(after)}
        lines.append(services.say(message("{field}: {before} → {after}", **values)))
    return "\n\n".join(lines)


def treaty_titles(services: Services, card: AuthorityCard) -> tuple[str, ...]:
    """The titles of the treaties for which it is named."""
    known = services.rulebook.instruments
    return tuple(instrument_title(services, known[id]) if id in known else id for id in card.treaties)


def _short(services: Services, id: str) -> str:
    instrument = services.rulebook.instruments.get(id)
    return instrument.short if instrument is not None and instrument.short else id


def _origin(services: Services, origin: str) -> str:
    if origin == RULEBOOK:
        return ""
    if origin == OWN:
        return services.say(message("Your address book"))
    pack = next((pack.name for pack in services.rulebook.packs if pack.id == origin), origin)
    return services.say(message("Pack {name}", name=pack))


def _line(text: str) -> str:
    return ", ".join(text.splitlines()) or "–"


def shown_state(services: Services, card: AuthorityCard) -> str:
    """The State by its name."""
    return services.language.country(card.state)


def label(services: Services, name: str) -> str:
    """What a field is called."""
    return services.say(FIELDS[name])


NOT_USED: Message = message(
    "The declaration names an authority in a sentence: read it, and type what holds for your request."
)
