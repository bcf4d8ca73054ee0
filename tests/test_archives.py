"""What holds for every zip: the same bytes from the same files; hostile ones judged before they are read."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest

from mla_writer import archives

FILES = {"b.txt": b"second" * 50, "a.bin": b"first" * 50}
MADE = archives.built(FILES, {"a.bin"})


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_what_is_built_depends_on_the_files_alone() -> None:
    assert archives.built(dict(FILES), ["a.bin"]) == MADE
    entries = opened(MADE).infolist()
    assert [(one.filename, one.compress_type) for one in entries] == [
        ("b.txt", zipfile.ZIP_DEFLATED),
        ("a.bin", zipfile.ZIP_STORED),
    ]
    assert {(one.date_time, one.create_system) for one in entries} == {((1980, 1, 1, 0, 0, 0), 3)}
    assert all(map(archives.is_file, entries))
    assert [archives.content(opened(MADE), one) for one in entries] == list(FILES.values())


def test_the_directory_is_judged_from_the_end() -> None:
    found = archives.directory(MADE)
    assert found is not None
    assert found[0] == 2
    assert found[1] == len(MADE) - archives.END.size - opened(MADE).start_dir


STRANGE = {
    "empty": b"",
    "no zip": b"%PDF-1.7" + bytes(30),
    "something before": b"x" + MADE,
    "something behind": MADE + b"x",
    "something between": MADE[: -archives.END.size] + b"x" + MADE[-archives.END.size :],
    "cut": MADE[:-1],
}


@pytest.mark.parametrize("data", STRANGE.values(), ids=STRANGE.keys())
def test_what_is_not_one_plain_zip(data: bytes) -> None:
    assert archives.directory(data) is None


def test_entries_that_share_their_data() -> None:
    entries = opened(MADE).infolist()
    assert not archives.overlap(entries)
    entries[1].header_offset = entries[0].header_offset + 1
    assert archives.overlap(entries)


def test_a_link_is_no_file() -> None:
    entry = zipfile.ZipInfo("a")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert not archives.is_file(entry)


@pytest.mark.parametrize("told", [5, 500])
def test_a_size_that_is_not_true(told: int) -> None:
    archive = opened(MADE)
    entry = archive.infolist()[0]
    entry.file_size = told
    try:
        found = archives.content(archive, entry)
    except archives.UNREADABLE:
        found = None
    assert found is None
