"""The request that follows another one: what it takes over, and what it leaves behind.

A preserved account is asked for, a provisional arrest is followed by extradition, a freeze by
confiscation. The earlier request is named among the earlier contacts, so that the requested State can
join the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mla_writer.model.advice import FollowUp
from mla_writer.model.case import Case
from mla_writer.model.declarations import Kind
from mla_writer.model.draft import Draft, Measure, new_id
from mla_writer.model.fields import is_empty

EARLIER = "common.related.earlier"


def follow_ups(case: Case) -> tuple[FollowUp, ...]:
    """The requests that may follow the one of ``case`` and can be drafted."""
    kinds = set(case.draft.kinds)
    return tuple(
        one
        for one in case.rulebook.follow_ups
        if kinds.intersection(one.after) and case.rulebook.kinds[one.kind].drafted
    )


def followed(case: Case, follow_up: FollowUp, id: str, named: str) -> Draft:
    """A new draft with the id ``id`` for ``follow_up``. ``named`` says in the language of the draft what
    the earlier request asked for."""
    kind = case.rulebook.kind(follow_up.kind)
    earlier = next(one for one in case.draft.measures if one.kind in follow_up.after)
    left = set(case.rulebook.left_behind)
    measure = Measure("m1", kind.id, _answers(case, follow_up, earlier, kind), earlier.serves)
    draft = Draft(
        id,
        document=kind.document,
        languages=case.draft.languages,
        common=_common(case.draft.common, left),
        measures=(measure,),
        translations=case.draft.translations,
    )
    return _with_earlier(case, draft, named)


def _common(groups: Mapping[str, Mapping[str, Any]], left: set[str]) -> dict[str, dict[str, Any]]:
    kept = {
        group: {name: value for name, value in answers.items() if f"{group}.{name}" not in left}
        for group, answers in groups.items()
    }
    return {group: answers for group, answers in kept.items() if answers}


def _answers(case: Case, follow_up: FollowUp, earlier: Measure, kind: Kind) -> dict[str, Any]:
    """Answers to fields of the same name and type, then those that the follow-up declares."""
    before = case.rulebook.kind(earlier.kind).fields
    same = {
        name: value
        for name, value in earlier.answers.items()
        if name in kind.fields and name in before and kind.fields[name].type == before[name].type
    }
    taken = {name: _source(case, earlier, source) for name, source in follow_up.takes.items()}
    return {**same, **{name: value for name, value in taken.items() if not is_empty(value)}}


def _source(case: Case, earlier: Measure, source: str) -> Any:
    group, _, name = source.partition(".")
    return earlier.answers.get(name) if group == "measure" else case.draft.get(f"common.{source}")


def _with_earlier(case: Case, draft: Draft, named: str) -> Draft:
    """``draft`` with the request of ``case`` among the earlier contacts."""
    get = case.draft.get
    listed: list[Any] = list(get(EARLIER) or ())
    reference = get("common.case.reference")
    entry = {
        "id": new_id("r", [str(one.get("id")) for one in listed if isinstance(one, dict)]),
        "date": get("common.signature.date"),
        "authority": get("common.authorities.central_requested.name"),
        "content": f"{named} ({reference})" if reference else named,
    }
    known = {name: value for name, value in entry.items() if not is_empty(value)}
    return draft.put(EARLIER, [*listed, known])
