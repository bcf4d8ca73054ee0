"""Exchange files made by a hostile sender: signed, sealed, and refused before anything is believed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mla_writer.exchange import limits
from mla_writer.files import stamp_of
from mla_writer.model.errors import ExchangeRefused
from tests.exchange.parts import (
    ANNA,
    CLARA,
    Files,
    dossier,
    inside,
    received,
    resealed,
    resigned,
    sent,
    zipped,
)


def put(name: str, value: Any) -> Callable[[Files], Files]:
    def change(files: Files) -> Files:
        return resigned(files, lambda told: told.update({name: value}))

    return change


def entry(change: Callable[[dict[str, Any]], object], at: int = 0) -> Callable[[Files], Files]:
    return lambda files: resigned(files, lambda told: change(told["files"][at]))


def by_other(files: Files) -> Files:
    """Signed by another key than the manifest names."""
    return resigned(files, lambda told: None, CLARA)


def too_new(files: Files) -> Files:
    return resigned(files, lambda told: told.update(version=2, files="all different", to=None))


def other_draft(files: Files) -> Files:
    name = "versions/0003.json"
    files = {**files, name: files[name].replace(b'"id": "', b'"id": "x', 1)}
    return _listed_anew(files, name)


def broken_draft(files: Files) -> Files:
    return _listed_anew({**files, "request.json": b'{"format":"mla-draft"'}, "request.json")


def _listed_anew(files: Files, name: str) -> Files:
    def change(told: dict[str, Any]) -> None:
        found = next(one for one in told["files"] if one["name"] == name)
        found.update(size=len(files[name]), sha256=stamp_of(files[name]).digest)

    return resigned(files, change)


def many_values(files: Files) -> Files:
    """Two megabytes of empty objects would need hundreds in memory."""
    review = b'{"rounds":[{"number":1,"handed_in_by":"","handed_in_on":"","draft":{"a":[' + b"{}," * 500_000
    return _listed_anew({**files, "review.json": review + b"{}]}}]}"}, "review.json")


HOSTILE: dict[str, tuple[Callable[[Files], Files], str]] = {
    "extra file": (lambda files: {**files, "annexes/0000aaaa.exe": b"MZ"}, "not those"),
    "missing file": (
        lambda files: {name: files[name] for name in files if name != "review.json"},
        "not those",
    ),
    "no manifest": (lambda files: {name: files[name] for name in files if name != "manifest.json"}, "lacks"),
    "renamed": (lambda files: {name.replace("0003", "0004"): files[name] for name in files}, "not those"),
    "way out": (lambda files: {**files, "../request.json": b""}, "may not be in one"),
    "absolute": (lambda files: {**files, "/etc/passwd": b""}, "may not be in one"),
    "stream": (lambda files: {**files, "annexes/00000001.pdf:x.exe": b""}, "may not be in one"),
    "turned around": (lambda files: {**files, "annexes/0000000\u202e.pdf": b""}, "may not be in one"),
    "folder": (lambda files: {**files, "annexes/": b""}, "may not be in one"),
    "large letters": (lambda files: {**files, "Request.json": b""}, "may not be in one"),
    "many": (lambda files: {**files, **{f"annexes/{n:08x}.x": b"" for n in range(500)}}, "more than"),
    "other content": (lambda files: {**files, "review.json": files["review.json"][:-1] + b" "}, "has signed"),
    "manifest altered": (
        lambda files: {**files, "manifest.json": files["manifest.json"].replace(b"review", b"Review", 1)},
        "signature does not fit",
    ),
    "huge manifest": (lambda files: {**files, "manifest.json": b" " * 300_000}, "larger than"),
    "signature of another": (by_other, "signature does not fit"),
    "no signature": (lambda files: {**files, "manifest.json.minisig": b"\xff"}, "signature does not fit"),
    "too new": (too_new, "newer version"),
    "version as text": (put("version", "1"), "version"),
    "version true": (put("version", True), "version"),
    "version 0": (put("version", 0), "version"),
    "another format": (put("format", "zip"), "format"),
    "id": (put("id", "../x"), "id"),
    "purpose": (put("purpose", "obey"), "purpose"),
    "purpose a list": (put("purpose", ["review"]), "purpose"),
    "to": (put("to", ["age1x"]), "to"),
    "to nobody": (put("to", [ANNA.card.recipient[:-1]]), "to"),
    "for others": (put("to", [CLARA.card.recipient]), "signed for someone else"),
    "for a passphrase": (put("sealing", "passphrase"), "signed for someone else"),
    "created": (put("created", "2026-11-22T09:30:00"), "created"),
    "name turned around": (
        lambda files: resigned(files, lambda told: told["sender"].update(name="A\u202ennA")),
        "cannot be read",
    ),
    "name of two lines": (
        lambda files: resigned(files, lambda told: told["sender"].update(name="A\nB")),
        "name",
    ),
    "size": (entry(lambda one: one.update(size=1)), "not those"),
    "size below nothing": (entry(lambda one: one.update(size=-1)), "size"),
    "digest": (entry(lambda one: one.update(sha256="0" * 64)), "has signed"),
    "listed twice": (
        lambda files: resigned(files, lambda told: told["files"].append(told["files"][0])),
        "not those",
    ),
    "annex without words": (entry(lambda one: one.pop("annex"), 3), "name"),
    "annex with a path": (entry(lambda one: one["annex"].update(name="..\\x.pdf"), 3), "name"),
    "annex that hides its kind": (
        entry(lambda one: one["annex"].update(name="x\u202efdp.exe"), 3),
        "cannot be read",
    ),
    "annex twice": (entry(lambda one: one["annex"].update(id="f2"), 3), "several requests"),
    "number of a version": (entry(lambda one: one["version"].update(number=4), 2), "number"),
    "version of another": (other_draft, "several requests"),
    "many values": (many_values, "more than 1000000 values"),
    "broken draft": (broken_draft, "not valid JSON"),
}


@pytest.mark.parametrize(("change", "match"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_contents_are_refused(change: Callable[[Files], Files], match: str) -> None:
    files = change(inside(sent()))
    with pytest.raises(ExchangeRefused, match=match):
        received(resealed(zipped(files)))


def test_unknown_fields_are_ignored() -> None:
    files = resigned(inside(sent()), lambda told: told.update(later={"a": [1]}))
    assert received(resealed(zipped(files))).dossier == dossier()


def test_a_file_given_twice_is_refused() -> None:
    files = inside(sent())
    with pytest.raises(ExchangeRefused, match="damaged or unusual"):
        received(resealed(zipped([*files.items(), ("request.json", b"{}")])))


@pytest.mark.parametrize(
    "about", [{"external_attr": 0o120777 << 16}, {"external_attr": 0o040755 << 16}, {"extra": b"\1\0\0\0"}]
)
def test_links_folders_and_hidden_parts_are_refused(about: dict[str, object]) -> None:
    with pytest.raises(ExchangeRefused, match="damaged or unusual"):
        received(resealed(zipped(inside(sent()), **about)))


@pytest.mark.parametrize(
    "inner", [b"", b"x" * 99, b"PK\x05\x06" + bytes(18), zipped({"request.json": b""})[:-1]]
)
def test_what_is_no_zip_is_refused(inner: bytes) -> None:
    with pytest.raises(ExchangeRefused):
        received(resealed(inner))


@pytest.mark.slow
def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    files = inside(sent())
    bomb = zipped({**files, "annexes/00000001.pdf": bytes(limits.LARGEST_UNPACKED + 1)})
    assert len(bomb) < 200_000
    with pytest.raises(ExchangeRefused, match="larger than"):
        received(resealed(bomb))


def test_a_bomb_that_hides_its_size_is_read_no_further_than_it_says() -> None:
    files = inside(sent())
    inner = zipped({**files, "review.json": bytes(3_000_000)})
    hidden = inner.replace((3_000_000).to_bytes(4, "little"), len(files["review.json"]).to_bytes(4, "little"))
    with pytest.raises(ExchangeRefused, match="damaged or unusual"):
        received(resealed(hidden))
