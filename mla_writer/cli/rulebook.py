"""``rulebook``: what the rulebook holds, who says it, and what in it is old."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from typing import Any

from mla_writer.checks.judge import Judge
from mla_writer.cli import desk
from mla_writer.cli.law import state
from mla_writer.cli.output import Output
from mla_writer.model.case import Case
from mla_writer.model.declarations import Verified
from mla_writer.model.fact_messages import VERIFY
from mla_writer.model.freshness import Dated, Sort, Wanted, concerning, dated, never_dated, stale
from mla_writer.model.message import Message, message
from mla_writer.model.packs import Pack
from mla_writer.model.rulebook import Rulebook

COUNTS: dict[str, Message] = {
    "kinds": message("Kinds of request: {n}"),
    "checks": message("Checks: {n}"),
    "instruments": message("Instruments: {n}"),
    "participations": message("Participations: {n}"),
    "declarations": message("Declarations of States: {n}"),
    "states": message("States with a profile: {n}"),
    "facts": message("Facts about States: {n}"),
    "never_dated": message("Never dated: {n}"),
}
"""What is counted, in words; ``{n}`` is the number."""


def run(asked: argparse.Namespace, output: Output) -> int:
    """Print what the rulebook holds; with ``--stale``, ``--for`` or ``--state`` what is old in it."""
    rules = desk.rulebook(output)
    if asked.stale is None and asked.draft is None and asked.state is None:
        return _told({**overview(rules), "set_aside": _set_aside(rules, output)}, output)
    found = _wanted(rules, asked, output)
    limit = desk.day(asked.stale)
    old, undated = stale(found, limit), never_dated(found)
    if output.json:
        output.document(
            {
                "before": limit.isoformat(),
                "stale": [_entry(one, output) for one in old],
                "never_dated": [_entry(one, output) for one in undated],
            }
        )
        return 0
    _print(message("Older than {date}: {n}", date=limit, n=len(old)), old, output)
    _print(message("Never dated: {n}", n=len(undated)), undated, output)
    return 0


def overview(rules: Rulebook) -> dict[str, Any]:
    """How much the rulebook holds, its digest, and the packs laid over the program's declarations."""
    found = dated(rules)
    sorts = Counter(one.sort for one in found)
    drafted = [kind for kind in rules.kinds.values() if kind.drafted]
    return {
        "kinds": len(drafted),
        "checks": sorts[Sort.CHECK],
        "instruments": sorts[Sort.INSTRUMENT],
        "participations": sorts[Sort.PARTICIPATION],
        "declarations": sorts[Sort.DECLARATION],
        "states": len(rules.countries),
        "facts": sorts[Sort.FACT] + sorts[Sort.AUTHORITY],
        "never_dated": len(never_dated(found)),
        "digest": rules.digest,
        "packs": [_pack(rules, pack) for pack in rules.packs],
    }


def _set_aside(rules: Rulebook, output: Output) -> list[dict[str, str]]:
    return [{"id": pack.id, "reason": output.say(reason)} for pack, reason in rules.set_aside]


def _pack(rules: Rulebook, pack: Pack) -> dict[str, Any]:
    said = [one for one in rules.said if one.pack == pack.id]
    return {
        "id": pack.id,
        "name": pack.name,
        "issuer": pack.issuer,
        "version": pack.version,
        "issued_on": pack.issued_on,
        "signed_by": pack.signed_by,
        "says": len(said),
        "overrides": sum(one.before is not None for one in said),
    }


def _told(found: dict[str, Any], output: Output) -> int:
    if output.json:
        output.document(found)
        return 0
    for name, words in COUNTS.items():
        output.print(output.say(message(words.text, n=found[name])))
    output.print(output.say(message("Digest: {digest}", digest=found["digest"])))
    for pack in found["packs"]:
        output.print(output.say(_pack_words(pack)))
    return 0


def _pack_words(pack: dict[str, Any]) -> Message:
    signed = message("signed by {fingerprint}", fingerprint=pack["signed_by"])
    return message(
        "Pack {id} {version}, {name}, of {issuer}: {says} entries, {overrides} of them in place of others; "
        "{signed}",
        **{name: pack[name] for name in ("id", "version", "name", "issuer", "says", "overrides")},
        signed=signed if pack["signed_by"] else message("unsigned"),
    )


def _wanted(rules: Rulebook, asked: argparse.Namespace, output: Output) -> tuple[Dated, ...]:
    """What is asked for: what a draft rests on, what is said of a State, both, or everything."""
    states = {state(asked.state, output.language)} if asked.state else None
    if asked.draft is None:
        return dated(rules, Wanted(states))
    draft = desk.open_draft(asked.draft, rules)
    case = Case(rules, draft, desk.day(None))
    found = concerning(case, Judge(rules).applying(case))
    return tuple(one for one in found if states is None or one.state in states)


def _entry(one: Dated, output: Output) -> dict[str, Any]:
    return {
        "sort": one.sort.value,
        "state": one.state,
        "what": output.say(one.what),
        "as_of": one.as_of,
        "source": one.source,
        "verified": one.verified.value,
        "place": one.place,
        "said_by": one.said_by,
    }


def _print(heading: Message, found: Iterable[Dated], output: Output) -> None:
    output.print(output.say(heading))
    for one in found:
        knowledge = output.say(VERIFY) if one.verified is Verified.KNOWLEDGE else ""
        source = one.source or knowledge
        parts = (one.as_of or "–", one.state or "  ", one.sort.value, output.say(one.what), source, one.place)
        output.print("  " + "  ".join(part for part in parts if part))
