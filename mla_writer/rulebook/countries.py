"""Reading country profiles, their topics, and the keys that conditions ask of a State.

Belongs here: the shapes of ``resources/countries``, ``resources/topics.toml`` and
``resources/profile_keys.toml``, and what must agree between them. How a key is answered is not
decided here (``model.profile``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from mla_writer.model.countries import Authority, Concerns, Country, Fact, ProfileKey, Topic, TopicGroup
from mla_writer.model.instruments import Confidence
from mla_writer.rulebook.dates import partial_date
from mla_writer.rulebook.fact_forms import FORMS
from mla_writer.rulebook.instruments import load_memberships, load_sources
from mla_writer.rulebook.reader import Shape, shaped, wrong
from mla_writer.rulebook.tree import Tree

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
PartialDate = Annotated[str, AfterValidator(partial_date)]
Value = bool | int | str | list[Any]
SECTIONS = {
    "evidentiary_standards": "standards",
    "attachments": "attachments",
    "common_mistakes": "mistakes",
    "other_rules": "other_rules",
}
"""The list sections of a file, with the field of ``Country`` that holds them."""
Limits = tuple[frozenset[str], frozenset[str]]
"""The instruments and the sets of States to which a fact may be limited."""
STATE = re.compile(r"[A-Z]{2}")


class LeafShape(Shape):
    """One fact."""

    value: Value
    source: str = ""
    as_of: PartialDate = ""
    note: str = ""
    basis: Literal["knowledge", "source"] = "source"
    confidence: Literal["high", "medium", "low"] | None = None
    number: int | float | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$")] = ""
    measure: str = ""
    standard: str = ""
    document: str = ""
    said_by: str = ""
    only_under: list[Text] = Field(default_factory=list[str])
    only_for: list[Text] = Field(default_factory=list[str])
    helps: bool = False


class ConcernsShape(Shape):
    """Which requests a topic matters for."""

    all: bool = False
    coercive: bool = False
    families: list[Text] = Field(default_factory=list[str])
    kinds: list[Text] = Field(default_factory=list[str])
    bases: list[Text] = Field(default_factory=list[str])
    answers: list[Text] = Field(default_factory=list[str])


class TopicGroupShape(Shape):
    """One part of the sheet of a State."""

    label: Text
    sections: list[Text] = Field(min_length=1)


class TopicShape(Shape):
    """One topic; ``codes`` names the code list from which its codes come."""

    label: Text
    form: Literal["text", "texts", "integer", "languages", "statutes", "code", "codes"]
    concerns: ConcernsShape
    codes: str = ""
    meanings: dict[str, Text] = Field(default_factory=dict[str, str])
    governed_by: str = ""
    declared_as: str = ""


class CodeShape(Shape):
    """One code of a list that topics share."""

    meaning: Text
    kinds: list[Text] = Field(default_factory=list[str])
    every: Literal["all", "coercive", ""] = ""


class CodeListShape(Shape):
    """One code list."""

    label: Text
    codes: dict[str, CodeShape]


class TopicsShape(Shape):
    """``topics.toml``."""

    topics: dict[str, TopicShape]
    code_lists: dict[str, CodeListShape]
    groups: dict[str, TopicGroupShape] = Field(default_factory=dict[str, TopicGroupShape])


class ProfileKeyShape(Shape):
    """One profile key."""

    form: Literal["text", "yes_no", "number", "list:language"]
    meaning: Text
    topic: str = ""
    values: dict[str, bool | int | str] | None = None
    any_of: dict[str, bool | int | str] | None = None
    part: Literal["value", "number", "currency", ""] = ""
    membership: str = ""
    outside: bool | None = None
    without_treaty: bool = False


class Countries(Mapping[str, Country]):
    """The profiles in ``resources/countries``, each read and checked when it is first asked for.

    Iterating and counting read no file.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._codes = tree.stems("countries")
        self._read: dict[str, Country] = {}

    def __getitem__(self, code: str) -> Country:
        if code not in self._read:
            if code not in self:
                raise KeyError(code)
            self._read[code] = self._parsed(code)
        return self._read[code]

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def read_all(self) -> None:
        """Read and check every profile; ``RulebookError`` at the first thing that is wrong."""
        for code in self:
            self[code]

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return load_topics(self._tree)

    @cached_property
    def _sources(self) -> frozenset[str]:
        return frozenset(load_sources(self._tree))

    @cached_property
    def _limits(self) -> Limits:
        return frozenset(self._tree.stems("instruments")), frozenset(load_memberships(self._tree))

    def _parsed(self, code: str) -> Country:
        data = self._tree.read(f"countries/{code}.toml")
        return _Reader(f"{code}.toml", self._topics, self._sources, self._limits).country(code, data)


def load_topics(tree: Tree) -> dict[str, Topic]:
    """Topics by id (``languages.accepted``), and the code lists they share (``measures`` ...)."""
    file = "topics.toml"
    shape = shaped(TopicsShape, tree.read(file), file)
    topics = {id: _code_list(id, one) for id, one in shape.code_lists.items()}
    for id, one in shape.topics.items():
        if one.codes and one.codes not in shape.code_lists:
            raise wrong(file, f"topics.{id}.codes", f"there is no code list '{one.codes}'")
        shared = topics[one.codes] if one.codes else None
        meanings = shared.meanings if shared else one.meanings
        kinds, every = (shared.kinds, shared.every) if shared else ({}, {})
        topics[id] = Topic(
            id=id,
            label=one.label,
            form=one.form,
            meanings=meanings,
            kinds=kinds,
            every=every,
            governed_by=one.governed_by,
            declared_as=one.declared_as,
            matters=_concerns(one.concerns),
        )
    return topics


def load_topic_groups(tree: Tree) -> dict[str, TopicGroup]:
    """The parts of the sheet of a State by id, in their order; each topic belongs to exactly one."""
    file = "topics.toml"
    shape = shaped(TopicsShape, tree.read(file), file)
    sections = [section for one in shape.groups.values() for section in one.sections]
    for section in dict.fromkeys(id.partition(".")[0] for id in shape.topics):
        if sections.count(section) != 1:
            raise wrong(file, "groups", f"the topics of '{section}' must belong to exactly one group")
    return {id: TopicGroup(id, one.label, tuple(one.sections)) for id, one in shape.groups.items()}


def load_profile_keys(tree: Tree) -> dict[str, ProfileKey]:
    """Profile keys by name; topics, codes and the way of reading are checked."""
    file = "profile_keys.toml"
    topics = load_topics(tree)
    keys: dict[str, ProfileKey] = {}
    for key, data in tree.read(file).items():
        shape = shaped(ProfileKeyShape, data, file, key)
        _check_key(shape, topics, file, key)
        keys[key] = ProfileKey(key=key, **dict(shape))
    return keys


def _concerns(shape: ConcernsShape) -> Concerns:
    return Concerns(
        all=shape.all,
        coercive=shape.coercive,
        families=tuple(shape.families),
        kinds=tuple(shape.kinds),
        bases=tuple(shape.bases),
        answers=tuple(shape.answers),
    )


def _code_list(id: str, shape: CodeListShape) -> Topic:
    return Topic(
        id=id,
        label=shape.label,
        form="list",
        meanings={code: one.meaning for code, one in shape.codes.items()},
        kinds={code: tuple(one.kinds) for code, one in shape.codes.items()},
        every={code: one.every for code, one in shape.codes.items() if one.every},
    )


def _check_key(shape: ProfileKeyShape, topics: Mapping[str, Topic], file: str, key: str) -> None:
    ways = [shape.values is not None, shape.any_of is not None, bool(shape.part)]
    if sum(ways) != bool(shape.topic):
        raise wrong(file, key, "a topic takes exactly one of values, any_of and part; no topic takes none")
    if shape.topic and shape.membership:
        raise wrong(file, key, "a key is read from a topic or from a membership, not from both")
    if not shape.topic:
        return
    if shape.topic not in topics:
        raise wrong(file, f"{key}.topic", f"there is no topic '{shape.topic}'")
    known = topics[shape.topic].meanings
    for code in {**(shape.values or {}), **(shape.any_of or {})}:
        if code not in known:
            raise wrong(file, key, f"'{code}' is no code of {shape.topic}; known: {', '.join(known)}")


class _Reader:
    """Turns the tables of one file into a profile."""

    def __init__(
        self, file: str, topics: Mapping[str, Topic], sources: Collection[str], limits: Limits
    ) -> None:
        self.file, self.topics, self.sources, self.limits = file, topics, sources, limits

    def country(self, code: str, data: dict[str, Any]) -> Country:
        """The profile in ``data``; ``code`` is the name of its file."""
        if data.pop("code", None) != code:
            raise wrong(self.file, "code", f"the code must be that of the file, '{code}'")
        name = data.pop("name", "")
        if not isinstance(name, str) or not name.strip():
            raise wrong(self.file, "name", "the name is missing")
        blocks = self._tables("central_authorities", data.pop("central_authorities", []))
        lists: dict[str, Any] = {
            field: self._list(section, data.pop(section, [])) for section, field in SECTIONS.items()
        }
        authorities = tuple(self._authority(place, block) for place, block in blocks)
        return Country(code, name, authorities, self._facts(data), **lists)

    def _facts(self, data: Mapping[str, Any]) -> dict[str, Fact]:
        facts: dict[str, Fact] = {}
        for section, leaves in data.items():
            if not isinstance(leaves, dict):
                raise wrong(self.file, section, "unknown key, or a table is expected")
            for leaf, table in leaves.items():
                facts[f"{section}.{leaf}"] = self._fact(f"{section}.{leaf}", table, f"{section}.{leaf}")
        return facts

    def _authority(self, place: str, block: dict[str, Any]) -> Authority:
        id = block.pop("id", None)
        if not isinstance(id, str) or not id:
            raise wrong(self.file, place, "the id is missing")
        return Authority(
            id,
            {
                leaf: self._fact(f"central_authorities.{leaf}", table, f"{place}.{leaf}")
                for leaf, table in block.items()
            },
        )

    def _list(self, section: str, data: Any) -> tuple[Fact, ...]:
        return tuple(self._fact(section, table, place) for place, table in self._tables(section, data))

    def _tables(self, section: str, data: Any) -> list[tuple[str, dict[str, Any]]]:
        if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
            raise wrong(self.file, section, "an array of tables is expected")
        return [(f"{section}[{index}]", one) for index, one in enumerate(data)]

    def _fact(self, topic: str, table: Any, place: str) -> Fact:
        declared = self.topics.get(topic)
        if declared is None:
            raise wrong(self.file, place, f"there is no topic '{topic}'; declare it in topics.toml")
        if not isinstance(table, dict):
            raise wrong(self.file, place, "a table with value, source and as_of is expected")
        leaf = shaped(LeafShape, table, self.file, place)
        self._check_provenance(leaf, place)
        self._check_value(declared, leaf.value, place)
        self._check_code(declared, leaf, place)
        self._check_limits(leaf, place)
        return Fact(
            topic=topic,
            value=leaf.value,
            source=leaf.source,
            as_of=leaf.as_of,
            note=leaf.note,
            basis=leaf.basis,
            confidence=Confidence(leaf.confidence) if leaf.confidence else None,
            measure=leaf.measure,
            code=leaf.standard or leaf.document,
            number=leaf.number,
            currency=leaf.currency,
            said_by=leaf.said_by,
            only_under=tuple(leaf.only_under),
            only_for=tuple(leaf.only_for),
            helps=leaf.helps,
        )

    def _check_provenance(self, leaf: LeafShape, place: str) -> None:
        if leaf.basis == "knowledge":
            if leaf.source or leaf.confidence is None:
                raise wrong(self.file, place, "general knowledge has no source, and a confidence")
        elif not leaf.source or not leaf.as_of:
            raise wrong(self.file, place, "a source and its as_of are needed, or basis = 'knowledge'")
        if leaf.source and leaf.source not in self.sources:
            raise wrong(self.file, f"{place}.source", f"there is no source '{leaf.source}'")

    def _check_limits(self, leaf: LeafShape, place: str) -> None:
        """An instrument or a set of States that is not known would make the fact hold nowhere."""
        instruments, sets = self.limits
        for id in leaf.only_under:
            if id not in instruments:
                raise wrong(self.file, f"{place}.only_under", f"there is no instrument '{id}'")
        for one in leaf.only_for:
            if one not in sets and not STATE.fullmatch(one):
                raise wrong(self.file, f"{place}.only_for", f"'{one}' is no State and no membership")

    def _check_value(self, topic: Topic, value: object, place: str) -> None:
        if not FORMS[topic.form](value, topic.meanings):
            allowed = ", ".join(topic.meanings) if topic.form in ("code", "codes") else topic.form
            raise wrong(self.file, f"{place}.value", f"{value!r} is not allowed; allowed: {allowed}")

    def _check_code(self, topic: Topic, leaf: LeafShape, place: str) -> None:
        listed = {"evidentiary_standards": leaf.standard, "attachments": leaf.document}
        needed = topic.id in listed
        given = {name for name in ("measure", "standard", "document") if getattr(leaf, name)}
        if not needed and given:
            raise wrong(self.file, place, f"not allowed here: {', '.join(sorted(given))}")
        if needed and (leaf.measure not in self.topics["measures"].meanings or len(given) != 2):
            raise wrong(self.file, f"{place}.measure", f"'{leaf.measure}' is no measure")
        if needed and listed[topic.id] not in topic.meanings:
            raise wrong(self.file, place, f"'{listed[topic.id]}' is not among {', '.join(topic.meanings)}")
