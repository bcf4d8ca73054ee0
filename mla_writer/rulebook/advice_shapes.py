"""The shapes of the files in ``resources/`` that tell something beside the questions and checks."""

from __future__ import annotations

from pydantic import Field

from mla_writer.rulebook.reader import Shape
from mla_writer.rulebook.shapes import Day, Id, Text, VerifiedWord


class WayShape(Shape):
    """One way beside a request."""

    id: Id
    title: Text
    text: Text
    source: Text
    verified: VerifiedWord
    kinds: list[Id] = Field(default_factory=list[str])
    checks: list[Text] = Field(default_factory=list[Text])


class WaysShape(Shape):
    """``ways.toml``."""

    as_of: Day
    ways: list[WayShape]


class TipShape(Shape):
    """One known difficulty; its fields are ``group.field`` or ``kind.field``."""

    difficulty: Text
    solution: Text
    fields: list[Text] = Field(min_length=1)
    source: Text
    verified: VerifiedWord


class TipsShape(Shape):
    """``tips.toml``."""

    as_of: Day
    tips: list[TipShape]


class FollowUpShape(Shape):
    """One request that may follow another."""

    after: list[Id] = Field(min_length=1)
    kind: Id
    why: Text
    takes: dict[Id, Text] = Field(default_factory=dict[str, str])


class FollowUpsShape(Shape):
    """``follow_ups.toml``."""

    left: list[Text]
    follow_ups: list[FollowUpShape]


class ReturnReasonShape(Shape):
    """One reason to return a request, from practice; ``checks`` are ids of checks that find the same."""

    label: Text
    hint: str = ""
    checks: list[str] = Field(default_factory=list[str])


class ReturnReasonsShape(Shape):
    """``return_reasons.toml``."""

    as_of: Day
    return_reasons: dict[Id, ReturnReasonShape]


class NeedShape(Shape):
    """One line of the chooser."""

    need: Text
    kind: Id


class NeedsShape(Shape):
    """``needs.toml``."""

    needs: list[NeedShape]
