"""Packs: what a ministry lays over the program's rulebook without touching the program.

Belongs here: the format of a pack, its signature, the keys that a person trusts, and the store of
what is installed. What a declaration in a pack means is decided by ``rulebook``, what its texts may
ask for by ``render``; ``session.packs`` puts the three together when one is installed.
"""

from __future__ import annotations

from mla_writer.model.packs import PackContent
from mla_writer.packs import standing


def installed() -> tuple[PackContent, ...]:
    """The packs that are laid over the rulebook, in their order: that of their installation, one's own
    facts last. Those that cannot be used are left out; ``standing.standing`` says why."""
    return tuple(one.content() for one in standing.standing().used)
