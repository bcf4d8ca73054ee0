"""The questions that facts for a search warrant in the United States answer stand where they are asked."""

from __future__ import annotations

import tomllib

import pytest

from mla_writer import paths
from mla_writer.rulebook.cache import rulebook

TABLE = paths.resources() / "tables" / "us_content_questions.toml"
QUESTIONS = tomllib.loads(TABLE.read_text(encoding="utf-8"))["questions"]
KINDS = [kind.id for kind in rulebook().kinds.values() if "us_probable_cause" in kind.fields]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_guidance_asks_it(kind: str, question: str) -> None:
    assert question in rulebook().kinds[kind].fields["us_probable_cause"].guidance
