"""The list of requests: search, filters, marks, what is done with them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.gui import drafts_actions
from mla_writer.gui.drafts_actions import KEYS, LABELS, OFFERED, UNDONE
from mla_writer.gui.drafts_list import DraftsList
from mla_writer.gui.drafts_model import CHANGED, MARK, REQUEST, STATUS
from mla_writer.gui.drafts_search import ARCHIVE, BIN, DESK, Wanted
from mla_writer.gui.drafts_table import DraftsTable
from mla_writer.gui.services import Services
from mla_writer.gui.widgets import Button
from mla_writer.model.dossier import Described, Kept
from mla_writer.model.draft import Draft
from mla_writer.model.message import message
from mla_writer.vault.query import Query

from .conftest import Ticking

KEPT = (
    Described("PNF 25/114", "FR", "CH", ("bank_records",), ("Ana Ruiz",), "harbour account", 3),
    Described("JIRS 26-0881", "FR", "BR", ("search_seizure",), ("Ivo Brandt",), "villa \u5e10\u6237", 0),
    Described('50% "off" (A&B)', "FR", "CH", ("bank_records", "search_seizure"), (), "naïve café", 0),
)


@pytest.fixture
def shelved(services: Services, ticking: Ticking) -> Services:
    for number, told in enumerate(KEPT):
        ticking.time += timedelta(minutes=1)
        services.shelf.save(Kept(Draft(str(number)), described=told), None)
    return services


@pytest.fixture
def drafts(shelved: Services, shown: Callable[[QWidget], QWidget]) -> DraftsList:
    made = DraftsList(shelved, QWidget())
    made.resize(1000, 600)
    shown(made)
    made.refresh()
    return made


def answering(answer: object) -> Callable[..., object]:
    """What is asked, answered at once."""
    return lambda *_: answer  # pyright: ignore[reportUnknownLambdaType]


def telling(told: list[str]) -> Callable[..., None]:
    """Keeps what is told in ``told``."""

    def tell(parent: object, title: str, text: str, button: str) -> None:
        told.append(text)

    return tell


def table_of(drafts: DraftsList) -> DraftsTable:
    assert drafts.table is not None
    return drafts.table


def ids(drafts: DraftsList) -> list[str]:
    return [entry.id for entry in table_of(drafts).lines.entries]


def held(services: Services, place: str) -> set[str]:
    return {entry.id for entry in services.shelf.entries(Query(place=place))}


def act(drafts: DraftsList, id: str) -> None:
    assert drafts.acting is not None
    drafts.acting.actions[id].trigger()


def said(drafts: DraftsList, row: int, column: int, role: Qt.ItemDataRole) -> str:
    lines = table_of(drafts).lines
    return str(lines.data(lines.index(row, column), role))


def test_the_latest_change_comes_first_and_nothing_is_judged(drafts: DraftsList) -> None:
    assert ids(drafts) == ["2", "1", "0"]
    assert said(drafts, 2, STATUS, Qt.ItemDataRole.DisplayRole).startswith("3 ")
    assert "last saved" in said(drafts, 2, STATUS, Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("switzerland", "20"),
        ("ch FR", "20"),
        ("brandt", "1"),
        ("25/114 pnf", "0"),
        ("881", "1"),
        ("naive cafe", "2"),
        ("request to brazil", "1"),
        ("\u5e10\u6237", "1"),
        ("ruiz switz", "0"),
        ('"harbour account"', "0"),
        ("harb*", "0"),
        ("harbour OR nowhere", ""),
        ("nowhere", ""),
    ],
)
def test_each_word_is_found_in_the_line_or_in_the_answers(drafts: DraftsList, text: str, found: str) -> None:
    drafts.search.setText(text)
    QTest.keyClick(drafts.search, Qt.Key.Key_Return)
    assert "".join(ids(drafts)) == found
    assert drafts.nothing.isHidden() is bool(found)


@pytest.mark.parametrize(
    "text",
    ['"', '""', "'", "*", "a*b*", "(", "NEAR(a b)", "words:a", "a OR", "NOT", "-", "^a", "{a}", "a;DROP",
     "\x00", "%", "_", "\\", "\ud7ff", " \t "],
)  # fmt: skip
def test_nothing_that_is_typed_is_a_command(drafts: DraftsList, text: str) -> None:
    drafts._want(Wanted(text))  # pyright: ignore[reportPrivateUsage]
    assert drafts.found is not None
    assert drafts.found.wanted.text == text
    assert drafts.found.total == len(KEPT)


def test_signs_of_the_number_are_found_as_typed(drafts: DraftsList) -> None:
    for text in ("50%", "A&B", "(A&B)"):
        drafts._want(Wanted(text))  # pyright: ignore[reportPrivateUsage]
        assert ids(drafts) == ["2"]


def test_typing_waits_for_the_last_letter(drafts: DraftsList) -> None:
    drafts.search.setText("brandt")
    assert ids(drafts) == ["2", "1", "0"]
    QTest.qWait(0)
    drafts._wait.timeout.emit()  # pyright: ignore[reportPrivateUsage]
    assert ids(drafts) == ["1"]


def test_the_newest_result_wins(drafts: DraftsList, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[Callable[[], None]] = []

    class Late:
        def run(self, job: Callable[[], object], done: Callable[[object], None], failed: object) -> None:
            result = job()
            waiting.append(lambda: done(result))

    monkeypatch.setattr(drafts._services, "runner", Late())  # pyright: ignore[reportPrivateUsage]
    for text in ("brandt", "ruiz"):
        drafts._want(Wanted(text))  # pyright: ignore[reportPrivateUsage]
    for late in reversed(waiting):
        late()
    assert ids(drafts) == ["0"]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [("states", "CH", "20"), ("kinds", "search_seizure", "21"), ("standing", "ready", "21"),
     ("standing", "open", "0")],
)  # fmt: skip
def test_a_filter_is_shown_while_it_holds(drafts: DraftsList, name: str, value: str, found: str) -> None:
    filters = drafts.filters
    filters.wanted.emit(Wanted().switched(name, value))
    assert "".join(ids(drafts)) == found
    assert [chip.text() for chip in filters.chips] == [filters.label(name, value)]
    filters.chips[0].click()
    assert len(ids(drafts)) == len(KEPT)
    assert filters.isHidden()


def test_all_filters_are_cleared_at_once_and_words_stay(drafts: DraftsList) -> None:
    drafts.filters.wanted.emit(Wanted("pnf").switched("states", "CH").switched("standing", "open"))
    assert drafts.found is not None
    assert len(drafts.filters.chips) == 2
    drafts.filters.clear_all.click()
    assert drafts.found.wanted == Wanted("pnf")


def test_the_menu_offers_what_is_in_use(drafts: DraftsList, shelved: Services) -> None:
    shelved.shelf.tag(["0"], ["a & b"])
    drafts.refresh()
    menus = [action.menu() for action in drafts.filters.menu.menu_shown.actions()]
    offered = [[one.text() for one in menu.actions()] for menu in menus if menu is not None]  # type: ignore[union-attr]
    assert ["Brazil", "Switzerland"] in offered
    assert ["a && b"] in offered


def test_heads_sort_and_the_mark_does_not(drafts: DraftsList) -> None:
    table = table_of(drafts)
    table.sortByColumn(REQUEST, Qt.SortOrder.AscendingOrder)
    assert ids(drafts)[0] == "1"
    table.sortByColumn(STATUS, Qt.SortOrder.DescendingOrder)
    assert ids(drafts) == ["0", "2", "1"]
    table.sortByColumn(MARK, Qt.SortOrder.AscendingOrder)
    assert ids(drafts) == ["0", "2", "1"]
    table.sortByColumn(CHANGED, Qt.SortOrder.AscendingOrder)
    assert ids(drafts) == ["0", "1", "2"]


# Marks and keys


def press(
    drafts: DraftsList, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QApplication.sendEvent(table_of(drafts), QKeyEvent(QEvent.Type.KeyPress, key, with_))


def test_keys_mark_and_open(drafts: DraftsList) -> None:
    table, opened = table_of(drafts), []
    drafts.opened.connect(opened.append)
    QTest.keyClick(drafts.search, Qt.Key.Key_Down)
    press(drafts, Qt.Key.Key_Space)
    assert table.lines.marked == {"2"}
    press(drafts, Qt.Key.Key_Down, with_=Qt.KeyboardModifier.ShiftModifier)
    assert table.lines.marked == {"2", "1"}
    press(drafts, Qt.Key.Key_A, with_=Qt.KeyboardModifier.ControlModifier)
    assert len(table.lines.marked) == len(KEPT)
    press(drafts, Qt.Key.Key_Escape)
    assert not table.lines.marked
    press(drafts, Qt.Key.Key_Return)
    assert opened == ["1"]


def test_a_box_marks_and_the_rest_of_the_line_opens(drafts: DraftsList) -> None:
    table, opened = table_of(drafts), []
    drafts.opened.connect(opened.append)
    at = [table.visualRect(table.lines.index(row, column)).center() for row, column in ((0, MARK), (2, MARK))]
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(table.viewport(), button, none, at[0])
    QTest.mouseClick(table.viewport(), button, Qt.KeyboardModifier.ShiftModifier, at[1])
    assert table.lines.marked == {"0", "1", "2"}
    assert not opened
    QTest.mouseClick(table.viewport(), button, none, table.visualRect(table.lines.index(1, REQUEST)).center())
    assert opened == ["1"]


def test_marks_are_dropped_with_their_lines(drafts: DraftsList) -> None:
    table_of(drafts).selectAll()
    drafts.filters.wanted.emit(Wanted().switched("states", "BR"))
    assert table_of(drafts).lines.marked == {"1"}


def test_what_can_be_done_is_seen_while_something_is_marked(drafts: DraftsList) -> None:
    assert drafts.marked.isHidden()
    table_of(drafts).lines.mark({"0", "1"})
    shown = [button.text() for button in drafts.marked.buttons]
    assert shown == ["Tags …", "Archive", "Export as files …", "Delete"]
    table_of(drafts).lines.mark(())
    assert drafts.marked.isHidden()


def test_every_action_has_a_label_and_those_with_keys_have_no_two_alike() -> None:
    for offered in OFFERED.values():
        keys = [KEYS[id] for id in offered if id in KEYS]
        assert len(keys) == len(set(keys))
        assert set(offered) <= set(LABELS)


@pytest.mark.parametrize(("action", "place"), [("archive", ARCHIVE), ("delete", BIN)])
def test_putting_away_can_be_taken_back_at_once(
    drafts: DraftsList, shelved: Services, action: str, place: str
) -> None:
    table_of(drafts).lines.mark({"0", "2"})
    act(drafts, action)
    assert held(shelved, place) == {"0", "2"}
    assert ids(drafts) == ["1"]
    assert not drafts.undo.isHidden()
    drafts.undo.undo.click()
    assert held(shelved, DESK) == {"0", "1", "2"}
    assert drafts.undo.isHidden()


@pytest.mark.parametrize(("action", "there"), [("archive", ARCHIVE), ("delete", BIN)])
def test_what_was_put_away_comes_back(drafts: DraftsList, shelved: Services, action: str, there: str) -> None:
    table_of(drafts).setCurrentIndex(table_of(drafts).lines.index(0, REQUEST))
    act(drafts, action)
    drafts.filters.places.chosen.emit(there)
    assert ids(drafts) == ["2"]
    table_of(drafts).selectAll()
    act(drafts, UNDONE[action])
    assert held(shelved, DESK) == {"0", "1", "2"}
    assert not drafts.nothing.isHidden()


def test_the_bin_tells_how_long_it_keeps(drafts: DraftsList, ticking: Ticking) -> None:
    table_of(drafts).lines.mark({"0"})
    act(drafts, "delete")
    ticking.time += timedelta(days=10)
    drafts.filters.places.chosen.emit(BIN)
    assert said(drafts, 0, STATUS, Qt.ItemDataRole.DisplayRole) == "20 days left"


@pytest.mark.parametrize(("answer", "left"), [("purge", set[str]()), ("", {"0"})])
def test_deleting_for_good_asks(
    drafts: DraftsList, shelved: Services, monkeypatch: pytest.MonkeyPatch, answer: str, left: set[str]
) -> None:
    monkeypatch.setattr(drafts_actions, "ask", answering(answer))
    shelved.shelf.delete(["0"])
    drafts.filters.wanted.emit(Wanted(place=BIN))
    drafts.refresh()
    table_of(drafts).lines.mark({"0"})
    act(drafts, "purge")
    assert held(shelved, BIN) == left


@pytest.mark.parametrize("place", [ARCHIVE, BIN])
def test_an_empty_place_says_so(drafts: DraftsList, place: str) -> None:
    drafts.filters.wanted.emit(Wanted(place=place))
    assert place in drafts.nothing.title.text()
    drafts.filters.places.chosen.emit(DESK)
    assert drafts.nothing.isHidden()


# Export


def test_drafts_are_exported_beside_each_other_and_over_none(
    drafts: DraftsList, shelved: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelved.shelf.save(Kept(Draft("3"), described=replace(KEPT[0], blocking=0)), None)
    drafts.refresh()
    (tmp_path / "JIRS-26-0881.json").write_text("mine")
    told: list[str] = []
    monkeypatch.setattr(drafts_actions, "ask", answering("choose"))
    monkeypatch.setattr(drafts_actions, "choose_folder", answering(tmp_path))
    monkeypatch.setattr(drafts_actions, "tell", telling(told))
    table_of(drafts).selectAll()
    act(drafts, "export")
    names = {
        "JIRS-26-0881.json",
        "JIRS-26-0881-2.json",
        "PNF-25-114.json",
        "PNF-25-114-2.json",
        "50-off-A-B.json",
    }
    assert {path.name for path in tmp_path.glob("*.json")} == names
    assert (tmp_path / "JIRS-26-0881.json").read_text() == "mine"
    assert shelved.read(tmp_path / "JIRS-26-0881-2.json").id == "1"
    assert told[0].startswith("4 files written")


def test_without_the_warning_accepted_nothing_is_written(
    drafts: DraftsList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(drafts_actions, "ask", answering(""))
    monkeypatch.setattr(drafts_actions, "choose_folder", asked.append)
    table_of(drafts).selectAll()
    act(drafts, "export")
    assert not asked
    assert not list(tmp_path.glob("*.json"))


# Locking, languages


def test_when_the_vault_is_locked_nothing_of_a_draft_stays(drafts: DraftsList) -> None:
    drafts.search.setText("brandt")
    table_of(drafts).selectAll()
    drafts.forget()
    assert not table_of(drafts).lines.entries
    assert not drafts.search.text()
    assert not drafts.words._folded  # pyright: ignore[reportPrivateUsage]
    assert drafts.nothing.isHidden()


def test_a_refusal_of_the_vault_is_told(drafts: DraftsList, monkeypatch: pytest.MonkeyPatch) -> None:
    from mla_writer.model.errors import VaultError

    def refuse(*_: object) -> None:
        raise VaultError(message("the disk is full"))

    told: list[str] = []
    monkeypatch.setattr(drafts_actions, "tell", telling(told))
    monkeypatch.setattr(type(drafts._services.shelf), "delete", refuse)  # pyright: ignore[reportPrivateUsage]
    table_of(drafts).lines.mark({"0"})
    act(drafts, "delete")
    assert told == ["the disk is full"]
    assert drafts.undo.isHidden()


def test_the_line_with_the_focus_stays_itself(drafts: DraftsList) -> None:
    table = table_of(drafts)
    table.setCurrentIndex(table.lines.index(2, REQUEST))
    table.sortByColumn(CHANGED, Qt.SortOrder.AscendingOrder)
    drafts.refresh()
    current = table.current()
    assert current is not None
    assert current.id == "0"


def test_buttons_of_filters_can_be_pressed_by_keys(drafts: DraftsList) -> None:
    drafts.filters.wanted.emit(Wanted().switched("standing", "ready"))
    for part in (*drafts.filters.chips, drafts.filters.clear_all, drafts.filters.menu):
        assert isinstance(part, Button)
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert part.accessibleName()
