"""A rulebook as bytes, and back: only the program's own immutable values can be read.

The profiles of States lie in it each by itself, and what only drafts need lies in it part by part:
both are unpacked when first asked for.
"""

from __future__ import annotations

import contextlib
import gc
import io
import pickle
from collections.abc import Generator, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, cast

from mla_writer.model.countries import Country
from mla_writer.model.rulebook import Rulebook

PROTOCOL = 5
MODULES = frozenset(
    f"mla_writer.model.{name}"
    for name in (
        *("advice", "countries", "declarations", "demands", "fields", "instruments", "message"),
        *("packs", "rulebook", "states"),
    )
)
"""Where the classes live that may be read."""


class PackedCountries(Mapping[str, Country]):
    """Profiles as bytes by ISO code."""

    def __init__(self, packed: dict[str, bytes]) -> None:
        self._packed = packed
        self._read: dict[str, Country] = {}

    def __getitem__(self, code: str) -> Country:
        if code not in self._read:
            self._read[code] = cast(Country, _read(self._packed[code]))
        return self._read[code]

    def __contains__(self, code: object) -> bool:
        return code in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class PackedPart(Mapping[str, Any]):
    """One mapping of the rulebook as bytes, unpacked whole when it is first looked into."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._read: dict[str, Any] | None = None

    @property
    def entries(self) -> dict[str, Any]:
        """The mapping itself."""
        if self._read is None:
            with _no_collecting():
                self._read = cast(dict[str, Any], _read(self._packed))
        return self._read

    def __getitem__(self, key: str) -> Any:
        return self.entries[key]

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


LATER: tuple[str, ...] = ("instruments", "checks", "sources", "tables", "treaty_rules", "refusal_grounds")
"""Parts of the rulebook without which the first screen can be shown."""


def pack(rulebook: Rulebook) -> bytes:
    """``rulebook`` as bytes; every profile is read for it."""
    countries = {code: _written(rulebook.countries[code]) for code in rulebook.countries}
    later = {name: _written(dict(getattr(rulebook, name))) for name in LATER}
    now: Rulebook = replace(rulebook, countries={}, **{name: {} for name in LATER})
    return _written((now, countries, later))


def unpack(packed: bytes) -> Rulebook:
    """The rulebook in ``packed``; ``pickle.UnpicklingError`` when anything else is in it."""
    with _no_collecting():
        rulebook, countries, later = _read(packed)
    if not isinstance(rulebook, Rulebook) or set(later) != set(LATER):
        raise pickle.UnpicklingError("this is not a rulebook")
    parts: dict[str, Any] = {name: PackedPart(part) for name, part in later.items()}
    return replace(rulebook, countries=PackedCountries(countries), **parts)


@contextlib.contextmanager
def _no_collecting() -> Generator[None]:
    """Nothing that is unpacked is garbage, and looking for garbage doubles the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _written(value: object) -> bytes:
    written = io.BytesIO()
    _ByConstruction(written, protocol=PROTOCOL).dump(value)
    return written.getvalue()


def _read(packed: bytes) -> Any:
    return _OwnValues(io.BytesIO(packed)).load()


class _ByConstruction(pickle.Pickler):
    """Writes a value as its class and the arguments that make it: read in half the time."""

    def reducer_override(self, obj: Any, /) -> Any:
        if isinstance(obj, type) or not is_dataclass(obj):
            return NotImplemented
        return type(obj), tuple(getattr(obj, field.name) for field in fields(obj))


class _OwnValues(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if module_name in MODULES:
            found = super().find_class(module_name, global_name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} may not be read")
