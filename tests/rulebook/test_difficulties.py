"""The known difficulties of joint teams stand where the wizard asks about them."""

from __future__ import annotations

from mla_writer.rulebook.cache import rulebook


def test_each_difficulty_names_a_field_that_a_team_is_asked():
    asked = {
        name
        for kind in rulebook().kinds.values()
        if kind.family == "joint_investigation"
        for page in kind.pages
        for name in (*page.fields, *page.folded)
    }
    named = {one["field"] for one in rulebook().tables["jit_difficulties"]["difficulties"]}
    assert len(named) == 18
    assert named <= asked
