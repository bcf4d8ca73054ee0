import pytest

from mla_writer.gui.notes import concerns

NAMES = {"CH": "Switzerland", "CZ": "Czechia", "DK": "Denmark", "FR": "France", "SK": "Slovakia"}


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("Signed at Riyadh, 6 April 1983.", True),
        ("SK and CZ: dates as successor States were not read.", False),
        ("CH: see the declaration of 1966.", True),
        ("Does not apply in Denmark.", False),
        ("France and Denmark only.", True),
        ("OJ C 326, p. 2.", True),
    ],
)
def test_a_note_that_names_other_states_only_is_folded(note: str, shown: bool) -> None:
    assert concerns(note, ("FR", "CH"), NAMES) is shown
