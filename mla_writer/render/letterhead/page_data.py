"""The head and foot of a letterhead as the plain data that ``templates/pdf/letterhead.typ`` reads.

Pictures travel as SVG with the picture inside: the typesetter takes text only.
"""

from __future__ import annotations

import base64
import re
from typing import Any, TypeAlias

from mla_writer.render.letterhead.model import Edge, Grid, Letterhead, Line, Picture, Shown, Words

Data: TypeAlias = dict[str, Any]
MM_PER_TWIP = 25.4 / 1440
ARABIC, CHINESE, CYRILLIC = (
    re.compile("[\u0600-\u06ff]"),
    re.compile("[\u3400-\u9fff]"),
    re.compile("[\u0400-\u04ff]"),
)
SCRIPTS = ((ARABIC, "ar"), (CHINESE, "zh"), (CYRILLIC, "ru"))
LATIN = "en"
HIGHEST = 170.0
"""Of a picture, in points: a higher one leaves no room for the letter."""


def letterhead_data(letterhead: Letterhead, language: str) -> Data:
    """What ``letterhead`` shows on the first page; ``language`` is that of the document."""
    own = letterhead.language or language
    paper = letterhead.paper
    sizes = {
        name: getattr(paper, name) * MM_PER_TWIP for name in ("width", "height", "left", "right", "header")
    }
    return {"top": _edge(letterhead.top, own), "foot": _edge(letterhead.foot, own), "paper": sizes}


def _edge(edge: Edge | None, language: str) -> list[Data]:
    return [_shown(one, language) for one in edge.shown] if edge is not None else []


def _shown(one: Shown, language: str) -> Data:
    if isinstance(one, Grid):
        rows = [[[_line(line, language) for line in cell] for cell in row] for row in one.rows]
        return {"k": "grid", "shares": list(one.shares), "rows": rows}
    return _line(one, language)


def _line(line: Line, language: str) -> Data:
    return {
        "k": "line",
        "align": line.align,
        "dir": "rtl" if line.right_to_left else "ltr",
        "lang": _language(line.text, language),
        "rule": line.rule_below,
        "parts": [one for part in line.parts if (one := _part(part))],
    }


def _part(part: Words | Picture) -> Data | None:
    if isinstance(part, Words):
        return {"t": part.text, "size": part.size, "b": part.bold, "i": part.italic, "c": part.colour}
    if not part.printable:
        return None
    scale = min(1.0, HIGHEST / part.height)
    size = {"w": part.width * scale, "h": part.height * scale}
    return {"svg": _svg(part), "alt": part.description, "beside": part.beside, **size}


def _svg(picture: Picture) -> str:
    data = base64.b64encode(picture.data).decode("ascii")
    size = f'width="{picture.width:.2f}" height="{picture.height:.2f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} preserveAspectRatio="none" href="data:image/{picture.format};base64,{data}"/></svg>'
    )


def _language(text: str, language: str) -> str:
    """``language``, unless the script says that it cannot be that."""
    found = next((code for script, code in SCRIPTS if script.search(text)), "")
    expected = {"ar": "ar", "zh": "zh", "ru": "ru"}.get(language[:2], "")
    if found == expected:
        return language[:2]
    return found or LATIN
