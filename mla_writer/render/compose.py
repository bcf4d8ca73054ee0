"""From a case, the texts and a language to a document. What it looks like is not decided here."""

from __future__ import annotations

from mla_writer.i18n import Language
from mla_writer.i18n.catalog_files import REQUEST
from mla_writer.i18n.marks import printed
from mla_writer.model.case import Case
from mla_writer.model.errors import CannotRender
from mla_writer.model.message import message
from mla_writer.render.blocks import BlockMaker
from mla_writer.render.context import Context, Data
from mla_writer.render.document import Document, Paragraph, Span, Spans
from mla_writer.render.environment import Texts, texts_of
from mla_writer.render.labels import labelled
from mla_writer.render.markdown import Node, parse
from mla_writer.render.numbering import Counters
from mla_writer.render.spans import SpanMaker, merged
from mla_writer.render.values import Rendering, Trusted

PAGE = printed("Page {page} of {pages}")
REDACTED = printed("Redacted copy")
UNTRANSLATED = printed(
    "Passages with a dotted underline (in plain text, between square brackets) have not yet been translated."
)


def compose(case: Case, language: Language, texts: Texts | None = None, template: str = "") -> Document:
    """The document that ``case`` makes in ``language``, gaps and untranslated passages marked.

    All answers of ``case`` may be printed: leave out first what is not asked any more. ``texts`` are the
    program's own with those of packs unless others are given; a ``template`` takes the place of the case's
    own. ``CannotRender`` when there is no text for
    the document or for a kind of measure, or when a text fails; ``TemplateRefused`` when a text asks for
    what is not allowed.
    """
    texts = texts_of(case.rulebook) if texts is None else texts
    more = case.rulebook.translations.get(language.code, {})
    language = Language(language.code, REQUEST, more, language.digits)
    rendering = Rendering(language, case.rulebook)
    data = Context(case, language).data()
    name = template or case.template
    if name not in texts.names:
        raise CannotRender(
            message(
                "there is no text yet for a document of the class '{found}'; it cannot be printed",
                found=message(case.document.label),
            )
        )
    for measure in data["measures"]:
        measure["text"] = _measure(case, measure, data, texts, rendering)
    return _document(case, rendering, texts.render(name, data, rendering))


def _measure(case: Case, measure: Data, data: Data, texts: Texts, rendering: Rendering) -> Trusted:
    name = f"kinds/{measure['kind']}"
    if name not in texts.names:
        raise CannotRender(
            message(
                "there is no text yet for a request of the kind '{kind}'; it cannot be printed",
                kind=message(case.rulebook.kind(measure["kind"]).label),
            )
        )
    text = texts.render(name, {**data, "measure": measure}, rendering)
    return Trusted(f"\n{text}\n")


def _document(case: Case, rendering: Rendering, text: str) -> Document:
    language = rendering.language
    root = parse(text, language.code)
    notes = _Notes(root)
    spans = SpanMaker(rendering.values, language.entry, notes.of)
    notes.maker = spans
    maker = BlockMaker(spans, Counters(language.entry), text)
    blocks = tuple(maker.blocks(root))
    if spans.untranslated:
        blocks += (Paragraph((Span(language.text(UNTRANSLATED)),), style="note"),)
    front = maker.front
    return Document(
        language=language.code,
        direction="rtl" if language.direction == "rtl" else "ltr",
        title=front.title,
        reference=front.reference,
        marks=(*front.marks, *((language.text(REDACTED),) if case.draft.redacted else ())),
        page_label=language.fill(language.text(PAGE), {"page": "{0}", "pages": "{1}"}),
        blocks=blocks,
        subject=front.subject,
        gaps=labelled(case, spans.gaps),
        untranslated=spans.untranslated,
        author=front.author,
        digits=language.entry.digits,
        on_letterhead=case.document.letterhead,
    )


class _Notes:
    """The footnotes of one text by number; their spans are made when a call is met."""

    maker: SpanMaker

    def __init__(self, root: Node) -> None:
        self._bodies = {
            int(node.token.meta["id"]): node
            for block in root.all("footnote_block")
            for node in block.children
        }

    def of(self, number: int) -> Spans:
        inlines = self._bodies[number].all("inline") if number in self._bodies else []
        return merged(span for inline in inlines for span in self.maker.spans(inline.token.children or []))
