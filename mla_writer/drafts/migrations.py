"""From every released version of the format to the current one, one function for each step.

History: version 1 (0.1.0) is the first. A step takes the whole plain draft of its version and gives
that of the next; it keeps what it does not know. ``tests/files`` holds a draft of every version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mla_writer.drafts.strict_json import shown
from mla_writer.model.draft import FORMAT, VERSION
from mla_writer.model.errors import NotADraft, TooNew
from mla_writer.model.message import message

Plain = dict[str, Any]
STEPS: Mapping[int, Callable[[Plain], Plain]] = {}


def migrate(data: object, steps: Mapping[int, Callable[[Plain], Plain]] = STEPS) -> Plain:
    """The plain draft in the current version; ``NotADraft`` when it is none, ``TooNew`` when a newer
    program made it."""
    plain = _ours(data)
    for version in range(plain["version"], VERSION if steps is STEPS else max(steps) + 1):
        plain = {**steps[version](plain), "version": version + 1}
    return plain


def _ours(data: object) -> Plain:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotADraft(message("it is not a draft of this program: '{format}' is not named", format=FORMAT))
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NotADraft(message("its version is a whole number from 1, not '{found}'", found=shown(version)))
    if version > VERSION:
        raise TooNew(
            message(
                "it was made by a newer version of the program (format {found}; this one reads up to "
                "{known}); install the newer version",
                found=version,
                known=VERSION,
            )
        )
    return data
