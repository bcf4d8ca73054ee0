"""What a requested State may demand of a request for a measure, as declared in ``demands.toml``.

A profile says by codes which standards, documents and contents a State wants. Here is declared what
each code means for a draft: what is told, where it is mended, and by what answers it is met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class CodeList(StrEnum):
    """The lists of codes by which a profile demands something."""

    STANDARDS = "standards"
    DOCUMENTS = "documents"
    ELEMENTS = "elements"


Code = tuple[CodeList, str]


@dataclass(frozen=True, slots=True)
class DemandAnswer:
    """Where measures of ``kinds`` (all others when empty) meet a demand, and how that is seen.

    ``fields`` are ``measure.x`` or ``group.x``, the one in which it is mended first. ``satisfied`` is the
    condition under which the draft meets the demand; without one a person is asked. ``ask`` lets a person
    be asked also where the condition does not hold. ``told_by`` names checks that say the same and then
    carry what the State says, ``yields_to`` demands that, made of the same measure, say the same or take
    something else in its place.
    """

    fields: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    satisfied: str = ""
    ask: bool = False
    told_by: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether a person may say that the demand is met."""
        return self.ask or not self.satisfied


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand, and the codes that stand for it; two codes of one demand are told once.

    ``message`` goes on after the name of the State and a colon; ``question`` is put to a person where no
    answer of the draft settles it. ``answers`` are looked through in order; a measure of a kind for which
    none is given is not concerned. ``covered_by`` are fields that every request must answer anyway,
    ``sheet_only`` is the reason why a demand is shown by the sheet of the State and never told: one of the
    three is there. ``advice`` keeps it from ever being a warning.
    """

    id: str
    codes: tuple[Code, ...]
    title: str
    message: str = ""
    fix: str = ""
    question: str = ""
    answers: tuple[DemandAnswer, ...] = ()
    covered_by: tuple[str, ...] = ()
    sheet_only: str = ""
    advice: bool = False

    def answer(self, kind: str) -> DemandAnswer | None:
        """Where a measure of ``kind`` meets this demand; None when it is not concerned."""
        return next((one for one in self.answers if not one.kinds or kind in one.kinds), None)


@dataclass(frozen=True, slots=True)
class ListedDocuments:
    """A topic of profiles that lists documents without saying more, and the kinds it speaks of."""

    topic: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demands:
    """All demands. What is said of every measure or every request counts for ``documents`` (classes) but
    ``except_kinds``; ``only_when`` maps a code of measures and a kind to the condition under which such a
    measure is one of that code."""

    demands: Mapping[str, Demand] = field(default_factory=dict[str, Demand])
    documents: tuple[str, ...] = ()
    except_kinds: tuple[str, ...] = ()
    only_when: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    listed: tuple[ListedDocuments, ...] = ()

    def by_code(self) -> Mapping[Code, Demand]:
        """Each code with its demand."""
        return {code: demand for demand in self.demands.values() for code in demand.codes}

    def conditions(self) -> Iterator[tuple[str, str, str]]:
        """Every condition with its place and the kind in whose measures it is evaluated; no kind (empty)
        where it is for all others, and so may read common answers only."""
        for code, gates in self.only_when.items():
            yield from ((f"only_when.{code}", condition, kind) for kind, condition in gates.items())
        for demand in self.demands.values():
            for answer in demand.answers:
                place = f"{demand.id}.satisfied"
                yield from (
                    (place, answer.satisfied, kind) for kind in answer.kinds or ("",) if answer.satisfied
                )
