"""Changes a person makes, as pure functions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mla_writer.model.draft import Closed, Draft, Measure, digest_of
from mla_writer.session import changes

LIST = "common.persons.list"
DRAFT = Draft(
    id="d",
    common={"persons": {"list": [{"id": "p1"}, {"id": "p2"}, {"id": "p3"}]}},
    measures=(Measure("m1", "a"), Measure("m2", "b")),
    closed={f"{LIST}[1].sex": Closed("unknown", "not on file"), f"{LIST}[2].sex": Closed("unknown", "lost")},
    unreadable={f"{LIST}[2].date_of_birth": "31.2"},
)


def test_an_answer_opens_a_closed_field_again():
    path = f"{LIST}[1].sex"
    draft = changes.answered(DRAFT, path, "female")
    assert path not in draft.closed
    assert draft.get(path) == "female"


def test_an_empty_answer_is_withdrawn():
    draft = changes.answered(DRAFT.put(f"{LIST}[0].sex", "male"), f"{LIST}[0].sex", " ")
    assert "sex" not in draft.get(f"{LIST}[0]")


def test_what_is_not_yet_a_value_is_kept_until_it_is_one():
    path = "common.case.opened_on"
    half = changes.kept_unreadable(DRAFT.put(path, "2025-01-01"), path, "31.02.")
    assert half.get(path) is None
    assert half.unreadable[path] == "31.02."
    whole = changes.answered(half, path, "2025-02-28")
    assert path not in whole.unreadable


def test_removing_an_entry_takes_along_what_was_said_about_it():
    draft = changes.without_item(DRAFT, f"{LIST}[1]")
    assert [entry["id"] for entry in draft.get(LIST)] == ["p1", "p3"]
    assert draft.closed == {f"{LIST}[1].sex": Closed("unknown", "lost")}
    assert draft.unreadable == {f"{LIST}[1].date_of_birth": "31.2"}


def test_moving_an_entry_moves_what_was_said_about_it():
    draft = changes.with_item_at(DRAFT, f"{LIST}[2]", 0)
    assert [entry["id"] for entry in draft.get(LIST)] == ["p3", "p1", "p2"]
    assert draft.unreadable == {f"{LIST}[0].date_of_birth": "31.2"}
    assert set(draft.closed) == {f"{LIST}[0].sex", f"{LIST}[2].sex"}


def test_a_measure_moves_with_what_was_said_about_it():
    draft = replace(DRAFT, closed={"measures[1].answers.x": Closed("unknown", "r")})
    moved = changes.with_measure_at(draft, "m2", 0)
    assert [measure.id for measure in moved.measures] == ["m2", "m1"]
    assert set(moved.closed) == {"measures[0].answers.x"}


@pytest.mark.parametrize(
    ("path", "letter"),
    [
        (LIST, "p"),
        ("common.annexes.list", "x"),
        ("measures[0].answers.accounts", "a"),
        ("common.offences.list", "o"),
    ],
)
def test_entries_get_ids_of_their_list(path, letter):
    assert changes.id_letter(path) == letter


def test_a_new_entry_gets_an_id_that_was_never_used():
    draft = changes.with_item(DRAFT, LIST, {"role": "witness"})
    assert draft.get(f"{LIST}[3]") == {"id": "p4", "role": "witness"}


def test_a_translation_survives_reordering():
    draft = changes.translated(DRAFT, "en", f"{LIST}[2].note", "Seen")
    kept = draft.translations["en"]["common.persons.list.p3.note"]
    assert kept == {"text": "Seen", "of": digest_of("")}
    assert changes.translated(draft, "en", f"{LIST}[2].note", " ").translations["en"] == {}


def test_a_translation_is_checked_by_name_until_it_or_the_original_changes():
    path, day = f"{LIST}[2].note", date(2026, 3, 2)
    draft = changes.translated(DRAFT, "en", path, "Seen")
    checked = changes.translation_checked(draft, "en", path, " A. Moreau ", day)
    kept = checked.translations["en"]["common.persons.list.p3.note"]
    assert (kept["state"], kept["by"], kept["on"]) == ("checked", "A. Moreau", "2026-03-02")
    assert changes.translation_checked(checked, "en", path, "", day) == draft
    assert changes.translated(checked, "en", path, "Seen") == draft
    assert changes.translation_checked(DRAFT, "en", path, "A. Moreau", day) == DRAFT
    outdated = checked.put(path, "something else")
    assert changes.translation_checked(outdated, "en", path, "B. Lind", day) == outdated


def test_an_answer_to_a_list_replaces_what_was_typed_in_its_places():
    draft = changes.kept_unreadable(DRAFT, "common.case.places[1]", "half")
    whole = changes.answered(draft, "common.case.places", ["Paris", "Lyon"])
    assert whole.get("common.case.places") == ["Paris", "Lyon"]
    assert whole.unreadable == DRAFT.unreadable


def test_an_answer_to_a_list_keeps_what_was_typed_inside_its_entries():
    changed = changes.answered(DRAFT, LIST, [*DRAFT.get(LIST), {"id": "p4"}])
    assert changed.unreadable == DRAFT.unreadable


def test_a_record_answered_as_a_whole_opens_its_fields():
    place = "common.authorities.central_requested"
    closed = {f"{place}.{name}": Closed("unknown", "r") for name in ("phone", "email", "address")}
    draft = replace(DRAFT, closed=closed, unreadable={f"{place}.email": "a@", f"{place}.phone": "?"})
    changed = changes.answered(draft, place, {"phone": "+41 1", "email": ""})
    assert set(changed.closed) == {f"{place}.email", f"{place}.address"}
    assert changed.unreadable == {f"{place}.email": "a@"}
