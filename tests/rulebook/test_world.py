"""States of the world: complete, named in the languages of the world, and refused where they disagree."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from mla_writer import paths
from mla_writer.model.errors import RulebookError
from mla_writer.model.states import WorldState, one_state, sovereign, treaty_maker
from mla_writer.rulebook.instruments import load_instruments
from mla_writer.rulebook.tree import Tree
from mla_writer.rulebook.world import load_states

STATES = load_states(Tree(paths.resources()))
SMALL = """as_of = "2026-11-21"
basis = "knowledge"
not_un_members = ["XC"]
[regions.north]
label = "North"
codes = ["XA", "XB"]
[regions.south]
label = "South"
codes = ["XC"]
[territories]
XA = ["XB"]
[notes.XC]
text = "An observer."
"""


def test_members_and_observers() -> None:
    assert sum(state.un_member for state in STATES.values()) == 193
    others = {code for code, state in STATES.items() if not state.un_member and not state.territory_of}
    assert others == {"CK", "NU", "PS", "TW", "VA"}
    assert all(STATES[code].note for code in others)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh", "pt"])
def test_each_has_a_name(language: str) -> None:
    names = Locale.parse(language).territories
    assert [code for code in STATES if not names.get(code)] == []


def test_every_participant_is_known() -> None:
    instruments, _ = load_instruments(Tree(paths.resources()))
    participants = {state for one in instruments.values() for state in one.participations}
    assert participants - set(STATES) == {"EU"}
    profiles = {path.stem for path in (paths.resources() / "countries").glob("*.toml")}
    assert profiles <= set(STATES)


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("HK", "CN"),
        ("JE", "GB"),
        ("CW", "NL"),
        ("GL", "DK"),
        ("NC", "FR"),
        ("CK", ""),
        ("TW", ""),
        ("XA", ""),
    ],
)
def test_who_concludes_treaties(code: str, state: str) -> None:
    assert sovereign(STATES, code) == state
    assert treaty_maker(STATES, code) == (state or code)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [(("JE", "GB"), True), (("JE", "GG"), True), (("CK", "NZ"), False), (("XA",), True)],
)
def test_one_state(codes: tuple[str, ...], expected: bool) -> None:
    assert one_state(STATES, codes) is expected


def test_what_is_read(tmp_path: Path) -> None:
    states = read(tmp_path, SMALL)
    assert (states["XB"].region, states["XB"].territory_of, states["XB"].un_member) == ("North", "XA", False)
    assert (states["XC"].un_member, states["XC"].note, states["XA"].note) == (False, "An observer.", "")
    assert (states["XA"].un_member, states["XA"].basis, states["XA"].as_of) == (
        True,
        "knowledge",
        "2026-11-21",
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('codes = ["XC"]', 'codes = ["XC", "XA"]', "regions.south: 'XA' stands in north already"),
        ('XA = ["XB"]', 'XA = ["XD"]', "territories: 'XD' stands in no region"),
        ('XA = ["XB"]', 'XD = ["XB"]', "territories: 'XD' stands in no region"),
        ('XA = ["XB"]', 'XA = ["XB"]\nXC = ["XB"]', "territories.XC: 'XB' stands in XA already"),
        ('XA = ["XB"]', 'XA = ["XB"]\nXB = ["XC"]', "territories.XB: 'XB' is itself a territory of XA"),
        ('["XC"]\n[regions', '["XD"]\n[regions', "not_un_members: 'XD' stands in no region"),
        ("notes.XC", "notes.XD", "notes: 'XD' stands in no region"),
        ("2026-11-21", "", "as_of"),
        ("knowledge", "hearsay", "basis"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SMALL
    with pytest.raises(RulebookError) as error:
        read(tmp_path, SMALL.replace(old, new))
    assert str(error.value).startswith("world.toml, at ")
    assert told in str(error.value)


def read(folder: Path, text: str) -> dict[str, WorldState]:
    (folder / "world.toml").write_text(text, encoding="utf-8")
    return load_states(Tree(folder))
