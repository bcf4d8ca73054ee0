"""Installing a pack: reading it, proving that it fits, putting it into the store.

Windows and the command line do the same here. Belongs here: what needs the store, the rulebook and the
texts of documents together.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mla_writer.model.errors import PackRefused, ProgramError
from mla_writer.model.message import message
from mla_writer.model.packs import Pack, PackContent
from mla_writer.model.rulebook import Rulebook
from mla_writer.packs import standing, store, trust
from mla_writer.packs.minisign import PublicKey
from mla_writer.packs.offers import Offer, offered
from mla_writer.render.environment import texts_of
from mla_writer.rulebook import cache
from mla_writer.rulebook.laying import CannotLay, laid


def install(path: Path, day: date, older: bool = False) -> Pack:
    """Install the pack in ``path`` (an archive with its signature beside it, or a folder) and give it
    back. It is used when the rulebook is next read.

    ``PackRefused`` where the pack, its signature or its version is not taken, with file and place;
    ``CannotWrite``. What was installed then is as it was.
    """
    return take(offered(path), day, older)


def take(offer: Offer, day: date, older: bool = False, key: PublicKey | None = None) -> Pack:
    """The same for a pack that was read already, as after a person was shown what it holds. ``key`` is
    accepted with it: where the pack is not installed, the key is not accepted either."""
    store.refuse(offer, older)
    prove(offer.content, over_installed(offer.pack.id))
    new = key is not None and trust.find(key.id) is None
    if key is not None:
        trust.accept(key, offer.pack.issuer, day)
    try:
        store.place(offer, day)
    except ProgramError:
        if key is not None and new:
            trust.withdraw(key.fingerprint)
        raise
    return offer.pack


def over_installed(id: str) -> tuple[list[PackContent], list[PackContent]]:
    """The packs in force that come before the pack ``id`` and those that come after it."""
    packs = standing.standing().used
    aside = {pack.id for pack, _ in cache.rulebook().set_aside} if packs else set[str]()
    before, after = list[PackContent](), list[PackContent]()
    target = before
    for one in packs:
        if one.pack.id == id:
            target = after
        elif one.pack.id not in aside:
            (after if one.pack.is_own else target).append(one.content())
    return before, after


def prove(
    content: PackContent, others: tuple[Sequence[PackContent], Sequence[PackContent]] = ((), ())
) -> Rulebook:
    """The rulebook with ``content`` laid over it, between ``others``; ``PackRefused`` where a declaration
    does not fit, a text cannot be used, or a new kind has no text."""
    before, after = others
    try:
        rulebook = laid([*before, content, *after])
        texts = texts_of(rulebook)
        for name in rulebook.texts:
            texts.compiled(name)
    except (CannotLay, ProgramError) as error:
        raise PackRefused(error.message) from error
    for id in rulebook.kinds:
        if f"kinds/{id}" not in texts.names:
            raise PackRefused(
                message(
                    "the kind '{kind}' has no text; add {file}", kind=id, file=f"templates/kinds/{id}.md.j2"
                )
            )
    return rulebook
