"""The shape of a document: plain data, and ways to walk through it."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from mla_writer.render.document import Heading, PageBreak, Rule, Span, lines_of, plain, spans_of
from tests.render.long_sample import FRENCH
from tests.render.samples import ARABIC, ENGLISH, items, line, references, table


@pytest.mark.parametrize("document", [ENGLISH, ARABIC, FRENCH], ids=lambda document: document.language)
def test_a_document_is_plain_data(document):
    data = json.loads(json.dumps(asdict(document)))
    assert [block["block"] for block in data["blocks"]] == [block.block for block in document.blocks]
    assert data["title"] == document.title


@pytest.mark.parametrize(
    ("block", "texts"),
    [
        (Heading(1, "1.", line("a **b**")), ["a b"]),
        (items("a) b)", "x", "y"), ["x", "y"]),
        (table(("h", "i"), ("c", "d")), ["h", "i", "c", "d"]),
        (references(("l", "v")), ["l", "v"]),
        (Rule(), []),
        (PageBreak(), []),
    ],
)
def test_every_line_of_a_block_is_found(block, texts):
    assert [plain(spans) for spans in lines_of(block)] == texts


def test_the_spans_of_a_footnote_follow_its_call():
    spans = list(spans_of(ENGLISH))
    call = next(index for index, span in enumerate(spans) if span.note)
    assert spans[call + 1] == Span("United Nations, Treaty Series, vol. 2225, No. 39574.")
