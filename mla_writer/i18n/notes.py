"""What a translator must know of a text that is short or holds values: where it stands and what is put in.

A remark in a template says more, on the line of the text or the one before:
``{# translators: an account at a bank #}``; so does ``# translators:`` in code, on the line before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mla_writer.i18n.language import placeholders

SHORT = 3
"""So many words may have several senses; a sentence has one."""
LONGEST = 240
NAMED = 6
"""So many neighbours show what is meant."""
REMARK = re.compile(r"\{#-?\s*translators:\s*(.*?)\s*-?#\}", re.DOTALL)
PYTHON_REMARK = "# translators:"
CALL = re.compile(r'\b(?:t|nt|pt)\(((?:"[^"]*",?\s*)+)')
LITERAL = re.compile(r'"([^"]*)"')
RULE = re.compile(r"^\|[-|\s]+\|$")
INCLUDED = re.compile(r"\{%.*?%\}")


def wanted(text: str) -> bool:
    """Whether ``text`` needs a note."""
    return bool(placeholders(text)) or len(text.split()) <= SHORT


def template_notes(source: str) -> Mapping[str, str]:
    """The notes on texts of a template, by English text; of several places the first."""
    lines, remarks = source.splitlines(), dict(_remarks(source))
    notes: dict[str, str] = {}
    heading = ""
    for index, line in enumerate(lines):
        texts = [LITERAL.findall(found[1])[-1] for found in CALL.finditer(line)]
        if line.startswith("#") and texts:
            heading = texts[0]
        for text in texts:
            remark = remarks.get(index) or remarks.get(index - 1)
            parts = [remark, _place(text, lines, index, texts, heading), _values(text, line)]
            if remark or wanted(text):
                notes.setdefault(text, _joined(parts))
    return notes


def choice_note(name: str, labels: Iterable[str], label: str) -> str:
    """The note on one ``label`` of the list of choices ``name``."""
    others = [other for other in labels if other != label][:NAMED]
    beside = f", beside: {'; '.join(others)}" if others else ""
    return _joined([f"One of the list '{name}'{beside}."]) if wanted(label) else ""


def choice_labels(entries: Any) -> list[str]:
    """The labels of a declared list of choices."""
    found = [one.get("label") if isinstance(one, dict) else one for one in entries.values()]
    return [label for label in found if isinstance(label, str)]


def python_remark(lines: list[str], number: int) -> str:
    """The remark on the line before that with the ``number`` (from 1), or nothing."""
    before = lines[number - 2].strip() if number > 1 else ""
    return before.removeprefix(PYTHON_REMARK).strip() if before.startswith(PYTHON_REMARK) else ""


def _remarks(source: str) -> Iterator[tuple[int, str]]:
    for found in REMARK.finditer(source):
        yield source.count("\n", 0, found.end()), f"{' '.join(found[1].split()).rstrip('.')}."


def _place(text: str, lines: list[str], index: int, texts: list[str], heading: str) -> str:
    line = lines[index]
    if line.startswith("#"):
        return "A heading."
    under = f' under "{heading}"' if heading and heading != text else ""
    if not line.startswith("|"):
        label = not placeholders(text) and "}} | {{" in line
        value = INCLUDED.sub("", line.partition("}} | {{")[2]).strip(" }|") if label else ""
        return f"The label of a row{under}; beside it: {value}." if label else under and f"Stands{under}."
    others = "; ".join([other for other in texts if other != text][:NAMED])
    header = index + 1 < len(lines) and RULE.match(lines[index + 1]) is not None
    beside = f", beside: {others}" if others else ""
    return f"{'The heading of a column' if header else 'In a cell of a table'}{under}{beside}."


def _values(text: str, line: str) -> str:
    rest = line.partition(f'"{text}"')[2]
    found = [
        (name, re.search(rf"\b{name}=([^,]+?)(?=, \w+=|\) (?:if|\}}\}})|\)[,\]])", rest))
        for name in _order(text)
    ]
    return " ".join(f"{{{name}}}: {value[1].strip()}." for name, value in found if value)


def _order(text: str) -> list[str]:
    return sorted(placeholders(text), key=lambda name: text.index(f"{{{name}}}"))


def _joined(parts: Iterable[str | None]) -> str:
    text = " ".join(part for part in parts if part)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
