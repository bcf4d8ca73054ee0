"""What must agree between declarations: every reference leads somewhere, every field is asked once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from mla_writer.conditions.suggestions import known
from mla_writer.model.advice import FollowUp
from mla_writer.model.declarations import DocumentClass, Field, Group, Kind, LetterPart, Page
from mla_writer.model.fields import REFERENCE_TARGETS, Form
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.reader import wrong

Where = tuple[str, str]
MEASURES = "measures"


def check_links(rulebook: Rulebook) -> None:
    """Refuse every reference that leads nowhere; ``RulebookError`` names file, place and what is known."""
    _check_fields(rulebook)
    _check_kinds(rulebook)
    _check_documents(rulebook)
    _check_journey(rulebook)
    _check_checks(rulebook)
    _check_topics(rulebook)
    _check_rest(rulebook)


def _check_topics(rulebook: Rulebook) -> None:
    families = {kind.family for kind in rulebook.kinds.values()}
    fields = common_fields(rulebook.groups)
    for topic in rulebook.topics.values():
        where, matters = ("topics.toml", f"topics.{topic.id}.concerns"), topic.matters
        _all_known(matters.families, families, where, "family of measures")
        _all_known(matters.kinds, rulebook.kinds, where, "kind")
        _all_known(matters.bases, rulebook.instruments, where, "instrument")
        _all_known((".".join(one.split(".")[:2]) for one in matters.answers), fields, where, "common field")


def _check_fields(rulebook: Rulebook) -> None:
    for group in rulebook.groups.values():
        _types(rulebook, group.fields, f"common/{group.id}.toml")
    for kind in rulebook.kinds.values():
        file = f"kinds/{kind.id}.toml"
        _types(rulebook, kind.fields, file)
        for field in kind.fields.values():
            if field.prompts:
                _known(field.prompts, rulebook.tables, (file, f"{field.id}.prompts"), "reference table")
            if field.same_as:
                _same(rulebook, field, (file, f"{field.id}.same_as"))
    for record in rulebook.records.values():
        file = f"records/{record.id}.toml"
        _types(rulebook, record.fields, file)
        _all_known(record.summary, record.fields, (file, "summary"), "field")


def _types(rulebook: Rulebook, fields: Mapping[str, Field], file: str) -> None:
    targets = {
        Form.CHOICE: (rulebook.choices, "choice list"),
        Form.RECORD: (rulebook.records, "record"),
        Form.REF: (REFERENCE_TARGETS, "target of references"),
    }
    for field in fields.values():
        if field.type.form in targets:
            allowed, what = targets[field.type.form]
            _known(field.type.of, allowed, (file, f"{field.id}.type"), what)


def _same(rulebook: Rulebook, field: Field, where: Where) -> None:
    """The answer may be taken over only when it has the same form; a record is asked in common."""
    _known(field.same_as, common_fields(rulebook.groups), where, "common field")
    other = rulebook.field(field.same_as).type
    if other != field.type and (other.form is not Form.RECORD or field.type.form is Form.RECORD):
        raise wrong(
            *where, f"{field.same_as} has the type {other}, this field {field.type}; they must be the same"
        )


def _check_kinds(rulebook: Rulebook) -> None:
    for kind in rulebook.kinds.values():
        file = f"kinds/{kind.id}.toml"
        _known(kind.document, rulebook.documents, (file, "document"), "class of document")
        _all_known(kind.uses_common, rulebook.groups, (file, "uses_common"), "common group")
        _all_known(kind.assurances, rulebook.assurances, (file, "assurances"), "assurance")
        _all_known(kind.refusal_grounds, rulebook.refusal_grounds, (file, "refusal_grounds"), "ground")
        articles = [one.instrument for one in kind.articles]
        _all_known(articles, rulebook.instruments, (file, "articles"), "instrument")
        _parts(rulebook, kind.sections, kind, (file, "sections"))
        _all_known(kind.leaves_out, common_fields(rulebook.groups), (file, "leaves_out"), "common field")
        if (kind.template or kind.leaves_out) and not kind.alone:
            raise wrong(file, "template", "only a kind that stands alone decides on the whole document")
        _pages_of(kind, file)


def _pages_of(kind: Kind, file: str) -> None:
    if kind.drafted != bool(kind.pages):
        raise wrong(file, "pages", "a kind that is drafted has pages, and no other kind has")
    if kind.drafted:
        shown = [name for page in kind.pages for name in (*page.fields, *page.folded)]
        _all_known(shown, kind.fields, (file, "pages"), "field")
        asked = [id for id, field in kind.fields.items() if not field.internal]
        _once(shown, asked, kind.pages, (file, "pages"))


def _check_documents(rulebook: Rulebook) -> None:
    for document in rulebook.documents.values():
        place = f"documents.{document.id}"
        _all_known(
            document.uses_common,
            rulebook.groups,
            ("documents.toml", f"{place}.uses_common"),
            "common group",
        )
        where = ("documents.toml", f"{place}.leaves_out")
        _all_known(sorted(document.leaves_out), common_fields(rulebook.groups), where, "common field")
        _parts(rulebook, document.sections, None, ("documents.toml", f"{place}.sections"))
        _skips(rulebook, document, place)


def _skips(rulebook: Rulebook, document: DocumentClass, place: str) -> None:
    where = ("documents.toml", f"{place}.skips")
    _all_known(document.skips, rulebook.checks, where, "check")
    for kinds in document.skips.values():
        _all_known(kinds, rulebook.kinds, where, "kind")
    if document.inherits_only is not None:
        where = ("documents.toml", f"{place}.inherits_only")
        _all_known(document.inherits_only, rulebook.checks, where, "check")


def _parts(rulebook: Rulebook, parts: Iterable[LetterPart], kind: Kind | None, where: Where) -> None:
    own = kind.fields if kind else ()
    allowed = {MEASURES, *rulebook.groups, *common_fields(rulebook.groups), *own}
    for part in parts:
        _all_known(part.fed_by, allowed, (where[0], f"{where[1]}.{part.id}.fed_by"), "field or group")


def _check_journey(rulebook: Rulebook) -> None:
    where = ("journey.toml", "sections")
    _unlike((section.id for section in rulebook.sections), where)
    pages = [page for section in rulebook.sections for page in section.pages]
    for section in rulebook.sections:
        _unlike((page.id for page in section.pages), ("journey.toml", f"sections.{section.id}"))
    if sum(section.measures for section in rulebook.sections) != 1:
        raise wrong(*where, "exactly one section must hold the measures (measures = true)")
    declared = common_fields(rulebook.groups)
    shown = [name for page in pages for name in (*page.fields, *page.folded)]
    _all_known(shown, declared, where, "common field")
    _once(shown, [name for name in declared if not rulebook.field(name).internal], pages, where)
    _all_known(rulebook.hard_required, declared, ("journey.toml", "hard_required"), "common field")


def _check_checks(rulebook: Rulebook) -> None:
    for check in rulebook.checks.values():
        where = ("checks", check.id)
        _all_known(check.kinds, rulebook.kinds, where, "kind")
        _all_known(check.except_kinds, rulebook.kinds, where, "kind")
        _all_known(check.rests_on, rulebook.topics, where, "country topic")


def _check_rest(rulebook: Rulebook) -> None:
    paths = {*common_fields(rulebook.groups), *kind_fields(rulebook.kinds)}
    for ground in rulebook.refusal_grounds.values():
        where = ("refusal_grounds.toml", f"{ground.id}.fields")
        _all_known(ground.fields, paths, where, "field")
    for rule in rulebook.treaty_rules.values():
        where = ("treaty_rules.toml", rule.id)
        _known(rule.instrument, rulebook.instruments, where, "instrument")
        _all_known(rule.checks, rulebook.checks, where, "check")
    _all_known(rulebook.left_behind, paths, ("follow_ups.toml", "left"), "field")
    for one in rulebook.follow_ups:
        _follow_up(rulebook, one)
    for way in rulebook.ways:
        _all_known(way.kinds, rulebook.kinds, ("ways.toml", f"{way.id}.kinds"), "kind")
        _all_known(way.checks, rulebook.checks, ("ways.toml", f"{way.id}.checks"), "check")
    for reason in rulebook.return_reasons.values():
        _all_known(reason.checks, rulebook.checks, ("return_reasons.toml", f"{reason.id}.checks"), "check")
    for tip in rulebook.tips:
        _all_known(tip.fields, paths, ("tips.toml", tip.difficulty), "field")
    _unlike((way.id for way in rulebook.ways), ("ways.toml", "ways"))
    _all_known((need.kind for need in rulebook.needs), rulebook.kinds, ("needs.toml", "needs"), "kind")


def _follow_up(rulebook: Rulebook, one: FollowUp) -> None:
    """What is taken over must be declared on both sides with the same type."""
    where = ("follow_ups.toml", one.kind)
    _all_known((*one.after, one.kind), rulebook.kinds, where, "kind")
    for name, source in one.takes.items():
        _known(name, rulebook.kinds[one.kind].fields, where, "field")
        for kind in one.after:
            fields = rulebook.kinds[kind].fields
            own = [f"measure.{field}" for field in fields]
            _known(source, {*own, *common_fields(rulebook.groups)}, where, "answer")
            field = fields[source.removeprefix("measure.")] if source in own else rulebook.field(source)
            if field.type != rulebook.kinds[one.kind].fields[name].type:
                raise wrong(*where, f"{name} and {source} must have the same type")


def common_fields(groups: Mapping[str, Group]) -> tuple[str, ...]:
    """All common fields as ``group.field``."""
    return tuple(f"{group.id}.{field}" for group in groups.values() for field in group.fields)


def kind_fields(kinds: Mapping[str, Kind]) -> Iterator[str]:
    """All fields of kinds as ``kind.field``."""
    return (f"{kind.id}.{field}" for kind in kinds.values() for field in kind.fields)


def _known(found: str, allowed: Collection[str], where: Where, what: str) -> None:
    if found not in allowed:
        raise wrong(*where, f"there is no {what} '{found}'; known: {known(found, allowed)}")


def _all_known(found: Iterable[str], allowed: Collection[str], where: Where, what: str) -> None:
    for one in found:
        _known(one, allowed, where, what)


def _unlike(ids: Iterable[str], where: Where) -> None:
    for id, count in Counter(ids).items():
        if count > 1:
            raise wrong(*where, f"the id '{id}' stands {count} times; an id stands once")


def _once(shown: Iterable[str], wanted: Iterable[str], pages: Iterable[Page], where: Where) -> None:
    counts = Counter(shown)
    for name in (*wanted, *counts):
        if counts[name] != 1:
            on = ", ".join(page.id for page in pages if name in (*page.fields, *page.folded)) or "no page"
            raise wrong(*where, f"the field '{name}' stands on {on}; every field stands on exactly one page")
