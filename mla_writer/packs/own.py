"""Where the facts that a person has entered are kept: one file, written whole or not at all.

A file that is damaged stays where it is and is told at each start; it is put beside, never deleted, when
a person decides to begin anew.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mla_writer import paths
from mla_writer.files import MEBIBYTE, Stamp, read_bytes, reason, stamp_of, write_bytes, write_over
from mla_writer.model.errors import CannotWrite, DraftError, PackRefused, TextRefused
from mla_writer.model.message import Message, message
from mla_writer.model.packs import OWN, PackContent
from mla_writer.packs.own_facts import (
    NAME,
    THIS_COMPUTER,
    OwnFact,
    OwnFacts,
    OwnTreaty,
    as_toml,
    declarations,
    pack_of,
)
from mla_writer.packs.toml_gate import tables

FILE = "own.toml"
PROPOSED = "desk-facts"
"""The id of a pack that is made of what was entered, until its issuer chooses another."""
FORMAT, VERSION = "mla-writer own facts", 1
LARGEST = 2 * MEBIBYTE
TOP = frozenset({"format", "version", "issuer", "changed_on", "facts", "treaties"})
FACT_TEXTS = ("source", "as_of", "note", "confidence")
FACT = frozenset({"state", "topic", "value", "unknown", *FACT_TEXTS})
TREATY_TEXTS = ("title", "source", "as_of", "in_force_on", "articles", "note")
TREATY = frozenset({"states", "read_as", *TREATY_TEXTS})
GRADES = ("", "high", "medium", "low")
STATE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
TOPIC = re.compile(r"[a-z][\w-]*(?:\.[\w-]+){1,3}")
READINGS = ("text", "excerpt", "knowledge")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file holds, and the stamp by which a change by another window is seen (None: no file)."""

    facts: OwnFacts
    stamp: Stamp | None = None


def file() -> Path:
    """Where one's own facts lie on this machine."""
    return paths.user_data() / "packs" / OWN / FILE


def content() -> PackContent | None:
    """The pack of one's own facts; None where there are none. ``PackRefused`` for a damaged file."""
    return pack_of(read().facts)


def read(path: Path | None = None) -> Kept:
    """What is kept in ``path``; ``PackRefused`` says what is wrong with the file, which stays."""
    target = path or file()
    try:
        if not target.exists():
            return Kept(OwnFacts())
        data = read_bytes(target, LARGEST)
        return Kept(_parsed(tables(data, FILE)), stamp_of(data))
    except (DraftError, TextRefused, PackRefused) as error:
        raise _damaged(target, error.message) from error
    except OSError as error:
        raise _damaged(target, reason(error)) from error


def write(facts: OwnFacts, expected: Stamp | None, path: Path | None = None) -> Kept:
    """Write ``facts`` over what was read with the stamp ``expected``; ``ChangedElsewhere``,
    ``CannotWrite``, ``PackRefused`` when there is too much."""
    target = path or file()
    data = as_toml(_plain(facts))
    if len(data) > LARGEST:
        raise PackRefused(message("it is larger than {limit} MiB, the limit", limit=LARGEST // MEBIBYTE))
    paths.make_private(target.parent)
    return Kept(facts, write_over(target, data, expected))


def set_aside(now: datetime, path: Path | None = None) -> Path:
    """Put a damaged file beside, so that one can begin anew; gives its new name. ``CannotWrite``."""
    target = path or file()
    moment = now.astimezone(UTC).strftime("%Y%m%d%H%M%S%f")
    try:
        return target.rename(target.with_name(f"{target.stem}.damaged-{moment}{target.suffix}"))
    except OSError as error:
        raise CannotWrite(
            message("{path} cannot be written: {reason}", path=str(target), reason=reason(error))
        ) from error


def export(facts: OwnFacts, folder: Path, day: str) -> tuple[Path, ...]:
    """Write ``facts`` into ``folder`` as the beginning of a pack, from which ``mla-writer pack build``
    makes one; ``day`` is its date. A ``pack.toml`` that is there already stays, and gives the name.
    Gives the files; ``CannotWrite``, ``PackRefused`` for a ``pack.toml`` that cannot be read."""
    about = folder / "pack.toml"
    files = declarations(facts, _name_in(about) if about.is_file() else PROPOSED)
    if not about.is_file():
        files["pack.toml"] = as_toml(_about(facts, day))
    for name, data in files.items():
        target = folder / name
        paths.make_private(target.parent)
        write_bytes(target, data)
    return tuple(folder / name for name in files)


def _about(facts: OwnFacts, day: str) -> dict[str, Any]:
    return {
        "format": "mla-pack",
        "format_version": 1,
        "id": PROPOSED,
        "name": NAME.text,
        "issuer": facts.issuer or THIS_COMPUTER.text,
        "version": f"{day[:4]}.1",
        "issued_on": day,
    }


def _name_in(about: Path) -> str:
    try:
        found = tomllib.loads(read_bytes(about, LARGEST).decode("utf-8")).get("id")
    except (DraftError, ValueError, RecursionError):
        found = None
    if not isinstance(found, str) or not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", found):
        raise PackRefused(message("{path} names no id of a pack", path=str(about)))
    return found


def _damaged(path: Path, why: Message) -> PackRefused:
    return PackRefused(
        message(
            "the file cannot be read, and is kept: {path}: {reason}",
            path=str(path),
            reason=why,
        )
    )


def _plain(own: OwnFacts) -> dict[str, Any]:
    top = {"format": FORMAT, "version": VERSION, "issuer": own.issuer, "changed_on": own.changed_on}
    facts = [_plain_fact(*key, fact) for key, fact in own.facts.items()]
    treaties = [
        {"states": list(one.states), "read_as": one.read_as, **_texts_of(one, TREATY_TEXTS)}
        for one in own.treaties
    ]
    return {**top, "facts": facts, "treaties": treaties}


def _plain_fact(state: str, topic: str, fact: OwnFact) -> dict[str, Any]:
    said = {"unknown": True} if fact.unknown else {"value": fact.value}
    return {"state": state, "topic": topic, **said, **_texts_of(fact, FACT_TEXTS)}


def _texts_of(one: OwnFact | OwnTreaty, names: tuple[str, ...]) -> dict[str, str]:
    """The texts of ``one`` that are not empty."""
    return {name: text for name in names if (text := str(getattr(one, name)))}


def _parsed(data: dict[str, Any]) -> OwnFacts:
    if data.get("format") != FORMAT:
        raise PackRefused(message("it is not in the format '{format}'", format=FORMAT))
    if data.get("version") != VERSION:
        raise PackRefused(message("it was made by another version of the program"))
    _known(data, TOP)
    own = OwnFacts(_text(data, "issuer"), _text(data, "changed_on"))
    for entry in _tables(data, "facts"):
        _known(entry, FACT)
        own = own.with_fact(_code(_text(entry, "state"), "state"), _topic(entry), _fact(entry))
    for entry in _tables(data, "treaties"):
        _known(entry, TREATY)
        own = own.with_treaty(_treaty(entry))
    return own


def _fact(entry: Mapping[str, Any]) -> OwnFact:
    texts = {name: _text(entry, name) for name in FACT_TEXTS}
    if texts["confidence"] not in GRADES:
        raise _wrong("confidence")
    if "value" not in entry and entry.get("unknown") is not True:
        raise _wrong("value")
    return OwnFact(entry.get("value"), unknown=entry.get("unknown") is True, **texts)


def _treaty(entry: Mapping[str, Any]) -> OwnTreaty:
    states = entry.get("states")
    if not isinstance(states, list) or len(states) != 2 or not all(isinstance(one, str) for one in states):
        raise _wrong("states")
    read_as = _text(entry, "read_as")
    if read_as not in READINGS:
        raise _wrong("read_as")
    for code in states:
        _code(code, "states")
    texts = {name: _text(entry, name) for name in TREATY_TEXTS}
    return OwnTreaty((states[0], states[1]), read_as=read_as, **texts)


def _code(code: str, name: str) -> str:
    """A State's code, of which names of files are made."""
    if not STATE.fullmatch(code):
        raise _wrong(name)
    return code


def _topic(entry: Mapping[str, Any]) -> str:
    topic = _text(entry, "topic")
    if not TOPIC.fullmatch(topic) or topic.partition(".")[0] in ("code", "name"):
        raise _wrong("topic")
    return topic


def _tables(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = data.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _wrong(name)
    return found


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise _wrong(name)
    return value


def _known(data: Mapping[str, Any], allowed: frozenset[str]) -> None:
    for name in data:
        if name not in allowed:
            raise _wrong(name)


def _wrong(name: str) -> PackRefused:
    return PackRefused(message("'{name}' in it is not as expected", name=name))
