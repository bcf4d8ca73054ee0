"""Installing and removing packs for the window: what is told before, what is done beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mla_writer.files import read_bytes
from mla_writer.gui.background import Failed
from mla_writer.gui.services import Services
from mla_writer.model.errors import DraftError, PackRefused
from mla_writer.model.message import Message, message
from mla_writer.model.packs import Pack
from mla_writer.model.rulebook import Rulebook
from mla_writer.packs import offers, store, trust
from mla_writer.packs.about import order
from mla_writer.packs.minisign import LONGEST, PublicKey, public_key, signer
from mla_writer.packs.offers import Offer
from mla_writer.rulebook.cache import rulebook
from mla_writer.rulebook.tree import Tree
from mla_writer.session.packs import take

Done = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Shown:
    """One pack as the window lists it. ``says`` counts its entries, ``overrides`` those in place of
    others, ``contested`` those of which another pack speaks too; ``aside`` is why it is not used."""

    pack: Pack
    installed_on: str = ""
    says: int = 0
    overrides: int = 0
    contested: int = 0
    aside: Message | None = None


def shown(services: Services) -> tuple[Shown, ...]:
    """All packs: those that are used in their order, and those that are set aside with the reason."""
    rules = services.rulebook
    days = {one.pack.id: one.installed_on for one in store.records()}
    used = [_counted(services, pack, days.get(pack.id, "")) for pack in rules.packs]
    aside = [Shown(pack, days.get(pack.id, ""), aside=reason) for pack, reason in rules.set_aside]
    return (*used, *aside)


def unknown_key(path: Path) -> str:
    """The id of the key that signed the pack in ``path``, where it is not accepted yet; else empty.
    ``PackRefused`` for a signature that cannot be read."""
    beside = offers.signature_path(path)
    if path.is_dir() or not beside.is_file():
        return ""
    id = signer(_text(beside))
    return PublicKey(id, b"").shown_id if trust.find(id) is None else ""


def key_in(path: Path) -> PublicKey:
    """The public key in the file ``path``; ``PackRefused``."""
    return public_key(_text(path))


def offered(path: Path, key: PublicKey | None = None) -> Offer:
    """The pack in ``path``, its signature verified with ``key`` where one is given, else with the keys
    that are accepted. ``PackRefused`` with the reason."""
    return offers.offered(path, None if key is None else lambda id: key if key.id == id else None)


def is_older(offer: Offer) -> str:
    """The version that is installed, where ``offer`` is older than it; else empty."""
    known = next((one.pack for one in store.records() if one.pack.id == offer.pack.id), None)
    newer = known is not None and order(known.version or "0") > order(offer.pack.version)
    return known.version if known is not None and newer else ""


def reach(offer: Offer) -> tuple[int, int]:
    """How many entries the pack adds or changes, and how many of them take the place of others."""
    said = Tree(packs=[offer.content]).said()
    return len(said), sum(one.before is not None for one in said)


def install(services: Services, offer: Offer, key: PublicKey | None, after: tuple[Done, Failed]) -> None:
    """Install ``offer``, whose ``key`` is accepted with it, and load the rulebook anew."""
    day = services.now().date()
    older = bool(is_older(offer))

    _changed(services, lambda: take(offer, day, older, key), after)


def remove(services: Services, id: str, after: tuple[Done, Failed]) -> None:
    """Remove the pack ``id`` and load the rulebook anew."""
    _changed(services, lambda: store.remove(id), after)


def _changed(services: Services, job: Callable[[], object], after: tuple[Done, Failed]) -> None:
    done, failed = after

    def whole() -> Rulebook:
        job()
        return rulebook()

    def used(rules: Rulebook) -> None:
        services.use(rules)
        done()

    services.runner.run(whole, used, failed)


def _counted(services: Services, pack: Pack, installed_on: str) -> Shown:
    rules = services.rulebook
    said = [one for one in rules.said if one.pack == pack.id]
    contested = sum(pack.id in packs for packs in rules.contested.values())
    overrides = sum(one.before is not None for one in said)
    return Shown(pack, installed_on, len(said), overrides, contested)


def _text(path: Path) -> str:
    try:
        return read_bytes(path, LONGEST).decode("utf-8")
    except (DraftError, UnicodeDecodeError) as error:
        raise PackRefused(message("{path} cannot be read as a key or signature", path=str(path))) from error
