"""No network: the guard that the program sets round itself before anything else, and for good.

Belongs here: refusing sockets. Imports nothing but the standard library, since it runs first.

Two guards, since each sees what the other does not. An audit hook (all systems) refuses Python's own
sockets and look-ups of names. A seccomp filter (Linux on x86_64 and aarch64) lets the kernel refuse
every socket but local ones (``AF_UNIX``: display, print spooler, key ring), whoever asks: Python,
Qt, a C library, a child process. Neither can be taken off again.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from typing import Any, NamedTuple

LOCAL_FAMILY = 1
REFUSED_ALWAYS = frozenset(
    {
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.getnameinfo",
        "urllib.Request",
        "http.client.connect",
        "ftplib.connect",
        "smtplib.connect",
        "imaplib.open",
        "poplib.connect",
        "telnetlib.Telnet.open",
        "webbrowser.open",
    }
)
REFUSED_UNLESS_LOCAL = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
REFUSAL = "this program opens no network connection"


class Machine(NamedTuple):
    """The numbers of one kind of processor: of its kernel interface and of the calls concerned."""

    audit: int
    socket: int
    socket_pair: int
    seccomp: int
    highest: int


MACHINES = {
    "x86_64": Machine(0xC000003E, 41, 53, 317, 0x40000000),
    "aarch64": Machine(0xC00000B7, 198, 199, 277, 0),
}
IO_URING_SETUP = 425
ALLOW = 0x7FFF0000
KILL_PROCESS = 0x80000000
REFUSE = 0x00050000 | errno.EACCES
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
NO_NEW_PRIVILEGES = 38
FILTER_MODE, ALL_THREADS = 1, 1


def refuse_network() -> bool:
    """Set both guards round this process; True when the kernel helps.

    A message bus that is reached over the network is forgotten, so that nothing tries to.
    """
    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "unix:")
    if not bus.startswith("unix:"):
        del os.environ["DBUS_SESSION_BUS_ADDRESS"]
    sys.addaudithook(_refuse)
    return refuse_in_kernel()


def refuse_in_kernel(kill: bool = False) -> bool:
    """Let the kernel refuse every socket that is not local, in all threads and children from now on.

    Refused calls fail with ``EACCES``; with ``kill`` they end the process at once (``SIGSYS``), which
    no code can overlook. False where the system does not offer it.
    """
    machine = MACHINES.get(platform.machine())
    if not sys.platform.startswith("linux") or machine is None:
        return False
    program = _program(machine, KILL_PROCESS if kill else REFUSE)
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    loaded = _Program(len(program), ctypes.addressof(code))
    return libc.syscall(machine.seccomp, FILTER_MODE, ALL_THREADS, ctypes.byref(loaded)) == 0


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def _program(machine: Machine, otherwise: int) -> list[tuple[int, int, int, int]]:
    """The filter as the kernel reads it: operation, steps to skip if true, if false, operand.

    Another interface of the same kernel (32 bits, x32) and io_uring, which can open sockets without
    a call of its own, are refused whole.
    """
    other_interface = [(AT_LEAST, 0, 1, machine.highest), (RETURN, 0, 0, otherwise)]
    return [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, machine.audit),
        (RETURN, 0, 0, otherwise),
        (LOAD, 0, 0, NUMBER),
        *(other_interface if machine.highest else []),
        (EQUAL, 0, 1, IO_URING_SETUP),
        (RETURN, 0, 0, otherwise),
        (EQUAL, 2, 0, machine.socket),
        (EQUAL, 1, 0, machine.socket_pair),
        (RETURN, 0, 0, ALLOW),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 0, 1, LOCAL_FAMILY),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, otherwise),
    ]


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in REFUSED_ALWAYS:
        raise PermissionError(errno.EACCES, REFUSAL)
    if event == "socket.__new__" and arguments[1] != LOCAL_FAMILY:
        raise PermissionError(errno.EACCES, REFUSAL)
    if event in REFUSED_UNLESS_LOCAL and arguments[0].family != LOCAL_FAMILY:
        raise PermissionError(errno.EACCES, REFUSAL)
