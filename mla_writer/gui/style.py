"""The one stylesheet, built from the tokens of ``theme``.

Widgets say what they are by the properties ``role`` and ``tone``; what that looks like stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from mla_writer.gui.theme import SERIF, Size, Space, Theme

SHEET: Final = Template(
    """
QWidget { color: $ink; font-size: ${text}px; }
QMainWindow, QDialog, QWidget[role="ground"] { background: $ground; }
QWidget[role="paper"] { background: $paper; }
QWidget[role="desk"] { background: $desk; }
QFrame[role="header"] { background: $paper; border: none; border-bottom: 1px solid $line; }
QFrame[role="tasks"] { background: $paper; border: none; }
QFrame[role="line"] { background: $line; border: none; }
QFrame[role="card"] { background: $paper; border: 1px solid $line; border-radius: ${radius_large}px; }
QFrame[role="card"][tone="accent"] { border: 1px solid $accent; }

QLabel { background: transparent; }
QLabel[role="title"] { font-family: $serif; font-size: ${text_title}px; font-weight: 700; }
QLabel[role="subtitle"] { font-family: $serif; font-size: ${text_subtitle}px; font-weight: 700; }
QLabel[role="lead"] { font-size: ${text_lead}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="intro"] { color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="hint"] { color: $muted; font-size: ${text_hint}px; }
QLabel[role="help"] { font-size: ${text_hint}px; }
QLabel[role="small"] { color: $muted; font-size: ${text_small}px; }
QLabel[role="aged"] { color: $warning; font-size: ${text_small}px; }
QLabel[role="pill"] { font-size: ${text_hint}px; padding: 5px 12px; border-radius: ${pill_radius}px;
  background: $sunken; color: $ink; }
QLabel[role="tag"] { font-size: ${text_small}px; font-weight: 600; padding: 2px 8px; border-radius: 4px; }
QLabel[tone="accent"] { background: $accent_ground; color: $accent; }
QLabel[tone="block"] { background: $block_ground; color: $block; }
QLabel[tone="warning"] { background: $warning_ground; color: $warning; }
QLabel[tone="done"] { background: $done_ground; color: $done; }
QLabel[tone="neutral"] { background: $sunken; color: $ink; }

QFrame[role="notice"] { border: none; background: $sunken; }
QFrame[role="bar"] { border: none; background: $control_line; }
QFrame[role="bar"][tone="block"] { background: $block; }
QFrame[role="bar"][tone="warning"] { background: $warning_line; }
QFrame[role="bar"][tone="accent"] { background: $accent; }
QFrame[role="bar"][tone="done"] { background: $done; }
QFrame[role="notice"] QLabel { font-size: ${text_hint}px; }
QFrame[role="notice"][tone="block"] { background: $block_ground; }
QFrame[role="notice"][tone="block"] QLabel { color: $block; }
QFrame[role="notice"][tone="warning"] { background: $warning_ground; }
QFrame[role="notice"][tone="warning"] QLabel { color: $warning; }
QFrame[role="notice"][tone="accent"] { background: $accent_ground; }
QFrame[role="notice"][tone="done"] { background: $done_ground; }
QFrame[role="notice"][tone="done"] QLabel { color: $done; }

QPushButton { background: $paper; color: $ink; border: 1px solid $control_line; border-radius: ${radius}px;
  padding: 0 16px; min-height: ${control_inner}px; }
QPushButton:hover { background: $hover; border-color: $ink; }
QPushButton:pressed { background: $sunken; }
QPushButton:disabled { color: $disabled; background: $ground; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $disabled; border-color: $line; }
QPushButton[role="danger"] { color: $block; border-color: $block; }
QPushButton[role="danger"]:hover { background: $block_ground; }
QPushButton[role="quiet"], QPushButton[role="icon"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"] { padding: 0 8px; }
QPushButton[role="icon"] { padding: 0; min-width: ${control_inner}px; }
QPushButton[role="quiet"]:hover, QPushButton[role="icon"]:hover { background: $sunken; }
QPushButton[role="quiet"]:checked, QPushButton[role="icon"]:checked {
  background: $accent_ground; color: $accent; }
QPushButton[role="link"] { background: transparent; border: none; color: $accent; padding: 0; min-height: 0;
  text-decoration: underline; font-size: ${text_hint}px; text-align: left; }
QPushButton[role="link"]:hover { color: $accent_strong; }
QPushButton[role="fold"] { background: transparent; border: none; padding: 0; color: $accent;
  font-weight: 600; }
QPushButton[role="fold"]:hover { color: $accent_strong; }
QPushButton[role=""]:checked { background: $accent_ground; border-color: $accent; color: $accent; }
QPushButton[role="card"] { background: $paper; border: 1px solid $line; border-radius: ${radius_large}px;
  padding: 0; text-align: left; }
QPushButton[role="card"]:hover { border-color: $accent; background: $paper; }
QPushButton[role="card"]:pressed { background: $accent_ground; }
QPushButton[role="card"]:disabled { background: $ground; border-color: $line; }
QPushButton QLabel:disabled { color: $disabled; }
QPushButton[role="segment"] { border-radius: 0; background: $paper; border: none; padding: 0 16px; }
QPushButton[role="segment"]:hover { background: $hover; }
QPushButton[role="segment"]:checked { background: $accent; color: $on_accent; font-weight: 600; }
QPushButton[role="segment"]:disabled { color: $disabled; }
QFrame[role="segments"] { background: $line; border: 1px solid $control_line; border-radius: ${radius}px; }
QPushButton[place="left"], QPushButton[place="only"] {
  border-top-left-radius: 5px; border-bottom-left-radius: 5px; }
QPushButton[place="right"], QPushButton[place="only"] { border-top-right-radius: 5px;
  border-bottom-right-radius: 5px; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox, QAbstractSpinBox { background: $paper; color: $ink;
  border: 1px solid $control_line; border-radius: ${radius}px; padding: 0 10px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${control_inner}px; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit[role="search"] { padding: 0 2px; }
QPlainTextEdit { padding: 4px 6px; }
QPlainTextEdit[role="marked"] { border-color: $line; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border-color: $ink; }
QLineEdit[tone="block"], QPlainTextEdit[tone="block"], QComboBox[tone="block"] { border-color: $block; }
QLineEdit[tone="warning"], QPlainTextEdit[tone="warning"], QComboBox[tone="warning"] {
  border-color: $warning_line; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $ground; color: $disabled; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }
QComboBox QAbstractItemView, QListView[role="popup"] { background: $paper; border: 1px solid $control_line;
  selection-background-color: $accent_ground; selection-color: $ink; outline: none; padding: 4px; }
QListView[role="popup"] { padding: 0; }
QComboBox QAbstractItemView::item, QListView[role="popup"]::item { min-height: 28px; padding: 0 8px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 24px; }
QCheckBox::indicator, QTreeView::indicator, QRadioButton::indicator { width: 16px; height: 16px;
  border: 1px solid $control_line; background: $paper; }
QCheckBox::indicator, QTreeView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked, QTreeView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$tick"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$dot"); }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar { background: $paper; font-size: ${text_hint}px; }
QTabBar::tab { background: $paper; color: $muted; padding: 12px 8px 10px 8px; border: none;
  border-bottom: 3px solid transparent; font-size: ${text_hint}px; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom-color: $accent; }

QListView[role="tasks"], QTreeView, QTableView, QTableWidget { background: $paper; border: none;
  outline: none; }
QListWidget { background: $paper; outline: none; }
QTableView, QTableWidget, QTreeView, QListWidget { border: 1px solid $line; gridline-color: $line;
  selection-background-color: $accent_ground; selection-color: $ink; alternate-background-color: $paper; }
QTableView::item, QTreeView::item { padding: 0 10px; border: none; border-bottom: 1px solid $line; }
QTableView::item:selected, QTreeView::item:selected { background: $accent_ground; color: $ink; }
QListWidget::item { padding: 8px 12px; border-bottom: 1px solid $line; color: $ink; }
QListWidget::item:selected { background: $accent_ground; color: $ink; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $ink; font-weight: 600; border: none;
  border-bottom: 1px solid $line; padding: 6px 12px; }
QTableView QTableCornerButton::section { background: $sunken; border: none; }

QMenu { background: $paper; border: 1px solid $control_line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $ink; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { background: $line; height: 1px; margin: 4px 8px; }
QToolTip { background: $ink; color: $paper; border: none; padding: 4px 8px; font-size: ${text_hint}px; }
QSplitter::handle { background: $line; }
QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QCalendarWidget QWidget { background: $paper; alternate-background-color: $sunken; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent;
  border: none; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QTableView::item:selected { background: $accent; color: $on_accent; }
QCalendarWidget QToolButton { background: transparent; color: $ink; border: none; padding: 6px 8px;
  border-radius: ${radius}px; font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QFrame[role="popup"] { background: $paper; border: 1px solid $control_line; }
"""
)


def stylesheet(theme: Theme, images: dict[str, str] | None = None) -> str:
    """The stylesheet of ``theme``; ``images`` maps ``chevron``, ``tick`` and ``dot`` to files."""
    sizes = {
        "text": Size.TEXT,
        "text_small": Size.TEXT_SMALL,
        "text_hint": Size.TEXT_HINT,
        "text_lead": Size.TEXT_LEAD,
    }
    return SHEET.substitute(
        asdict(theme.palette),
        **{name: theme.px(size) for name, size in sizes.items()},
        text_title=theme.title_px(Size.TEXT_TITLE),
        text_subtitle=theme.title_px(Size.TEXT_LEAD),
        control_inner=theme.px(Size.CONTROL) - Space.HAIR,
        pill_radius=theme.px(Size.TEXT_HINT) * 6 // 10 + Space.TINY,
        radius=Size.RADIUS,
        radius_large=Size.RADIUS_LARGE,
        serif=", ".join(f'"{family}"' for family in SERIF),
        **{"chevron": "", "tick": "", "dot": "", **(images or {})},
    )


def palette(theme: Theme) -> QPalette:
    """The colours for what Qt paints without the stylesheet, and for icons."""
    colours = theme.palette
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.sunken,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.paper,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.ToolTipBase: colours.ink,
        QPalette.ColorRole.ToolTipText: colours.paper,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        result.setColor(disabled, role, QColor(colours.disabled))
    return result


def dress(
    application: QApplication,
    theme: Theme,
    images: dict[str, str] | None = None,
    families: Sequence[str] = (),
) -> None:
    """Give the whole application the look of ``theme``, its running text in ``families``."""
    font = QFont(application.font())
    if families:
        font.setFamilies(families)
    font.setPixelSize(theme.px(Size.TEXT))
    application.setFont(font)
    application.setPalette(palette(theme))
    application.setStyleSheet(stylesheet(theme, images))
