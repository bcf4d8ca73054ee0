"""Required, recommended, closed and unreadable answers: the checks that need no condition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mla_writer.model.case import Case
from mla_writer.model.declarations import Check, Field, Provenance, Record, Requirement
from mla_writer.model.fields import Form, is_empty
from mla_writer.model.finding import Finding
from mla_writer.model.journey import AskedField, AskedPage, Journey
from mla_writer.model.message import Message

Holds = Callable[..., bool]
Question = tuple[str, Field, bool, bool]
"""Path, field, whether it must be answered, whether it is."""

MISSING = "REQ-001"
CLOSED = "REQ-002"
RECOMMENDED = "REQ-003"
HARD = "REQ-004"
UNREADABLE = "REQ-005"
NOT_DRAFTED = "REQ-006"
OTHER_DOCUMENT = "REQ-007"


def missing_answers(case: Case, walked: Journey, holds: Holds) -> Iterator[Finding]:
    """Findings for every required answer that is missing, and one for each page's recommended ones."""
    seen: set[str] = set()
    for page in walked.pages:
        recommended: list[tuple[str, Field]] = []
        for path, field, needed, answered in _questions(case, page, holds):
            if path in seen:
                continue
            seen.add(path)
            if answered or path in case.draft.unreadable:
                continue
            if needed:
                yield _missing(case, path, field)
            elif field.requirement is Requirement.RECOMMENDED and path not in case.draft.closed:
                recommended.append((path, field))
        if recommended:
            yield _still_empty(case, page, recommended)


def unreadable_answers(case: Case) -> Iterator[Finding]:
    """Findings for what was typed and is not yet a value, such as half a date."""
    check = case.rulebook.checks.get(UNREADABLE)
    for path, text in case.draft.unreadable.items():
        if check is not None:
            yield _engine(check, path, check.provenance, found=text)


def misfits(case: Case) -> Iterator[Finding]:
    """Findings for measures that this version cannot judge, or that do not make this document."""
    checks = case.rulebook.checks
    for index, measure in enumerate(case.draft.measures):
        kind, path = case.kind_of(measure), f"measures[{index}]"
        if not kind.drafted:
            check = checks[NOT_DRAFTED]
            yield _engine(check, path, check.provenance, kind=Message(kind.label))
        elif kind.document != case.draft.document:
            check = checks[OTHER_DOCUMENT]
            wanted = Message(case.rulebook.documents[kind.document].label)
            yield _engine(check, path, check.provenance, kind=Message(kind.label), document=wanted)


def asked_inside(
    case: Case, record: Record, place: tuple[str, int | None], holds: Holds
) -> Iterator[AskedField]:
    """The fields of the ``record`` at ``place`` (its path, the index of its measure) as asked now."""
    path, measure = place
    item = _item(record.fields, case.draft.get(path))
    for field in record.fields.values():
        if field.asked_when and not holds(field.asked_when, measure, item):
            continue
        inner = f"{path}.{field.id}"
        answered = inner not in case.draft.unreadable and not is_empty(case.draft.get(inner))
        needed = _needed(field, measure, item, holds)
        yield AskedField(inner, field, needed, answered, inner in case.draft.closed)


def _questions(case: Case, page: AskedPage, holds: Holds) -> Iterator[Question]:
    """Every question of a page, down into records."""
    for asked in page.every_field:
        yield asked.path, asked.field, asked.required, asked.answered
        yield from _inside(case, asked, page.measure, holds)


def _inside(case: Case, asked: AskedField, measure: int | None, holds: Holds) -> Iterator[Question]:
    """The questions of the records that were entered; a record that was not begun asks nothing."""
    if asked.field.type.form is not Form.RECORD:
        return
    record = case.rulebook.records[asked.field.type.of]
    value = case.draft.get(asked.path)
    entries: list[tuple[str, Any]] = [(asked.path, value)]
    if asked.field.type.many:
        entries = [(f"{asked.path}[{index}]", entry) for index, entry in enumerate(value or ())]
    for path, entry in entries:
        if not asked.field.type.many and is_empty(entry):
            continue
        item = _item(record.fields, entry)
        for field in record.fields.values():
            if field.asked_when and not holds(field.asked_when, measure, item):
                continue
            answered = not is_empty(item[field.id])
            yield f"{path}.{field.id}", field, _needed(field, measure, item, holds), answered


def _item(fields: Mapping[str, Field], entry: Any) -> dict[str, Any]:
    given: Mapping[str, Any] = entry if isinstance(entry, dict) else {}
    return {
        name: ([] if field.type.many else None) if is_empty(given.get(name)) else given[name]
        for name, field in fields.items()
    } | {"id": given.get("id")}


def _needed(field: Field, measure: int | None, item: dict[str, Any], holds: Holds) -> bool:
    if field.requirement is Requirement.CONDITIONAL:
        return holds(field.required_when, measure, item)
    return field.requirement is Requirement.REQUIRED


def _missing(case: Case, path: str, field: Field) -> Finding:
    checks, closed = case.rulebook.checks, case.draft.closed.get(path)
    hard = path.removeprefix("common.") in case.rulebook.hard_required and not _exempt(case, checks[HARD])
    if closed is not None and not hard:
        return _engine(
            checks[CLOSED], path, field.provenance, label=Message(field.label), reason=closed.reason
        )
    return _engine(checks[HARD if hard else MISSING], path, field.provenance, label=Message(field.label))


def _exempt(case: Case, check: Check) -> bool:
    kinds = case.draft.kinds
    return bool(kinds) and all(kind in check.except_kinds for kind in kinds)


def _still_empty(case: Case, page: AskedPage, fields: list[tuple[str, Field]]) -> Finding:
    paths = tuple(path for path, _ in fields)
    labels = tuple(Message(label) for label in dict.fromkeys(field.label for _, field in fields))
    check = case.rulebook.checks[RECOMMENDED]
    found = _engine(check, paths[0], check.provenance, labels=labels, page=Message(page.page.title))
    return Finding(
        check=found.check,
        severity=found.severity,
        title=found.title,
        message=found.message,
        fix=found.fix,
        field=paths[0],
        fields=paths,
        provenance=found.provenance,
        overridable=True,
    )


def _engine(check: Check, path: str, provenance: Provenance, **values: object) -> Finding:
    return Finding(
        check=check.id,
        severity=check.severity,
        title=Message(check.title, values),
        message=Message(check.message, values),
        fix=Message(check.fix, values),
        field=path,
        fields=(path,),
        provenance=provenance,
        overridable=check.overridable,
    )
