"""Reading declarations strictly: every error names file, place, what was found and what is allowed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from mla_writer.model.errors import RulebookError
from mla_writer.model.message import message


class Shape(BaseModel):
    """The shape of one declaration: nothing unknown, nothing converted, nothing changed later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


S = TypeVar("S", bound=Shape)


def read(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; ``RulebookError`` where it is not TOML in UTF-8."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise wrong(path.name, "", f"the file is not valid TOML: {error}") from error


def shaped(shape: type[S], data: Mapping[str, Any], file: str, place: str = "") -> S:
    """``data`` as ``shape``; ``RulebookError`` naming the first thing that does not fit."""
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        inner = ".".join(str(step) for step in first["loc"])
        raise wrong(file, ".".join(filter(None, (place, inner))), _explained(first, shape)) from None


def wrong(file: str, place: str, found: str) -> RulebookError:
    """An error about a declaration, with its file and its place in it."""
    return RulebookError(
        message("{file}, at {place}: {found}", file=file, place=place or "the top", found=found)
    )


def _explained(error: Any, shape: type[Shape]) -> str:
    if error["type"] == "extra_forbidden" and len(error["loc"]) == 1:
        return f"unknown key; allowed: {', '.join(shape.model_fields)}"
    shown = repr(error["input"])
    return f"{error['msg']} (found {shown[:80]})"
