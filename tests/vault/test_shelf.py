"""Drafts in the store: what is kept, listed, put away and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mla_writer.model.dossier import Described, Kept, Moment
from mla_writer.model.draft import Draft
from mla_writer.model.errors import ChangedElsewhere, TooLarge, UnknownName, VaultError, WrongTypes
from mla_writer.model.message import message
from mla_writer.model.review import Comment, Review
from mla_writer.vault import Entry, Query, Revision, Vault, annex_files, shelf, steps
from tests.vault.samples import SENTENCE, SetClock, draft, edited, kept, no_problems


def ids(vault: Vault, **asked: Any) -> list[str]:
    return [one.id for one in vault.shelf.entries(Query(**asked))]


def reopened(vault: Vault) -> Any:
    """As a program that has just started sees the shelf."""
    vault.shelf._known.clear()
    return vault.shelf


def test_what_was_saved_is_opened(vault: Vault) -> None:
    review = Review((Comment("c1", "common.facts.summary", "Which night?", "A. Reader", "2026-11-21", 1),))
    one = replace(kept(requesting="FR", requested="CH", kinds=("k",), persons=("Ivo Ferro",)), review=review)
    stamp = vault.shelf.save(one, None)
    found, again = reopened(vault).open("d1", no_problems)
    assert again == stamp == Revision(1)
    assert replace(found, described=one.described) == one
    assert replace(found.described, words=SENTENCE) == one.described


def test_unknown_drafts(vault: Vault) -> None:
    for ask in (
        lambda: vault.shelf.open("none", no_problems),
        lambda: vault.shelf.versions("none"),
        lambda: vault.shelf.keep_version("none", draft(), "kept"),
        lambda: vault.shelf.annexes("none"),
        lambda: vault.shelf.attach("none", "a", b""),
    ):
        with pytest.raises(UnknownName):
            ask()


def test_a_save_on_an_older_state_is_refused_and_changes_nothing(vault: Vault) -> None:
    first = vault.shelf.save(kept(), None)
    vault.shelf.save(kept(summary="Theirs"), first)
    for stamp in (first, None, Revision(7)):
        with pytest.raises(ChangedElsewhere):
            vault.shelf.save(kept(summary="Mine"), stamp)
    assert vault.shelf.open("d1", no_problems)[0].draft == draft(summary="Theirs")
    assert ids(vault, words="mine") == []


def test_steps_survive(vault: Vault) -> None:
    now, stamp = kept(), vault.shelf.save(kept(), None)
    for number in range(12):
        now = edited(now, f"{SENTENCE} {number}")
        stamp = vault.shelf.save(now, stamp)
    back = replace(now, draft=now.undo[-1].draft, undo=now.undo[:-1], redo=(Moment(now.draft, "facts"),))
    stamp = vault.shelf.save(back, stamp)
    found, _ = reopened(vault).open("d1", no_problems)
    assert (found.undo, found.redo) == (back.undo, back.redo)
    other = edited(found, "Another way")
    stamp = vault.shelf.save(other, stamp)
    found, _ = reopened(vault).open("d1", no_problems)
    assert (found.undo, found.redo, found.draft) == (other.undo, (), other.draft)


def test_only_steps_that_changed_are_written(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    now, stamp = kept(), vault.shelf.save(kept(), None)
    written: list[int] = []
    row = steps._row
    monkeypatch.setattr(steps, "_row", lambda link: written.append(link.place) or row(link))
    for number in range(30):
        now = edited(now, f"{number}")
        if len(now.undo) > 20:
            now = replace(now, undo=now.undo[-20:])
        stamp = vault.shelf.save(now, stamp)
    assert written == list(range(30))
    found, stamp = reopened(vault).open("d1", no_problems)
    assert found.undo == now.undo
    written.clear()
    vault.shelf.save(edited(found, "after the restart"), stamp)
    assert written == [30]


def test_a_step_that_fits_no_more_costs_the_steps_behind_it_only(vault: Vault) -> None:
    now, stamp = kept(), vault.shelf.save(kept(), None)
    for text in ("one", "two", "bad", "three", "four"):
        now = edited(now, text)
        stamp = vault.shelf.save(now, stamp)

    def problems(plain: dict[str, Any]) -> list[Any]:
        bad = plain["common"]["facts"]["summary"] == "bad"
        return [("common.facts.summary", message("it is bad"))] if bad else []

    found, stamp = reopened(vault).open("d1", problems)
    assert found.undo == now.undo[-1:]
    vault.shelf.save(found, stamp)
    assert reopened(vault).open("d1", no_problems)[0].undo == now.undo[-1:]


def test_a_draft_of_the_wrong_types_is_told(vault: Vault) -> None:
    vault.shelf.save(kept(), None)
    with pytest.raises(WrongTypes):
        vault.shelf.open("d1", lambda plain: [("common", message("it is bad"))])


def test_too_large_a_draft_is_refused(vault: Vault) -> None:
    with pytest.raises(TooLarge):
        vault.shelf.save(kept(summary="x" * 6 * 2**20), None)
    assert ids(vault) == []


LISTED = [
    ({}, ["d3", "d2", "d1"]),
    ({"descending": False}, ["d1", "d2", "d3"]),
    ({"sort": "requested", "descending": False}, ["d1", "d3", "d2"]),
    ({"states": ("FR",)}, ["d3", "d1"]),
    ({"states": ("CH", "JP")}, ["d2", "d1"]),
    ({"kinds": ("bank_records",)}, ["d1"]),
    ({"kinds": ("bank",)}, []),
    ({"standing": "ready"}, ["d1"]),
    ({"standing": "open"}, ["d3", "d2"]),
    ({"words": "ferro"}, ["d1"]),
    ({"words": "REF-d2"}, ["d2"]),
    ({"limit": 1}, ["d3"]),
    ({"limit": 0}, []),
    ({"place": "bin"}, []),
]


@pytest.mark.parametrize(("asked", "found"), LISTED, ids=range(len(LISTED)))
def test_lists(vault: Vault, asked: dict[str, Any], found: list[str]) -> None:
    told: list[dict[str, Any]] = [
        {"requesting": "FR", "requested": "CH", "kinds": ("bank_records",), "persons": ("Ivo Ferro",)},
        {"requesting": "DE", "requested": "JP", "blocking": 2},
        {"requesting": "DE", "requested": "FR", "blocking": 1},
    ]
    for number, one in enumerate(told, 1):
        vault.shelf.save(kept(f"d{number}", **one), None)
    assert ids(vault, **asked) == found


@pytest.mark.parametrize("asked", [{"place": "x"}, {"standing": "x"}, {"sort": "id; DROP TABLE drafts"}])
def test_lists_that_do_not_exist(vault: Vault, asked: dict[str, Any]) -> None:
    with pytest.raises(UnknownName):
        vault.shelf.entries(Query(**asked))


def test_tags_and_archive(vault: Vault) -> None:
    for name in ("d1", "d2"):
        vault.shelf.save(kept(name), None)
    vault.shelf.tag(["d1"], ["urgent", "two\nlines", "urgent", " "])
    assert vault.shelf.entries(Query(tags=("urgent", "none")))[0].tags == ("urgent", "two lines")
    assert ids(vault, tags=("urg",)) == []
    vault.shelf.archive(["d1"], True)
    assert (ids(vault), ids(vault, place="archive")) == (["d2"], ["d1"])
    vault.shelf.archive(["d1"], False)
    assert ids(vault, place="archive") == []
    assert isinstance(vault.shelf.entries()[0], Entry)


def test_the_bin(vault: Vault, clock: SetClock) -> None:
    for name in ("d1", "d2", "d3"):
        vault.shelf.save(kept(name), None)
    vault.shelf.attach("d1", "a.pdf", b"content")
    vault.shelf.delete(["d1", "d2"])
    assert (ids(vault), sorted(ids(vault, place="bin"))) == (["d3"], ["d1", "d2"])
    vault.shelf.put_back(["d2"])
    vault.shelf.purge(["d3"])
    assert sorted(ids(vault)) == ["d2", "d3"]
    clock.at += timedelta(days=29)
    assert vault.shelf.sweep() == 0
    clock.at += timedelta(days=2)
    assert vault.shelf.sweep() == 1
    assert ids(vault, place="bin") == []
    assert ids(vault, words="heron", place="bin") == []
    with vault._store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM chunks").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM words").fetchone() == (2,)
    vault.shelf.save(kept("d1"), None)


def test_versions(vault: Vault) -> None:
    vault.shelf.save(kept(), None)
    first = vault.shelf.keep_version("d1", draft(summary="First"), "kept", "before the call", "A. Writer")
    second = vault.shelf.keep_version("d1", draft(summary="Second"), "exported")
    assert vault.shelf.versions("d1") == (second, first)
    assert (first.number, second.number, first.label, first.by) == (1, 2, "before the call", "A. Writer")
    assert vault.shelf.version("d1", 1, no_problems) == draft(summary="First")
    with pytest.raises(UnknownName):
        vault.shelf.version("d1", 3, no_problems)


@pytest.mark.parametrize("size", [0, 1, 2**20, 2**20 + 1, 3 * 2**20])
def test_annexed_files(vault: Vault, size: int) -> None:
    vault.shelf.save(kept(), None)
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    file = vault.shelf.attach("d1", "C:\\folder/statement.pdf", data, "a1")
    assert (file.name, file.size, file.annex) == ("statement.pdf", size, "a1")
    assert vault.shelf.annexes("d1") == (file,)
    assert vault.shelf.content("d1", file.id) == data
    vault.shelf.detach("d1", file.id)
    assert vault.shelf.annexes("d1") == ()
    with pytest.raises(UnknownName):
        vault.shelf.content("d1", file.id)


def test_limits_of_annexed_files(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.shelf.save(kept(), None)
    monkeypatch.setattr(annex_files, "LARGEST", 10)
    monkeypatch.setattr(annex_files, "LARGEST_OF_DRAFT", 15)
    vault.shelf.attach("d1", "a", bytes(10))
    for size in (6, 11):
        with pytest.raises(TooLarge):
            vault.shelf.attach("d1", "b", bytes(size))
    assert len(vault.shelf.annexes("d1")) == 1


def test_an_annexed_file_that_was_altered_is_told(vault: Vault) -> None:
    vault.shelf.save(kept(), None)
    file = vault.shelf.attach("d1", "a", b"content")
    with vault._store.writing() as connection:
        connection.execute("UPDATE chunks SET content = x'00'")
    with pytest.raises(VaultError, match="damaged"):
        vault.shelf.content("d1", file.id)
    assert len(vault.examine()) == 1


def test_other_things(vault: Vault) -> None:
    assert vault.shelf.get("identity") is None
    vault.shelf.put("identity", b"one")
    vault.shelf.put("identity", b"two")
    assert vault.shelf.get("identity") == b"two"


def test_a_clock_that_goes_backwards(vault: Vault, clock: SetClock) -> None:
    stamp = vault.shelf.save(kept(), None)
    before = vault.shelf.entries()[0].changed
    assert vault.warnings == ()
    clock.at -= timedelta(days=400)
    for _ in range(2):
        stamp = vault.shelf.save(kept(summary="later"), stamp)
    assert vault.shelf.entries()[0].changed == before
    assert [one.text[:9] for one in vault.warnings] == ["the clock"]


def test_few_drafts_are_remembered_and_all_can_be_saved(vault: Vault) -> None:
    stamps = {f"n{number}": vault.shelf.save(kept(f"n{number}"), None) for number in range(20)}
    assert len(vault.shelf._known) == shelf.MOST_KNOWN
    for id, stamp in stamps.items():
        after = edited(kept(id), "Anew.")
        vault.shelf.save(after, stamp)
        found = vault.shelf.open(id, no_problems)[0]
        assert (found.draft, found.undo) == (after.draft, after.undo)
    assert len(vault.shelf.entries(Query("anew"))) == 20


def test_ids_of_the_drafts_that_have_words(vault: Vault) -> None:
    for id, text in (("d1", "Zürich account"), ("d2", "account in Bern"), ("d3", "nothing")):
        vault.shelf.save(Kept(Draft(id), described=Described(words=text)), None)
    assert vault.shelf.having("acc") == {"d1", "d2"}
    assert vault.shelf.having("acc zurich") == {"d1"}
    assert vault.shelf.having(' "* ') == frozenset()
