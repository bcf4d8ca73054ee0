"""Directories as CSV: what is recognised, what is refused, and that writing and reading are one."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mla_writer.authorities.card import FIELDS, AuthorityCard, accepted
from mla_writer.authorities.columns import checked, guessed
from mla_writer.authorities.comparing import Row, Status, compared
from mla_writer.authorities.import_csv import MOST_ROWS, read_rows, read_table, to_csv
from mla_writer.authorities.reading import FileRefused, without_twins
from mla_writer.model.errors import ProgramError, UnknownName
from tests.authorities.cards import card

TEXT = "Autorité;Pays;Adresse\r\nBureau de l’entraide;Suisse;Rue Haute 1\r\nBüro;Autriche;Gasse 2\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_encoding_and_delimiter_are_recognised(encoding: str, delimiter: str) -> None:
    table = read_table(TEXT.replace(";", delimiter).encode(encoding))
    rows = read_rows(table, guessed(table.header))
    assert [(row.line, row.card.state, row.card.name) for row in rows if row.card] == [
        (2, "CH", "Bureau de l’entraide"),
        (3, "AT", "Büro"),
    ]


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (["Country", "Name", "E-mail", "Tel."], {"state": "Country", "name": "Name", "email": "E-mail",
                                                 "phone": "Tel."}),
        (["PAYS", "Autorité centrale", "Courriel", "Télécopie"],
         {"state": "PAYS", "name": "Autorité centrale", "email": "Courriel", "fax": "Télécopie"}),
        (["País", "Autoridad", "Dirección", "Teléfono"],
         {"state": "País", "name": "Autoridad", "address": "Dirección", "phone": "Teléfono"}),
        (["a", "b"], {}),
    ],
)  # fmt: skip
def test_columns_are_guessed_from_their_headers(header: list[str], mapping: dict[str, str]) -> None:
    assert guessed(header) == mapping


def test_what_a_person_mapped_goes_before_guesses() -> None:
    remembered = {"name": "Bureau", "email": "Gone", "nothing": "Name"}
    assert guessed(["Name", "Bureau", "Mail"], remembered) == {"name": "Bureau", "email": "Mail"}


@pytest.mark.parametrize(
    ("mapping", "told"),
    [({"nom": "A"}, "no field 'nom'"), ({"name": "C"}, "no column 'C'"), ({"phone": "A"}, "name=")],
)
def test_a_wrong_mapping_says_what_is_allowed(mapping: dict[str, str], told: str) -> None:
    with pytest.raises(UnknownName, match=told):
        checked(mapping, ["A", "B"])


REFUSED = {
    "empty": b"",
    "blank": b" \r\n \n",
    "zeros": b"\0\0\0\0",
    "a program": b"\x7fELF\x02\x01\x01\0" + bytes(range(256)),
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "no letters in any encoding": b"name\n\x81\x8d\x8f",
    "zeros in a text": b"name,state\nOffi\0ce,CH\n",
    "open quotes": b'name,state\n"Office,CH\nOther,FR\n',
    "broken quotes": b'name,state\n"Office" x,CH\n',
    "a huge field": b"name,state\n" + b"x" * 100_001 + b",CH\n",
    "a row too wide": b"name,state\nOffice, Berne,CH\n",
    "too many columns": b"name" + b"," * 300 + b"\n",
    "two columns of one name": b"name,name\nOffice,CH\n",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED.keys())
def test_a_file_in_doubt_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(FileRefused):
        read_table(data)


@pytest.mark.slow
def test_too_many_rows_are_refused() -> None:
    with pytest.raises(FileRefused, match="20000"):
        read_table(b"name\n" + b"a\n" * (MOST_ROWS + 1))
    assert len(read_table(b"name\n" + b"a\n" * MOST_ROWS).rows) == MOST_ROWS


def test_the_limit_of_the_csv_module_is_put_back() -> None:
    before = csv.field_size_limit()
    with pytest.raises(FileRefused):
        read_table(REFUSED["a huge field"])
    assert csv.field_size_limit() == before


def test_broken_quotes_name_their_line() -> None:
    with pytest.raises(FileRefused, match="line 3"):
        read_table(b'name,state\nA,CH\n"B,FR\n')


def rows_of(text: str, state: str = "") -> tuple[Row, ...]:
    table = read_table(text.encode())
    return read_rows(table, guessed(table.header), state)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",CH,", "name is missing"),
        ("Office,Kontovar,", "Kontovar"),
        ("Office,Congo,", "more than one"),
        ("Office,,", "no State"),
        ("Off\u202eice,CH,", "U\\+202E"),
        ("Off\u200bice,CH,", "U\\+200B"),
        (f"Office,CH,{'x' * 2001}", "2001 characters"),
        (f"{'x' * 501},CH,", "501 characters"),
    ],
)
def test_a_row_is_refused_with_its_line_and_reason(line: str, told: str) -> None:
    bad, good = rows_of(f"name,state,address\n{line}\nOther,FR,\n")
    assert bad.line == 2
    assert bad.card is None
    assert bad.refusal is not None
    with pytest.raises(ProgramError, match=told):
        raise ProgramError(bad.refusal)
    assert good.card is not None


def test_one_state_holds_where_the_file_names_none() -> None:
    first, second = rows_of("name,state\nA,\nB,FR\n", "CH")
    assert (first.card and first.card.state, second.card and second.card.state) == ("CH", "FR")


def test_a_text_of_several_lines_keeps_them_only_in_an_address() -> None:
    (row,) = rows_of('name,state,address\n"Office\nof Requests",CH,"Street 1\n\n  3000  Berne "\n')
    assert row.card is not None
    assert (row.card.name, row.card.address) == ("Office of Requests", "Street 1\n3000 Berne")


def test_lines_are_those_of_the_file() -> None:
    rows = rows_of('name,state,address\nA,CH,"1\n2\n3"\n\nB,XX,\n')
    assert [row.line for row in rows] == [2, 6]


def test_formulas_are_plain_text() -> None:
    (row,) = rows_of("name,state,phone\n=HYPERLINK(0),CH,+41 1\n")
    assert row.card is not None
    assert (row.card.name, row.card.phone) == ("=HYPERLINK(0)", "+41 1")


def test_rows_stand_beside_the_book() -> None:
    mine = [card("Office", "CH", phone="1"), card("Same", "CH", phone="1")]
    rows = rows_of("name,state,phone\nOFFICE,CH,2\nSame,CH,1\nNew,CH,\nSame,CH,\nBad,ZZ,\n")
    found = compared(rows, mine)
    assert [one.status for one in found] == [
        Status.DIFFERS, Status.SAME, Status.NEW, Status.SAME, Status.REFUSED
    ]  # fmt: skip
    assert found[0].differences == {"phone": ("1", "2")}


def test_of_two_rows_for_one_authority_the_second_is_refused() -> None:
    rows = tuple(without_twins(rows_of("name,state,phone\nA,CH,1\nA,CH,2\nA,CH,1\nB,CH,\n")))
    assert [(row.line, row.card is None) for row in rows] == [(2, False), (3, True), (5, False)]


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn")), max_size=40)
fields = st.dictionaries(st.sampled_from([one for one in FIELDS if one not in ("as_of", "name")]), texts)


def kept(name: str, text: str) -> str:
    """``text`` as a card holds it; empty where it may not stand in one."""
    try:
        return accepted(name, text)
    except ProgramError:
        return ""


@given(st.lists(st.tuples(texts, fields), max_size=4))
@pytest.mark.slow
def test_what_is_written_is_read_again(written: list[tuple[str, dict[str, str]]]) -> None:
    cards: list[AuthorityCard] = []
    for name, more in written:
        tidy = {field: kept(field, text) for field, text in {"name": name, **more}.items()}
        if tidy["name"]:
            cards.append(AuthorityCard("", "CH").with_texts(tidy))
    table = read_table(to_csv(cards, list(FIELDS)))
    rows = read_rows(table, {name: name for name in table.header})
    assert [row.card for row in rows] == cards


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        table = read_table(data)
    except FileRefused:
        return
    assert all(len(row) == len(table.header) for row in table.rows)


def test_every_cell_is_quoted() -> None:
    data = to_csv([card("=1+1", phone="+41")], ["name", "phone"]).decode("utf-8-sig")
    assert data.splitlines()[1] == '"XA","\'=1+1","\'+41"'
    assert len(next(csv.reader(io.StringIO(data)))) == 3


@pytest.mark.parametrize("data", [b",,,\n", b'""\n', b",,,"])
def test_a_table_of_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(FileRefused, match="empty"):
        read_table(data)
