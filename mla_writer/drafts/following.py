"""Reading drafts that share parts with one another, as the steps to undo do, without judging a part twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from mla_writer.drafts.format import Plain, Problems, from_plain
from mla_writer.model.draft import Draft
from mla_writer.model.message import Message
from mla_writer.model.text_gate import Cleaning


class Following:
    """Reads one draft after the other; what is the very same object as before was found good already.

    ``problems`` judges every common group and every measure by itself. Drafts that are given may not be
    changed afterwards.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._clean = Cleaning()
        self._before: Plain = {}

    def read(self, data: object) -> Draft:
        """The draft that plain JSON values hold; errors as in ``from_plain``."""
        return from_plain(data, self._found, self._clean.tree)

    def _found(self, plain: Plain) -> Sequence[tuple[str, Message]]:
        found = self._problems(_new_in(plain, self._before))
        self._before = self._before if found else plain
        return found


def _new_in(plain: Plain, before: Plain) -> Plain:
    """``plain`` with those groups and measures only that were not in ``before``."""
    common, measures = plain.get("common"), plain.get("measures")
    if not isinstance(common, dict) or not isinstance(measures, list):
        return plain
    old, known = before.get("common", {}), set(map(id, before.get("measures", ())))
    groups = cast(dict[str, Any], common).items()
    return {
        **plain,
        "common": {group: answers for group, answers in groups if old.get(group) is not answers},
        "measures": [one for one in cast(list[Any], measures) if id(one) not in known],
    }
