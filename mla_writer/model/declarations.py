"""What is declared in ``resources/``: the shapes, read-only. ``rulebook`` fills them, strictly.

Texts are English and are the keys of the catalogs. Conditions are kept as text in the checked CEL
subset; ``rulebook`` has resolved every name and type in them before anyone sees a declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mla_writer.model.fields import FieldType


class Severity(StrEnum):
    """How much a finding weighs; only ``BLOCKS`` withholds the state "ready"."""

    BLOCKS = "blocks"
    WARNING = "warning"
    ADVICE = "advice"


class Requirement(StrEnum):
    """Whether a field must be answered."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Verified(StrEnum):
    """How a legal source was checked when the rule was compiled."""

    TEXT = "text"
    EXCERPT = "excerpt"
    KNOWLEDGE = "knowledge"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a rule comes from: the source as cited, the day of compilation, how it was checked."""

    source: str
    as_of: str
    verified: Verified = Verified.TEXT


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a choice list."""

    id: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A closed list of values for fields of the form ``choice``."""

    id: str
    choices: tuple[Choice, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The values, in their order."""
        return tuple(choice.id for choice in self.choices)

    def label(self, id: str) -> str:
        """The label of the entry ``id``, or the id itself when the list does not have it."""
        return next((choice.label for choice in self.choices if choice.id == id), id)


@dataclass(frozen=True, slots=True)
class Field:
    """One question: what is asked, whether it must be answered, why, and what goes wrong.

    ``required_when`` and ``asked_when`` are conditions; empty means "never" and "always".
    ``same_as`` names the common field that asks the same; it is then asked once. ``prose`` answers
    are sentences that must be translated with the request. ``internal`` is the reason why an answer is
    kept but never printed; empty where it is printed. ``prompts`` names the
    reference table that is shown beside the field. ``sensitive`` says how the answer names a person or an
    identifier, which a redacted copy replaces; an e-mail address and a telephone number do by their type.
    """

    id: str
    label: str
    type: FieldType
    requirement: Requirement
    provenance: Provenance
    guidance: str = ""
    defect: str = ""
    hint: str = ""
    required_when: str = ""
    asked_when: str = ""
    same_as: str = ""
    prose: bool = False
    internal: str = ""
    prompts: str = ""
    sensitive: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A composite value: person, organisation, offence, account ... ``summary`` names the fields by
    which an entry is known in a list, in order of preference."""

    id: str
    label: str
    fields: Mapping[str, Field]
    summary: tuple[str, ...] = ()
    add_label: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A common part that requests share: case, authorities, persons, offences ..."""

    id: str
    label: str
    description: str
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Page:
    """One subject on one screen: a question and the fields that answer it.

    ``fields`` are ``group.field`` for common pages and bare ids for the pages of a kind.
    ``view`` names a page that is more than fields (chooser, legal bases, check, export).
    """

    id: str
    title: str
    intro: str = ""
    fields: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    when: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One line of the task list. ``measures`` marks the section under which measures stand."""

    id: str
    label: str
    pages: tuple[Page, ...] = ()
    measures: bool = False


@dataclass(frozen=True, slots=True)
class TreatyArticles:
    """The articles of one instrument for one kind of measure."""

    instrument: str
    articles: str
    verified: Verified


@dataclass(frozen=True, slots=True)
class MandatoryContent:
    """What a treaty or statute names as content of a request of this kind."""

    content: str
    provenance: Provenance
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One heading of a document, with what feeds it (group ids, fields, or ``measures``)."""

    id: str
    heading: str
    fed_by: tuple[str, ...]
    content: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of request. ``drafted`` is true when pages and template exist, so that it is offered.

    ``template`` names the text of the whole document where it is not that of the class of document,
    ``leaves_out`` common fields that this document does not ask, besides those of its class.
    ``coercive`` is ``yes``, ``no``, ``conditional`` (counts when coercive measures are accepted) or
    ``inherits`` (that of the original request).
    """

    id: str
    label: str
    family: str
    document: str
    alone: bool
    coercive: str
    summary: str
    uses_common: tuple[str, ...]
    fields: Mapping[str, Field]
    pages: tuple[Page, ...]
    articles: tuple[TreatyArticles, ...]
    mandatory_contents: tuple[MandatoryContent, ...]
    assurances: tuple[str, ...]
    refusal_grounds: tuple[str, ...]
    sections: tuple[LetterPart, ...]
    template: str = ""
    leaves_out: frozenset[str] = frozenset()
    typical_time: str = ""
    section_insert: str = ""
    legal_bases_note: tuple[str, ...] = ()
    drafted: bool = False


class Mode(StrEnum):
    """Whether a check is evaluated or asked of a person."""

    AUTOMATIC = "automatic"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class CheckExample:
    """Answers laid over the base example of the check: path to value; an empty text withdraws."""

    base: str
    answers: Mapping[str, object]
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One rule. It fires when ``when`` is true; with ``each`` it is judged for every item of a list.

    ``kinds`` is empty for a general check; ``except_kinds`` and ``documents`` narrow it. ``fields``
    are the paths a finding points to, the first being the main one; inside ``each`` they begin with
    ``item``, inside a kind's check with ``measure``. ``quotes`` names the expressions that fill the
    placeholders of ``message`` and ``fix``. ``title`` is the finding in a few words. A question to a
    person is asked only where ``when`` holds, if it has one. ``rests_on`` names the country topics by
    which alone it fires: what it finds is then as sure as these facts, and never blocks.
    """

    id: str
    severity: Severity
    mode: Mode
    title: str
    message: str
    fix: str
    provenance: Provenance
    kinds: tuple[str, ...] = ()
    except_kinds: tuple[str, ...] = ()
    when: str = ""
    each: str = ""
    fields: tuple[str, ...] = ()
    quotes: Mapping[str, str] | None = None
    overridable: bool = True
    fires_on: str = ""
    rests_on: tuple[str, ...] = ()
    fires: CheckExample | None = None
    silent: CheckExample | None = None


@dataclass(frozen=True, slots=True)
class DocumentClass:
    """What makes a letter of request, a short request, an agreement ...

    ``skips`` and ``inherits_only`` settle which general checks apply; ``inherits_only`` is None when
    all are inherited. ``skips`` maps a check to the kinds for which it is skipped. ``leaves_out`` are
    the common fields, of groups that it uses, for which such a document has no use. With ``letterhead``
    it is written on that of the authority.
    """

    id: str
    label: str
    template: str
    uses_common: tuple[str, ...]
    sections: tuple[LetterPart, ...]
    skips: Mapping[str, tuple[str, ...]]
    inherits_only: tuple[str, ...] | None = None
    reason: str = ""
    leaves_out: frozenset[str] = frozenset()
    letterhead: bool = False


@dataclass(frozen=True, slots=True)
class Assurance:
    """An undertaking that a requesting State can give. ``sentence`` is printed; ``texts`` maps a
    family of rules (``""`` for the general text) to what the sources want it to cover."""

    id: str
    label: str
    sentence: str
    texts: Mapping[str, str]
    provenance: Provenance
    offered_when: str = ""
    giver: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RefusalGround:
    """A ground on which assistance may be refused, and how a draft answers it."""

    id: str
    label: str
    provenance: Provenance
    expect_when: str = ""
    answer: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TreatyRule:
    """A rule of one treaty; ``holds`` is the condition that is true when it is satisfied."""

    id: str
    instrument: str
    article: str
    rule: str
    holds: str
    otherwise: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that rules use. Without a legal source it is a working default and says so."""

    id: str
    value: int | float
    unit: str
    rule: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class TermList:
    """Words that a check looks for, by language of the document; matching ignores case."""

    id: str
    terms: Mapping[str, tuple[str, ...]]
    note: str = ""
