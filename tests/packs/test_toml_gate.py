"""TOML of strangers: what would take time or memory is refused before it is read."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mla_writer import paths
from mla_writer.model.errors import PackRefused
from mla_writer.packs import toml_gate

MIB = 1 << 20
BOMBS = {
    "dotted key": (".".join(["a"] * 200_000) + " = 1", "nested too deeply"),
    "dotted table": ("[" + ".".join(["a"] * 200_000) + "]", "nested too deeply"),
    "dotted in a table": ("a = {" + ".".join(["a"] * 99) + "=1}", "nested too deeply"),
    "quoted parts": (".".join(['"a"'] * 200_000) + " = 1", "nested too deeply"),
    "parts with spaces": (" . ".join(["a"] * 99) + " = 1", "nested too deeply"),
    "lists in lists": ("a = " + "[" * MIB, "nested too deeply"),
    "tables in tables": ("a = " + "{a=" * 99 + "1" + "}" * 99, "nested too deeply"),
    "lists after a comment": ("# [[[[\na = " + "[" * 40 + "]" * 40, "nested too deeply"),
    "list after a string": ('a = "\\"" \nb = ' + "[" * 40 + "]" * 40, "nested too deeply"),
    "list after a long string": ('a = """x""y""""\nb = ' + "[" * 40 + "]" * 40, "nested too deeply"),
    "list after a literal": ("a = '\\'\nb = " + "[" * 40 + "]" * 40, "nested too deeply"),
    "many entries": ("a = [" + "1," * (MIB // 2) + "]", "more than 100000 entries"),
    "many tables": ("[[a]]\n" * (MIB // 6), "more than 100000 entries"),
    "many digits": ("a = " + "9" * 5000, "not valid TOML"),
    "open string": ('a = """' + '\\"""' * (MIB // 4), "not valid TOML"),
    "open quotes": ('"' * 9 + "'" * 9, "not valid TOML"),
    "direction by an escape": ('a = "\\u202e"', "U\\+202E"),
    "direction": ('a = "\u202e"', "U\\+202E"),
    "invisible key": ('"a\\u200b" = 1', "U\\+200B"),
    "nul": ('a = "\\u0000"', "U\\+0000"),
    "twice": ("a = 1\na = 2", "not valid TOML"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "told"), BOMBS.values(), ids=BOMBS.keys())
def test_bombs(text: str, told: str) -> None:
    with pytest.raises(PackRefused, match=f"^x.toml: .*{told}"):
        toml_gate.tables(text.encode(), "x.toml")


@pytest.mark.parametrize("content", [b"a = '\xff'", "a = 1".encode("utf-16"), b"\xed\xa0\x80"])
def test_other_encodings(content: bytes) -> None:
    with pytest.raises(PackRefused, match=r"UTF-8|not valid TOML|U\+"):
        toml_gate.tables(content, "x.toml")


@given(st.text(alphabet="[]{}=,.\"'\\\n#ab1 ", max_size=60))
def test_the_gate_lets_nothing_else_through_or_out(text: str) -> None:
    try:
        wanted = tomllib.loads(text)
    except (ValueError, RecursionError):
        with pytest.raises(PackRefused):
            toml_gate.tables(text.encode(), "x.toml")
        return
    assert toml_gate.tables(text.encode(), "x.toml") == wanted


@pytest.mark.slow
def test_every_declaration_of_the_program_passes() -> None:
    for path in paths.resources().rglob("*.toml"):
        if path.parent.name != "tables":
            assert toml_gate.tables(path.read_bytes(), path.name) == tomllib.loads(path.read_text("utf-8"))


def test_a_long_but_honest_file() -> None:
    text = "".join(
        f'[a{number}]\nb = "text with [brackets] and {{braces}} and dots ..."\n' for number in range(99)
    )
    assert len(toml_gate.tables(text.encode(), "x.toml")) == 99
