"""What is told to translators of texts that are short or hold values."""

from __future__ import annotations

import pytest

from mla_writer.i18n.extraction import from_choices, from_python, from_template
from mla_writer.i18n.notes import LONGEST, wanted

TEMPLATE = """## {{ t("Account") }}

| {{ t("Type") }} | {{ t("User") }} |
|---|---|
| {{ a.type }} | {{ t("Signed: {day}", day=a.day | date) }} |

{{ t("To") }} | {{ a.office }}
1. {{ t("State: {state}.", state=a.state | choice("state") | lower) }}
1. {{ t("A sentence of more than three words.") }}
{# translators: the money that is asked #}
1. {{ t("A sum that has to be paid back.") }}
1. {{ nt("{n} day", "{n} days", a.days) }}
1. {{ pt("letter", "From") }}
"""
NOTES = [
    ("Account", "A heading."),
    ("Type", 'The heading of a column under "Account", beside: User.'),
    ("Signed: {day}", 'In a cell of a table under "Account". {day}: a.day | date.'),
    ("To", 'The label of a row under "Account"; beside it: a.office.'),
    ("State: {state}.", 'Stands under "Account". {state}: a.state | choice("state") | lower.'),
    ("A sentence of more than three words.", ""),
    ("A sum that has to be paid back.", 'the money that is asked. Stands under "Account".'),
    ("{n} day", 'Stands under "Account".'),
    ("From", 'Stands under "Account".'),
]


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_texts_of_templates(text: str, note: str) -> None:
    found = {one.text: one.note for one in from_template(TEMPLATE, "letter")}
    assert found[text] == note


def test_labels_of_choices_stand_beside_others() -> None:
    lists = {"sex": {"f": "Female", "o": {"label": "Other", "hint": "h"}}}
    notes = {one.text: one.note for one in from_choices(lists, "x.toml", ["sex"]) if one.domain == "request"}
    assert notes["Female"] == "One of the list 'sex', beside: Other."
    assert notes["Other"] == "One of the list 'sex', beside: Female."


def test_long_notes_are_cut() -> None:
    lists = {"long": {str(n): f"Label {n} {'x' * 60}" for n in range(9)}}
    notes = [one.note for one in from_choices(lists, "x.toml", ["long"]) if one.domain == "request"]
    assert {len(note) <= LONGEST for note in notes} == {True}


def test_a_remark_in_code_is_told() -> None:
    source = '# translators: a list\nlanguage.count("a {x}", "b {x}", n)\nlanguage.text("Page")'
    found = from_python(source, "mla_writer/render/x.py")
    assert [(one.text, one.note) for one in found] == [("a {x}", "a list"), ("Page", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("To", True), ("One two three", True), ("One two three four", False), ("{x} is so many", True)],
)
def test_which_texts_need_one(text: str, expected: bool) -> None:
    assert wanted(text) is expected
