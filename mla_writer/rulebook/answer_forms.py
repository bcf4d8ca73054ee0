"""The form of one answer as a type for pydantic, and how it is told to a person.

Belongs here: what each form of field may hold. Does not belong here: which fields there are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    StringConstraints,
)

from mla_writer.model.fields import Form
from mla_writer.model.message import Message, message

LONGEST_LIST = 10_000
DECIMAL = r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"
TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _moment(text: str) -> str:
    """An offset that does not exist is let through: a check says more about it than "wrong type"."""
    datetime.fromisoformat(re.sub(r"(Z|[+-][0-9]{2}:[0-9]{2})$", "", text))
    return text


Day = Annotated[
    StrictStr,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_day),
    Field(json_schema_extra={"format": "date"}),
]
Moment = Annotated[StrictStr, StringConstraints(pattern=f"^{TIME.pattern}$"), AfterValidator(_moment)]
LARGEST = 10**15
"""Beyond it a number in JSON is no longer exact."""
Number = (
    Annotated[StrictInt, Field(ge=-LARGEST, le=LARGEST)]
    | Annotated[StrictFloat, Field(allow_inf_nan=False, ge=-LARGEST, le=LARGEST)]
)


class Answers(BaseModel):
    """Answers by field: known ones typed, unknown ones kept."""

    model_config = ConfigDict(extra="allow", strict=True)


class Money(Answers):
    """An amount as a decimal text, and an ISO 4217 currency."""

    amount: Annotated[StrictStr, StringConstraints(pattern=DECIMAL)] | None = None
    currency: Annotated[StrictStr, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None


class DateRange(Answers):
    """Two days; either may still be unanswered."""

    start: Day | None = None
    end: Day | None = None


SIMPLE: Mapping[Form, Any] = {
    Form.TEXT: StrictStr,
    Form.LONG_TEXT: StrictStr,
    Form.EMAIL: StrictStr,
    Form.PHONE: StrictStr,
    Form.YES_NO: StrictBool,
    Form.NUMBER: Number,
    Form.INTEGER: StrictInt,
    Form.DAYS: Annotated[StrictInt, Field(ge=0)],
    Form.DATE: Day,
    Form.DATETIME: Moment,
    Form.DATE_RANGE: DateRange,
    Form.MONEY: Money,
    Form.REF: StrictStr,
}

EXPECTED: Mapping[Form, Message] = {
    Form.TEXT: message("a text"),
    Form.LONG_TEXT: message("a text"),
    Form.EMAIL: message("a text"),
    Form.PHONE: message("a text"),
    Form.YES_NO: message("true or false"),
    Form.NUMBER: message("a number"),
    Form.INTEGER: message("a whole number"),
    Form.DAYS: message("a whole number of days"),
    Form.DATE: message("a date such as 2026-01-31"),
    Form.DATETIME: message("a time such as 2026-01-31T09:00:00+01:00"),
    Form.DATE_RANGE: message("two dates: start and end, such as 2026-01-31"),
    Form.MONEY: message('an amount such as "1200.00" and a currency such as EUR'),
    Form.COUNTRY: message("the two-letter code of a State, such as FR"),
    Form.LANGUAGE: message("the two-letter code of a language, such as fr"),
    Form.INSTRUMENT: message("the id of a known instrument"),
    Form.CHOICE: message("an entry of its list"),
    Form.RECORD: message("an object with the fields of its record"),
    Form.REF: message("the id of an entry in another list"),
}
LIST = message("a list of such entries")


def one_of(values: Collection[str]) -> Any:
    """A text out of ``values``."""
    return Literal[tuple(values)] if values else StrictStr


def code_of(values: Collection[str], pattern: str) -> Any:
    """A code of ``values`` that the published schema describes by ``pattern`` alone."""

    def known(code: str) -> str:
        if code not in values:
            raise ValueError("not a known code")
        return code

    return Annotated[StrictStr, StringConstraints(pattern=pattern), AfterValidator(known)]


def several(one: Any) -> Any:
    """A list of ``one``."""
    return Annotated[list[one], Field(max_length=LONGEST_LIST)]
