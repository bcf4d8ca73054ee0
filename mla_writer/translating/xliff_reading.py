"""XLIFF 2 that came back from a translator. Belongs here: its form. Not: whether it fits the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.model.errors import HandoverRefused
from mla_writer.model.message import Message, message
from mla_writer.translating.handover import TOOL, VERSION, Claim, Returned, Unit
from mla_writer.translating.handover_xml import Element, parsed
from mla_writer.translating.xliff import NAMESPACE

FIRST_OF_OLDER = "urn:oasis:names:tc:xliff:document:1"
VERSIONS = ("2.0", "2.1")
ANNOTATIONS = frozenset({"mrk", "sm", "em"})
"""Remarks that programs put around words; the words are the translation."""
HIGHEST_CHARACTER = 0x10FFFF
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,6}")
MOST = 5000
AGAIN = message("hand the draft over again")


@dataclass(frozen=True, slots=True)
class _Listed:
    count: int
    seal: str
    numbers: Mapping[str, tuple[int, str]]


def read_xliff(data: bytes, name: str) -> Returned:
    """What stands in the XLIFF file ``data``; ``HandoverRefused`` where it is another version, damaged, or
    holds what was not handed out."""
    root = parsed(data, name)
    _refuse_version(root, name)
    files = root.findall(_q("file"))
    if len(files) != 1:
        raise _refused(
            message("{file} holds {found} parts 'file'; allowed: one", file=name, found=len(files))
        )
    file = files[0]
    _refuse_strangers(root, {"file"}, name)
    _refuse_strangers(file, {"skeleton", "notes", "unit"}, name)
    listed = _listed(file.findtext(_q("skeleton")) or "", name)
    draft = file.get("original") or ""
    if not draft.startswith(f"{TOOL}:"):
        raise _refused(message("{file} was not made by this program; {again}", file=name, again=AGAIN))
    units = tuple(_unit(one, listed, name) for one in file.findall(_q("unit"))[: MOST + 1])
    return Returned(
        draft.removeprefix(f"{TOOL}:"),
        root.get("srcLang") or "",
        root.get("trgLang") or "",
        listed.count,
        listed.seal,
        units,
    )


def _refuse_version(root: Element, name: str) -> None:
    tag, version = str(root.tag), str(root.get("version") or "")
    if tag == _q("xliff") and version in VERSIONS:
        return
    if tag.startswith(f"{{{FIRST_OF_OLDER}") or tag == _q("xliff"):
        raise _refused(
            message(
                "{file} is XLIFF {found}; understood are {known}. Save it in one of these versions",
                file=name,
                found=version[:10] or "?",
                known=", ".join(VERSIONS),
            )
        )
    raise _refused(message("{file} is not XLIFF; choose the file that came back", file=name))


def _listed(skeleton: str, name: str) -> _Listed:
    head, *lines = skeleton.strip().splitlines() or [""]
    mark = re.fullmatch(rf"{TOOL} (\d{{1,6}}) (\d{{1,6}}) ([0-9a-f]{{16}})", head.strip())
    if mark is None or mark[1] != VERSION:
        raise _refused(message("the list of passages in {file} is lost; {again}", file=name, again=AGAIN))
    found = [re.fullmatch(r"(\d{1,6}) (\S{1,64}) ([0-9a-f]{16})", line.strip()) for line in lines[: MOST + 1]]
    numbers = {one[2]: (int(one[1]), one[3]) for one in found if one is not None}
    if len(numbers) != int(mark[2]) or len(lines) != len(numbers):
        raise _refused(message("the list of passages in {file} was changed; {again}", file=name, again=AGAIN))
    return _Listed(int(mark[2]), mark[3], numbers)


def _unit(unit: Element, listed: _Listed, name: str) -> Unit:
    key = unit.get("id") or ""
    number, of = listed.numbers.get(key, (0, ""))
    _refuse_strangers(unit, {"notes", "segment", "ignorable", "originalData"}, name)
    originals, translations, claims = "", "", list[Claim]()
    empty = 0
    for part in unit:
        if part.tag not in (_q("segment"), _q("ignorable")):
            continue
        original, translation = _sides(part, number, name)
        originals += original
        if part.tag == _q("segment"):
            claims.append(_claim(part))
            empty += not translation.strip()
            translations += translation
        else:
            translations += translation or original
    partly = 0 < empty < len(claims)
    target = "" if claims and empty == len(claims) else translations
    return Unit(
        number, key, of, originals, target, min(claims, key=ORDER.index, default=Claim.NONE), partly=partly
    )


ORDER = tuple(Claim)


def _claim(segment: Element) -> Claim:
    state = segment.get("state") or Claim.INITIAL.value
    return Claim(state) if state in ORDER else Claim.NONE


def _sides(part: Element, number: int, name: str) -> tuple[str, str]:
    sources, targets = part.findall(_q("source")), part.findall(_q("target"))
    if len(sources) != 1 or len(targets) > 1:
        raise _refused(
            message(
                "in {file}, passage {number}: a segment is not whole; {again}",
                file=name,
                number=number,
                again=AGAIN,
            )
        )
    if targets and targets[0].get("order"):
        raise _refused(
            message(
                "in {file}, passage {number}: segments were put in another order; {again}",
                file=name,
                number=number,
                again=AGAIN,
            )
        )
    return _text(sources[0], number, name), _text(targets[0], number, name) if targets else ""


def _text(side: Element, number: int, name: str) -> str:
    return "".join(_pieces(side, number, name))


def _pieces(side: Element, number: int, name: str) -> Iterator[str]:
    yield side.text or ""
    for inner in side:
        tag = inner.tag.rpartition("}")[2] if isinstance(inner.tag, str) else ""
        if tag == "cp":
            yield _character(inner.get("hex") or "", number, name)
        elif tag in ANNOTATIONS:
            yield from _pieces(inner, number, name)
        elif tag:
            raise _refused(
                message(
                    "in {file}, passage {number}: a code '{found}' was not handed over; {again}",
                    file=name,
                    number=number,
                    found=tag[:20],
                    again=AGAIN,
                )
            )
        yield inner.tail or ""


def _character(code: str, number: int, name: str) -> str:
    if HEXADECIMAL.fullmatch(code) and int(code, 16) <= HIGHEST_CHARACTER:
        return chr(int(code, 16))
    raise _refused(
        message(
            "in {file}, passage {number}: '{found}' is no character",
            file=name,
            number=number,
            found=code[:20],
        )
    )


def _refuse_strangers(parent: Element, allowed: set[str], name: str) -> None:
    """Parts of other namespaces are a program's own notes and are passed over."""
    for child in parent:
        space, _, tag = str(child.tag).rpartition("}")
        if isinstance(child.tag, str) and space == f"{{{NAMESPACE}" and tag not in allowed:
            raise _refused(
                message(
                    "{file} holds a part '{found}' that was not handed over; {again}",
                    file=name,
                    found=tag[:20],
                    again=AGAIN,
                )
            )


def _refused(why: Message) -> HandoverRefused:
    return HandoverRefused(why)


def _q(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
