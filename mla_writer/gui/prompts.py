"""What a reference table offers at a field, as a prompt: never filled in, always with its age."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from mla_writer.gui.aside_parts import headed
from mla_writer.gui.reading import fold
from mla_writer.gui.services import Services
from mla_writer.gui.wording import day
from mla_writer.model.declarations import Field
from mla_writer.model.message import message

MOST = 4
Entry = Mapping[str, Any]


def prompts(services: Services, field: Field, answer: object) -> Iterator[QWidget]:
    """What the table of ``field`` knows under the names in ``answer``; without an answer, the names."""
    table = services.rulebook.tables.get(field.prompts)
    if not field.prompts or not isinstance(table, Mapping):
        return
    entries = [cast(Entry, one) for one in cast(Mapping[str, Any], table).values() if _named(one)]
    wanted = fold(answer) if isinstance(answer, str) else ""
    fitting = [one for one in entries if wanted and any(_fits(wanted, name) for name in one["brands"])]
    age = _age(services, field.prompts)
    for one in fitting[:MOST]:
        yield headed(
            ", ".join(one["brands"]), *((line, "help") for line in _lines(services, one)), (age, "small")
        )
    if not wanted:
        names = " · ".join(str(name) for one in entries for name in one["brands"])
        heading = services.say(message("Listed in the reference table"))
        yield headed(heading, (names, "help"), (age, "small"))


def _named(entry: object) -> bool:
    return isinstance(entry, Mapping) and bool(cast(Entry, entry).get("brands"))


def _fits(wanted: str, name: object) -> bool:
    known = fold(str(name))
    return known in wanted or (len(wanted) > 2 and wanted in known)


def _lines(services: Services, entry: Entry) -> Iterator[str]:
    say, country = services.say, services.language.country
    for entity in entry.get("entities", ()):
        yield say(
            message(
                "Users in {users}: {entity} ({state})",
                users=str(entity.get("users", "")),
                entity=str(entity.get("entity", "")),
                state=country(str(entity.get("country", ""))),
            )
        )
    if entry.get("stable_id"):
        yield say(message("Identifier that lasts: {identifier}", identifier=str(entry["stable_id"])))
    if entry.get("notifies_user") is True:
        yield say(message("Tells its users unless it is forbidden to."))
    if entry.get("note"):
        yield str(entry["note"])


def _age(services: Services, table: str) -> str:
    dated = day(services, services.rulebook.table_days.get(table, ""))
    return services.say(
        message("As of {date}; ask the provider or look at its rules before use.", date=dated)
    )
