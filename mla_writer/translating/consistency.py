"""One draft, one wording: the same original is translated alike wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mla_writer.model.declarations import Severity
from mla_writer.model.draft import Draft
from mla_writer.model.message import message
from mla_writer.model.translation import Standing
from mla_writer.translating.comparison import Difference
from mla_writer.translating.figures import plain
from mla_writer.translating.passages import Passage
from mla_writer.translating.segments import sentences

PRESENT = (Standing.DRAFT, Standing.CHECKED)


def alike(passage: Passage, among: Iterable[Passage], draft: Draft, language: str) -> tuple[str, ...]:
    """Other translations of the very same original that the draft has, checked ones first."""
    found: dict[str, bool] = {}
    for other in among:
        if other.path == passage.path or _even(other.text) != _even(passage.text):
            continue
        kept = other.translation(draft, language)
        if kept.standing(other.text) in PRESENT:
            found[kept.text] = found.get(kept.text, False) or bool(kept.checked_on)
    own = passage.translation(draft, language).text
    return tuple(sorted((text for text in found if text != own), key=lambda text: not found[text]))


def inconsistent(
    among: Iterable[Passage], draft: Draft, language: str
) -> Mapping[str, tuple[Difference, ...]]:
    """By path of a passage: sentences that another passage translates in other words.

    Sentences are compared only where original and translation have as many, so that none is taken for
    the translation of another."""
    seen: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for passage in among:
        kept = passage.translation(draft, language)
        if kept.standing(passage.text) not in PRESENT:
            continue
        ours, theirs = sentences(passage.text), sentences(kept.text)
        if len(ours) == len(theirs):
            for original, translated in zip(ours, theirs, strict=True):
                seen[_even(original)][_even(translated)].append(passage.path)
    found: dict[str, list[Difference]] = defaultdict(list)
    for original, ways in seen.items():
        for path, difference in _told(original, ways):
            found[path].append(difference)
    return {path: tuple(differences) for path, differences in found.items()}


def _told(original: str, ways: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Difference]]:
    for here, places in ways.items():
        other = next((one for one in ways if one != here), None)
        if other is not None:
            yield from ((path, _differing(original, here, other)) for path in dict.fromkeys(places))


def _differing(original: str, here: str, other: str) -> Difference:
    text = message(
        "“{original}” is translated here as “{here}”, elsewhere as “{other}”.",
        original=original,
        here=here,
        other=other,
    )
    return Difference("consistency", text, Severity.ADVICE)


def _even(text: str) -> str:
    return " ".join(plain(text).split())
