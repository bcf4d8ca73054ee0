"""A vault for tests: opened with a key, without the slow derivation from a passphrase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mla_writer.gui.services import Services
from mla_writer.model.dossier import Kept
from mla_writer.model.draft import Draft
from mla_writer.session.describing import described
from mla_writer.vault import Vault

KEY = bytes(range(32))


def opened(folder: Path, now: Callable[[], datetime]) -> Vault:
    """The vault in ``folder``, made if there is none."""
    return Vault.open_with_key(folder, KEY, now)


def put(services: Services, draft: Draft) -> str:
    """Keep ``draft`` in the vault as a window would, and give back its id."""
    session = services.new_session(draft)
    services.shelf.save(Kept(draft, described=described(session.case, session.findings)), None)
    return draft.id


def kept(services: Services, id: str) -> Draft:
    """The draft ``id`` as the vault holds it."""
    return services.shelf.open(id, services.problems())[0].draft
