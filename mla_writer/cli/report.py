"""The completeness report of ``check``: where it goes, in which language and format, who signs it off."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer.files import write_bytes
from mla_writer.model.dossier import Dossier
from mla_writer.model.errors import CannotWrite, UnknownName
from mla_writer.model.message import message

if TYPE_CHECKING:  # only who asks for a report needs the writers
    from mla_writer.checks.judge import Judge

ENDINGS = {".pdf": "pdf", ".docx": "docx", ".txt": "text"}


@dataclass(frozen=True, slots=True)
class Order:
    """A report for each of ``files`` (the places they get, by file), in ``language``."""

    targets: dict[Path, Path]
    language: str
    signed_by: str = ""
    office: str = ""


def declare(command: argparse.ArgumentParser) -> None:
    """The options of the report."""
    command.add_argument(
        "--report",
        type=Path,
        metavar="OUT",
        help="write a completeness report: OUT.pdf, OUT.docx or OUT.txt; for several files a folder",
    )
    command.add_argument(
        "--report-format", choices=[end[1:] for end in ENDINGS], default="pdf", help="in a folder"
    )
    command.add_argument("--signed-by", default="", metavar="NAME", help="who checked, for the report")
    command.add_argument("--office", default="", metavar="OFFICE", help="for which office, for the report")


def ordered(asked: argparse.Namespace) -> Order | None:
    """What is to be written, or None; ``UnknownName`` for an ending that is no format, ``CannotWrite`` for a
    folder that cannot be made."""
    if asked.report is None:
        return None
    if len(asked.files) == 1 and not asked.report.is_dir():
        _known(asked.report)
        targets = {asked.files[0]: asked.report}
    else:
        _make(asked.report)
        targets = _in_folder(asked.files, asked.report, f".{asked.report_format}")
    return Order(targets, asked.language_of_messages, asked.signed_by, asked.office)


def write_report(judge: Judge, dossier: Dossier, of: tuple[Path, date], order: Order) -> None:
    """Write the report on the draft of ``dossier`` and its review, read from a file and judged on a day;
    ``CannotRender``, ``CannotWrite``."""
    from mla_writer.session.completeness import Signed, Subject, report_on, written

    file, day = of
    target = order.targets[file]
    report = report_on(
        judge, Subject(dossier.draft, day, dossier.review), Signed(order.signed_by, order.office)
    )
    data = written(report, order.language, ENDINGS[target.suffix.lower()], datetime.now(UTC))
    write_bytes(target, data)


def _known(target: Path) -> None:
    if target.suffix.lower() not in ENDINGS:
        raise UnknownName(
            message(
                "'{found}' is no format of a report; write a name that ends in {known}",
                found=target.name,
                known=", ".join(ENDINGS),
            )
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(message("{path} is no folder and cannot be made one", path=str(folder))) from error


def _in_folder(files: list[Path], folder: Path, ending: str) -> dict[Path, Path]:
    """A place for each file; of two files of one name the second gets a number."""
    targets: dict[Path, Path] = {}
    taken: set[str] = set()
    for file in dict.fromkeys(files):
        name, number = file.stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{file.stem}-{number}"
        taken.add(name.casefold())
        targets[file] = folder / f"{name}{ending}"
    return targets
