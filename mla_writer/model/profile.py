"""What conditions ask of a State by a short key, read from its profile or its memberships.

None means unknown, never "no". Which key is read from where is declared in ``profile_keys.toml``.
"""

from __future__ import annotations

from collections.abc import Callable

from mla_writer.model.countries import Country, Fact, ProfileKey
from mla_writer.model.errors import UnknownName
from mla_writer.model.instruments import Confidence
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook

UNKNOWN = "unknown"
"""The code of a topic on which a source was read that does not settle it."""
Holds = Callable[[Fact], bool]
"""Whether what a fact says holds for the request at hand."""


def unlimited(fact: Fact) -> bool:
    """Whether ``fact`` holds for every request."""
    return not fact.limited


def profile_value(
    rulebook: Rulebook, state: str, key: str, without_treaty: bool = False, holds: Holds = unlimited
) -> object | None:
    """The value of ``key`` for ``state``, or None when it is unknown.

    ``without_treaty`` says that no treaty binds the two States; keys that matter only then are
    otherwise unknown, and so are facts for which ``holds`` gives false. ``UnknownName`` for a key that is
    not declared.
    """
    declared = _declared(rulebook, key)
    if declared.without_treaty and not without_treaty:
        return None
    if declared.membership:
        return _by_membership(rulebook, state, declared)
    fact = profile_fact(rulebook, state, key)
    return None if fact is None or not holds(fact) else _converted(fact, declared)


def profile_fact(rulebook: Rulebook, state: str, key: str) -> Fact | None:
    """The fact from which ``key`` is read, with its source and date; None when there is none."""
    declared = _declared(rulebook, key)
    if declared.membership:
        return _membership_fact(rulebook, state, declared)
    country = rulebook.countries.get(state)
    return country.fact(declared.topic) if country and declared.topic else None


def known_fact(rulebook: Rulebook, state: str, topic: str, holds: Holds = unlimited) -> Fact | None:
    """The fact on the country topic ``topic`` of ``state``; None when there is none, when the source that was
    read does not settle the point, or when it does not hold for the request."""
    country = rulebook.countries.get(state)
    fact = country.fact(topic) if country else None
    return None if fact is None or fact.value == UNKNOWN or not holds(fact) else fact


def standards_for(rulebook: Rulebook, country: Country, kind: str, coercive: bool) -> tuple[Fact, ...]:
    """What ``country`` wants to be shown for a measure of ``kind``."""
    return _concerning(rulebook, country.standards, kind, coercive)


def attachments_for(rulebook: Rulebook, country: Country, kind: str, coercive: bool) -> tuple[Fact, ...]:
    """What ``country`` wants to be enclosed for a measure of ``kind``."""
    return _concerning(rulebook, country.attachments, kind, coercive)


def _concerning(rulebook: Rulebook, facts: tuple[Fact, ...], kind: str, coercive: bool) -> tuple[Fact, ...]:
    measures = rulebook.topics["measures"]
    return tuple(fact for fact in facts if measures.concerns(fact.measure, kind, coercive))


def _declared(rulebook: Rulebook, key: str) -> ProfileKey:
    if key not in rulebook.profile_keys:
        raise UnknownName(
            message(
                "there is no profile key '{found}'; known: {known}",
                found=key,
                known=", ".join(rulebook.profile_keys),
            )
        )
    return rulebook.profile_keys[key]


def _by_membership(rulebook: Rulebook, state: str, declared: ProfileKey) -> object | None:
    if not state:
        return None
    return True if state in rulebook.memberships[declared.membership] else declared.outside


def _membership_fact(rulebook: Rulebook, state: str, declared: ProfileKey) -> Fact | None:
    value = _by_membership(rulebook, state, declared)
    if value is None:
        return None
    return Fact(declared.key, value, "", "", basis="knowledge", confidence=Confidence.MEDIUM)


def _converted(fact: Fact, declared: ProfileKey) -> object | None:
    if declared.part:
        return getattr(fact, declared.part) or None
    if declared.values is not None:
        return declared.values.get(fact.value) if isinstance(fact.value, str) else None
    held = fact.value if isinstance(fact.value, (list, tuple)) else ()
    return next((value for code, value in (declared.any_of or {}).items() if code in held), None)
