"""The inbox as a table in words: for the screen, as CSV and as XLSX, in which no cell is a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from mla_writer import csv_table
from mla_writer.i18n import Language
from mla_writer.i18n.isolates import without_isolates
from mla_writer.model.message import Message, message
from mla_writer.model.review import Decision
from mla_writer.model.rulebook import Rulebook
from mla_writer.session.inbox import Row
from mla_writer.session.inbox_files import DOCX, DRAFT, EXCHANGE, OTHER, PDF

COLUMNS: Mapping[str, tuple[Message, int]] = {
    "file": (message("File"), 34),
    "sort": (message("Kind of file"), 16),
    "reference": (message("Reference"), 22),
    "requesting": (message("Requesting State"), 18),
    "requested": (message("Requested State"), 18),
    "kinds": (message("Measures"), 34),
    "document": (message("Document"), 20),
    "languages": (message("Languages"), 18),
    "standing": (message("Standing"), 14),
    "blocking": (message("Blocking"), 10),
    "warnings": (message("Warnings"), 10),
    "advice": (message("Advice"), 10),
    "urgency": (message("Urgency"), 14),
    "deadline": (message("Deadline"), 12),
    "review": (message("Review"), 18),
    "sender": (message("Sender"), 26),
    "signature": (message("Signature"), 26),
    "days": (message("Days old"), 10),
    "problem": (message("Remark"), 50),
}
"""The heads of the columns and their widths in letters."""
NUMBERS = frozenset({"blocking", "warnings", "advice", "days"})
SORTS = {
    EXCHANGE: message("Exchange file"),
    DRAFT: message("Draft"),
    PDF: message("PDF"),
    DOCX: message("Word document"),
    OTHER: message("Other"),
}
READY, NOT_READY, REFUSED = message("ready"), message("not ready"), message("not read")
DECISIONS = {
    Decision.PENDING.value: message("with the reviewer"),
    Decision.ACCEPTED.value: message("accepted"),
    Decision.RETURNED.value: message("returned"),
}
APPROVAL_MISSING = message("Approval missing")
LONGEST_CELL = 30_000
"""A spreadsheet holds 32,767 letters in one cell."""


class Words:
    """Rows in the words of a language."""

    def __init__(self, rules: Rulebook, language: Language) -> None:
        self._rules, self.language = rules, language

    def heads(self) -> tuple[str, ...]:
        """The heads of the columns."""
        return tuple(self.language.say(head) for head, _ in COLUMNS.values())

    def cells(self, row: Row) -> tuple[str, ...]:
        """The cells of ``row``, as ``COLUMNS`` has them; a file that was not read says why."""
        told = {"file": row.name, "sort": self._say(SORTS[row.sort]), "days": str(row.days)}
        told["standing"] = self._say(standing(row))
        told["problem"] = self._remark(row)
        if row.problem is None:
            told |= self._judged(row)
        return tuple(without_isolates(told.get(name, "")) for name in COLUMNS)

    def _judged(self, row: Row) -> dict[str, str]:
        language, rules = self.language, self._rules
        kinds = (language.text(rules.kinds[id].label) for id in row.kinds if id in rules.kinds)
        document = rules.documents.get(row.document)
        return {
            "reference": row.reference,
            "requesting": language.country(row.requesting) if row.requesting else "",
            "requested": language.country(row.requested) if row.requested else "",
            "kinds": "; ".join(kinds),
            "document": language.text(document.label) if document else "",
            "languages": ", ".join(map(language.language, row.languages)),
            "blocking": str(row.blocking),
            "warnings": str(row.warnings),
            "advice": str(row.advice),
            "urgency": self._urgency(row.urgency),
            "deadline": row.deadline,
            "review": self._review(row),
            "sender": row.sender,
            "signature": self._say(row.standing) if row.standing else "",
        }

    def _urgency(self, level: str) -> str:
        choices = self._rules.choices.get("urgency_level")
        labels = {one.id: one.label for one in choices.choices} if choices else {}
        return self.language.text(labels.get(level, level))

    def _review(self, row: Row) -> str:
        if not row.rounds:
            return ""
        decided = DECISIONS.get(row.decision)
        said = message("round {n}: {decision}", n=row.rounds, decision=decided or row.decision)
        return self._say(said)

    def _remark(self, row: Row) -> str:
        if row.problem is not None:
            return self._say(row.problem)
        return self._say(APPROVAL_MISSING) if row.approval_missing else ""

    def _say(self, said: Message) -> str:
        return self.language.say(said)


def standing(row: Row) -> Message:
    """Whether ``row`` is ready, not ready, or could not be read."""
    if row.problem is not None:
        return REFUSED
    return READY if row.ready else NOT_READY


def as_csv(rows: Iterable[Row], words: Words) -> bytes:
    """``rows`` as CSV, no cell too long for a spreadsheet."""
    return csv_table.written([words.heads(), *(map(_bounded, words.cells(row)) for row in rows)])


def as_xlsx(rows: Iterable[Row], words: Words) -> bytes:
    """``rows`` as a workbook made in memory: texts and counts only, the heads frozen, with filters."""
    import xlsxwriter

    target = io.BytesIO()
    settings: dict[str, Any] = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, settings) as book:
        sheet = book.add_worksheet(_sheet_name(words))
        if words.language.direction == "rtl":
            sheet.right_to_left()
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (_, width) in enumerate(COLUMNS.values()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, words.heads()[column], head)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, cell in enumerate(zip(COLUMNS, words.cells(row), strict=True)):
                _write(sheet, (last, column), cell, body)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    return target.getvalue()


def _write(sheet: Any, place: tuple[int, int], cell: tuple[str, str], body: Any) -> None:
    """A count as a number, so that it can be sorted; everything else as text, whatever it begins with."""
    name, text = cell
    if name in NUMBERS and text.isdecimal():
        sheet.write_number(*place, int(text), body)
    else:
        sheet.write_string(*place, _bounded(text), body)


def _bounded(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]} …"


def _sheet_name(words: Words) -> str:
    """At most 31 letters, without the signs that a spreadsheet keeps for itself."""
    said = without_isolates(words.language.say(message("Inbox")))
    return "".join(sign for sign in said if sign not in "[]:*?/\\'")[:31] or "Inbox"
