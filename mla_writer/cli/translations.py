"""``translations``: how far the free texts of a draft are translated, and what differs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mla_writer.checks.judge import Judge
from mla_writer.cli import arguments, desk
from mla_writer.cli.arguments import Commands
from mla_writer.cli.check import GRADES
from mla_writer.cli.output import Output
from mla_writer.i18n.languages import request_languages
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.message import message
from mla_writer.model.translation import Standing, written_in
from mla_writer.translating.passages import Passage, passages, tally
from mla_writer.translating.review import STANDINGS, Review, reviews, target_languages


def declare(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Declare the command and its arguments."""
    one = commands.add_parser(
        "translations", parents=[shared], help="how far a draft is translated, and what differs"
    )
    one.add_argument("file", type=Path, metavar="DRAFT")
    one.add_argument("--language", metavar="xx", help="only this language of the document")
    arguments.day(one)
    one.set_defaults(command=run, language_of_messages=arguments.desktop_language())


def run(asked: argparse.Namespace, output: Output) -> int:
    """List standing and differences, for one language or for those chosen and begun; exit code 0."""
    rules = desk.rulebook(output)
    draft = desk.open_draft(asked.file, rules)
    judge = Judge(rules)
    found = passages(rules, draft, judge.journey(Case(rules, draft, desk.day(asked.as_of))))
    languages = [desk.offered(asked.language)] if asked.language else _of_draft(draft)
    if output.json:
        output.document(
            {
                "file": str(asked.file),
                "original_language": written_in(draft),
                "passages": len(found),
                "languages": {code: _as_json(code, found, draft, output) for code in languages},
            }
        )
        return 0
    if not languages:
        output.print(output.say(message("No other language is chosen for this draft.")))
    for code in languages:
        _print(code, found, draft, output)
    return 0


def _of_draft(draft: Draft) -> list[str]:
    offered = [one.code for one in request_languages()]
    wanted = {*draft.languages, *(code for code, texts in draft.translations.items() if texts)}
    return [code for code in target_languages(draft, offered) if code in wanted]


def _as_json(code: str, found: tuple[Passage, ...], draft: Draft, output: Output) -> dict[str, Any]:
    return {
        **{standing.value: count for standing, count in tally(found, draft, code).items()},
        "listed": [_review_as_json(one, output) for one in reviews(found, draft, code)],
    }


def _review_as_json(one: Review, output: Output) -> dict[str, Any]:
    told: dict[str, Any] = {
        "field": one.passage.path,
        "standing": one.standing.value,
        "differences": [
            {
                "kind": difference.kind,
                "severity": difference.severity.value,
                "message": output.say(difference.message),
            }
            for difference in one.differences
        ],
    }
    if one.standing is Standing.CHECKED:
        told["checked"] = {"by": one.translation.checked_by, "on": one.translation.checked_on}
    return told


def _print(code: str, found: tuple[Passage, ...], draft: Draft, output: Output) -> None:
    say, counted = output.say, tally(found, draft, code)
    parts = (f"{say(STANDINGS[standing])} {count}" for standing, count in counted.items() if count)
    name = output.language.language(code)
    output.print(say(message("{language}: {counts}", language=name, counts=", ".join(parts) or "–")))
    for one in reviews(found, draft, code):
        for line in _lines(one, output):
            output.print(line)


def _lines(one: Review, output: Output) -> Iterator[str]:
    """What is open in a passage; nothing where it is translated and nothing differs."""
    if one.standing in (Standing.MISSING, Standing.OUTDATED) or one.differences:
        yield f"  {output.say(STANDINGS[one.standing])}  {one.passage.path}"
    for difference in one.differences:
        yield f"    {output.say(GRADES[difference.severity])}: {output.say(difference.message)}"
