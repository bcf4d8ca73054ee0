"""The archive of a pack: what is built is read; what a stranger builds is refused, in bounded time."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mla_writer.model.errors import PackRefused
from mla_writer.packs import archive, layout
from tests.packs.conftest import files_of

NAMES = st.sampled_from(
    [
        "countries/CH.toml",
        "countries/GB-SCT.toml",
        "instruments/xa-xb_2025.toml",
        "sources/xa.toml",
        "kinds/xa_x.toml",
        "checks/x.toml",
        "choices/x.toml",
        "records/x.toml",
        "assurances.toml",
        "refusal_grounds.toml",
        "term_lists.toml",
        "translations/fr.toml",
        "templates/letter.md.j2",
        "templates/kinds/xa_x.md.j2",
        "templates/parts/a/b.md.j2",
        "README.md",
    ]
)


@given(st.dictionaries(NAMES, st.binary(max_size=2000)), st.binary(max_size=200))
def test_what_is_built_is_read(files: dict[str, bytes], about: bytes) -> None:
    files = {**files, "pack.toml": about}
    data = archive.build(files)
    assert archive.read(data) == files
    assert archive.build(dict(reversed(files.items()))) == data
    assert archive.read(data, only="pack.toml") == {"pack.toml": about}


@given(st.data())
def test_no_damaged_archive_breaks_the_reader(data: st.DataObject) -> None:
    raw = bytearray(archive.build(files_of(countries__CH="[a]\nb = 1\n")))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(PackRefused):
        assert "pack.toml" in archive.read(bytes(raw))


REFUSED_NAMES = [
    "../pack.toml",
    "countries/../../x.toml",
    "/etc/passwd",
    "C:/x.toml",
    "C:x.toml",
    "countries\\CH.toml",
    "countries/CH.toml/",
    "countries/",
    "./pack.toml",
    "countries//CH.toml",
    "countries/ch.toml",
    "countries/CHE.toml",
    "countries/CH.toml\0.exe",
    "countries/C\u202eH.toml",
    "countries/C\tH.toml",
    "countries/СН.toml",
    "kinds/Über.toml",
    "kinds/" + "a" * 300 + ".toml",
    "journey.toml",
    "letterhead.docx",
    "templates/x.html",
    "templates/a/b/c/d.md.j2",
    "kinds/CON .toml",
    "con",
    "pack.toml:stream",
    "",
    "\ud800",
]


@pytest.mark.parametrize("name", REFUSED_NAMES, ids=ascii)
def test_names_that_are_refused(name: str) -> None:
    with pytest.raises(PackRefused, match="may not hold") as caught:
        layout.refuse_path(name)
    assert str(caught.value).isascii()


def zipped(*entries: tuple[str, bytes], **about: object) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for key, value in about.items():
                setattr(info, key, value)
            made.writestr(info, content)
    return target.getvalue()


ABOUT = ("pack.toml", b"x")


def patched(at: bytes, offset: int, new: bytes, data: bytes | None = None) -> bytes:
    raw = bytearray(data or zipped(ABOUT, ("assurances.toml", b"y" * 99)))
    place = raw.rindex(at) + offset
    raw[place : place + len(new)] = new
    return bytes(raw)


def with_comment() -> bytes:
    target = io.BytesIO(zipped(ABOUT))
    with zipfile.ZipFile(target, "a") as made:
        made.comment = b"hello"
    return target.getvalue()


def many(count: int) -> bytes:
    return zipped(ABOUT, *((f"kinds/a{number}.toml", b"") for number in range(count)))


def overlapping() -> bytes:
    raw = zipped(ABOUT, ("assurances.toml", b"x"))
    first = raw.index(b"PK\x01\x02")
    second = raw.index(b"PK\x01\x02", first + 4)
    copied = bytearray(raw)
    copied[second + 42 : second + 46] = raw[first + 42 : first + 46]
    return bytes(copied)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "not a pack"),
    "no zip": (lambda: b"x" * 99, "not a pack"),
    "something before it": (lambda: b"#!/bin/sh\n" + zipped(ABOUT), "not a pack"),
    "something behind it": (lambda: zipped(ABOUT) + b"x", "not a pack"),
    "a comment": (with_comment, "not a pack"),
    "a hidden part": (lambda: patched(b"PK\x05\x06", 16, b"\x01\x00"), "not a pack"),
    "no description": (lambda: zipped(("assurances.toml", b"")), "no file pack.toml"),
    "way out": (lambda: zipped(ABOUT, ("../x.toml", b"")), "may not hold"),
    "twice": (lambda: zipped(ABOUT, ("kinds/a.toml", b"1"), ("kinds/A.toml", b"2")), "may not hold"),
    "readme twice": (lambda: zipped(ABOUT, ("README.md", b"1"), ("readme.md", b"2")), "may not hold"),
    "link": (
        lambda: zipped(ABOUT, ("kinds/a.toml", b"/etc"), external_attr=(stat.S_IFLNK | 0o777) << 16),
        "is a link",
    ),
    "pipe": (lambda: zipped(ABOUT, external_attr=(stat.S_IFIFO | 0o644) << 16), "is a link"),
    "encrypted": (lambda: patched(b"PK\x01\x02", 8, b"\x01\x00"), "encrypted"),
    "unusual packing": (lambda: zipped(ABOUT, compress_type=zipfile.ZIP_BZIP2), "unusual"),
    "too many": (lambda: many(layout.MOST_FILES + 1), "more than 2000 files"),
    "says too many": (lambda: patched(b"PK\x05\x06", 8, b"\xff\xff\xff\xff"), "more than|not a pack"),
    "large file": (lambda: zipped(ABOUT, ("kinds/a.toml", bytes(2 << 20))), "larger than 1 MiB"),
    "tight": (lambda: zipped(ABOUT, ("kinds/a.toml", bytes(1 << 20))), "too tightly"),
    "says it is small": (lambda: patched(b"PK\x01\x02", 24, struct.pack("<I", 3)), "damaged|as large"),
    "says it is large": (lambda: patched(b"PK\x01\x02", 24, struct.pack("<I", 900)), "damaged|as large"),
    "gigabytes": (lambda: patched(b"PK\x01\x02", 24, b"\xff\xff\xff\x7f"), "larger than"),
    "one file behind two names": (overlapping, "damaged"),
    "archive too large": (lambda: bytes(layout.LARGEST_ARCHIVE + 1), "larger than 20 MiB"),
}


@pytest.mark.parametrize(("data", "told"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_archives(data: Callable[[], bytes], told: str) -> None:
    with pytest.raises(PackRefused, match=told):
        archive.read(data())


def test_two_names_that_some_systems_hold_alike() -> None:
    with pytest.raises(PackRefused, match="stands twice"):
        layout.refuse_names(["pack.toml", "countries/CH.toml", "countries/CH.toml"])


def test_all_files_together_are_bounded() -> None:
    with pytest.raises(PackRefused, match="larger than 16 MiB"):
        layout.refuse_sizes({f"kinds/a{number}.toml": 1 << 20 for number in range(17)})


def test_a_folder(tmp_path: Path) -> None:
    files = files_of(countries__CH="x", kinds__a="y")
    for name, content in {**files, ".git/config": b"z"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert archive.read_folder(tmp_path) == files


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda folder: (folder / "x.exe").write_bytes(b""), "may not hold"),
        (lambda folder: (folder / "assurances.toml").symlink_to(folder / "pack.toml"), "is a link"),
        (lambda folder: (folder / "kinds").symlink_to(folder), "is a link"),
        (lambda folder: (folder / "pack.toml").unlink(), "no file pack.toml"),
        (lambda folder: (folder / "README.md").write_bytes(bytes((1 << 20) + 1)), "larger than 1 MiB"),
    ],
)
def test_folders_that_are_refused(tmp_path: Path, make: Callable[[Path], object], told: str) -> None:
    (tmp_path / "pack.toml").write_bytes(b"x")
    make(tmp_path)
    with pytest.raises(PackRefused, match=told):
        archive.read_folder(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackRefused, match="cannot be read"):
        archive.read_folder(tmp_path / "none")
