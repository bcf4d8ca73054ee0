"""Every condition of the rulebook, resolved where it will be evaluated.

A condition is resolved once for each place in which it may run: a check of three kinds with
``measure`` three times, a record's field in every kind that uses the record. What does not resolve is
an error that names file, place and column.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from mla_writer.conditions import BOOL, ListOf, Type, resolve
from mla_writer.model.declarations import Check, Field, Mode
from mla_writer.model.errors import ConditionError
from mla_writer.model.fields import Form
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.names import Names, TypeBuilder, common_names, measure_type
from mla_writer.rulebook.reader import wrong

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
OUTSIDE = ""
"""Stands for "no measure" among the kinds that a condition may run in."""


def resolve_all(rulebook: Rulebook, engine: Collection[str]) -> None:
    """Resolve every condition; ``RulebookError`` at the first that does not.

    ``engine`` names the checks that run without a condition.
    """
    types = TypeBuilder(rulebook.choices, rulebook.records)
    resolver = Resolver(rulebook, types, _vocabularies(rulebook))
    resolver.fields_and_pages()
    for check in rulebook.checks.values():
        if check.id not in engine:
            resolver.check(check)
    for assurance in rulebook.assurances.values():
        resolver.condition(assurance.offered_when, {}, ("assurances.toml", f"{assurance.id}.offered_when"))
    for rule in rulebook.treaty_rules.values():
        resolver.condition(rule.holds, {}, ("treaty_rules.toml", f"{rule.id}.holds"))
    for place, condition, kind in rulebook.demands.conditions():
        measure: Names = {"measure": resolver.measures[kind]} if kind else {}
        resolver.condition(condition, measure, ("demands.toml", f"{place} ({kind})"))


Where = tuple[str, str]


class Resolver:
    """Conditions, and the names they may read in each place."""

    def __init__(
        self, rulebook: Rulebook, types: TypeBuilder, vocabularies: Mapping[str, Collection[str]]
    ) -> None:
        self.rulebook = rulebook
        self.types = types
        self.vocabularies = vocabularies
        self.common = common_names(types, rulebook.groups, rulebook.kinds)
        self.measures = {id: measure_type(types, kind) for id, kind in rulebook.kinds.items()}

    def condition(self, text: str, extra: Names, where: Where) -> None:
        """``text`` must give yes or no where the common names and ``extra`` may be read."""
        self._resolved(text, {**self.common, **extra}, where, BOOL)

    def fields_and_pages(self) -> None:
        """The conditions of every field and page."""
        for group in self.rulebook.groups.values():
            self._fields(group.fields.values(), {}, f"common/{group.id}.toml")
        for section in self.rulebook.sections:
            for page in section.pages:
                self._optional(page.when, {}, ("journey.toml", f"{section.id}.{page.id}.when"))
        for kind in self.rulebook.kinds.values():
            measure: Names = {"measure": self.measures[kind.id]}
            self._fields(kind.fields.values(), measure, f"kinds/{kind.id}.toml")
            for page in kind.pages:
                self._optional(page.when, measure, (f"kinds/{kind.id}.toml", f"pages.{page.id}.when"))
        for record, kinds in record_uses(self.rulebook).items():
            self._record(record, kinds)

    def check(self, check: Check) -> None:
        """The conditions, lists, quotes and fields of one check."""
        where = ("checks", check.id)
        if (check.mode is Mode.CONFIRM) != bool(check.fires_on):
            raise wrong(*where, "a check that is confirmed has 'fires_on', an automatic one has not")
        if check.mode is Mode.AUTOMATIC and not check.when:
            raise wrong(*where, "an automatic check has 'when'; only a question may be asked without it")
        for kind in check.kinds or (OUTSIDE,):
            self._check_in(check, kind, where)
        self._placeholders(check, where)

    def _check_in(self, check: Check, kind: str, where: Where) -> None:
        extra: Names = {"measure": self.measures[kind]} if kind else {}
        if check.each:
            extra["item"] = self._entry(check.each, {**self.common, **extra}, (where[0], f"{check.id}.each"))
        if check.when:
            self.condition(check.when, extra, (where[0], f"{check.id}.when"))
        names = {**self.common, **extra}
        for name, quote in (check.quotes or {}).items():
            self._resolved(quote, names, (where[0], f"{check.id}.quotes.{name}"), None)
        for path in check.fields:
            self._resolved(path, names, (where[0], f"{check.id}.fields"), None)

    def _placeholders(self, check: Check, where: Where) -> None:
        used = {
            name for text in (check.title, check.message, check.fix) for name in PLACEHOLDER.findall(text)
        }
        quoted = set(check.quotes or {})
        if used != quoted:
            raise wrong(
                *where,
                f"the texts quote {{{', '.join(sorted(used))}}}, 'quotes' gives"
                f" {{{', '.join(sorted(quoted))}}}; they must be the same",
            )

    def _entry(self, each: str, names: Names, where: Where) -> Type:
        found = self._resolved(each, names, where, None)
        if not isinstance(found, ListOf):
            raise wrong(*where, f"'{each}' is not a list but: {found}; a list is expected")
        return found.entry

    def _record(self, record: str, kinds: Collection[str]) -> None:
        item: Names = {"item": self.types.record(record)}
        for kind in kinds:
            extra = {**item, "measure": self.measures[kind]} if kind else item
            self._fields(self.rulebook.records[record].fields.values(), extra, f"records/{record}.toml")

    def _fields(self, fields: Iterable[Field], extra: Names, file: str) -> None:
        for field in fields:
            self._optional(field.required_when, extra, (file, f"{field.id}.required_when"))
            self._optional(field.asked_when, extra, (file, f"{field.id}.asked_when"))

    def _optional(self, text: str, extra: Names, where: Where) -> None:
        if text:
            self.condition(text, extra, where)

    def _resolved(self, text: str, names: Names, where: Where, expect: Type | None) -> Type:
        try:
            return resolve(text, names, expect=expect, vocabularies=self.vocabularies)
        except ConditionError as error:
            raise wrong(*where, f"{error} (in: {text})") from None


def record_uses(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """For every record the kinds in which its fields may be asked; ``""`` for the common groups."""
    uses: dict[str, dict[str, None]] = {}
    for group in rulebook.groups.values():
        for record in _records_in(rulebook, group.fields):
            uses.setdefault(record, {})[OUTSIDE] = None
    for kind in rulebook.kinds.values():
        for record in _records_in(rulebook, kind.fields):
            uses.setdefault(record, {})[kind.id] = None
    return {record: tuple(kinds) for record, kinds in uses.items()}


def _records_in(rulebook: Rulebook, fields: Mapping[str, Field]) -> Iterator[str]:
    for field in fields.values():
        if field.type.form is Form.RECORD:
            yield field.type.of
            yield from _records_in(rulebook, rulebook.records[field.type.of].fields)


def _vocabularies(rulebook: Rulebook) -> dict[str, Collection[str]]:
    tables = rulebook.tables
    return {
        "kind": rulebook.kinds,
        "document": rulebook.documents,
        "instrument": rulebook.instruments,
        "annex_type": _choices(rulebook, "annex_type"),
        "assurance": rulebook.assurances,
        "profile_key": rulebook.profile_keys,
        "country_topic": rulebook.topics,
        "limit": rulebook.limits,
        "term_list": rulebook.term_lists,
        "country_rule": _keys(tables.get("country_rule_keys")),
        "offence_list": _keys(tables.get("offence_lists")),
    }


def _choices(rulebook: Rulebook, id: str) -> tuple[str, ...]:
    return tuple(choice.id for choice in rulebook.choices[id].choices) if id in rulebook.choices else ()


def _keys(table: object) -> tuple[str, ...]:
    return tuple(str(key) for key in table) if isinstance(table, Mapping) else ()
