"""What is found by what a person types, in every script."""

from __future__ import annotations

import pytest

from mla_writer.vault import Query, Vault
from mla_writer.vault.search import expression, words_of
from tests.vault.samples import kept

TEXTS = {
    "latin": "Überweisung an die Fa. Straßenbau GmbH, l'avocat général, İstanbul, Łódź, REF-12/2026",
    "cyrillic": "Запрос о правовой помощи, ёлка",
    "chinese": "请求提供银行账户的证据材料。",
    "arabic": "طلب المساعدة القانونية المتبادلة",
    "spaced": "account account accounting",
}
FOUND = [
    ("uberweis", ["latin"]),
    ("STRASSE", ["latin"]),
    ("strasse gmbh", ["latin"]),
    ("l'avocat", ["latin"]),
    ("general avocat", ["latin"]),
    ("lodz", ["latin"]),
    ("12/2026", ["latin"]),
    ("правов помощ", ["cyrillic"]),
    ("ЕЛКА", ["cyrillic"]),
    ("证据", ["chinese"]),
    ("据", ["chinese"]),
    ("银行账户", ["chinese"]),
    ("行银", []),
    ("المساعده", ["arabic"]),
    ("accounti", ["spaced"]),
    ("counting", []),
    ("strasse правовой", []),
    ('"', []),
    ("* OR (", []),
    ("NEAR", []),
    ("", sorted(TEXTS)),
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    from tests.vault.samples import KEY, SetClock

    vault = Vault.open_with_key(tmp_path_factory.mktemp("search") / "vault", KEY, SetClock())
    for name, text in TEXTS.items():
        vault.shelf.save(kept(name, text), None)
    return vault


@pytest.mark.parametrize(("typed", "found"), FOUND, ids=range(len(FOUND)))
def test_what_is_found(full: Vault, typed: str, found: list[str]) -> None:
    assert sorted(one.id for one in full.shelf.entries(Query(typed))) == found


def test_words_are_kept_once_and_folded() -> None:
    assert words_of("Émile, émile; EMILE") == {"emile"}
    assert words_of("证据A4") == {"证", "据", "证据", "a4"}


def test_a_question_has_limits() -> None:
    assert len(expression("word " * 5000).split()) == 1
    assert len(expression(" ".join(map(str, range(500)))).split()) == 24
    assert words_of("x" * 500) == {"x" * 60}
