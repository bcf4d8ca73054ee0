"""The rulebook: every declaration, resolved. One immutable value, passed to whoever needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mla_writer.model.advice import FollowUp, Need, ReturnReason, Tip, Way
from mla_writer.model.countries import Country, ProfileKey, Topic, TopicGroup
from mla_writer.model.declarations import (
    Assurance,
    Check,
    ChoiceList,
    DocumentClass,
    Field,
    Group,
    Kind,
    Limit,
    Record,
    RefusalGround,
    Section,
    TermList,
    TreatyRule,
)
from mla_writer.model.demands import Demands
from mla_writer.model.errors import UnknownName
from mla_writer.model.instruments import Instrument, Source
from mla_writer.model.message import Message, message
from mla_writer.model.packs import Pack, Said
from mla_writer.model.states import WorldState


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All that is declared. Mappings keep the order of the declarations.

    ``countries`` may load a profile when it is first asked for; a State that is missing there is
    known by name and treaty only. ``tables`` holds the reference tables (identifier types, IP
    ranges, providers, preservation periods ...) as plain data by name, ``table_days`` the day on
    which each was compiled. ``left_behind`` are the common fields that a request does not take over
    from the one it follows. ``packs`` are those laid over the program's own declarations, in their
    order, ``said`` what they add and override, ``set_aside`` those that could not be laid over it this
    time, with the reason. ``texts`` are the texts of documents that they bring, by path
    (``kinds/service``), ``translations`` the sentences by language and English wording. ``states`` are
    those of the world, with territories, by code; ``membership_labels`` call memberships by name.
    ``digest`` identifies the content.
    """

    choices: Mapping[str, ChoiceList]
    records: Mapping[str, Record]
    groups: Mapping[str, Group]
    kinds: Mapping[str, Kind]
    documents: Mapping[str, DocumentClass]
    sections: tuple[Section, ...]
    checks: Mapping[str, Check]
    assurances: Mapping[str, Assurance]
    refusal_grounds: Mapping[str, RefusalGround]
    treaty_rules: Mapping[str, TreatyRule]
    limits: Mapping[str, Limit]
    term_lists: Mapping[str, TermList]
    needs: tuple[Need, ...]
    ways: tuple[Way, ...]
    tips: tuple[Tip, ...]
    follow_ups: tuple[FollowUp, ...]
    left_behind: tuple[str, ...]
    instruments: Mapping[str, Instrument]
    sources: Mapping[str, Source]
    countries: Mapping[str, Country]
    topics: Mapping[str, Topic]
    profile_keys: Mapping[str, ProfileKey]
    memberships: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, object]
    table_days: Mapping[str, str]
    hard_required: tuple[str, ...]
    demands: Demands = field(default_factory=Demands)
    packs: tuple[Pack, ...] = ()
    said: tuple[Said, ...] = ()
    states: Mapping[str, WorldState] = field(default_factory=dict[str, WorldState])
    membership_labels: Mapping[str, str] = field(default_factory=dict[str, str])
    topic_groups: Mapping[str, TopicGroup] = field(default_factory=dict[str, TopicGroup])
    return_reasons: Mapping[str, ReturnReason] = field(default_factory=dict[str, ReturnReason])
    set_aside: tuple[tuple[Pack, Message], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    digest: str = ""

    @property
    def unsigned(self) -> tuple[Pack, ...]:
        """The packs laid over it for which nobody vouches by a signature."""
        return tuple(pack for pack in self.packs if pack.is_unsigned)

    @property
    def contested(self) -> Mapping[str, tuple[str, ...]]:
        """The places of which more than one pack speaks, with the ids of these packs in their order: what
        the last says holds."""
        speakers: dict[str, dict[str, None]] = {}
        for one in self.said:
            speakers.setdefault(one.place, {})[one.pack] = None
        return {place: tuple(packs) for place, packs in speakers.items() if len(packs) > 1}

    def kind(self, id: str) -> Kind:
        """The kind ``id``; else ``UnknownName`` with the kinds that exist."""
        if id not in self.kinds:
            raise UnknownName(
                message(
                    "there is no kind of request '{found}'; known: {known}",
                    found=id,
                    known=", ".join(self.kinds),
                )
            )
        return self.kinds[id]

    def field(self, path: str) -> Field:
        """The declaration of ``group.field``; else ``UnknownName``."""
        group, _, name = path.partition(".")
        if group not in self.groups or name not in self.groups[group].fields:
            raise UnknownName(message("there is no field '{found}'", found=path))
        return self.groups[group].fields[name]
