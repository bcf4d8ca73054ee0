"""The command line: the same brain as the wizard, without a window.

Belongs here: reading arguments, printing, exit codes. What is printed as JSON goes to standard output
as one document; messages go to standard error. Exit codes: 0 done, also where nothing was found; 1 something
blocks, or a row of an import was refused; 2 a file, a name or an output could not be used.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mla_writer.cli.output import Output
from mla_writer.cli.parser import parser
from mla_writer.i18n.catalog_files import damaged
from mla_writer.model.errors import ProgramError

UNUSABLE = 2


def run(arguments: Sequence[str]) -> int:
    """Carry out the command that ``arguments`` give and return the exit code."""
    asked = parser().parse_args(list(arguments))
    output = Output(sys.stdout, sys.stderr, asked.language_of_messages, asked.json)
    try:
        code = asked.command(asked, output)
        for told in damaged():
            output.complain(told)
        return code
    except ProgramError as error:
        output.complain(error.message)
        return UNUSABLE
    except BrokenPipeError:
        return UNUSABLE
