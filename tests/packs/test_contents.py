"""What a pack says of itself, and what is judged of its files."""

from __future__ import annotations

import pytest

from mla_writer.model.errors import PackRefused
from mla_writer.packs.about import described, order
from mla_writer.packs.contents import checked
from tests.packs.conftest import files_of

GOOD = {
    "format": "mla-pack",
    "format_version": 1,
    "id": "xa",
    "name": "Facts",
    "issuer": "Ministry",
    "version": "2026.1",
    "issued_on": "2026-03-02",
}


def test_a_description() -> None:
    pack = described({**GOOD, "valid_from": "2026-04-01", "note": "two\nlines"})
    assert (pack.id, pack.version, pack.valid_from, pack.note) == ("xa", "2026.1", "2026-04-01", "two\nlines")
    assert (pack.signed_by, pack.digest, pack.is_unsigned) == ("", "", True)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "zip"),
        ("format_version", 2),
        ("format_version", "1"),
        ("id", "own"),
        ("id", "XA"),
        ("id", "x_a"),
        ("id", "../x"),
        ("id", "x" * 41),
        ("id", None),
        ("name", ""),
        ("name", "  "),
        ("name", "two\nlines"),
        ("issuer", 3),
        ("version", "1.a"),
        ("version", "1..2"),
        ("version", "1" * 40),
        ("issued_on", "2026-02-30"),
        ("issued_on", "today"),
        ("valid_from", "2026"),
        ("note", "x" * 2001),
        ("author", "x"),
    ],
)
def test_descriptions_that_are_refused(key: str, value: object) -> None:
    with pytest.raises(PackRefused, match=rf"^pack.toml, at {key}: found "):
        described({**GOOD, key: value} if value is not None else {k: v for k, v in GOOD.items() if k != key})


def test_the_order_of_versions() -> None:
    versions = ["1", "1.0.1", "1.2", "1.10", "2026.1", "2026.9", "2026.10"]
    assert sorted(set(versions), key=order) == versions
    assert order("2026") == order("2026.0")


SENTENCES = "[sentences]\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"countries__QQ": ""}, "no State or territory 'QQ'"),
        ({"countries__EU": ""}, "no State or territory 'EU'"),
        ({"countries__QQ-A": ""}, "no State or territory 'QQ'"),
        ({"instruments__x": "[participations]\nQQ = {}\n"}, "no State or territory 'QQ'"),
        ({"translations__qq": SENTENCES}, "found qq; allowed: "),
        ({"translations__fr": ""}, r"found nothing; allowed: one table \[sentences\]"),
        ({"translations__fr": "sentences = 3"}, "allowed: one table"),
        ({"translations__fr": SENTENCES + "a = 3"}, "found 3; allowed: a sentence"),
        ({"translations__fr": SENTENCES + '"a" = " "'}, "allowed: a sentence"),
        ({"translations__fr": SENTENCES + '"a {x}" = "b {y}"'}, "allowed: the placeholders"),
        ({"checks__a": "x = "}, "not valid TOML"),
        ({"records__a": 'x = "\\u202e"'}, "U\\+202E"),
    ],
)
def test_files_that_are_refused(files: dict[str, str], told: str) -> None:
    with pytest.raises(PackRefused, match=told):
        checked(files_of(**files))


@pytest.mark.parametrize(("text", "told"), [(b"\xff", "UTF-8"), ("a\u202eb".encode(), r"U\+202E")])
def test_texts_that_are_refused(text: bytes, told: str) -> None:
    with pytest.raises(PackRefused, match=rf"templates/letter\.md\.j2: .*{told}"):
        checked({**files_of(), "templates/letter.md.j2": text})


def test_what_is_laid_over() -> None:
    files = files_of(
        countries__XQ="", countries__CH="", instruments__x="[participations]\nEU = {}\nXA = {}\n"
    )
    content = checked({**files, "README.md": b"for readers"})
    assert set(content.files) == set(files) - {"pack.toml"}


def test_all_entries_together_are_bounded() -> None:
    text = "".join(f"[a{number}]\nb = 1\n" for number in range(30_000))
    with pytest.raises(PackRefused, match="more than 250000 entries"):
        checked(files_of(**{f"sources__x{number}": text for number in range(5)}))
