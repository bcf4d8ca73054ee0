"""Reading ``resources/world.toml``: States and territories by code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mla_writer.model.states import WorldState
from mla_writer.rulebook.dates import full_date
from mla_writer.rulebook.instruments import Code, Text
from mla_writer.rulebook.reader import Shape, shaped, wrong
from mla_writer.rulebook.tree import Tree

FILE = "world.toml"


class RegionShape(Shape):
    """One sub-region."""

    label: Text
    codes: list[Code] = Field(min_length=1)


class NoteShape(Shape):
    """What to know of the status of one State."""

    text: Text


class WorldShape(Shape):
    """The whole file."""

    as_of: Annotated[str, AfterValidator(full_date), Field(min_length=1)]
    basis: Literal["knowledge", "source"]
    not_un_members: list[Code]
    regions: dict[str, RegionShape]
    territories: dict[Code, list[Code]]
    notes: dict[Code, NoteShape]


def load_states(tree: Tree) -> dict[str, WorldState]:
    """States and territories by code, in the order of their codes.

    ``RulebookError`` where a code stands in two regions or belongs to two States, or where a
    territory, its State, a note or a non-member stands in no region.
    """
    shape = shaped(WorldShape, tree.read(FILE), FILE)
    regions = _one_place({id: one.codes for id, one in shape.regions.items()}, "regions")
    states = _one_place(shape.territories, "territories")
    for place, codes in _named(shape, states).items():
        for code in codes:
            if code not in regions:
                raise wrong(FILE, place, f"'{code}' stands in no region; add it to one of them")
    for state in shape.territories:
        if state in states:
            raise wrong(FILE, f"territories.{state}", f"'{state}' is itself a territory of {states[state]}")
    return {code: _state(code, regions[code], states.get(code, ""), shape) for code in sorted(regions)}


def _one_place(groups: Mapping[str, list[str]], place: str) -> dict[str, str]:
    """The group in which each code stands."""
    found: dict[str, str] = {}
    for group, codes in groups.items():
        for code in codes:
            if code in found:
                raise wrong(FILE, f"{place}.{group}", f"'{code}' stands in {found[code]} already")
            found[code] = group
    return found


def _named(shape: WorldShape, territories: Mapping[str, str]) -> dict[str, list[str]]:
    return {
        "territories": [*territories, *shape.territories],
        "not_un_members": shape.not_un_members,
        "notes": list(shape.notes),
    }


def _state(code: str, region: str, territory_of: str, shape: WorldShape) -> WorldState:
    note = shape.notes.get(code)
    return WorldState(
        code=code,
        region=shape.regions[region].label,
        un_member=not territory_of and code not in shape.not_un_members,
        territory_of=territory_of,
        basis=shape.basis,
        as_of=shape.as_of,
        note=note.text if note else "",
    )
