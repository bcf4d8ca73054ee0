import pytest

from mla_writer.model.draft import Draft, digest_of
from mla_writer.model.translation import (
    Standing,
    Translation,
    stands_as_written,
    translation_of,
    written_in,
)


@pytest.mark.parametrize(
    ("kept", "standing"),
    [
        ({}, Standing.MISSING),
        ({"text": " "}, Standing.MISSING),
        ({"text": "Vu", "of": digest_of("Heard")}, Standing.OUTDATED),
        ({"text": "Vu", "of": digest_of("Seen")}, Standing.DRAFT),
        ("Vu", Standing.DRAFT),
        ({"text": "Vu"}, Standing.DRAFT),
        ({"text": "Vu", "state": "checked", "by": "A. Moreau", "on": "2026-03-02"}, Standing.CHECKED),
        ({"text": "Vu", "of": 3, "state": "read", "by": "A. Moreau", "on": "2026-03-02"}, Standing.DRAFT),
        (["Vu"], Standing.MISSING),
    ],
)
def test_a_translation_stands_by_what_is_kept(kept: object, standing: Standing) -> None:
    draft = Draft(id="d1", translations={"fr": {"common.facts.summary": kept}})
    assert translation_of(draft, "fr", "common.facts.summary").standing("Seen") is standing


def test_what_is_kept_is_read_back() -> None:
    translation = Translation("Vu", digest_of("Seen"), "A. Moreau", "2026-03-02")
    draft = Draft(id="d1", translations={"fr": {"common.facts.summary": translation.plain}})
    assert translation_of(draft, "fr", "common.facts.summary") == translation


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Étienne Marlot", True),
        ("Marlot Étienne", True),
        ("Meridian Trade Ltd", True),
        ("a.b@c.example", True),
        ("2024/417", True),
        ("Étienne", False),
        ("Étienne Marlot et ses proches", False),
        ("the user of the account", False),
    ],
)
def test_names_and_addresses_alone_stand_as_written(text: str, stands: bool) -> None:
    people = [
        {"id": "p1", "given_names": "Étienne Paul", "family_name": "Marlot"},
        {"id": "p2", "legal_name": "Meridian Trade Ltd"},
    ]
    assert stands_as_written(Draft("d", common={"persons": {"list": people}}), text) is stands


def test_the_language_of_the_draft_is_the_one_answered_else_the_first_chosen() -> None:
    answered = Draft("d", languages=("fr",), common={"translation": {"original_language": "es"}})
    assert [written_in(one) for one in (answered, Draft("d", languages=("fr", "en")), Draft("d"))] == [
        "es",
        "fr",
        "",
    ]
