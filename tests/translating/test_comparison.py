import pytest

from mla_writer.i18n import Language
from mla_writer.i18n.isolates import without_isolates
from mla_writer.model.declarations import Severity
from mla_writer.model.draft import Draft
from mla_writer.model.translation import Standing
from mla_writer.session import Session
from mla_writer.session.translations import passages
from mla_writer.translating.comparison import Difference, Text, compare
from mla_writer.translating.names import Names
from mla_writer.translating.review import reviews

ENGLISH = Language("en")
NAMES = Names(("Étienne Marlot", "Meridian Trade Ltd", "Marlot"), ("Genève",))
ORIGINAL = (
    "Entre le 4 mars 2024 et le 30 septembre 2025, Étienne Marlot a reçu 4 873 512,40 euros sur le compte "
    "CH93 0076 2011 6238 5295 7 (art. 18, paragraphe 14), à 18 h 30, soit 12,5 % ; 2 millions d'euros "
    "restent à Genève depuis mars 2024."
)
TRANSLATIONS = {
    "en": "Between 4 March 2024 and 30 September 2025, Étienne Marlot received EUR 4,873,512.40 on account "
    "CH93 0076 2011 6238 5295 7 (Article 18(14)), at 6.30 p.m., i.e. 12.5%; EUR 2,000,000 have been in "
    "Geneva since March 2024.",
    "es": "Entre el 4 de marzo de 2024 y el 30 de septiembre de 2025, Étienne Marlot recibió 4.873.512,40 "
    "euros en la cuenta CH93 0076 2011 6238 5295 7 (artículo 18, párrafo 14), a las 18:30 horas, es decir, "
    "el 12,5 %; 2 millones de euros siguen en Ginebra desde marzo de 2024.",
    "pt": "Entre 4 de março de 2024 e 30 de setembro de 2025, Étienne Marlot recebeu 4 873 512,40 euros na "
    "conta CH93 0076 2011 6238 5295 7 (artigo 18.º, n.º 14), às 18h30, ou seja, 12,5 %; 2 milhões de euros "
    "estão em Genebra desde março de 2024.",
    "ru": "С 4 марта 2024 г. по 30 сентября 2025 года Étienne Marlot получил 4 873 512,40 евро на счет "
    "CH93 0076 2011 6238 5295 7 (пункт 14 статьи 18), в 18:30, то есть 12,5 %; 2 млн евро остаются в "
    "Genève с марта 2024 года.",
    "ar": "بين ٤ مارس ٢٠٢٤ و٣٠ سبتمبر ٢٠٢٥، تلقى Étienne Marlot مبلغ ٤٬٨٧٣٬٥١٢٫٤٠ يورو في الحساب "
    "CH93 0076 2011 6238 5295 7 (الفقرة ١٤ من المادة ١٨)، في الساعة ١٨:٣٠، أي ١٢٫٥٪؛ ولا يزال ٢ مليون يورو "
    "في Genève منذ آذار ٢٠٢٤.",
    "zh": "2024年3月4日至2025年9月30日期间，Étienne Marlot在账户CH93 0076 2011 6238 5295 7中收到"
    "487.351240万欧元（第18条第14款），时间为18时30分，即12.5%；自2024年3月以来，200万欧元仍在Genève。",
}


def told(differences: tuple[Difference, ...]) -> list[tuple[str, str]]:
    return [(one.kind, _plain(one)) for one in differences]


def _plain(difference: Difference) -> str:
    return without_isolates(ENGLISH.say(difference.message)).replace("\u00a0", " ")


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_true_translation_raises_no_alarm(language: str) -> None:
    found = compare(Text(ORIGINAL, "fr"), Text(TRANSLATIONS[language], language), NAMES)
    assert [one for one in told(found) if one[0] != "length"] == []


@pytest.mark.parametrize(
    ("language", "right", "wrong", "kind", "said"),
    [
        ("en", "4 March", "5 March", "date", "4 mars 2024” of the original is not found"),
        ("en", "4 March", "5 March", "date", "expected: 4 March 2024."),
        ("en", "4,873,512.40", "4,837,512.40", "number", "“4,837,512.40”; expected: 4,873,512.40."),
        ("en", "5295 7", "5295 8", "identifier", "“CH93 0076 2011 6238 5295 7” of the original is not found"),
        ("en", "Marlot", "Marlow", "name", "The name “Étienne Marlot” is not found"),
        ("en", "(14))", "(14)", "pair", "each must be closed"),
        ("en", "12.5%", "{percent}", "placeholder", "“{percent}” was left in the translation"),
        ("ru", "30 сентября", "20 сентября", "date", "expected: 30 сентября 2025 года."),
        ("ar", "٣٠ سبتمبر", "٢٠ سبتمبر", "date", "expected: 30 سبتمبر 2025."),
        ("zh", "9月30日", "9月20日", "date", "expected: 2025年9月30日."),
        ("ru", "Étienne Marlot", "Этьен Марло", "name", "The name “Étienne Marlot” is not found"),
    ],
)  # fmt: skip
def test_what_differs_is_named(language: str, right: str, wrong: str, kind: str, said: str) -> None:
    assert right in TRANSLATIONS[language]
    target = Text(TRANSLATIONS[language].replace(right, wrong), language)
    found = compare(Text(ORIGINAL, "fr"), target, NAMES)
    if script_differs := language == "ru" and kind == "name":
        assert ("name", "Names to compare: Étienne Marlot.") in told(found)
    assert script_differs or any(one == kind and said in text for one, text in told(found))


def test_a_name_in_another_script_is_advice() -> None:
    found = compare(Text("Étienne Marlot a payé.", "fr"), Text("Этьен Марло заплатил.", "ru"), NAMES)
    assert [one.severity for one in found] == [Severity.ADVICE]


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        ("Le témoin est absent.", "Le témoin est absent.", ["same"]),
        ("Paris", "Paris", []),
        ("a.b@c.example", "a.b@c.example", []),
        ("deux mois", "2 months", ["number"]),
        ("", "Something", []),
        ("Quelque chose", "", []),
        ("entre le 6 et le 28 octobre 2026", "between 6 October and 28 October 2026", []),
        ("a) la première", "a) the first", []),
        ("article 305bis", "Article 305", ["article"]),
    ],
)
def test_short_texts(source: str, target: str, kinds: list[str]) -> None:
    assert [one.kind for one in compare(Text(source, "fr"), Text(target, "en"))] == kinds


def test_a_small_number_is_only_advice() -> None:
    found = compare(Text("trois virements en 2 mois", "fr"), Text("three transfers in two months", "en"))
    assert [one.severity for one in found] == [Severity.ADVICE]


def test_what_is_far_too_short_is_told() -> None:
    source = "Le témoin a déclaré qu'il ne connaissait pas la personne mise en cause. " * 3
    assert [one.kind for one in compare(Text(source, "fr"), Text("He did not know.", "en"))] == ["length"]


def test_english_left_in_a_russian_translation_is_told() -> None:
    text = "The witness has said that he knows neither the company nor its director."
    found = compare(Text("Le témoin ne connaît ni la société ni son gérant.", "fr"), Text(text, "ru"))
    assert "same" in [one.kind for one in found]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_translations_of_the_example_raise_no_warning(session: Session, language: str) -> None:
    found = reviews(passages(session), session.draft, language)
    assert {one.standing for one in found} == {Standing.DRAFT}
    assert [told(one.differences) for one in found if one.differences] == []


def test_a_draft_without_a_language_is_compared_all_the_same() -> None:
    assert reviews((), Draft("d"), "en") == ()
    assert compare(Text("46 factures", ""), Text("64 invoices", "en"))
