"""The address book: nothing is lost, nothing is overwritten silently."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mla_writer.authorities.book import AddressBook, AlreadyThere
from mla_writer.authorities.card import FieldRefused
from mla_writer.authorities.comparing import differences, updated
from mla_writer.model.errors import ChangedElsewhere, ProgramError, TextRefused, TooLarge, TooNew
from tests.authorities.cards import book, card


def plain(file: Path) -> dict[str, object]:
    return json.loads(file.read_text(encoding="utf-8"))


def test_a_book_that_is_not_there_is_empty_and_reading_makes_no_file(tmp_path: Path) -> None:
    assert book(tmp_path).entries() == ()
    assert list(tmp_path.iterdir()) == []


def test_entries_are_added_changed_removed_and_put_back(tmp_path: Path) -> None:
    made = book(tmp_path)
    first = made.add(card("First", address="1 Long Street"))
    second = made.add(card("Second"))
    changed = made.replace(second, replace(second, phone="+41 1"))
    made.remove(first)
    assert book(tmp_path).entries() == (changed,)
    made.put_back(first)
    made.put_back(first)
    assert set(book(tmp_path).entries()) == {changed, first}


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    made = book(tmp_path)
    made.add(card())
    assert made.file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["Office of Requests", "OFFICE OF REQUESTS", "Óffice of  requests."])
def test_the_same_authority_is_not_added_twice(tmp_path: Path, name: str) -> None:
    made = book(tmp_path)
    existing = made.add(card())
    with pytest.raises(AlreadyThere) as found:
        made.add(card(name))
    assert found.value.existing == existing
    assert made.entries() == (existing,)
    assert made.add(card(name, state="XB")).state == "XB"


def test_an_entry_cannot_become_another_one(tmp_path: Path) -> None:
    made = book(tmp_path)
    first, second = made.add(card("First")), made.add(card("Second"))
    with pytest.raises(AlreadyThere):
        made.replace(second, replace(second, name="FIRST"))
    assert made.entries() == (first, second)


def test_what_another_program_adds_stays(tmp_path: Path) -> None:
    one, other = book(tmp_path), book(tmp_path)
    one.entries()
    other.add(card("Theirs"))
    one.add(card("Mine"))
    assert [entry.name for entry in one.entries()] == ["Theirs", "Mine"]


def test_what_is_written_between_reading_and_writing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import mla_writer.authorities.book as module

    one, other, written = book(tmp_path), book(tmp_path), module.write_over
    one.add(card("First"))

    def meanwhile(*given: object) -> object:
        monkeypatch.setattr(module, "write_over", written)
        other.add(card("Theirs"))
        return written(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "write_over", meanwhile)
    one.add(card("Mine"))
    assert [entry.name for entry in one.entries()] == ["First", "Theirs", "Mine"]


@pytest.mark.parametrize("what", ["replace", "remove", "take_over"])
def test_an_entry_that_was_changed_elsewhere_is_left_as_it_is(tmp_path: Path, what: str) -> None:
    made = book(tmp_path)
    seen = made.add(card(phone="1"))
    theirs = book(tmp_path).replace(seen, replace(seen, phone="2"))
    mine = replace(seen, phone="3")
    with pytest.raises(ChangedElsewhere, match="changed elsewhere"):
        {
            "replace": lambda: made.replace(seen, mine),
            "remove": lambda: made.remove(seen),
            "take_over": lambda: made.take_over([card("New")], [(seen, mine)]),
        }[what]()
    assert made.entries() == (theirs,)


def test_taking_over_is_all_or_nothing(tmp_path: Path) -> None:
    made = book(tmp_path)
    existing = made.add(card("There"))
    with pytest.raises(AlreadyThere):
        made.take_over([card("New"), card("THERE")], [])
    assert made.entries() == (existing,)
    made.take_over([card("New")], [(existing, replace(existing, fax="9"))], {"name": "Nom"})
    assert [(one.name, one.fax) for one in made.entries()] == [("There", "9"), ("New", "")]
    assert made.columns() == {"name": "Nom"}


def test_what_a_newer_version_wrote_inside_is_kept(tmp_path: Path) -> None:
    made = book(tmp_path)
    made.add(card())
    data = plain(made.file)
    data["colour"] = {"a": 1}
    data["entries"][0]["rating"] = [5]  # type: ignore[index]
    made.file.write_text(json.dumps(data), encoding="utf-8")
    entry = made.entries()[0]
    made.replace(entry, replace(entry, phone="7"))
    made.add(card("Other"))
    kept = plain(made.file)
    assert kept["colour"] == {"a": 1}
    assert kept["entries"][0]["rating"] == [5]  # type: ignore[index]


GOOD = {"id": "a", "state": "XA", "name": "Office"}


def file_of(**parts: object) -> bytes:
    return json.dumps({"format": "mla-authorities", "version": 1, **parts}).encode()


DAMAGED = {
    "empty": b"",
    "binary": bytes(range(256)),
    "half a file": file_of(entries=[GOOD])[:-9],
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "another format": b'{"format": "mla-request", "version": 1}',
    "no list": file_of(entries={}),
    "no object": file_of(entries=["a"]),
    "no name": file_of(entries=[{"id": "a", "state": "XA"}]),
    "no id": file_of(entries=[{"state": "XA", "name": "Office"}]),
    "a number": file_of(entries=[{**GOOD, "phone": 7}]),
    "two of one id": file_of(entries=[GOOD, {**GOOD, "name": "Other"}]),
    "an invisible sign": file_of(entries=[{**GOOD, "name": "Of\u202efice"}]),
    "half a sign": b'{"format": "mla-authorities", "version": 1, "entries": [{"id": "a", "state": "XA", '
    b'"name": "\\ud800"}]}',
    "too long": file_of(entries=[{**GOOD, "address": "x" * 5000}]),
    "not a number": b'{"format": "mla-authorities", "version": 1, "more": NaN}',
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_book_is_set_aside_and_told(tmp_path: Path, data: bytes) -> None:
    made = book(tmp_path)
    made.file.write_bytes(data)
    assert made.entries() == ()
    assert made.notice is not None
    aside = next(tmp_path.glob("authorities.damaged-*.json"))
    assert aside.read_bytes() == data
    assert str(aside) == str(made.notice.values["path"])
    made.add(card("New"))
    assert [one.name for one in made.entries()] == ["New"]
    assert aside.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "error"),
    [(b'{"format": "mla-authorities", "version": 2}', TooNew), (file_of(entries=[1] * 50_001), TooLarge)],
)
def test_a_book_that_is_only_beyond_us_is_left_alone(
    tmp_path: Path, data: bytes, error: type[ProgramError]
) -> None:
    made = book(tmp_path)
    made.file.write_bytes(data)
    with pytest.raises(error):
        made.add(card())
    assert made.file.read_bytes() == data
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("texts", "error"),
    [
        ({"address": "a\x00b"}, TextRefused),
        ({"address": "x" * 2001}, FieldRefused),
        ({"as_of": "soon"}, FieldRefused),
        ({"as_of": "2026-13"}, FieldRefused),
    ],
)
def test_what_may_not_stand_in_a_book_is_refused(
    tmp_path: Path, texts: dict[str, str], error: type[ProgramError]
) -> None:
    made: AddressBook = book(tmp_path)
    with pytest.raises(error):
        made.add(card("Office", **texts))
    assert made.entries() == ()


def test_what_differs_is_taken_over_field_by_field() -> None:
    mine = card("Office", phone="1", address="Old street", fax="5")
    theirs = card("OFFICE", phone="2", address="New street")
    assert differences(mine, theirs) == {"phone": ("1", "2"), "address": ("Old street", "New street")}
    taken = updated(mine, theirs, ["phone"])
    assert (taken.name, taken.phone, taken.address, taken.fax) == ("Office", "2", "Old street", "5")


HEAD = '{"format": "mla-authorities", "version": 1, "entries": ['


@pytest.mark.parametrize(
    "text",
    [
        HEAD + '{"id": "a\\ud800", "state": "CH", "name": "x"}]}',
        HEAD + '{"id": "a", "state": "CH", "name": "x", "later": "\\ud800"}]}',
        HEAD + '{"id": "a", "state": "\\u001b[", "name": "x"}]}',
        HEAD + '{"id": "a", "state": "CH", "name": "x", "treaties": ["\\u202e"]}]}',
        HEAD + '{"id": "a", "state": "CH", "name": "x", "later": ' + "[" * 400 + "]" * 400 + "}]}",
    ],
    ids=range(5),
)
def test_what_could_not_be_written_again_is_set_aside(tmp_path: Path, text: str) -> None:
    made = book(tmp_path)
    made.file.write_text(text)
    assert made.entries() == ()
    assert made.notice is not None
    (kept,) = tmp_path.glob("*.damaged-*")
    assert kept.read_text() == text


def test_a_book_never_grows_beyond_what_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mla_writer.authorities import book as module

    monkeypatch.setattr(module, "MOST_ENTRIES", 2)
    made = book(tmp_path)
    with pytest.raises(TooLarge, match="more than 2 entries"):
        made.take_over([card("A"), card("B"), card("C")], [])
    assert made.entries() == ()
