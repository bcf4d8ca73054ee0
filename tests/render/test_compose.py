"""A whole document: gaps, translations, what is printed and what is not."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, replace

import pytest

from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.draft import Closed, Measure
from mla_writer.model.errors import CannotRender
from mla_writer.render.compose import UNTRANSLATED, compose
from mla_writer.render.document import Document, Paragraph, Span, plain, spans_of


@pytest.fixture
def said(case: Case, make_texts):
    """The texts of the paragraphs that a source makes of a case."""

    def made(source: str, code: str = "en", of: Case = case) -> list[str]:
        document = compose(of, Language(code), make_texts(source))
        return [plain(block.spans) for block in document.blocks if isinstance(block, Paragraph)]

    return made


@pytest.mark.parametrize(
    ("code", "address", "printed"),
    [
        ("en", "Plass 4\n0164 Oslo", "Plass 4, 0164 Oslo"),
        ("ar", "Plass 4\n0164 Oslo", "Plass 4, 0164 Oslo"),
        ("ar", "شارع 4\nالقاهرة", "شارع 4، القاهرة"),
        ("zh", "Plass 4\n0164 Oslo", "Plass 4, 0164 Oslo"),
        ("zh", "长安街4号\n北京", "长安街4号，北京"),
    ],
)
def test_an_address_on_one_line_is_one_answer_with_its_own_commas(
    case: Case, make_texts, code: str, address: str, printed: str
) -> None:
    case = replace(case, draft=case.draft.put("common.case.reference", address))
    document = compose(case, Language(code), make_texts('{{ case.reference|lines|join(", ") }}'))
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert [(span.text, span.role) for span in block.spans] == [(printed, "value")]


@pytest.mark.parametrize(
    ("source", "en", "fr"),
    [
        ("{{ authorities.requested_state|country }}", "France", "France"),
        ("{{ persons.list[0].nationality|countries }}", "Aldovia and France", "Aldovie et France"),
        ("{{ translation.original_language|language }}", "English", "anglais"),
        ("{{ persons.list[0].date_of_birth|date }}", "1\u00a0January 1980", "1er\u00a0janvier 1980"),
        ("{{ offences.list[0].period|period }}", "from 1\u00a0January 2026 to 3\u00a0March 2026", None),
        ("{{ persons.list[0].role|choice('role') }}", "Suspect", None),
        ("{{ ['suspect', 'witness', 'body']|choices('role') }}", "Suspect, witness and Europol",
         "Suspect, Témoin et Europol"),
        ("{{ persons.list[0]|person_name|upper }}", "KARIM HADDAD", "KARIM HADDAD"),
        ("{{ bases[0].treaty|instrument }}", "Convention on Tests", "Convention sur les essais"),
        ("{{ bases[0].title }}, {{ bases[0].articles }}",
         "Convention on Tests, 18", "Convention sur les essais, 18"),
        ("{{ measures[0].accounts[0].sum|money }}", "EUR\u00a01,200.00", "1\u202f200,00\u00a0EUR"),
        ("{{ measures[0].accounts[0].number|identifier }}", "GB33\u00a0BUKB\u00a02020", None),
        ("{{ measures[0].accounts[0].holder|person_name }}", "Karim Haddad", "Karim Haddad"),
        ("{{ measures[0].serves.persons[0]|person_name }}", "Meridian Trade Ltd", "Meridian Trade Ltd"),
        ("{{ measures[0].label }}: {{ measures[0].kind }}", "Bank records: bank_records", None),
        ("{{ 1234567.5|number }}", "1,234,567.5", "1\u202f234\u202f567,5"),
        ("{{ facts.places|join_and }}", "Albena and Port Vale", "Albena et Port Vale"),
        ("{{ facts.places|join('; ') }}", "Albena; Port Vale", "Albena\u202f; Port Vale"),
        ("{{ authorities.requesting_authority.address|lines|join(', ') }}", "1 Court Street, Albena", None),
        ("{{ authorities.requesting_authority.email|optional }}.", ".", "."),
        ("{{ authorities.requesting_authority.email|gap('e-mail') }}", "[e-mail]", None),
        ("{{ authorities.requesting_authority.email }}", "[to be completed]", None),
        ("{% for p in facts.summary|paragraphs %}\n1. {{ p }}\n{% endfor %}", "On one day.", "On one day."),
        ("{% if link|filled %}x{% endif %}{% if case|filled %}y{% endif %}", "y", "y"),
        ("{{ undertakings[0].text }}", "The evidence will be used in this case only.", None),
        ("{{ assurances.texts[0] }}", "The evidence will be used in this case only.", None),
        ("{{ sections[0].heading }} {{ document.id }} {{ document.date|date }}",
         "Statement of facts letter 21\u00a0November 2026", None),
        ("{{ unused.anything|optional }}.", ".", "."),
        ("{{ annexes.list|annexes|optional }}.", ".", "."),
    ],
)  # fmt: skip
def test_data_and_filters(said, source: str, en: str, fr: str | None) -> None:
    assert said(source)[0] == en
    if fr is not None:
        assert said(source, "fr")[0] == fr


def test_annexes_by_number(case: Case, said) -> None:
    listed = [{"id": "x1", "number": "1"}, {"id": "x2", "title": "Order"}]
    case = replace(case, draft=case.draft.put("common.annexes.list", listed))
    assert said("{{ annexes.list|annexes }}", of=case) == ["annexes\u00a01 and Order"]


def test_internal_answers_are_not_there(said) -> None:
    with pytest.raises(CannotRender, match="secret"):
        said("{{ case.secret }}")


def test_gaps_are_marked_and_named(case: Case, make_texts) -> None:
    source = (
        "{{ signature.name }} {{ persons.list[1].date_of_birth|date }} {{ link.nexus }} {{ signature.name }}"
    )
    document = compose(case, Language("fr"), make_texts(source))
    assert document.gaps == ("Name", "Date of birth", "Nexus")
    assert [span.role for span in spans_of(document) if span.role] == ["gap"] * 4


def test_a_missing_text_is_one_gap(case: Case, make_texts) -> None:
    source = "{% for p in link.nexus|paragraphs %}\n1. {{ p }}\n{% endfor %}"
    document = compose(case, Language("en"), make_texts(source))
    assert document.gaps == ("Nexus",)
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    ("state", "printed"), [("unknown", "not known"), ("not_applicable", "not applicable")]
)
def test_a_closed_field_says_so_and_is_no_gap(case: Case, make_texts, state: str, printed: str) -> None:
    closed = {
        "common.signature.name": Closed(state, "because"),
        "common.link.nexus": Closed(state, "because"),
    }
    case = replace(case, draft=replace(case.draft, closed=closed))
    source = "{{ signature.name }}{% if signature.name %}x{% endif %}\n\n{{ link.nexus|paragraphs|first }}"
    document = compose(case, Language("en"), make_texts(source))
    assert [plain(block.spans) for block in document.blocks] == [printed, printed]
    assert document.gaps == ()


PROSE = "{{ facts.summary }} {{ measures[0].accounts[0].basis }} {{ persons.list[0].note }}"


def test_prose_in_another_language_is_marked(case: Case, make_texts) -> None:
    document = compose(case, Language("fr"), make_texts(PROSE))
    foreign = [span for span in spans_of(document) if span.role == "untranslated"]
    assert document.untranslated == 3
    assert {span.lang for span in foreign} == {"en"}
    assert compose(case, Language("en"), make_texts(PROSE)).untranslated == 0


def test_a_translation_takes_its_place(case: Case, make_texts) -> None:
    translations = {
        "fr": {
            "common.facts.summary": 'Un jour : "oui".',
            "measures.m1.accounts.a1.basis": {"text": "Un relevé."},
            "common.persons.list.p1.note": " ",
        }
    }
    case = replace(case, draft=replace(case.draft, translations=translations))
    document = compose(case, Language("fr"), make_texts(PROSE))
    assert document.untranslated == 1
    legend = Paragraph((Span(Language("fr", "request").text(UNTRANSLATED)),), style="note")
    assert document.blocks == (
        Paragraph(
            (
                Span("Un jour\u00a0: «\u00a0oui\u00a0». Un relevé. "),
                Span("Seen often.", role="untranslated", lang="en"),
            )
        ),
        legend,
    )


def test_one_answer_in_paragraphs_counts_once(case: Case, make_texts) -> None:
    source = "{% for p in facts.summary|paragraphs %}\n1. {{ p }}\n{% endfor %}"
    assert compose(case, Language("fr"), make_texts(source)).untranslated == 1


def test_the_same_question_is_answered_once(case: Case, said) -> None:
    of_measure = replace(case, draft=case.draft.put("measures[0].answers.account_nexus", "Because."))
    assert said("{{ link.nexus }}", of=of_measure) == ["Because."]
    of_common = replace(case, draft=case.draft.put("common.link.nexus", "Since."))
    assert said("{{ measures[0].account_nexus }}", of=of_common) == ["Since."]


def test_a_reference_that_leads_nowhere_is_a_gap(case: Case, said) -> None:
    case = replace(case, draft=case.draft.put("measures[0].answers.accounts[0].holder", "p9"))
    assert said("{{ measures[0].accounts[0].holder|person_name }}", of=case) == ["[to be completed]"]


def test_each_measure_brings_its_text(case: Case, make_texts) -> None:
    source = "{% for measure in measures %}\n### {{ measure.label }}\n{{ measure.text }}\n{% endfor %}"
    document = compose(case, Language("en"), make_texts(source))
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Paragraph", "Items"]


def test_a_kind_without_a_text_is_named(case: Case, make_texts) -> None:
    case = replace(case, draft=replace(case.draft, measures=(Measure("m1", "unwritten"),)))
    with pytest.raises(CannotRender, match="Something unwritten"):
        compose(case, Language("en"), make_texts("x"))


def test_a_document_is_plain_data(case: Case, make_texts) -> None:
    document = compose(case, Language("en"), make_texts("# T\n\n" + PROSE))
    assert json.loads(json.dumps(asdict(document)))["title"] == "T"


def test_spans_take_their_roles(case: Case, make_texts) -> None:
    source = "{{ persons.list[0]|person_name }} {{ measures[0].accounts[0].sum|money }} {{ case.reference }}"
    document = compose(case, Language("en"), make_texts(source + " {{ case.reference|identifier }}"))
    assert [span.role for span in spans_of(document) if span.role] == [
        "name",
        "amount",
        "value",
        "identifier",
    ]


@pytest.mark.slow
def test_composing_takes_less_than_a_page_turn(case: Case, make_texts) -> None:
    """The figure of the design is 20 ms for a letter; the machine may be busy, so the best of five counts."""
    paragraph = "1. {{ p|person_name }} {{ t('x {y}', y=p.role|choice('role')) }}"
    texts = make_texts(f"{{% for p in persons.list %}}\n{paragraph}\n{{% endfor %}}")
    people = case.draft.common["persons"]["list"] * 30
    case = replace(case, draft=case.draft.put("common.persons.list", people))
    times: list[float] = []
    document: Document | None = None
    for _ in range(5):
        begun = time.perf_counter()
        document = compose(case, Language("fr"), texts)
        times.append(time.perf_counter() - begun)
    assert document is not None
    assert len(document.blocks) == 60
    assert min(times) < 0.04
