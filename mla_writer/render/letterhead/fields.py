"""Fields of a header become the text that they show; none may fetch anything, none prints page numbers.

Source: ECMA-376, part 1, 17.16 (complex fields may be nested, and split over any number of runs).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mla_writer.model.message import message
from mla_writer.render.docx.xml import Element, name, names
from mla_writer.render.letterhead.notes import Notes, Removed
from mla_writer.render.letterhead.opened import refused

PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
DEEPEST_FIELD = 20
LONGEST_AROUND = 24
"""Letters beside a page number that go with it: "Page 1 of 3"."""
VISIBLE = frozenset(names("t tab br cr sym ptab noBreakHyphen softHyphen"))


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list[str])
    shown: bool = False
    pages: bool = False

    @property
    def word(self) -> str:
        """What the field does."""
        return next(iter("".join(self.code).split()), "").upper()


def without_fields(root: Element, notes: Notes) -> None:
    """Change every field below ``root`` into its last result; page numbers go, with the words beside them.
    ``LetterheadRefused`` where fields are nested too deeply."""
    open_fields: list[_Field] = []
    going: list[Element] = []
    paragraphs: list[Element] = []
    for element in root.iter():
        if element.tag in (name("fldChar"), name("instrText")):
            going.append(element)
            _follow(element, open_fields, notes)
        elif element.tag in VISIBLE and any(not one.shown or one.pages for one in open_fields):
            going.append(element)
        elif element.tag == name("fldSimple") and _told(_simple(element), notes):
            going += [one for one in element.iter() if one.tag in VISIBLE]
            paragraphs.append(element)
        if open_fields and open_fields[-1].pages:
            paragraphs.append(element)
    for element in going:
        element.getparent().remove(element)
    _without_words_beside(paragraphs)


def _simple(element: Element) -> _Field:
    return _Field([str(element.get(name("instr")) or "")])


def _follow(element: Element, open_fields: list[_Field], notes: Notes) -> None:
    kind = element.get(name("fldCharType"))
    if element.tag == name("instrText"):
        if open_fields and not open_fields[-1].shown:
            open_fields[-1].code.append(element.text or "")
    elif kind == "begin":
        if len(open_fields) >= DEEPEST_FIELD:
            raise refused(message("its text is nested too deeply; make it anew in Word"))
        open_fields.append(_Field())
    elif open_fields and kind == "separate":
        open_fields[-1].shown = True
        open_fields[-1].pages = _told(open_fields[-1], notes)
    elif open_fields and kind == "end":
        ended = open_fields.pop()
        if not ended.shown:
            _told(ended, notes)


def _told(one: _Field, notes: Notes) -> bool:
    """Whether ``one`` prints a page number; tells of it."""
    if one.word in PAGES:
        notes.add(Removed.PAGES)
        return True
    notes.add(Removed.FIELDS, one.word)
    return False


def _without_words_beside(elements: list[Element]) -> None:
    for paragraph in {found for one in elements for found in _paragraph_of(one)}:
        shown = [one for one in paragraph.iter() if one.tag in VISIBLE]
        letters = sum(sign.isalpha() for one in shown for sign in one.text or "")
        if letters <= LONGEST_AROUND:
            for one in shown:
                one.getparent().remove(one)


def _paragraph_of(element: Element) -> list[Element]:
    """The paragraph that ``element`` stands in, if it stands in one."""
    return list(element.iterancestors(name("p")))[:1]
