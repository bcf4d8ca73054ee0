"""Days and times of day. The case is judged on 21 November 2026, at noon UTC."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mla_writer.checks.functions import Context, functions


@pytest.mark.parametrize(
    ("name", "arguments", "answer"),
    [
        ("today", (), "2026-11-21"),
        ("days_until", ("2026-11-21",), 0),
        ("days_until", ("2026-12-01",), 10),
        ("days_until", ("2025-11-21",), -365),
        ("days_until", ("2026-11-22T00:30:00+02:00",), 1),
        ("days_until", ("2026-02-30",), None),
        ("days_until", ("soon",), None),
        ("days_between", ("2026-01-01", "2026-03-01"), 59),
        ("days_between", ("2026-03-01", "2026-01-01"), -59),
        ("days_between", ("2026-01-01T12:00:00Z", "2026-01-03T11:59:59Z"), 1),
        ("days_between", ("2026-01-01T00:00:00+14:00", "2026-01-01T00:00:00-12:00"), 1),
        ("days_between", ("2026-01-01", "2026-01-03T11:59:59Z"), 2),
        ("days_between", ("2026-01-01", None), None),
        ("span_days", ({"start": "2026-01-01", "end": "2026-01-31"},), 30),
        ("span_days", ({"start": "2026-01-01", "end": None},), None),
        ("hours_until", ("2026-11-21T15:30:00+02:00",), 1.5),
        ("hours_until", ("2026-11-20T12:00:00Z",), -24),
        ("hours_until", ("2026-11-21T15:30:00",), None),
        ("add_days", ("2026-02-27", 2), "2026-03-01"),
        ("add_days", ("2026-02-27T10:00:00Z", -1), "2026-02-26"),
        ("add_days", ("2026-02-27", 10**12), None),
        ("min_days_until", ([{"by": "2026-12-01"}, {"by": None}, {"by": "2026-11-25"}, None], "by"), 4),
        ("min_days_until", ([{"by": None}], "by"), None),
        ("has_offset", ("2026-01-01T00:00:00Z",), True),
        ("has_offset", ("2026-01-01T00:00:00.123+05:30",), True),
        ("has_offset", ("2026-01-01T00:00:00+25:00",), True),
        ("has_offset", ("2026-01-01T00:00:00",), False),
        ("has_offset", ("2026-01-01T00:00Z",), False),
        ("has_offset", ("2026-02-30T00:00:00Z",), False),
        ("has_offset", ("1 January 2026, 10:00 GMT",), False),
        ("offset_ok", ("2026-01-01T00:00:00+14:00",), True),
        ("offset_ok", ("2026-01-01T00:00:00-12:00",), True),
        ("offset_ok", ("2026-01-01T00:00:00+05:45",), True),
        ("offset_ok", ("2026-01-01T00:00:00+14:30",), False),
        ("offset_ok", ("2026-01-01T00:00:00-12:30",), False),
        ("offset_ok", ("2026-01-01T00:00:00+02:10",), False),
        ("offset_of", ("2026-01-01T00:00:00Z",), "+00:00"),
        ("offset_of", ("2026-01-01T00:00:00-0330",), "-03:30"),
        ("offset_of", ("2026-01-01T00:00:00+02",), "+02:00"),
        ("offset_of", ("2026-01-01T00:00:00",), None),
        ("is_midnight", ("2026-01-01T00:00:00+02:00",), True),
        ("is_midnight", ("2026-01-01T00:00:01+02:00",), False),
        ("is_midnight", ("2026-01-01",), False),
        ("outside", ("2026-01-01T10:00:00Z", "2026-01-01T11:00:00+02:00", "2026-01-01T11:00:00Z"), False),
        ("outside", ("2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z", "2026-01-01T12:00:00Z"), True),
        ("outside", ("2026-01-01T13:00:00Z", "2026-01-01T11:00:00Z", "2026-01-01T12:00:00Z"), True),
        ("outside", ("2026-01-01T13:00:00Z", None, "2026-01-01T12:00:00Z"), False),
    ],
)
def test_days(call: Callable[..., Any], name: str, arguments: tuple[Any, ...], answer: object) -> None:
    assert call(name, *arguments) == answer


@pytest.mark.parametrize(
    ("periods", "answer"),
    [
        ([{"start": "2025-03-01", "end": "2025-03-31"}, {"start": "2025-01-01", "end": "2025-02-01"}], 89),
        ([{"start": "2025-03-01", "end": None}, None], None),
        ([{"start": "2025-03-01", "end": None}, {"start": None, "end": "2025-03-02"}], 1),
        ([], None),
    ],
)
def test_days_of_the_acts(context: Callable[..., Context], periods: list[Any], answer: int | None) -> None:
    offences = [{"period": period} for period in periods]
    assert functions(context({"offences": {"list": offences}}))["acts_days"]() == answer


def test_first_arrival_of_a_controlled_delivery(context: Callable[..., Context]) -> None:
    route = [{"eta": "2026-11-23T12:00:00Z"}, {"eta": "2026-11-22T12:00:00Z"}, {"eta": None}]
    calls = functions(context({}, (("service", {}), ("search", {"cd_route": route}))))
    assert calls["cd_first_eta_hours"]() == 24
    assert functions(context())["cd_first_eta_hours"]() == 10**6
