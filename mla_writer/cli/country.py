"""``country``: the sheet of a requested State, with source and age, and for a draft what matters first."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mla_writer.checks.judge import Judge
from mla_writer.cli import desk
from mla_writer.cli.facts import fact_as_json
from mla_writer.cli.law import state
from mla_writer.cli.output import Output
from mla_writer.files import write_bytes
from mla_writer.i18n import fact_words
from mla_writer.model.ages import years_until_old
from mla_writer.model.case import Case
from mla_writer.model.fact_messages import CONFIDENCES
from mla_writer.model.message import Message, message
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.sheet import Entry, Sheet, TreatySays, sheet, sheet_of

REQUESTED = "common.authorities.requested_state"
NO_PROFILE = message("There is no profile of this State: ask the central authority.")


def run(asked: argparse.Namespace, output: Output) -> int:
    """Print what is known of a State; with a draft, what matters for it first; on request one page."""
    rules, on = desk.rulebook(output), desk.day(asked.as_of)
    code = state(asked.code, output.language)
    found, reference = sheet_of(rules, code, on), ""
    if asked.draft is not None:
        case = _case(asked.draft, code, rules, on)
        found, reference = (
            sheet(rules, case, case.request_day),
            str(case.draft.get("common.case.reference") or ""),
        )
    if asked.pdf is not None:
        _write(asked.pdf, found, reference, (rules, output, on))
    if output.json:
        output.document(_told(found, rules, output))
    else:
        _print(found, rules, output, for_request=asked.draft is not None)
    return 0


def _case(path: Path, code: str, rules: Rulebook, on: date) -> Case:
    """The request in ``path``, as if it were sent to the State ``code``."""
    draft = desk.open_draft(path, rules)
    return Judge(rules).asked(Case(rules, draft.put(REQUESTED, code), on))


def _write(target: Path, found: Sheet, reference: str, by: tuple[Rulebook, Output, date]) -> None:
    from mla_writer.render.country_sheet import Printing, one_page  # only who prints needs the writers
    from mla_writer.render.writers import write

    rules, output, on = by
    document = one_page(Printing(found, rules, output.language, on, reference))
    write_bytes(target, write(document, "pdf", made_on=datetime.now(UTC)))


def _print(found: Sheet, rules: Rulebook, output: Output, for_request: bool) -> None:
    say = output.say
    output.print(f"{output.language.country(found.state)} ({found.state})")
    if not found.has_profile:
        output.print(say(NO_PROFILE))
    names = ", ".join(fact_words.treaty_name(one) for one in found.relied_on)
    if names:
        output.print(say(message("Treaties relied on: {names}", names=names)))
    if for_request:
        _title(message("What matters for this request"), output)
        _groups(found.matters, found.treaties, rules, output)
        _unknown(message("Unknown for this request"), found.unknown, rules, output)
        _title(message("What else is known"), output)
        _groups(found.others, (), rules, output)
        _unknown(message("Also unknown"), found.unknown_else, rules, output)
    else:
        _groups((*found.matters, *found.others), (), rules, output)
        _unknown(message("Not known"), (*found.unknown, *found.unknown_else), rules, output)
    _sources(found, output)


def _title(title: Message, output: Output) -> None:
    output.print()
    output.print(output.say(title).upper())


def _groups(
    entries: Iterable[Entry], treaties: tuple[TreatySays, ...], rules: Rulebook, output: Output
) -> None:
    held = fact_words.by_group(entries)
    for id, group in rules.topic_groups.items():
        says = tuple(one for one in treaties if one.group == id)
        if id not in held and not says:
            continue
        output.print()
        output.print(output.language.text(group.label))
        if says:
            output.print(f"  {output.say(fact_words.PREVAILS)}:")
        for line in fact_words.treaties(output.language, says):
            output.print(f"    {line}")
        for entry in held.get(id, ()):
            _fact(entry, rules, output)


def _fact(entry: Entry, rules: Rulebook, output: Output) -> None:
    language = output.language
    label = fact_words.label(language, rules, entry.fact)
    output.print(f"  {label}: {fact_words.value(language, rules, entry.fact)}")
    if entry.fact.note:
        output.print(f"    {output.language.text(entry.fact.note)}")
    said = fact_words.said_by(rules, entry.fact)
    check = fact_words.CHECK_CONTACTS if entry.is_contact else None
    old = message("older than {years} years", years=years_until_old(rules)) if entry.old else None
    sure = CONFIDENCES[entry.fact.confidence] if entry.fact.confidence else None
    marks = (output.say(one) for one in (old, sure, said, check) if one)
    parts = [fact_words.age(language, entry), *marks]
    number = f"[{entry.source}] " if entry.source else ""
    output.print(f"    {number}{', '.join(part for part in parts if part)}")


def _unknown(title: Message, topics: tuple[str, ...], rules: Rulebook, output: Output) -> None:
    if not topics:
        return
    _title(title, output)
    output.print(output.say(fact_words.UNKNOWN))
    for group, labels in fact_words.unknown(output.language, rules, topics):
        output.print(f"  {group}: {labels}")


def _sources(found: Sheet, output: Output) -> None:
    if found.sources:
        _title(message("Sources"), output)
    for number, source in enumerate(found.sources, 1):
        output.print(f"  [{number}] {source.title}")


def _told(found: Sheet, rules: Rulebook, output: Output) -> dict[str, Any]:
    """The sheet as plain data: facts with codes and in words, what is unknown, treaties, sources."""
    facts = [_as_json(entry, True, rules, output) for entry in found.matters]
    facts += [_as_json(entry, False, rules, output) for entry in found.others]
    unknown = [(id, True) for id in found.unknown] + [(id, False) for id in found.unknown_else]
    return {
        "code": found.state,
        "name": output.language.country(found.state),
        "measures": list(found.kinds),
        "facts": facts,
        "unknown": [
            {"topic": id, "label": output.language.text(rules.topics[id].label), "matters": matters}
            for id, matters in unknown
        ],
        "treaties": [_treaty(one) for one in found.treaties],
        "treaties_relied_on": [one.id for one in found.relied_on],
        "treaties_in_common": [one.instrument.id for one in found.in_common],
        "sources": [
            {"number": number, "title": one.title, "url": one.url, "as_of": one.as_of}
            for number, one in enumerate(found.sources, 1)
        ],
    }


def _as_json(entry: Entry, matters: bool, rules: Rulebook, output: Output) -> dict[str, Any]:
    section, _, leaf = entry.fact.topic.rpartition(".")
    topic = f"{section}.{entry.authority}.{leaf}" if entry.authority else entry.fact.topic
    return {
        **fact_as_json(entry.fact, rules, output),
        "topic": ".".join(filter(None, (topic, entry.fact.measure))),
        "group": entry.group,
        "matters": matters,
        "source_number": entry.source or None,
        "years_old": entry.years,
        "old": entry.old,
    }


def _treaty(one: TreatySays) -> dict[str, Any]:
    return {
        "group": one.group,
        "instrument": one.instrument.id,
        "declaration": one.declaration.text if one.declaration else "",
        "articles": [part.articles for part in one.articles],
        "sources": list(one.sources),
    }
