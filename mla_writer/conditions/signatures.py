"""The functions that a condition may call: what they take, what they give, what it means.

One line for each. What they do is in ``checks``; a test there holds the two lists together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mla_writer.conditions.types import (
    ANY,
    BOOL,
    DATE,
    FIELD_NAME,
    MONEY,
    NUMBER,
    RANGE,
    TEXT,
    TIME,
    EitherOf,
    ListOf,
    OneOf,
    Type,
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A function: types of its parameters, type of its result, and its meaning in one line.

    ``unknown`` says when the result may be null; empty when it never is.
    """

    parameters: tuple[Type, ...]
    result: Type
    meaning: str
    unknown: str = ""


ENTRIES = ListOf(ANY)
TEXTS = ListOf(TEXT)
DAY = EitherOf((DATE, TIME))
WRITTEN_TIME = EitherOf((TIME, TEXT))
KIND = OneOf("kind")
INSTRUMENT = OneOf("instrument")
ANNEX_TYPE = OneOf("annex_type")
ASSURANCE = OneOf("assurance")
PROFILE_KEY = OneOf("profile_key")
COUNTRY_TOPIC = OneOf("country_topic")
COUNTRY_RULE = OneOf("country_rule")
LIMIT = OneOf("limit")
TERM_LIST = OneOf("term_list")
OFFENCE_LIST = OneOf("offence_list")

ANSWERS = {
    "filled": Signature(
        (ANY,), BOOL, "there is an answer; no and 0 are answers, blank text and an empty list are none"
    ),
    "empty": Signature((ANY,), BOOL, "there is no answer: the opposite of filled"),
    "distinct": Signature((ENTRIES,), ENTRIES, "the list with each value once"),
    "words": Signature((TEXT,), NUMBER, "the number of words in the text; 0 without one"),
    "max_in": Signature(
        (ENTRIES, FIELD_NAME), NUMBER, "the largest number in that field over the list; 0 without one"
    ),
    "sum_in": Signature((ENTRIES, FIELD_NAME), NUMBER, "the sum of the numbers or amounts in that field"),
    "any_in": Signature(
        (ENTRIES, FIELD_NAME, ANY), BOOL, "some entry has this value, or one of these values, in that field"
    ),
    "any_missing": Signature((ENTRIES, FIELD_NAME), BOOL, "some entry has no answer in that field"),
    "any_present": Signature((ENTRIES, FIELD_NAME), BOOL, "some entry has an answer in that field"),
    "amount": Signature((MONEY,), NUMBER, "the number of an amount of money", "the amount is not answered"),
}

REQUEST = {
    "kind": Signature((KIND,), BOOL, "the request contains a measure of this kind"),
    "basis": Signature((INSTRUMENT,), BOOL, "the instrument is among the legal bases chosen"),
    "primary": Signature((INSTRUMENT,), BOOL, "the instrument is the primary legal basis"),
    "in_scope": Signature((INSTRUMENT,), BOOL, "the rule of scope of the instrument is satisfied"),
    "annex": Signature((ANNEX_TYPE,), BOOL, "an annex of this type is listed"),
    "assurance": Signature((ASSURANCE,), BOOL, "the assurance is given"),
    "coercive": Signature(
        (), BOOL, "at least one measure is coercive and not limited to voluntary execution"
    ),
    "common_offence_list": Signature(
        (OFFENCE_LIST,), BOOL, "at least one offence of the request is in this list"
    ),
    "max_penalty": Signature(
        (), NUMBER, "the highest maximum penalty of the offences, in years", "no offence states one"
    ),
    "requested_penalty": Signature(
        (),
        NUMBER,
        "the highest maximum penalty for the conduct in the requested State, in years",
        "no offence states one",
    ),
    "annexes_cited": Signature((TEXT,), TEXTS, "the numbers of annexes that the text mentions"),
    "annex_numbers": Signature((), TEXTS, "the numbers of the annexes listed"),
    "names_missing": Signature(
        (TEXT,), TEXTS, "names of persons or firms in the text that are not among the persons"
    ),
}

STATES = {
    "bound": Signature(
        (INSTRUMENT,), BOOL, "both States are bound by the instrument on the day of the request", "no data"
    ),
    "party": Signature((TEXT, INSTRUMENT), BOOL, "the State is bound by the instrument", "no data"),
    "in_force": Signature((INSTRUMENT,), BOOL, "the instrument is in force", "no data"),
    "common_basis": Signature((TEXTS, INSTRUMENT), BOOL, "all the States are bound by it", "no data"),
    "profile": Signature(
        (PROFILE_KEY,), ANY, "what is known of the requested State under this key", "nothing is known"
    ),
    "home": Signature(
        (PROFILE_KEY,), ANY, "what is known of the requesting State under this key", "nothing is known"
    ),
    "fact": Signature(
        (COUNTRY_TOPIC,),
        ANY,
        "what the profile of the requested State says on this topic",
        "nothing is known",
    ),
    "accepted_languages": Signature(
        (),
        TEXTS,
        "languages the requested State accepts, by declaration or profile; none if unknown",
    ),
    "languages_needed": Signature(
        (), TEXTS, "languages of which the requested State needs every one; none where one is enough"
    ),
    "offered_languages": Signature((), TEXTS, "languages in which the program can make documents"),
    "without_treaty": Signature((), BOOL, "the draft relies on reciprocity or a scheme alone"),
    "rule": Signature((TEXT, COUNTRY_RULE), ANY, "the rule of the State under this key", "nothing is known"),
    "limit": Signature((LIMIT,), NUMBER, "the value of a declared limit"),
    "eu": Signature((TEXT,), BOOL, "the State is a member of the European Union"),
    "eio": Signature((TEXT,), BOOL, "the State is bound by the European Investigation Order"),
    "eevidence": Signature((TEXT,), BOOL, "the State is bound by Regulation (EU) 2023/1543"),
}

TIMES = {
    "today": Signature((), DATE, "the day on which the draft is judged"),
    "days_until": Signature((DAY,), NUMBER, "whole days from today, negative when past", "no date is given"),
    "days_between": Signature(
        (DAY, DAY), NUMBER, "whole days from the first to the second", "one is missing"
    ),
    "hours_until": Signature((TIME,), NUMBER, "hours from now", "no time is given, or it has no offset"),
    "span_days": Signature((RANGE,), NUMBER, "the length of the range in days", "an end is missing"),
    "min_days_until": Signature(
        (ENTRIES, FIELD_NAME), NUMBER, "the fewest days until a date in that field", "no entry has a date"
    ),
    "add_days": Signature((DAY, NUMBER), DATE, "the date that many days later", "the date is not answered"),
    "has_offset": Signature((WRITTEN_TIME,), BOOL, "the time is written with seconds and an offset from UTC"),
    "offset_ok": Signature((WRITTEN_TIME,), BOOL, "the offset is one that exists: -12:00 to +14:00"),
    "offset_of": Signature((WRITTEN_TIME,), TEXT, "the offset from UTC, as written", "there is none"),
    "is_midnight": Signature((WRITTEN_TIME,), BOOL, "the time of day is 00:00:00"),
    "outside": Signature(
        (TIME, TIME, TIME), BOOL, "all three are given and the first is not between the others"
    ),
    "acts_days": Signature(
        (),
        NUMBER,
        "days from the earliest start to the latest end of the periods of the offences",
        "no start or no end is given",
    ),
    "cd_first_eta_hours": Signature(
        (), NUMBER, "hours until the first expected arrival on the route of a controlled delivery"
    ),
}

IDENTIFIERS = {
    "valid_id": Signature((TEXT, TEXT), BOOL, "the value has the form of this type of identifier"),
    "check_digit_ok": Signature((TEXT, TEXT), BOOL, "the check digit of this type of number is right"),
    "iban_ok": Signature(
        (TEXT,), BOOL, "the check digits of the IBAN are right", "it does not look like one"
    ),
    "ip_class": Signature((TEXT,), TEXT, "the name of the range of the IP address, 'global' or 'invalid'"),
    "ip_version": Signature((TEXT,), NUMBER, "the version of the IP address, 4 or 6", "it is no IP address"),
    "domain_of": Signature((TEXT,), TEXT, "the domain of an e-mail address", "it is no address"),
    "id_provider": Signature((TEXT,), TEXT, "the provider whose domain the identifier has", "none is known"),
    "provider_id": Signature((TEXT,), TEXT, "the provider known by this name or brand", "none is known"),
    "provider_known": Signature((TEXT,), BOOL, "the provider is in the table of providers"),
    "provider_countries": Signature((TEXT,), TEXTS, "the States in which the provider has an entity"),
    "provider_e2ee": Signature((TEXT,), BOOL, "the service is end-to-end encrypted according to the table"),
    "provider_notifies": Signature((TEXT,), BOOL, "the provider tells its users by default"),
    "expected_country": Signature(
        (TEXT, TEXT), TEXT, "the State whose entity serves users in that State", "the table does not say"
    ),
}

TEXTS_TYPED = {
    "mentions": Signature((TEXT, TERM_LIST), BOOL, "the text contains a term of the list"),
    "placeholder_left": Signature((TEXT,), BOOL, "a blank, a bracket or XXX was left in the text"),
    "two_digit_year": Signature((TEXT,), BOOL, "the text contains a date whose year has two digits"),
    "abbreviations_left": Signature(
        (TEXT,), TEXTS, "abbreviations in the text that are neither common nor explained there"
    ),
    "longest_sentence": Signature((TEXT,), NUMBER, "the number of words of the longest sentence"),
    "slips": Signature(
        (), TEXTS, "pairs of account numbers, mail addresses or amounts in the draft that differ by a slip"
    ),
    "looks_like_name": Signature((TEXT,), BOOL, "two or more capitalised words and no digit"),
}

SIGNATURES: Mapping[str, Signature] = MappingProxyType(
    {**ANSWERS, **REQUEST, **STATES, **TIMES, **IDENTIFIERS, **TEXTS_TYPED}
)
