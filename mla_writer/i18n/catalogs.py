"""The command that keeps the catalogs: ``python -m mla_writer.i18n.catalogs update|clean|check [DOMAIN]``.

``update`` takes new texts in and keeps every translation, also of texts that are gone (they may come
back); ``clean`` is ``update`` that forgets those; ``check`` proves that a language that is offered is
complete and keeps nothing that is not used. Files are the same for the same texts: no dates, no line
numbers, one order.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer import paths
from mla_writer.i18n.catalog_files import CATALOGS, FACTS, INTERFACE, REQUEST, catalog_path
from mla_writer.i18n.extraction import Found, found_in
from mla_writer.i18n.language import PLACEHOLDER, placeholders
from mla_writer.i18n.languages import interface_languages, request_languages

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

SOURCE_LANGUAGE = "en"
LEFT_OUT = (
    *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team"),
    *("Report-Msgid-Bugs-To", "Generated-By", "Project-Id-Version"),
)
"""Headers that would change from day to day, person to person, or version to version."""
COMMANDS = ("update", "clean", "check")
PLACES = 3
"""Files named for one text; more would only make the catalogs long."""

NOTES = 2
"""Notes for translators on one text."""


def kept() -> Iterator[tuple[str, str]]:
    """Language and domain of every catalog that must be complete."""
    spoken, printed = interface_languages(), request_languages()
    for domain, offered in ((INTERFACE, spoken), (FACTS, spoken), (REQUEST, printed)):
        yield from ((one.code, domain) for one in offered if one.code != SOURCE_LANGUAGE)


def template(found: Iterable[Found], domain: str) -> Catalog:
    """The texts of ``domain`` as an empty catalog."""
    from babel.messages.catalog import Catalog

    catalog = Catalog(domain=domain, charset="utf-8", fuzzy=False)
    places: dict[tuple[str, str], list[str]] = {}
    notes: dict[tuple[str, str], list[str]] = {}
    for one in found:
        if one.domain != domain or not one.text:
            continue
        files = places.setdefault((one.text, one.context), [])
        seen = one.file in files or len(files) >= PLACES
        files += [] if seen else [one.file]
        id = (one.text, one.plural) if one.plural else one.text
        told = notes.setdefault((one.text, one.context), [])
        note = [one.note] if one.note and one.note not in told and len(told) < NOTES else []
        told += note
        where = [] if seen else [(one.file, 0)]
        catalog.add(id, locations=where, auto_comments=note, context=one.context or None)
    return catalog


def update(path: Path, code: str, texts: Catalog, forget: bool = False) -> bytes:
    """The catalog at ``path`` (or a new one) brought into step with ``texts``, as bytes of a ``.po``; with
    ``forget``, without translations that are no longer used."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    if path.is_file():
        catalog = read_po(io.BytesIO(path.read_bytes()), locale=code, abort_invalid=True)
    else:
        catalog = Catalog(locale=code, charset="utf-8")
    _take_back(catalog, texts)
    catalog.update(texts, no_fuzzy_matching=True, update_header_comment=False)
    catalog.fuzzy, catalog.header_comment = False, "#"
    if forget:
        catalog.obsolete.clear()
    target = io.BytesIO()
    write_po(target, catalog, width=100, include_lineno=False, include_previous=False)
    lines = target.getvalue().decode("utf-8").split("\n")
    dropped = tuple(f'"{header}' for header in LEFT_OUT)
    return "\n".join(line for line in lines if not line.startswith(dropped)).encode()


def problems(path: Path, code: str, texts: Catalog) -> Iterator[str]:
    """What keeps the catalog at ``path`` from being complete, one line for each text."""
    from babel.messages.pofile import read_po

    if not path.is_file():
        yield f"{code}: there is no catalog"
        return
    catalog = read_po(io.BytesIO(path.read_bytes()), locale=code, abort_invalid=True)
    for wanted in iter(texts):
        if not wanted.id:
            continue
        entry = catalog.get(_key(wanted), wanted.context)
        fault = "not in the catalog; run update" if entry is None else _fault(entry, catalog.num_plurals)
        if fault:
            yield f"{code}: {fault}: {_key(wanted)}"
    for entry in [*iter(catalog), *catalog.obsolete.values()]:
        if entry.id and _unused(entry, texts):
            yield f"{code}: no longer used; run clean: {_key(entry)}"


def main(arguments: list[str]) -> int:
    """Run a command of ``COMMANDS``, for one domain or for all; 0 when all is well, 1 when ``check``
    finds a catalog that is to be mended, 2 for misuse."""
    command, domains = (arguments or [""])[0], arguments[1:] or list(CATALOGS)
    if command not in COMMANDS or not set(domains) <= set(CATALOGS):
        sys.stderr.write(f"usage: python -m mla_writer.i18n.catalogs {'|'.join(COMMANDS)} [DOMAIN]\n")
        return 2
    found = list(found_in(paths.root()))
    faults = sum(_ran(command, code, domain, found) for code, domain in kept() if domain in domains)
    return 1 if faults and command == "check" else 0


def _ran(command: str, code: str, domain: str, found: Iterable[Found]) -> int:
    path, texts = catalog_path(code, domain), template(found, domain)
    if command != "check":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(update(path, code, texts, forget=command == "clean"))
    lines = list(problems(path, code, texts))
    sys.stdout.write(f"{domain} {code}: {len(texts)} texts, {len(lines)} to be mended\n")
    if command == "check":
        sys.stdout.writelines(f"  {line}\n" for line in lines)
    return len(lines)


def _take_back(catalog: Catalog, texts: Catalog) -> None:
    """Let translations of texts that were gone for a while count again; forget empty ones."""
    for key, entry in list(catalog.obsolete.items()):
        wanted = texts.get(_key(entry), entry.context)
        if wanted is not None or not any(entry.string or ()):
            del catalog.obsolete[key]
        if wanted is not None:
            catalog.add(entry.id, entry.string, context=entry.context)


def _unused(entry: Entry, texts: Catalog) -> bool:
    return texts.get(_key(entry), entry.context) is None


def _key(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _fault(entry: Entry, forms: int) -> str:
    if entry.fuzzy:
        return "marked as fuzzy"
    texts = [entry.string] if isinstance(entry.string, str) else list(entry.string or ("",))
    if not all(texts) or (not isinstance(entry.id, str) and len(texts) != forms):
        return "not translated"
    ids = [entry.id] if isinstance(entry.id, str) else list(entry.id)
    allowed = placeholders(" ".join(ids))
    for text in texts:
        names = placeholders(text)
        counted = frozenset() if isinstance(entry.id, str) else frozenset({"n"})
        if names | counted != allowed | counted:
            return f"placeholders {sorted(names)} instead of {sorted(allowed)}"
        if _braces(text) and not _braces(" ".join(ids)):
            return "a brace that belongs to no placeholder"
    return ""


def _braces(text: str) -> bool:
    bare = PLACEHOLDER.sub("", text)
    return "{" in bare or "}" in bare


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
