"""What an exported PDF or DOCX carries comes out again as it went in; anything else is refused clearly."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime

import pikepdf
import pytest

from mla_writer import paths
from mla_writer.checks.judge import Judge
from mla_writer.drafts import from_json, to_json
from mla_writer.exchange.carried import LARGEST, carried, opened
from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.errors import ExchangeRefused
from mla_writer.render.bilingual import beside
from mla_writer.render.compose import compose
from mla_writer.render.document import Document, Paragraph, Span
from mla_writer.render.writers import write
from mla_writer.rulebook.cache import rulebook
from mla_writer.rulebook.typed import AnswerTypes

MADE_ON = datetime(2026, 11, 21, tzinfo=UTC)
EXAMPLES = sorted((paths.resources() / "examples").glob("*.json"))
FEW = ("kenya-united-kingdom", "ee_stored_data", "extradition")
REQUEST = b'{\n "format": "mla-request",\n "version": 1,\n "id": "d"\n}\n'
FORMATS = ("pdf", "docx")


def _document() -> Document:
    return Document(
        language="en",
        direction="ltr",
        title="Request",
        reference="",
        marks=(),
        page_label="Page {0} of {1}",
        blocks=(Paragraph((Span("One line."),)),),
    )


def _made(format: str, attachment: bytes | None = REQUEST) -> bytes:
    return write(_document(), format, MADE_ON, attachment)


@pytest.fixture(scope="module", params=FORMATS)
def file(request: pytest.FixtureRequest) -> bytes:
    return _made(request.param)


def _example(path: str) -> Draft:
    return from_json((paths.resources() / "examples" / f"{path}.json").read_bytes(), lambda _: ())


def _exported(draft: Draft, format: str, data: Draft) -> bytes:
    judge = Judge(rulebook())
    case = judge.asked(Case(judge.rulebook, draft, date(2026, 11, 21)))
    return write(compose(case, Language("en", "request")), format, MADE_ON, to_json(data))


def test_the_request_comes_out_as_it_went_in(file: bytes) -> None:
    assert carried(file) == REQUEST


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_without_the_data_carries_none(format: str) -> None:
    assert carried(_made(format, None)) is None
    with pytest.raises(ExchangeRefused, match="carries no machine-readable request"):
        opened(_made(format, None), lambda _: ())


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [pytest.param(one.stem, marks=() if one.stem in FEW else pytest.mark.full) for one in EXAMPLES],
)
@pytest.mark.parametrize("format", FORMATS)
def test_an_exported_example_opens_as_the_identical_draft(name: str, format: str) -> None:
    problems, draft = AnswerTypes(rulebook()).problems, _example(name)
    public = Case(rulebook(), draft, date(2026, 11, 21)).public_draft
    for data in (public, draft):
        found = opened(_exported(draft, format, data), problems)
        assert found == data
        assert to_json(found) == to_json(data)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.slow
def test_every_example_is_carried_whole_by_a_docx(path: object) -> None:
    draft = _example(path.stem)  # type: ignore[attr-defined]
    assert carried(_made("docx", to_json(draft))) == to_json(draft)


@pytest.mark.slow
def test_two_languages_side_by_side_carry_it_too() -> None:
    judge, draft = Judge(rulebook()), _example("kenya-united-kingdom")
    case = judge.asked(Case(judge.rulebook, draft, date(2026, 11, 21)))
    pair = beside(*(compose(case, Language(code, "request")) for code in ("en", "fr")))
    for format in FORMATS:
        assert carried(write(pair, format, MADE_ON, to_json(draft))) == to_json(draft)


def _saved_again(pdf: bytes, **options: object) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as read:
        read.save(target, **options)  # type: ignore[arg-type]
    return target.getvalue()


@pytest.mark.parametrize(
    "options",
    [
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "recompress_flate": True},
        {"stream_decode_level": pikepdf.StreamDecodeLevel.generalized, "compress_streams": False},
        {"linearize": True},
    ],
    ids=["packed", "unpacked", "linearised"],
)
def test_a_pdf_that_was_saved_again_still_opens(options: dict[str, object]) -> None:
    assert carried(_saved_again(_made("pdf"), **options)) == REQUEST


def test_a_pdf_behind_a_password_is_refused() -> None:
    locked = _saved_again(_made("pdf"), encryption=pikepdf.Encryption(owner="b", user="a"))
    with pytest.raises(ExchangeRefused, match="protected by a password"):
        carried(locked)


def _with_attachments(*contents: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        for number, content in enumerate(contents):
            made.attachments[f"{number}.json"] = content
        made.save(target)
    return target.getvalue()


def test_the_attachments_of_others_are_passed_over() -> None:
    assert carried(_with_attachments(b"<Invoice/>", b'{"other": 1}')) is None
    assert carried(_with_attachments(b"<Invoice/>", REQUEST)) == REQUEST


def test_two_requests_that_differ_are_refused() -> None:
    assert carried(_with_attachments(REQUEST, REQUEST)) == REQUEST
    with pytest.raises(ExchangeRefused, match="several requests"):
        carried(_with_attachments(REQUEST, REQUEST.replace(b'"d"', b'"e"')))


def _bomb_of_pdf() -> bytes:
    packed = zlib.compress(REQUEST[:40] + b" " * (40 * 1024 * 1024), 9)
    head = b"%%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
    return head + packed + b"\nendstream\nendobj\n"


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _docx(item: bytes) -> bytes:
    return _zip({"[Content_Types].xml": b"<Types/>", "customXml/item1.xml": item})


ENTITY = b'<!DOCTYPE r [<!ENTITY a "b">]><r:request xmlns:r="urn:mla-writer:request">&a;</r:request>'
HOSTILE = {
    "empty": lambda: b"",
    "text": lambda: b"{}",
    "zip that is no DOCX": lambda: _zip({"a.txt": b"a"}),
    "zip bomb": lambda: _docx(b"<a>" + b" " * (3 * LARGEST) + b"</a>"),
    "entity": lambda: _docx(ENTITY),
    "broken XML": lambda: _docx(b'<r:request xmlns:r="urn:mla-writer:request">'),
    "cut short": lambda: _made("docx")[:-40],
    "PDF bomb": _bomb_of_pdf,
    "PDF cut in the attachment": lambda: _bomb_of_pdf()[:2000],
    "too many attachments": lambda: b"%PDF-1.7" + b" obj /EmbeddedFile stream\n" * 100,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_or_damaged_is_refused(name: str) -> None:
    made: Callable[[], bytes] = HOSTILE[name]
    with pytest.raises(ExchangeRefused):
        carried(made())


def test_a_part_of_another_program_is_none_of_ours() -> None:
    assert carried(_docx(b"<a xmlns='urn:other'/>")) is None


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_mutated_files_give_the_draft_nothing_or_a_clear_refusal(format: str, full_counts: bool) -> None:
    dice, content = random.Random(6), to_json(_example("extradition"))
    file = _made(format, content)
    for _ in range(10_000 if full_counts else 300):
        changed = bytearray(file)
        for _ in range(dice.randint(1, 20)):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        if dice.random() < 0.3:
            del changed[dice.randrange(len(changed)) :]
        with contextlib.suppress(ExchangeRefused):
            assert carried(bytes(changed)) in (None, content)


def _directory(entries: int) -> bytes:
    """A zip whose end tells of one entry and whose directory lists many."""
    one = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *(0,) * 18)
    first, listed = b"PK\x03\x04" + bytes(26), one * entries
    return first + listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listed), len(first), 0)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 " + b"/EmbeddedFile " * 200_000, _directory(50_000)], ids=["marks", "entries"]
)
def test_lists_without_end_are_counted_before_they_are_kept(data: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(ExchangeRefused):
        carried(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000
