"""From the shapes of files to declarations: no reference is followed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mla_writer.model.declarations import (
    Assurance,
    Check,
    CheckExample,
    Choice,
    ChoiceList,
    DocumentClass,
    Field,
    Group,
    Kind,
    LetterPart,
    Limit,
    MandatoryContent,
    Mode,
    Page,
    Provenance,
    Record,
    RefusalGround,
    Requirement,
    Section,
    Severity,
    TermList,
    TreatyArticles,
    TreatyRule,
    Verified,
)
from mla_writer.model.errors import RulebookError
from mla_writer.model.fields import Form, parse_type
from mla_writer.rulebook import shapes
from mla_writer.rulebook.reader import wrong

GENERAL = "general"


def fields_of(
    declared: Mapping[str, shapes.FieldShape], as_of: str, file: str, place: str = "fields"
) -> dict[str, Field]:
    """The fields of a record, group or kind, in the order of the file."""
    return {id: _field(id, shape, as_of, (file, f"{place}.{id}")) for id, shape in declared.items()}


def _field(id: str, shape: shapes.FieldShape, as_of: str, where: tuple[str, str]) -> Field:
    try:
        type = parse_type(shape.type)
    except RulebookError as error:
        raise wrong(*where, str(error)) from None
    if (shape.requirement == "conditional") != bool(shape.required_when):
        raise wrong(*where, "'required_when' goes with requirement = \"conditional\", and with nothing else")
    return Field(
        id=id,
        label=shape.label,
        type=type,
        requirement=Requirement(shape.requirement),
        provenance=Provenance(shape.source, as_of, Verified(shape.verified)),
        guidance=shape.guidance,
        defect=shape.defect,
        hint=shape.hint,
        required_when=shape.required_when,
        asked_when=shape.asked_when,
        same_as=shape.same_as,
        prose=type.form is Form.LONG_TEXT if shape.prose is None else shape.prose,
        internal=shape.internal,
        sensitive=shape.sensitive,
        prompts=shape.prompts,
    )


def record(id: str, shape: shapes.RecordShape, file: str) -> Record:
    """A record."""
    fields = fields_of(shape.fields, shape.as_of, file)
    return Record(id, shape.label, fields, tuple(shape.summary), shape.add_label)


def group(id: str, shape: shapes.GroupShape, file: str) -> Group:
    """A common group."""
    return Group(id, shape.label, shape.description, fields_of(shape.fields, shape.as_of, file))


def kind(id: str, shape: shapes.KindShape, file: str) -> Kind:
    """A kind of request."""
    return Kind(
        id=id,
        label=shape.label,
        family=shape.family,
        document=shape.document,
        alone=shape.alone,
        coercive=shape.coercive,
        summary=shape.summary,
        uses_common=tuple(shape.uses_common),
        fields=fields_of(shape.fields, shape.as_of, file),
        pages=pages(shape.pages),
        articles=tuple(
            TreatyArticles(one.instrument, one.articles, Verified(one.verified)) for one in shape.articles
        ),
        mandatory_contents=tuple(_content(one, shape.as_of) for one in shape.mandatory_contents),
        assurances=tuple(shape.assurances),
        refusal_grounds=tuple(shape.refusal_grounds),
        sections=parts(shape.sections),
        template=shape.template,
        leaves_out=frozenset(shape.leaves_out),
        typical_time=shape.typical_time,
        section_insert=shape.section_insert,
        legal_bases_note=tuple(shape.legal_bases_note),
        drafted=shape.drafted,
    )


def _content(shape: shapes.ContentShape, as_of: str) -> MandatoryContent:
    provenance = Provenance(shape.source, as_of, Verified(shape.verified))
    return MandatoryContent(shape.content, provenance, tuple(shape.fields))


def pages(declared: Iterable[shapes.PageShape]) -> tuple[Page, ...]:
    """Pages in order."""
    return tuple(
        Page(
            id=one.id,
            title=one.title,
            intro=one.intro,
            fields=tuple(one.fields),
            folded=tuple(one.folded),
            when=one.when,
            view=one.view,
        )
        for one in declared
    )


def parts(declared: Iterable[shapes.PartShape]) -> tuple[LetterPart, ...]:
    """Headings of a document in order."""
    return tuple(LetterPart(one.id, one.heading, tuple(one.fed_by), one.content) for one in declared)


def document(id: str, shape: shapes.DocumentShape) -> DocumentClass:
    """A class of document."""
    return DocumentClass(
        id=id,
        label=shape.label,
        template=shape.template,
        letterhead=shape.letterhead,
        uses_common=tuple(shape.uses_common),
        sections=parts(shape.sections),
        skips={check: tuple(kinds) for check, kinds in shape.skips.items()},
        inherits_only=None if shape.inherits_only is None else tuple(shape.inherits_only),
        reason=shape.reason,
        leaves_out=frozenset(shape.leaves_out),
    )


def section(shape: shapes.SectionShape) -> Section:
    """A section of the journey."""
    return Section(shape.id, shape.label, pages(shape.pages), shape.measures)


def check(shape: shapes.CheckShape, as_of: str) -> Check:
    """A check."""
    return Check(
        id=shape.id,
        severity=Severity(shape.severity),
        mode=Mode(shape.mode),
        title=shape.title,
        message=shape.message,
        fix=shape.fix,
        provenance=Provenance(shape.source, as_of, Verified(shape.verified)),
        kinds=tuple(shape.kinds),
        except_kinds=tuple(shape.except_kinds),
        when=shape.when,
        each=shape.each,
        fields=tuple(shape.fields),
        quotes=dict(shape.quotes),
        overridable=shape.overridable,
        fires_on=shape.fires_on,
        rests_on=tuple(shape.rests_on),
        fires=_example(shape.fires),
        silent=_example(shape.silent),
    )


def _example(shape: shapes.ExampleShape | None) -> CheckExample | None:
    return None if shape is None else CheckExample(shape.base, dict(shape.answers), shape.as_of)


def assurance(id: str, shape: shapes.AssuranceShape, as_of: str) -> Assurance:
    """An assurance; the general text has the key ``""``."""
    texts = {("" if family == GENERAL else family): text for family, text in shape.texts.items()}
    provenance = Provenance(shape.source, shape.as_of or as_of, Verified(shape.verified))
    return Assurance(
        id=id,
        label=shape.label,
        sentence=shape.sentence,
        texts=texts,
        provenance=provenance,
        offered_when=shape.offered_when,
        giver=shape.giver,
        note=shape.note,
    )


def ground(id: str, shape: shapes.GroundShape, as_of: str) -> RefusalGround:
    """A ground of refusal."""
    provenance = Provenance(shape.source, shape.as_of or as_of, Verified(shape.verified))
    return RefusalGround(id, shape.label, provenance, shape.expect_when, shape.answer, tuple(shape.fields))


def treaty_rule(id: str, shape: shapes.TreatyRuleShape) -> TreatyRule:
    """A rule of a treaty."""
    return TreatyRule(
        id=id,
        instrument=shape.instrument,
        article=shape.article,
        rule=shape.rule,
        holds=shape.holds,
        otherwise=shape.otherwise,
        checks=tuple(shape.checks),
    )


def limit(id: str, shape: shapes.LimitShape, as_of: str) -> Limit:
    """A number."""
    return Limit(
        id, shape.value, shape.unit, shape.rule, Provenance(shape.source, as_of, Verified(shape.verified))
    )


def term_list(id: str, shape: shapes.TermListShape) -> TermList:
    """Terms by language."""
    return TermList(id, {language: tuple(terms) for language, terms in shape.terms.items()}, shape.note)


def choice_list(id: str, entries: Mapping[str, str | shapes.ChoiceShape]) -> ChoiceList:
    """A list to choose from."""
    return ChoiceList(
        id,
        tuple(
            Choice(value, entry) if isinstance(entry, str) else Choice(value, entry.label, entry.hint)
            for value, entry in entries.items()
        ),
    )
