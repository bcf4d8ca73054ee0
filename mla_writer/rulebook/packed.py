"""A rulebook as bytes, and back: only the program's own immutable values can be read.

The profiles of States lie in it each by itself and are unpacked when first asked for.
"""

from __future__ import annotations

import gc
import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, cast

from mla_writer.model.countries import Country
from mla_writer.model.rulebook import Rulebook

PROTOCOL = 5
MODULES = frozenset(
    f"mla_writer.model.{name}" for name in ("countries", "declarations", "fields", "instruments", "rulebook")
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


def pack(rulebook: Rulebook) -> bytes:
    """``rulebook`` as bytes; every profile is read for it."""
    countries = {code: _written(rulebook.countries[code]) for code in rulebook.countries}
    return _written((replace(rulebook, countries={}), countries))


def unpack(packed: bytes) -> Rulebook:
    """The rulebook in ``packed``; ``pickle.UnpicklingError`` when anything else is in it."""
    # Nothing unpacked here is garbage, and looking for garbage doubles the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        rulebook, countries = _read(packed)
        if not isinstance(rulebook, Rulebook):
            raise pickle.UnpicklingError("this is not a rulebook")
        return replace(rulebook, countries=PackedCountries(countries))
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
