"""What the window opens as a draft: its own files, and exported PDF and DOCX that carry the request."""

from __future__ import annotations

from mla_writer.exchange.opening import draft_in
from mla_writer.gui.services import SUFFIX, Services
from mla_writer.model.message import message

__all__ = ["ENDINGS", "draft_in", "pattern"]

ENDINGS = (SUFFIX, ".pdf", ".docx")


def pattern(services: Services) -> str:
    """The pattern of the dialog in which a draft is chosen."""
    endings = " ".join(f"*{ending}" for ending in ENDINGS)
    return f"{services.say(message('Drafts and exported requests'))} ({endings})"
