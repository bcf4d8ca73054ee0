"""A finding: one check that fired, where, why, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Provenance, Severity
from mla_writer.model.draft import Override
from mla_writer.model.message import Message
from mla_writer.model.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Finding:
    """What is told to the person.

    ``field`` is the path of the main field, ``fields`` all that are concerned. ``override`` is set
    when an officer set the finding aside; it then withholds nothing and is listed apart.
    ``question`` marks a check that waits for the answer of a person. ``facts`` are what is known of the
    requested State by which it fires, ``notes`` what limits it (a treaty that prevails, an old source).
    """

    check: str
    severity: Severity
    title: Message
    message: Message
    fix: Message
    field: str
    fields: tuple[str, ...]
    provenance: Provenance
    overridable: bool = True
    override: Override | None = None
    question: bool = False
    facts: tuple[Fact, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def withholds(self) -> bool:
        """True when this finding keeps the draft from being "ready to send"."""
        return self.severity is Severity.BLOCKS and self.override is None


GRAVEST_FIRST = {Severity.BLOCKS: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


def ready(findings: tuple[Finding, ...]) -> bool:
    """True when nothing blocks."""
    return not any(finding.withholds for finding in findings)


def has_own_source(rulebook: Rulebook, finding: Finding) -> bool:
    """Whether the source of ``finding`` is that of a rule, which is told beside the facts it carries; false
    when it is only theirs."""
    check = rulebook.checks.get(finding.check)
    return not finding.facts or (check is not None and not check.rests_on)
