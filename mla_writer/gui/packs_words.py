"""How packs are worded: who vouches, what they change, what is in use. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mla_writer.gui.services import Services
from mla_writer.gui.wording import day, joined
from mla_writer.model.message import Message, message
from mla_writer.model.packs import Pack
from mla_writer.packs.own_facts import NAME

if TYPE_CHECKING:  # the first screen needs the words, not what installs packs
    from mla_writer.gui.packs_keeper import Shown


def name(services: Services, pack: Pack) -> str:
    """What a pack is called; the program's own name for one's own facts is translated."""
    return services.own_words.say(NAME) if pack.is_own else pack.name or pack.id


def issued(services: Services, pack: Pack) -> str:
    """Who says it, in which version, since when; of one's own facts only the day of the last change."""
    if pack.is_own:
        return day(services, pack.issued_on)
    version = (
        services.own_words.say(message("version {version}", version=pack.version)) if pack.version else ""
    )
    dated = day(services, pack.issued_on)
    return joined(pack.issuer, version, dated)


def proof(pack: Pack) -> Message:
    """Who vouches for it."""
    if pack.signed_by:
        return message("Signed with the key {fingerprint}", fingerprint=pack.signed_by)
    if pack.is_own:
        return message("Entered by you; nobody else vouches for it.")
    return message("Unsigned: nobody vouches for it. Whoever gave it to you may have changed it.")


def reach(services: Services, one: Shown) -> str:
    """How much it changes."""
    entries = services.own_words.count("{n} entry", "{n} entries", one.says)
    overrides = services.own_words.count("{n} in place of another", "{n} in place of others", one.overrides)
    contested = services.own_words.count(
        "{n} of which another pack speaks too", "{n} of which other packs speak too", one.contested
    )
    return joined(entries, overrides if one.overrides else "", contested if one.contested else "")


def in_use(services: Services) -> str:
    """What is in use for which no ministry vouches, for the permanent mark; empty when there is none."""
    unsigned = [name(services, pack) for pack in services.rulebook.unsigned]
    if unsigned:
        named = services.language.list(unsigned)
        return services.own_words.say(message("Unsigned pack in use: {name}", name=named))
    if any(pack.is_own for pack in services.rulebook.packs):
        return services.own_words.say(message("Facts of your own in use"))
    return ""


def in_use_briefly(services: Services) -> str:
    """The same where there is little room."""
    if services.rulebook.unsigned:
        return services.own_words.say(message("Unsigned pack"))
    own = any(pack.is_own for pack in services.rulebook.packs)
    return services.own_words.say(message("Own facts")) if own else ""


def set_aside(services: Services) -> str:
    """Which packs are not used and why, one a line."""
    said = [
        message("{name}: {reason}", name=name(services, pack) or pack.id, reason=reason)
        for pack, reason in services.rulebook.set_aside
    ]
    return "\n".join(services.own_words.say(one) for one in said)
