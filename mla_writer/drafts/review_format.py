"""A review as JSON and back, strictly."""

from __future__ import annotations

from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from mla_writer.drafts.strict_json import LARGEST
from mla_writer.model.errors import TooLarge, WrongTypes
from mla_writer.model.message import message
from mla_writer.model.review import Review
from mla_writer.model.text_gate import clean_tree

LARGEST_REVIEW = 4 * LARGEST


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Review]:
    return TypeAdapter(Review)


def review_to_json(review: Review) -> bytes:
    """``review`` as JSON in UTF-8."""
    return _adapter().dump_json(review)


def review_from_json(data: bytes) -> Review:
    """The review that ``data`` holds; ``TooLarge``, ``WrongTypes``, ``TextRefused``."""
    if len(data) > LARGEST_REVIEW:
        raise TooLarge(
            message("the review is larger than {limit} MiB, the limit", limit=LARGEST_REVIEW // 2**20)
        )
    try:
        found = _adapter().validate_json(data)
        clean_tree(_adapter().dump_python(found, mode="json"))
    except (ValidationError, RecursionError) as error:
        raise WrongTypes(message("the review cannot be read: it is not in our format")) from error
    ids = [one.id for one in found.comments]
    numbers = [one.number for one in found.rounds]
    if len(set(ids)) < len(ids) or len(set(numbers)) < len(numbers):
        raise WrongTypes(
            message("the review cannot be read: two comments or two rounds have the same number")
        )
    return found
