"""Nothing too long, too deep or too wide to be read at once."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, Function, Module, functions, module, modules

pytestmark = pytest.mark.slow
LINES_IN_A_FILE = 400
LINES_IN_A_FUNCTION = 40
LINES_IN_A_CLASS = 250
PARAMETERS = 5
LEVELS = 3
MEDIAN_FUNCTION = 8
NESTING = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)


def test_files() -> None:
    assert [f"{one.name}: {one.lines}" for one in modules() if one.lines > LINES_IN_A_FILE] == []


def test_functions() -> None:
    assert [found for one in modules() for found in too_long(one)] == []


def test_classes() -> None:
    assert [found for one in modules() for found in classes_too_long(one)] == []


def test_parameters() -> None:
    assert [found for one in modules() for found in too_many_parameters(one)] == []


def test_levels() -> None:
    assert [found for one in modules() for found in too_deep(one)] == []


def test_the_median_function_is_short() -> None:
    lengths = [length(function) for one in modules() for function in functions(one.tree)]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION


def test_the_tools_keep_the_same_limits() -> None:
    for one in (module(ROOT / "dev.py"), module(ROOT / "hatch_build.py")):
        assert [*too_long(one), *too_many_parameters(one), *too_deep(one)] == []
        assert one.lines <= LINES_IN_A_FILE


def length(node: Function | ast.ClassDef) -> int:
    """Lines of the body without its docstring: what must be understood at once."""
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


def too_long(one: Module) -> Iterator[str]:
    for function in functions(one.tree):
        if length(function) > LINES_IN_A_FUNCTION:
            yield f"{one.name}:{function.lineno} {function.name} has {length(function)} lines"


def classes_too_long(one: Module) -> Iterator[str]:
    for node in ast.walk(one.tree):
        if isinstance(node, ast.ClassDef) and length(node) > LINES_IN_A_CLASS:
            yield f"{one.name}:{node.lineno} {node.name} has {length(node)} lines"


def too_many_parameters(one: Module) -> Iterator[str]:
    for function in functions(one.tree):
        names = [
            given.arg
            for given in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
        ]
        count = len([name for name in names if name not in {"self", "cls"}])
        if count > PARAMETERS:
            yield f"{one.name}:{function.lineno} {function.name} has {count} parameters"


def too_deep(one: Module) -> Iterator[str]:
    for function in functions(one.tree):
        found = max((depth(child) for child in function.body), default=0)
        if found > LEVELS:
            yield f"{one.name}:{function.lineno} {function.name} is nested {found} levels deep"


def depth(node: ast.AST) -> int:
    """Levels of branches and loops in ``node``; ``elif`` stands beside its ``if``, and what is defined
    inside begins anew."""
    if isinstance(node, Function | ast.ClassDef | ast.Lambda):
        return 0
    own = int(isinstance(node, NESTING))
    deepest = 0
    for name, value in ast.iter_fields(node):
        children = [
            child for child in (value if isinstance(value, list) else [value]) if isinstance(child, ast.AST)
        ]
        beside = (
            name == "orelse" and isinstance(node, ast.If) and [type(child) for child in children] == [ast.If]
        )
        inner = max((depth(child) for child in children), default=0)
        deepest = max(deepest, inner if beside else own + inner)
    return deepest


SAMPLES = [
    ("def f():\n" + "    x = 1\n" * 39, too_long, 0),
    ("def f():\n" + "    x = 1\n" * 40, too_long, 1),
    ('def f():\n    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * 39, too_long, 0),
    ("class A:\n" + "    x = 1\n" * 250, classes_too_long, 1),
    ("class A:\n    def f(self, a, b, c, *, d, e):\n        pass\n", too_many_parameters, 0),
    ("class A:\n    def f(self, a, b, c, *, d, e, g):\n        pass\n", too_many_parameters, 1),
    ("def f():\n    for a in b:\n        if a:\n            with c:\n                pass\n", too_deep, 0),
    (
        "def f():\n    for a in b:\n        if a:\n            with c:\n                try:\n"
        "                    pass\n                finally:\n                    pass\n",
        too_deep,
        1,
    ),
    (
        "def f():\n    if a:\n        pass\n    elif b:\n        pass\n    elif c:\n        pass\n"
        "    elif d:\n        pass\n    else:\n        pass\n",
        too_deep,
        0,
    ),
]


@pytest.mark.parametrize(("source", "search", "found"), SAMPLES, ids=range(len(SAMPLES)))
def test_the_search_finds_what_it_is_to_find(source: str, search: object, found: int) -> None:
    assert callable(search)
    assert len(list(search(Module("sample.py", 0, ast.parse(source))))) == found
