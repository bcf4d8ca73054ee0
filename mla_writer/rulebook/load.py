"""Reading ``resources/`` into a rulebook, strictly.

Everything that is wrong with a declaration is said here, once, with its file and place, so that
nobody who uses the rulebook need doubt it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from mla_writer.model.declarations import Assurance, Check, Choice, ChoiceList
from mla_writer.model.packs import PackContent
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook import advice, declared, shapes
from mla_writer.rulebook.advice_shapes import (
    FollowUpsShape,
    NeedsShape,
    ReturnReasonsShape,
    TipsShape,
    WaysShape,
)
from mla_writer.rulebook.brought import texts, translations
from mla_writer.rulebook.countries import Countries, load_profile_keys, load_topic_groups, load_topics
from mla_writer.rulebook.demands import check_demands, load_demands
from mla_writer.rulebook.instruments import (
    check_measures,
    check_names,
    load_instruments,
    load_membership_labels,
    load_memberships,
)
from mla_writer.rulebook.links import check_links
from mla_writer.rulebook.reader import Shape, shaped, wrong
from mla_writer.rulebook.resolution import resolve_all
from mla_writer.rulebook.tree import Tree
from mla_writer.rulebook.world import load_states

S = TypeVar("S", bound=Shape)
T = TypeVar("T")

ASSURANCES = "assurance"
"""The choice list made from the assurances, so that they are declared in one place."""
ROUTES = "offence_route"
"""The choice list of the routes by which an offence falls under a convention."""
NOT_DECLARATIONS = frozenset({"examples", "fonts", "icons"})
"""Folders of ``resources/`` that hold no declarations."""


def load(folder: Path | None = None, packs: Sequence[PackContent] = ()) -> Rulebook:
    """The rulebook declared in ``folder`` (the program's own when None), with ``packs`` laid over it in
    their order. ``RulebookError`` names the file, the place, what was found and what is allowed."""
    resources = Tree(folder, packs)
    checks, engine = _checks(resources)
    assurances = _assurances(resources)
    journey = _one(resources, "journey.toml", shapes.JourneyShape)
    tables = _tables(resources)
    following = _one(resources, "follow_ups.toml", FollowUpsShape)
    instruments, sources = load_instruments(resources)
    rulebook = Rulebook(
        choices={**_choices(resources), ASSURANCES: _choice_of(assurances)},
        records=dict(_each(resources, "records", shapes.RecordShape, declared.record)),
        groups=dict(_ordered(resources, "common", shapes.GroupShape, declared.group)),
        kinds=dict(_ordered(resources, "kinds", shapes.KindShape, declared.kind)),
        documents=_documents(resources),
        sections=tuple(declared.section(one) for one in journey.sections),
        checks=checks,
        assurances=assurances,
        refusal_grounds=_dated(resources, "refusal_grounds", shapes.GroundsShape, declared.ground),
        treaty_rules=_treaty_rules(resources),
        limits=_dated(resources, "limits", shapes.LimitsShape, declared.limit),
        term_lists=_term_lists(resources),
        needs=tuple(advice.need(one) for one in _one(resources, "needs.toml", NeedsShape).needs),
        ways=_listed(resources, "ways", WaysShape, advice.way),
        tips=_listed(resources, "tips", TipsShape, advice.tip),
        follow_ups=tuple(advice.follow_up(one) for one in following.follow_ups),
        left_behind=tuple(following.left),
        instruments=instruments,
        sources=sources,
        countries=Countries(resources),
        topics=load_topics(resources),
        profile_keys=load_profile_keys(resources),
        memberships=load_memberships(resources),
        tables={name: table for name, (_, table) in tables.items()},
        table_days={name: as_of for name, (as_of, _) in tables.items()},
        hard_required=tuple(journey.hard_required),
    )
    whole = _told(_of_the_world(rulebook, resources), resources)
    return replace(_proven(whole, engine), digest=digest(resources.folder, packs))


def _told(rulebook: Rulebook, resources: Tree) -> Rulebook:
    """``rulebook`` with the packs that were laid over it, what they say and what they bring."""
    brought, replaced = texts(resources)
    return replace(
        rulebook,
        packs=tuple(content.pack for content in resources.packs),
        said=(*resources.said(), *replaced),
        texts=brought,
        translations=translations(resources),
    )


def _of_the_world(rulebook: Rulebook, resources: Tree) -> Rulebook:
    """``rulebook`` with the States of the world, what their memberships are called, the parts of their
    sheets, what they demand, and why requests are returned."""
    return replace(
        rulebook,
        states=load_states(resources),
        membership_labels=load_membership_labels(resources),
        topic_groups=load_topic_groups(resources),
        return_reasons=_dated(resources, "return_reasons", ReturnReasonsShape, advice.return_reason),
        demands=load_demands(resources),
    )


def _proven(rulebook: Rulebook, engine: frozenset[str]) -> Rulebook:
    """``rulebook``, when every name leads somewhere and every condition can be evaluated."""
    check_links(rulebook)
    check_demands(rulebook)
    routes = rulebook.choices[ROUTES].ids
    check_names(rulebook.instruments.values(), rulebook.kinds, routes, rulebook.topics)
    check_measures(rulebook.instruments.values(), rulebook.topics["measures"].meanings)
    resolve_all(rulebook, engine)
    return rulebook


def digest(resources: Path, packs: Sequence[PackContent] = ()) -> str:
    """A hash over names, sizes and contents of all declarations and over the packs laid over them."""
    total = hashlib.sha256("".join(content.pack.digest for content in packs).encode())
    for path in declaration_files(resources):
        content = path.read_bytes()
        total.update(f"{path.relative_to(resources).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def declaration_files(resources: Path) -> Iterator[Path]:
    """The files that a rulebook is made of, in a stable order."""
    for path in sorted(resources.rglob("*.toml")):
        if path.relative_to(resources).parts[0] not in NOT_DECLARATIONS:
            yield path


def _one(resources: Tree, name: str, shape: type[S]) -> S:
    return shaped(shape, resources.read(name), name)


def _each(
    resources: Tree, folder: str, shape: type[S], build: Callable[[str, S, str], T]
) -> Iterator[tuple[str, T]]:
    for stem in resources.stems(folder):
        file = f"{folder}/{stem}.toml"
        yield stem, build(stem, shaped(shape, resources.read(file), file), file)


def _ordered(
    resources: Tree, folder: str, shape: type[S], build: Callable[[str, S, str], T]
) -> list[tuple[str, T]]:
    """The declarations of a folder in the order that each names, without two of the program in one place:
    issuers of packs cannot know each other's."""
    places: dict[int, str] = {}

    def built(id: str, read: S, file: str) -> tuple[int, T]:
        order = int(getattr(read, "order"))  # noqa: B009  two shapes have it, their base has not
        if order in places and not resources.is_of_pack(file):
            raise wrong(file, "order", f"{order} is the place of {places[order]} already")
        places[order] = file
        return order, build(id, read, file)

    found = list(_each(resources, folder, shape, built))
    return [(id, one) for id, (_, one) in sorted(found, key=lambda entry: entry[1][0])]


def _checks(resources: Tree) -> tuple[dict[str, Check], frozenset[str]]:
    """All checks in the order of files and places, and the ids of those without a condition."""
    checks: dict[str, Check] = {}
    engine: set[str] = set()
    for stem in resources.stems("checks"):
        file = f"checks/{stem}.toml"
        shape = shaped(shapes.ChecksShape, resources.read(file), file)
        for one in shape.checks:
            if one.id in checks:
                raise wrong(file, one.id, "this check is declared twice; give it another id")
            checks[one.id] = declared.check(one, shape.as_of)
        if shape.engine:
            engine.update(one.id for one in shape.checks)
    return checks, frozenset(engine)


def _assurances(resources: Tree) -> dict[str, Assurance]:
    return _dated(resources, "assurances", shapes.AssurancesShape, declared.assurance)


def _dated(resources: Tree, name: str, shape: type[Any], build: Callable[[str, Any, str], T]) -> dict[str, T]:
    """The entries of ``<name>.toml``, which are dated by the file."""
    read = _one(resources, f"{name}.toml", shape)
    return {id: build(id, one, read.as_of) for id, one in getattr(read, name).items()}


def _listed(resources: Tree, name: str, shape: type[Any], build: Callable[[Any, str], T]) -> tuple[T, ...]:
    """The list ``<name>`` of ``<name>.toml``, whose entries are dated by the file."""
    read = _one(resources, f"{name}.toml", shape)
    return tuple(build(one, read.as_of) for one in getattr(read, name))


def _documents(resources: Tree) -> Mapping[str, Any]:
    read = _one(resources, "documents.toml", shapes.DocumentsShape)
    return {id: declared.document(id, one) for id, one in read.documents.items()}


def _treaty_rules(resources: Tree) -> Mapping[str, Any]:
    read = _one(resources, "treaty_rules.toml", shapes.TreatyRulesShape)
    return {id: declared.treaty_rule(id, one) for id, one in read.treaty_rules.items()}


def _term_lists(resources: Tree) -> Mapping[str, Any]:
    read = _one(resources, "term_lists.toml", shapes.TermListsShape)
    return {id: declared.term_list(id, one) for id, one in read.term_lists.items()}


def _choices(resources: Tree) -> dict[str, ChoiceList]:
    lists: dict[str, ChoiceList] = {}
    for stem in resources.stems("choices"):
        file = f"choices/{stem}.toml"
        for id, entries in shaped(shapes.ChoicesShape, resources.read(file), file).choices.items():
            if id in lists or id == ASSURANCES:
                raise wrong(file, id, "this choice list is declared twice; give it another id")
            lists[id] = declared.choice_list(id, entries)
    return lists


def _choice_of(assurances: Mapping[str, Assurance]) -> ChoiceList:
    return ChoiceList(ASSURANCES, tuple(Choice(one.id, one.label) for one in assurances.values()))


def _tables(resources: Tree) -> dict[str, tuple[str, object]]:
    """Reference tables by the name of their file, each with the day on which it was compiled; what they
    hold is known to those who read them."""
    tables: dict[str, tuple[str, object]] = {}
    for stem in resources.stems("tables"):
        table = resources.read(f"tables/{stem}.toml")
        tables[stem] = str(table.pop("as_of", "")), table
    return tables
