"""What a template may ask for: a closed list of syntax, plain data, counted loops.

Jinja's own sandbox alone is no protection, say its authors. So every template, included ones too, is
checked as a tree before it is compiled: only the nodes listed here, no names that begin with an
underscore, calls to the three translating functions only, no assignment but a renaming. Then the
tree is changed: loops are counted, everything printed goes through ``Rendering.shown``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from mla_writer.model.errors import TemplateRefused
from mla_writer.model.message import message

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.If, nodes.CondExpr, nodes.For, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not, nodes.Include, nodes.Assign, nodes.Call, nodes.Keyword, nodes.Concat, nodes.List,
    nodes.Tuple, nodes.Add, nodes.Sub, nodes.Neg,
)  # fmt: skip
CALLS = {"t": 1, "nt": 2, "pt": 2}
"""The functions a template may call, and how many literal texts each begins with."""
LITERALS = (nodes.Const, nodes.List, nodes.Tuple)
RENAMED = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const)
DEEPEST_LOOP = 2
OWN_LINE = re.compile(r"\s*\{%-?\s*include\b[^%]*%\}\s*")
LONGEST_TEXT = 64 * 1024


def check(tree: nodes.Template, name: str, known: frozenset[str], source: str) -> nodes.Template:
    """``tree``, ready to be compiled; ``TemplateRefused`` naming file and line where it asks too much.

    ``known`` are the templates that may be included.
    """
    for node in tree.find_all(nodes.Node):
        _check_node(node, name, known)
    _check(tree, name)
    _check_loops(tree, name, 0)
    return Guarded(source).visit(tree)


def refused(name: str, line: int, found: str, allowed: str) -> TemplateRefused:
    """The error for something that a template may not do."""
    return TemplateRefused(
        message(
            "{file}, line {line}: {found} is not allowed in a text; allowed: {allowed}",
            file=name,
            line=line,
            found=found,
            allowed=allowed,
        )
    )


def _check_node(node: nodes.Node, name: str, known: frozenset[str]) -> None:
    _check(node, name)
    rule = RULES.get(type(node))
    if rule is not None:
        rule(node, name, known)


def _check(node: nodes.Node, name: str) -> None:
    if type(node) not in ALLOWED:
        allowed = ", ".join(sorted(kind.__name__ for kind in ALLOWED))
        raise refused(name, node.lineno, f"'{type(node).__name__}'", allowed)


def _name(node: Any, file: str, _known: frozenset[str]) -> None:
    name = node.attr if isinstance(node, nodes.Getattr) else node.name
    if name.startswith("_"):
        raise refused(file, node.lineno, f"the name '{name}'", "names that do not begin with an underscore")


def _call(node: Any, file: str, _known: frozenset[str]) -> None:
    if not isinstance(node.node, nodes.Name) or node.node.name not in CALLS:
        raise refused(file, node.lineno, "a call", ", ".join(f"{name}(...)" for name in CALLS))
    texts = CALLS[node.node.name]
    if node.dyn_args or node.dyn_kwargs or len(node.args) < texts:
        raise refused(file, node.lineno, "a call of this form", "literal texts, then name=value")
    if not all(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in node.args[:texts]):
        raise refused(file, node.lineno, "a computed text", "literal texts, so that they can be translated")
    for keyword in node.kwargs:
        if keyword.key.startswith("_"):
            raise refused(file, node.lineno, f"the name '{keyword.key}'", "names without an underscore")


def _include(node: Any, file: str, known: frozenset[str]) -> None:
    if not isinstance(node.template, nodes.Const) or node.template.value not in known:
        raise refused(file, node.lineno, "this include", f"one of {', '.join(sorted(known))}")


def _assign(node: Any, file: str, _known: frozenset[str]) -> None:
    if not isinstance(node.target, nodes.Name) or not isinstance(node.node, RENAMED):
        raise refused(file, node.lineno, "this 'set'", "giving a value another name")


def _loop(node: Any, file: str, _known: frozenset[str]) -> None:
    if isinstance(node.iter, LITERALS) or node.recursive:
        raise refused(file, node.lineno, "this loop", "loops over lists of the data")


RULES: dict[type[nodes.Node], Callable[[Any, str, frozenset[str]], None]] = {
    nodes.Name: _name,
    nodes.Getattr: _name,
    nodes.Call: _call,
    nodes.Include: _include,
    nodes.Assign: _assign,
    nodes.For: _loop,
}


def _check_loops(node: nodes.Node, name: str, depth: int) -> None:
    for child in node.iter_child_nodes():
        inside = depth + isinstance(child, nodes.For)
        if inside > DEEPEST_LOOP:
            raise refused(name, child.lineno, "a third loop inside two others", "two loops in each other")
        _check_loops(child, name, inside)


class Guarded(NodeTransformer):
    """Rewrites a checked tree: loops are counted; printing and joining go through the rendering; what
    is included on a line of its own stands apart from what surrounds it."""

    def __init__(self, source: str) -> None:
        self.lines = source.split("\n")

    def visit_Include(self, node: nodes.Include) -> list[nodes.Node]:  # noqa: N802 (a name that Jinja calls)
        """Blank lines around an include that has its line for itself. Each is counted like a round of a
        loop: texts that include each other twice would else take time without end."""
        call = nodes.Call(
            nodes.Name("_included", "load", lineno=node.lineno), [], [], None, None, lineno=node.lineno
        )
        counted = nodes.If(call, [node], [], [], lineno=node.lineno)
        if OWN_LINE.fullmatch(self.lines[node.lineno - 1]) is None:
            return [counted]
        return [_text("\n\n", node.lineno), counted, _text("\n\n", node.lineno)]

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        """Count the rounds of the loop."""
        self.generic_visit(node)
        node.iter = _guard("_counted", node.iter, label_of(node.iter))
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        """Show each printed expression, and say what it is called, for gaps."""
        self.generic_visit(node)
        node.nodes = [
            part if isinstance(part, nodes.TemplateData) else _guard("_shown", part, label_of(part))
            for part in node.nodes
        ]
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Call:  # noqa: N802
        """Join by showing each part, so that no value becomes text of the template."""
        self.generic_visit(node)
        return nodes.Call(
            nodes.Name("_joined", "load", lineno=node.lineno),
            [nodes.List(node.nodes, lineno=node.lineno)],
            [],
            None,
            None,
            lineno=node.lineno,
        )


def label_of(node: nodes.Node) -> str:
    """The dotted name of what is printed: ``authorities.requesting_authority.name``; else empty."""
    if isinstance(node, nodes.Filter):
        return label_of(node.node) if node.node is not None else ""
    if isinstance(node, nodes.Getattr):
        return f"{label_of(node.node)}.{node.attr}".lstrip(".")
    return node.name if isinstance(node, nodes.Name) else ""


def _text(text: str, line: int) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(text, lineno=line)], lineno=line)


def _guard(function: str, node: Any, *arguments: str) -> nodes.Call:
    constants: list[nodes.Expr] = [nodes.Const(one, lineno=node.lineno) for one in arguments]
    return nodes.Call(
        nodes.Name(function, "load", lineno=node.lineno),
        [node, *constants],
        [],
        None,
        None,
        lineno=node.lineno,
    )
