"""A case: what may travel inside an exported document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mla_writer import paths
from mla_writer.drafts import from_json
from mla_writer.model.case import Case
from mla_writer.model.draft import Closed
from mla_writer.rulebook.cache import rulebook

EXAMPLE = paths.resources() / "examples" / "france-switzerland.json"


def test_what_officers_said_to_each_other_stays_at_home():
    draft = from_json(EXAMPLE.read_bytes(), lambda _: ())
    closed = {"common.case.opened_on": Closed("unknown", "ask A.")}
    draft = replace(draft, closed=closed, unreadable={"x": "3"})
    draft = draft.put("common.case.kinds", ["x"])
    draft = draft.put("common.authorities.central_requested.taken_from", {"source": "A list of ours"})
    draft = draft.put("common.persons.list[0].nickname", "Bo")
    public = Case(rulebook(), draft, date(2026, 11, 21)).public_draft
    assert draft.overrides
    assert (public.overrides, public.confirmations, public.closed, public.unreadable) == ((), {}, {}, {})
    assert public.get("common.case.kinds") is None
    assert "A list of ours" not in str(public)
    assert public.get("common.persons.list[0].nickname") is None
    before = draft.drop("common.authorities.central_requested.taken_from").drop(
        "common.persons.list[0].nickname"
    )
    for path in ("common.authorities.central_requested", "common.persons.list"):
        assert public.get(path) == before.get(path)
    assert public.get("common.facts.summary") == draft.get("common.facts.summary")
