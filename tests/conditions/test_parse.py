"""Text to tree: precedence, literals, and what is refused with its column."""

from __future__ import annotations

import pytest

from mla_writer.conditions import parse
from mla_writer.conditions.expression import Binary, Literal, Logic, Macro, Name, Select, size, walk
from mla_writer.model.errors import ConditionError


def without_columns(text: str) -> str:
    """The tree as nested words, so that two ways of writing can be compared."""
    return shape(parse(text))


def shape(node: object) -> str:
    if isinstance(node, tuple):
        return f"[{' '.join(map(shape, node))}]"
    if not hasattr(node, "__slots__"):
        return repr(node)
    parts = [shape(getattr(node, name)) for name in node.__slots__ if name != "column"]
    return f"({type(node).__name__} {' '.join(parts)})"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a || b && c", "a || (b && c)"),
        ("a && b || c && d", "(a && b) || (c && d)"),
        ("a && b && c", "(a && b) && c"),
        ("!a == b", "(!a) == b"),
        ("-a * b", "(-a) * b"),
        ("a + b * c - d", "(a + (b * c)) - d"),
        ("a - b - c", "(a - b) - c"),
        ("a + b < c", "(a + b) < c"),
        ("a < b == c", "(a < b) == c"),
        ("a in b && c", "(a in b) && c"),
        ("a ? b : c ? d : e", "a ? b : (c ? d : e)"),
        ("a || b ? c : d", "(a || b) ? c : d"),
        ("!a.b", "!(a.b)"),
        ("a.b.exists(x, x == 1 || y)", "(a.b).exists(x, (x == 1) || y)"),
        ("  a\n\t== 1 ", "a==1"),
    ],
)
def test_operators_bind_as_in_cel(text: str, meant: str) -> None:
    assert without_columns(text) == without_columns(meant)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("null", None),
        ("42", 42),
        ("-9223372036854775808", -(2**63)),
        ("2.5", 2.5),
        ("1e3", 1000.0),
        ("'it\\'s'", "it's"),
        ('"a \\"b\\" \\n\\t\\\\ \\u00e9"', 'a "b" \n\t\\ é'),
        ("'Åland 中文'", "Åland 中文"),
        ("''", ""),
    ],
)
def test_literals(text: str, value: object) -> None:
    node = parse(text)
    assert isinstance(node, Literal)
    assert (type(node.value), node.value) == (type(value), value)


def test_chains_stay_flat_so_that_long_lists_of_words_are_not_deep() -> None:
    node = parse(" || ".join(f"a == {number}" for number in range(60)))
    assert isinstance(node, Logic)
    assert len(node.operands) == 60


def test_columns_are_counted_from_one() -> None:
    node = parse("a.b == 'x'")
    assert isinstance(node, Binary)
    assert node == Binary("==", Select(Name("a", 1), "b", 3), Literal("x", 8), 5)


def test_a_tree_can_be_walked_and_counted() -> None:
    node = parse("a.exists(x, x.b == 1)")
    assert isinstance(node, Macro)
    assert size(node) == len(list(walk(node))) == 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "column 1: the condition ends here; allowed: a value, a name, '(', '[', '!' or '-'"),
        ("1 +", "column 4: the condition ends here; allowed: a value, a name, '(', '[', '!' or '-'"),
        ("a b", "column 3: 'b' is not expected here; allowed: an operator or the end"),
        ("(a", "column 3: the condition ends here; allowed: ')'"),
        ("a ? b", "column 6: the condition ends here; allowed: ':'"),
        ("[1, 2", "column 6: the condition ends here; allowed: ']'"),
        ("a.", "column 3: the condition ends here; allowed: the name of a field"),
        ("a.exists(1, b)", "column 10: '1' is not expected here; allowed: a name for the entry"),
        ("a.exists(x)", "column 11: ')' is not expected here; allowed: ','"),
        ("has(a)", "column 1: has() asks for a field; write has(record.field)"),
        ("size()", "column 1: size() takes 1 values; 0 are given"),
        ("a.contains('b', 'c')", "column 3: contains() takes 1 values; 2 are given"),
        (
            "a.startWith('b')",
            "column 3: nothing named 'startWith' can be called on a value; known: startsWith,",
        ),
        ("'abc", "column 1: the text that begins here has no closing ' on its line"),
        (r"'\q'", r"column 2: '\q' is not an escape; allowed in a text: \\ \' "),
        (r"'\ud800'", r"column 2: '\ud800' is not an escape"),
        ("a / b", "column 3: '/' has no meaning here; allowed: ! && ||"),
        ("a = b", "column 3: '=' has no meaning here"),
        ("a[0]", "column 2: '[' is not expected here; allowed: an operator or the end"),
        ("a.in", "column 3: 'in' is not expected here; allowed: the name of a field; this word is reserved"),
        ("package == 1", "column 1: 'package' is not expected here; allowed: a value or a name; this word"),
        (
            "9223372036854775808",
            "column 1: '9223372036854775808' is not expected here; allowed: a number of 64",
        ),
        ("1e999", "column 1: the number 1e999 is too large; allowed: 64 bits"),
        ("99999999999999999999", "column 1: the number 99999999999999999999 is too large"),
    ],
)
def test_what_is_refused_is_named_with_its_column(text: str, said: str) -> None:
    with pytest.raises(ConditionError) as refused:
        parse(text)
    assert str(refused.value).startswith(said)
    assert refused.value.message.values["column"] == int(said.split(":")[0].removeprefix("column "))
