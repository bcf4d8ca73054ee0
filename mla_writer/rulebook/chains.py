"""Links from instrument to instrument: each leads somewhere, none leads back to where it began."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mla_writer.model.instruments import BoundBy, Instrument
from mla_writer.rulebook.reader import wrong

Links = Callable[[Instrument], tuple[str, ...]]
CHAINS: Mapping[str, Links] = {
    "needs": lambda one: one.needs,
    "replaced_by": lambda one: one.replaced_by,
}
"""Links of which one leads to the next: parents, and what takes the place of an instrument."""


def check_instrument_links(instruments: Mapping[str, Instrument]) -> None:
    """``RulebookError`` at the first link that leads nowhere, to itself or in a circle, and at a record
    of what is not a collection of records."""
    for one in instruments.values():
        for place, links in CHAINS.items():
            _known(one, links(one), instruments, place)
        if one.record_of:
            _known(one, (one.record_of,), instruments, "record_of")
            _check_record(one, instruments[one.record_of])
    for one in instruments.values():
        for place, links in CHAINS.items():
            _check_circle((one.id,), instruments, place, links)


def _known(
    one: Instrument, found: tuple[str, ...], instruments: Mapping[str, Instrument], place: str
) -> None:
    for id in found:
        if id == one.id or id not in instruments:
            known = ", ".join(sorted(set(instruments) - {one.id}))
            raise wrong(f"{one.id}.toml", place, f"there is no other instrument '{id}'; known: {known}")


def _check_record(one: Instrument, collection: Instrument) -> None:
    """A treaty stands in the order where the entry stands whose record it is."""
    file = f"{one.id}.toml"
    if collection.bound_by is not BoundBy.RECORD:
        raise wrong(
            file, "record_of", f"'{collection.id}' has no records; allowed: one with bound_by = 'record'"
        )
    if one.bound_by is not BoundBy.PARTICIPATION:
        raise wrong(file, "bound_by", "a record names its States; write bound_by = 'participation'")
    if one.rank is not collection.rank:
        rank = collection.rank.name.lower()
        raise wrong(file, "rank", f"a record of '{collection.id}' has its rank; write rank = '{rank}'")


def _check_circle(
    path: tuple[str, ...], instruments: Mapping[str, Instrument], place: str, links: Links
) -> None:
    for id in links(instruments[path[-1]]):
        if id in path:
            shown = " → ".join((*path[path.index(id) :], id))
            raise wrong(
                f"{path[-1]}.toml", place, f"the chain leads in a circle ({shown}); take out one link"
            )
        _check_circle((*path, id), instruments, place, links)
