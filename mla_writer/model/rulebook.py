"""The rulebook: every declaration, resolved. One immutable value, passed to whoever needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mla_writer.model.countries import Country, ProfileKey, Topic
from mla_writer.model.declarations import (
    Assurance,
    Check,
    ChoiceList,
    DocumentClass,
    Field,
    FollowUp,
    Group,
    Kind,
    Limit,
    Need,
    Record,
    RefusalGround,
    Section,
    TermList,
    Tip,
    TreatyRule,
    Way,
)
from mla_writer.model.demands import Demands
from mla_writer.model.errors import UnknownName
from mla_writer.model.instruments import Instrument, Source
from mla_writer.model.message import message
from mla_writer.model.packs import Pack, Said


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All that is declared. Mappings keep the order of the declarations.

    ``countries`` may load a profile when it is first asked for; a State that is missing there is
    known by name and treaty only. ``tables`` holds the reference tables (identifier types, IP
    ranges, providers, preservation periods ...) as plain data by name, ``table_days`` the day on
    which each was compiled. ``left_behind`` are the common fields that a request does not take over
    from the one it follows. ``packs`` are those laid over the program's own declarations, in their
    order, ``said`` what they add and override. ``digest`` identifies the content.
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
    digest: str = ""

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
