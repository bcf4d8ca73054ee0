"""The completeness report on a draft: judged, put together and written.

Belongs here: gathering what the report says. Does not belong here: how it says it (``render``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from mla_writer.checks.judge import Judge
from mla_writer.drafts.digest import digest
from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.journey import Journey
from mla_writer.model.review import Review
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.translation import Standing, written_in
from mla_writer.render.completeness import Report, completeness_report
from mla_writer.render.completeness_entries import Judged
from mla_writer.render.writers import write
from mla_writer.translating.passages import passages, tally

NOT_TRANSLATED = (Standing.MISSING, Standing.OUTDATED)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who checked the draft, and for which office; what is empty leaves room to write."""

    by: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A draft with what was said on it, to be reported on as of ``day``."""

    draft: Draft
    day: date
    review: Review = field(default_factory=Review)


def report_on(judge: Judge, subject: Subject, signed: Signed | None = None) -> Report:
    """What is to be reported on a draft, judged by ``judge``."""
    case = Case(judge.rulebook, subject.draft, subject.day)
    walked = judge.journey(case)
    by = signed or Signed()
    return Report(
        Judged(case, judge.findings(case), walked),
        digest(subject.draft),
        subject.review,
        untranslated(judge.rulebook, subject.draft, walked),
        by.by,
        by.office,
    )


def untranslated(rulebook: Rulebook, draft: Draft, walked: Journey) -> dict[str, tuple[int, int]]:
    """By language that is chosen for the document: how many free texts are not translated, of how many."""
    found = passages(rulebook, draft, walked)
    targets = [code for code in draft.languages if code != written_in(draft)]
    counted = {code: tally(found, draft, code) for code in targets}
    return {
        code: (sum(one[standing] for standing in NOT_TRANSLATED), len(found)) for code, one in counted.items()
    }


def written(report: Report, language: str, format: str, made_on: datetime) -> bytes:
    """The file of ``report`` in ``language``: ``pdf``, ``docx`` or ``text``; ``CannotRender``,
    ``UnknownName``. The sentences of packs in this language are used."""
    sentences = report.judged.case.rulebook.translations.get(language, {})
    return write(completeness_report(report, Language(language, more=sentences)), format, made_on)
