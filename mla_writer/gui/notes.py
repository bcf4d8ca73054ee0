"""Whether a note on an instrument concerns the two States of a request. No widgets."""

from __future__ import annotations

import re
from collections.abc import Mapping

CODE = re.compile(r"\b[A-Z]{2}\b")


def concerns(note: str, states: tuple[str, ...], names: Mapping[str, str]) -> bool:
    """True when ``note`` names one of ``states`` or no State at all.

    ``names`` maps ISO 3166-1 codes to names in the language of the note; a State is named by either.
    """
    codes = set(CODE.findall(note)) & set(names)
    codes |= {code for code, name in names.items() if re.search(rf"\b{re.escape(name)}\b", note)}
    return not codes or not codes.isdisjoint(states)
