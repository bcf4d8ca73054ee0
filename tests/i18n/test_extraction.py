"""Which texts are found, and for which catalog."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.i18n.extraction import Found, found_in, from_python, from_template

ROWS = [
    ('message("a {x}", x=1)', [("mla_writer", "a {x}", "", "")]),
    ('message("a "\n"b")', [("mla_writer", "a b", "", "")]),
    ('Message("a", context="menu")', [("mla_writer", "a", "", "menu")]),
    ('printed("a")', [("mla_writer", "a", "", ""), ("request", "a", "", "")]),
    ('language.text("a")', [("mla_writer", "a", "", "")]),
    ('services.count("one", "{n} many", 3)', [("mla_writer", "one", "{n} many", "")]),
    ('"abc".count("b")', []),
    ("message(text)", []),
    ('message("")', []),
    ('other("a")', []),
]


@pytest.mark.parametrize(("source", "expected"), ROWS)
def test_code(source: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [
        (one.domain, one.text, one.plural, one.context) for one in from_python(source, "mla_writer/x.py")
    ]
    assert found == expected


def test_what_documents_say_in_code_is_printed() -> None:
    found = list(from_python('language.count("a", "b", n)', "mla_writer/render/filters.py"))
    assert [one.domain for one in found] == ["request"]


def test_templates() -> None:
    source = (
        '{{ t("one\n   line", x=y) }}{{ nt("a", "{n} b", 2) }}{{ pt("verb", "order") }}{{ x|gap("the day") }}'
    )
    assert list(from_template(source, "letter")) == [
        Found("request", "one line", "letter"),
        Found("request", "a", "letter", "{n} b"),
        Found("request", "order", "letter", "", "verb"),
        Found("mla_writer", "the day", "letter"),
        Found("request", "the day", "letter"),
    ]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    files = {
        "templates/kinds/offered.md.j2": '{{ x|choice("role") }}',
        "resources/choices/lists.toml": '[choices.role]\na = "Suspect"\n[choices.other]\nb = "Never printed"',
        "resources/documents.toml": '[documents.letter]\nlabel = "Letter"\nsections = [{heading = "Facts"}]',
        "resources/assurances.toml": '[a]\nlabel = "Limits"\nsentence = "We shall."\nsource = "Art. 1"\n'
        '[a.texts]\n"" = "Meant."',
        "resources/kinds/offered.toml": 'label = "Offered"\ndrafted = true\n[fields.f]\nlabel = "Field"',
        "resources/kinds/later.toml": 'label = "Later"\nsummary = "Some day"\n[fields.f]\nlabel = "No field"',
        "resources/checks/a.toml": '[[checks]]\nid = "A"\nmessage = "General"\n'
        '[[checks]]\nmessage = "Of offered"\nkinds = ["offered"]\n'
        '[[checks]]\nmessage = "Of later"\nkinds = ["later"]',
        "resources/countries/FR.toml": 'label = "no text of ours"',
        "resources/states.toml": 'label = "a name"',
        "mla_writer/x.py": 'message("From code")',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_whole_tree(tree: Path) -> None:
    found = list(found_in(tree))
    printed = {one.text for one in found if one.domain == "request"}
    assert printed == {"Suspect", "Letter", "Facts", "We shall.", "Offered"}
    shown = {one.text for one in found if one.domain == "mla_writer"}
    assert shown == {
        *("Suspect", "Never printed", "Letter", "Facts", "Limits", "We shall.", "Meant.", "Offered", "Field"),
        *("Later", "Some day", "General", "Of offered", "From code"),
    }
