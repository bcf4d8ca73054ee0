"""The gate for every text that enters the model: what it may contain, and its one form.

A request is read by a court abroad: nothing invisible may stand in it, nothing that turns the order
of letters around, nothing that a DOCX, PDF or XML file cannot hold. Writers therefore need no filter
of their own. Character classes follow the Unicode Standard and UAX #9 (bidirectional text).
Belongs here: judging and normalising characters. Does not belong here: what a field may say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from mla_writer.model.answers import Steps, write_path
from mla_writer.model.errors import TextRefused, TooLarge
from mla_writer.model.message import Message, message

DEEPEST = 64


class Fault(StrEnum):
    """Why a character is refused."""

    CONTROL = "control character"
    SURROGATE = "half of a character"
    NON_CHARACTER = "no character"
    OVERRIDE = "changes the direction of the text"
    UNBALANCED = "opens or closes a change of direction without its counterpart"
    INVISIBLE = "invisible character"
    PRIVATE_USE = "character without a public meaning"
    PILED_UP = "one of too many marks on one letter"


# Tab and the line ends CR, LF and NEL are no faults: line ends become one newline.
BASIC_PLANE: dict[Fault, str] = {
    Fault.CONTROL: r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f",
    Fault.SURROGATE: r"\ud800-\udfff",
    Fault.NON_CHARACTER: r"\ufdd0-\ufdef\ufffe\uffff",
    Fault.OVERRIDE: r"\u202a-\u202e",
    Fault.INVISIBLE: r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\u206a-\u206f"
    r"\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb",
    Fault.PRIVATE_USE: r"\ue000-\uf8ff",
}
OTHER_PLANES: dict[Fault, str] = {
    Fault.NON_CHARACTER: "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17)),
    Fault.INVISIBLE: r"\U000e0000-\U000e007f\U000e0100-\U000e01ef",
    Fault.PRIVATE_USE: r"\U000f0000-\U000ffffd\U00100000-\U0010fffd",
}
REFUSED = re.compile(
    "|".join(
        f"(?P<{fault.name}>[{span}{OTHER_PLANES.get(fault, '')}])" for fault, span in BASIC_PLANE.items()
    )
)
# Every text passes here: one class that takes whole planes and all isolates is searched far faster.
SUSPICIOUS = re.compile(rf"[{''.join(BASIC_PLANE.values())}\u2066-\u2069\U00010000-\U0010ffff]")
LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
ISOLATE = re.compile("[\u2066-\u2069\n\r\x85\u2028\u2029]")
ISOLATES_OPEN = "\u2066\u2067\u2068"
ISOLATE_CLOSES = "\u2069"
MOST_MARKS = 30
"""Marks on one letter that a text may carry (Unicode Standard Annex 15, Stream-Safe Text Format). More would
paint over other lines, and take the programs of the reader a long time."""
MAYBE_PILED_UP = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1}}}")
"""Marks are no letters of words to the library, so that this finds every pile, and some dashes."""
WORD = re.compile(r"[^\W\d_]{2,}")
CONFUSABLE_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK"})


@dataclass(frozen=True, slots=True)
class Problem:
    """One refused character: its place (counted from 1), code point (``U+202E``), name, and fault."""

    position: int
    code: str
    name: str
    fault: Fault

    @property
    def message(self) -> Message:
        """What is told to a person."""
        return message(
            "character {position} is {code} ({name}), which may not stand in a request; remove it",
            position=self.position,
            code=self.code,
            name=self.name,
        )


def clean(text: str) -> str:
    """``text`` in the one form that the model holds: NFC, line ends as newlines.

    ``TextRefused`` names the first refused character with its place, code point and name.
    """
    if text.isascii() and text.isprintable():
        return text
    found = _first(text)
    if found is not None:
        raise TextRefused(found.message)
    return _normalised(text)


def problems(text: str) -> tuple[Problem, ...]:
    """Every refused character of ``text``, in order."""
    refused = [_problem(text, match.start(), Fault[str(match.lastgroup)]) for match in REFUSED.finditer(text)]
    unbalanced = [_problem(text, place, Fault.UNBALANCED) for place in _unbalanced(text)]
    piled_up = [_problem(text, place, Fault.PILED_UP) for place in _piled_up(text)]
    return tuple(sorted([*refused, *unbalanced, *piled_up], key=lambda problem: problem.position))


def mended(text: str) -> str:
    """``text`` without what is refused, clean: for a paste, once the person has agreed."""
    while found := problems(text):  # what is taken out may have parted what is too much together
        refused = {problem.position for problem in found}
        kept = (character for place, character in enumerate(text, 1) if place not in refused)
        text = _normalised("".join(kept))
    return _normalised(text)


def refused_in(data: Any) -> tuple[tuple[str, Problem], ...]:
    """Every refused character in nested plain JSON, each with the path of its text, in order.

    ``TooLarge`` says that the data are nested more than 64 levels deep.
    """
    return tuple((_place(steps), problem) for steps, text in _texts(data, ()) for problem in problems(text))


def mended_tree(data: Any) -> Any:
    """A copy of nested plain JSON without what is refused, clean: once the person has agreed."""
    if isinstance(data, str):
        return mended(data)
    if isinstance(data, dict):
        return {mended(str(name)): mended_tree(part) for name, part in data.items()}
    if isinstance(data, (list, tuple)):
        return [mended_tree(part) for part in data]
    return data


def clean_tree(data: Any) -> Any:
    """A copy of nested plain JSON with every text clean, names of fields included.

    ``TextRefused`` names the path of the text, the place in it, code point and name; ``TooLarge`` says
    that the data are nested more than 64 levels deep.
    """
    return _cleaned(data, ())


class Cleaning:
    """Cleans trees that share parts with one another, each part once; what is shared stays shared.

    Trees that are given may not be changed afterwards; they are held as long as this is.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[Any, Any]] = {}

    def tree(self, data: Any) -> Any:
        """As ``clean_tree``, where a part that is the very same object, as deep, is not looked at again."""
        return self._part(data, ())

    def _part(self, data: Any, steps: Steps) -> Any:
        if not isinstance(data, (dict, list, tuple)):
            return _cleaned(data, steps)
        key = id(data), len(steps)
        if key not in self._known:
            self._known[key] = data, self._made(data, steps)
        return self._known[key][1]

    def _made(self, data: Any, steps: Steps) -> Any:
        _refuse_deep(data, steps)
        if isinstance(data, dict):
            return {_clean_at(name, steps): self._part(part, (*steps, name)) for name, part in data.items()}
        return [self._part(part, (*steps, index)) for index, part in enumerate(data)]


def mixed_scripts(text: str) -> tuple[str, ...]:
    """The words of ``text``, each once, that mix Latin, Cyrillic and Greek letters: they may look like
    another word. A warning, no refusal."""
    if text.isascii():
        return ()
    words = dict.fromkeys(WORD.findall(text))
    return tuple(word for word in words if not word.isascii() and len(_scripts(word)) > 1)


def _first(text: str) -> Problem | None:
    if SUSPICIOUS.search(text) is None and MAYBE_PILED_UP.search(text) is None:
        return None
    return next(iter(problems(text)), None)


def _normalised(text: str) -> str:
    return unicodedata.normalize("NFC", LINE_END.sub("\n", text))


def _problem(text: str, place: int, fault: Fault) -> Problem:
    character = text[place]
    name = unicodedata.name(character, str(fault))
    return Problem(place + 1, f"U+{ord(character):04X}", name, fault)


def _unbalanced(text: str) -> Iterator[int]:
    """Places of isolates without counterpart. A line end closes what is open (UAX #9, X8)."""
    if text.isascii():
        return
    open: list[int] = []
    for match in ISOLATE.finditer(text):
        if match[0] in ISOLATES_OPEN:
            open.append(match.start())
        elif match[0] != ISOLATE_CLOSES:
            yield from open
            open.clear()
        elif open:
            open.pop()
        else:
            yield match.start()
    yield from open


def _piled_up(text: str) -> Iterator[int]:
    """Places of the marks on a letter after the first thirty."""
    if MAYBE_PILED_UP.search(text) is None:
        return
    marks = 0
    for place, character in enumerate(text):
        marks = marks + 1 if unicodedata.category(character).startswith("M") else 0
        if marks > MOST_MARKS:
            yield place


def _texts(data: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    _refuse_deep(data, steps)
    if isinstance(data, str):
        yield steps, data
    elif isinstance(data, dict):
        for name, part in data.items():
            yield steps, str(name)
            yield from _texts(part, (*steps, name))
    elif isinstance(data, (list, tuple)):
        for index, part in enumerate(data):
            yield from _texts(part, (*steps, index))


def _refuse_deep(data: Any, steps: Steps) -> None:
    if isinstance(data, (dict, list, tuple)) and len(steps) >= DEEPEST:
        raise TooLarge(
            message("{path}: nested more than {allowed} levels deep", path=_place(steps), allowed=DEEPEST)
        )


def _cleaned(data: Any, steps: Steps) -> Any:
    if isinstance(data, str):
        return _clean_at(data, steps)
    _refuse_deep(data, steps)
    if isinstance(data, dict):
        return {_clean_at(name, steps): _cleaned(part, (*steps, name)) for name, part in data.items()}
    if isinstance(data, (list, tuple)):
        return [_cleaned(part, (*steps, index)) for index, part in enumerate(data)]
    return data


def _clean_at(text: Any, steps: Steps) -> str:
    try:
        return clean(text)
    except TextRefused as refused:
        raise TextRefused(_located(steps, refused.message)) from None


def _located(steps: Steps, refused: Message) -> Message:
    return message(
        "in {path}, character {position} is {code} ({name}), which may not stand in a request; remove it",
        path=_place(steps),
        **refused.values,
    )


def _place(steps: Steps) -> str:
    return write_path(steps) or "the text"


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]


def _scripts(word: str) -> frozenset[str]:
    return CONFUSABLE_SCRIPTS.intersection(map(_script, word))
