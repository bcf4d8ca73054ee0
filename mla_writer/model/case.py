"""A case: a draft, the rulebook it is judged by, and the day on which it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mla_writer.model.declarations import DocumentClass, Kind
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that findings, journey and document are computed from."""

    rulebook: Rulebook
    draft: Draft
    day: date

    @property
    def document(self) -> DocumentClass:
        """The class of document that the draft makes."""
        return self.rulebook.documents[self.draft.document]

    @property
    def requesting_state(self) -> str:
        """ISO code of the requesting State, or empty."""
        return self.draft.get("common.authorities.requesting_state") or ""

    @property
    def requested_state(self) -> str:
        """ISO code of the requested State, or empty."""
        return self.draft.get("common.authorities.requested_state") or ""

    @property
    def request_day(self) -> date:
        """The date of the letter when it lies later than ``day``, else ``day``: law is read as of then."""
        try:
            dated = date.fromisoformat(self.draft.get("common.signature.date") or "")
        except (TypeError, ValueError):
            return self.day
        return max(dated, self.day)

    def kind_of(self, measure: Measure) -> Kind:
        """The declaration of a measure's kind."""
        return self.rulebook.kind(measure.kind)

    def groups(self) -> tuple[str, ...]:
        """The common groups that this document uses, in the order of the rulebook."""
        used = set(self.document.uses_common)
        for kind in self.draft.kinds:
            if kind in self.rulebook.kinds:
                used.update(self.rulebook.kinds[kind].uses_common)
        return tuple(group for group in self.rulebook.groups if group in used)
