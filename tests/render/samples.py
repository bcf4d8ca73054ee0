"""Documents made by hand, one for each direction and script, and a long one in French.

Everything in them is invented. ``[[role|text]]`` makes a span with a role, ``[[note|text]]`` a
footnote, ``**text**`` bold.
"""

# ruff: noqa: E501 (sentences; Chinese letters count twice)

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mla_writer.render.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Letterhead,
    Paragraph,
    Reference,
    References,
    Signature,
    Span,
    Spans,
    Table,
)

MARKUP = re.compile(
    r"\[\[(?P<role>\w+)(?::(?P<lang>\w+))?\|(?P<text>.*?)\]\]|\*\*(?P<bold>.+?)\*\*", re.DOTALL
)


def line(text: str) -> Spans:
    """Spans from a text with the marks above."""
    spans: list[Span] = []
    position = 0
    for found in MARKUP.finditer(text):
        if found.start() > position:
            spans.append(Span(text[position : found.start()]))
        spans.append(_span(found))
        position = found.end()
    if position < len(text):
        spans.append(Span(text[position:]))
    return tuple(spans)


def _span(found: re.Match[str]) -> Span:
    if found["bold"]:
        return Span(found["bold"], bold=True)
    if found["role"] == "note":
        return Span("", note=(Span(found["text"]),))
    role: Any = found["role"]
    return Span(found["text"], role=role, lang=found["lang"] or "")


def lines(*texts: str) -> tuple[Spans, ...]:
    return tuple(line(text) for text in texts)


def numbered(texts: Iterable[str], start: int = 1) -> list[Block]:
    return [Paragraph(line(text), f"{number}.", "numbered") for number, text in enumerate(texts, start)]


def items(labels: str, *texts: str, kind: Any = "letter", level: int = 1) -> Items:
    entries = (Item(label, line(text)) for label, text in zip(labels.split(), texts, strict=True))
    return Items(kind, tuple(entries), level)


def references(*rows: tuple[str, str]) -> References:
    return References(tuple(Reference(line(label), line(value)) for label, value in rows))


def table(columns: tuple[str, ...], *rows: tuple[str, ...], shares: tuple[float, ...] = ()) -> Table:
    return Table(lines(*columns), tuple(lines(*row) for row in rows), shares)


ENGLISH = Document(
    "en",
    "ltr",
    "Request for mutual legal assistance in criminal matters",
    "MLA-OUT/2026/0417",
    ("URGENT", "CONFIDENTIAL"),
    "Page {0} of {1}",
    (
        Letterhead(
            lines(
                "Republic of Aldovia",
                "Ministry of Justice",
                "Central Authority for International Judicial Cooperation",
                "",
                "14 Liberty Square, 1010 Port Aldo — Telephone [[identifier|+999 1 555 01 00]] — "
                "[[identifier|mla@justice.example]]",
            )
        ),
        references(
            ("Our reference", "[[identifier|MLA-OUT/2026/0417]]"),
            ("Date", "20 November 2026"),
            ("To", "The Central Authority of the Kingdom of Berovia\nMinistry of Justice, Berostad"),
        ),
        Heading(1, "", line("Request for mutual legal assistance in criminal matters")),
        Paragraph(line("**Subject:** bank records of [[name|Meridian Trade Ltd]]"), style="lead"),
        Paragraph(
            line(
                "The Central Authority of the Republic of Aldovia presents its compliments to the Central "
                "Authority of the Kingdom of Berovia and has the honour to transmit the present request."
            )
        ),
        Heading(2, "1.", line("Authority conducting the proceedings")),
        *numbered(
            (
                "The investigation is conducted by the Economic Crime Section of the Public Prosecutor’s "
                "Office, file [[identifier|PA-ECO-2025/1187]]. The prosecutor in charge is "
                "[[name|Elena Marin]] (telephone [[identifier|+999 1 555 01 23]], "
                "[[identifier|e.marin@prosecutor.example]]).",
                "This request is based on Article 18 of the United Nations Convention against Transnational "
                "Organized Crime[[note|United Nations, Treaty Series, vol. 2225, No. 39574.]] and is made "
                "on the date of [[gap|date of the decision: to be completed]].",
            )
        ),
        Heading(2, "2.", line("Statement of facts")),
        *numbered(
            (
                "Between 4 March 2024 and 30 September 2025 persons acting for **Meridian Trade Ltd** are "
                "suspected of having diverted [[amount|EUR 4,873,512.40]] to the account "
                "[[identifier|AD99 0001 2030 2003 5910 0100]] held by [[name|Karim Haddad]] (passport "
                "[[identifier|P<BV 48215 7730]]), from the address [[identifier|203.0.113.45]].",
            ),
            start=3,
        ),
        Paragraph(
            line("[[untranslated:fr|Les factures mentionnent des appareils qui n’ont jamais été livrés.]]"),
            style="numbered",
        ),
        Heading(2, "3.", line("Assistance requested")),
        *numbered(("The requested State is asked to obtain and transmit:",), start=4),
        items(
            "(a) (b)",
            "the documents of the opening of the account;",
            "the statements from 1 January 2024 to 31 December 2025, namely:",
        ),
        items("(i) (ii)", "credits above [[amount|EUR 10,000.00]];", "all debits.", level=2),
        Heading(3, "", line("Persons concerned")),
        table(
            ("Name", "Date of birth", "Capacity", "Amount"),
            ("[[name|Karim Haddad]]", "12 May 1979", "suspect", "[[amount|EUR 4,873,512.40]]"),
            ("[[name|Ilse Brandt]]", "3 July 1984", "witness", "[[amount|EUR 950.00]]"),
            shares=(3, 2, 2, 2),
        ),
        table(
            (), ("Account", "[[identifier|AD99 0001 2030 2003 5910 0100]]"), ("Holder", "Meridian Trade Ltd")
        ),
        items("• •", "annex 1: text of the provisions;", "annex 2: order of the court.", kind="bullet"),
        Paragraph(line("This request is to be handled as confidential."), style="note"),
        Paragraph(
            line(
                "The Central Authority avails itself of this opportunity to renew the assurances of its "
                "highest consideration."
            )
        ),
        Signature(lines("Port Aldo, 20 November 2026", "", "Ana Petrescu", "Head of the Central Authority")),
    ),
    subject="Bank records",
    gaps=("date of the decision",),
    untranslated=1,
    author="Central Authority of Aldovia",
)

SPANISH = Document(
    "es",
    "ltr",
    "Solicitud de asistencia judicial recíproca en materia penal",
    "MLA-OUT/2026/0417",
    ("RESERVADO",),
    "Página {0} de {1}",
    (
        Letterhead(lines("República de Aldovia", "Ministerio de Justicia")),
        Heading(1, "", line("Solicitud de asistencia judicial recíproca en materia penal")),
        Heading(2, "I.", line("Hechos")),
        *numbered(
            ("Se investiga a [[name|Íñigo Núñez]] por [[amount|EUR 12.500,00]].", "¿Dónde está la suma?")
        ),
        Heading(2, "II.", line("Medidas solicitadas")),
        *numbered(("Se solicita:",), start=3),
        items("a) b)", "los extractos de la cuenta;", "la identidad del titular."),
        Signature(lines("Puerto Aldo", "", "La Autoridad Central")),
    ),
)

RUSSIAN = Document(
    "ru",
    "ltr",
    "Запрос об оказании взаимной правовой помощи по уголовному делу",
    "MLA-OUT/2026/0417",
    ("СРОЧНО",),
    "Страница {0} из {1}",
    (
        Letterhead(lines("Республика Альдовия", "Министерство юстиции")),
        Heading(1, "", line("Запрос об оказании взаимной правовой помощи по уголовному делу")),
        Heading(2, "1.", line("Изложение фактов")),
        *numbered(
            (
                "Подозреваемый [[name|Карим Хаддад]] перевёл [[amount|4 873 512,40 EUR]] на счёт "
                "[[identifier|AD99 0001 2030 2003 5910 0100]].",
                "Просим предоставить:",
            )
        ),
        items("а) б) в)", "выписки по счёту;", "сведения о владельце;", "документы об открытии счёта."),
        table(("Лицо", "Статус"), ("[[name|Карим Хаддад]]", "Подозреваемый")),
    ),
)

ARABIC = Document(
    "ar",
    "rtl",
    "طلب مساعدة قانونية متبادلة في المسائل الجنائية",
    "MLA-OUT/2026/0417",
    ("عاجل", "سري"),
    "الصفحة {0} من {1}",
    (
        Letterhead(
            lines(
                "جمهورية ألدوفيا",
                "وزارة العدل",
                "السلطة المركزية للتعاون القضائي الدولي",
                "",
                "14 ساحة الحرية، 1010 بورت ألدو — هاتف: [[identifier|+999 1 555 01 00]] — البريد الإلكتروني: "
                "[[identifier|mla@justice.example]]",
            )
        ),
        references(
            ("مرجعنا", "[[identifier|MLA-OUT/2026/0417]]"),
            ("التاريخ", "20 نوفمبر 2026"),
            ("إلى", "السلطة المركزية لمملكة بيروفيا، وزارة العدل، بيروستاد"),
        ),
        Heading(1, "", line("طلب مساعدة قانونية متبادلة في المسائل الجنائية")),
        Paragraph(line("تحقيق بشأن [[name|كريم الحداد]] وآخرين"), style="lead"),
        Heading(2, "1.", line("السلطة الطالبة")),
        *numbered(
            (
                "يتولى التحقيق قسم الجرائم الاقتصادية في النيابة العامة، رقم الملف "
                "[[identifier|PA-ECO-2025/1187]]. والمدعية العامة هي [[name|إيلينا مارين]] (هاتف "
                "[[identifier|+999 1 555 01 23]]، البريد الإلكتروني [[identifier|e.marin@prosecutor.example]]).",
                "يستند هذا الطلب إلى المادة 18 من اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر "
                "الوطنية[[note|الأمم المتحدة، مجموعة المعاهدات (Treaty Series)، المجلد 2225، الرقم 39574.]]، "
                "وقد صدر القرار في [[gap|تاريخ القرار: يُستكمل]].",
                "أُودعت الأموال في الحساب [[identifier|AD99 0001 2030 2003 5910 0100]] الذي تملكه شركة "
                "[[name|Meridian Trade Ltd]] بمبلغ قدره [[amount|4,873,512.40 EUR]] (جواز السفر "
                "[[identifier|P<BV 48215 7730]]).",
            )
        ),
        items("أ) ب) ج)", "مستندات فتح الحساب؛", "كشوف الحساب؛", "هوية المالك المستفيد."),
        Paragraph(line("[[untranslated:fr|Les factures n’ont jamais été payées.]]")),
        table(
            ("الاسم", "الصفة", "المبلغ"),
            ("[[name|كريم الحداد]]", "مشتبه فيه", "[[amount|4,873,512.40 EUR]]"),
            ("[[name|Ilse Brandt]]", "شاهدة", "[[amount|950.00 EUR]]"),
        ),
        Paragraph(line("وتغتنم السلطة المركزية هذه الفرصة لتعرب عن فائق تقديرها.")),
        Signature(lines("بورت ألدو، 20 نوفمبر 2026", "", "[[name|آنا بتريسكو]]", "رئيسة السلطة المركزية")),
    ),
)

CHINESE = Document(
    "zh",
    "ltr",
    "刑事司法协助请求书",
    "MLA-OUT/2026/0417",
    ("紧急", "机密"),
    "第 {0} 页，共 {1} 页",
    (
        Letterhead(lines("阿尔多维亚共和国", "司法部", "国际司法合作中央机关")),
        references(("发文字号", "[[identifier|MLA-OUT/2026/0417]]"), ("日期", "2026 年 11 月 20 日")),
        Heading(1, "", line("刑事司法协助请求书")),
        Heading(2, "一、", line("案件事实")),
        *numbered(
            (
                "2024 年 3 月 4 日至 2025 年 9 月 30 日期间，以 [[name|Meridian Trade Ltd]] 公司名义行事的人员涉嫌"
                "侵吞公共资金，已付款项共计 [[amount|4,873,512.40 EUR]]。",
                "请求依据《联合国打击跨国有组织犯罪公约》第十八条[[note|联合国《条约汇编》第 2225 卷，第 39574 号。]]"
                "提出，并请求提供**全部账户资料**：",
            )
        ),
        items(
            "(a) (b)", "[[name|张㐂]]的开户文件；", "[[identifier|AD99 0001 2030 2003 5910 0100]] 的对账单。"
        ),
        table(("姓名", "身份"), ("[[name|王䶮]]", "嫌疑人"), ("[[name|李四]]", "证人")),
        Signature(lines("阿尔多港", "", "中央机关负责人")),
    ),
)
