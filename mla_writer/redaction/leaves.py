"""Every answer of a draft with its declaration, records taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mla_writer.model.declarations import Field
from mla_writer.model.draft import Draft
from mla_writer.model.fields import Form
from mla_writer.model.rulebook import Rulebook

TEXTS = frozenset({Form.TEXT, Form.LONG_TEXT, Form.EMAIL, Form.PHONE})
CONTACTS = frozenset({Form.EMAIL, Form.PHONE})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text or date of a draft: its path, its declaration, what it says; ``holder`` is the path of the
    record or group in which it stands."""

    path: str
    field: Field
    text: str
    holder: str

    @property
    def sensitive(self) -> str:
        """How it names a person or an identifier, by declaration or by type; empty where it does not."""
        return self.field.sensitive or ("contact" if self.field.type.form in CONTACTS else "")

    @property
    def written(self) -> bool:
        """Whether a person wrote it in words of their own."""
        return self.field.type.form in TEXTS


def leaves(draft: Draft, rulebook: Rulebook) -> Iterator[Leaf]:
    """The texts and dates of ``draft`` that the rulebook knows, in the order of the draft."""
    for group, answers in draft.common.items():
        if group in rulebook.groups:
            yield from _of(rulebook, f"common.{group}", rulebook.groups[group].fields, answers)
    for index, measure in enumerate(draft.measures):
        fields = rulebook.kind(measure.kind).fields
        yield from _of(rulebook, f"measures[{index}].answers", fields, measure.answers)


def _of(
    rulebook: Rulebook, holder: str, fields: Mapping[str, Field], answers: Mapping[str, Any]
) -> Iterator[Leaf]:
    for name, answer in answers.items():
        field = fields.get(name)
        if field is None:
            continue
        for path, one in _each(f"{holder}.{name}", answer):
            if field.type.form is Form.RECORD and isinstance(one, Mapping):
                yield from _of(rulebook, path, rulebook.records[field.type.of].fields, one)
            elif isinstance(one, str) and one.strip() and field.type.form in {*TEXTS, Form.DATE}:
                yield Leaf(path, field, one, holder)


def _each(path: str, answer: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(answer, (list, tuple)):
        entries: list[Any] = list(answer)
        yield from ((f"{path}[{index}]", one) for index, one in enumerate(entries))
    else:
        yield path, answer
