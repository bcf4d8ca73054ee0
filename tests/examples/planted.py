"""The French-Swiss example with ten defects planted in it, each with the finding it must give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from mla_writer.model.draft import Draft

EXAMPLE = "france-switzerland"


@dataclass(frozen=True)
class Defect:
    """A defect: answers laid over the draft (None withdraws one), and where which check must fire."""

    name: str
    answers: dict[str, Any]
    check: str
    field: str
    also: tuple[tuple[str, str], ...] = ()

    @property
    def finds(self) -> set[tuple[str, str]]:
        """Check and field of all that it must give: ``also`` sees the same defect from another side."""
        return {(self.check, self.field), *self.also}


FACTS = "common.facts.summary"
DEFECTS = (
    Defect(
        "letter in English only",
        {
            "languages": ("en",),
            "common.translation.original_language": "en",
            "common.translation.target_language": "en",
            "common.translation.translated_annexes": ["x1", "x2", "x3", "x4"],
        },
        "LAN-001",
        "common.translation.target_language",
    ),
    Defect(
        "no penalty for the second offence",
        {"common.offences.list[1].max_penalty_years": None},
        "OFF-001",
        "common.offences.list[1].max_penalty_years",
    ),
    Defect(
        "witness hearing without topics",
        {"measures[1].answers.questions": None},
        "TES-002",
        "measures[1].answers.questions",
    ),
    Defect(
        "urgency without reason",
        {
            "common.urgency.level": "urgent",
            "common.urgency.deadline": "2027-01-15",
            "common.urgency.risk": "Les fonds pourraient être retirés.",
            "common.authorities.interpol_copy": True,
            "common.contacts.out_of_hours": {
                "name": "Permanence",
                "function": "Permanence de nuit",
                "email": "permanence@pnf.example",
                "phone": "+33 1 99 00 10 99",
                "languages": ["fr"],
                "hours": "24 h sur 24",
            },
        },
        "REQ-001",
        "common.urgency.reason",
    ),
    Defect(
        "period of eleven years for acts of nineteen months",
        {"measures[0].answers.period": {"start": "2014-10-01", "end": "2025-09-30"}},
        "BNK-008",
        "measures[0].answers.period",
    ),
    Defect(
        "IBAN with a wrong check digit",
        {"measures[0].answers.accounts[0].account_number": "CH93 0076 2011 6238 5295 8"},
        "BNK-009",
        "measures[0].answers.accounts[0].account_number",
        (("PLN-006", "common.facts.summary"),),
    ),
    Defect(
        "a person in the facts missing from the list",
        {FACTS: "+ Viktor Adamek a reçu les fonds."},
        "CON-015",
        FACTS,
    ),
    Defect(
        "an annex mentioned and not listed",
        {FACTS: "+ Le détail figure à l'annexe 7."},
        "ANX-004",
        "common.annexes.list",
    ),
    Defect(
        "confidentiality asked without reason",
        {"common.confidentiality.reason": None},
        "REQ-001",
        "common.confidentiality.reason",
    ),
    Defect(
        "a legal basis by which Switzerland is not bound",
        {
            "common.legal_basis.treaties[3]": {
                "id": "t4",
                "treaty": "coe-cets198",
                "articles": "17 et 18",
                "in_force": "2016-11-01",
                "reservation": "Aucune",
            }
        },
        "SCO-018",
        "common.legal_basis.treaties[3].treaty",
    ),
)


def planted(draft: Draft, *defects: Defect) -> Draft:
    """``draft`` with ``defects``; a text that begins with ``+`` is put behind what is there."""
    for defect in defects:
        for path, value in defect.answers.items():
            draft = _laid(draft, path, value)
    return draft


def _laid(draft: Draft, path: str, value: Any) -> Draft:
    if path == "languages":
        return replace(draft, languages=value)
    if value is None:
        return draft.drop(path)
    if isinstance(value, str) and value.startswith("+"):
        value = f"{draft.get(path)}{value[1:]}"
    return draft.put(path, value)
