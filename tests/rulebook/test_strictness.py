"""Whatever is wrong with a declaration is refused with file, place, what was found, what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mla_writer import paths
from mla_writer.model.declarations import Check, Field, Mode, Page, Section
from mla_writer.model.errors import RulebookError
from mla_writer.model.fields import parse_type
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook import shapes
from mla_writer.rulebook.declared import fields_of
from mla_writer.rulebook.links import check_links
from mla_writer.rulebook.load import load
from mla_writer.rulebook.names import TypeBuilder
from mla_writer.rulebook.reader import shaped
from mla_writer.rulebook.resolution import Resolver

FIELD = {
    "label": "A question",
    "type": "text",
    "requirement": "required",
    "source": "UNTOC 18(15)",
    "verified": "text",
}
CHECK = {
    "id": "XXX-001",
    "severity": "warning",
    "mode": "automatic",
    "title": "A title",
    "message": "A message.",
    "fix": "A remedy.",
    "source": "UNTOC 18(15)",
    "verified": "text",
    "when": "true",
}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lable": "x"}, "f.toml, at fields.a.lable: unknown key; allowed: label, type, requirement"),
        ({"source": ""}, "f.toml, at fields.a.source: String should have at least 1 character"),
        ({"verified": "maybe"}, "Input should be 'text', 'excerpt', 'knowledge' or 'practice'"),
        ({"requirement": "must"}, "Input should be 'required', 'conditional', 'recommended' or 'optional'"),
        ({"prose": "yes"}, "Input should be a valid boolean (found 'yes')"),
    ],
)
def test_the_shape_of_a_field(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RulebookError) as refused:
        shaped(shapes.FieldShape, FIELD | change, "f.toml", "fields.a")
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "txt"}, "f.toml, at fields.a: the type 'txt' is not known; allowed: text, long_text"),
        ({"type": "choice"}, "the type 'choice' is not known"),
        ({"requirement": "conditional"}, "'required_when' goes with requirement = \"conditional\""),
        ({"required_when": "true"}, "'required_when' goes with requirement = \"conditional\""),
    ],
)
def test_what_a_field_declares(change: dict[str, Any], message: str) -> None:
    shape = shaped(shapes.FieldShape, FIELD | change, "f.toml")
    with pytest.raises(RulebookError) as refused:
        fields_of({"a": shape}, "2026-11-21", "f.toml")
    assert message in str(refused.value)


def _field(rulebook: Rulebook, **change: Any) -> Rulebook:
    group = rulebook.groups["case"]
    field = replace(group.fields["title"], **change)
    fields: dict[str, Field] = {**group.fields, "title": field}
    return replace(rulebook, groups={**rulebook.groups, "case": replace(group, fields=fields)})


def _kind(rulebook: Rulebook, id: str, **change: Any) -> Rulebook:
    return replace(rulebook, kinds={**rulebook.kinds, id: replace(rulebook.kinds[id], **change)})


def _check(rulebook: Rulebook, id: str, **change: Any) -> Rulebook:
    return replace(rulebook, checks={**rulebook.checks, id: replace(rulebook.checks[id], **change)})


def _pages(rulebook: Rulebook, *pages: Page) -> Rulebook:
    first, *rest = rulebook.sections
    return replace(rulebook, sections=(replace(first, pages=pages), *rest))


LINKS: dict[str, tuple[Callable[[Rulebook], Rulebook], str]] = {
    "choice list": (
        lambda r: _field(r, type=parse_type("choice:stages")),
        "common/case.toml, at title.type: there is no choice list 'stages'; known: stage,",
    ),
    "record": (
        lambda r: _field(r, type=parse_type("record:persom")),
        "at title.type: there is no record 'persom'; known: person,",
    ),
    "target": (
        lambda r: _field(r, type=parse_type("ref:people")),
        "there is no target of references 'people'",
    ),
    "class of document": (
        lambda r: _kind(r, "service", document="leter"),
        "kinds/service.toml, at document: there is no class of document 'leter'; known: letter",
    ),
    "common group": (
        lambda r: _kind(r, "service", uses_common=("cases",)),
        "kinds/service.toml, at uses_common: there is no common group 'cases'; known: case",
    ),
    "assurance": (
        lambda r: _kind(r, "service", assurances=("safe_condct",)),
        "there is no assurance 'safe_condct'; known: safe_conduct",
    ),
    "ground": (
        lambda r: _kind(r, "service", refusal_grounds=("sovereignity",)),
        "there is no ground 'sovereignity'; known: sovereignty",
    ),
    "pages missing": (
        lambda r: _kind(r, "service", pages=()),
        "kinds/service.toml, at pages: a kind that is drafted has pages",
    ),
    "page field": (
        lambda r: _kind(r, "service", pages=(Page("a", "A?", fields=("adressees",)),)),
        "there is no field 'adressees'; known: addressees",
    ),
    "field on no page": (
        lambda r: _kind(r, "service", pages=r.kinds["service"].pages[1:]),
        "the field 'addressees' stands on no page; every field stands on exactly one page",
    ),
    "common field twice": (
        lambda r: _pages(r, *r.sections[0].pages, Page("again", "Again?", fields=("case.title",))),
        "journey.toml, at sections: the field 'case.title' stands on again, case;",
    ),
    "page id twice": (
        lambda r: _pages(r, *r.sections[0].pages, Page("kinds", "Again?")),
        "journey.toml, at sections.need: the id 'kinds' stands 2 times",
    ),
    "no place for measures": (
        lambda r: replace(r, sections=tuple(replace(one, measures=False) for one in r.sections)),
        "exactly one section must hold the measures",
    ),
    "section id twice": (
        lambda r: replace(r, sections=(*r.sections, Section("need", "Again"))),
        "journey.toml, at sections: the id 'need' stands 2 times",
    ),
    "kind of a check": (
        lambda r: _check(r, "SRV-001", kinds=("servise",)),
        "checks, at SRV-001: there is no kind 'servise'; known: service",
    ),
    "skipped check": (
        lambda r: replace(
            r, documents={**r.documents, "letter": replace(r.documents["letter"], skips={"CON-999": ()})}
        ),
        "documents.toml, at documents.letter.skips: there is no check 'CON-999'; known: CON-0",
    ),
    "left out field": (
        lambda r: replace(
            r,
            documents={
                **r.documents,
                "file_note": replace(r.documents["file_note"], leaves_out=frozenset({"case.custdy"})),
            },
        ),
        "documents.toml, at documents.file_note.leaves_out: there is no common field 'case.custdy'",
    ),
    "need": (
        lambda r: replace(r, needs=(replace(r.needs[0], kind="testimonies"),)),
        "needs.toml, at needs: there is no kind 'testimonies'; known: testimony",
    ),
    "same_as of another form": (
        lambda r: _kind(
            r,
            "ee_preservation",
            fields={
                **r.kinds["ee_preservation"].fields,
                "loss_risk": replace(r.kinds["ee_preservation"].fields["loss_risk"], same_as="urgency.level"),
            },
        ),
        "at loss_risk.same_as: urgency.level has the type choice:urgency_level, this field long_text",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LINKS)
def test_a_reference_that_leads_nowhere(rulebook: Rulebook, name: str) -> None:
    change, message = LINKS[name]
    with pytest.raises(RulebookError) as refused:
        check_links(change(rulebook))
    assert message in str(refused.value)


@pytest.fixture(scope="module")
def resolver(rulebook: Rulebook) -> Resolver:
    types = TypeBuilder(rulebook.choices, rulebook.records)
    words = {"kind": rulebook.kinds, "instrument": rulebook.instruments}
    return Resolver(rulebook, types, words)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"when": "empty(measure.adressees)"},
            "checks, at SRV-001.when: column 15: there is no field 'adressees'; known: addressees",
        ),
        ({"when": "measure.invitation_only"}, "write '== true', '== false' or '!= true' behind it"),
        ({"when": "measure.mode == 'pigeon'"}, "'pigeon' is not in the list service_mode"),
        ({"when": "kind('servise')"}, "'servise' is not in the list kind; known: service"),
        ({"when": "item.role == 'suspect'", "each": ""}, "there is nothing named 'item' here"),
        ({"when": "words(item.address)"}, "at SRV-001.when: column 1: found number; allowed: yes or no"),
        ({"each": "measure.mode"}, "; a list is expected"),
        (
            {"fields": ("item.adress",)},
            "at SRV-001.fields: column 6: there is no field 'adress'; known: address",
        ),
        ({"message": "{name} has no address."}, "the texts quote {name}, 'quotes' gives {}"),
        ({"quotes": {"name": "item.address"}}, "the texts quote {}, 'quotes' gives {name}"),
        ({"when": ""}, "an automatic check has 'when'"),
        ({"mode": Mode.CONFIRM}, "a check that is confirmed has 'fires_on'"),
    ],
)
def test_a_check_that_does_not_resolve(
    rulebook: Rulebook, resolver: Resolver, change: dict[str, Any], message: str
) -> None:
    wrong: Check = replace(rulebook.checks["SRV-001"], **change)
    with pytest.raises(RulebookError) as refused:
        resolver.check(wrong)
    assert message in str(refused.value)


def test_a_check_of_several_kinds_must_resolve_in_each(rulebook: Rulebook, resolver: Resolver) -> None:
    wrong = replace(rulebook.checks["SRV-001"], kinds=("service", "testimony"))
    with pytest.raises(RulebookError, match="there is no field 'addressees'"):
        resolver.check(wrong)


def _changed(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of the resources by links, with one text of one file replaced."""
    for entry in paths.resources().iterdir():
        if entry.name != Path(name).parts[0]:
            (folder / entry.name).symlink_to(entry)
    source = paths.resources() / name
    target = folder / name
    if len(Path(name).parts) > 1:
        target.parent.mkdir()
        for entry in source.parent.iterdir():
            if entry.name != target.name:
                (target.parent / entry.name).symlink_to(entry)
    text = source.read_text(encoding="utf-8")
    assert old in text
    target.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("journey.toml", 'id = "need"', "id = need", "journey.toml, at the top: the file is not valid TOML"),
        (
            "kinds/service.toml",
            "order = 3",
            "order = 2",
            "at order: 2 is the place of kinds/service.toml already",
        ),
        (
            "checks/service.toml",
            'id = "SRV-002"',
            'id = "SRV-001"',
            "at SRV-001: this check is declared twice",
        ),
        (
            "common/urgency.toml",
            "urgency.level != 'ordinary'",
            "urgency.level != 'normal'",
            "common/urgency.toml, at deadline.required_when: column",
        ),
        (
            "records/person.toml",
            "item.entity == 'natural'",
            "item.entitty == 'natural'",
            "records/person.toml, at family_name.required_when: column 6: there is no field 'entitty'",
        ),
        (
            "limits.toml",
            'source = "UNTOC 2(b)"\n',
            "",
            "limits.toml, at limits.serious_crime_min_max_penalty.source",
        ),
        (
            "treaty_rules.toml",
            "basis('uncac')",
            "basis('uncak')",
            "treaty_rules.toml, at uncac_dual.holds: column 8: 'uncak' is not in the list instrument",
        ),
        (
            "assurances.toml",
            "kind('spontaneous_information')",
            "kind('spontaneous')",
            "assurances.toml, at use_limitation.offered_when: column",
        ),
    ],
)
def test_a_file_that_is_wrong_is_refused_as_a_whole(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(RulebookError) as refused:
        load(_changed(tmp_path, name, old, new))
    assert message in str(refused.value)


def test_a_check_needs_a_source() -> None:
    with pytest.raises(RulebookError, match="at source: Field required"):
        shaped(shapes.CheckShape, {k: v for k, v in CHECK.items() if k != "source"}, "checks/x.toml")
