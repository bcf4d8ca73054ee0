"""What the process does for the secrecy of its own memory: no image of it is left when it dies, and no other
program of the same person may look into it.

Belongs here: what the operating system is asked for, once, at the start. Imports nothing but the standard
library. What a debugger run by an administrator, hibernation or swap may show is beyond it.
"""

from __future__ import annotations

import ctypes
import sys

DUMPABLE = 4
"""``PR_SET_DUMPABLE`` of prctl(2)."""


def keep_memory_private() -> bool:
    """Ask for both; True when the system grants all that it offers. Linux offers both, other POSIX systems
    only that no image is written, Windows neither."""
    return _no_images() and _no_onlookers()


def _no_images() -> bool:
    if sys.platform == "win32":
        return True
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _no_onlookers() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    return libc.prctl(DUMPABLE, 0, 0, 0, 0) == 0
