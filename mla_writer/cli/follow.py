"""``follow``: the draft of the request that follows another one."""

from __future__ import annotations

import argparse
from uuid import uuid4

from mla_writer.cli import desk
from mla_writer.cli.output import Output
from mla_writer.drafts import to_json
from mla_writer.files import write_bytes
from mla_writer.i18n import Language
from mla_writer.model.advice import FollowUp
from mla_writer.model.case import Case
from mla_writer.model.errors import CannotWrite, UnknownName
from mla_writer.model.follow_up import follow_ups, followed
from mla_writer.model.message import message


def run(asked: argparse.Namespace, output: Output) -> int:
    """Write a new draft of the kind asked for, with what it takes over; never over a file that is there."""
    rules = desk.rulebook(output)
    case = Case(rules, desk.open_draft(asked.file, rules), desk.day(asked.as_of))
    follow_up = _chosen(case, asked.kind)
    if asked.output.exists():
        raise CannotWrite(message("{file} is there already; name another file", file=str(asked.output)))
    earlier = next(one.kind for one in case.draft.measures if one.kind in follow_up.after)
    language = Language((*case.draft.languages, "en")[0], "request")
    draft = followed(case, follow_up, str(uuid4()), language.text(rules.kind(earlier).label))
    write_bytes(asked.output, to_json(draft))
    if output.json:
        output.document({"file": str(asked.output), "id": draft.id, "kinds": list(draft.kinds)})
    return 0


def _chosen(case: Case, kind: str) -> FollowUp:
    found = {one.kind: one for one in follow_ups(case)}
    if kind not in found:
        known = ", ".join(found) or "–"
        raise UnknownName(
            message("'{found}' does not follow this request; what may: {known}", found=kind, known=known)
        )
    return found[kind]
