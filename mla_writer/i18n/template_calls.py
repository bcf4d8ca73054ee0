"""What templates of documents say: the literals in their calls, read from the parsed template."""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANKS = re.compile(r"[ \t\r\n]+")
CHOICE_FILTERS = frozenset({"choice", "choices"})


def one_line(text: str) -> str:
    """``text`` as it stands in catalogs: every run of blanks and line ends is one space."""
    return BLANKS.sub(" ", text).strip()


def translated(source: str) -> Iterator[tuple[str, str, str]]:
    """Context, text and plural (either may be empty) of every ``t``, ``nt`` and ``pt``, in order."""
    for name, texts in _calls(source):
        if name == "t" and len(texts) == 1:
            yield "", texts[0], ""
        elif name == "nt" and len(texts) == 2:
            yield "", texts[0], texts[1]
        elif name == "pt" and len(texts) == 2:
            yield texts[0], texts[1], ""


def gap_labels(source: str) -> Iterator[str]:
    """The labels of named gaps: ``|gap("date of the order")``."""
    for name, text in _filters(source):
        if name == "gap":
            yield text


def choice_lists(source: str) -> Iterator[str]:
    """The lists of choices whose labels the template prints."""
    for name, text in _filters(source):
        if name in CHOICE_FILTERS:
            yield text


def _calls(source: str) -> Iterator[tuple[str, list[str]]]:
    from jinja2 import Environment, nodes

    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            constants = [one.value for one in call.args if isinstance(one, nodes.Const)]
            yield call.node.name, [one_line(text) for text in constants if isinstance(text, str)]


def _filters(source: str) -> Iterator[tuple[str, str]]:
    from jinja2 import Environment, nodes

    for one in Environment(autoescape=True).parse(source).find_all(nodes.Filter):
        for argument in one.args[:1]:
            if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
                yield one.name, argument.value
