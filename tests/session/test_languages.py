"""Taking over the languages that the requested State accepts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mla_writer.model.accepted import TARGET
from mla_writer.model.draft import Draft
from mla_writer.rulebook.cache import rulebook
from mla_writer.session import Clock, Session
from mla_writer.session.languages import proposed, use_all, use_language


def session(asked: str, own: str = "fr", treaty: str = "untoc") -> Session:
    draft = Draft("d", languages=(own,)).put("common.authorities.requested_state", asked)
    draft = draft.put("common.authorities.requesting_state", "FR")
    draft = draft.put("common.legal_basis.treaties", [{"treaty": treaty}])
    draft = draft.put("common.translation.original_language", own)
    return Session(rulebook(), draft, Clock(lambda: datetime(2026, 11, 21, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("asked", "code", "languages"),
    [
        ("BR", "pt", ("fr", "pt")),
        ("CH", "fr", ("fr",)),
        # The program has no documents in this language: a translator makes it from those it has.
        ("JP", "ja", ("fr",)),
    ],
)
def test_one_language_is_one_step(asked: str, code: str, languages: tuple[str, ...]) -> None:
    held = session(asked)
    before = held.draft
    use_language(held, code)
    assert (held.draft.get(TARGET), held.draft.languages) == (code, languages)
    assert proposed(held.case).taken
    held.undo()
    assert held.draft == before
    assert not held.can_undo


@pytest.mark.parametrize(
    ("asked", "own", "target", "languages"),
    [("MK", "fr", "en", ("fr", "en")), ("MK", "en", "en", ("en",)), ("IQ", "fr", None, ("fr",))],
)
def test_all_languages_are_one_step(asked: str, own: str, target: str, languages: tuple[str, ...]) -> None:
    held = session(asked, own)
    before = held.draft
    use_all(held)
    assert (held.draft.get(TARGET), held.draft.languages) == (target, languages)
    held.undo()
    assert held.draft == before


@pytest.mark.parametrize(
    ("asked", "target", "languages", "checks"),
    [
        ("BR", "pt", ("fr", "pt"), set[str]()),
        ("BR", "fr", ("fr",), {"LAN-001"}),
        ("BR", "pt", ("fr",), {"LAN-003"}),
        ("BR", None, ("fr",), {"LAN-001"}),
        ("JP", "ja", ("fr",), set[str]()),
        ("MK", "en", ("en",), {"STA-001"}),
        ("MK", "en", ("fr",), {"STA-001", "LAN-003"}),
        ("MK", "mk", ("en",), set[str]()),
        ("MK", "fr", ("fr",), {"STA-001"}),
        ("MK", "fr", ("fr", "en", "mk"), {"LAN-001"}),
        ("IQ", "fr", ("fr",), {"LAN-002"}),
    ],
)
def test_one_matter_is_one_finding(
    asked: str, target: str | None, languages: tuple[str, ...], checks: set[str]
) -> None:
    held = session(asked)
    held.choose_languages(languages)
    held.answer(TARGET, target)
    about = {"LAN-001", "LAN-002", "LAN-003", "STA-001"}
    assert {one.check for one in held.findings} & about == checks
