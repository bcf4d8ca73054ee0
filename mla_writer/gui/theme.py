"""Colours, sizes and spacings as tokens: the only place where they are written.

The stylesheet (``style``) and what is painted by hand take them from here. No widget, no text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mla_writer.model.declarations import Severity


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, as ``#RRGGBB``. Every text role reaches 4.5 : 1 on the grounds it stands on."""

    ink: str
    muted: str
    ground: str
    paper: str
    sunken: str
    desk: str
    line: str
    control_line: str
    hover: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_ground: str
    block: str
    block_ground: str
    warning: str
    warning_ground: str
    warning_line: str
    done: str
    done_ground: str
    ring: str
    disabled: str
    scroll: str

    def tone(self, tone: str) -> tuple[str, str]:
        """The text colour and the ground of ``neutral``, ``accent``, ``block``, ``warning`` or ``done``."""
        return {
            "neutral": (self.ink, self.sunken),
            "accent": (self.accent, self.accent_ground),
            "block": (self.block, self.block_ground),
            "warning": (self.warning, self.warning_ground),
            "done": (self.done, self.done_ground),
        }[tone]


LIGHT: Final = Palette(
    ink="#1B2330",
    muted="#5A6270",
    ground="#F4F3EF",
    paper="#FFFFFF",
    sunken="#EBE9E2",
    desk="#E3E0D8",
    line="#DCDAD2",
    control_line="#868A90",
    hover="#F0EEE8",
    accent="#1B5A86",
    accent_strong="#134566",
    on_accent="#FFFFFF",
    accent_ground="#E5EEF6",
    block="#A0262A",
    block_ground="#FBEAE9",
    warning="#7F5200",
    warning_ground="#FFF3D9",
    warning_line="#C98A12",
    done="#2C6A3E",
    done_ground="#E7F2E9",
    ring="#F2C94C",
    disabled="#6E747E",
    scroll="#C4C2BA",
)

DARK: Final = Palette(
    ink="#E9E7E1",
    muted="#A9B0BA",
    ground="#14181D",
    paper="#1D232A",
    sunken="#2A313A",
    desk="#0F1216",
    line="#363F49",
    control_line="#77818D",
    hover="#262D36",
    accent="#8CC0E8",
    accent_strong="#B2D7F3",
    on_accent="#0E1A24",
    accent_ground="#1C3447",
    block="#FF9E98",
    block_ground="#43201F",
    warning="#F2C46B",
    warning_ground="#3A2D12",
    warning_line="#D9A03A",
    done="#8FD1A1",
    done_ground="#1B3524",
    ring="#F2C94C",
    disabled="#8C949F",
    scroll="#4A545F",
)


class Space:
    """Distances in logical pixels."""

    HAIR: Final = 2
    TINY: Final = 4
    SMALL: Final = 8
    MEDIUM: Final = 12
    LARGE: Final = 16
    WIDE: Final = 24
    SECTION: Final = 32
    PAGE: Final = 40


class Size:
    """Sizes in logical pixels at a text size of 100 %."""

    TEXT_SMALL: Final = 12
    TEXT_HINT: Final = 13
    TEXT: Final = 14
    TEXT_LEAD: Final = 16
    TEXT_TITLE: Final = 24
    CONTROL: Final = 36
    RADIUS: Final = 6
    RADIUS_LARGE: Final = 8
    RING: Final = 3
    ICON: Final = 18
    MARK: Final = 20
    COLUMN: Final = 680
    TASKS: Final = 276
    ASIDE: Final = 344
    PREVIEW: Final = 430
    PREVIEW_MOST: Final = 720
    HEADER: Final = 56
    ROW: Final = 40
    ROW_SMALL: Final = 34
    ROW_DRAFT: Final = 52
    CARDS: Final = 330
    SEARCH: Final = 260
    DATE: Final = 176
    NUMBER: Final = 120
    SHORTEST: Final = 8
    GRADE: Final = 72
    DRAWER_BELOW: Final = 1100
    WINDOW: Final = (1360, 860)
    WINDOW_LEAST: Final = (760, 520)
    DIALOG: Final = 480


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette and the text size chosen, in per cent."""

    palette: Palette = LIGHT
    percent: int = 100
    titles: int = 100
    """Titles in per cent of what they would be in Latin letters."""

    def title_px(self, size: int) -> int:
        """``size`` of a title, in logical pixels."""
        return round(self.px(size) * self.titles / 100)

    def px(self, size: int) -> int:
        """``size`` at the text size chosen, in logical pixels."""
        return round(size * self.percent / 100)


TONES: Final = {Severity.BLOCKS: "block", Severity.WARNING: "warning", Severity.ADVICE: "accent"}
"""The tone in which a finding of each severity is shown."""

SERIF: Final = ("Noto Serif", "Amiri", "Noto Sans SC", "serif")
"""Families of titles, in the order in which they are tried."""


def theme(name: str, percent: int, dark_system: bool) -> Theme:
    """The theme for the preference ``light``, ``dark`` or ``system`` and a text size in per cent."""
    dark = name == "dark" or (name == "system" and dark_system)
    return Theme(DARK if dark else LIGHT, percent)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours ``#RRGGBB``, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
