import pytest

from mla_writer.gui.services import Services
from mla_writer.gui.task_rows import Mark, measure_labels, task_rows
from mla_writer.model.message import Message, message
from mla_writer.session import Session


def section_ids(session: Session) -> list[str]:
    return [one.section.label for one in session.journey.sections]


def test_every_section_has_a_line_in_order(session: Session) -> None:
    assert [row.label for row in task_rows(session) if row.depth == 0] == section_ids(session)


def test_only_the_section_that_is_open_shows_its_pages(session: Session) -> None:
    session.go_to_field("common.facts.summary")
    inner = [row for row in task_rows(session) if row.depth == 1 and "/" in row.key and row.key[0] != "m"]
    assert {row.key.partition("/")[0] for row in inner} == {session.page.section}


@pytest.mark.parametrize(
    "path", ["common.facts.summary", "measures[0].answers.accounts", "common.case.stage"]
)
def test_exactly_one_line_is_the_page_shown(session: Session, path: str) -> None:
    session.go_to_field(path)
    here = [row for row in task_rows(session) if row.here]
    assert [row.key for row in here] == [session.page.key]


def test_measures_stand_below_the_assistance_with_their_pages(session: Session) -> None:
    session.go_to_field("measures[0].answers.accounts")
    depths = [row.depth for row in task_rows(session) if row.key.startswith("m1/")]
    assert depths[:2] == [1, 2]


def test_two_measures_of_one_kind_are_numbered(session: Session) -> None:
    kind = session.draft.measures[0].kind
    session.add_measure(kind)
    label = session.rulebook.kind(kind).label
    numbered = [one for one in measure_labels(session) if isinstance(one, Message)]
    assert numbered == [message("{label} {number}", label=Message(label), number=n) for n in (1, 2)]


def test_an_empty_draft_has_not_been_started(empty: Session) -> None:
    marks = {row.mark for row in task_rows(empty) if row.depth == 0}
    assert marks == {Mark.EMPTY, Mark.BLOCKS}


def test_the_check_counts_what_blocks(empty: Session) -> None:
    blocking = sum(finding.withholds for finding in empty.settle())
    row = next(row for row in task_rows(empty) if row.mark is Mark.BLOCKS)
    assert row.count == message("{count}", count=blocking)


def test_a_section_is_not_done_while_something_in_it_blocks(session: Session) -> None:
    session.answer("common.facts.summary", "")
    session.settle()
    page = session.journey.page_of("common.facts.summary")
    assert page is not None
    label = next(one.section.label for one in session.journey.sections if one.section.id == page.section)
    row = next(row for row in task_rows(session) if row.label == label)
    assert row.mark is Mark.PROGRESS
    assert row.count is not None


def test_a_line_leads_to_what_is_missing(services: Services, session: Session) -> None:
    session.answer("common.facts.summary", "")
    session.settle()
    page = session.journey.page_of("common.facts.summary")
    assert page is not None
    assert page.key in [row.key for row in task_rows(session) if row.depth == 0]


def test_the_agreement_of_a_team_lists_only_what_it_asks(empty: Session) -> None:
    empty.add_measure("jit_agreement")
    rows = [row for row in task_rows(empty) if row.depth == 0]
    assert all(row.key for row in rows)
    assert rows[0].mark is Mark.DONE
