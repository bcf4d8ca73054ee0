"""The last look at a redacted copy: no replaced value is left anywhere in it, in no form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from mla_writer.drafts.format import CLOSED_KEYS, DRAFT_KEYS, MEASURE_KEYS, OVERRIDE_KEYS, to_plain
from mla_writer.model.draft import FORMAT, Draft
from mla_writer.model.errors import RedactionRefused
from mla_writer.model.message import message
from mla_writer.model.rulebook import Rulebook
from mla_writer.redaction.sensitive import Sensitive
from mla_writer.redaction.words import Finder, key_of

LONG = 10
"""Signs from which a value is also searched inside words and across them."""
SHARED = "\n"
"""Between the names of several values that one form stands for."""
OWN_ID = re.compile(r"[a-z]{1,3}\d{1,4}")
"""As the program numbers entries; any other was chosen by somebody and may say something."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.+\-Z]+")
PARTS = ("text", "of", "by", "on", "state", "amount", "currency", "start", "end", "checked")


def refuse_leftovers(copy: Draft, rulebook: Rulebook, replaced: tuple[Sensitive, ...], finds: Finder) -> None:
    """``RedactionRefused``, naming the place and not the value, where ``copy`` holds a value of
    ``replaced``: in an answer, in the name of a field or an entry, in a translation or a reason.

    Words of the program itself (names of fields, choices, States) are none: they are the same in every draft.
    """
    own = _own_words(rulebook)
    long = frozenset(key for one in replaced for key in one.keys if len(key) >= LONG)
    ids = {one.id for one in replaced}
    new = frozenset(key_of(one.replacement) for one in replaced)
    long = frozenset(key for key in long if not any(key in one for one in new))
    for path, text in _strings(to_plain(copy)):
        if all(step in own or OWN_ID.fullmatch(step) for step in text.split(".")) or MOMENT.fullmatch(text):
            continue
        if any(key in key_of(text) for key in long) or _stands(text, finds, ids, new):
            _refuse(path)


def _stands(text: str, finds: Finder, ids: set[str], new: frozenset[str]) -> bool:
    """Whether ``text`` holds a replaced value, as a word: not where its replacement reads the same."""
    return any(
        key_of(text[match.start : match.end]) not in new
        for match in finds.matches(text)
        if not ids.isdisjoint(match.of.split(SHARED))
    )


def _own_words(rulebook: Rulebook) -> frozenset[str]:
    groups = (*rulebook.groups.values(), *rulebook.records.values(), *rulebook.kinds.values())
    return frozenset(
        {name for group in groups for name in group.fields}
        | {choice for one in rulebook.choices.values() for choice in one.ids}
        | {*rulebook.groups, *rulebook.kinds, *rulebook.documents, *rulebook.instruments, *rulebook.checks}
        | {*DRAFT_KEYS, *MEASURE_KEYS, *OVERRIDE_KEYS, *CLOSED_KEYS, *PARTS, FORMAT}
    )


def _strings(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string in ``node`` with its path: texts, and the names of what holds them."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, Mapping):
        parts = cast(Mapping[str, Any], node)
        for name, part in parts.items():
            at = f"{path}.{name}" if path else name
            yield path, name  # a name may be the value itself: what holds it is told
            yield from _strings(part, at)
    elif isinstance(node, (list, tuple)):
        for index, part in enumerate(cast(Sequence[Any], node)):
            yield from _strings(part, f"{path}[{index}]")


def _refuse(path: str) -> None:
    raise RedactionRefused(
        message(
            "the redacted copy is not written: an original value is left at {place}; change the words there, "
            "or choose what is replaced anew",
            place=path,
        )
    )
