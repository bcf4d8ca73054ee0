"""One family of icons: lines of the same weight on a grid of 24, drawn from ``resources/icons``.

A file carries no colour of its own (``currentColor``). Those in ``DIRECTED`` point along the reading
direction and are mirrored in an interface that runs from right to left.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from mla_writer import paths
from mla_writer.gui.theme import Palette, Size

DIRECTED = frozenset({"back", "next", "undo", "redo", "arrow", "unfold", "aside", "home"})


def icon(name: str, colour: QColor, disabled: QColor, *, mirrored: bool = False) -> QIcon:
    """The icon ``name`` in ``colour``, with its ``disabled`` form."""
    result = QIcon(pixmap(name, colour, Size.ICON, mirrored=mirrored))
    if disabled != colour:
        result.addPixmap(pixmap(name, disabled, Size.ICON, mirrored=mirrored), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, colour: QColor, size: int, *, mirrored: bool = False) -> QPixmap:
    """The icon ``name`` drawn ``size`` logical pixels large for the sharpest screen there is."""
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return _drawn(name, colour.name(), size, ratio, mirrored and name in DIRECTED)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int, ratio: float, mirrored: bool) -> QPixmap:
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(_source(name, colour))).render(painter, QRectF(result.rect()))
    painter.end()
    if mirrored:
        result = result.transformed(QTransform.fromScale(-1, 1))
    result.setDevicePixelRatio(ratio)
    return result


def style_images(palette: Palette, folder: Path) -> dict[str, str]:
    """Files for the stylesheet, which takes images from files only: written to ``folder`` in the
    colours of ``palette``, named by content. Empty where ``folder`` cannot be written."""
    wanted = {"chevron": palette.ink, "tick": palette.on_accent, "dot": palette.on_accent}
    try:
        return {name: _written(name, colour, folder) for name, colour in wanted.items()}
    except OSError:
        return {}


def _written(name: str, colour: str, folder: Path) -> str:
    target = folder / f"{name}-{colour.lstrip('#').lower()}.svg"
    data = _source(name, colour)
    if not target.is_file() or target.read_bytes() != data:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return target.as_posix()


def _source(name: str, colour: str) -> bytes:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()
