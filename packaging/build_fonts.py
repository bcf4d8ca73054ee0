"""Make the fonts of documents from their published packages: ``python packaging/build_fonts.py``.

Run by hand when a font is to be renewed, with the packages of the group ``test`` installed; the
result is committed in ``resources/fonts``. It takes some minutes (the Chinese fonts are large).
The packages are read as archives and compared with known digests; no code of theirs is run.

Why these: Noto Serif has every letter of the Latin, Cyrillic and Greek alphabets and the narrow
no-break space of French; Amiri is the one Arabic face whose text can be found again in a PDF; Noto
Serif SC is kept complete since names of persons use rare characters; Noto Sans SC serves headings.
Static faces, because a DOCX cannot embed variable ones. All are under the SIL Open Font Licence and
none reserves the name under which it is shipped.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

LATIN_CYRILLIC_GREEK = (
    (0x0020, 0x007E),
    (0x00A0, 0x052F),
    (0x1AB0, 0x1AFF),
    (0x1D00, 0x1FFF),
    (0x2000, 0x209F),
    (0x20A0, 0x20CF),
    (0x2100, 0x218F),
    (0x2190, 0x2199),
    (0x2200, 0x22FF),
    (0x25A0, 0x25FF),
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E52),
    (0xA640, 0xA69F),
    (0xA720, 0xA7FF),
    (0xFB00, 0xFB06),
    (0xFE20, 0xFE2F),
    (0xFFFD, 0xFFFD),
)
ARABIC = (
    (0x0020, 0x007E),
    (0x00A0, 0x00FF),
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x08A0, 0x08FF),
    (0x2000, 0x206F),
    (0x25CC, 0x25CC),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFF),
)
CHINESE_PUNCTUATION = (
    (0x0020, 0x007E),
    (0x00A0, 0x00FF),
    (0x2010, 0x2027),
    (0x3000, 0x303F),
    (0xFF00, 0xFFEF),
)


@dataclass(frozen=True, slots=True)
class Package:
    """A package, the SHA-256 of its wheel, the licence inside, and the name under which we ship that."""

    name: str
    version: str
    sha256: str
    notice: str
    notice_as: str


@dataclass(frozen=True, slots=True)
class Face:
    """One file that we ship: from which file of a package, at which weight, with which characters.

    ``weight`` 0: the source is static. ``characters`` empty: all are kept, the file is copied.
    """

    file: str
    package: Package
    source: str
    characters: frozenset[int] = frozenset()
    weight: int = 0


def spread(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Every code point of the ``ranges``, ends included."""
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def gb2312() -> frozenset[int]:
    """The characters of GB 2312-80, the standard of general use for simplified Chinese."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF))
    return frozenset(ord(text) for pair in pairs if len(text := pair.decode("gb2312", "ignore")) == 1)


NOTO_SERIF = Package(
    "fontpkg-noto-serif",
    "2.15",
    "3cc09442fea9c5f852ca4b3ae2984acf7033c20f5d67bb35f4381549c74f370f",
    "fontpkg_noto_serif/LICENSE",
    "OFL-NotoSerif.txt",
)
AMIRI = Package(
    "fontpkg-amiri",
    "1.2",
    "ea30ddcbb1982a1a9f23bc970990a71984133d8784c0ddc9c1d716da3b9bdf20",
    "fontpkg_amiri/LICENSE",
    "OFL-Amiri.txt",
)
NOTO_SC = Package(
    "pylopdf-fonts-zh-cn",
    "0.1.1",
    "e2661ef3790cbe0f0f6aa5338b6859b7cd288ee75bc88cd4239c62cd025d4fb3",
    "pylopdf_fonts_zh_cn-0.1.1.dist-info/licenses/LICENSE",
    "OFL-NotoSC.txt",
)

UPRIGHT = "fontpkg_noto_serif/files/NotoSerif[wdth,wght].ttf"
ITALIC = "fontpkg_noto_serif/files/NotoSerif-Italic[wdth,wght].ttf"
EUROPEAN = spread(LATIN_CYRILLIC_GREEK)
FACES = (
    Face("NotoSerif-Regular.ttf", NOTO_SERIF, UPRIGHT, EUROPEAN, 400),
    Face("NotoSerif-Bold.ttf", NOTO_SERIF, UPRIGHT, EUROPEAN, 700),
    Face("NotoSerif-Italic.ttf", NOTO_SERIF, ITALIC, EUROPEAN, 400),
    Face("NotoSerif-BoldItalic.ttf", NOTO_SERIF, ITALIC, EUROPEAN, 700),
    Face("Amiri-Regular.ttf", AMIRI, "fontpkg_amiri/files/Amiri-Regular.ttf", spread(ARABIC)),
    Face("Amiri-Bold.ttf", AMIRI, "fontpkg_amiri/files/Amiri-Bold.ttf", spread(ARABIC)),
    Face("NotoSerifSC-Regular.otf", NOTO_SC, "pylopdf_fonts_zh_cn/NotoSerifSC-Regular.otf"),
    Face(
        "NotoSansSC-Regular.otf",
        NOTO_SC,
        "pylopdf_fonts_zh_cn/NotoSansSC-Regular.otf",
        gb2312() | spread(CHINESE_PUNCTUATION),
    ),
)


def fetch(package: Package, folder: Path) -> zipfile.ZipFile:
    """The wheel of ``package``; stops when it is not the one that was looked at."""
    wanted = f"{package.name}=={package.version}"
    command = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), wanted)
    subprocess.run(command, check=True)
    stem = package.name.replace("-", "_")
    (wheel,) = folder.glob(f"{stem}-{package.version}-*.whl")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{wheel.name}: SHA-256 is {found}, expected {package.sha256}")
    return zipfile.ZipFile(wheel)


def made(face: Face, data: bytes) -> bytes:
    """The bytes of the file ``face`` from those of its source."""
    if not face.characters:
        return data
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    if face.weight:
        font = instantiateVariableFont(font, {"wdth": 100, "wght": face.weight}, updateFontNames=True)
    subsetter = Subsetter(options())
    subsetter.populate(unicodes=face.characters)
    subsetter.subset(font)
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def options() -> Options:
    """Keep the shaping of every script and the names; drop hints and glyph names."""
    chosen = Options()
    chosen.layout_features = [*chosen.layout_features, "lnum", "tnum", "sups"]
    chosen.name_IDs = ["*"]
    chosen.notdef_outline = True
    chosen.hinting = False
    chosen.glyph_names = False
    chosen.drop_tables = [*chosen.drop_tables, "vhea", "vmtx", "VORG", "DSIG", "STAT"]
    return chosen


def licence(package: Package, wheel: zipfile.ZipFile) -> str:
    """The licence in ``wheel``, headed by the copyright of each font where it does not say it itself."""
    text = wheel.read(package.notice).decode("utf-8")
    if text.startswith("Copyright"):
        return text
    sources = sorted({face.source for face in FACES if face.package == package})
    notices = (str(TTFont(io.BytesIO(wheel.read(source)))["name"].getDebugName(0)) for source in sources)
    return "\n".join((*notices, "", text))


def main() -> None:
    """Make every face and copy the licence of each package."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wheels = {face.package: fetch(face.package, Path(folder)) for face in FACES}
        for package, wheel in wheels.items():
            (TARGET / package.notice_as).write_text(licence(package, wheel), encoding="utf-8")
        for face in FACES:
            data = made(face, wheels[face.package].read(face.source))
            (TARGET / face.file).write_bytes(data)
            print(f"{face.file}: {len(data):,} bytes", flush=True)


if __name__ == "__main__":
    main()
