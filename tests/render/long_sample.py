"""A request in French of six pages, as long as requests of several measures are. All is invented."""

# ruff: noqa: E501 (sentences; Chinese letters count twice)

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.render.document import Block, Document, Heading, Letterhead, Paragraph, Signature
from tests.render.samples import items, line, lines, references, table

INTRODUCTION = (
    "L’enquête est conduite par la section économique et financière du parquet de Port-Aldo, sous le numéro "
    "[[identifier|PA-ECO-2025/1187]]. La magistrate chargée du dossier est [[name|Elena Marin]] (téléphone "
    "[[identifier|+999 1 555 01 23]], courriel [[identifier|e.marin@prosecutor.example]]) ; elle peut être "
    "jointe directement, en français ou en anglais, pour toute question technique.",
    "La présente demande est fondée sur l’article 18 de la Convention des Nations Unies contre la criminalité "
    "transnationale organisée[[note|Nations Unies, Recueil des Traités, vol. 2225, n° 39574 ; en vigueur entre "
    "les deux États.]] et, pour les faits de corruption, sur l’article 46 de la Convention des Nations Unies "
    "contre la corruption[[note|Nations Unies, Recueil des Traités, vol. 2349, n° 42146.]]. Pour ce que ces "
    "conventions ne règlent pas, elle est présentée au titre de la réciprocité et de la courtoisie.",
)
FACTS = (
    "Entre le 4 mars 2024 et le 30 septembre 2025, des personnes agissant au nom de la société **Meridian Trade "
    "Ltd** sont soupçonnées d’avoir détourné des fonds publics destinés à la construction de trois hôpitaux "
    "régionaux. Selon le rapport d’audit du 12 novembre 2025, des factures d’un montant total de "
    "[[amount|4\u202f873\u202f512,40\u00a0EUR]] ont été payées pour des appareils médicaux qui n’ont jamais été "
    "livrés.",
    "Les fonds ont d’abord été versés sur le compte [[identifier|AD99 0001 2030 2003 5910 0100]], ouvert au nom "
    "de cette société auprès de la Banque commerciale d’Aldovia, puis transférés, par montants plus faibles et "
    "dans un délai de deux à cinq jours, vers le compte [[identifier|BV71 0961 2345 6769 8765 4321]] ouvert "
    "auprès de la Caisse d’épargne de Berovia. D’après les éléments recueillis, le bénéficiaire effectif de ce "
    "second compte est [[name|Karim Haddad]] (passeport [[identifier|P<BV 48215 7730]]).",
    "Les déclarations des témoins, les données électroniques saisies et le rapport de la cellule de "
    "renseignement financier (annexe 3) montrent que ces virements n’avaient aucune cause économique : les "
    "contrats produits ont été signés après les paiements ; les cachets qui y figurent sont des faux ; aucune "
    "déclaration en douane n’existe pour les marchandises.",
    "Les ordres de virement ont été donnés depuis l’adresse [[identifier|203.0.113.45]], le 17 juin 2025 à "
    "22 h 14 min 09 s (UTC+02:00), au moyen d’un identifiant remis à [[name|Ilse Brandt]], alors comptable de la "
    "société. Entendue le 3 octobre 2025, elle a déclaré : « Je n’ai jamais eu ce code entre les mains. »",
    "[[untranslated:de|Die Rechnungen wurden nach der Zahlung erstellt und rückdatiert.]]",
)
ACCOUNTS = (
    ("Caisse d’épargne de Berovia", "BV71 0961 2345 6769 8765 4321"),
    ("Banque maritime de Berostad", "BV18 4400 0001 7730 2026 1187"),
    ("Crédit des Deux-Rives", "BV63 0077 3415 9265 3589 7932"),
    ("Coopérative des Armateurs", "BV27 1618 0339 8874 9894 8482"),
    ("Comptoir d’escompte de Berostad", "BV55 2236 0679 7749 9789 6964"),
    ("Union bancaire du Nord", "BV90 2718 2818 2845 9045 2353"),
)
WANTED = (
    "les documents d’ouverture du compte, les cartons de signatures et les pièces d’identité produites ;",
    "l’identité du ou des bénéficiaires effectifs et des mandataires ;",
    "les relevés du 1er janvier 2024 au 31 décembre 2025, sous forme électronique si possible ;",
    "pour chaque virement supérieur à [[amount|10\u202f000,00\u00a0EUR]], l’ordre, le donneur d’ordre, le "
    "bénéficiaire et le motif ;",
    "les journaux de connexion au service de banque en ligne, avec les adresses IP et les heures (UTC) ;",
    "les déclarations et analyses établies au titre de la lutte contre le blanchiment.",
)
NEED = (
    "Cette mesure est nécessaire parce que le compte a reçu, entre le 12 et le 30 juin 2025, six virements dont "
    "l’origine est le compte de Meridian Trade Ltd. Sans ces pièces, ni le parcours des fonds ni l’identité de "
    "ceux qui en ont profité ne peuvent être établis ; aucun autre moyen, moins étendu, n’est disponible.",
    "Il est demandé que le client ne soit pas informé de la mesure avant le [[gap|date de fin de la "
    "confidentialité : à compléter]], la personne visée étant en mesure de déplacer les fonds restants.",
)
FINAL = (
    "L’autorité requérante s’engage à n’utiliser les pièces transmises que dans la procédure décrite ci-dessus et "
    "à demander l’accord préalable de l’État requis pour tout autre usage.",
    "Les frais ordinaires d’exécution restent à la charge de l’État requis ; si des frais importants sont à "
    "prévoir, les deux autorités se consulteront avant qu’ils ne soient engagés.",
    "Si l’exécution devait être différée ou refusée, l’autorité requérante souhaiterait en connaître les motifs "
    "et pouvoir compléter sa demande.",
)


class _Count:
    """Numbers the paragraphs through the whole document."""

    def __init__(self) -> None:
        self.number = 0

    def paragraphs(self, *texts: str) -> Iterator[Block]:
        for text in texts:
            self.number += 1
            yield Paragraph(line(text), f"{self.number}.", "numbered")


def _blocks() -> Iterator[Block]:
    count = _Count()
    yield Letterhead(
        lines(
            "République d’Aldovie",
            "Ministère de la Justice",
            "Autorité centrale pour la coopération judiciaire internationale",
            "",
            "14, place de la Liberté, 1010 Port-Aldo — Téléphone : [[identifier|+999 1 555 01 00]] — Courriel : "
            "[[identifier|mla@justice.example]]",
        )
    )
    yield references(
        ("Notre référence", "[[identifier|MLA-OUT/2026/0417]]"),
        ("Votre référence", "[[identifier|MJ/EPI/2025-3312]]"),
        ("Date", "20\u00a0novembre\u00a02026"),
        ("Destinataire", "Autorité centrale du Royaume de Berovia\nMinistère de la Justice, Berostad"),
    )
    yield Heading(1, "", line("Demande d’entraide judiciaire en matière pénale"))
    yield Paragraph(
        line(
            "**Objet :** documents bancaires et audition de témoin — enquête contre [[name|Karim Haddad]] et autres"
        ),
        style="lead",
    )
    yield Paragraph(
        line(
            "L’autorité centrale de la République d’Aldovie présente ses compliments à l’autorité centrale du "
            "Royaume de Berovia et a l’honneur de lui transmettre la présente demande d’entraide."
        )
    )
    yield Heading(2, "1.", line("Autorité requérante et fondement juridique"))
    yield from count.paragraphs(*INTRODUCTION)
    yield Heading(2, "2.", line("Personnes concernées"))
    yield from count.paragraphs("L’enquête vise les personnes suivantes :")
    yield table(
        ("Nom", "Date de naissance", "Nationalité", "Qualité", "Montant"),
        (
            "[[name|Karim Haddad]]",
            "12 mai 1979",
            "Berovia",
            "suspect",
            "[[amount|4\u202f873\u202f512,40\u00a0EUR]]",
        ),
        ("[[name|Ilse Brandt]]", "3 juillet 1984", "Aldovie", "témoin", ""),
        (
            "[[name|Tomás Vidal-Ortiz]]",
            "28 février 1990",
            "Costaverde",
            "suspect",
            "[[amount|950,00\u00a0EUR]]",
        ),
        shares=(4, 3, 3, 2, 4),
    )
    yield Heading(2, "3.", line("Exposé des faits"))
    yield from count.paragraphs(*FACTS)
    yield Heading(2, "4.", line("Entraide demandée"))
    for index, (bank, account) in enumerate(ACCOUNTS):
        yield Heading(3, f"{'ABCDEF'[index]}.", line(f"Documents bancaires : {bank}"))
        yield table(
            (), ("Établissement", bank), ("Compte", f"[[identifier|{account}]]"), ("Titulaire", "inconnu")
        )
        yield from count.paragraphs(f"L’État requis est prié d’obtenir auprès de l’établissement {bank} :")
        yield items("a) b) c) d) e) f)", *WANTED)
        yield from count.paragraphs(*NEED)
    yield Heading(2, "5.", line("Assurances, frais et suite"))
    yield from count.paragraphs(*FINAL)
    yield Heading(2, "6.", line("Annexes"))
    yield items(
        "– – –", "textes de loi applicables ;", "ordonnance du 2 octobre 2025 ;", "rapport.", kind="dash"
    )
    yield Paragraph(
        line(
            "L’autorité centrale de la République d’Aldovie saisit cette occasion pour renouveler à l’autorité "
            "centrale du Royaume de Berovia les assurances de sa très haute considération."
        )
    )
    yield Signature(
        lines(
            "Port-Aldo, le 20\u00a0novembre\u00a02026",
            "",
            "Ana Petrescu",
            "Directrice de l’autorité centrale",
        )
    )


FRENCH = Document(
    "fr",
    "ltr",
    "Demande d’entraide judiciaire en matière pénale",
    "MLA-OUT/2026/0417",
    ("URGENT", "CONFIDENTIEL"),
    "Page {0} sur {1}",
    tuple(_blocks()),
    subject="Documents bancaires et audition de témoin",
    gaps=("date de fin de la confidentialité",) * 6,
    untranslated=1,
    author="Autorité centrale de la République d’Aldovie",
)
