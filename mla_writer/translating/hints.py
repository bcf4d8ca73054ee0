"""Terms of the glossary in an original, and their equivalents in the language of the translation.

A hint never says that a translation is wrong: it shows the word of the treaties.
"""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.i18n.glossary import Term, glossary
from mla_writer.translating.comparison import Text


@dataclass(frozen=True, slots=True)
class Hint:
    """``found`` in the original, the ``equivalent`` in the language of the translation, where that word
    comes from, what the term means; ``used`` is False where the translation has none of its forms."""

    term: str
    found: str
    equivalent: str
    source: str
    definition: str
    used: bool


def hints(source: Text, target: Text) -> tuple[Hint, ...]:
    """The terms in the original, each once, in its order; a term within a longer one is not told."""
    told: dict[str, Hint] = {}
    for words, terms in glossary().found_in(source.words, source.language):
        for term in terms:
            if target.language in term.base and term.id not in told:
                told[term.id] = _hint(words, term, target)
    return tuple(told.values())


def _hint(found: str, term: Term, target: Text) -> Hint:
    silent = term.ambiguous or not target.words.strip()
    used = silent or term.found_in(target.words, target.language)
    return Hint(term.id, found, term.base[target.language], term.source, term.definition, used)
