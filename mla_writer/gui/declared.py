"""Which declaration stands behind a path to an answer. No Qt."""

from __future__ import annotations

import re

from mla_writer.model.answers import Steps, parse_path
from mla_writer.model.countries import Fact
from mla_writer.model.declarations import Check, Field
from mla_writer.model.fields import Form
from mla_writer.model.governing import holds_between
from mla_writer.model.journey import AskedPage
from mla_writer.model.profile import attachments_for, standards_for
from mla_writer.model.rulebook import Rulebook
from mla_writer.session import Session

PROFILE = re.compile(r"\bprofile\(\s*['\"]([a-z0-9_]+)['\"]\s*\)")


def declared_field(session: Session, path: str) -> Field | None:
    """The declaration of the field at ``path``, also inside records; None when there is none.

    ``measures[0].answers.accounts[1].number`` gives the field ``number`` of the record of accounts.
    """
    page = session.journey.page_of(path)
    asked = next((one for one in page.every_field if _begins(path, one.path)), None) if page else None
    if asked is None:
        return None
    names = [step for step in parse_path(path)[len(parse_path(asked.path)) :] if isinstance(step, str)]
    return _inside(session.rulebook, asked.field, names)


def declared_name(session: Session, path: str) -> str:
    """The field at ``path`` or around it as the rulebook names it: ``group.field`` or ``kind.field``."""
    match tuple(parse_path(path)):
        case ("common", group, field, *_):
            return f"{group}.{field}"
        case ("measures", int(place), "answers", field, *_):
            return f"{session.draft.measures[place].kind}.{field}"
        case _:
            return ""


def facts_asked(session: Session, path: str) -> tuple[Fact, ...]:
    """What the requested State asks for, as far as it concerns the field at ``path``.

    A fact concerns a field when a check that points to the field asks the State's profile for it.
    """
    country = session.rulebook.countries.get(session.case.requested_state)
    if country is None:
        return ()
    field = _general(parse_path(path))
    rulebook = session.rulebook
    checks = [
        check
        for check in rulebook.checks.values()
        if any(_general(parse_path(_rooted(check, one))) == field for one in check.fields)
    ]
    keys = [key for check in checks for key in PROFILE.findall(check.when) if key in rulebook.profile_keys]
    rested_on = (topic for check in checks for topic in check.rests_on)
    topics = dict.fromkeys((*(rulebook.profile_keys[key].topic for key in keys), *rested_on))
    facts = (country.fact(topic) for topic in topics if topic)
    return tuple(fact for fact in facts if fact is not None and holds_between(session.case, fact))


def facts_for_measure(session: Session, page: AskedPage) -> tuple[Fact, ...]:
    """What the requested State wants to see or to receive for the measure of ``page``."""
    country = session.rulebook.countries.get(session.case.requested_state)
    if country is None or page.measure is None:
        return ()
    kind = session.draft.measures[page.measure].kind
    coercive = session.rulebook.kind(kind).coercive == "yes"
    rulebook = session.rulebook
    return (
        *standards_for(rulebook, country, kind, coercive),
        *attachments_for(rulebook, country, kind, coercive),
    )


def _inside(rulebook: Rulebook, field: Field, names: list[str]) -> Field | None:
    for name in names:
        if field.type.form is not Form.RECORD:
            return field
        inner = rulebook.records[field.type.of].fields.get(name)
        if inner is None:
            return field
        field = inner
    return field


def _begins(path: str, start: str) -> bool:
    return path == start or path.startswith((f"{start}.", f"{start}["))


def _rooted(check: Check, field: str) -> str:
    """The path of a check's field as draft paths are written: ``item.x`` below its list."""
    return f"{check.each}.{field.partition('.')[2]}" if field.startswith("item") else field


def _general(steps: Steps) -> tuple[str, ...]:
    """Names without roots and places, so that a draft path and a declared one can be compared."""
    names = tuple(step for step in steps if isinstance(step, str))
    if names[:1] == ("common",):
        return names[1:]
    if names[:2] == ("measures", "answers"):
        return ("measure", *names[2:])
    return names
