"""How the law between two States is worded, for the window and the command line alike."""

from __future__ import annotations

from datetime import date

from mla_writer.model.between import Row, Section, sources
from mla_writer.model.fact_messages import VERIFY
from mla_writer.model.instruments import Rank, Standing
from mla_writer.model.legal_bases import Place
from mla_writer.model.message import Message, State, message
from mla_writer.model.relations import StateStanding, Word
from mla_writer.model.rulebook import Rulebook

KNOWLEDGE, COMPUTED = "knowledge", "rule-eif"
"""Ids of sources that are no documents: general knowledge, and a date computed from the treaty."""

SECTIONS = {
    Section.BOTH: message("Binds both States"),
    Section.IF_EXTENDED: message("Binds both if it was extended to the territory: verify"),
    Section.ONE: message("Binds only one of them"),
    Section.LATER: message("Signed or not yet in force"),
    Section.SCHEME: message("Not binding: rests on national law"),
    Section.UNDETERMINED: message("Not known whom it binds: look it up"),
}
RANKS = {
    Rank.EU: message("European Union"),
    Rank.BILATERAL: message("Bilateral treaties and agreements"),
    Rank.REGIONAL: message("Regional conventions"),
    Rank.SUBJECT: message("Conventions of one subject"),
    Rank.UNTOC: message("Organised crime"),
    Rank.SCHEME: message("Schemes"),
    Rank.RECIPROCITY: message("Without a treaty"),
}
PLACES = {
    Place.IF_OFFENCE_FALLS_UNDER_IT: message("if the offence falls under it"),
    Place.OTHER_MEASURES: message("serves other measures only"),
    Place.REPLACED: message("replaced"),
    Place.EXCLUDED: message("excluded"),
}
"""What must be said of a place beside the section; a basis without more needs no word."""
ASK = message("not known, ask the central authority")
DOUBTFUL = message("doubtful, read it first")
ARTICLES = {
    "mla": message("mutual legal assistance"),
    "extradition": message("extradition"),
    "scope": message("scope"),
    "contents": message("contents of a request"),
    "channel": message("channel"),
    "form_language": message("form and language"),
    "execution": message("execution"),
    "use_limit": message("limits on use"),
    "confidentiality": message("confidentiality"),
    "refusal": message("refusal"),
    "postponement": message("postponement"),
    "deadline_info": message("time and information"),
    "costs": message("costs"),
    "safe_conduct": message("safe conduct"),
    "preservation": message("preservation"),
    "jit": message("joint investigation teams"),
    "electronic_and_joint": message("electronic evidence and joint teams"),
}


def day(iso: str) -> date | str:
    """A whole date as a date, which is said in words; a year or a month stays as it is."""
    return date.fromisoformat(iso) if len(iso) == len("2026-11-21") else iso


def standing(side: StateStanding) -> Message:
    """How a State stands to an instrument, in a sentence that names it."""
    state = State(side.state)
    dates = {"state": state, "date": day(side.in_force_on), "end": day(side.denounced_on)}
    told = {
        Word.BOUND: message("{state}: bound since {date}", **dates)
        if side.in_force_on
        else message("{state}: bound, date of entry into force not known", **dates),
        Word.TAKES_PART: message("{state}: takes part", **dates),
        Word.IF_EXTENDED: message(
            "{state}: bound only if extended to it by {whole}: verify",
            state=state,
            whole=State(side.through),
        ),
        Word.NOT_YET: message("{state}: not yet, from {date}", **dates)
        if side.in_force_on
        else message("{state}: has ratified, not yet in force", **dates),
        Word.SIGNED: message("{state}: signed only, not bound", **dates),
        Word.DENOUNCED: message("{state}: no longer bound since {end}", **dates),
        Word.NOT_BOUND: message("{state}: not among those bound", **dates),
        Word.UNKNOWN: message("{state}: not known, ask the central authority", **dates),
    }
    return told[side.word]


def in_force(row: Row) -> Message | None:
    """Since when an instrument is in force between both; None where it does not bind both."""
    if row.section is not Section.BOTH:
        return None
    if row.in_force_since:
        return message("in force between both since {date}", date=day(row.in_force_since))
    begun = max(row.instrument.in_force_since, *(side.in_force_on for side in row.sides))
    if begun:
        return message("both bound; since when is not known, not before {date}", date=day(begun))
    return message("both bound; date of entry into force not known")


def not_in_force(row: Row) -> Message | None:
    """That an instrument is in force nowhere yet, or that this is not known."""
    return {
        Standing.NOT_IN_FORCE: message("not in force yet"),
        Standing.STATUS_UNKNOWN: message("not known whether it is in force"),
    }.get(row.instrument.standing)


def age(side: StateStanding, rulebook: Rulebook) -> Message:
    """How old the newest document behind a participation is; knowledge says that it must be verified."""
    documents = [one for one in sources(rulebook, side.basis) if one.id not in (KNOWLEDGE, COMPUTED)]
    if not documents:
        return VERIFY
    newest = max(one.as_of for one in documents)
    return message("as of {date}", date=day(newest)) if newest else message("source without a date")
