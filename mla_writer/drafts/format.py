"""The published format: plain JSON to ``Draft`` and back, losing nothing that is not known here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from mla_writer.drafts.migrations import migrate
from mla_writer.drafts.strict_json import parse
from mla_writer.model.draft import FORMAT, VERSION, Closed, Draft, Measure, Override
from mla_writer.model.errors import UnknownName, WrongTypes
from mla_writer.model.message import Message, message
from mla_writer.model.text_gate import Problem, clean_tree, mended_tree, refused_in

Plain = dict[str, Any]
Problems = Callable[[Plain], Sequence[tuple[str, Message]]]
T = TypeVar("T")

DRAFT_KEYS = (
    "format",
    "version",
    "id",
    "document",
    "languages",
    "common",
    "measures",
    "overrides",
    "confirmations",
    "translations",
    "closed",
    "unreadable",
    "redacted",
)
MEASURE_KEYS = ("id", "kind", "answers", "serves")
OVERRIDE_KEYS = ("check", "field", "reason", "officer", "on")
CLOSED_KEYS = ("state", "reason")
NAMES: Mapping[type, Message] = {
    str: message("a text"),
    dict: message("an object"),
    list: message("a list"),
    bool: message("true or false"),
    int: message("a number"),
    float: message("a number"),
    type(None): message("nothing"),
}


def from_json(data: bytes, problems: Problems) -> Draft:
    """The draft that ``data`` holds.

    ``problems`` names the answers of the wrong type, as (path, message). Raises the ``DraftError``
    family and ``TextRefused``, in this order: too large, not JSON, not ours, too new, a character
    that may not enter a request, wrong types. The message does not name the file.
    """
    return from_plain(parse(data), problems)


def refused_in_json(data: bytes) -> tuple[tuple[str, Problem], ...]:
    """Every character of the draft that ``data`` holds that may not enter a request, with the path of its
    text; errors of the ``DraftError`` family."""
    return refused_in(migrate(parse(data)))


def mended_from_json(data: bytes, problems: Problems) -> Draft:
    """The draft that ``data`` holds, without those characters; for a copy, once a person has agreed."""
    return from_plain(mended_tree(migrate(parse(data))), problems)


def from_plain(data: object, problems: Problems, clean: Callable[[Any], Any] = clean_tree) -> Draft:
    """The draft that plain JSON values hold; errors as in ``from_json``."""
    plain = clean(migrate(data))
    draft = _draft(plain)
    _check_paths(draft)
    found = problems(plain)
    if found:
        path, problem = found[0]
        raise _wrong(path, problem, len(found) - 1)
    return draft


def to_json(draft: Draft) -> bytes:
    """``draft`` as it is published: UTF-8, indented by one, in a fixed order, with a last newline.

    Equal drafts whose answers came in the same order give equal bytes.
    """
    try:
        text = json.dumps(to_plain(draft), ensure_ascii=False, indent=1, allow_nan=False)
        return f"{text}\n".encode()
    except ValueError:
        raise WrongTypes(
            message("the draft holds a character or a number that cannot be written to a file")
        ) from None


def to_plain(draft: Draft) -> Plain:
    """``draft`` as plain JSON values. Nested answers are shared, not copied."""
    known: Plain = {
        "format": FORMAT,
        "version": VERSION,
        "id": draft.id,
        "document": draft.document,
        "languages": list(draft.languages),
        "common": draft.common,
        "measures": [_plain_measure(measure) for measure in draft.measures],
        "overrides": [_plain_entry(override) for override in draft.overrides],
        "confirmations": draft.confirmations,
        "translations": draft.translations,
        "closed": {path: _plain_entry(closed) for path, closed in draft.closed.items()},
        "unreadable": draft.unreadable,
    }
    mark = {"redacted": True} if draft.redacted else {}
    return {**known, **mark, **draft.unknown}


def _plain_measure(measure: Measure) -> Plain:
    return {
        "id": measure.id,
        "kind": measure.kind,
        "answers": measure.answers,
        "serves": {what: list(ids) for what, ids in measure.serves.items()},
        **measure.unknown,
    }


def _plain_entry(entry: Override | Closed) -> Plain:
    plain = asdict(entry)
    unknown = plain.pop("unknown")
    return {**plain, **unknown}


def _draft(plain: Plain) -> Draft:
    return Draft(
        id=_get(plain, "id", str, ""),
        document=_get(plain, "document", str, "", "letter"),
        languages=_texts(plain.get("languages", []), "languages"),
        common=_objects(plain, "common"),
        measures=_measures(plain),
        overrides=tuple(
            _entry(Override, OVERRIDE_KEYS, one, f"overrides[{index}]")
            for index, one in enumerate(_get(plain, "overrides", list, "", []))
        ),
        confirmations=_texts_by_name(plain, "confirmations"),
        translations=_objects(plain, "translations"),
        closed={
            path: _entry(Closed, CLOSED_KEYS, one, f"closed.{path}")
            for path, one in _objects(plain, "closed").items()
        },
        unreadable=_texts_by_name(plain, "unreadable"),
        redacted=_get(plain, "redacted", bool, "", False),
        unknown=_without(plain, DRAFT_KEYS),
    )


def _measures(plain: Plain) -> tuple[Measure, ...]:
    measures = tuple(
        _measure(_checked(one, dict, f"measures[{index}]"), f"measures[{index}]")
        for index, one in enumerate(_get(plain, "measures", list, "", []))
    )
    seen: set[str] = set()
    for index, measure in enumerate(measures):
        if measure.id in seen:
            twice = message("'{found}' names another measure too", found=measure.id)
            raise _wrong(f"measures[{index}].id", twice)
        seen.add(measure.id)
    return measures


def _measure(plain: Plain, path: str) -> Measure:
    return Measure(
        id=_get(plain, "id", str, path),
        kind=_get(plain, "kind", str, path),
        answers=_get(plain, "answers", dict, path, {}),
        serves={
            what: _texts(ids, f"{path}.serves.{what}")
            for what, ids in _get(plain, "serves", dict, path, {}).items()
        },
        unknown=_without(plain, MEASURE_KEYS),
    )


def _entry(shape: Callable[..., T], names: Sequence[str], plain: Any, path: str) -> T:
    """An override or a closed field: texts only, each of them needed."""
    _checked(plain, dict, path)
    texts = {name: _get(plain, name, str, path) for name in names}
    return shape(**texts, unknown=_without(plain, names))


def _check_paths(draft: Draft) -> None:
    for name, paths in (("closed", draft.closed), ("unreadable", draft.unreadable)):
        for path in paths:
            try:
                draft.get(path)
            except UnknownName as error:
                raise _wrong(name, error.message) from None


def _objects(plain: Plain, name: str) -> dict[str, Plain]:
    found = _get(plain, name, dict, "", {})
    return {key: _checked(value, dict, f"{name}.{key}") for key, value in found.items()}


def _texts_by_name(plain: Plain, name: str) -> dict[str, str]:
    found = _get(plain, name, dict, "", {})
    return {key: _checked(value, str, f"{name}.{key}") for key, value in found.items()}


def _texts(value: Any, path: str) -> tuple[str, ...]:
    entries = _checked(value, list, path)
    return tuple(_checked(entry, str, f"{path}[{index}]") for index, entry in enumerate(entries))


def _get(plain: Plain, name: str, kind: type, within: str, default: Any = None) -> Any:
    """What ``name`` holds, of the type ``kind``; what has no default must be there."""
    path = f"{within}.{name}" if within else name
    if name not in plain and default is None:
        raise _wrong(path, message("{expected} is missing", expected=NAMES[kind]))
    return _checked(plain.get(name, default), kind, path)


def _checked(value: Any, kind: type, path: str) -> Any:
    if not isinstance(value, kind):
        found = NAMES[type(value)]
        raise _wrong(path, message("{expected} is expected, not {found}", expected=NAMES[kind], found=found))
    return value


def _wrong(path: str, problem: Message, more: int = 0) -> WrongTypes:
    if not more:
        return WrongTypes(message("{path}: {problem}", path=path, problem=problem))
    return WrongTypes(
        message("{path}: {problem} ({more} more like this)", path=path, problem=problem, more=more)
    )


def _without(plain: Plain, known: Sequence[str]) -> Plain:
    return {name: value for name, value in plain.items() if name not in known}
