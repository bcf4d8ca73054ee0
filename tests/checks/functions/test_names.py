"""Names that a statement of facts mentions and the draft does not know. All persons are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mla_writer.checks.functions import Context, functions

ENGLISH_BANK = """Statement of Facts
On 3 March 2025 the Financial Intelligence Unit of Aldovia reported to the Public Prosecutor's Office in \
Port Louis a series of transfers from an account held with Banque Populaire by Karim Haddad. Between \
12 January and 4 March 2025, Mr Haddad sent EUR 450,000 to a company named Meridian Trade Ltd, whose \
director is Elena Marchetti. The money was then paid to an account in the British Virgin Islands. \
According to the Swiss Federal Police, the beneficial owner is unknown. Investigators searched his house \
at 12 Victor Hugo Street on Monday 10 March 2025 and found a Toyota Hilux and a Rolex."""
ENGLISH_CORRUPTION = """The suspect, Jonathan Pryce-Miller, worked as chief accountant of the Ministry of \
Health in Kingston. He approved invoices of Blue Harbour Logistics LLC without delivery. The Supreme Court \
of Justice confirmed the freezing order. Under Article 15 of the United Nations Convention against \
Corruption and section 4 of the Criminal Code, the offence is punishable by ten years. Payments went \
through Western Union and Hong Kong. His sister, Margaret O'Neill, opened the account at First Caribbean \
Bank in New York."""
ENGLISH_SHIP = """In the night of 4 to 5 June 2025, a vessel named Ocean Pearl left the port of Las Palmas \
for Rio de Janeiro. Customs officers found 800 kg of cocaine. The captain, J. R. van der Berg, stated that \
he had been hired by a man called Tomás. Phone records show calls to a number used by Ahmed bin Rashid al \
Mansour. The High Court of Justice issued a warrant. Operation Silent River was led by the National Crime \
Agency and Eurojust."""
ENGLISH_MAIL = """Unknown persons took control of the e-mail account of the Northern Power Company and sent \
a false invoice on behalf of Delta Engineering GmbH. Relevant Period: 1 May 2025 to 30 June 2025. The Target \
Account was opened with a passport in the name of Viktor Sorokin. Google Ireland Limited holds the data of \
the Gmail account. Messages were sent to Lucía Ferrer Ruiz by Facebook Messenger."""
ENGLISH_DEATH = """The victim met the accused at the Royal Palm Hotel in Grand Baie on Christmas Day. Two \
witnesses confirmed that Daniel Okoro drove a Mercedes Sprinter to Sir Seewoosagur Ramgoolam International \
Airport. Detective Sergeant Anil Gopal recorded his statement. The autopsy was done by Dr Priya Nair at \
Victoria Hospital. He resides in Cape Town, Western Cape Province."""
ENGLISH_TAX = """From 2019 until 2023 the Requesting State's tax authority was deceived. Meanwhile Zurich \
police opened proceedings. Initially Deutsche Bank refused. Subsequently the funds moved via Saint Kitts and \
Nevis to Sheikh Zayed Road, Dubai, United Arab Emirates. The Attorney General of the Republic of Aldovia has \
authorised this request. Signed at the Palace of Justice. The Bank of Mauritius and HSBC Private Bank were \
informed. Black Friday sales and the World Cup were used as cover."""

FRENCH_BANK = """Exposé des faits
Le 3 mars 2025, la Cellule de renseignements financiers a signalé au Parquet de Port-Louis une série de \
virements depuis le compte de Karim Haddad. Entre le 12 janvier et le 4 mars 2025, M. Haddad a versé \
450 000 euros à la société Meridian Trade SARL, dirigée par Élena Marchetti. Une perquisition a été menée au \
12 rue Victor Hugo à Aix-en-Provence. Les fonds ont transité par les Émirats arabes unis et par Western \
Union."""
FRENCH_CORRUPTION = """Jean-Pierre DUMONTEIL, né le 4 mai 1970, était chef comptable au Ministère de la \
Santé. Il a validé des factures de la société Blue Harbour SAS sans livraison. La Cour suprême a confirmé la \
saisie. Conformément à l'article 15 de la Convention des Nations Unies contre la corruption, la peine \
encourue est de dix ans. Sa sœur a ouvert un compte au Crédit Mutuel de Bretagne. Le Tribunal de grande \
instance de Paris est compétent."""
FRENCH_SHIP = """Dans la nuit du 4 au 5 juin 2025, le navire Perle des Mers a quitté Las Palmas pour Rio de \
Janeiro. Le capitaine, Willem van der Berg, a déclaré avoir été recruté par un dénommé Tomás. L'Office \
anti-stupéfiants et Europol ont mené l'opération Rivière Calme. D'après l'enquête, l'argent était remis à \
Ahmed ben Salah dans un café de l'avenue du Général Bourdonnais à Tunis."""
FRENCH_MAIL = """Des inconnus ont pris le contrôle de la messagerie de la société Électricité du Nord et ont \
envoyé une fausse facture au nom de Delta Ingénierie SA. Le compte a été ouvert au nom de Viktor Sorokin. \
Google Ireland Limited détient les données. Le Juge d'instruction près le Tribunal judiciaire de Lyon a \
délivré une commission rogatoire. Messages adressés à Lucie d'Orval via Facebook Messenger."""
FRENCH_DEATH = """La victime a rencontré l'accusé à l'hôtel Royal Palm, à Grand Baie, le jour de Noël. Deux \
témoins ont confirmé que Daniel Okoro conduisait une Mercedes Sprinter vers l'aéroport Charles de Gaulle. Le \
Brigadier-chef Anil Gopal a recueilli sa déclaration. L'autopsie a été pratiquée par le Docteur Priya Nair à \
l'hôpital Sainte Marguerite. Il réside en Afrique du Sud."""
FRENCH_TAX = """Depuis 2019, l'Administration fiscale a été trompée. Finalement Genève a été choisie pour \
ouvrir le compte. La Banque cantonale vaudoise et la Société Générale ont été informées. Les fonds ont été \
transférés aux îles Vierges britanniques, à Hong Kong et à Saint-Christophe-et-Niévès. Le Garde des Sceaux a \
autorisé la présente demande. Fait au Palais de Justice. La Coupe du Monde a servi de prétexte."""

SPANISH_BANK = """Relación de Hechos Investigados
El 3 de marzo de 2025, la Unidad de Inteligencia Financiera comunicó a la Fiscalía General de la República \
una serie de transferencias desde la cuenta de Karim Haddad. El Sr. Haddad envió 450.000 euros a la sociedad \
Meridian Trade SL, cuya administradora es Elena Marchetti. Se registró la vivienda de la calle Víctor Hugo, \
en Palma de Mallorca. El dinero pasó por los Emiratos Árabes Unidos y por Western Union."""
SPANISH_CORRUPTION = """Juan Pablo Echeverría, nacido el 4 de mayo de 1970, era jefe de contabilidad del \
Ministerio de Salud. Aprobó facturas de Puerto Azul Logística SRL sin entrega. La Corte Suprema de Justicia \
confirmó el embargo. Conforme al artículo 15 de la Convención de las Naciones Unidas contra la Corrupción y \
al artículo 419 del Código Penal, la pena es de diez años. Abrió una cuenta en el Banco Santander de Nueva \
York."""
SPANISH_SHIP = """En la noche del 4 al 5 de junio de 2025, el buque Perla del Mar salió de Las Palmas de \
Gran Canaria hacia Río de Janeiro. La Guardia Civil y la Agencia Tributaria encontraron 800 kg de cocaína. \
El capitán, Willem van der Berg, declaró que lo contrató un tal Tomás. La Operación Río Manso fue dirigida \
por la Audiencia Nacional y Eurojust. El dinero se entregaba a Ahmed ben Salah en la avenida Simón Bolívar."""
SPANISH_MAIL = """Desconocidos tomaron el control del correo de la empresa Eléctrica del Norte y enviaron \
una factura falsa en nombre de Delta Ingeniería S.A. La cuenta se abrió a nombre de Viktor Sorokin. Google \
Ireland Limited conserva los datos. El Juzgado de Instrucción n.º 5 de Madrid es competente. Se enviaron \
mensajes a Lucía Ferrer Ruiz por Facebook Messenger."""
SPANISH_DEATH = """La víctima conoció al acusado en el hotel Palma Real el día de Navidad. Dos testigos \
confirmaron que Daniel Okoro conducía un Mercedes Sprinter hacia el aeropuerto Jorge Chávez. El Comisario \
Anil Gopal tomó su declaración. La autopsia la practicó la Dra. Priya Nair en el Hospital Santa Margarita."""
SPANISH_TAX = """Desde 2019 la Administración Tributaria fue engañada. Finalmente Zúrich fue elegida para \
abrir la cuenta. El Banco de España y la Comisión Nacional del Mercado de Valores fueron informados. Los \
fondos pasaron a las Islas Vírgenes Británicas, a Hong Kong y a San Cristóbal y Nieves. La Fiscal General \
del Estado autorizó esta solicitud. La Copa América y la Semana Santa sirvieron de pretexto."""

CASES = [
    ("en", ENGLISH_BANK, ["Karim Haddad", "Meridian Trade Ltd", "Elena Marchetti"]),
    ("en", ENGLISH_CORRUPTION, ["Jonathan Pryce-Miller", "Blue Harbour Logistics LLC", "Margaret O'Neill"]),
    ("en", ENGLISH_SHIP, ["J. R. van der Berg", "Ahmed bin Rashid al Mansour"]),
    ("en", ENGLISH_MAIL, ["Delta Engineering GmbH", "Viktor Sorokin", "Lucía Ferrer Ruiz"]),
    ("en", ENGLISH_DEATH, ["Daniel Okoro", "Anil Gopal", "Priya Nair"]),
    ("en", ENGLISH_TAX, []),
    ("fr", FRENCH_BANK, ["Karim Haddad", "Meridian Trade SARL", "Élena Marchetti"]),
    ("fr", FRENCH_CORRUPTION, ["Jean-Pierre DUMONTEIL", "Blue Harbour SAS"]),
    ("fr", FRENCH_SHIP, ["Willem van der Berg", "Ahmed ben Salah"]),
    ("fr", FRENCH_MAIL, ["Delta Ingénierie SA", "Viktor Sorokin", "Lucie d'Orval"]),
    ("fr", FRENCH_DEATH, ["Daniel Okoro", "Anil Gopal", "Priya Nair"]),
    ("fr", FRENCH_TAX, []),
    ("es", SPANISH_BANK, ["Karim Haddad", "Meridian Trade SL", "Elena Marchetti"]),
    ("es", SPANISH_CORRUPTION, ["Juan Pablo Echeverría", "Puerto Azul Logística SRL"]),
    ("es", SPANISH_SHIP, ["Willem van der Berg", "Ahmed ben Salah"]),
    ("es", SPANISH_MAIL, ["Delta Ingeniería S.A.", "Viktor Sorokin", "Lucía Ferrer Ruiz"]),
    ("es", SPANISH_DEATH, ["Daniel Okoro", "Anil Gopal", "Priya Nair"]),
    ("es", SPANISH_TAX, []),
]


@pytest.fixture
def missing(context: Callable[..., Context]) -> Callable[..., list[str]]:
    """The names that a text in a language mentions and that the other groups do not know."""

    def ask(language: str | None, text: str, **groups: Any) -> list[str]:
        common = {"translation": {"original_language": language}, "facts": {"summary": text}, **groups}
        return functions(context(common))["names_missing"](text)

    return ask


@pytest.mark.parametrize(("language", "text", "names"), CASES)
def test_statements_of_facts(
    missing: Callable[..., list[str]], language: str, text: str, names: list[str]
) -> None:
    assert missing(language, text) == names


@pytest.mark.parametrize(("language", "text", "names"), CASES)
def test_nothing_is_missing_when_the_persons_are_entered(
    missing: Callable[..., list[str]], language: str, text: str, names: list[str]
) -> None:
    persons = {"list": [{"id": f"p{place}", "legal_name": name.upper()} for place, name in enumerate(names)]}
    assert missing(language, text, persons=persons) == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "He paid Karim Haddad’s debts, and Karim Haddad knew.", ["Karim Haddad"]),
        ("en", "He met KARIM HADDAD there.", ["KARIM HADDAD"]),
        ("en", "THE STATEMENT OF FACTS", []),
        ("en", "Background Facts And Findings", []),
        ("en", "The Blue Folder was found; the blue folder was empty.", []),
        ("en", "He paid EU VAT and SEPA fees.", []),
        ("en", "He lives in Nairobi. Mombasa is far.", []),
        ("en-GB", "He met Karim Haddad.", ["Karim Haddad"]),
        ("de", "Er traf Karim Haddad.", []),
        ("zh", "他见了 Karim Haddad。", []),
        (None, "He met Karim Haddad.", []),
        ("en", "", []),
    ],
)
def test_forms(missing: Callable[..., list[str]], language: str, text: str, names: list[str]) -> None:
    assert missing(language, text) == names


@pytest.mark.parametrize(
    "groups",
    [
        {"persons": {"list": [{"aliases": ["el hadad", "KARIM"]}]}},
        {"authorities": {"executing": {"name": "Office of Judge Haddad"}}},
        {"annexes": {"list": [{"title": "Passport of K. Haddad"}]}},
        {"annexes": {"list": [{"title": "Haddad's passport"}]}},
    ],
)
def test_any_other_answer_makes_a_name_known(missing: Callable[..., list[str]], groups: Any) -> None:
    assert missing("en", "He met Karim Haddad.", **groups) == []


def test_accents_do_not_hide_a_known_name(missing: Callable[..., list[str]]) -> None:
    assert missing("fr", "Il a vu Élena Marchétti.", persons={"list": [{"family_name": "Marchetti"}]}) == []


def test_a_long_text_takes_no_longer_than_its_length(missing: Callable[..., list[str]]) -> None:
    text = " ".join(f"He paid {chr(65 + n % 26)}lvar Number{chr(97 + n % 26)}x." for n in range(200))
    assert len(missing("en", text)) == 26
