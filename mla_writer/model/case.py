"""A case: a draft, the rulebook it is judged by, and the day on which it is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mla_writer.model.declarations import DocumentClass, Field, Kind
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
    def only_kind(self) -> Kind | None:
        """The kind of the only measure; None when there is none, or more than one."""
        kinds = [self.rulebook.kinds.get(measure.kind) for measure in self.draft.measures]
        return kinds[0] if len(kinds) == 1 else None

    @property
    def template(self) -> str:
        """The name of the text of the whole document: that of the only measure's kind, else of the class."""
        own = self.only_kind.template if self.only_kind else ""
        return own or self.document.template

    @property
    def leaves_out(self) -> frozenset[str]:
        """The common fields that this document neither asks nor prints, as ``group.field``."""
        own = self.only_kind.leaves_out if self.only_kind else frozenset[str]()
        return self.document.leaves_out | own

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

    @property
    def public_draft(self) -> Draft:
        """The part of the draft that may travel inside an exported document.

        What officers said to each other stays at home: overrides, confirmations, reasons for closing a
        field, half-typed text, internal answers, and what this version does not know.
        """
        draft = replace(self.draft, overrides=(), confirmations={}, closed={}, unreadable={}, unknown={})
        for path in tuple(self._answers_that_stay()):
            draft = draft.drop(path)
        return draft

    def _answers_that_stay(self) -> Iterator[str]:
        """Internal answers, and those that this version does not know."""
        for group, answers in self.draft.common.items():
            fields = self.rulebook.groups[group].fields if group in self.rulebook.groups else {}
            yield from (f"common.{group}.{name}" for name in answers if _stays(fields, name))
        for index, measure in enumerate(self.draft.measures):
            fields = self.kind_of(measure).fields
            yield from (
                f"measures[{index}].answers.{name}" for name in measure.answers if _stays(fields, name)
            )

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


def _stays(fields: Mapping[str, Field], name: str) -> bool:
    return name not in fields or bool(fields[name].internal)
