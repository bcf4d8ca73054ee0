"""What is laid over the rulebook at this start, and what is set aside with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from mla_writer import paths
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.model.packs import OWN, Pack, PackContent


@dataclass(frozen=True, slots=True)
class Used:
    """A pack that is to be laid over the rulebook. ``content`` gives its files, which are read no
    sooner."""

    pack: Pack
    content: Callable[[], PackContent]


@dataclass(frozen=True, slots=True)
class Standing:
    """The packs to be laid over the rulebook, in their order, and those that are set aside, each with
    the reason."""

    used: tuple[Used, ...]
    set_aside: tuple[tuple[Pack, Message], ...]

    @property
    def key(self) -> str:
        """What tells this standing from another."""
        return " ".join(f"{one.pack.id}:{one.pack.digest}:{one.pack.signed_by}" for one in self.used)


def standing(day: date | None = None) -> Standing:
    """How the packs stand on ``day`` (today when None): each stored file is compared with what was
    installed, and its signature verified again."""
    if not _may_be_there():
        return Standing((), ())
    from mla_writer.packs import own, store  # most people have none, and start without what reads them

    today = (day or datetime.now(UTC).astimezone().date()).isoformat()
    used: list[Used] = []
    aside: list[tuple[Pack, Message]] = []
    for one in store.records():
        reason = one.fault or _not_yet(one.pack, today)
        if reason is None:
            used.append(Used(one.pack, one.content))
        else:
            aside.append((one.pack, reason))
    try:
        facts = own.content()
    except ProgramError as error:
        aside.append((_own(), error.message))
    else:
        used += [] if facts is None else [_used(facts)]
    return Standing(tuple(used), tuple(aside))


def _may_be_there() -> bool:
    """Whether there is a folder of packs, or one that may not be looked into: then reading tells why."""
    try:
        return paths.packs().is_dir()
    except OSError:
        return True


def _not_yet(pack: Pack, today: str) -> Message | None:
    if pack.valid_from <= today:
        return None
    day = date.fromisoformat(pack.valid_from)
    return message("it is valid from {day} and will be used from then on", day=day)


def _used(facts: PackContent) -> Used:
    from mla_writer.packs.digests import digest_of

    digest = facts.pack.digest or digest_of(facts.files)
    about = replace(facts.pack, digest=digest)
    return Used(about, lambda: PackContent(about, facts.files))


def _own() -> Pack:
    return Pack(OWN, "", "", "", "")
