"""How a DOCX looks: measures, fonts and the part ``styles.xml``, one for each script.

Belongs here: sizes, distances, faces. Does not belong here: which paragraph gets which style
(``blocks``), spans (``runs``).

Lengths are in twips (1/20 point) and sizes in half-points, as the format has them. The faces are
those that come with Word on every system; a reader's machine does not have ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from mla_writer.render.document import Document
from mla_writer.render.docx.xml import Element, serialised, val, w
from mla_writer.render.layout import hang_of

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
MARGIN, TOP, BOTTOM, TO_HEADER = 1531, 1701, 1531, 737
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
ROOM_TO_SIGN = 964
HANG_OF_AN_EM = 212
"""The face of Word is narrower than the one that the widths of labels are counted for."""

MUTED, FINE, HAIR = "595959", "3C3C3C", "BFBFBF"
MISSING_FILL, MISSING_LINE = "FFF3CD", "A87400"
NUMBERED = "NumberedParagraph"
LATIN_FACE, CHINESE_FACE, CHINESE_HEADING_FACE = "Times New Roman", "SimSun", "SimHei"
FACES = ((LATIN_FACE, "roman"), (CHINESE_FACE, "auto"), (CHINESE_HEADING_FACE, "modern"))


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between documents: ``hang``, the room for labels; ``size`` and ``complex_size``.

    Text is set ragged: without hyphenation, which not every Word has for every language, an account
    number or an address tears holes into justified lines.
    """

    language: str
    rtl: bool
    hang: int
    size: int = 23
    complex_size: int = 23
    slanted: bool = True

    @property
    def chinese(self) -> bool:
        """Whether the text is Chinese: other faces for headings, no italics."""
        return self.language.startswith("zh")


def look_of(document: Document) -> Look:
    """The look of ``document``."""
    rtl = document.direction == "rtl"
    hang = round(hang_of(document) * HANG_OF_AN_EM)
    if rtl:
        return Look(document.language, rtl, hang, complex_size=28, slanted=False)
    return Look(document.language, rtl, hang, slanted=not document.language.startswith("zh"))


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. ``scale`` multiplies the size of the text; ``align`` as Word names it.

    ``left`` is in twips, ``indent`` in rooms for labels.
    """

    id: str
    name: str
    based: str = "Normal"
    next: str = ""
    scale: float = 1.0
    before: int = 0
    after: int = 120
    line: int = 0
    align: str = ""
    left: int = 0
    indent: int = 0
    hanging: bool = False
    outline: int = -1
    keep: bool = False
    together: bool = False
    bold: bool = False
    italic: bool = False
    colour: str = ""
    quick: bool = True
    numbered: bool = False
    rule_below: bool = False


PARAGRAPH_STYLES = (
    Style("Title", "Title", scale=1.26, before=360, after=240, align="center", keep=True, bold=True),
    Style("Subtitle", "Subtitle", before=120, after=240, align="left"),
    Style("Heading1", "heading 1", next=NUMBERED, scale=1.06, before=320, outline=0, keep=True, bold=True),
    Style("Heading2", "heading 2", next=NUMBERED, before=240, outline=1, keep=True, bold=True),
    Style("Heading3", "heading 3", next=NUMBERED, before=200, outline=2, keep=True, italic=True),
    Style(NUMBERED, "Numbered Paragraph", indent=1, hanging=True, numbered=True),
    Style("NumberedContinued", "Numbered Paragraph Continued", indent=1),
    Style("ListEntry", "List Entry", after=80, indent=1, hanging=True),
    Style("Centred", "Centred Text", align="center"),
    Style("Remark", "Remark", scale=0.88, align="left"),
    Style("LetterheadState", "Letterhead State", next="Letterhead", scale=1.2, align="center", bold=True),
    Style("Letterhead", "Letterhead", after=20, align="center"),
    Style(
        "LetterheadAddress",
        "Letterhead Address",
        scale=0.82,
        before=60,
        after=0,
        align="center",
        colour=MUTED,
    ),
    Style("LetterheadRule", "Letterhead Rule", after=240, line=120, quick=False, rule_below=True),
    Style("Rule", "Rule", after=160, line=120, quick=False, rule_below=True),
    Style("ReferenceLabel", "Reference Label", after=60, align="left", colour=MUTED),
    Style("Reference", "Reference", after=60, align="left"),
    Style("Signature", "Signature", after=40, left=TEXT_WIDTH // 2, align="left", keep=True, together=True),
    Style(
        "TableHeading", "Table Heading", scale=0.9, before=50, after=50, align="left", keep=True, bold=True
    ),
    Style("TableText", "Table Text", scale=0.9, before=50, after=50, align="left"),
    Style("Distance", "Distance", after=0, line=160, quick=False),
    Style("header", "header", scale=0.8, after=0, align="right", quick=False),
    Style("footer", "footer", scale=0.78, after=0, align="left", colour=MUTED, quick=False),
    Style("FootnoteText", "footnote text", scale=0.82, after=40, align="left", quick=False),
)


@lru_cache(maxsize=32)
def styles_part(look: Look) -> bytes:
    """``styles.xml`` for ``look``."""
    root = w("styles", _defaults(look), *_character_styles(look), *_table_styles(look))
    root.append(_normal(look))
    root.extend(_paragraph_style(style, look) for style in PARAGRAPH_STYLES)
    return serialised(root)


@lru_cache(maxsize=32)
def proofing_tag(language: str) -> str:
    """``language`` with the region that CLDR holds likely: Word has no dictionaries without one."""
    if "-" in language:
        return language
    from babel.core import get_global

    parts = str(get_global("likely_subtags").get(language, language)).split("_")
    return f"{parts[0]}-{parts[-1]}" if len(parts) > 1 else language


def font_table() -> bytes:
    """``fontTable.xml``: the names alone, so that the reader's program chooses its own substitutes."""
    return serialised(w("fonts", *(w("font", val("family", family), name=face) for face, family in FACES)))


def faces(look: Look, heading: bool = False) -> Element:
    """The faces for each script. Chinese emphasis is a change to a sans serif face."""
    east_asian = CHINESE_HEADING_FACE if heading else CHINESE_FACE
    return w("rFonts", ascii=LATIN_FACE, hAnsi=LATIN_FACE, eastAsia=east_asian, cs=LATIN_FACE)


def _defaults(look: Look) -> Element:
    tag = proofing_tag(look.language)
    languages = w(
        "lang",
        val="en-GB" if look.rtl or look.chinese else tag,
        eastAsia="zh-CN",
        bidi=tag if look.rtl else "ar-SA",
    )
    run = w("rPr", faces(look), val("sz", look.size), val("szCs", look.complex_size), languages)
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr", w("widowControl"))))


def _normal(look: Look) -> Element:
    paragraph = w(
        "pPr",
        w("widowControl"),
        w("bidi") if look.rtl else None,
        w("spacing", after=120, line=264, lineRule="auto"),
        val("jc", "left"),
    )
    return w(
        "style", val("name", "Normal"), w("qFormat"), paragraph, type="paragraph", default=1, styleId="Normal"
    )


def _paragraph_style(style: Style, look: Look) -> Element:
    return w(
        "style",
        val("name", style.name),
        val("basedOn", style.based),
        val("next", style.next) if style.next else None,
        w("qFormat") if style.quick else None,
        _paragraph_properties(style, look),
        _run_properties(style, look),
        type="paragraph",
        styleId=style.id,
    )


def _paragraph_properties(style: Style, look: Look) -> Element:
    spacing = w("spacing", before=style.before, after=style.after)
    if style.line:
        spacing = w("spacing", before=style.before, after=style.after, line=style.line, lineRule="exact")
    return w(
        "pPr",
        w("keepNext") if style.keep else None,
        w("keepLines") if style.together or style.outline >= 0 else None,
        w("numPr", val("numId", 1)) if style.numbered else None,
        w("pBdr", w("bottom", val="single", sz=4, space=1, color=FINE)) if style.rule_below else None,
        w("suppressAutoHyphens") if style.outline >= 0 else None,
        spacing,
        _indents(style, look),
        val("jc", style.align or "left") if style.align or style.outline >= 0 else None,
        val("outlineLvl", style.outline) if style.outline >= 0 else None,
    )


def _indents(style: Style, look: Look) -> Element | None:
    left = style.left + style.indent * look.hang
    return w("ind", left=left, hanging=look.hang if style.hanging else 0) if left else None


def _run_properties(style: Style, look: Look) -> Element | None:
    italic = style.italic and look.slanted
    bold = style.bold or (style.italic and not look.slanted)
    return w(
        "rPr",
        faces(look, heading=True) if bold and look.chinese else None,
        *((w("b"), w("bCs")) if bold and not look.chinese else ()),
        *((w("i"), w("iCs")) if italic else ()),
        val("color", style.colour) if style.colour else None,
        val("sz", round(look.size * style.scale)),
        val("szCs", round(look.complex_size * style.scale)),
    )


def _character_styles(look: Look) -> tuple[Element, ...]:
    shading = w("shd", val="clear", color="auto", fill=MISSING_FILL)
    frame = w("bdr", val="single", sz=4, space=0, color=MISSING_LINE)
    # LibreOffice draws the distance of a frame on one side only where text runs from the right.
    stamp = w("bdr", val="single", sz=8, space=0 if look.rtl else 3, color="auto")
    return (
        _character("Missing", "Missing", frame, shading),
        _character("Untranslated", "Untranslated", w("u", val="dotted", color=MUTED)),
        _character("Identifier", "Identifier", w("noProof")),
        _character("Entered", "Entered", w("noProof")),
        _character("Mark", "Mark", w("b"), w("bCs")),
        _character("Stamp", "Stamp", w("b"), w("bCs"), stamp),
        _character("FootnoteReference", "footnote reference", val("vertAlign", "superscript")),
    )


def _character(id: str, name: str, *properties: Element) -> Element:
    return w("style", val("name", name), w("rPr", *properties), type="character", styleId=id)


def _table_styles(look: Look) -> tuple[Element, ...]:
    """A table with light rules, and one without any, for what is only set side by side."""
    cell = w("tblCellMar", w("top", w=0, type="dxa"), w("left", w=85, type="dxa"))
    cell.extend((w("bottom", w=0, type="dxa"), w("right", w=85, type="dxa")))
    rules = w(
        "tblBorders",
        w("top", val="single", sz=8, space=0, color=FINE),
        w("bottom", val="single", sz=8, space=0, color=FINE),
        w("insideH", val="single", sz=4, space=0, color=HAIR),
    )
    below = w("tcBorders", w("bottom", val="single", sz=6, space=0, color=FINE))
    heading = w("tblStylePr", w("tcPr", below), type="firstRow")
    none = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    basic = w("tblPr", w("tblInd", w=0, type="dxa"), none)
    return (
        w("style", val("name", "Normal Table"), basic, type="table", default=1, styleId="TableNormal"),
        w(
            "style",
            val("name", "Light Rules"),
            val("basedOn", "TableNormal"),
            w("tblPr", rules, cell),
            heading,
            type="table",
            styleId="LightRules",
        ),
    )
