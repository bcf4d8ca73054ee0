"""Facts that hold for some requests only: by the treaty relied on, or by the State that asks."""

from __future__ import annotations

from datetime import date

import pytest

from mla_writer.model.case import Case
from mla_writer.model.countries import Fact
from mla_writer.model.draft import Draft
from mla_writer.model.governing import holds_between
from tests.model.law import law

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("asks", "treaty", "holds"),
    [
        ("CH", "coe-ets30", True),
        ("CH", "uncac", False),
        ("DE", "uncac", True),
        ("NO", "uncac", True),
        ("SN", "coe-ets30", False),
        ("SN", "", False),
        ("", "", False),
    ],
)
def test_what_is_said_of_some_holds_for_them_only(asks: str, treaty: str, holds: bool) -> None:
    draft = Draft("d").put("common.authorities.requested_state", "FR")
    draft = draft.put("common.authorities.requesting_state", asks)
    draft = draft.put("common.legal_basis.treaties", [{"treaty": treaty}])
    case = Case(law(), draft, DAY)
    said = Fact("languages.translation_required", "not_required", "s", "2016")
    assert holds_between(case, said)
    limited = Fact(said.topic, said.value, "s", "2016", only_under=("coe-ets30",), only_for=("eu", "NO"))
    assert holds_between(case, limited) is holds
