from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget

from mla_writer.gui.drafts_tags import LONGEST, TagsDialog, retagged, tags_in
from mla_writer.gui.services import Services
from mla_writer.vault.query import Entry


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("urgent", ["Urgent"]),
        (" a ,, b ;c\nd", ["a", "b", "c", "d"]),
        ("\u0639\u0627\u060c \u7d27\u6025\uff0cx", ["\u0639\u0627", "\u7d27\u6025", "x"]),
        ("a\x00b\u202ec\u200bd", ["a b c d"]),
        ("<b>&amp\"'%_*", ["<b>&amp\"'%_*"]),
        ("URGENT, café", ["Urgent", "café"]),
        ("x" * 99, ["x" * LONGEST]),
        (" , ", []),
        ("a, a", ["a"]),
    ],
)  # fmt: skip
def test_tags_are_read_as_typed(text: str, found: list[str]) -> None:
    assert list(tags_in(text, ["Urgent"])) == found


@pytest.mark.parametrize(
    ("before", "chosen", "after"),
    [
        (["a"], {"b": True}, ["a", "b"]),
        (["a", "b"], {"a": False}, ["b"]),
        (["a"], {}, ["a"]),
        ([], {"a": True, "b": False}, ["a"]),
        (["a"], {"a": True}, ["a"]),
    ],
)
def test_only_what_was_chosen_changes(
    before: Sequence[str], chosen: dict[str, bool], after: list[str]
) -> None:
    assert list(retagged(before, chosen)) == after


def entry(*tags: str) -> Entry:
    return Entry("i", "", "", "", "", (), (), 0, tags, False, "")


@pytest.fixture
def dialog(services: Services, shown: Callable[[QWidget], QWidget]) -> TagsDialog:
    entries = [entry("all", "some"), entry("all")]
    return TagsDialog(services, entries, ["all", "none", "some"], shown(QWidget()))


def test_what_some_have_stays_so_unless_it_is_decided(dialog: TagsDialog) -> None:
    assert dialog.chosen() == {"all": True, "none": False}


def test_enter_adds_and_does_not_end(dialog: TagsDialog) -> None:
    dialog.typed.setText("new, ALL")
    QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert dialog.chosen() == {"all": True, "none": False, "new": True}
    assert not dialog.result()
    assert not dialog.typed.text()


def test_what_was_typed_last_counts(dialog: TagsDialog) -> None:
    dialog.typed.setText("late")
    dialog.accept()
    assert dialog.chosen()["late"]


def test_boxes_and_completion_know_the_tags_in_use(dialog: TagsDialog) -> None:
    names = [box.accessibleName() for box in dialog.findChildren(QCheckBox)]
    assert names == ["all", "none", "some"]
    completer = dialog.typed.completer()
    completer.setCompletionPrefix("OM")
    assert completer.currentCompletion() == "some"
