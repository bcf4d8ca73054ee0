import pytest

from mla_writer.model.draft import Draft, digest_of
from mla_writer.model.translation import Standing, Translation, translation_of


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
