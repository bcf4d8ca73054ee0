"""From the filled-in text to blocks: a small Markdown, read without links, images, code or HTML.

Headings, numbered paragraphs that count through the whole document, lettered sub-items, tables,
footnotes, and containers (``::: letterhead``) for the parts of a letter. What the words mean and how
they are laid out is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from mla_writer.render.typography import setter

CONTAINERS = frozenset(
    (
        *("letterhead", "references", "signature", "subject", "lead", "center", "note"),
        *("mark", "reference", "author", "pagebreak"),
    )
)
"""The parts of a document that are written ``::: name`` ... ``:::``."""
RULES = ["heading", "list", "table", "hr", "paragraph", "emphasis", "balance_pairs", "escape", "newline"]

JOINER = "\ue020"
"""Stands on both sides of asterisks inside a word, and is taken out later: the rules of CommonMark on what
opens and closes emphasis count on spaces, which Chinese and the Arabic article do not have. A private
character is neither space nor punctuation, so that asterisks beside it may do both."""
STARS = re.compile(r"(?<=[^\s\\*])(\*{1,3})(?=[^\s*])")


@dataclass(slots=True)
class Node:
    """One element of the parsed text with what stands in it."""

    token: Token
    children: list[Node] = field(default_factory=list["Node"])

    @property
    def type(self) -> str:
        """The element, as markdown-it names it: ``heading``, ``list_item``, ``inline`` ..."""
        return self.token.type.removesuffix("_open")

    def all(self, type: str) -> list[Node]:
        """Every element of a type inside this one, in order."""
        found: list[Node] = []
        for child in self.children:
            found += [child] if child.type == type else child.all(type)
        return found


def parse(text: str, language: str) -> Node:
    """The elements of ``text``; its words are set by the typography of ``language``."""
    return _tree(_parser().parse(text, {"language": language}))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    parser.enable(RULES)
    parser.use(footnote_plugin, inline=True)
    parser.use(container_plugin, "part", validate=_is_part)
    parser.core.ruler.after("block", "typography", _set_type)
    return parser


def _is_part(name: str, _markup: str) -> bool:
    return name.strip() in CONTAINERS


def _set_type(state: StateCore) -> None:
    set_text = setter(str(state.env.get("language", "")))
    for token in state.tokens:
        if token.type == "inline":
            token.content = STARS.sub(rf"{JOINER}\1{JOINER}", set_text(token.content))


def _tree(tokens: Sequence[Token]) -> Node:
    root = Node(Token("root", "", 0))
    open_nodes = [root]
    for token in tokens:
        if token.nesting == -1:
            open_nodes.pop()
            continue
        node = Node(token)
        open_nodes[-1].children.append(node)
        if token.nesting == 1:
            open_nodes.append(node)
    return root
