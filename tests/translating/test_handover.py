"""Out to a translator and back, in both formats: nothing lost, nothing changed unseen."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mla_writer import paths
from mla_writer.drafts import to_json
from mla_writer.exchange.opening import read_draft
from mla_writer.model.draft import Closed, Override
from mla_writer.model.errors import HandoverRefused
from mla_writer.model.text_gate import mended
from mla_writer.model.translation import Standing
from mla_writer.rulebook.cache import rulebook
from mla_writer.session import Clock, Session
from mla_writer.session.handover import compared, handed_over, take_back
from mla_writer.session.translations import check_translation, passages, translate
from mla_writer.translating import handover_files
from mla_writer.translating.handover import Claim, Handover, Item, Returned, mark_of
from mla_writer.translating.handover_check import Outcome
from tests.translating.conftest import NOW

EXAMPLES = sorted((paths.resources() / "examples").glob("*.json"))
FORMATS = tuple(handover_files.FORMATS)
NASTY = (
    "A first line.\nA second line.\n\n\nA fourth after two empty ones.",
    "tab\there\tand there, two  spaces,   three   ",
    "<target>&amp; </target> ]]> <!-- no comment --> &#x41; {name} %s",
    "نص عربي مع اسم Jean Dupont والمبلغ 12,500 EUR",
    "isolated \u2068Жук\u2069 and a mark\u200e, joined می\u200cخواهم",
    "emoji 👩‍⚖️ 🏛 and beyond 𠮷",
    "no-break\u00a0spaces\u202fand\u2011hyphens",
    "x" * 200,
    "\n a line begins and ends with one\n",
    "1. p0123456789a 0123456789abcdef",
)
LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=60)


def handed(session: Session, language: str = "ar") -> Handover:
    return handed_over(session, language)


def came_back(out: Handover, format: str) -> Returned:
    return handover_files.read_data(handover_files.write(out, format, NOW), "file")


def filled(out: Handover, texts: dict[int, str]) -> Handover:
    """As if the translator had typed ``texts``."""
    items = tuple(
        replace(one, translation=replace(one.translation, text=texts.get(one.number, one.translation.text)))
        for one in out.items
    )
    return replace(out, items=items)


def xliff(session: Session, *changes: tuple[str, str]) -> bytes:
    text = handover_files.write(handed(session), "xliff", NOW).decode()
    for old, new in changes:
        assert re.search(old, text, re.DOTALL), old
        text = re.sub(old, new, text, count=1, flags=re.DOTALL)
    return text.encode()


def refusal(session: Session, data: bytes, language: str = "ar") -> str:
    before = session.draft
    with pytest.raises(HandoverRefused) as refused:
        compared(session, handover_files.read_data(data, "back.xlf"), language)
    assert session.draft is before
    return str(refused.value)


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_nobody_edited_changes_nothing(path: Path, format: str) -> None:
    session = Session(rulebook(), read_draft(path, lambda _: ()), Clock(lambda: NOW))
    returned = came_back(handed(session), format)
    assert [unit.source for unit in returned.units] == [one.text for one in passages(session)]
    found = compared(session, returned, "ar")
    assert {row.outcome for row in found.rows} == {Outcome.SAME}
    assert not found.later


@pytest.mark.parametrize("format", FORMATS)
def test_translations_that_were_there_come_back_as_they_were(session: Session, format: str) -> None:
    for text, one in zip(NASTY, passages(session), strict=False):
        translate(session, "ar", one.path, text)
    check_translation(session, "ar", passages(session)[1].path, "A. Moreau")
    found = compared(session, came_back(handed(session), format), "ar")
    assert {row.outcome for row in found.rows} == {Outcome.SAME}


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_filled_in_comes_back_exactly(session: Session, format: str) -> None:
    texts = dict(enumerate(NASTY, 1))
    found = compared(session, came_back(filled(handed(session), texts), format), "ar")
    assert [row.new for row in found.rows[: len(NASTY)]] == list(NASTY)
    assert all(row.outcome is Outcome.NEW and not row.notes for row in found.rows[: len(NASTY)])
    assert take_back(session, "ar", [row for row in found.rows if row.proposed]) == len(NASTY)
    kept = [one.translation(session.draft, "ar").text for one in passages(session)]
    assert kept[: len(NASTY)] == list(NASTY)
    assert not any(kept[len(NASTY) :])
    session.undo()
    assert not session.draft.translations.get("ar")
    assert not session.can_undo


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=LETTERS, original=LETTERS)
def test_any_text_comes_back(session: Session, format: str, text: str, original: str) -> None:
    out = handed(session)
    clean, source = mended(text), mended(original)
    first: Item = out.items[0]
    first = replace(
        first,
        passage=replace(first.passage, text=source),
        translation=replace(first.translation, text=clean),
    )
    returned = came_back(replace(out, items=(first,)), format)
    assert returned.units[0].source == source
    assert returned.units[0].target == (clean if clean.strip() else "")


@pytest.mark.parametrize(
    ("text", "kept", "named"),
    [
        ("abc\u202edef", "abcdef", "U+202E"),
        ("a\ue000b", "ab", "U+E000"),
        ("a\u0007b", "ab", "U+0007"),
        ("a\ud800b", "ab", "U+D800"),
        ("a\u2067b", "ab", "U+2067"),
    ],
)
def test_what_may_not_stand_in_a_request_is_left_out_and_said(
    session: Session, text: str, kept: str, named: str
) -> None:
    found = compared(session, came_back(filled(handed(session), {1: text}), "xliff"), "ar")
    assert found.rows[0].new == kept
    assert named in str(found.rows[0].notes[0].values["found"])
    assert not found.rows[0].proposed


def test_a_copy_of_the_original_is_not_proposed(session: Session) -> None:
    out = handed(session)
    found = compared(session, came_back(filled(out, {1: out.items[0].passage.text}), "docx"), "ar")
    assert (found.rows[0].outcome, found.rows[0].proposed) == (Outcome.NEW, False)


def test_an_empty_field_takes_nothing_away(session: Session) -> None:
    translate(session, "ar", passages(session)[0].path, "نص")
    found = compared(session, came_back(filled(handed(session), {1: ""}), "docx"), "ar")
    assert (found.rows[0].outcome, found.rows[0].takeable) == (Outcome.EMPTY, False)
    with pytest.raises(HandoverRefused):
        take_back(session, "ar", found.rows)
    assert passages(session)[0].translation(session.draft, "ar").text == "نص"


@pytest.mark.parametrize("format", FORMATS)
def test_a_passage_that_was_changed_meanwhile_is_outdated(session: Session, format: str) -> None:
    out, path = filled(handed(session), {1: "نص"}), passages(session)[0].path
    session.answer(path, "Other words.")
    row = compared(session, came_back(out, format), "ar").rows[0]
    assert (row.outcome, row.proposed) == (Outcome.OUTDATED, False)
    take_back(session, "ar", [row])
    assert passages(session)[0].standing(session.draft, "ar") is Standing.OUTDATED


def test_passages_that_came_and_went_are_listed(session: Session) -> None:
    out = filled(handed(session), {1: "نص"})
    first, second = passages(session)[:2]
    reduced = replace(out, items=tuple(replace(one, number=one.number - 1) for one in out.items[1:]))
    assert compared(session, came_back(reduced, "xliff"), "ar").later == (first,)
    session.answer(first.path, "")
    rows = compared(session, came_back(out, "docx"), "ar").rows
    assert (rows[0].outcome, rows[0].passage, rows[0].takeable) == (Outcome.GONE, None, False)
    assert rows[1].passage == second


def test_a_check_at_home_is_not_replaced_by_a_claim(session: Session) -> None:
    path = passages(session)[0].path
    data = xliff(
        session,
        (r'(<segment id="s1" state=")initial("><source>[^<]*</source>)', r"\1final\2<target>نص</target>"),
    )
    row = compared(session, handover_files.read_data(data, "x"), "ar").rows[0]
    assert row.claim is Claim.FINAL
    take_back(session, "ar", [row], "L. Haddad")
    assert passages(session)[0].standing(session.draft, "ar") is Standing.DRAFT
    assert passages(session)[0].path == path


def test_the_same_words_said_to_fit_the_present_original_can_be_taken(session: Session) -> None:
    path = passages(session)[0].path
    translate(session, "ar", path, "نص")
    session.answer(path, "Other words.")
    data = xliff(session, ('state="initial" subState="mla-writer:outdated"', 'state="translated"'))
    row = compared(session, handover_files.read_data(data, "x"), "ar").rows[0]
    assert (row.outcome, row.proposed, bool(row.notes)) == (Outcome.CHANGED, False, True)
    take_back(session, "ar", [row])
    assert passages(session)[0].standing(session.draft, "ar") is Standing.DRAFT


UNIT = r"<unit (?:(?!</unit>).)*</unit>"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([("mla-writer:example-france-switzerland", "mla-writer:other")], "another draft"),
        ([('trgLang="ar"', 'trgLang="ru"')], "into 'ru'"),
        ([('srcLang="fr"', 'srcLang="de"')], "from 'de'"),
        ([('version="2.0"', 'version="2.2"')], "XLIFF 2.2; understood are 2.0, 2.1"),
        (
            [("document:2.0", "document:1.2"), ('version="2.0"', 'version="1.2"')],
            "XLIFF 1.2; understood are 2.0",
        ),
        ([(UNIT, "")], "missing in the file: passage 1;"),
        ([(rf"({UNIT})", r"\1\1")], "twice in the file: passage 1;"),
        ([(rf"({UNIT})({UNIT})", r"\2\1")], "no longer in its place: passage 2, 1;"),
        ([(r'<unit id="p[^"]*"', '<unit id="u99"')], "were added"),
        ([("Coopération", "Cooperation")], "the original was changed in the file: passage 1;"),
        ([("<skeleton>.*</skeleton>", "")], "list of passages in back.xlf is lost"),
        ([(r"\n3 p", "\n3 q")], "added"),
        ([(r"\n3 p[^\n]*", "")], "list of passages in back.xlf was changed"),
        (
            [(r"\n79 (\S+) [0-9a-f]+", r"\n79 \1 0123456789abcdef")],
            "original was changed in the file: passage 79",
        ),
        ([(r"(mla-writer 1 79 )\S+", r"\g<1>0123456789abcdef")], "codes by which passages"),
        ([("mla-writer 1 79", "mla-writer 2 79")], "is lost"),
        ([("<segment [^>]*>.*?</segment>", "")], "the original was changed in the file: passage 1;"),
        ([(r"(<segment [^>]*>)<source>[^<]*</source>", r"\1")], "a segment is not whole"),
        ([("</source>", '</source><target order="2">x</target>')], "another order"),
        ([("</source>", '</source><target>a<ph id="1"/></target>')], "code 'ph'"),
        ([("</source>", '</source><target>a<cp hex="110000"/></target>')], "'110000' is no character"),
        ([("</source>", '</source><target>a<cp hex="wide"/></target>')], "'wide' is no character"),
        ([("<unit ", "<group/><unit ")], "a part 'group'"),
        ([("</file>", '</file><file id="f2" original="x"/>')], "parts 'file'"),
        ([("\\?>", '?><!DOCTYPE x [<!ENTITY a "b">]>')], "document type or an entity"),
        ([("</unit></file></xliff>", "")], "damaged or not complete"),
        ([("encoding='UTF-8'", "encoding='ISO-8859-1'")], "UTF-8 or UTF-16"),
        ([("</source>", "</source><target>&#xD800;</target>")], "damaged or not complete"),
        ([("</source>", "</source><target>&unknown;</target>")], "damaged or not complete"),
        ([("</source>", "</source><target>" + "<mrk>" * 80 + "</mrk>" * 80 + "</target>")], "levels deep"),
    ],
)
def test_an_xliff_that_is_not_what_went_out_is_refused(
    session: Session, changes: list[tuple[str, str]], said: str
) -> None:
    assert said in refusal(session, xliff(session, *changes))


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"<a/>", b"\x00" * 40, b"no XML", b"PK\x03\x04", b"<xliff/>"]
)
def test_what_is_no_file_for_translators_is_refused(session: Session, data: bytes) -> None:
    assert "back.xlf" in refusal(session, data)


def test_the_language_asked_for_counts(session: Session) -> None:
    assert "not into 'zh'" in refusal(session, xliff(session), "zh")


def test_programs_may_add_their_own_notes_and_marks(session: Session) -> None:
    data = xliff(
        session,
        ("<notes>", '<t:own xmlns:t="urn:tool"><t:x/></t:own><notes>'),
        ("</source>", '</source><target>a<mrk id="m1">b</mrk><sm id="m2"/>c<em startRef="m2"/></target>'),
    )
    assert compared(session, handover_files.read_data(data, "x"), "ar").rows[0].new == "abc"


def test_utf_16_is_read(session: Session) -> None:
    text = xliff(session).decode().replace("UTF-8", "UTF-16")
    assert compared(session, handover_files.read_data(text.encode("utf-16"), "x"), "ar").rows


def test_a_passage_of_which_a_part_is_translated_is_not_taken(session: Session) -> None:
    session.answer(passages(session)[0].path, "First line.\nSecond line.")
    data = xliff(session, ("First line.</source>", "First line.</source><target>x</target>"))
    row = compared(session, handover_files.read_data(data, "x"), "ar").rows[0]
    assert (row.outcome, row.takeable, len(row.notes)) == (Outcome.EMPTY, False, 1)


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_holds_nothing_that_is_internal(session: Session, format: str) -> None:
    secret = "Zwischenvermerk-4711"
    override = Override("TRN-001", "", secret, secret, "2026-11-21")
    closed = {**session.draft.closed, "common.signature.title": Closed("unknown", secret)}
    session.change(replace(session.draft, overrides=(override,), closed=closed))
    assert secret.encode() in to_json(session.draft)
    data = handover_files.write(handed(session), format, NOW)
    if format == "docx":
        data = _unpacked(data)
    assert secret.encode() not in data


def _unpacked(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_an_id_of_many_letters_is_told_by_its_digest(session: Session) -> None:
    odd = replace(session.draft, id='my draft "1" \n<x>')
    other = Session(rulebook(), odd, Clock(lambda: NOW))
    assert mark_of(odd).isalnum()
    for format in FORMATS:
        assert compared(other, came_back(handed(other), format), "ar").rows


def test_there_must_be_something_to_translate(session: Session) -> None:
    with pytest.raises(HandoverRefused, match="written in this language"):
        handed_over(session, "fr")
    empty = Session(rulebook(), replace(session.draft, common={}, measures=()), Clock(lambda: NOW))
    with pytest.raises(HandoverRefused, match="no text yet"):
        handed_over(empty, "ar")
