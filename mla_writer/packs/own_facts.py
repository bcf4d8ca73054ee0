"""What a person has entered about the law of States, as values, and as a pack of declarations.

Belongs here: facts, authorities and treaties entered by hand, each with its source and date, and how
they are written as the declarations of a pack. Where they are kept is decided in ``own``; whether a value
fits its topic, by ``rulebook``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mla_writer.i18n.language import Language
from mla_writer.model.ages import first_day
from mla_writer.model.errors import PackRefused
from mla_writer.model.message import message
from mla_writer.model.packs import OWN, Pack, PackContent
from mla_writer.model.text_gate import clean, clean_tree

AUTHORITIES = "central_authorities"
NAME = message("Facts entered on this computer")
THIS_COMPUTER = message("this computer")
VERSION = "1"
MOST_FACTS, MOST_TREATIES, LONGEST = 2000, 200, 4000
SURE = {"text": "high", "excerpt": "medium", "knowledge": "low"}
"""How sure a treaty is by how its text is known."""


@dataclass(frozen=True, slots=True)
class OwnFact:
    """One fact: plain ``value``, the title of its source, its date (``YYYY[-MM[-DD]]``).

    ``unknown`` takes back what is said below and puts nothing in its place; it needs no source.
    """

    value: Any = None
    source: str = ""
    as_of: str = ""
    note: str = ""
    confidence: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class OwnTreaty:
    """A bilateral treaty between two States (ISO codes), with its source. ``articles`` are those on
    mutual assistance, ``read_as`` how the text is known: ``text``, ``excerpt`` or ``knowledge``."""

    states: tuple[str, str]
    title: str
    source: str
    as_of: str
    in_force_on: str = ""
    articles: str = ""
    note: str = ""
    read_as: str = "excerpt"

    @property
    def id(self) -> str:
        """The id of the instrument: the same for the same States and title."""
        first, second = sorted(self.states)
        return f"bilateral-{first.lower()}-{second.lower()}-{_short_digest(self.title, length=6)}"


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """All that was entered. ``facts`` are by State and topic; an authority's are
    ``central_authorities.<id>.<leaf>``. ``changed_on`` is the day of the last change."""

    issuer: str = ""
    changed_on: str = ""
    facts: Mapping[tuple[str, str], OwnFact] = field(default_factory=dict[tuple[str, str], OwnFact])
    treaties: tuple[OwnTreaty, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing is said."""
        return not self.facts and not self.treaties

    def fact(self, state: str, topic: str) -> OwnFact | None:
        """What was entered on ``topic`` of ``state``, or None."""
        return self.facts.get((state, topic))

    def with_fact(self, state: str, topic: str, fact: OwnFact) -> OwnFacts:
        """These with ``fact``; ``PackRefused`` without source and date, ``TextRefused`` for a character
        that may not enter a request."""
        facts = {**self.facts, (state, topic): OwnFact(unknown=True) if fact.unknown else _checked(fact)}
        if len(facts) > MOST_FACTS:
            raise PackRefused(message("no more than {most} facts can be entered", most=MOST_FACTS))
        return replace(self, facts=facts)

    def without(self, state: str, topic: str) -> OwnFacts:
        """These without what was entered on ``topic`` of ``state``: what is said below holds again."""
        return replace(self, facts={key: fact for key, fact in self.facts.items() if key != (state, topic)})

    def with_treaty(self, treaty: OwnTreaty) -> OwnFacts:
        """These with ``treaty``, in place of the one with its id; errors as for facts."""
        _need(treaty.source, treaty.as_of)
        if not treaty.title.strip() or len(set(treaty.states)) != 2 or not all(treaty.states):
            raise PackRefused(message("a treaty needs a title and two different States"))
        texts = {name: _text(getattr(treaty, name)) for name in ("title", "source", "articles", "note")}
        cleaned = replace(treaty, **texts)
        others = tuple(one for one in self.treaties if one.id != cleaned.id)
        if len(others) >= MOST_TREATIES:
            raise PackRefused(message("no more than {most} treaties can be entered", most=MOST_TREATIES))
        return replace(self, treaties=(*others, cleaned))

    def without_treaty(self, id: str) -> OwnFacts:
        """These without the treaty ``id``."""
        return replace(self, treaties=tuple(one for one in self.treaties if one.id != id))


def pack_of(own: OwnFacts) -> PackContent | None:
    """What was entered as a pack; None where there is nothing."""
    if own.is_empty:
        return None
    issuer = own.issuer or THIS_COMPUTER.text
    return PackContent(Pack(OWN, NAME.text, issuer, VERSION, own.changed_on), declarations(own))


def declarations(own: OwnFacts, name: str = OWN) -> dict[str, bytes]:
    """What was entered as files of declarations by path: profiles, treaties, and their sources. The ids
    of sources begin with ``name``, so that a pack made of it can be laid beside."""
    written = _Written(name)
    files: dict[str, Mapping[str, Any]] = {}
    for state in sorted({state for state, _ in own.facts}):
        files[f"countries/{state}.toml"] = written.profile(own, state)
    for treaty in own.treaties:
        files[f"instruments/{treaty.id}.toml"] = written.instrument(treaty)
    if written.sources:
        files[f"sources/{name}.toml"] = written.sources
    return {path: as_toml(table) for path, table in files.items()}


def as_toml(table: Mapping[str, Any]) -> bytes:
    """``table`` as the bytes of a TOML file."""
    import tomli_w  # only who writes needs it: the program starts without

    return tomli_w.dumps(table).encode()


class _Written:
    """Writes declarations and gathers their sources; the same title and date are one source."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.sources: dict[str, Mapping[str, str]] = {}

    def profile(self, own: OwnFacts, state: str) -> dict[str, Any]:
        """What was entered about ``state``."""
        profile: dict[str, Any] = {"code": state, "name": Language("en").country(state)}
        authorities: dict[str, dict[str, Any]] = {}
        said = {topic: fact for (code, topic), fact in own.facts.items() if code == state}
        for topic, fact in said.items():
            section, _, leaf = topic.partition(".")
            if section == AUTHORITIES:
                id, _, leaf = leaf.partition(".")
                authorities.setdefault(id, {"id": id})[leaf] = self._leaf(fact)
            else:
                profile.setdefault(section, {})[leaf] = self._leaf(fact)
        if authorities:
            profile[AUTHORITIES] = list(authorities.values())
        return profile

    def instrument(self, treaty: OwnTreaty) -> dict[str, Any]:
        """A treaty as an instrument of its own, bilateral between its two States."""
        basis, sure = [self._source(treaty.source, treaty.as_of)], SURE[treaty.read_as]
        bound: dict[str, Any] = {"bound": True, "basis": basis, "confidence": sure}
        if treaty.in_force_on:
            bound["in_force_on"] = treaty.in_force_on
        articles = {"mla": {"articles": treaty.articles, "verified": treaty.read_as}}
        return {
            "as_of": first_day(treaty.as_of),
            "title": treaty.title,
            "short": treaty.title,
            "rank": "bilateral",
            "standing": "in_force",
            "bound_by": "participation",
            "record_of": "bilateral",
            "basis": basis,
            "confidence": sure,
            "verified": treaty.read_as,
            "cite": treaty.source,
            "note": treaty.note,
            "titles": {"en": treaty.title},
            **({"articles": articles} if treaty.articles else {}),
            "participations": dict.fromkeys(treaty.states, bound),
        }

    def _leaf(self, fact: OwnFact) -> dict[str, Any]:
        if fact.unknown:
            return {"unknown": True}
        more = {"note": fact.note, "confidence": fact.confidence}
        return {
            "value": fact.value,
            "source": self._source(fact.source, fact.as_of),
            "as_of": fact.as_of,
            **{name: text for name, text in more.items() if text},
        }

    def _source(self, title: str, as_of: str) -> str:
        """The id of the source, which is noted."""
        id = f"{self._name}-{_short_digest(title, as_of)}"
        self.sources[id] = {"title": title, "as_of": as_of}
        return id


def _checked(fact: OwnFact) -> OwnFact:
    _need(fact.source, fact.as_of)
    if len(repr(fact.value)) > 4 * LONGEST:
        raise _too_long()
    return replace(
        fact, value=clean_tree(fact.value), source=_text(fact.source), note=_text(fact.note), unknown=False
    )


def _need(source: str, as_of: str) -> None:
    if not source.strip() or not as_of:
        raise PackRefused(message("enter the source and its date: without them nobody can verify it"))


def _text(text: str) -> str:
    if len(text) > LONGEST:
        raise _too_long()
    return clean(text).strip()


def _too_long() -> PackRefused:
    return PackRefused(message("a text may have {most} characters at most", most=LONGEST))


def _short_digest(*texts: str, length: int = 12) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:length]
