"""A rulebook of real instruments and countries with bare kinds, for tests of what binds two States."""

from __future__ import annotations

from functools import cache

from mla_writer import paths
from mla_writer.model.declarations import Kind, Limit, Provenance, TreatyArticles, Verified
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.countries import Countries, load_profile_keys, load_topic_groups, load_topics
from mla_writer.rulebook.instruments import (
    load_instruments,
    load_membership_labels,
    load_memberships,
)
from mla_writer.rulebook.tree import Tree
from mla_writer.rulebook.world import load_states

KINDS = (
    *("testimony", "service", "bank_records", "freezing", "enforce_confiscation", "extradition"),
    *("spontaneous_information", "ee_stored_data", "ee_preservation", "jit_request", "sit_surveillance"),
)


PRACTICE = Provenance("", "", Verified.PRACTICE)


@cache
def law() -> Rulebook:
    """The rulebook; what legal bases do not read is empty."""
    resources = paths.resources()
    instruments, sources = load_instruments(Tree(resources))
    return Rulebook(
        choices={},
        records={},
        groups={},
        kinds={id: kind(id) for id in KINDS},
        documents={},
        sections=(),
        checks={},
        assurances={},
        refusal_grounds={},
        treaty_rules={},
        limits={"old_source_years": Limit("old_source_years", 5, "years", "", PRACTICE)},
        term_lists={},
        needs=(),
        ways=(),
        tips=(),
        follow_ups=(),
        left_behind=(),
        instruments=instruments,
        sources=sources,
        countries=Countries(Tree(resources)),
        topics=load_topics(Tree(resources)),
        profile_keys=load_profile_keys(Tree(resources)),
        memberships=load_memberships(Tree(resources)),
        tables={},
        table_days={},
        hard_required=(),
        states=load_states(Tree(resources)),
        membership_labels=load_membership_labels(Tree(resources)),
        topic_groups=load_topic_groups(Tree(resources)),
    )


def kind(id: str) -> Kind:
    """A kind that lists one article of ETS 30 and nothing else."""
    return Kind(
        id=id,
        label=id,
        family="evidence",
        document="letter",
        alone=False,
        coercive="no",
        summary="",
        uses_common=(),
        fields={},
        pages=(),
        articles=(TreatyArticles("coe-ets30", "3", Verified.TEXT),),
        mandatory_contents=(),
        assurances=(),
        refusal_grounds=(),
        sections=(),
    )
