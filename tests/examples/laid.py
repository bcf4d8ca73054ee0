"""Answers of an example of a check, laid over the draft that it takes as its base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mla_writer.model.draft import Draft, Measure, new_id

KINDS = "common.case.kinds"
CONFIRMATIONS = "confirmations."


def laid(draft: Draft, answers: Mapping[str, Any]) -> Draft:
    """``draft`` with ``answers``, one after the other.

    A path is that of an answer; besides, ``languages`` are those of the draft, ``confirmations.ID`` is
    the answer to a question, and ``common.case.kinds`` are the kinds of its measures: those that are
    there stay, others are added without answers. An empty text withdraws what stands at the path.
    ``{repeat = value, times = n}`` is ``value`` n times over.
    """
    for path, value in answers.items():
        draft = _one(draft, path, value)
    return draft


def _one(draft: Draft, path: str, value: Any) -> Draft:
    if path == "languages":
        return replace(draft, languages=tuple(value))
    if path.startswith(CONFIRMATIONS):
        given = {**draft.confirmations, path.removeprefix(CONFIRMATIONS): value}
        return replace(draft, confirmations={check: answer for check, answer in given.items() if answer})
    if path == KINDS:
        return _with_kinds(draft, value)
    return draft.drop(path) if value == "" else draft.put(path, _repeated(value))


def _with_kinds(draft: Draft, kinds: list[str]) -> Draft:
    measures: list[Measure] = []
    for kind in kinds:
        held = next((measure for measure in draft.measures if measure.kind == kind), None)
        taken = [measure.id for measure in (*draft.measures, *measures)]
        measures.append(held or Measure(new_id("m", taken), kind))
    return replace(draft, measures=tuple(measures))


def _repeated(value: Any) -> Any:
    return value["repeat"] * value["times"] if isinstance(value, dict) and "repeat" in value else value
