"""What a request is called on the screen."""

from __future__ import annotations

import pytest

from mla_writer.gui.services import Services
from mla_writer.gui.titles import title


@pytest.mark.parametrize(
    ("requested", "kinds", "said"),
    [
        ("CH", ("bank_records", "testimony"), "Request to Switzerland"),
        ("CH", (), "Request to Switzerland"),
        ("RS", ("ee_art7_order",), ""),
        ("KE", ("spontaneous_information",), ""),
        ("", ("jit_agreement",), ""),
        ("", (), "New request"),
    ],
)
def test_title(services: Services, requested: str, kinds: tuple[str, ...], said: str) -> None:
    labels = tuple(services.rulebook.kinds[kind].label for kind in kinds)
    assert services.say(title(services, requested, labels)) == (said or labels[0])
