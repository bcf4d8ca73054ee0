"""Reading instruments: nothing lost, and everything wrong refused with its file and place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mla_writer import paths
from mla_writer.model.errors import RulebookError
from mla_writer.model.instruments import BoundBy, Confidence, Instrument, Rank, Standing
from mla_writer.rulebook.instruments import (
    check_measures,
    check_names,
    load_instruments,
    load_memberships,
    load_sources,
)
from mla_writer.rulebook.tree import Tree

Change = Callable[[dict[str, Any]], Any]
TREATY: dict[str, Any] = {
    "as_of": "2026-11-21",
    "title": "Treaty of Examples",
    "short": "ToE",
    "rank": "regional",
    "standing": "in_force",
    "bound_by": "participation",
    "basis": ["gazette"],
    "confidence": "high",
    "verified": "text",
    "titles": {"en": "Treaty of Examples"},
    "articles": {"mla": {"articles": "1-9", "verified": "text"}},
    "participations": {
        "XA": {
            "bound": True,
            "ratified_on": "2001-02-03",
            "in_force_on": "2001-03-05",
            "basis": ["gazette"],
            "confidence": "high",
        }
    },
    "declarations": [{"state": "XA", "topic": "language", "text": "English.", "basis": ["gazette"]}],
}


@pytest.fixture(scope="module")
def instruments() -> dict[str, Instrument]:
    return load_instruments(Tree(paths.resources()))[0]


def test_every_row_is_there(instruments: dict[str, Instrument]) -> None:
    rows = [
        (instrument.id, row)
        for instrument in instruments.values()
        if instrument.bound_by is BoundBy.PARTICIPATION
        for row in instrument.participations.values()
    ]
    assert len(instruments) == 54
    assert (len(rows), sum(row.bound for _, row in rows)) == (2741, 2521)
    assert Counter(row.confidence for _, row in rows) == {
        Confidence.HIGH: 2464,
        Confidence.MEDIUM: 215,
        Confidence.LOW: 62,
    }
    assert sum(len(instrument.declarations) for instrument in instruments.values()) == 150


def test_every_source_is_there() -> None:
    assert len(load_sources(Tree(paths.resources()))) == 84 + 295


@pytest.mark.parametrize(
    ("id", "parties"), [("untoc", 193), ("uncac", 191), ("coe-ets30", 50), ("coe-ets185", 78), ("eu-eio", 25)]
)
def test_parties(instruments: dict[str, Instrument], id: str, parties: int) -> None:
    assert sum(row.bound for row in instruments[id].participations.values()) == parties


def test_instruments_by_rank_and_standing(instruments: dict[str, Instrument]) -> None:
    assert Counter(one.rank for one in instruments.values())[Rank.EU] == 8
    assert {one.id for one in instruments.values() if one.standing is Standing.NOT_IN_FORCE} == {
        *("un-cybercrime2024", "coe-mla-3ap2025", "coe-cets224", "ljubljana-hague2024")
    }


def test_names_are_unique(instruments: dict[str, Instrument]) -> None:
    names = [name for one in instruments.values() for name in {one.id, *one.also_known_as}]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_titles_are_titles_only(instruments: dict[str, Instrument]) -> None:
    assert [
        one.id
        for one in instruments.values()
        for title in one.titles.values()
        if "[" in title or "NON-" in title
    ] == []
    assert {tuple(sorted(one.titles)) for one in instruments.values()} == {
        ("ar", "en", "es", "fr", "pt", "ru", "zh")
    }


def test_memberships() -> None:
    sets = {id: set(states) for id, states in load_memberships(Tree(paths.resources())).items()}
    assert len(sets["eu"]) == 27
    assert sets["eu"] - sets["eu-eio"] == {"DK", "IE"}
    assert sets["eu"] - sets["eu-e-evidence"] == {"DK"}


def test_one_treaty_is_read(tmp_path: Path) -> None:
    instruments, sources = load_instruments(Tree(resources(tmp_path, TREATY)))
    treaty = instruments["toe"]
    assert treaty.participations["XA"].in_force_on == "2001-03-05"
    assert (treaty.declarations[0].instrument, sources["gazette"].as_of) == ("toe", "2001")


WRONG: list[tuple[str, Change, str]] = [
    ("unknown key", lambda one: one.update(ranks="x"), "unknown key"),
    ("missing source", lambda one: one.update(basis=[]), "basis"),
    ("source that is not declared", lambda one: one.update(basis=["hearsay"]), "hearsay"),
    ("wrong rank", lambda one: one.update(rank="highest"), "rank"),
    ("wrong date", lambda one: one.update(adopted_on="2001-02-30"), "adopted_on"),
    ("half a date", lambda one: one.update(in_force_since="2001"), "in_force_since"),
    ("dangling parent", lambda one: one.update(needs=["nowhere"]), "nowhere"),
    ("itself as parent", lambda one: one.update(needs=["toe"]), "needs"),
    ("dangling successor", lambda one: one.update(replaced_by=["nowhere"]), "replaced_by"),
    ("dangling record", lambda one: one.update(record_of="nowhere"), "record_of"),
    ("no English title", lambda one: one.update(titles={"fr": "Traité"}), "English"),
    (
        "translated title that is missing",
        lambda one: one.update(translated_titles=["de"]),
        "translated_titles",
    ),
    ("membership without members", lambda one: one.update(bound_by="membership"), "members"),
    ("members without membership", lambda one: one.update(members="union"), "members"),
    ("unknown membership", lambda one: member(one, "league"), "league"),
    ("rows without participation", lambda one: one.update(bound_by="unknown"), "participations"),
    ("wrong State", lambda one: one["participations"].update(Fra=one["participations"]["XA"]), "Fra"),
    ("deposit after force", lambda one: row(one, ratified_on="2002-01-01"), "deposit"),
    ("date from knowledge", lambda one: row(one, basis=["knowledge"]), "knowledge"),
    ("no basis of a row", lambda one: row(one, basis=[]), "participations.XA.basis"),
    ("wrong topic", lambda one: one["declarations"][0].update(topic="weather"), "declarations.0.topic"),
    ("empty articles", lambda one: one["articles"]["mla"].update(articles=" "), "articles.mla.articles"),
]


@pytest.mark.parametrize(("change", "told"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_refused(tmp_path: Path, change: Change, told: str) -> None:
    data = json.loads(json.dumps(TREATY))
    change(data)
    with pytest.raises(RulebookError) as error:
        load_instruments(Tree(resources(tmp_path, data)))
    assert str(error.value).startswith("toe.toml, at ")
    assert told in str(error.value)


@pytest.mark.parametrize("link", ["needs", "replaced_by"])
@pytest.mark.parametrize(
    ("links", "told"),
    [
        ({"a": ["b"], "b": ["a"]}, "a → b → a"),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, "a → b → c → a"),
        ({"a": ["b"], "b": ["c"], "c": ["d"], "d": ["b", "a"]}, "b → c → d → b"),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, None),
    ],
)
def test_circles_are_refused(
    tmp_path: Path, link: str, links: dict[str, list[str]], told: str | None
) -> None:
    folder = resources(tmp_path, TREATY)
    for id, others in links.items():
        (folder / "instruments" / f"{id}.toml").write_text(toml({**TREATY, link: others}), encoding="utf-8")
    if told is None:
        assert set(load_instruments(Tree(folder))[0]) == {*links, "toe"}
        return
    with pytest.raises(RulebookError) as error:
        load_instruments(Tree(folder))
    assert f", at {link}: the chain leads in a circle ({told}); take out one link" in str(error.value)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"rank": "regional"}, "rank: a record of 'records' has its rank; write rank = 'bilateral'"),
        ({"bound_by": "unknown", "participations": {}}, "bound_by: a record names its States"),
        ({"record_of": "plain"}, "record_of: 'plain' has no records; allowed: one with bound_by"),
        ({}, None),
    ],
)
def test_a_record_names_states_and_stands_with_the_others(
    tmp_path: Path, changes: dict[str, Any], told: str | None
) -> None:
    folder = resources(tmp_path, {**TREATY, "rank": "bilateral", "record_of": "records", **changes})
    records = {**TREATY, "rank": "bilateral", "bound_by": "record", "participations": {}}
    (folder / "instruments" / "records.toml").write_text(toml(records), encoding="utf-8")
    (folder / "instruments" / "plain.toml").write_text(toml(TREATY), encoding="utf-8")
    if told is None:
        assert load_instruments(Tree(folder))[0]["toe"].record_of == "records"
        return
    with pytest.raises(RulebookError, match=told):
        load_instruments(Tree(folder))


@pytest.mark.parametrize("name", ["measures", "except_measures"])
def test_measures_of_declarations_are_declared(tmp_path: Path, name: str) -> None:
    data = json.loads(json.dumps(TREATY))
    data["declarations"][0][name] = ["service", "juggling"]
    instruments, _ = load_instruments(Tree(resources(tmp_path, data)))
    check_measures(instruments.values(), ["service", "juggling"])
    with pytest.raises(RulebookError, match=rf"declarations\.0\.{name}: there is no measure 'juggling'"):
        check_measures(instruments.values(), ["service"])


def test_a_source_is_declared_once(tmp_path: Path) -> None:
    folder = resources(tmp_path, TREATY)
    (folder / "sources" / "b.toml").write_text('[gazette]\ntitle = "Again"\n', encoding="utf-8")
    with pytest.raises(RulebookError, match="declared twice"):
        load_sources(Tree(folder))


@pytest.mark.parametrize(
    ("kinds", "routes", "topics", "told"),
    [
        (["service"], ["v88"], ["t.a"], None),
        ([], ["v88"], ["t.a"], "service"),
        (["service"], [], ["t.a"], "v88"),
        (["service"], ["v88"], [], "t.a"),
    ],
)
def test_names_of_other_declarations(
    tmp_path: Path, kinds: list[str], routes: list[str], topics: list[str], told: str | None
) -> None:
    data = {**TREATY, "kinds_not": ["service"], "subjects": ["v88"], "excluded_by": {"t.a": ["yes"]}}
    instruments, _ = load_instruments(Tree(resources(tmp_path, data)))
    if told is None:
        check_names(instruments.values(), kinds, routes, topics)
        return
    with pytest.raises(RulebookError, match=f"no .* '{told}'"):
        check_names(instruments.values(), kinds, routes, topics)


def member(data: dict[str, Any], membership: str) -> None:
    data.update(bound_by="membership", members=membership, participations={})


def row(data: dict[str, Any], **changes: object) -> None:
    data["participations"]["XA"].update(changes)


def resources(folder: Path, treaty: dict[str, Any]) -> Path:
    """A folder of resources with one treaty, one membership and two sources."""
    (folder / "instruments").mkdir()
    (folder / "sources").mkdir()
    (folder / "instruments" / "toe.toml").write_text(toml(treaty), encoding="utf-8")
    sources = '[gazette]\ntitle = "Gazette"\nas_of = "2001"\n[knowledge]\ntitle = "General knowledge"\n'
    (folder / "sources" / "a.toml").write_text(sources, encoding="utf-8")
    union = {"label": "Union", "members": ["XA"], "basis": "knowledge", "confidence": "medium"}
    (folder / "memberships.toml").write_text(toml({"as_of": "2026-11-21", "union": union}), encoding="utf-8")
    return folder


def toml(data: dict[str, Any]) -> str:
    return "\n".join(f"{key} = {inline(value)}" for key, value in data.items()) + "\n"


def inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value)
