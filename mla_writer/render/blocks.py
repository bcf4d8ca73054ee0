"""From the elements of the parsed text to the blocks of a document, with every number assigned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mla_writer.model.errors import CannotRender
from mla_writer.model.message import message
from mla_writer.render.document import (
    Block,
    Heading,
    Item,
    Items,
    Letterhead,
    ListKind,
    PageBreak,
    Paragraph,
    Reference,
    References,
    Rule,
    Signature,
    Spans,
    Style,
    Table,
    plain,
)
from mla_writer.render.markdown import CONTAINERS, Node
from mla_writer.render.numbering import Counters
from mla_writer.render.spans import Lines, SpanMaker, merged

BULLETS: Mapping[str, tuple[ListKind, str]] = {"*": ("bullet", "•"), "+": ("bullet", "•"), "-": ("dash", "–")}
PARAGRAPHS: Mapping[str, Style] = {"subject": "lead", "lead": "lead", "center": "center", "note": "note"}


@dataclass(slots=True)
class Front:
    """What a text says about its document as a whole, beside its blocks."""

    title: str = ""
    subject: str = ""
    reference: str = ""
    author: str = ""
    marks: list[str] = field(default_factory=list[str])


class BlockMaker:
    """Makes the blocks of one document; ``front`` holds what was found for its properties.

    ``source`` is the text that was parsed: the dashes below a table's header give its columns' shares.
    """

    def __init__(self, spans: SpanMaker, counters: Counters, source: str) -> None:
        self.front = Front()
        self._spans = spans
        self._counters = counters
        self._source = source.split("\n")
        self._makers: Mapping[str, Callable[[Node], Iterator[Block]]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "ordered_list": self._numbered,
            "bullet_list": lambda node: self._items(node, 1),
            "table": self._table,
            "hr": lambda _node: iter((Rule(),)),
            "container_part": self._container,
            "footnote_block": lambda _node: iter(()),
        }
        self._parts: Mapping[str, Callable[[Node], Iterator[Block]]] = {
            "letterhead": lambda node: iter((Letterhead(tuple(self._spaced(node))),)),
            "signature": self._signature,
            "references": self._references,
            "pagebreak": lambda _node: iter((PageBreak(),)),
            "mark": self._mark,
            "reference": self._for_front("reference"),
            "author": self._for_front("author"),
            "subject": self._subject,
            "lead": self._styled,
            "center": self._styled,
            "note": self._styled,
        }
        assert set(self._parts) == CONTAINERS, "each container is made into something"

    def blocks(self, node: Node) -> Iterator[Block]:
        """The blocks of everything inside ``node``."""
        for child in node.children:
            yield from self._makers[child.type](child)

    def _heading(self, node: Node) -> Iterator[Block]:
        level = int(node.token.tag[1:])
        spans = self._of(node)
        if level == 1:
            self.front.title = plain(spans)
        yield Heading(level, self._counters.heading(level), spans)

    def _paragraph(self, node: Node) -> Iterator[Block]:
        spans = self._of(node)
        if any(inline.token.content.startswith(":::") for inline in node.children):
            raise CannotRender(
                message(
                    "a text has a part '{found}'; known: {known}",
                    found=plain(spans).lstrip(": "),
                    known=", ".join(sorted(CONTAINERS)),
                )
            )
        if spans:
            yield Paragraph(spans)

    def _numbered(self, node: Node) -> Iterator[Block]:
        for entry in node.children:
            number = self._counters.next_paragraph()
            for child in entry.children:
                if child.type == "paragraph":
                    yield Paragraph(self._of(child), number, "numbered")
                    number = ""
                elif child.type.endswith("_list"):
                    yield from self._items(child, 1)
                else:
                    yield from self._makers[child.type](child)

    def _items(self, node: Node, level: int) -> Iterator[Block]:
        """One list; what is nested in an item follows it, and the list then goes on in a new block."""
        kind, label = BULLETS.get(node.token.markup, ("letter", ""))
        if node.type == "ordered_list":
            kind, label = "letter", ""
        entries: list[Item] = []
        for number, entry in enumerate(node.children, 1):
            paragraphs = [self._of(child) for child in entry.children if child.type == "paragraph"]
            text = merged(span for spans in _with_breaks(paragraphs) for span in spans)
            entries.append(Item(label or self._counters.item(number, level), text))
            nested = [child for child in entry.children if child.type.endswith("_list")]
            if nested:
                yield Items(kind, tuple(entries), level)
                entries = []
                for child in nested:
                    yield from self._items(child, level + 1)
        if entries:
            yield Items(kind, tuple(entries), level)

    def _table(self, node: Node) -> Iterator[Block]:
        columns = tuple(self._of(cell) for cell in node.all("th"))
        rows = tuple(
            tuple(self._of(cell) for cell in row.children) for row in node.all("tr") if row.all("td")
        )
        if rows:
            yield Table(columns if any(columns) else (), rows, self._shares(node))

    def _shares(self, node: Node) -> tuple[float, ...]:
        place = node.token.map[0] + 1 if node.token.map else len(self._source)
        line = self._source[place] if place < len(self._source) else ""
        dashes = [float(cell.count("-")) for cell in line.strip().strip("|").split("|")]
        return tuple(dashes) if len(set(dashes)) > 1 else ()

    def _container(self, node: Node) -> Iterator[Block]:
        yield from self._parts[node.token.info.strip()](node)

    def _styled(self, node: Node) -> Iterator[Block]:
        style = PARAGRAPHS[node.token.info.strip()]
        for block in self.blocks(node):
            yield replace(block, style=style) if isinstance(block, Paragraph) else block

    def _subject(self, node: Node) -> Iterator[Block]:
        for block in self._styled(node):
            if isinstance(block, Paragraph):
                self.front.subject = " ".join(filter(None, (self.front.subject, plain(block.spans))))
            yield block

    def _mark(self, node: Node) -> Iterator[Block]:
        self.front.marks += [plain(line) for line in self._lines(node)]
        yield from ()

    def _for_front(self, name: str) -> Callable[[Node], Iterator[Block]]:
        def kept(node: Node) -> Iterator[Block]:
            setattr(self.front, name, " ".join(plain(line) for line in self._lines(node)))
            yield from ()

        return kept

    def _signature(self, node: Node) -> Iterator[Block]:
        """Lines of the signature; a rule in it is room to sign."""
        yield Signature(tuple(self._spaced(node)))

    def _spaced(self, node: Node) -> Lines:
        """Lines in which a rule is an empty line."""
        lines: Lines = []
        for child in node.children:
            lines += [()] if child.type == "hr" else self._lines(child)
        return lines

    def _references(self, node: Node) -> Iterator[Block]:
        """Lines ``label | value``, or a table of two columns; a line without label goes on with the
        value above it."""
        rows = [Reference(*map(self._of, row.children[:2])) for row in node.all("tr")]
        if rows:
            yield References(tuple(row for row in rows if row.label or row.value))
            return
        for line in self._lines(node):
            label, value = _parted(line)
            if not label and rows:
                rows[-1] = replace(rows[-1], value=(*rows[-1].value, *_break(value)))
            else:
                rows.append(Reference(label, value))
        yield References(tuple(rows))

    def _of(self, node: Node) -> Spans:
        return merged(
            span for inline in node.all("inline") for span in self._spans.spans(inline.token.children or [])
        )

    def _lines(self, node: Node) -> Lines:
        inlines = node.all("inline")
        return [line for one in inlines for line in self._spans.lines(one.token.children or []) if line]


def _with_breaks(paragraphs: list[Spans]) -> Iterator[Spans]:
    for place, spans in enumerate(paragraphs):
        yield _break(spans) if place else spans


def _break(spans: Spans) -> Spans:
    return (replace(spans[0], text="\n", role="", lang="", note=()), *spans) if spans else ()


def _parted(line: Spans) -> tuple[Spans, Spans]:
    """``line`` before and after its first upright stroke, which is looked for in text of the template."""
    for place, span in enumerate(line):
        if not span.role and "|" in span.text:
            left, _, right = span.text.partition("|")
            return (
                merged((*line[:place], replace(span, text=left.rstrip()))),
                merged((replace(span, text=right.lstrip()), *line[place + 1 :])),
            )
    return line, ()
