"""The translator's certificate that belongs to a request in a language other than its original.

Belongs here: whether there is one, and making it. Does not belong here: its words
(``templates/certificate.md.j2``). Whether a State asks for one is a fact of that State (check TRN-002).
"""

from __future__ import annotations

from dataclasses import replace

from mla_writer.i18n import Language
from mla_writer.model.case import Case
from mla_writer.model.draft import Draft
from mla_writer.model.errors import CannotRender
from mla_writer.model.message import message
from mla_writer.render.compose import compose
from mla_writer.render.document import Document

TEMPLATE = "certificate"


def is_translation(draft: Draft, language: str) -> bool:
    """Whether the document of ``draft`` in ``language`` is a translation: its original is named and is in
    another language."""
    written = draft.get("common.translation.original_language")
    return bool(written) and written != language


def certificate(case: Case, language: Language) -> Document:
    """The certificate for the translation of ``case`` into ``language``; ``CannotRender`` where that is no
    translation."""
    if not is_translation(case.draft, language.code):
        raise CannotRender(
            message(
                "there is no certificate: the request in '{language}' is no translation, or the language of "
                "the original is not answered yet",
                language=language.code,
            )
        )
    return replace(compose(case, language, template=TEMPLATE), on_letterhead=False)  # it is the translator's
