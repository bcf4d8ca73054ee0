"""Taking a letterhead in: what is refused, what is removed and told, what stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from mla_writer.model.errors import LetterheadRefused
from mla_writer.render.letterhead.model import Letterhead, Picture
from mla_writer.render.letterhead.notes import Removed
from mla_writer.render.letterhead.reading import read
from tests.render.letterhead.made import (
    ADDRESS,
    DESCRIPTION,
    NAMES,
    altered,
    crest,
    letterhead,
    parts_of,
    zipped,
)

RELATIONSHIP = '<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" {mode}/>'  # noqa: E501
ELSEWHERE = "http://198.51.100.9/share/x"
RUNS = '<w:p {ns}><w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'  # noqa: E501


def said(found: Letterhead) -> set[str]:
    return {one.text for one in found.removed}


NONE = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


def related(kind: str, target: str, outside: bool = True) -> Callable[[bytes], bytes]:
    mode = 'TargetMode="External"' if outside else ""
    line = RELATIONSHIP.format(id="rId900", kind=kind, target=target, mode=mode).encode()
    return lambda data: (data or NONE).replace(b"</Relationships>", line + b"</Relationships>")


def bomb() -> bytes:
    return altered(word__document_dot_xml=b"<w:p/>" * 2_000_000)


def renamed(name: str) -> bytes:
    return zipped({**parts_of(letterhead()), name: b"x"})


def truncated() -> bytes:
    return letterhead()[:-400]


def many_pictures() -> bytes:
    more = {f"word/media/more{number}.png": crest() for number in range(200)}
    return zipped({**parts_of(letterhead()), **more})


def with_doctype() -> bytes:
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><w:'
    return altered(word__document_dot_xml=lambda data: data.replace(b"<w:", entity, 1))


def encrypted_entry() -> bytes:
    data = bytearray(letterhead())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


FIELD_BEGINS = '<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/>'
PICTURE = '<w:drawing><a:blip r:embed="rId1"/>{}</w:drawing>'
BOX, BOX_END = "<w:pict><w:txbxContent>", "</w:txbxContent></w:pict>"
NAMESPACES = f"{nsdecls('w', 'a', 'r')} xmlns:v='urn:schemas-microsoft-com:vml'"


def with_header(runs: str) -> bytes:
    """The letterhead with ``runs`` in one paragraph as its header."""
    header = f"<w:hdr {NAMESPACES}><w:p><w:r>{runs}</w:r></w:p></w:hdr>".encode()
    return altered(word__header1_dot_xml=header)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "paragraphs without end": bomb,
    "a way out of the folder": lambda: renamed("../../evil.xml"),
    "a drive": lambda: renamed("D:\\evil.xml"),
    "two names that differ in case": lambda: renamed("word/Document.xml"),
    "protected by a password": lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 5000,
    "an encrypted part": encrypted_entry,
    "cut off": truncated,
    "no zip": lambda: b"Dear Sir or Madam",
    "nothing": lambda: b"",
    "200 pictures": many_pictures,
    "a document type": with_doctype,
    "another encoding": lambda: altered(word__document_dot_xml="<a/>".encode("utf-16")),
    "a spreadsheet": lambda: altered(
        _Content=b"",
        **{
            "[Content_Types]_dot_xml": lambda data: data.replace(
                b"wordprocessingml.document.main", b"sheet.main"
            )
        },
    ),
    "deeply nested": lambda: altered(word__document_dot_xml=b"<a>" * 200 + b"</a>" * 200),
    "damaged": lambda: altered(word__styles_dot_xml=b"<w:styles"),
    "no styles": lambda: altered(word__styles_dot_xml=b"<styles/>"),
    "too large": lambda: b"PK" + b"\0" * (11 * 1024 * 1024),
    "fields within fields": lambda: with_header(FIELD_BEGINS * 25),
    "a header of many elements": lambda: with_header("<w:r/>" * 15_000),
    "a style of many properties": lambda: altered(
        word__styles_dot_xml=lambda data: data.replace(b"</w:style>", b"<w:x/>" * 200 + b"</w:style>", 1)
    ),
    "references without end": lambda: altered(
        word___rels__x_dot_xml_dot_rels=NONE.replace(b"></", b">" + b"<a/>" * 2000 + b"</")
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_is_refused(name: str) -> None:
    data = HOSTILE[name]()
    with pytest.raises(LetterheadRefused):
        read(data)


@pytest.mark.parametrize(
    "runs",
    [
        BOX * 35 + BOX_END * 35,
        PICTURE.format("") * 300,
        PICTURE.format('<a:ext cx="abc" cy="1e999"/>'),
        PICTURE.format('<a:ext cx="9e99" cy="nan"/>'),
        f'<w:pict><v:imagedata style="width:{"9" * 400}pt;height:1.2.3pt" r:id="rId1"/></w:pict>',
    ],
    ids=[
        "boxes within boxes",
        "a picture called often",
        "no size",
        "no size on paper",
        "a size of older Word",
    ],
)
def test_what_is_odd_is_read_at_once(runs: str) -> None:
    """Each level of boxes once took twice the time of the one above it."""
    top = read(with_header(runs)).top
    pictures = [part for line in top.lines for part in line.parts if isinstance(part, Picture)] if top else []
    assert len(pictures) <= 40
    assert all(0 < one.width < 10_000 and 0 < one.height < 10_000 for one in pictures)


def with_field(*code: str, shown: str = "shown") -> Callable[[Any], None]:
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in code)

    def change(document: Any) -> None:
        head = document.sections[0].first_page_header
        head._element.append(parse_xml(RUNS.format(ns=nsdecls("w"), code=runs, shown=shown)))

    return change


def into_header(xml: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        document.sections[0].first_page_header.paragraphs[1]._p.append(parse_xml(xml))

    return change


def words(found: Letterhead) -> list[str]:
    assert found.top is not None
    return [line.text for line in found.top.lines if line.text]


W = nsdecls("w")
CLEANED: dict[str, tuple[Callable[[], bytes], Removed]] = {
    "macro": (lambda: altered(word__vbaProject_dot_bin=b"x"), Removed.MACROS),
    "document with macros": (
        lambda: altered(
            **{
                "[Content_Types]_dot_xml": lambda data: data.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            }
        ),
        Removed.MACROS,
    ),
    "remote template": (
        lambda: altered(word___rels__settings_dot_xml_dot_rels=related("attachedTemplate", ELSEWHERE)),
        Removed.TEMPLATE,
    ),
    "remote picture": (
        lambda: altered(word___rels__header2_dot_xml_dot_rels=related("image", ELSEWHERE)),
        Removed.LINKS,
    ),
    "object": (lambda: altered(word__embeddings__oleObject1_dot_bin=b"x"), Removed.EMBEDDED),
    "alternative chunk": (
        lambda: altered(
            word___rels__document_dot_xml_dot_rels=related("aFChunk", "afchunk.html", outside=False),
            word__afchunk_dot_html=b"<html/>",
        ),
        Removed.EMBEDDED,
    ),
    "comments": (
        lambda: altered(
            word___rels__document_dot_xml_dot_rels=related("comments", "comments.xml", outside=False),
            word__comments_dot_xml=b"<a/>",
        ),
        Removed.TRACKED,
    ),
    "properties": (letterhead, Removed.PROPERTIES),
    "split field": (
        lambda: letterhead(change=with_field(" INCLUDE", f'PICTURE "{ELSEWHERE}"')),
        Removed.FIELDS,
    ),
    "page number": (lambda: letterhead(change=with_field(" PAGE ", shown="77")), Removed.PAGES),
    "inserted": (
        lambda: letterhead(
            change=into_header(f'<w:ins {W} w:id="9" w:author="Jane Q."><w:r><w:t> new</w:t></w:r></w:ins>')
        ),
        Removed.TRACKED,
    ),
    "link": (
        lambda: letterhead(
            change=into_header(f'<w:hyperlink {W} w:anchor="a"><w:r><w:t> here</w:t></w:r></w:hyperlink>')
        ),
        Removed.LINKS,
    ),
    "text in the body": (
        lambda: letterhead(change=lambda document: document.add_paragraph("x")),
        Removed.BODY,
    ),
    "picture of a strange format": (
        lambda: altered(word__media__image1_dot_png=b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        Removed.PICTURES,
    ),
    "narrow": (
        lambda: letterhead(change=lambda document: setattr(document.sections[0], "left_margin", 6_000_000)),
        Removed.MARGINS,
    ),
    "glossary": (lambda: altered(word__glossary__document_dot_xml=b"<a/>"), Removed.OTHER),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CLEANED)
def test_what_is_removed_is_told_and_gone(name: str) -> None:
    make, what = CLEANED[name]
    found = read(make())
    assert what.value.text in said(found)
    kept = b"".join(f"{path}\n".encode() + data for path, data in parts_of(found.data).items())
    for trace in (
        b"198.51",
        b"vba",
        b"macroEnabled",
        b"External",
        b"INCLUDE",
        b"Jane",
        b"afchunk",
        b"instrText",
        b"<svg",
    ):
        assert trace not in kept
    again = read(found.data)
    assert again.removed == ()
    assert again.data == found.data


@pytest.mark.parametrize("language", NAMES)
def test_names_address_and_crest_stay(language: str) -> None:
    found = read(letterhead(language))
    assert words(found) == list(NAMES[language])
    assert found.foot is not None
    assert [line.text for line in found.foot.lines] == [ADDRESS[language]]
    assert [line.right_to_left for line in found.foot.lines] == [language == "ar"]
    assert found.remarks == ()
    pictures = [part for line in found.top.lines for part in line.parts if isinstance(part, Picture)]
    assert [(one.description, one.printable, round(one.height)) for one in pictures] == [
        (DESCRIPTION, True, 48)
    ]


def test_words_of_links_insertions_and_results_stay() -> None:
    link = f'<w:hyperlink {W} w:anchor="a"><w:r><w:t> here</w:t></w:r></w:hyperlink>'
    gone = "<w:r><w:delText> gone</w:delText></w:r>"
    deleted = f'<w:del {W} w:id="8" w:author="J">{gone}</w:del>'

    def change(document: Any) -> None:
        into_header(link)(document)
        into_header(deleted)(document)
        with_field(" DATE ", shown="today")(document)
        with_field(" NUMPAGES ", shown="9")(document)

    assert words(read(letterhead(change=change))) == [f"{NAMES['en'][0]} here", NAMES["en"][1], "today"]


def test_a_text_box_becomes_a_paragraph() -> None:
    box = (
        f'<w:r {W}><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    found = read(letterhead(change=into_header(box)))
    assert words(found) == [NAMES["en"][0], "In a box", NAMES["en"][1]]
    assert Removed.TEXT_BOXES.value.text in said(found)


def test_a_picture_keeps_no_remark_of_its_maker() -> None:
    found = read(altered(word__media__image1_dot_png=crest(b"Jane Q.")))
    assert list(found.media.values()) == [crest()]


def test_a_template_is_a_letterhead_too() -> None:
    types = "[Content_Types]_dot_xml"
    data = altered(**{types: lambda data: data.replace(b"document.main+xml", b"template.main+xml")})
    assert words(read(data)) == list(NAMES["en"])


def test_a_path_is_no_description() -> None:
    def change(document: Any) -> None:
        for one in document.sections[0].first_page_header._element.iter(qn("wp:docPr")):
            one.set("descr", r"D:\jane\crest.png")

    found = read(letterhead(change=change))
    assert b"jane" not in found.top.part
    assert len(found.remarks) == 1


def test_an_empty_letterhead_says_where_to_write() -> None:
    target = io.BytesIO()
    docx.Document().save(target)
    assert len(read(target.getvalue()).remarks) == 1


def test_the_copy_opens_in_another_program() -> None:
    found = read(letterhead("fr"))
    opened = docx.Document(io.BytesIO(found.data))
    shown = [one.text for one in opened.sections[0].first_page_header.paragraphs if one.text]
    assert shown == list(NAMES["fr"])
    with zipfile.ZipFile(io.BytesIO(found.data)) as archive:
        assert archive.testzip() is None
