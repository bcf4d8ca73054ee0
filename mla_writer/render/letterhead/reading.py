"""Taking a letterhead in: inspection, cleaning, and the copy that is kept.

Belongs here: which parts of the file are used, what is told of the others. Does not belong here: the
zip (``opened``), what may stand in a header (``cleaning``), the copy as a file (``written``).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mla_writer.model.message import Message, message
from mla_writer.render.docx.xml import RELATIONSHIPS, Element, name, serialised
from mla_writer.render.letterhead.cascade import Cascade, is_on
from mla_writer.render.letterhead.cleaning import WORD, Cleaner, looks
from mla_writer.render.letterhead.contents import Contents
from mla_writer.render.letterhead.drawings import Drawings, Media
from mla_writer.render.letterhead.model import Edge, Letterhead, Picture
from mla_writer.render.letterhead.notes import Notes, Removed
from mla_writer.render.letterhead.opened import (
    content_types,
    opened,
    parsed,
    refused,
    relationships,
)
from mla_writer.render.letterhead.paper import paper_of
from mla_writer.render.letterhead.theme import cleaned_theme
from mla_writer.render.letterhead.written import written

MAIN = frozenset(
    f"application/vnd.{one}.main+xml"
    for one in (
        "openxmlformats-officedocument.wordprocessingml.document",
        "openxmlformats-officedocument.wordprocessingml.template",
        "ms-word.document.macroenabled",
        "ms-word.template.macroenabledtemplate",
    )
)
MACROS = ("vbaproject", "vbadata", "vbaprojectsignature", "keymapcustomizations", "attachedtoolbars")
EMBEDDED = ("oleobject", "package", "control", "activexcontrolbinary", "afchunk", "subdocument", "ctrlprop")
PROPERTIES = ("core-properties", "extended-properties", "custom-properties", "thumbnail")
TRACKED = ("comments", "commentsextended", "commentsids", "commentsextensible", "people")
OF_KIND: Mapping[str, Removed] = {
    **dict.fromkeys(MACROS, Removed.MACROS),
    **dict.fromkeys(EMBEDDED, Removed.EMBEDDED),
    **dict.fromkeys(PROPERTIES, Removed.PROPERTIES),
    **dict.fromkeys(TRACKED, Removed.TRACKED),
}
USED = ("styles", "theme", "header", "footer", "settings")
"""Kinds of parts that are read; of the settings nothing is kept."""
TYPES = "[Content_Types].xml"
MOST_STYLES, MOST_IN_STYLE = 2000, 100
MOST_TAGS = 10_000
"""Of a header or footer."""
SIDES = (("first", "header"), ("first", "footer"), ("default", "header"), ("default", "footer"))


def read(data: bytes, language: str = "") -> Letterhead:
    """The letterhead in the DOCX, DOTX, DOCM or DOTM ``data``, cleaned; ``language`` is the one that it is
    written in, if it is for one only. Reading the cleaned copy removes nothing more.
    ``LetterheadRefused``."""
    return _Reading(data).letterhead(language)


class _Reading:
    def __init__(self, data: bytes) -> None:
        self._parts = opened(data)
        self._types = content_types(self._parts)
        self._notes = Notes()
        self._media: Media = {}
        self._main = self._main_part()
        self._related = relationships(self._parts, self._main)
        self._tell_of_parts()

    def letterhead(self, language: str) -> Letterhead:
        document = parsed(self._parts[self._main])
        section = self._section(document)
        styles = self._styles()
        cascade = Cascade(styles)
        contents = Contents(cascade, self._media)
        edges = {side: self._edge(section, side, number, contents) for number, side in enumerate(SIDES, 1)}
        first = is_on(section.find(name("titlePg"))) if section is not None else False
        paper, replaced = paper_of(section)
        if replaced:
            self._notes.add(Removed.MARGINS)
        made = Letterhead(
            data=b"",
            paper=paper,
            styles=serialised(styles),
            theme=self._theme(),
            media=dict(self._media),
            first_differs=first,
            first_header=edges[SIDES[0]] if first else None,
            first_footer=edges[SIDES[1]] if first else None,
            header=edges[SIDES[2]],
            footer=edges[SIDES[3]],
            style_names=tuple(_names(styles)),
            language=language,
        )
        return _finished(made, self._notes)

    def _main_part(self) -> str:
        main = next((one for one in relationships(self._parts, "") if one.kind == "officedocument"), None)
        if main is None or main.target not in self._parts or self._types[main.target] not in MAIN:
            raise refused(message("it is no Word document; save it as DOCX"))
        return main.target

    def _tell_of_parts(self) -> None:
        """What other parts and references there are."""
        package = relationships(self._parts, "")
        for one in (*package, *self._related):
            if one.kind in OF_KIND:
                self._notes.add(OF_KIND[one.kind])
        if any("macroenabled" in kind or "vba" in kind for kind in self._types.values()):
            self._notes.add(Removed.MACROS)
        known = {one.target for one in (*package, *self._related) if one.kind in (*USED, *OF_KIND)}
        for path in sorted(self._parts):
            if path.endswith(".rels"):
                self._tell_of_outside(path)
            elif path not in {*known, self._main, TYPES} and "media" not in path.split("/"):
                self._tell_of_part(path)

    def _tell_of_part(self, path: str) -> None:
        lowered = path.casefold()
        if "embeddings/" in lowered or "activex" in lowered or "afchunk" in lowered:
            self._notes.add(Removed.EMBEDDED)
        elif "vba" in lowered:
            self._notes.add(Removed.MACROS)
        else:
            self._notes.add(Removed.OTHER, posixpath.basename(path))

    def _tell_of_outside(self, path: str) -> None:
        folder, file = posixpath.split(path)
        owner = posixpath.join(posixpath.dirname(folder), file[: -len(".rels")])
        for one in relationships(self._parts, owner):
            if one.external:
                self._notes.add(Removed.TEMPLATE if one.kind == "attachedtemplate" else Removed.LINKS)

    def _section(self, document: Element) -> Element | None:
        """The last section of the body; what stands before it is not used."""
        body = document.find(name("body"))
        if body is None:
            raise refused(message("it is no Word document; save it as DOCX"))
        if any((one.text or "").strip() for one in body.iter(name("t"))) or any(body.iter(name("drawing"))):
            self._notes.add(Removed.BODY)
        sections = list(body.iter(name("sectPr")))
        section = next((one for one in reversed(sections) if one.getparent() is body), None)
        even = section is not None and any(
            one.get(name("type")) == "even" for one in section if one.tag.endswith("Reference")
        )
        if even or len(sections) > 1:
            self._notes.add(Removed.OTHER_HEADERS)
        return section

    def _styles(self) -> Element:
        part = self._part("styles")
        root = parsed(part) if part is not None else None
        if root is None or root.tag != name("styles") or _has_many(root):
            raise refused(message("it has no styles, or too many; save it anew in Word"))
        cleaned = looks(root, self._notes)
        for one in list(cleaned):
            if one.tag not in (name("docDefaults"), name("style")):
                cleaned.remove(one)
        for tag in ("rsid", "aliases", "personal", "personalCompose", "personalReply"):
            for one in list(cleaned.iter(name(tag))):
                one.getparent().remove(one)
        return cleaned

    def _theme(self) -> bytes | None:

        part = self._part("theme")
        return cleaned_theme(parsed(part)) if part is not None else None

    def _part(self, kind: str) -> bytes | None:
        found = (one.target for one in self._related if one.kind == kind and not one.external)
        return self._parts.get(next(found, ""))

    def _edge(
        self, section: Element | None, side: tuple[str, str], number: int, contents: Contents
    ) -> Edge | None:
        path = self._path_of(section, *side)
        if path is None:
            return None
        root = parsed(self._parts[path], MOST_TAGS)
        targets = {one.id: one.target for one in relationships(self._parts, path) if not one.external}
        drawings = Drawings(lambda id: self._parts.get(targets.get(id, "")), self._media, number, self._notes)
        made = Cleaner(drawings, self._notes).cleaned(root, "hdr" if side[1] == "header" else "ftr")
        return Edge(serialised(made), drawings.calls, contents.of(made, drawings.calls))

    def _path_of(self, section: Element | None, page: str, edge: str) -> str | None:
        for one in section if section is not None else ():
            if one.tag == f"{WORD}{edge}Reference" and str(one.get(name("type")) or "default") == page:
                id = one.get(f"{{{RELATIONSHIPS}}}id")
                target = next((found.target for found in self._related if found.id == id), "")
                return target if target in self._parts else None
        return None


def _has_many(styles: Element) -> bool:
    return len(styles) > MOST_STYLES or any(
        len(one) > MOST_IN_STYLE for one in styles if one.tag == name("style")
    )


def _finished(letterhead: Letterhead, notes: Notes) -> Letterhead:
    return replace(
        letterhead,
        data=written(letterhead),
        removed=notes.told,
        remarks=tuple(_remarks(letterhead)),
    )


def _remarks(letterhead: Letterhead) -> Iterator[Message]:
    """What the owner of a letterhead should know of it."""
    edges = [one for one in (letterhead.top, letterhead.foot) if one is not None]
    pictures = [
        part for one in edges for line in one.lines for part in line.parts if isinstance(part, Picture)
    ]
    if not any(one.shown for one in edges):
        yield message("Header and footer of the first page are empty; put crest, names and addresses there.")
    if any(not one.printable for one in pictures):
        yield message("A picture is in a format that the PDF cannot show; use PNG or JPEG.")
    if any(one.printable and not one.description for one in pictures):
        yield message(
            "A picture has no description for people who cannot see it; write one in Word (alternative text)."
        )


def _names(styles: Element) -> Iterator[str]:
    for one in styles.iter(name("style")):
        called = one.find(name("name"))
        if called is not None:
            yield str(called.get(name("val")) or "")
