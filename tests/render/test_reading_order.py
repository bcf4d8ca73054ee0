"""Arabic, Latin letters and numbers in one line, in the order in which a person reads them.

Each case was written by hand: what is printed, and what is then seen from left to right, spaces left out, of
each Arabic word its first letter. In Arabic the eye goes the other way, so the beginning stands at the right.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
from lxml import etree

from mla_writer.render.document import Document, Paragraph, Span
from mla_writer.render.pdf import write_pdf
from mla_writer.render.writers import write
from tests.render.samples import line
from tests.render.seen import seen_lines

MADE_ON = datetime(2026, 11, 20, tzinfo=UTC)
CASES = {
    "telephone": ("هاتف: [[identifier|+999 1 555 01 23]]، ثم", "ث،+99915550123:ه"),
    "telephone in a sentence": ("اتصل على +999 1 555 01 23 أو", "أ+99915550123عا"),
    "account": ("حساب [[identifier|AD99 0001 2030 2003 5910 0100]].", ".AD9900012030200359100100ح"),
    "account without letters": ("حساب [[identifier|0001 2030 2003]]؛ ثم", "ث؛000120302003ح"),
    "address with its port": ("عنوان [[identifier|203.0.113.45:8080]]؛ ثم", "ث؛203.0.113.45:8080ع"),
    "range of years": ("بين 2024-2026 فقط", "ف2026-2024ب"),
    "percentage": ("نسبة 5% فقط", "ف%5ن"),
    "mail": ("بريد: [[identifier|mla@justice.example]].", ".mla@justice.example:ب"),
    "article": ("المادة [[value|18(14)]] من", "م18(14)ا"),
    "article in a sentence": ("المادة 18(14)، ثم", "ث،18(14)ا"),
    "several articles": ("المواد [[value|1، 3، 18(7)]].", ".18(7)،3،1ا"),
    "articles with letters": ("المواد: [[value|31(7)، 46(3)(f)، 46(8)]]؛ ثم", "ث؛46(8)،46(3)(f)،31(7):ا"),
    "range of articles": ("المواد: [[value|23(1)(a)، 18(13)-18(15)]]؛ ثم", "ث؛18(15)-18(13)،23(1)(a):ا"),
    "articles in Arabic digits": ("المواد: [[value|٨، ١٨(٧)، ٢٧]]؛ ثم", "ث؛٢٧،(٧)١٨،٨:ا"),
    "section of a foreign code": ("بموجب U.S.C. 2703(d)، ثم", "ث،U.S.C.2703(d)ب"),
    "address in Latin letters": (
        "عنوان: [[value|C. J. Hambros plass 4, 0164 Oslo, Norway]].",
        ".C.J.Hambrosplass4,0164Oslo,Norway:ع",
    ),
    "brackets at the edge": ("شركة (Meridian Ltd)", "(MeridianLtd)ش"),
    "brackets inside a name": ("اسم [[name|Haddad (Karim)]].", ".Haddad(Karim)ا"),
    "Latin before an Arabic comma": ("اسم [[name|Meridian Trade Ltd]]، ثم", "ث،MeridianTradeLtdا"),
    "stop before an Arabic comma": ("اسم [[name|Meridian Ltd.]]، ثم", "ث،MeridianLtd.ا"),
    "below nought": ("رصيد -1250 فقط", "ف-1250ر"),
    "name of a file": ("ملف [[value|report_2026_v2.pdf]].", ".report_2026_v2.pdfم"),
    "Persian name with a Latin one": ("اسم [[name|پیمان (Peyman) گلچین]]، ثم", "ث،گ(Peyman)پا"),
    "Latin name in the middle": ("شاهد السيد [[name|Karim Haddad]] أمس", "أKarimHaddadاش"),
    "amount": ("مبلغ [[amount|1,250.00\u00a0EUR]].", ".1,250.00EURم"),
    "page of the web": (
        "موقع [[identifier|https://x.example/a/?q=1&b=2]].",
        ".https://x.example/a/?q=1&b=2م",
    ),
    "quotation in a quotation": ("قال «نص “Alpha Beta” مهم» ثم", 'ث«م"AlphaBeta"ن»ق'),
    "number of a case": ("رقم [[identifier|PA-ECO-2025/1187]] ثم", "ثPA-ECO-2025/1187ر"),
    "passport": ("جواز [[identifier|P<BV 48215 7730]]، ثم", "ث،P<BV482157730ج"),
    "hour with its zone": ("ساعة 14:30\u00a0(UTC+01:00).", ".(UTC+01:00)14:30س"),
    "Arabic name with a Latin part": ("اسم [[name|شركة Delta 7]]، ثم", "ث،Delta7شا"),
    "Arabic digits": ("نسبة ٥٪ من ١٢٬٥٠٠ فقط", "ف١٢٬٥٠٠م٪٥ن"),
}
"""Right-to-left documents. A value that was typed into a field is marked with its role."""

LEFT_TO_RIGHT = {
    "Arabic name before a number": ("by [[name|كريم حداد]] 12 times", "byحك12times"),
    "Arabic name in brackets": ("Karim ([[name|كريم]]), born", "Karim(ك),born"),
}
MIRRORED = str.maketrans("()[]<>«»", ")(][><»«")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = re.compile("[\u0621-\u064a\u0671-\u06d3\u0590-\u05ff]+")
CURLED = re.compile("[“”„]")
UNSEEN = re.compile("[\\s\u200e\u200f\u2066-\u2069]")


def made(text: str, rtl: bool = True) -> Document:
    language, direction = ("ar", "rtl") if rtl else ("en", "ltr")
    return Document(language, direction, "x", "", (), "", (Paragraph(line(text)),))


def runs_of(docx: bytes) -> list[tuple[str, bool]]:
    """The text of each run of the first paragraph, and whether it runs from the right."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    paragraph = next(one for one in body.iter(f"{W}p") if one.findall(f"{W}r"))
    return [
        ("".join(node.text or "" for node in run.iter(f"{W}t")), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in paragraph.iter(f"{W}r")
    ]


def read_in_word(runs: list[tuple[str, bool]], rtl: bool) -> str:
    """``runs`` as a word processor lays them out, which takes the direction of each run as it is marked."""
    blocks: list[tuple[str, bool]] = []
    for text, from_right in runs:
        if blocks and blocks[-1][1] == from_right:
            blocks[-1] = (blocks[-1][0] + text, from_right)
        else:
            blocks.append((text, from_right))
    seen = [_from_right(text) if from_right else text for text, from_right in blocks]
    return CURLED.sub('"', UNSEEN.sub("", "".join(reversed(seen) if rtl else seen)))


def _from_right(text: str) -> str:
    words = WORD.sub(lambda found: found[0][0], text)
    digits = re.compile("[٠-٩]+(?:٬[٠-٩]+)*")
    return digits.sub(lambda found: found[0][::-1], words[::-1].translate(MIRRORED))


@pytest.mark.slow
@pytest.mark.parametrize(("text", "seen"), CASES.values(), ids=CASES)
def test_a_line_of_the_pdf_is_seen_in_the_order_of_reading(text, seen):
    assert seen_lines(write_pdf(made(text), made_on=MADE_ON)) == [seen]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "seen"), LEFT_TO_RIGHT.values(), ids=LEFT_TO_RIGHT)
def test_arabic_in_a_line_from_the_left(text, seen):
    assert seen_lines(write_pdf(made(text, rtl=False), made_on=MADE_ON)) == [seen]
    assert read_in_word(runs_of(write(made(text, rtl=False), "docx", MADE_ON)), rtl=False) == seen


@pytest.mark.parametrize(("text", "seen"), CASES.values(), ids=CASES)
def test_the_runs_of_the_docx_are_in_the_order_of_reading(text, seen):
    runs = runs_of(write(made(text), "docx", MADE_ON))
    assert read_in_word(runs, rtl=True) == seen
    assert not [text for text, from_right in runs if from_right and re.search("[A-Za-z0-9]", text)]


@pytest.mark.slow
def test_a_bracket_is_seen_as_it_is_drawn():
    document = Document("en", "ltr", "x", "", (), "", (Paragraph((Span("a (b) [c] «d» <e>"),)),))
    assert seen_lines(write_pdf(document, made_on=MADE_ON)) == ["a(b)[c]«d»<e>"]
