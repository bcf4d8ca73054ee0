"""Changes a person makes to a draft, as pure functions from draft to draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mla_writer.model.answers import parse_path, write_path
from mla_writer.model.draft import Closed, Draft, Measure, Override, digest_of, new_id, stable_path
from mla_writer.model.fields import is_empty
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.translation import Standing, Translation, translation_of


def answered(draft: Draft, path: str, value: Any) -> Draft:
    """``draft`` with ``value`` at ``path``; an empty value withdraws the answer. What was typed there or,
    in a list, in one of its places, and is no value, is gone; so is what was typed or closed in a field of
    a record that is answered as a whole."""
    inside = _answered_inside(path, value)
    typed = [one for one in draft.unreadable if one == path or one in inside or _is_place(one, path)]
    if typed:
        kept = {one: text for one, text in draft.unreadable.items() if one not in typed}
        draft = replace(draft, unreadable=kept)
    if is_empty(value) and not isinstance(value, dict):
        return draft.drop(path)
    if path in draft.closed or inside & draft.closed.keys():
        kept = {one: how for one, how in draft.closed.items() if one != path and one not in inside}
        draft = replace(draft, closed=kept)
    return draft.put(path, value)


def kept_unreadable(draft: Draft, path: str, text: str) -> Draft:
    """``draft`` with what was typed at ``path`` and is not yet a value; the answer is withdrawn."""
    return replace(draft.drop(path), unreadable={**draft.unreadable, path: text})


def with_item(draft: Draft, path: str, entry: Mapping[str, Any] | str) -> Draft:
    """``draft`` with an entry more in the list at ``path``; a record gets an id."""
    entries = list(draft.get(path) or [])
    if not isinstance(entry, str):
        ids = [one.get("id", "") for one in entries if isinstance(one, dict)]
        entry = {"id": new_id(id_letter(path), ids), **entry}
    return draft.put(path, [*entries, entry])


def without_item(draft: Draft, path: str) -> Draft:
    """``draft`` without the list entry at ``path``; what was said about it goes with it."""
    return replace(
        draft.drop(path),
        closed=renumbered(draft.closed, path),
        unreadable=renumbered(draft.unreadable, path),
    )


def with_measure(draft: Draft, kind: str, rulebook: Rulebook) -> Draft:
    """``draft`` with a measure of ``kind`` more; the document class follows the first measure."""
    declared = rulebook.kind(kind)
    id = new_id("m", [measure.id for measure in draft.measures])
    draft = replace(draft, measures=(*draft.measures, Measure(id, kind)))
    return replace(draft, document=declared.document) if len(draft.measures) == 1 else draft


def without_measure(draft: Draft, id: str, rulebook: Rulebook) -> Draft:
    """``draft`` without the measure ``id`` and its answers."""
    index = draft.index_of(id)
    kept = (*draft.measures[:index], *draft.measures[index + 1 :])
    draft = replace(
        draft,
        measures=kept,
        closed=renumbered(draft.closed, f"measures[{index}]"),
        unreadable=renumbered(draft.unreadable, f"measures[{index}]"),
    )
    return replace(draft, document=rulebook.kind(kept[0].kind).document) if kept else draft


def without_override(draft: Draft, override: Override) -> Draft:
    """``draft`` in which the finding set aside by ``override`` counts again."""
    return replace(draft, overrides=tuple(one for one in draft.overrides if one != override))


def serving(draft: Draft, id: str, served: tuple[str, str], on: bool) -> Draft:
    """``draft`` in which the measure ``id`` serves (``on``) the entry ``served``: a list and an id."""
    what, entry = served
    place = draft.index_of(id)
    measure = draft.measures[place]
    kept = tuple(one for one in measure.serves.get(what, ()) if one != entry)
    serves = {**measure.serves, what: (*kept, entry) if on else kept}
    changed = replace(measure, serves={name: ids for name, ids in serves.items() if ids})
    return replace(draft, measures=(*draft.measures[:place], changed, *draft.measures[place + 1 :]))


def with_measure_at(draft: Draft, id: str, to: int) -> Draft:
    """``draft`` with the measure ``id`` at the place ``to``; what was said about paths moves along."""
    source, target = draft.index_of(id), max(0, min(to, len(draft.measures) - 1))
    order = list(range(len(draft.measures)))
    order.insert(target, order.pop(source))
    places = {old: new for new, old in enumerate(order)}
    return replace(
        draft,
        measures=tuple(draft.measures[old] for old in order),
        closed=_moved(draft.closed, ("measures",), places),
        unreadable=_moved(draft.unreadable, ("measures",), places),
    )


def with_item_at(draft: Draft, path: str, to: int) -> Draft:
    """``draft`` with the list entry at ``path`` at the place ``to``."""
    *way, source = parse_path(path)
    size = len(draft.get(write_path(tuple(way))) or [])
    moved = draft.move(path, to)
    order = list(range(size))
    order.insert(to, order.pop(int(source)))
    places = {old: new for new, old in enumerate(order)}
    return replace(
        moved,
        closed=_moved(draft.closed, tuple(way), places),
        unreadable=_moved(draft.unreadable, tuple(way), places),
    )


def closed(draft: Draft, path: str, state: str, reason: str) -> Draft:
    """``draft`` with the field at ``path`` closed as ``unknown`` or ``not_applicable``."""
    return replace(draft, closed={**draft.closed, path: Closed(state, reason)})


def reopened(draft: Draft, path: str) -> Draft:
    """``draft`` with the field at ``path`` asked again."""
    return replace(draft, closed=without(draft.closed, path))


def overridden(draft: Draft, override: Override) -> Draft:
    """``draft`` with ``override`` in place of an earlier one for the same finding."""
    key = override.check, override.field
    kept = tuple(one for one in draft.overrides if (one.check, one.field) != key)
    return replace(draft, overrides=(*kept, override))


def confirmed(draft: Draft, check: str, answer: str) -> Draft:
    """``draft`` with the answer ``yes`` or ``no`` to the question of a check; empty withdraws it."""
    confirmations = without(draft.confirmations, check)
    return replace(draft, confirmations={**confirmations, check: answer} if answer else confirmations)


def translated(draft: Draft, language: str, path: str, text: str) -> Draft:
    """``draft`` with the translation of the free text at ``path``, not checked; empty withdraws it."""
    translation = Translation(text, of=digest_of(str(draft.get(path) or "")))
    return _with_translation(draft, language, stable_path(draft, path), translation)


def translation_taken(draft: Draft, language: str, stable: str, text: str, of: str) -> Draft:
    """``draft`` with ``text``, not checked, as the translation at the ``stable`` path of the wording whose
    digest is ``of``: what a translator gave back may be of an earlier one."""
    return _with_translation(draft, language, stable, Translation(text, of=of))


def translation_checked(draft: Draft, language: str, path: str, by: str, on: date) -> Draft:
    """``draft`` with the translation at ``path`` as it stands checked by the person named; an empty
    ``by`` withdraws that. Nothing happens where there is no translation, or of another wording."""
    stable = stable_path(draft, path)
    kept = translation_of(draft, language, stable)
    if kept.standing(str(draft.get(path) or "")) in (Standing.MISSING, Standing.OUTDATED):
        return draft
    marked = replace(kept, checked_by=by.strip(), checked_on=on.isoformat() if by.strip() else "")
    return _with_translation(draft, language, stable, marked)


def _with_translation(draft: Draft, language: str, stable: str, translation: Translation) -> Draft:
    texts = without(draft.translations.get(language, {}), stable)
    if translation.text.strip():
        texts = {**texts, stable: translation.plain}
    return replace(draft, translations={**draft.translations, language: texts})


def without(mapping: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A copy of ``mapping`` without ``key``."""
    return {name: value for name, value in mapping.items() if name != key}


def id_letter(path: str) -> str:
    """The letter of ids in the list at ``path``: ``persons.list`` gives ``p``, ``accounts`` ``a``.

    Annexes are ``x``, so that they differ from accounts and assets at a glance.
    """
    names = [step for step in parse_path(path) if isinstance(step, str)]
    name = names[-2] if names[-1] == "list" else names[-1]
    return "x" if name == "annexes" else name[:1]


def renumbered(mapping: Mapping[str, Any], removed: str) -> dict[str, Any]:
    """``mapping`` of paths after the list entry at ``removed`` is gone: its own paths leave, those
    of later entries move up by one."""
    *way, place = parse_path(removed)
    kept = {path: value for path, value in mapping.items() if not _inside(path, removed)}
    highest = max((_index_in(path, tuple(way)) for path in kept), default=-1)
    places = {index: index - 1 for index in range(int(place) + 1, highest + 1)}
    return _moved(kept, tuple(way), places)


def _moved(
    mapping: Mapping[str, Any], way: tuple[str | int, ...], places: Mapping[int, int]
) -> dict[str, Any]:
    moved: dict[str, Any] = {}
    for path, value in mapping.items():
        index = _index_in(path, way)
        steps = parse_path(path)
        new = (*way, places.get(index, index), *steps[len(way) + 1 :]) if index >= 0 else steps
        moved[write_path(new)] = value
    return moved


def _index_in(path: str, way: tuple[str | int, ...]) -> int:
    """The index that ``path`` has in the list at ``way``; -1 when it does not lie there."""
    steps = parse_path(path)
    if steps[: len(way)] != way or len(steps) <= len(way):
        return -1
    index = steps[len(way)]
    return index if isinstance(index, int) else -1


def _answered_inside(path: str, value: Any) -> set[str]:
    """Paths of the fields of a record that ``value`` answers."""
    fields: Mapping[str, Any] = value if isinstance(value, dict) else {}
    return {f"{path}.{name}" for name, answer in fields.items() if not is_empty(answer)}


def _is_place(path: str, list: str) -> bool:
    return path.startswith(f"{list}[") and parse_path(path)[:-1] == parse_path(list)


def _inside(path: str, outer: str) -> bool:
    return path == outer or path.startswith((f"{outer}.", f"{outer}["))
