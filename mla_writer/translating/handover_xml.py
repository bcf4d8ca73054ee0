"""XML that strangers made: read without document types, entities, network, or more than is allowed."""

from __future__ import annotations

import codecs
import re
from typing import Any, TypeAlias

import lxml.etree

from mla_writer.model.errors import HandoverRefused
from mla_writer.model.message import message

Element: TypeAlias = Any
etree: Any = lxml.etree
"""The library has no type hints."""

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
NAMED_ENCODING = re.compile(r"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
FORBIDDEN = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
DEEPEST = 60


def parsed(data: bytes, name: str) -> Element:
    """The root of the XML ``data``; ``HandoverRefused``, naming the file or part ``name``, where it is
    damaged, in another encoding than UTF-8 or UTF-16, declares a document type, or is nested too deeply."""
    text = _decoded(data, name)
    declared = DECLARATION.match(text)
    if declared is not None:
        encoding = NAMED_ENCODING.search(declared[0])
        if encoding is not None and not encoding[1].lower().startswith(("utf-8", "utf-16")):
            raise _encoding(name)
        text = text[declared.end() :]
    if FORBIDDEN.search(text):
        raise HandoverRefused(
            message(
                "{file} declares a document type or an entity, which is not allowed; save it anew", file=name
            )
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise HandoverRefused(
            message(
                "{file} is damaged or not complete ({found}); ask for it again",
                file=name,
                found=str(error)[:200],
            )
        ) from None
    _refuse_depth(root, name)
    return root


def _decoded(data: bytes, name: str) -> str:
    encoding = next((found for mark, found in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise _encoding(name) from None


def _encoding(name: str) -> HandoverRefused:
    return HandoverRefused(message("{file} is not written in UTF-8 or UTF-16; save it as UTF-8", file=name))


def _refuse_depth(root: Element, name: str) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise HandoverRefused(
                message("{file} is nested more than {allowed} levels deep", file=name, allowed=DEEPEST)
            )
