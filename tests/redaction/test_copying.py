"""A redacted copy holds no original value anywhere, in no form; equal persons stay equal."""

from __future__ import annotations

import base64
import json
import random
import re
from dataclasses import replace

import pytest

from mla_writer import paths
from mla_writer.drafts import from_json, to_json
from mla_writer.model.draft import Closed, Draft, Override, digest_of
from mla_writer.model.errors import RedactionRefused
from mla_writer.redaction.copying import finder, redacted
from mla_writer.redaction.finding import found
from mla_writer.redaction.gate import refuse_leftovers
from mla_writer.redaction.sensitive import Sort
from mla_writer.redaction.words import key_of
from mla_writer.rulebook.cache import rulebook
from mla_writer.rulebook.typed import AnswerTypes

FILES = {path.stem: path.read_bytes() for path in sorted((paths.resources() / "examples").glob("*.json"))}
FEW = ("asset_return", "kenya-united-kingdom", "ee_stored_data", "spain-united-states", "service")
PLANTED = {
    "latin": ("Šárka", "Vondráčková-Brück"),
    "cyrillic": ("Всеволод", "Сковородников"),
    "arabic": ("نادر", "القصيباوي"),
    "chinese": ("明哲", "司马"),
}
NUMBER = "GB33 BUKB 2020 1555 5555 55"
MAIL = "sarka.v@sovereign.example"


def example(name: str) -> Draft:
    return from_json(FILES[name], AnswerTypes(rulebook()).problems)


def copy_of(draft: Draft) -> Draft:
    return redacted(draft, rulebook(), found(draft, rulebook()))


def planted(name: str, script: str, dice: random.Random) -> Draft:
    """The example with an invented person, an account and an address in its answers and free texts."""
    given, family = PLANTED[script]
    forms = [f"{given} {family}", f"{family}, {given}", family, f"{family.upper()} {given.upper()}"]
    forms += [NUMBER, NUMBER.replace(" ", ""), MAIL, "+44 20 7946 0958"]
    draft = example(name)
    listed = [*draft.get("common.persons.list", []), {"id": "p90", "role": "witness", "entity": "natural"}]
    listed[-1] |= {"family_name": family, "given_names": given, "phone_email": MAIL}
    draft = draft.put("common.persons.list", listed)
    for path in ("common.facts.summary", "common.case.title", "common.persons.list[0].location_basis"):
        words = str(draft.get(path) or "").split(" ")
        for form in forms:
            words.insert(dice.randrange(len(words) + 1), form)
        draft = draft.put(path, " ".join(words))
    said = f"{family} {NUMBER}"
    return replace(
        draft,
        overrides=(Override("c", "common.case.title", said, f"{given} {family}", "2026-01-01", {"x": said}),),
        closed={"common.case.title": Closed("unknown", said)},
        unreadable={"common.case.title": said},
        translations={"fr": {"common.facts.summary": {"text": said, "of": digest_of("x"), "by": family}}},
        unknown={"later": said},
    )


def folded(copy: Draft) -> str:
    return key_of(to_json(copy).decode())


@pytest.mark.slow
@pytest.mark.parametrize("name", [pytest.param(n, marks=() if n in FEW else pytest.mark.full) for n in FILES])
def test_no_example_keeps_an_original_value(name: str) -> None:
    draft = example(name)
    every = found(draft, rulebook())
    copy = redacted(draft, rulebook(), every)
    assert copy.redacted
    assert copy.id != draft.id
    text = folded(copy)
    for one in every:
        if len(key_of(one.value)) >= 10:
            assert key_of(one.value) not in text
    assert from_json(to_json(copy), AnswerTypes(rulebook()).problems) == copy
    assert replace(copy_of(copy), id=copy.id) == copy


@pytest.mark.slow
@pytest.mark.parametrize("script", PLANTED)
def test_what_was_planted_anywhere_is_nowhere_left(script: str, full_counts: bool) -> None:
    dice = random.Random(script)
    names = [name for name in FILES if "persons" in json.loads(FILES[name])["common"]]
    for name in names if full_counts else dice.sample(names, 2):
        copy = copy_of(planted(name, script, dice))
        text = folded(copy)
        for value in (*PLANTED[script], NUMBER, MAIL, "+44 20 7946 0958"):
            assert key_of(value) not in text
            assert base64.b64encode(value.encode()).decode() not in to_json(copy).decode()


@pytest.fixture(scope="module")
def draft() -> Draft:
    return planted("asset_return", "latin", random.Random(1))


@pytest.mark.slow
def test_the_same_value_becomes_the_same_everywhere(draft: Draft) -> None:
    copy = copy_of(draft)
    person = copy.get("common.persons.list[2]")
    said = f"{person['given_names']} {person['family_name']}"
    assert copy.overrides[0].officer == said
    assert said in copy.get("common.facts.summary")
    assert said in copy.get("common.case.title")
    assert said in copy.closed["common.case.title"].reason
    first = re.findall(r"XX00\s?XXXX[\d ]+\d", copy.get("common.facts.summary"))
    assert len(first) == 2
    assert len(set(first)) == 1


@pytest.mark.slow
def test_what_nobody_asked_for_does_not_go_along(draft: Draft) -> None:
    copy = copy_of(draft)
    assert not copy.unreadable
    assert not copy.unknown
    assert not copy.overrides[0].unknown


@pytest.mark.slow
def test_a_translation_follows_its_original_and_forgets_an_older_one(draft: Draft) -> None:
    path, text = "common.facts.summary", str(draft.get("common.facts.summary"))
    for of, expected in ((digest_of(text), None), (digest_of("older"), digest_of(""))):
        kept = {"fr": {path: {"text": "Texte", "of": of}}}
        copy = copy_of(replace(draft, translations=kept))
        now = digest_of(copy.get(path))
        assert copy.translations["fr"][path]["of"] == (expected or now)


@pytest.mark.slow
def test_what_is_kept_stays(draft: Draft) -> None:
    every = found(draft, rulebook())
    kept = [one for one in every if "common.persons.list[2].family_name" in one.paths]
    copy = redacted(draft, rulebook(), every, kept)
    assert copy.get("common.persons.list[2].family_name") == PLANTED["latin"][1]
    assert PLANTED["latin"][1] in copy.get("common.facts.summary")
    assert "Magsino" not in to_json(copy).decode()


@pytest.mark.slow
def test_entries_with_a_name_of_their_own_are_named_anew(draft: Draft) -> None:
    listed = [dict(one) for one in draft.get("common.persons.list")]
    listed[0]["id"] = "magsino-ernesto"
    copy = copy_of(draft.put("common.persons.list", listed))
    assert copy.get("common.persons.list[0].id") == "xx1"


@pytest.mark.slow
@pytest.mark.parametrize("place", ["answer", "key", "reason", "joined"])
def test_the_gate_names_the_place_and_not_the_value(draft: Draft, place: str) -> None:
    every = found(draft, rulebook())
    copy = redacted(draft, rulebook(), every)
    family = PLANTED["latin"][1]
    spoilt = {
        "answer": lambda: copy.put("common.facts.summary", f"seen with {family.upper()} there"),
        "key": lambda: replace(copy, translations={"fr": {f"common.{family}": {"text": "x"}}}),
        "reason": lambda: replace(copy, closed={"common.case.title": Closed("unknown", family)}),
        "joined": lambda: copy.put("common.facts.summary", "x" + key_of(NUMBER) + "x"),
    }[place]()
    with pytest.raises(RedactionRefused) as refused:
        refuse_leftovers(spoilt, rulebook(), every, finder(every))
    assert key_of(family) not in key_of(str(refused.value))


@pytest.mark.slow
def test_every_sort_is_found_and_nothing_of_it_enters_a_log(draft: Draft) -> None:
    every = found(draft, rulebook())
    sorts = {Sort.PERSON, Sort.BIRTH, Sort.CONTACT, Sort.ADDRESS, Sort.IDENTITY}
    assert sorts | {Sort.AUTHORITY, Sort.REFERENCE, Sort.SUSPECTED} <= {one.sort for one in every}
    assert all(one.value not in repr(one) for one in every if one.sort is Sort.PERSON)
