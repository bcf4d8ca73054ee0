"""Laying packs over the rulebook one by one, so that one that fails leaves the others in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.model.packs import Pack, PackContent
from mla_writer.model.rulebook import Rulebook
from mla_writer.packs.standing import Used
from mla_writer.rulebook.load import load

MISREAD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What reading a declaration of a strange shape may fail with beside the errors that are told."""


class CannotLay(ProgramError):
    """A pack does not fit the rulebook; the message says where and why."""


def laid(contents: Sequence[PackContent]) -> Rulebook:
    """The program's rulebook with ``contents`` laid over it in their order, every profile read.
    ``CannotLay`` with file and place where a declaration does not fit."""
    try:
        rulebook = load(packs=contents)
        for code in rulebook.countries:
            rulebook.countries[code]
    except ProgramError as error:
        raise CannotLay(error.message) from error
    except MISREAD as error:
        raise CannotLay(
            message("it cannot be read: {found}", found=f"{type(error).__name__}: {error}")
        ) from error
    return rulebook


def lay(packs: Sequence[Used]) -> Rulebook:
    """The rulebook with ``packs`` laid over it in their order. Each that cannot be laid over the program
    and those before it stands in ``set_aside``; ``RulebookError`` where the program's own declarations
    are wrong."""
    contents: list[PackContent] = []
    aside: list[tuple[Pack, Message]] = []
    for one in packs:
        try:
            contents.append(one.content())
        except ProgramError as error:
            aside.append((one.pack, error.message))
    try:
        return replace(laid(contents), set_aside=tuple(aside))
    except CannotLay:
        return _one_by_one(contents, aside)


def _one_by_one(contents: Sequence[PackContent], aside: list[tuple[Pack, Message]]) -> Rulebook:
    rulebook, kept = None, list[PackContent]()
    for content in contents:
        try:
            rulebook = laid([*kept, content])
            kept.append(content)
        except CannotLay as error:
            aside.append((content.pack, error.message))
    return replace(rulebook or load(), set_aside=tuple(aside))
