import dataclasses

import pytest

from mla_writer.gui.theme import DARK, LIGHT, Palette, Theme, contrast, theme

TEXT_ON = [
    ("ink", "ground"),
    ("ink", "paper"),
    ("ink", "sunken"),
    ("ink", "hover"),
    ("ink", "accent_ground"),
    ("muted", "ground"),
    ("muted", "paper"),
    ("muted", "desk"),
    ("muted", "accent_ground"),
    ("accent", "paper"),
    ("accent", "ground"),
    ("accent", "accent_ground"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("block", "block_ground"),
    ("block", "paper"),
    ("warning", "warning_ground"),
    ("done", "done_ground"),
]
SEEN_ON = [("control_line", "paper"), ("control_line", "ground"), ("disabled", "ground"), ("accent", "paper")]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), SEEN_ON)
def test_edges_of_controls_can_be_seen(palette: Palette, line: str, ground: str) -> None:
    assert contrast(getattr(palette, line), getattr(palette, ground)) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_is_seen_by_ring_and_edge_together(palette: Palette) -> None:
    assert max(contrast(colour, palette.paper) for colour in (palette.ring, palette.ink)) >= 3


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(
    ("name", "dark_system", "palette"),
    [("light", True, LIGHT), ("dark", False, DARK), ("system", True, DARK), ("system", False, LIGHT)],
)
def test_system_follows_the_desktop(name: str, dark_system: bool, palette: Palette) -> None:
    assert theme(name, 100, dark_system).palette is palette


def test_text_size_scales_sizes() -> None:
    assert Theme(percent=150).px(14) == 21


def test_every_tone_has_text_and_ground() -> None:
    colours = set(dataclasses.asdict(LIGHT).values())
    for tone in ("neutral", "accent", "block", "warning", "done"):
        assert set(LIGHT.tone(tone)) <= colours
