"""``kinds``, ``checks``, ``schema``, ``example``, ``examples``: what the program has."""

from __future__ import annotations

import argparse
from typing import Any

from mla_writer import paths
from mla_writer.cli import desk
from mla_writer.cli.output import Output
from mla_writer.model.declarations import Check
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import Message, message
from mla_writer.rulebook.typed import AnswerTypes


def kinds(_: argparse.Namespace, output: Output) -> int:
    """Print every kind of request."""
    told = [
        {
            "id": kind.id,
            "label": output.say(Message(kind.label)),
            "family": kind.family,
            "document": kind.document,
        }
        for kind in desk.rulebook(output).kinds.values()
    ]
    return _told(told, ("id", "family", "document", "label"), output)


def checks(_: argparse.Namespace, output: Output) -> int:
    """Print every check."""
    told = [
        {
            "id": check.id,
            "severity": check.severity.value,
            "applies_to": _applies_to(check),
            "message": output.say(Message(check.message)),
            "source": check.provenance.source,
            "rests_on": list(check.rests_on),
        }
        for check in desk.rulebook(output).checks.values()
    ]
    return _told(told, ("id", "severity", "message"), output)


def schema(_: argparse.Namespace, output: Output) -> int:
    """Print the JSON Schema of the draft format."""
    output.document(AnswerTypes(desk.rulebook(output)).json_schema())
    return 0


def examples(_: argparse.Namespace, output: Output) -> int:
    """Print the names of the example drafts."""
    names = _names()
    if output.json:
        output.document(names)
        return 0
    for name in names:
        output.print(name)
    return 0


def example(asked: argparse.Namespace, output: Output) -> int:
    """Print one example draft."""
    names = _names()
    if asked.name not in names:
        raise UnknownName(
            message(
                "there is no example '{found}'; there are: {known}", found=asked.name, known=", ".join(names)
            )
        )
    output.print((paths.resources() / "examples" / f"{asked.name}.json").read_text(encoding="utf-8").rstrip())
    return 0


def _names() -> list[str]:
    return sorted(file.stem for file in (paths.resources() / "examples").glob("*.json"))


def _applies_to(check: Check) -> list[str]:
    if check.kinds:
        return list(check.kinds)
    return ["all", *(f"not {kind}" for kind in check.except_kinds)]


def _told(told: list[dict[str, Any]], columns: tuple[str, ...], output: Output) -> int:
    if output.json:
        output.document(told)
        return 0
    for entry in told:
        output.print("  ".join(str(entry[column]) for column in columns))
    return 0
