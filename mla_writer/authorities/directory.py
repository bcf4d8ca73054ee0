"""The authorities that the rulebook knows, as cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mla_writer.authorities.card import GENERAL, RULEBOOK, AuthorityCard
from mla_writer.model.countries import Authority, Fact
from mla_writer.model.instruments import Confidence, Instrument, StateDeclaration
from mla_writer.model.rulebook import Rulebook

DECLARED = "central_authority"
"""The topic of declarations that name an authority."""
LEAVES = ("name", "ministry", "address", "email", "phone", "fax", "website", "contact_24_7", "scope")
RECOGNISED: Mapping[str, re.Pattern[str]] = {
    "preservation_24_7": re.compile(r"24/7|\bart\. 35\b"),
    "extradition": re.compile(r"\bextradit", re.IGNORECASE),
    "transfer": re.compile(r"\btransfer", re.IGNORECASE),
    "confiscation": re.compile(r"\b(asset|confiscat|forfeit|freez)", re.IGNORECASE),
    "joint_investigation": re.compile(r"\b(joint team|covert|cross-border observation)", re.IGNORECASE),
    "corruption": re.compile(r"\bcorruption", re.IGNORECASE),
    "tax": re.compile(r"\b(tax|customs)\b", re.IGNORECASE),
}
"""Words in English texts of the rulebook by which a topic is found, for searching only."""
BUT = re.compile(r"\b(?:except|other than)\b")
"""What follows in a scope is for others."""


def cards_of(rulebook: Rulebook) -> tuple[AuthorityCard, ...]:
    """Every authority in country profiles and every declaration that names one. Reads all profiles."""
    return (*_of_profiles(rulebook), *_of_declarations(rulebook))


def _of_profiles(rulebook: Rulebook) -> Iterator[AuthorityCard]:
    for code, country in rulebook.countries.items():
        for authority in country.authorities:
            yield _card(rulebook, code, authority)


def _card(rulebook: Rulebook, code: str, authority: Authority) -> AuthorityCard:
    facts = [authority.facts[leaf] for leaf in LEAVES if leaf in authority.facts]
    texts = {leaf: str(authority.facts[leaf].value) for leaf in LEAVES if leaf in authority.facts}
    grades = [fact.confidence for fact in facts if fact.confidence is not None]
    card = AuthorityCard(
        id=f"{code}.{authority.id}",
        state=code,
        source="; ".join(dict.fromkeys(filter(None, (_title(rulebook, fact) for fact in facts)))),
        as_of=min((fact.as_of for fact in facts if fact.as_of), default=""),
        topics=_topics(BUT.split(texts.get("scope", ""))[0]) or (GENERAL,),
        confidence=Confidence.lowest(*grades).value if grades else "",
        origin=next((fact.said_by for fact in facts if fact.said_by), RULEBOOK),
    )
    return card.with_texts(texts)


def _of_declarations(rulebook: Rulebook) -> Iterator[AuthorityCard]:
    for instrument in rulebook.instruments.values():
        named = [one for one in instrument.declarations if one.topic == DECLARED]
        for place, declaration in enumerate(named):
            yield _told(rulebook, instrument, declaration, place)


def _told(
    rulebook: Rulebook, instrument: Instrument, declaration: StateDeclaration, place: int
) -> AuthorityCard:
    sources = [rulebook.sources[id] for id in declaration.basis if id in rulebook.sources]
    return AuthorityCard(
        id=f"{instrument.id}.{declaration.state}.{place}",
        state=declaration.state,
        told=declaration.text,
        source="; ".join(source.title for source in sources),
        as_of=min((source.as_of for source in sources if source.as_of), default=""),
        treaties=(instrument.id,),
        topics=_topics(declaration.text),
        origin=declaration.said_by or RULEBOOK,
    )


def _title(rulebook: Rulebook, fact: Fact) -> str:
    """The title of a source; of a pack who issued it where the pack names no source."""
    source = rulebook.sources.get(fact.source)
    if source is not None:
        return source.title
    return next((pack.issuer for pack in rulebook.packs if pack.id == fact.said_by), "")


def _topics(text: str) -> tuple[str, ...]:
    return tuple(topic for topic, words in RECOGNISED.items() if words.search(text))
