"""A redacted copy of a draft: what was chosen is replaced everywhere, and nothing of it is left.

Never in the copy: the draft's and the entries' own names, half-typed text, internal answers, what this
version does not know. History, review and annexed files are no part of a draft and do not go along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from mla_writer.model.case import Case
from mla_writer.model.draft import Closed, Draft, Override, digest_of, stable_path
from mla_writer.model.rulebook import Rulebook
from mla_writer.model.translation import Translation, translation_of
from mla_writer.redaction.gate import OWN_ID, SHARED, refuse_leftovers
from mla_writer.redaction.leaves import leaves
from mla_writer.redaction.sensitive import Sensitive
from mla_writer.redaction.words import Finder


def redacted(
    draft: Draft, rulebook: Rulebook, found: Iterable[Sensitive], kept: Iterable[Sensitive] = ()
) -> Draft:
    """The copy of ``draft`` in which every value of ``found`` is replaced but those ``kept``.

    ``RedactionRefused`` where something of a replaced value would be left, naming the place, not the value.
    """
    stays = frozenset(one.id for one in kept)
    every = tuple(found)
    copy = _Copy(draft, rulebook, every, stays).made()
    refuse_leftovers(copy, rulebook, tuple(one for one in every if one.id not in stays), finder(every))
    return copy


def finder(found: Iterable[Sensitive]) -> Finder:
    """What finds the values of ``found`` in texts: a form that two persons share stands for both."""
    keys: dict[str, str] = {}
    inflected: set[str] = set()
    capital: set[str] = set()
    for one in found:
        for key in one.keys:
            keys[key] = f"{keys[key]}{SHARED}{one.id}" if key in keys else one.id
        inflected |= one.inflected
        capital |= one.capital
    return Finder(keys, inflected, capital)


def replacements(found: Iterable[Sensitive], kept: frozenset[str], finds: Finder) -> dict[str, str]:
    """By what ``finds`` calls them: what texts say instead. Where values share a form and one is replaced,
    the form is replaced."""
    by = {one.id: one.replacement for one in found if one.id not in kept}
    made: dict[str, str] = {}
    for of in finds.named:
        said = dict.fromkeys(by[one] for one in of.split(SHARED) if one in by)
        if said:
            made[of] = "/".join(said)
    return made


class _Copy:
    def __init__(
        self, draft: Draft, rulebook: Rulebook, found: tuple[Sensitive, ...], kept: frozenset[str]
    ) -> None:
        self._draft, self._rulebook = draft, rulebook
        self._fields = {path: new for one in found if one.id not in kept for path, new in one.fields.items()}
        self._finder = finder(found)
        self._by = replacements(found, kept, self._finder)

    def made(self) -> Draft:
        draft = self._draft
        base = Case(self._rulebook, draft, date.min).public_draft
        written = {leaf.path: leaf for leaf in leaves(base, self._rulebook)}
        for path, leaf in written.items():
            new = self._fields.get(path) or (self._text(leaf.text) if leaf.written else leaf.text)
            if new != leaf.text:
                base = base.put(path, new)
        base = replace(
            base,
            id=str(uuid4()),
            overrides=tuple(self._override(index, one) for index, one in enumerate(draft.overrides)),
            confirmations=draft.confirmations,
            closed={path: Closed(one.state, self._text(one.reason)) for path, one in draft.closed.items()},
            translations=self._translations(written.keys(), base),
            redacted=True,
        )
        return _renamed(base)

    def _text(self, text: str) -> str:
        return self._finder.replaced(text, self._by)

    def _override(self, index: int, one: Override) -> Override:
        officer = self._fields.get(f"overrides[{index}].officer") or self._text(one.officer)
        return replace(one, reason=self._text(one.reason), officer=officer, unknown={})

    def _translations(self, paths: Iterable[str], copy: Draft) -> dict[str, dict[str, Any]]:
        """Translations of the texts that are still there, each of the text as it reads now. That of an
        answer which was replaced as a whole is left out: it says what was replaced in other words."""
        places = {stable_path(self._draft, path): path for path in paths if path not in self._fields}
        made: dict[str, dict[str, Any]] = {}
        for language, kept in self._draft.translations.items():
            made[language] = {
                stable: self._translation(language, stable, places[stable], copy)
                for stable in kept
                if stable in places
            }
        return made

    def _translation(self, language: str, stable: str, path: str, copy: Draft) -> Mapping[str, str]:
        kept = translation_of(self._draft, language, stable)
        current = kept.of == digest_of(str(self._draft.get(path)))
        by = self._fields.get(f"translations.{language}.{stable}.by") or self._text(kept.checked_by)
        of = digest_of(str(copy.get(path)) if current else "") if kept.of else ""
        return Translation(self._text(kept.text), of, by, kept.checked_on).plain


def _renamed(draft: Draft) -> Draft:
    """``draft`` with entries named anew that do not have a name of the program's own."""
    found: dict[str, str] = {}
    plain = {"common": draft.common, "measures": [one.answers for one in draft.measures]}
    _foreign(plain, found)
    for measure in draft.measures:
        _note(measure.id, found)
    if not found:
        return draft
    return replace(
        draft,
        common=_with(draft.common, found),
        measures=tuple(
            replace(
                one,
                id=found.get(one.id, one.id),
                answers=_with(one.answers, found),
                serves=_with(one.serves, found),
            )
            for one in draft.measures
        ),
        translations={
            language: {_path(path, found): text for path, text in kept.items()}
            for language, kept in draft.translations.items()
        },
    )


def _foreign(node: Any, found: dict[str, str]) -> None:
    if isinstance(node, Mapping):
        _note(node.get("id"), found)
    parts = node.values() if isinstance(node, Mapping) else node if isinstance(node, (list, tuple)) else ()
    for part in parts:
        _foreign(part, found)


def _note(id: object, found: dict[str, str]) -> None:
    if isinstance(id, str) and not OWN_ID.fullmatch(id):
        found.setdefault(id, f"xx{len(found) + 1}")


def _with(node: Any, new: Mapping[str, str]) -> Any:
    if isinstance(node, str):
        return new.get(node, node)
    if isinstance(node, Mapping):
        return {name: _with(part, new) for name, part in node.items()}
    return type(node)(_with(part, new) for part in node) if isinstance(node, (list, tuple)) else node


def _path(path: str, new: Mapping[str, str]) -> str:
    return ".".join(new.get(step, step) for step in path.split("."))
