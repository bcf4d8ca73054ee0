"""Small widgets that every window is built of. They know the tokens, never a session."""

from __future__ import annotations

from mla_writer.gui.widgets.ask import Answer, ask, choose_file, choose_folder, tell
from mla_writer.gui.widgets.buttons import Button, CardButton, LinkButton, MenuButton
from mla_writer.gui.widgets.card import Card
from mla_writer.gui.widgets.cells import Cells, as_lines, beginning, own_way
from mla_writer.gui.widgets.elided import ElidedLabel
from mla_writer.gui.widgets.flow import FlowLayout
from mla_writer.gui.widgets.fold import Fold
from mla_writer.gui.widgets.inputs import LineEdit, SearchEdit, TextArea
from mla_writer.gui.widgets.label import Heading, Label, describe, literal, set_role, tooltip
from mla_writer.gui.widgets.layouts import column, row
from mla_writer.gui.widgets.line import Line
from mla_writer.gui.widgets.notice import Notice
from mla_writer.gui.widgets.option import Option
from mla_writer.gui.widgets.pill import Pill, Tag
from mla_writer.gui.widgets.scroll import ScrollColumn
from mla_writer.gui.widgets.segmented import Segmented

__all__ = [
    "Answer",
    "Button",
    "Card",
    "CardButton",
    "Cells",
    "ElidedLabel",
    "FlowLayout",
    "Fold",
    "Heading",
    "Label",
    "Line",
    "LineEdit",
    "LinkButton",
    "MenuButton",
    "Notice",
    "Option",
    "Pill",
    "ScrollColumn",
    "SearchEdit",
    "Segmented",
    "Tag",
    "TextArea",
    "as_lines",
    "ask",
    "beginning",
    "choose_file",
    "choose_folder",
    "column",
    "describe",
    "literal",
    "own_way",
    "row",
    "set_role",
    "tell",
    "tooltip",
]
