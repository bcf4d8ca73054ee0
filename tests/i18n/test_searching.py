import pytest

from mla_writer.i18n import searchable


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("COTE D'IVOIRE", "Côte d’Ivoire"),
        ("sao tome", "São Tomé"),
        ("peña", "PENA"),
        ("oeuvre", "œuvre"),
        ("королев", "Королёв"),
        ("امارات", "إمارات"),
        ("أرمينيا", "ارمينيا"),
        ("اسيا", "آسيا"),
        ("مملكه", "مملكة"),
        ("على", "علي"),
        ("محـــكمة", "محكمة"),
        ("مُحَكَمَة", "محكمة"),
        ("٢٠٢٦", "2026"),
        ("２０２６", "2026"),
        ("ＡＢＣ", "abc"),
        ("中国", "中国"),
    ],
)
def test_a_search_is_as_forgiving_as_a_reader(typed: str, meant: str) -> None:
    assert searchable(typed) == searchable(meant)


def test_other_letters_stay_apart() -> None:
    assert len({searchable(word) for word in ("ب", "ت", "ث", "中", "a", "и", "ы")}) == 7
