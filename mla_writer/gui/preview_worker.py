"""The pages of the letter as images, made beside the window from the same PDF that is exported.

What is typed while a letter is being made is not queued: one is in the making, and the newest waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

from mla_writer.gui.background import Runner
from mla_writer.model.case import Case
from mla_writer.model.message import Message
from mla_writer.render.document import Document


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be seen: a case in a language, and which pages how large (pixels per point)."""

    case: Case
    language: str
    pages: tuple[int, ...]
    scale: float


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was made: the size of each page in points, images of those asked for."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    images: Mapping[int, QImage]
    scale: float
    gaps: tuple[str, ...] = ()
    untranslated: int = 0


Make = Callable[[Case, str], tuple[Document, bytes]]


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told: of a letter, of more images of its pages, of a refusal."""

    letter: Callable[[Letter], None]
    images: Callable[[Letter, Mapping[int, QImage]], None]
    refused: Callable[[Message], None]


class PreviewWorker:
    """Makes letters one at a time; of the wishes that come meanwhile it keeps the newest."""

    def __init__(self, runner: Runner, make: Make, told: Told) -> None:
        self._runner = runner
        self._make = make
        self._told = told
        self._waiting: Wish | None = None
        self._busy = False

    def wish(self, wish: Wish) -> None:
        """Make the letter of ``wish`` now, or after the one that is being made."""
        if self._busy:
            self._waiting = wish
            return
        self._busy = True
        self._runner.run(lambda: letter(self._make, wish), self._made, self._refused)

    def more(self, letter: Letter, pages: Iterable[int], scale: float) -> None:
        """Draw more ``pages`` of a ``letter`` that was made."""
        wanted = tuple(pages)
        self._runner.run(
            lambda: page_images(letter.pdf, wanted, scale)[1],
            lambda images: self._told.images(letter, images),
            self._told.refused,
        )

    def _made(self, made: Letter) -> None:
        self._busy = False
        self._told.letter(made)
        self._next()

    def _refused(self, reason: Message) -> None:
        self._busy = False
        self._told.refused(reason)
        self._next()

    def _next(self) -> None:
        wish, self._waiting = self._waiting, None
        if wish is not None:
            self.wish(wish)


def letter(make: Make, wish: Wish) -> Letter:
    """Make the letter of ``wish``; ``CannotRender``."""
    document, pdf = make(wish.case, wish.language)
    sizes, images = page_images(pdf, wish.pages, wish.scale)
    return Letter(pdf, sizes, images, wish.scale, document.gaps, document.untranslated)


def page_images(
    pdf: bytes, pages: tuple[int, ...], scale: float
) -> tuple[tuple[tuple[float, float], ...], dict[int, QImage]]:
    """The sizes of all pages in points, and images of ``pages`` at ``scale`` pixels per point."""
    import pypdfium2  # only who looks at pages needs it

    opened: Any
    with pypdfium2.PdfDocument(pdf) as opened:
        sizes = tuple(opened.get_page_size(index) for index in range(len(opened)))
        images: dict[int, QImage] = {}
        for index in pages:
            if index >= len(sizes):
                continue
            bitmap = opened[index].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            )
            images[index] = image.copy()
    return sizes, images
