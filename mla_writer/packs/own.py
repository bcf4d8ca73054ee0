"""The facts that a person has entered in the window, as a pack that is laid over all others."""

from __future__ import annotations

from mla_writer.model.packs import PackContent


def content() -> PackContent | None:
    """The pack of one's own facts; None where there are none."""
    return None
