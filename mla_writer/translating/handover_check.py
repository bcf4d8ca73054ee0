"""What came back from a translator beside the draft as it stands: refused, or told passage by passage.

Belongs here: judging. Does not belong here: reading a format (``xliff_reading``, ``sheet_reading``),
changing a draft (``session.handover``). A file that does not hold exactly what was handed out is
refused as a whole; nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mla_writer.model.draft import Draft, digest_of
from mla_writer.model.errors import HandoverRefused
from mla_writer.model.message import Message, message
from mla_writer.model.text_gate import mended, problems
from mla_writer.model.translation import Standing, written_in
from mla_writer.translating.handover import (
    UNKNOWN_LANGUAGE,
    Claim,
    Returned,
    Unit,
    key_of,
    mark_of,
    seal_of,
)
from mla_writer.translating.passages import Passage

LONGEST = 100_000
"""Characters of one translation: more than a long summary of facts has by far."""
MOST_NAMED = 5
VOUCHED = frozenset({Claim.TRANSLATED, Claim.REVIEWED, Claim.FINAL})


class Outcome(StrEnum):
    """What taking back would do to one passage."""

    NEW = "new"
    CHANGED = "changed"
    OUTDATED = "outdated"
    SAME = "same"
    EMPTY = "empty"
    GONE = "gone"


TAKEABLE = frozenset({Outcome.NEW, Outcome.CHANGED, Outcome.OUTDATED})


@dataclass(frozen=True, slots=True)
class Row:
    """One passage that came back: its translation ``old`` in the draft and ``new`` in the file, and what
    a person should look at. ``passage`` is None where the draft no longer has it; ``of`` is the digest of
    what was translated."""

    number: int
    passage: Passage | None
    outcome: Outcome
    old: str
    new: str
    of: str
    claim: Claim = Claim.NONE
    notes: tuple[Message, ...] = ()

    @property
    def takeable(self) -> bool:
        """Whether a person may take it."""
        return self.outcome in TAKEABLE

    @property
    def proposed(self) -> bool:
        """Whether it is ticked before a person has looked: nothing is odd about it."""
        return self.takeable and self.outcome is not Outcome.OUTDATED and not self.notes


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows in the order of the file, and the passages of the draft that are not in it because they
    were written later."""

    language: str
    rows: tuple[Row, ...]
    later: tuple[Passage, ...]


def compare(draft: Draft, found: Iterable[Passage], returned: Returned, language: str) -> Comparison:
    """What taking back would do; ``HandoverRefused`` where the file is not of this draft and language, or
    is not whole, or something besides translations was changed in it."""
    passages = {key_of(one.stable): one for one in found}
    _refuse_others(draft, returned, language)
    _refuse_altered_list(passages, returned)
    rows = tuple(_row(draft, language, passages.get(unit.key), unit) for unit in returned.units)
    keys = {unit.key for unit in returned.units}
    return Comparison(language, rows, tuple(one for key, one in passages.items() if key not in keys))


def _refuse_others(draft: Draft, returned: Returned, language: str) -> None:
    if returned.draft != mark_of(draft):
        raise HandoverRefused(
            message(
                "the file belongs to another draft ({found}); this one is {own}. Open the draft for which it "
                "was made, or choose another file",
                found=returned.draft[:60],
                own=mark_of(draft),
            )
        )
    if returned.target != language:
        raise HandoverRefused(
            message(
                "the file holds a translation into '{found}', not into '{own}'; take it back under its own "
                "language",
                found=returned.target[:20],
                own=language,
            )
        )
    source = written_in(draft) or UNKNOWN_LANGUAGE
    if UNKNOWN_LANGUAGE not in (source, returned.source) and returned.source != source:
        raise HandoverRefused(
            message(
                "the file holds a translation from '{found}', but the draft is written in '{own}'; hand the "
                "draft over again",
                found=returned.source[:20],
                own=source,
            )
        )


def _refuse_altered_list(passages: Mapping[str, Passage], returned: Returned) -> None:
    numbers = [unit.number for unit in returned.units]
    _refuse(message("passages were added that were not handed over; {ask}", ask=ASK), numbers.count(0))
    twice = [number for number, count in Counter(numbers).items() if count > 1]
    _refuse_numbers(message("twice in the file: passage {numbers}; {ask}", ask=ASK), twice)
    lost = sorted(set(range(1, returned.count + 1)) - set(numbers))
    _refuse_numbers(message("missing in the file: passage {numbers}; {ask}", ask=ASK), lost)
    moved = [number for place, number in enumerate(numbers, 1) if number != place]
    _refuse_numbers(message("no longer in its place: passage {numbers}; {ask}", ask=ASK), moved)
    altered = [unit.number for unit in returned.units if not _whole(passages.get(unit.key), unit)]
    _refuse_numbers(
        message("the original was changed in the file: passage {numbers}; {ask}", ask=ASK), altered
    )
    sealed = seal_of((unit.key, unit.of) for unit in returned.units) == returned.seal
    _refuse(message("the codes by which passages are recognised were changed; {ask}", ask=ASK), not sealed)


ASK = message("hand the draft over again, or ask for the file with nothing but the translations changed")


def _refuse(why: Message, found: object) -> None:
    if found:
        raise HandoverRefused(why)


def _refuse_numbers(why: Message, numbers: list[int]) -> None:
    if numbers:
        named = ", ".join(str(number) for number in numbers[:MOST_NAMED])
        more = " …" if len(numbers) > MOST_NAMED else ""
        raise HandoverRefused(message(why.text, numbers=f"{named}{more}", **why.values))


def _whole(passage: Passage | None, unit: Unit) -> bool:
    """Whether the original in the file is the one handed out; white space may have been set otherwise."""
    if passage is not None and digest_of(passage.text) == unit.of:
        return _words(passage.text) == _words(unit.source)
    return digest_of(unit.source) == unit.of


def _words(text: str) -> list[str]:
    return text.split()


def _row(draft: Draft, language: str, passage: Passage | None, unit: Unit) -> Row:
    new = mended(unit.target)
    if passage is None:
        return Row(unit.number, None, Outcome.GONE, "", new, unit.of, unit.claim)
    old = passage.translation(draft, language)
    standing = old.standing(passage.text)
    outdated = unit.of != digest_of(passage.text)
    outcome = _outcome(unit, new, old.text, outdated)
    notes = tuple(_notes(passage, unit, new))
    vouched = standing is Standing.OUTDATED and not outdated and unit.claim in VOUCHED
    if outcome is Outcome.SAME and vouched:
        outcome = Outcome.CHANGED
        notes = (*notes, message("the translation of the earlier original is said to fit the present one"))
    return Row(unit.number, passage, outcome, old.text, new, unit.of, unit.claim, notes)


def _outcome(unit: Unit, new: str, old: str, outdated: bool) -> Outcome:
    if not new.strip() or unit.partly or len(new) > LONGEST:
        return Outcome.EMPTY if old.strip() or unit.partly or len(new) > LONGEST else Outcome.SAME
    if new == mended(old):
        return Outcome.SAME
    if outdated:
        return Outcome.OUTDATED
    return Outcome.CHANGED if old.strip() else Outcome.NEW


def _notes(passage: Passage, unit: Unit, new: str) -> Iterable[Message]:
    if unit.partly:
        yield message("only a part of it is translated; it cannot be taken")
    if len(new) > LONGEST:
        yield message("longer than {allowed} characters; it cannot be taken", allowed=LONGEST)
    removed = tuple(dict.fromkeys(f"{one.code} {one.name}" for one in problems(unit.target)))
    if removed:
        listed = ", ".join(removed[:MOST_NAMED]) + (" …" if len(removed) > MOST_NAMED else "")
        yield message("characters that may not stand in a request are left out: {found}", found=listed)
    if unit.left_out:
        yield message("what is not text (picture, field, footnote, deleted words) is left out")
    if new.strip() and _words(new) == _words(passage.text):
        yield message("the same as the original")
