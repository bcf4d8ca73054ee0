"""One picture of each screen in all the languages in which it was taken, to be looked at quickly."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from PIL import Image

WIDTH, ACROSS, GAP = 900, 2, 12
BEGINS = "sheet-"


def sheets(folder: Path) -> tuple[Path, ...]:
    """Put pictures ``screen-language-theme*.png`` of one screen on a sheet each; gives the sheets."""
    grouped: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*.png")):
        if not path.name.startswith(BEGINS):
            grouped[_without_language(path.stem)].append(path)
    return tuple(_sheet(folder / f"{BEGINS}{name}.png", paths) for name, paths in grouped.items())


def _without_language(stem: str) -> str:
    return "-".join(part for part in stem.split("-") if len(part) != len("xx"))


def _sheet(target: Path, paths: list[Path]) -> Path:
    pictures = [_narrowed(Image.open(path)) for path in paths]
    high = max(one.height for one in pictures) + GAP
    down = -(-len(pictures) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * (WIDTH + GAP), down * high), "#808080")
    for place, picture in enumerate(pictures):
        sheet.paste(picture, (place % ACROSS * (WIDTH + GAP), place // ACROSS * high))
    sheet.save(target)
    return target


def _narrowed(picture: Image.Image) -> Image.Image:
    share = min(1.0, WIDTH / picture.width)
    return picture.convert("RGB").resize((round(picture.width * share), round(picture.height * share)))
