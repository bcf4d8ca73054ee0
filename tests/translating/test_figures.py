from decimal import Decimal

import pytest

from mla_writer.translating.figures import Day, read

MARCH = Day(2024, 3, 4)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "on 4 March 2024", MARCH),
        ("en", "on March 4, 2024", MARCH),
        ("en", "on the 4th of March 2024", MARCH),
        ("en", "on 2024-03-04", MARCH),
        ("en", "on 04/03/2024", MARCH),
        ("en", "in March 2024", Day(2024, 3, 0)),
        ("en", "on 4 March", Day(0, 3, 4)),
        ("fr", "le 4 mars 2024", MARCH),
        ("fr", "le 1er août 2024", Day(2024, 8, 1)),
        ("fr", "le 4\u00a0mars\u202f2024", MARCH),
        ("es", "el 4 de marzo de 2024", MARCH),
        ("pt", "em 4 de março de 2024", MARCH),
        ("ru", "4 марта 2024 г.", MARCH),
        ("ru", "в марте 2024 года", Day(2024, 3, 0)),
        ("ru", "04.03.2024", MARCH),
        ("ar", "في ٤ مارس ٢٠٢٤", MARCH),
        ("ar", "في 4 آذار 2024", MARCH),
        ("ar", "في ٤ كانون الثاني ٢٠٢٤", Day(2024, 1, 4)),
        ("zh", "2024年3月4日", MARCH),
        ("zh", "自2024年3月以来", Day(2024, 3, 0)),
    ],
)
def test_a_date_is_read_in_every_writing(language: str, text: str, day: Day) -> None:
    found = read(text, language)
    assert [one.value for one in found.days] == [day]
    assert not found.numbers


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "4 873 512,40 euros", ["4873512.40"]),
        ("en", "EUR 4,873,512.40", ["4873512.40"]),
        ("es", "4.873.512,40 euros", ["4873512.40"]),
        ("ar", "٤٬٨٧٣٬٥١٢٫٤٠ يورو", ["4873512.40"]),
        ("zh", "487.351240万欧元", ["4873512.40"]),
        ("en", "1,500 euros", ["1500"]),
        ("fr", "1,500 kilogramme", ["1.500"]),
        ("es", "1.500 euros", ["1500"]),
        ("ru", "2 млн евро", ["2000000"]),
        ("pt", "2 milhões de euros", ["2000000"]),
        ("en", "12.5%", ["12.5"]),
        ("ar", "١٢٫٥٪", ["12.5"]),
        ("en", "art. 18(14)", ["18", "14"]),
        ("zh", "第18条第14款", ["18", "14"]),
        ("fr", "18 h 30", ["18.30"]),
        ("en", "6.30 p.m.", ["18.30"]),
        ("zh", "18时30分", ["18.30"]),
        ("es", "De 9.00 a 18.00 horas", ["9.00", "18.00"]),
        ("en", "articles 694 to 694-9", ["694", "694", "9"]),
        ("en", "a 24/7 contact point", []),
    ],
)
def test_a_number_is_read_as_the_language_writes_it(language: str, text: str, values: list[str]) -> None:
    assert [one.value for one in read(text, language).numbers] == [Decimal(one) for one in values]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("auf CH93 0076 2011 6238 5295 7 gebucht", "ch9300762011623852957"),
        ("在账户CH93 0076 2011 6238 5295 7中", "ch9300762011623852957"),
        ("a.moreau@justice.example, Paris", "a.moreau@justice.example"),
        ("+41 22 555 01 24 (Geneva)", "+41225550124"),
        ("from 192.31.196.47 on", "192.31.196.47"),
        ("passport 99ZZ00417, issued", "99zz00417"),
    ],
)
def test_an_identifier_is_no_number(text: str, value: str) -> None:
    found = read(text, "en")
    assert [one.value for one in found.identifiers] == [value]
    assert not found.numbers


def test_a_word_after_the_number_of_an_article_belongs_to_it() -> None:
    assert [one.value for one in read("article 305bis, 197 bis.1", "fr").cited] == ["305bis", "197bis"]


def test_what_is_no_date_stays_numbers() -> None:
    found = read("99/99/2024 and 31 and 2024", "en")
    assert not found.days
    assert Decimal(31) in [one.value for one in found.numbers]
