"""What the strict parser takes and what it refuses, with the words of the refusal."""

from __future__ import annotations

import pytest

from mla_writer.drafts.strict_json import DEEPEST, LARGEST, MOST_VALUES, parse, shown
from mla_writer.model.errors import NotADraft, TooLarge

TAKEN = [
    (b'{"a": [1, -2.5, true, null, "\xc3\xa9"]}', {"a": [1, -2.5, True, None, "é"]}),
    (b'\xef\xbb\xbf{"saved by an editor that marks UTF-8": 1}', {"saved by an editor that marks UTF-8": 1}),
    (b" \r\n[]\r\n", []),
    (b"999999999999999", 999_999_999_999_999),
    (b"[" * DEEPEST + b"]" * DEEPEST, None),
]

REFUSED = [
    (b"", NotADraft, "it is not valid JSON (line 1, column 1)"),
    (b"{'a': 1}", NotADraft, "it is not valid JSON (line 1, column 2)"),
    (b'{"a": 1,\n"b": }', NotADraft, "it is not valid JSON (line 2, column 6)"),
    (b'{"a": 1} {"b": 2}', NotADraft, "it is not valid JSON (line 1, column 10)"),
    (b'"\x01"', NotADraft, "it is not valid JSON (line 1, column 2)"),
    (b"PK\x03\x04\xff", NotADraft, "it is not a text in UTF-8 (byte 5)"),
    ('{"a": 1}'.encode("utf-16"), NotADraft, "it is not a text in UTF-8 (byte 1)"),
    (b'"\xed\xa0\x80"', NotADraft, "it is not a text in UTF-8 (byte 2)"),
    (b'{"a": 1, "b": 2, "a": 3}', NotADraft, "the key 'a' is given twice"),
    ('{"‮": 1, "‮": 2}'.encode(), NotADraft, "the key '\\u202e' is given twice"),
    (b"[NaN]", NotADraft, "NaN is not a number"),
    (b"[-Infinity]", NotADraft, "-Infinity is not a number"),
    (b"1e999", NotADraft, "the number 1e999 is too large; long identifiers are written in quotation marks"),
    (
        b"1234567890123456",
        NotADraft,
        "the number 1234567890123456 is too large; long identifiers are written in quotation marks",
    ),
    (
        b"9" * 5000,
        NotADraft,
        f"the number {'9' * 40}… is too large; long identifiers are written in quotation marks",
    ),
    (
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        NotADraft,
        "it is nested more than 40 levels deep, the limit",
    ),
    (b"[" * 100_000, NotADraft, "it is nested more than 40 levels deep, the limit"),
    (b'{"a":' * 100_000, NotADraft, "it is nested more than 40 levels deep, the limit"),
    (b"[" + b"{}," * MOST_VALUES + b"{}]", TooLarge, "it holds more than 300000 values, the limit"),
    (b" " * LARGEST + b"1", TooLarge, "it is larger than 5 MiB, the limit"),
]


@pytest.mark.parametrize(("data", "value"), TAKEN, ids=range(len(TAKEN)))
def test_taken(data: bytes, value: object) -> None:
    parsed = parse(data)
    assert value is None or parsed == value


@pytest.mark.parametrize(("data", "error", "words"), REFUSED, ids=range(len(REFUSED)))
def test_refused(data: bytes, error: type[Exception], words: str) -> None:
    with pytest.raises(error) as caught:
        parse(data)
    assert type(caught.value) is error
    assert str(caught.value) == words


def test_what_is_shown_is_short_and_has_no_hidden_characters() -> None:
    assert shown("a\nb\x1b[31m‮") == "a\\u000ab\\u001b[31m\\u202e"
    assert shown("x" * 100) == "x" * 40 + "…"
    assert shown(None) == "None"
