"""What packs bring beside declarations: texts of documents, and translations of sentences.

A text takes the place of the program's text of the same name, or is a new one; a sentence takes the
place of its translation in the catalogs. What a text may ask for is judged by ``render``.
"""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer import paths
from mla_writer.model.packs import Said
from mla_writer.rulebook.tree import SUFFIX, Tree

TEMPLATES, TEXT_SUFFIX = "templates/", ".md.j2"
TRANSLATIONS, SENTENCES = "translations", "sentences"


def texts(tree: Tree) -> tuple[Mapping[str, str], tuple[Said, ...]]:
    """The texts of documents in packs by path (``kinds/service``), and which of them stand in the place
    of another."""
    found, said = dict[str, str](), list[Said]()
    for content in tree.packs:
        for name, text in content.files.items():
            if not name.endswith(TEXT_SUFFIX):
                continue
            stem = name.removeprefix(TEMPLATES).removesuffix(TEXT_SUFFIX)
            before = found.get(stem) or _of_the_program(stem)
            said.append(Said(f"{TEMPLATES}{stem}:", content.pack.id, before))
            found[stem] = text.decode("utf-8")
    return found, tuple(said)


def translations(tree: Tree) -> Mapping[str, Mapping[str, str]]:
    """The sentences in packs by language and English wording."""
    return {
        code: dict(tree.read(f"{TRANSLATIONS}/{code}{SUFFIX}")[SENTENCES])
        for code in tree.stems(TRANSLATIONS)
    }


def _of_the_program(stem: str) -> str | None:
    path = paths.templates() / f"{stem}{TEXT_SUFFIX}"
    return path.read_text(encoding="utf-8") if path.is_file() else None
