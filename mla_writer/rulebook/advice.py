"""From the shapes of what is told beside the questions to declarations."""

from __future__ import annotations

from mla_writer.model.advice import FollowUp, Need, ReturnReason, Tip, Way
from mla_writer.model.declarations import Provenance, Verified
from mla_writer.rulebook import advice_shapes as shapes


def way(shape: shapes.WayShape, as_of: str) -> Way:
    """A way beside a request."""
    provenance = Provenance(shape.source, as_of, Verified(shape.verified))
    return Way(shape.id, shape.title, shape.text, provenance, tuple(shape.kinds), tuple(shape.checks))


def tip(shape: shapes.TipShape, as_of: str) -> Tip:
    """A known difficulty and what helps."""
    provenance = Provenance(shape.source, as_of, Verified(shape.verified))
    return Tip(shape.difficulty, shape.solution, tuple(shape.fields), provenance)


def follow_up(shape: shapes.FollowUpShape) -> FollowUp:
    """A request that may follow another."""
    return FollowUp(tuple(shape.after), shape.kind, shape.why, dict(shape.takes))


def return_reason(id: str, shape: shapes.ReturnReasonShape, as_of: str) -> ReturnReason:
    """A coded reason to return a request; it comes from practice, no law prescribes it."""
    provenance = Provenance("", as_of, Verified.PRACTICE)
    return ReturnReason(id, shape.label, shape.hint, tuple(shape.checks), provenance)


def need(shape: shapes.NeedShape) -> Need:
    """One line of the chooser."""
    return Need(shape.need, shape.kind)
