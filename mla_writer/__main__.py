"""The program: without arguments the wizard, with arguments the command line."""

from __future__ import annotations

import sys

from mla_writer.hardening import keep_memory_private
from mla_writer.offline import refuse_network


def main(arguments: list[str] | None = None) -> int:
    """Run the program with ``arguments`` (those of the process by default) and give its exit code."""
    refuse_network()
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] == "--open":
        from mla_writer.gui.app import run  # Qt is loaded for the wizard only

        return run(given[1:])
    from mla_writer.cli import run as run_command  # the command line does without Qt

    if arguments is None:  # the process is ours: keys may come into its memory
        keep_memory_private()
    return run_command(given)


if __name__ == "__main__":
    sys.exit(main())
