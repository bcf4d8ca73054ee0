"""Annexes listed and cited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mla_writer.checks.functions import Context, functions


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("See Annex 3.", ["3"]),
        ("annexes 1 and 2, and Annex 5", ["1", "2", "5"]),
        ("Annexes 1, 2 and 4", ["1", "2", "4"]),
        ("Annexes 1 to 4", ["1", "2", "3", "4"]),
        ("annexes 2-4 and 7", ["2", "3", "4", "7"]),
        ("Annexes A to C", ["A", "B", "C"]),
        ("Annexes II to IV", ["II", "III", "IV"]),
        ("(Annex no. 3a)", ["3A"]),
        ("Annex 03", ["3"]),
        ("Annex 3, Annex 3", ["3"]),
        ("voir l'annexe 3 et l’annexe A", ["3", "A"]),
        ("annexes 1 à 3", ["1", "2", "3"]),
        ("annexe n° 4", ["4"]),
        ("l'annexe à la demande", []),
        ("véase el anexo 3", ["3"]),
        ("anexos 1 y 2", ["1", "2"]),
        ("anexos 1 a 3", ["1", "2", "3"]),
        ("Anlagen 1 bis 3", ["1", "2", "3"]),
        ("в приложении № 2", ["2"]),
        ("annex a copy of the order", []),
        ("In the annexes I submit", []),
        ("the annexed copies of 3 invoices", []),
        ("Annex I to the Convention", []),
        ("Annex II of Regulation (EU) 2016/679", []),
        ("l'annexe I de la Convention", []),
        ("el anexo II del Convenio", []),
        ("Annex 1 to this request", ["1"]),
        ("Annexes 1 to 99999", ["1"]),
        ("", []),
    ],
)
def test_citations(call: Callable[..., Any], text: str, cited: list[str]) -> None:
    assert call("annexes_cited", text) == cited


def test_numbers_listed_are_compared_with_those_cited(context: Callable[..., Context]) -> None:
    listed = ["1", " 02 ", "Annex 3", "n° 4", "a", "iv", "", None]
    entries = [{"number": number, "type": "text_of_law"} for number in listed]
    calls = functions(context({"annexes": {"list": entries}}))
    assert calls["annex_numbers"]() == ["1", "2", "3", "4", "A", "IV"]
    assert (calls["annex"]("text_of_law"), calls["annex"]("consent")) == (True, False)
