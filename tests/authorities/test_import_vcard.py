"""vCards: what is read of them, what is passed over, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mla_writer.authorities.card import FIELDS, AuthorityCard
from mla_writer.authorities.comparing import Row
from mla_writer.authorities.import_vcard import read_rows, to_vcard
from mla_writer.authorities.reading import FileRefused
from tests.authorities.cards import card
from tests.authorities.test_import_csv import fields, kept, texts


def vcard(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def read(*cards: str, state: str = "") -> tuple[Row, ...]:
    return read_rows("".join(cards).encode(), state)


WHOLE = (
    "FN:Office of Requests",
    "ORG:Ministry of Justice;Directorate 2",
    "ROLE:Receives requests",
    "ADR;TYPE=work:;;Long Street 1;Berne;BE;3003;Suisse",
    "EMAIL;TYPE=internet:requests@office.example",
    "TEL;TYPE=voice:+41 1",
    "TEL;TYPE=fax:+41 2",
    "URL:office.example",
    "NOTE:Matters of\\, say\\, tax",
)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_the_fields_of_an_authority_are_read(version: str) -> None:
    (row,) = read(vcard(*WHOLE, version=version))
    assert row.card is not None
    assert row.card.state == "CH"
    assert row.card.texts() == {
        "name": "Office of Requests",
        "ministry": "Ministry of Justice, Directorate 2",
        "function": "Receives requests",
        "address": "Long Street 1\n3003 Berne\nBE\nSuisse",
        "email": "requests@office.example",
        "phone": "+41 1",
        "fax": "+41 2",
        "website": "office.example",
        "scope": "Matters of, say, tax",
    }


PASSED_OVER = {
    "a picture": "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 400_000,
    "an address of a picture": "PHOTO;VALUE=uri:https://pictures.example/x.png",
    "a sound": "SOUND;ENCODING=b:AAAA",
    "a key": "KEY;ENCODING=b:AAAA",
    "an agent in a line": "AGENT:BEGIN:VCARD\\nFN:Somebody\\nEND:VCARD\\n",
    "a card within": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Inner\r\nEND:VCARD",
    "rubbish": ";;;:::",
    "no name of a property": ":value",
    "a folded picture": "PHOTO;ENCODING=b:AA" + "\r\n AAAA" * 20_000,
}


@pytest.mark.parametrize("line", PASSED_OVER.values(), ids=PASSED_OVER.keys())
def test_what_no_authority_needs_is_passed_over(line: str) -> None:
    rows = read(vcard(*WHOLE[:1], line, "ADR:;;;;;;CH"), vcard("FN:Next", "ADR:;;;;;;FR"))
    assert [row.card and row.card.name for row in rows] == ["Office of Requests", "Next"]


REFUSED = {
    "version 2": vcard("FN:Old", version="2.1"),
    "no version": "BEGIN:VCARD\nFN:Office\nEND:VCARD\n",
    "no name": vcard("ADR:;;;;;;CH"),
    "no State": vcard("FN:Office"),
    "a State that is none": vcard("FN:Office", "ADR:;;;;;;Kontovar"),
    "an override": vcard("FN:Off\u202eice", "ADR:;;;;;;CH"),
    "endless folding": vcard("FN:Office" + "\r\n x" * 30_000, "ADR:;;;;;;CH"),
    "an unreadable encoding": vcard("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=none:=ZZ", "ADR:;;;;;;Nowhere"),
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_a_card_is_refused_alone(text: str) -> None:
    bad, good = read(text, vcard("FN:Next", "ADR:;;;;;;FR"))
    assert (bad.line, bad.card) == (1, None)
    assert bad.refusal is not None
    assert good.card is not None


@pytest.mark.parametrize(
    "data",
    [b"", b"\0\0", b"hello", b"BEGIN:VCARD\nVERSION:3.0\nFN:Open\n", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"],
)
def test_a_file_without_cards_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefused):
        read_rows(data)


def test_a_card_with_endless_entries_is_refused() -> None:
    with pytest.raises(FileRefused, match="too many entries"):
        read(vcard(*["NOTE:x"] * 2001))


def test_one_state_holds_where_cards_name_none() -> None:
    (row,) = read(vcard("FN:Office"), state="KE")
    assert row.card is not None
    assert row.card.state == "KE"


@given(st.lists(st.tuples(texts, fields), max_size=3))
@pytest.mark.slow
def test_what_is_written_is_read_again(written: list[tuple[str, dict[str, str]]]) -> None:
    cards: list[AuthorityCard] = []
    for name, more in written:
        tidy = {field: kept(field, text) for field, text in {"name": name, **more}.items()}
        if tidy["name"]:
            cards.append(AuthorityCard("", "CH").with_texts(tidy))
    if cards:
        assert [row.card for row in read_rows(to_vcard(cards))] == cards


def test_every_field_is_written() -> None:
    whole = card("Office", **{name: "2026" for name in FIELDS if name != "name"})
    (row,) = read_rows(to_vcard([whole]))
    assert row.card == whole
