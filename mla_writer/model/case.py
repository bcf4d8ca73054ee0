"""A case: a draft, the rulebook it is judged by, and the day on which it is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mla_writer.model.declarations import DocumentClass, Field, Kind
from mla_writer.model.draft import Draft, Measure
from mla_writer.model.fields import Form
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
        draft = replace(draft, measures=tuple(replace(one, unknown={}) for one in draft.measures))
        for path in tuple(self._answers_that_stay()):
            draft = draft.drop(path)
        return draft

    def _answers_that_stay(self) -> Iterator[str]:
        """Internal answers, and those that this version does not know, inside records too."""
        for group, answers in self.draft.common.items():
            fields = self.rulebook.groups[group].fields if group in self.rulebook.groups else {}
            yield from self._staying(f"common.{group}", fields, answers)
        for index, measure in enumerate(self.draft.measures):
            yield from self._staying(
                f"measures[{index}].answers", self.kind_of(measure).fields, measure.answers
            )

    def _staying(self, path: str, fields: Mapping[str, Field], answers: Mapping[str, Any]) -> Iterator[str]:
        for name, answer in answers.items():
            if name not in fields or fields[name].internal:
                yield f"{path}.{name}"
            elif fields[name].type.form is Form.RECORD:
                known = self.rulebook.records[fields[name].type.of].fields
                for place, record in _records(f"{path}.{name}", answer):
                    kept = {one: value for one, value in record.items() if one != "id"}
                    yield from self._staying(place, known, kept)

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


def _records(path: str, answer: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The record or the records that answer a question, each with its path."""
    entries = enumerate(answer) if isinstance(answer, (list, tuple)) else ()
    for place, one in (("", answer), *((f"[{index}]", entry) for index, entry in entries)):
        if isinstance(one, dict):
            yield f"{path}{place}", one
