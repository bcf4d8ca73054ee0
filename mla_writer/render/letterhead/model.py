"""What a letterhead is once it was taken in. Plain data; lengths as the format has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from mla_writer.model.message import Message

Align: TypeAlias = Literal["left", "center", "right", "justify"]
"""As on paper, whatever the direction of the text."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is shown. ``format`` is that of its data ("png", "jpeg", "emf" ...), ``width`` and
    ``height`` are in points; ``beside`` where text flows beside it."""

    data: bytes
    format: str
    width: float
    height: float
    description: str = ""
    beside: bool = False

    @property
    def printable(self) -> bool:
        """Whether a PDF can show it."""
        return self.format in ("png", "jpeg")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text of one look; ``size`` in points, ``colour`` as six hexadecimal digits or empty."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a header or footer."""

    parts: tuple[Words | Picture, ...]
    align: Align = "left"
    right_to_left: bool = False
    rule_below: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(one.text for one in self.parts if isinstance(one, Words))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without lines: the shares of its columns, and rows of cells from left to right."""

    shares: tuple[float, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


Shown: TypeAlias = "Line | Grid"


@dataclass(frozen=True, slots=True)
class Edge:
    """A header or footer: its part, the pictures that the part calls (id to path below ``word/``), and
    what is shown in it."""

    part: bytes
    calls: Mapping[str, str]
    shown: tuple[Shown, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its paragraphs in reading order, those of tables included."""
        found: list[Line] = []
        for one in self.shown:
            if isinstance(one, Line):
                found.append(one)
            else:
                found += [line for row in one.rows for cell in row for line in cell]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Paper:
    """The page in twips: its size, its margins, and how far header and footer are from its edges."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """What is between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A letterhead. ``data`` is the cleaned copy; ``removed`` says what is no longer in it, ``remarks``
    what its owner should know. With ``first_differs`` the first page has ``first_header`` and
    ``first_footer``, the others ``header`` and ``footer``; else all have the latter. ``language`` is the
    one that its texts are in, or empty."""

    data: bytes
    paper: Paper
    styles: bytes
    theme: bytes | None
    media: Mapping[str, bytes]
    first_differs: bool = False
    first_header: Edge | None = None
    first_footer: Edge | None = None
    header: Edge | None = None
    footer: Edge | None = None
    style_names: tuple[str, ...] = ()
    removed: tuple[Message, ...] = ()
    remarks: tuple[Message, ...] = field(default=())
    language: str = ""

    @property
    def top(self) -> Edge | None:
        """What stands at the head of the first page."""
        return self.first_header if self.first_differs else self.header

    @property
    def foot(self) -> Edge | None:
        """What stands at the foot of the first page."""
        return self.first_footer if self.first_differs else self.footer
