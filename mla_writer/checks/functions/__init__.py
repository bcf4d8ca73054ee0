"""The functions that conditions may call, one table from name to function.

Their types and meanings are declared in ``conditions.signatures``; a test holds the two together.
Each function is pure over its arguments and the context. A null or empty argument answers null (or
false, where the answer is yes or no), and what is unknown stays null.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from mla_writer.checks.functions import (
    annexes,
    days,
    identifiers,
    law,
    lists,
    names,
    network,
    providers,
    slips,
    texts,
    wording,
)
from mla_writer.checks.functions.context import Context, Function

PLAIN: Mapping[str, Function] = {
    function.__name__: function
    for function in (
        days.add_days,
        days.days_between,
        days.has_offset,
        days.is_midnight,
        days.offset_of,
        days.offset_ok,
        days.outside,
        days.span_days,
        identifiers.iban_ok,
        lists.amount,
        lists.any_in,
        lists.any_missing,
        lists.any_present,
        lists.distinct,
        lists.max_in,
        lists.sum_in,
        network.domain_of,
        network.ip_version,
        texts.empty,
        texts.filled,
        texts.looks_like_name,
        texts.two_digit_year,
        texts.words,
        wording.longest_sentence,
    )
}
OF_A_CASE: Mapping[str, Function] = {
    function.__name__: function
    for function in (
        annexes.annex,
        annexes.annex_numbers,
        annexes.annexes_cited,
        days.acts_days,
        days.cd_first_eta_hours,
        days.days_until,
        days.hours_until,
        days.min_days_until,
        days.today,
        identifiers.check_digit_ok,
        identifiers.valid_id,
        law.accepted_languages,
        law.assurance,
        law.basis,
        law.bound,
        law.coercive,
        law.common_basis,
        law.common_offence_list,
        law.eevidence,
        law.eio,
        law.eu,
        law.fact,
        law.home,
        law.in_force,
        law.kind,
        law.languages_needed,
        law.limit,
        law.max_penalty,
        law.offered_languages,
        law.party,
        law.primary,
        law.profile,
        law.requested_penalty,
        law.rule,
        law.without_treaty,
        names.names_missing,
        network.ip_class,
        providers.expected_country,
        providers.id_provider,
        providers.provider_countries,
        providers.provider_e2ee,
        providers.provider_id,
        providers.provider_known,
        providers.provider_notifies,
        slips.slips,
        texts.mentions,
        texts.placeholder_left,
        wording.abbreviations_left,
    )
}


def functions(context: Context) -> Mapping[str, Function]:
    """Every function by its name in conditions, for one case at one moment.

    ``in_scope`` calls the others, but not itself: a rule on scope cannot rest on a rule on scope.
    """
    calls = {**PLAIN, **{name: partial(function, context) for name, function in OF_A_CASE.items()}}
    return {**calls, law.in_scope.__name__: partial(law.in_scope, context, calls)}


__all__ = ["Context", "functions"]
