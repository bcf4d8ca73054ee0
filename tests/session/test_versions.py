from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from mla_writer.drafts import Problems
from mla_writer.model.dossier import Version
from mla_writer.model.draft import Draft
from mla_writer.session.versions import RULES, Occasion, keep_if_due

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DRAFT = Draft("d")
OTHER = replace(DRAFT, languages=("fr",))


class Shelf:
    """Versions in memory."""

    def __init__(self) -> None:
        self.now = NOON
        self.kept: list[tuple[Version, Draft]] = []

    def keep_version(self, id: str, draft: Draft, reason: str, label: str = "", by: str = "") -> Version:
        version = Version(len(self.kept) + 1, self.now.isoformat(), reason, label, by)
        self.kept.append((version, draft))
        return version

    def versions(self, id: str) -> tuple[Version, ...]:
        return tuple(version for version, _ in reversed(self.kept))

    def version(self, id: str, number: int, problems: Problems) -> Draft:
        return self.kept[number - 1][1]


def keep(shelf: Shelf, draft: Draft, reason: str) -> Version | None:
    return keep_if_due(shelf, draft, Occasion(reason, shelf.now, "B. Ilves", "name"), lambda _: ())


@pytest.mark.parametrize("reason", RULES)
def test_the_first_is_always_kept_with_reason_label_and_name(reason: str) -> None:
    kept = keep(Shelf(), DRAFT, reason)
    assert kept is not None
    assert (kept.reason, kept.label, kept.by) == (reason, "name", "B. Ilves")


@pytest.mark.parametrize("reason", RULES)
def test_the_same_state_again_is_kept_only_where_the_occasion_counts(reason: str) -> None:
    shelf = Shelf()
    keep(shelf, DRAFT, "kept")
    shelf.now += timedelta(days=1)
    assert (keep(shelf, DRAFT, reason) is not None) is RULES[reason].repeats
    assert keep(shelf, OTHER, reason) is not None or RULES[reason].daily


@pytest.mark.parametrize(("hours", "kept"), [(1, False), (11, False), (13, True)])
def test_opening_keeps_once_a_day(hours: int, kept: bool) -> None:
    shelf = Shelf()
    keep(shelf, DRAFT, "opened")
    shelf.now += timedelta(hours=hours)
    assert (keep(shelf, OTHER, "opened") is not None) is kept


def test_the_day_is_that_of_the_place() -> None:
    shelf = Shelf()
    keep(shelf, DRAFT, "opened")
    shelf.now = (NOON + timedelta(hours=1)).astimezone(timezone(timedelta(hours=11)))  # midnight has passed
    assert keep(shelf, OTHER, "opened") is not None


def test_a_reason_without_a_rule_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        keep(Shelf(), DRAFT, "whim")
