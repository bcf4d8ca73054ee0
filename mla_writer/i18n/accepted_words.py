"""How it is worded which languages the requested State accepts, who says so, and what a draft lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from mla_writer.i18n.language import Language
from mla_writer.model.accepted import Mode, Proposal
from mla_writer.model.declarations import Provenance
from mla_writer.model.message import State, message
from mla_writer.model.rulebook import Rulebook

ENOUGH = {
    Mode.ANY_OF: message("One of them is enough."),
    Mode.ALL_OF: message("Each of them is needed."),
    Mode.UNKNOWN: message("Whether one of them is enough is not known; ask the central authority."),
}


def accepts(language: Language, found: Proposal) -> str:
    """What the State accepts; that it is not known, where it is not."""
    optional = [language.say(message("No translation is needed."))] if found.optional else []
    if not found.languages:
        unknown = message("Not known. Ask the central authority of the requested State.")
        return " ".join(optional) or language.say(unknown)
    names = message(
        "{state} accepts: {languages}.",
        state=State(found.state),
        languages=named(language, found.languages, "and" if found.all_needed else "or"),
    )
    several = [language.say(ENOUGH[found.mode])] if len(found.languages) > 1 else []
    return " ".join((language.say(names), *several, *optional))


def declared(language: Language, rulebook: Rulebook, found: Proposal) -> str:
    """The declaration that decides, in its words; empty where the profile does."""
    if found.declaration is None:
        return ""
    instrument = rulebook.instruments[found.declaration.instrument]
    said = message(
        "{treaty}, declaration of {state}: {words}",
        treaty=instrument.short or instrument.title,
        state=State(found.declaration.state),
        words=found.declaration.text,
    )
    return language.say(said)


def declared_source(rulebook: Rulebook, found: Proposal) -> Provenance | None:
    """Where the declaration that decides was read, and when; None where the profile decides."""
    if found.declaration is None:
        return None
    instrument, basis = rulebook.instruments[found.declaration.instrument], found.declaration.basis
    titles = [rulebook.sources[id].title for id in basis if id in rulebook.sources]
    return Provenance("; ".join(titles), instrument.as_of, instrument.verified)


def lacks(language: Language, found: Proposal, chosen: Iterable[str]) -> tuple[str, ...]:
    """What a document in the languages ``chosen`` lacks, a sentence each; nothing where it lacks nothing."""
    missed = found.missed_by(tuple(chosen))
    return tuple(_lacks(language, found, missed)) if missed else ()


def translated_outside(language: Language, codes: Sequence[str], *, one: bool = False) -> str:
    """That the program has no document in the languages ``codes``, and what to do; ``one`` of them may be
    enough."""
    names = message("The program makes no documents in: {languages}.", languages=named(language, codes, "or"))
    into_one = message("Have the finished document translated into one of them.")
    do = into_one if one and len(codes) > 1 else message("Have the finished document translated.")
    return f"{language.say(names)} {language.say(do)}"


def named(language: Language, codes: Iterable[str], how: Literal["and", "or"] = "and") -> str:
    """The names of languages as one phrase: all of them, or any."""
    from babel.lists import format_list  # costs time at the start of the program

    names = [language.language(code) for code in codes]
    return format_list(names, style="standard" if how == "and" else "or", locale=language.entry.locale)


def _lacks(language: Language, found: Proposal, missed: tuple[str, ...]) -> Iterator[str]:
    if found.all_needed:
        missing = message("Languages needed and not chosen: {languages}.", languages=named(language, missed))
        yield language.say(missing)
    else:
        yield language.say(message("None of the languages chosen is known to be accepted."))
    outside = tuple(code for code in missed if code in found.elsewhere)
    if outside and (found.all_needed or not found.printable):
        yield translated_outside(language, outside, one=not found.all_needed)
