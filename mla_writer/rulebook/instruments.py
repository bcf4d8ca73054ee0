"""Reading instruments, their sources and the memberships that bind States.

Belongs here: the shapes of ``resources/instruments``, ``resources/sources`` and
``resources/memberships.toml``, and what must agree between them. What binds two States is not
decided here (``model.legal_bases``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from mla_writer.model.declarations import Verified
from mla_writer.model.instruments import (
    ArticlesOn,
    BoundBy,
    Confidence,
    Instrument,
    Participation,
    Rank,
    Source,
    Standing,
    StateDeclaration,
)
from mla_writer.rulebook.chains import check_instrument_links
from mla_writer.rulebook.dates import full_date, partial_date
from mla_writer.rulebook.reader import Shape, shaped, wrong
from mla_writer.rulebook.tree import Tree

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
FullDate = Annotated[str, AfterValidator(full_date)]
PartialDate = Annotated[str, AfterValidator(partial_date)]
ConfidenceWord = Literal["high", "medium", "low"]
VerifiedWord = Literal["text", "excerpt", "knowledge", "practice"]
RankWord = Literal["eu", "bilateral", "regional", "subject", "untoc", "scheme", "reciprocity"]
StandingWord = Literal["in_force", "not_in_force", "status_unknown", "non_binding", "model"]
BoundByWord = Literal["participation", "membership", "record", "always", "unknown", "none"]
DeclarationTopic = Literal[
    "language", "central_authority", "legal_basis", "dual_criminality", "channel", "other"
]


class ArticlesShape(Shape):
    """Articles on one topic."""

    articles: Text
    verified: VerifiedWord
    doubtful: bool = False


class ParticipationShape(Shape):
    """One State's participation."""

    bound: bool
    ratified_on: FullDate = ""
    in_force_on: FullDate = ""
    denounced_on: FullDate = ""
    basis: list[Text] = Field(min_length=1)
    confidence: ConfidenceWord
    said_by: str = ""


class DeclarationShape(Shape):
    """One declaration of a State."""

    state: Code
    topic: DeclarationTopic
    text: Text
    basis: list[Text] = Field(min_length=1)
    said_by: str = ""
    languages: Sequence[LanguageCode] = ()
    all_languages: bool = False
    measures: Sequence[Text] = ()
    except_measures: Sequence[Text] = ()


class InstrumentShape(Shape):
    """One file of ``resources/instruments``."""

    as_of: FullDate
    title: Text
    short: Text
    rank: RankWord
    standing: StandingWord
    bound_by: BoundByWord
    basis: list[Text] = Field(min_length=1)
    confidence: ConfidenceWord
    verified: VerifiedWord
    titles: dict[str, Text]
    also_known_as: Sequence[Text] = ()
    members: str = ""
    only_with: Sequence[Code] = ()
    record_of: str = ""
    court_only: bool = False
    adopted_on: FullDate = ""
    in_force_since: FullDate = ""
    depositary: str = ""
    cite: str = ""
    url: str = ""
    reading: str = ""
    note: str = ""
    said_by: str = ""
    needs: Sequence[str] = ()
    replaced_by: Sequence[str] = ()
    subjects: Sequence[str] = ()
    subject_kinds: Sequence[str] = ()
    kinds: Sequence[str] = ()
    kinds_partly: Sequence[str] = ()
    kinds_not: Sequence[str] = ()
    translated_titles: Sequence[str] = ()
    excluded_by: dict[str, list[str]] = Field(default_factory=dict[str, list[str]])
    articles: dict[str, ArticlesShape] = Field(default_factory=dict[str, ArticlesShape])
    participations: dict[Code, ParticipationShape] = Field(default_factory=dict[str, ParticipationShape])
    declarations: Sequence[DeclarationShape] = ()


class SourceShape(Shape):
    """One source."""

    title: Text
    url: str = ""
    as_of: PartialDate = ""
    read_as: str = ""


class MembershipShape(Shape):
    """One set of States; one that is not ``listed`` serves conditions and is no membership."""

    label: Text
    listed: bool = True
    members: list[Code] = Field(min_length=1)
    basis: Literal["knowledge", "source"]
    confidence: ConfidenceWord
    note: str = ""


Memberships = Mapping[str, MembershipShape]


def load_instruments(tree: Tree) -> tuple[dict[str, Instrument], dict[str, Source]]:
    """All instruments and all sources by id; ``RulebookError`` at the first thing that is wrong.

    An instrument bound by membership gets one participation per member, without dates.
    """
    sources = load_sources(tree)
    memberships = _memberships(tree)
    instruments: dict[str, Instrument] = {}
    for id in tree.stems("instruments"):
        file = f"{id}.toml"
        shape = shaped(InstrumentShape, tree.read(f"instruments/{file}"), file)
        _check_instrument(shape, file, sources, memberships)
        instruments[id] = _instrument(id, shape, memberships)
    check_instrument_links(instruments)
    return instruments, sources


def load_sources(tree: Tree) -> dict[str, Source]:
    """All sources by id; an id stands in one file only."""
    sources: dict[str, Source] = {}
    for stem in tree.stems("sources"):
        file = f"{stem}.toml"
        for id, data in tree.read(f"sources/{file}").items():
            if id in sources:
                raise wrong(file, id, "this source is declared twice; give it another id")
            shape = shaped(SourceShape, _table(data, file, id), file, id)
            sources[id] = Source(id, shape.title, shape.url, shape.as_of, shape.read_as)
    return sources


def load_memberships(tree: Tree) -> dict[str, tuple[str, ...]]:
    """The member States (ISO codes) of each declared set."""
    return {id: tuple(shape.members) for id, shape in _memberships(tree).items()}


def load_membership_labels(tree: Tree) -> dict[str, str]:
    """What each declared set is called, where it is a membership that a State would name as its own."""
    return {id: shape.label for id, shape in _memberships(tree).items() if shape.listed}


def check_names(
    instruments: Iterable[Instrument], kinds: Iterable[str], routes: Iterable[str], topics: Iterable[str]
) -> None:
    """Refuse kinds of measure, offence routes and country topics that are not declared."""
    known_kinds, known_routes, known_topics = set(kinds), set(routes), set(topics)
    for one in instruments:
        file = f"{one.id}.toml"
        for name in ("subject_kinds", "kinds", "kinds_partly", "kinds_not"):
            _known(getattr(one, name), known_kinds, file, name, "kind of measure")
        _known(one.subjects, known_routes, file, "subjects", "offence route")
        _known(one.excluded_by or (), known_topics, file, "excluded_by", "country topic")


def check_measures(instruments: Iterable[Instrument], codes: Iterable[str]) -> None:
    """Refuse codes of measures of which a declaration speaks and that are not declared."""
    known = set(codes)
    for one in instruments:
        for place, declaration in enumerate(one.declarations):
            for name in ("measures", "except_measures"):
                found = getattr(declaration, name)
                _known(found, known, f"{one.id}.toml", f"declarations.{place}.{name}", "measure")


def _memberships(tree: Tree) -> dict[str, MembershipShape]:
    file = "memberships.toml"
    data = tree.read(file)
    if not isinstance(data.pop("as_of", None), str):
        raise wrong(file, "as_of", "the day of compilation is missing; write as_of = '2026-11-21'")
    return {id: shaped(MembershipShape, _table(one, file, id), file, id) for id, one in data.items()}


def _table(data: Any, file: str, place: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise wrong(file, place, f"a table is expected (found {data!r})")
    return data


def _check_instrument(
    shape: InstrumentShape, file: str, sources: Mapping[str, Source], memberships: Memberships
) -> None:
    used = [("basis", shape.basis)]
    used += [(f"participations.{state}.basis", one.basis) for state, one in shape.participations.items()]
    used += [(f"declarations.{place}.basis", one.basis) for place, one in enumerate(shape.declarations)]
    for place, ids in used:
        _known(ids, sources.keys(), file, place, "source")
    if (shape.bound_by == "membership") != bool(shape.members):
        raise wrong(file, "members", "'members' belongs to bound_by = 'membership', and only to it")
    if shape.members and shape.members not in memberships:
        _known([shape.members], set(memberships), file, "members", "membership")
    if shape.participations and shape.bound_by != "participation":
        raise wrong(file, "participations", f"not allowed with bound_by = '{shape.bound_by}'")
    if "en" not in shape.titles:
        raise wrong(file, "titles", "the English title is missing")
    _known(shape.translated_titles, set(shape.titles), file, "translated_titles", "title in")
    _check_dates(shape, file)


def _check_dates(shape: InstrumentShape, file: str) -> None:
    for state, one in shape.participations.items():
        if one.ratified_on and one.in_force_on and one.ratified_on > one.in_force_on:
            raise wrong(file, f"participations.{state}", "the deposit lies after the entry into force")
        if (one.ratified_on or one.in_force_on) and one.basis == ["knowledge"]:
            raise wrong(file, f"participations.{state}", "a date needs a source other than 'knowledge'")


def _known(found: Iterable[str], known: Collection[str], file: str, place: str, what: str) -> None:
    for one in found:
        if one not in known:
            raise wrong(file, place, f"there is no {what} '{one}'; known: {', '.join(sorted(known))}")


def _instrument(id: str, shape: InstrumentShape, memberships: Memberships) -> Instrument:
    plain = shape.model_dump(include=set(_SAME))
    tuples: dict[str, Any] = {name: tuple(getattr(shape, name)) for name in _TUPLES}
    return Instrument(
        id=id,
        rank=Rank[shape.rank.upper()],
        standing=Standing(shape.standing),
        bound_by=BoundBy(shape.bound_by),
        confidence=Confidence(shape.confidence),
        verified=Verified(shape.verified),
        articles={topic: _articles(one) for topic, one in shape.articles.items()},
        participations=_participations(shape, memberships),
        declarations=tuple(_declaration(id, one) for one in shape.declarations),
        excluded_by={topic: tuple(values) for topic, values in shape.excluded_by.items()} or None,
        **plain,
        **tuples,
    )


_SAME = (
    *("title", "short", "adopted_on", "in_force_since", "depositary", "cite", "url", "titles"),
    *("record_of", "note", "reading", "as_of", "court_only", "said_by"),
)
_TUPLES = (
    *("basis", "subjects", "subject_kinds", "kinds", "kinds_partly", "kinds_not", "needs", "only_with"),
    *("replaced_by", "also_known_as", "translated_titles"),
)


def _declaration(instrument: str, shape: DeclarationShape) -> StateDeclaration:
    return StateDeclaration(
        instrument=instrument,
        state=shape.state,
        topic=shape.topic,
        text=shape.text,
        basis=tuple(shape.basis),
        said_by=shape.said_by,
        languages=tuple(shape.languages),
        all_languages=shape.all_languages,
        measures=tuple(shape.measures),
        except_measures=tuple(shape.except_measures),
    )


def _articles(shape: ArticlesShape) -> ArticlesOn:
    return ArticlesOn(shape.articles, Verified(shape.verified), shape.doubtful)


def _participations(shape: InstrumentShape, memberships: Memberships) -> dict[str, Participation]:
    if shape.members:
        return _members(shape, memberships[shape.members])
    return {
        state: Participation(
            state=state,
            bound=one.bound,
            ratified_on=one.ratified_on,
            in_force_on=one.in_force_on,
            basis=tuple(one.basis),
            confidence=Confidence(one.confidence),
            denounced_on=one.denounced_on,
            said_by=one.said_by,
        )
        for state, one in shape.participations.items()
    }


def _members(shape: InstrumentShape, members: MembershipShape) -> dict[str, Participation]:
    grade = Confidence(members.confidence)
    states = dict.fromkeys([*members.members, *shape.only_with])
    return {state: Participation(state, True, "", "", tuple(shape.basis), grade) for state in states}
