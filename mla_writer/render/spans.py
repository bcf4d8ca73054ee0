"""From the inline elements of parsed text to spans: here placeholders become what they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from mla_writer.i18n.formats import LATIN_LETTER, in_digits
from mla_writer.i18n.languages import Entry
from mla_writer.render.citations import cited
from mla_writer.render.document import Span, Spans
from mla_writer.render.markdown import JOINER
from mla_writer.render.typography import separator, setter
from mla_writer.render.values import FROM_PRIVATE, TOKEN, Value

STYLES: Mapping[str, Mapping[str, bool]] = {
    "strong_open": {"bold": True},
    "strong_close": {"bold": False},
    "em_open": {"italic": True},
    "em_close": {"italic": False},
}
LINE_END = Span("\n")
ENDING_STOP = re.compile(r"\.(?!\.)|。$")
"""The full stop of a sentence: left out where the value before it ends in one ("Bahía Serena, S. A."). The
Chinese one is kept where the next sentence follows, from which nothing else would part it."""
STOPS = (".", "!", "?", "…", "؟", "。", "！", "？")
NUMBERS = re.compile(r"\d+(?:\(\w{1,3}\))*(?:(?:, ?|[-–])\d+(?:\(\w{1,3}\))*)+")
"""A list of articles that a person entered ("18(7), 27"): its commas are those of the text around it."""
Lines = list[Spans]


class SpanMaker:
    """Makes the spans of one document and collects, in reading order, what is missing in it and which
    answers are printed in another language. ``notes`` gives the spans of a footnote by its number."""

    def __init__(self, values: Sequence[Value], language: Entry, notes: Callable[[int], Spans]) -> None:
        self._values = values
        self._language = language
        self._notes = notes
        self._word_space = language.word_space
        self._gaps: dict[str, None] = {}
        self._untranslated: dict[str, None] = {}

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing, each once."""
        return tuple(self._gaps)

    @property
    def untranslated(self) -> int:
        """How many answers are printed untranslated."""
        return len(self._untranslated)

    def spans(self, inline: Iterable[Token]) -> Spans:
        """The spans of one run of text; its line ends become spaces."""
        soft = Span(self._word_space)
        return merged(soft if span is LINE_END else span for span in self._all(inline))

    def lines(self, inline: Iterable[Token]) -> Lines:
        """The spans of a run of text, line by line."""
        lines: list[list[Span]] = [[]]
        for span in self._all(inline):
            if span is LINE_END:
                lines.append([])
            else:
                lines[-1].append(span)
        return [merged(line) for line in lines]

    def _all(self, inline: Iterable[Token]) -> Iterator[Span]:
        style = Span("")
        for token in inline:
            if token.type in STYLES:
                style = replace(style, **STYLES[token.type])
            elif token.type == "softbreak":
                yield LINE_END
            elif token.type == "hardbreak":
                yield replace(style, text="\n")
            elif token.type == "footnote_ref":
                yield Span("", note=self._notes(int(token.meta["id"])))
            elif token.content:
                yield from self._put_in(token.content.replace(JOINER, ""), style)

    def _put_in(self, text: str, style: Span) -> Iterator[Span]:
        stopped = False
        parts = TOKEN.split(text)
        said = self._citations(parts)
        for place, part in enumerate(parts):
            if place % 2:
                value = self._held(part)
                span = self._value(replace(value, text=said.get(place, value.text)), style)
                stopped = span.text.endswith(STOPS)
                yield span
            else:
                text = part[1:] if stopped and ENDING_STOP.match(part) else part
                stopped = False
                if text:
                    yield Span(in_digits(self._language, text), style.bold, style.italic)

    def _citations(self, parts: list[str]) -> dict[int, str]:
        """Articles in the words of the language, by their places in ``parts``: they take the place of the
        words that the text has around them."""
        before, _, after = self._language.citation.article.partition("{number}")
        made: dict[int, str] = {}
        for place in range(1, len(parts) if before or after else 0, 2):
            value = self._held(parts[place])
            around = parts[place - 1].endswith(before) and parts[place + 1].startswith(after)
            words = cited(value.text, self._language) if around and value.role == "value" else None
            if words is not None:
                parts[place - 1] = parts[place - 1].removesuffix(before)
                parts[place + 1] = parts[place + 1].removeprefix(after)
                made[place] = words
        return made

    def _held(self, token: str) -> Value:
        return self._values[int(token.translate(FROM_PRIVATE))]

    def _value(self, value: Value, style: Span) -> Span:
        if value.role == "gap":
            self._gaps.setdefault(value.label)
        if value.role == "untranslated":
            self._untranslated.setdefault(value.path)
        return Span(self._text(value), style.bold, style.italic, value.role, value.lang)

    def _text(self, value: Value) -> str:
        """The text of ``value`` as its language sets it. Digits are changed in words of the program alone:
        what a person wrote may hold an account number."""
        code = self._language.code
        if value.prose:
            text = setter(value.lang or code)(value.text)
            return text if value.lang or value.path else in_digits(self._language, text)
        if value.role == "value" and NUMBERS.fullmatch(value.text):
            listed = re.sub(", ?", separator(code, ", "), value.text)
            return listed if LATIN_LETTER.search(listed) else in_digits(self._language, listed)
        return value.text


def merged(spans: Iterable[Span]) -> Spans:
    """``spans`` with neighbours of the same look joined, and blanks at both ends taken off."""
    kept: list[Span] = []
    for span in spans:
        last = kept[-1] if kept else None
        if last is not None and _alike(last, span):
            kept[-1] = Span(last.text + span.text, last.bold, last.italic, last.role, last.lang)
        else:
            kept.append(span)
    return _trimmed([span for span in kept if span.text or span.note])


def _alike(one: Span, other: Span) -> bool:
    """Whether two spans are one text; each value stays apart, so that it can be isolated."""
    if one.note or other.note or one.role not in ("", "untranslated"):
        return False
    return (one.bold, one.italic, one.role, one.lang) == (other.bold, other.italic, other.role, other.lang)


def _trimmed(spans: list[Span]) -> Spans:
    for place, strip in ((0, str.lstrip), (-1, str.rstrip)):
        span = spans[place] if spans else None
        if span is not None and not span.role and strip(span.text, " \n") != span.text:
            spans[place] = replace(span, text=strip(span.text, " \n"))
    return tuple(span for span in spans if span.text or span.note)
