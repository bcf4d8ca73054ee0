"""Reading ``demands.toml``: what the codes of profiles mean for a draft.

Every code of the lists must be declared once, every field must exist where it is named; the conditions
are resolved with all others (``resolution``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from pydantic import Field

from mla_writer.conditions.suggestions import known
from mla_writer.model.demands import Code, CodeList, Demand, DemandAnswer, Demands, ListedDocuments
from mla_writer.model.rulebook import Rulebook
from mla_writer.rulebook.links import common_fields
from mla_writer.rulebook.reader import Shape, shaped, wrong
from mla_writer.rulebook.shapes import Text
from mla_writer.rulebook.tree import Tree

FILE = "demands.toml"
WAYS = ("answers", "covered_by", "sheet_only")
TOLD = ("message", "fix")


class AnswerShape(Shape):
    """Where a demand is met."""

    fields: list[Text]
    kinds: list[Text] = Field(default_factory=list[str])
    satisfied: str = ""
    ask: bool = False
    told_by: list[Text] = Field(default_factory=list[str])
    yields_to: list[Text] = Field(default_factory=list[str])


class DemandShape(Shape):
    """One demand."""

    title: Text
    standards: list[Text] = Field(default_factory=list[str])
    documents: list[Text] = Field(default_factory=list[str])
    elements: list[Text] = Field(default_factory=list[str])
    message: str = ""
    fix: str = ""
    question: str = ""
    answers: list[AnswerShape] = Field(default_factory=list[AnswerShape])
    covered_by: list[Text] = Field(default_factory=list[str])
    sheet_only: str = ""
    advice: bool = False


class DemandsShape(Shape):
    """``demands.toml``."""

    documents: list[Text]
    except_kinds: list[Text]
    only_when: dict[str, dict[str, Text]]
    listed: dict[str, list[Text]]
    demands: dict[str, DemandShape]


def load_demands(resources: Tree) -> Demands:
    """The demands declared; ``RulebookError`` where the file does not have its shape."""
    read = shaped(DemandsShape, resources.read(FILE), FILE)
    return Demands(
        demands={id: _demand(id, one) for id, one in read.demands.items()},
        documents=tuple(read.documents),
        except_kinds=tuple(read.except_kinds),
        only_when=read.only_when,
        listed=tuple(ListedDocuments(topic, tuple(kinds)) for topic, kinds in read.listed.items()),
    )


def _demand(id: str, one: DemandShape) -> Demand:
    if sum(bool(getattr(one, way)) for way in WAYS) != 1:
        raise wrong(FILE, id, f"exactly one of {', '.join(WAYS)} must be given")
    answers = tuple(map(_met_by, one.answers))
    asked = any(answer.asks for answer in answers)
    needed = (*TOLD, "question") if asked else TOLD
    missing = [name for name in needed if one.answers and not getattr(one, name).strip()]
    if missing:
        raise wrong(FILE, id, f"a demand that is told needs: {', '.join(missing)}")
    return Demand(
        id=id,
        codes=tuple((list, code) for list in CodeList for code in getattr(one, list.value)),
        title=one.title,
        message=one.message,
        fix=one.fix,
        question=one.question,
        answers=answers,
        covered_by=tuple(one.covered_by),
        sheet_only=one.sheet_only,
        advice=one.advice,
    )


def _met_by(one: AnswerShape) -> DemandAnswer:
    return DemandAnswer(
        fields=tuple(one.fields),
        kinds=tuple(one.kinds),
        satisfied=one.satisfied,
        ask=one.ask,
        told_by=tuple(one.told_by),
        yields_to=tuple(one.yields_to),
    )


def check_demands(rulebook: Rulebook) -> None:
    """Refuse names that lead nowhere and codes that are not declared exactly once."""
    demands = rulebook.demands
    _codes(rulebook, demands)
    _all_known(demands.documents, rulebook.documents, "documents")
    _all_known(demands.except_kinds, rulebook.kinds, "except_kinds")
    _all_known(demands.only_when, rulebook.topics["measures"].meanings, "only_when")
    for code, gates in demands.only_when.items():
        _all_known(gates, rulebook.kinds, f"only_when.{code}")
    for listed in demands.listed:
        _all_known([listed.topic], rulebook.topics, "listed")
        _all_known(listed.kinds, rulebook.kinds, f"listed.{listed.topic}")
    for demand in demands.demands.values():
        _all_known(demand.covered_by, common_fields(rulebook.groups), f"{demand.id}.covered_by")
        for answer in demand.answers:
            _answer(rulebook, demand.id, answer)


def _answer(rulebook: Rulebook, demand: str, answer: DemandAnswer) -> None:
    _all_known(answer.kinds, rulebook.kinds, f"{demand}.kinds")
    _all_known(answer.told_by, rulebook.checks, f"{demand}.told_by")
    _all_known(answer.yields_to, rulebook.demands.demands, f"{demand}.yields_to")
    common = common_fields(rulebook.groups)
    for kind in answer.kinds:
        own = [f"measure.{field}" for field in rulebook.kinds[kind].fields]
        _all_known(answer.fields, [*common, *own], f"{demand}.fields ({kind})")
    if not answer.kinds:
        _all_known(answer.fields, common, f"{demand}.fields")


def _codes(rulebook: Rulebook, demands: Demands) -> None:
    counts = Counter(code for demand in demands.demands.values() for code in demand.codes)
    for list in CodeList:
        for word in rulebook.topics[list.value].meanings:
            code: Code = (list, word)
            if counts[code] != 1:
                raise wrong(FILE, list.value, f"'{word}' is declared {counts[code]} times; it must be once")
    for list, word in counts:
        _all_known([word], rulebook.topics[list.value].meanings, list.value)


def _all_known(found: Collection[str], allowed: Collection[str] | Mapping[str, object], place: str) -> None:
    for one in found:
        if one not in allowed:
            raise wrong(FILE, place, f"'{one}' is not known; known: {known(one, allowed)}")
