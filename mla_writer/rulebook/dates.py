"""Dates as declarations write them: texts that are checked and never converted."""

from __future__ import annotations

from datetime import date

from mla_writer.model.ages import first_day


def full_date(text: str) -> str:
    """``text`` when it is empty or a day ``YYYY-MM-DD``; else ``ValueError``."""
    if text and not _is_day(text):
        raise ValueError("allowed: a day as YYYY-MM-DD")
    return text


def partial_date(text: str) -> str:
    """``text`` when it is empty, a year, a month or a day (``YYYY[-MM[-DD]]``); else ``ValueError``."""
    if text and not _is_day(first_day(text)):
        raise ValueError("allowed: YYYY, YYYY-MM or YYYY-MM-DD")
    return text


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
