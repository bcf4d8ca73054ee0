"""Finding the texts to be translated: in code, in templates and in declarations.

One domain is what the interface says (``mla_writer``), another what documents print (``request``);
some texts do both. What is known of States is a domain of its own (``facts``, see ``fact_texts``). Of
kinds that are not offered yet only label and summary are taken, so that a catalog can be complete.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mla_writer.i18n.catalog_files import DOMAINS, FACTS, INTERFACE, REQUEST
from mla_writer.i18n.fact_texts import of_instrument, of_state
from mla_writer.i18n.notes import choice_labels, choice_note, python_remark, template_notes
from mla_writer.i18n.template_calls import choice_lists, gap_labels, translated

TEMPLATE = ".md.j2"
MESSAGES = frozenset({"message", "Message"})
SPOKEN = frozenset({"text", "count"})
"""Methods of ``Language``, and of what passes them on, that take a literal."""
SHOWN_KEYS = frozenset(
    {
        *("label", "title", "intro", "guidance", "defect", "hint", "message", "fix", "description"),
        *(
            "add_label",
            "question",
            "heading",
            "summary",
            "need",
            "meanings",
            "typical_time",
            "sentence",
            "texts",
            "answer",
            "expect_when",
            "text",
            "difficulty",
            "why",
            "solution",
        ),
    }
)
"""Keys of declarations whose text is shown on the screen; a table under such a key is shown whole."""
OWN_KEYS = {"topics.toml": {"meaning"}}
"""Of these files, further keys whose text is shown."""
EXAMPLES = frozenset({"fires", "silent"})
"""Answers on which a check is tried; nobody is shown them."""
SHOWN_TABLES = frozenset({"meanings", "texts"})
PRINTED_KEYS = {"documents.toml": {"label", "heading"}, "assurances.toml": {"sentence"}}
"""Of these files, the keys whose text documents print too."""
UNTRANSLATED = frozenset({"countries", "instruments", "sources", "tables", "examples", "fonts", "icons"})
"""Folders of ``resources/`` with facts in the words of their sources, names, and titles by language."""
PRINTING = "mla_writer/render/"
"""Where a language speaks in documents."""
KIND_KEYS = frozenset({"label", "summary"})
"""What is shown of a kind that is not offered yet."""


@dataclass(frozen=True, slots=True)
class Found:
    """One text to translate, and the file in which it stands (relative to the root). ``note`` tells a
    translator where it stands and what is put in."""

    domain: str
    text: str
    file: str
    plural: str = ""
    context: str = ""
    note: str = field(default="", compare=False)


def found_in(root: Path) -> Iterator[Found]:
    """Every text of the program in ``root``: declarations, templates and code, file by file."""
    templates = {path: path.read_text(encoding="utf-8") for path in _files(root / "templates", TEMPLATE)}
    printed_lists = {list for source in templates.values() for list in choice_lists(source)}
    printed_kinds = {path.name.removesuffix(TEMPLATE) for path in templates if path.parent.name == "kinds"}
    yield from _declared(root, printed_lists, printed_kinds)
    yield from _facts(root)
    for path, source in templates.items():
        yield from from_template(source, path.relative_to(root).as_posix())
    for path in _files(root / "mla_writer", ".py"):
        yield from from_python(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())


def from_python(source: str, file: str) -> Iterator[Found]:
    """Literals in ``message("...")``, ``Message("...", context="...")``, ``printed("...")`` and in the
    methods ``text`` and ``count`` of a language. What is printed goes into both domains."""
    lines = source.splitlines()
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        texts = [_literal(argument) for argument in node.args]
        if texts[0] and isinstance(node.func, ast.Name):
            yield from _named(node.func.id, texts[0], node, file)
        elif texts[0] and isinstance(node.func, ast.Attribute) and node.func.attr in SPOKEN:
            domain = REQUEST if file.startswith(PRINTING) else INTERFACE
            note = python_remark(lines, node.lineno)
            yield from (
                replace(one, note=note) for one in _spoken(domain, texts, file, node.func.attr == "count")
            )


def from_template(source: str, file: str) -> Iterator[Found]:
    """Literals in ``t``, ``nt``, ``pt`` (domain ``request``) and in ``gap`` (both domains)."""
    notes = template_notes(source)
    for context, text, plural in translated(source):
        yield Found(REQUEST, text, file, plural, context, notes.get(plural or text, ""))
    for label in gap_labels(source):
        yield from (Found(domain, label, file) for domain in DOMAINS)


def from_choices(lists: dict[str, Any], file: str, printed: Iterable[str]) -> Iterator[Found]:
    """The labels of choice lists; those that templates print go into both domains."""
    for name, entries in lists.items():
        for text in shown(entries, (), True):
            yield Found(INTERFACE, text, file)
            if name in printed:
                yield Found(REQUEST, text, file, note=choice_note(name, choice_labels(entries), text))


def shown(data: Any, keys: Iterable[str], inside: bool = False) -> Iterator[str]:
    """The texts in ``data`` that stand under one of ``keys``, in the order of the file.

    A table is shown whole only under a key of ``SHOWN_TABLES``: a field may be called ``title``. A list
    of words is one of ids.
    """
    if isinstance(data, str):
        if inside and data.strip():
            yield data
    elif isinstance(data, list):
        for entry in data:
            yield from shown(entry, keys)
    elif isinstance(data, dict):
        for key in [one for one in data if one not in EXAMPLES]:
            whole = SHOWN_TABLES.intersection(keys) if isinstance(data[key], dict) else keys
            yield from shown(data[key], keys, inside or key in whole)


def _declared(root: Path, printed_lists: set[str], printed_kinds: set[str]) -> Iterator[Found]:
    resources = root / "resources"
    files = [path for path in _files(resources, ".toml") if not _untranslated(path, resources)]
    declared = {path: _read(path) for path in files}
    offered = {path.stem for path, data in declared.items() if data.get("drafted") is True}
    for path, data in declared.items():
        file = path.relative_to(root).as_posix()
        yield from from_choices(data.pop("choices", {}), file, printed_lists)
        keys = SHOWN_KEYS
        if path.parent.name == "kinds":
            keys = SHOWN_KEYS if path.stem in offered else KIND_KEYS
            data = data if path.stem in offered else {key: data.get(key) for key in KIND_KEYS}
            if path.stem in printed_kinds:
                yield Found(REQUEST, str(data.get("label", "")), file)
        checks: list[dict[str, Any]] = data.get("checks") or []
        data = {**data, "checks": [check for check in checks if _concerns(check, offered)]}
        yield from (
            Found(INTERFACE, text, file) for text in shown(data, keys | OWN_KEYS.get(path.name, set()))
        )
        printed = PRINTED_KEYS.get(path.name, set())
        yield from (Found(REQUEST, text, file) for text in shown(data, printed))


def _facts(root: Path) -> Iterator[Found]:
    for folder, texts in (("countries", of_state), ("instruments", of_instrument)):
        for path in _files(root / "resources" / folder, ".toml"):
            file = path.relative_to(root).as_posix()
            yield from (Found(FACTS, text, file) for text in texts(_read(path)))


def _concerns(check: dict[str, Any], offered: set[str]) -> bool:
    return not check.get("kinds") or bool(offered.intersection(check["kinds"]))


def _untranslated(path: Path, resources: Path) -> bool:
    return path.relative_to(resources).parts[0] in {*UNTRANSLATED, "states.toml"}


def _named(name: str, text: str, node: ast.Call, file: str) -> Iterator[Found]:
    if name in MESSAGES:
        context = next((_literal(one.value) for one in node.keywords if one.arg == "context"), "")
        yield Found(INTERFACE, text, file, context=context)
    elif name == "printed":
        yield from (Found(domain, text, file) for domain in DOMAINS)


def _spoken(domain: str, texts: list[str], file: str, plural: bool) -> Iterator[Found]:
    second = texts[1] if len(texts) > 1 else ""
    if not plural:
        yield Found(domain, texts[0], file, context=second)
    elif second:
        yield Found(domain, texts[0], file, plural=second)


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _files(folder: Path, suffix: str) -> list[Path]:
    return sorted(path for path in folder.rglob(f"*{suffix}") if path.is_file())


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        return tomllib.load(stream)
