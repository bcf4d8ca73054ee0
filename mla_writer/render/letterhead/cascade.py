"""What holds for a paragraph or a run after all styles are followed (ECMA-376, part 1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.render.docx.xml import Element, name

DEEPEST = 20
"""Styles based on one another; a circle ends here."""
OFF = ("0", "false", "off", "none")


class Cascade:
    """The styles of one file."""

    def __init__(self, styles: Element) -> None:
        self._styles = {str(one.get(name("styleId"))): one for one in styles.iter(name("style"))}
        self._defaults = styles.find(name("docDefaults"))
        self._normal = next(
            (
                id
                for id, one in self._styles.items()
                if one.get(name("type")) == "paragraph" and one.get(name("default")) in ("1", "true", "on")
            ),
            "",
        )

    def of_paragraph(self, paragraph: Element, tag: str) -> Element | None:
        """The property ``tag`` that holds for ``paragraph``, or None."""
        return _first(self._paragraph_levels(paragraph), tag)

    def of_run(self, run: Element, tag: str) -> Element | None:
        """The property ``tag`` that holds for ``run``, or None."""
        return _first(self._run_levels(run), tag)

    def of_normal(self, tag: str) -> Element | None:
        """The property ``tag`` of the text of runs in a paragraph without a style."""
        return _first((*self._chain(self._normal, "rPr"), self._default("rPr")), tag)

    def _paragraph_levels(self, paragraph: Element) -> Iterator[Element | None]:
        own = paragraph.find(name("pPr"))
        yield own
        yield from self._chain(_style(own, "pStyle") or self._normal, "pPr")
        yield self._default("pPr")

    def _run_levels(self, run: Element) -> Iterator[Element | None]:
        own = run.find(name("rPr"))
        yield own
        yield from self._chain(_style(own, "rStyle"), "rPr")
        paragraph = next(run.iterancestors(name("p")), None)
        style = _style(paragraph.find(name("pPr")), "pStyle") if paragraph is not None else ""
        yield from self._chain(style or self._normal, "rPr")
        yield self._default("rPr")

    def _chain(self, id: str, part: str) -> Iterator[Element | None]:
        for _ in range(DEEPEST):
            style = self._styles.get(id)
            if style is None:
                return
            yield style.find(name(part))
            id = _style(style, "basedOn")

    def _default(self, part: str) -> Element | None:
        if self._defaults is None:
            return None
        return self._defaults.find(f"{name(f'{part}Default')}/{name(part)}")


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is there and on."""
    return element is not None and str(element.get(name("val")) or "1") not in OFF


def value(element: Element | None, default: str = "") -> str:
    """The value of a property, or ``default``."""
    return str(element.get(name("val")) or default) if element is not None else default


def _first(levels: Iterator[Element | None] | tuple[Element | None, ...], tag: str) -> Element | None:
    found = (level.find(name(tag)) for level in levels if level is not None)
    return next((one for one in found if one is not None), None)


def _style(properties: Element | None, tag: str) -> str:
    return value(properties.find(name(tag))) if properties is not None else ""
