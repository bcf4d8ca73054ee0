"""The shapes of the files in ``resources/`` that the project's own declarations have.

Belongs here: which keys each declaration may carry, and the form of each value. Does not belong here:
what must agree between declarations (``links``, ``resolution``). Instruments and countries have
shapes of their own beside their readers.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from mla_writer.rulebook.reader import Shape

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
VerifiedWord = Literal["text", "excerpt", "knowledge", "practice"]
RequirementWord = Literal["required", "conditional", "recommended", "optional"]
SensitiveWord = Literal[
    "",
    "family_name",
    "given_names",
    "name",
    "names",
    "birth_date",
    "birth_place",
    "address",
    "contact",
    "organisation",
    "authority",
    "identity",
    "account",
    "identifier",
    "reference",
    "passage",
]
"""How an answer names a person or an identifier. ``names`` and ``identity``: a sentence that holds names or
numbers; ``passage``: a sentence that is withheld as a whole."""
FamilyWord = Literal[
    "evidence", "electronic_evidence", "joint_investigation", "assets", "persons", "procedures"
]


class FieldShape(Shape):
    """One question."""

    label: Text
    type: Text
    requirement: RequirementWord
    source: Text
    verified: VerifiedWord
    required_when: str = ""
    asked_when: str = ""
    guidance: str = ""
    defect: str = ""
    hint: str = ""
    same_as: str = ""
    prose: bool | None = None
    sensitive: SensitiveWord = ""
    internal: str = ""
    prompts: str = ""


class RecordShape(Shape):
    """``records/<id>.toml``."""

    as_of: Day
    label: Text
    summary: list[Id] = Field(min_length=1)
    add_label: Text
    fields: dict[Id, FieldShape] = Field(min_length=1)


class GroupShape(Shape):
    """``common/<id>.toml``; ``order`` is its place among the groups."""

    as_of: Day
    label: Text
    order: int
    description: Text
    fields: dict[Id, FieldShape] = Field(min_length=1)


class PageShape(Shape):
    """One page."""

    id: Id
    title: Text
    intro: str = ""
    fields: list[Text] = Field(default_factory=list[str])
    folded: list[Text] = Field(default_factory=list[str])
    when: str = ""
    view: Literal[
        "", "chooser", "legal_bases", "languages", "matrix", "undertakings", "grounds", "annex_files",
        "check", "export",
    ] = ""  # fmt: skip


class ArticlesShape(Shape):
    """The articles of one instrument for a kind."""

    instrument: Text
    articles: Text
    verified: VerifiedWord


class ContentShape(Shape):
    """One content that a treaty names."""

    content: Text
    source: Text
    verified: VerifiedWord
    fields: list[Text] = Field(default_factory=list[str])


class PartShape(Shape):
    """One heading of a document."""

    id: Id
    heading: Text
    fed_by: list[Text] = Field(default_factory=list[str])
    content: str = ""


class KindShape(Shape):
    """``kinds/<id>.toml``; ``order`` is its place among the kinds."""

    as_of: Day
    label: Text
    order: int
    family: FamilyWord
    document: Text
    alone: bool
    coercive: Literal["yes", "no", "conditional", "inherits"]
    summary: Text
    template: str = ""
    leaves_out: list[Text] = Field(default_factory=list[Text])
    uses_common: list[Id] = Field(min_length=1)
    fields: dict[Id, FieldShape] = Field(min_length=1)
    drafted: bool = False
    typical_time: str = ""
    section_insert: str = ""
    assurances: list[Id] = Field(default_factory=list[str])
    refusal_grounds: list[Id] = Field(default_factory=list[str])
    articles: list[ArticlesShape] = Field(default_factory=list[ArticlesShape])
    mandatory_contents: list[ContentShape] = Field(default_factory=list[ContentShape])
    legal_bases_note: list[Text] = Field(default_factory=list[str])
    sections: list[PartShape] = Field(default_factory=list[PartShape])
    pages: list[PageShape] = Field(default_factory=list[PageShape])


class DocumentShape(Shape):
    """One class of document."""

    label: Text
    template: Id
    letterhead: bool
    uses_common: list[Id] = Field(min_length=1)
    sections: list[PartShape] = Field(default_factory=list[PartShape])
    skips: dict[str, list[Id]] = Field(default_factory=dict[str, list[str]])
    inherits_only: list[Text] | None = None
    reason: str = ""
    leaves_out: list[Text] = Field(default_factory=list[Text])


class DocumentsShape(Shape):
    """``documents.toml``."""

    documents: dict[Id, DocumentShape] = Field(min_length=1)


class SectionShape(Shape):
    """One section of the journey."""

    id: Id
    label: Text
    measures: bool = False
    pages: list[PageShape] = Field(default_factory=list[PageShape])


class JourneyShape(Shape):
    """``journey.toml``."""

    hard_required: list[Text]
    sections: list[SectionShape] = Field(min_length=1)


class ExampleShape(Shape):
    """Answers laid over a base example."""

    base: Text
    answers: dict[str, Any]
    as_of: str = ""


class CheckShape(Shape):
    """One check."""

    id: Text
    severity: Literal["blocks", "warning", "advice"]
    mode: Literal["automatic", "confirm"]
    title: Text
    message: Text
    fix: Text
    source: Text
    verified: VerifiedWord
    kinds: list[Id] = Field(default_factory=list[str])
    except_kinds: list[Id] = Field(default_factory=list[str])
    when: str = ""
    each: str = ""
    fields: list[Text] = Field(default_factory=list[str])
    quotes: dict[str, Text] = Field(default_factory=dict[str, str])
    overridable: bool = True
    fires_on: Literal["", "yes", "no"] = ""
    rests_on: list[Text] = Field(default_factory=list[str])
    fires: ExampleShape | None = None
    silent: ExampleShape | None = None


class ChecksShape(Shape):
    """``checks/<area>.toml``; ``engine`` marks checks that the program makes without a condition."""

    as_of: Day
    checks: list[CheckShape] = Field(min_length=1)
    engine: bool = False


class AssuranceShape(Shape):
    """One assurance; ``texts`` has ``general``, or one text for each family of rules. ``as_of`` is its
    own day, where that is not the file's."""

    label: Text
    sentence: Text
    texts: dict[Literal["general", "assistance", "electronic"], Text] = Field(min_length=1)
    source: Text
    verified: VerifiedWord
    offered_when: Text
    giver: str = ""
    note: str = ""
    as_of: Day | None = None


class AssurancesShape(Shape):
    """``assurances.toml``."""

    as_of: Day
    assurances: dict[Id, AssuranceShape]


class GroundShape(Shape):
    """One ground of refusal; ``as_of`` is its own day, where that is not the file's."""

    label: Text
    source: Text
    verified: VerifiedWord
    expect_when: str = ""
    answer: str = ""
    fields: list[Text] = Field(default_factory=list[str])
    as_of: Day | None = None


class GroundsShape(Shape):
    """``refusal_grounds.toml``."""

    as_of: Day
    refusal_grounds: dict[Id, GroundShape]


class TreatyRuleShape(Shape):
    """One rule of a treaty."""

    instrument: Text
    article: Text
    rule: Text
    holds: Text
    otherwise: Text
    checks: list[Text] = Field(default_factory=list[str])


class TreatyRulesShape(Shape):
    """``treaty_rules.toml``."""

    as_of: Day
    treaty_rules: dict[Id, TreatyRuleShape]


class LimitShape(Shape):
    """One number."""

    value: int | float
    unit: Text
    rule: Text
    source: Text
    verified: VerifiedWord


class LimitsShape(Shape):
    """``limits.toml``."""

    as_of: Day
    limits: dict[Id, LimitShape]


class TermListShape(Shape):
    """Terms by language."""

    terms: dict[
        Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")],
        Annotated[list[Text], Field(min_length=1)],
    ]
    note: str = ""


class TermListsShape(Shape):
    """``term_lists.toml``."""

    term_lists: dict[Id, TermListShape]


class ChoiceShape(Shape):
    """An entry with a hint; one without is written as its label alone."""

    label: Text
    hint: Text


class ChoicesShape(Shape):
    """``choices/<area>.toml``."""

    choices: dict[Id, dict[str, Text | ChoiceShape]]
