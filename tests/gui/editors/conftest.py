"""Questions of every form, on an empty draft or with an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mla_writer.gui.editors.base import Context, Question
from mla_writer.gui.editors.make import make_editor
from mla_writer.gui.services import Services
from mla_writer.model.declarations import Field, Provenance, Requirement
from mla_writer.model.draft import Draft
from mla_writer.model.fields import parse_type

PATH = "common.case.asked"
PERSONS = [
    {"id": "p1", "entity": "natural", "family_name": "Marlot", "given_names": "Étienne"},
    {"id": "p2", "entity": "legal", "legal_name": "Meridian Trade Ltd"},
]


@pytest.fixture
def ask(services: Services) -> Callable[..., Question]:
    """Gives a question of the type written as in declarations, answered with ``value`` if given."""

    def ask(type: str, value: Any = None, path: str = PATH) -> Question:
        draft = Draft("d", common={"persons": {"list": PERSONS}})
        if value is not None:
            draft = draft.put(path, value)
        field = Field("asked", "Asked", parse_type(type), Requirement.REQUIRED, Provenance("T 1", ""))
        context = Context(services.new_session(draft), services, make_editor, set())
        return Question(context, path, field)

    return ask
