"""Earlier states of a draft from the differences between them."""

from __future__ import annotations

from typing import Any

from mla_writer.drafts import Problems, from_plain, to_plain
from mla_writer.model.draft import Draft
from mla_writer.vault import patches


class Replay:
    """Walks from state to state."""

    def __init__(self, draft: Draft, problems: Problems) -> None:
        self._plain, self._problems = to_plain(draft), problems

    def back(self, patch: Any) -> Draft:
        """The state that ``patch`` leads to."""
        self._plain = patches.applied(self._plain, patch)
        return from_plain(self._plain, self._problems)
