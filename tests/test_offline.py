"""No network: what opens a socket is refused in the program and dies in the tests."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel filter is one of Linux"),
]

KILL = "from mla_writer.offline import refuse_in_kernel\nassert refuse_in_kernel(kill=True)\n"
REFUSE = "from mla_writer.offline import refuse_network\nassert refuse_network()\n"
LIBC = "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"

ATTEMPTS = {
    "internet": "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "internet, datagrams": "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "internet, version 6": "import socket\nsocket.socket(socket.AF_INET6, socket.SOCK_STREAM)",
    "kernel messages": "import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "pair": "import socket\nsocket.socketpair(socket.AF_INET)",
    "C library": f"{LIBC}libc.socket(2, 1, 0)",
    "C library, bare call": f"{LIBC}libc.syscall(41, 10, 1, 0)",
    "io_uring": f"{LIBC}libc.syscall(425, 8, 0)",
    "Qt": "from PySide6.QtNetwork import QTcpServer\nQTcpServer().listen()",
    "thread": "import socket, threading\nt = threading.Thread(target=socket.socket)\nt.start()\nt.join()",
    "child": "import os, subprocess, sys\n"
    "code = subprocess.run([sys.executable, '-c', 'import socket; socket.socket()']).returncode\n"
    "os.kill(os.getpid(), -code) if code < 0 else None",
}


def run(code: str, *before: str) -> subprocess.CompletedProcess[str]:
    """``code`` in a process of its own, without the filter of the tests' process changing its meaning:
    the stricter of two filters counts, so refusals can only be seen where no other kills."""
    return subprocess.run(
        [*before, sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )


def test_this_very_process_is_guarded() -> None:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    assert re.search(r"^Seccomp:\s+2$", status, re.MULTILINE)
    assert re.search(r"^NoNewPrivs:\s+1$", status, re.MULTILINE)


@pytest.mark.parametrize("code", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_an_attempt_under_test_is_deadly(code: str) -> None:
    done = run(code)
    assert done.returncode == -signal.SIGSYS, done.stderr


def test_local_sockets_are_allowed() -> None:
    done = run(f"{KILL}import socket\na, b = socket.socketpair()\na.send(b'x')\nassert b.recv(1) == b'x'")
    assert done.returncode == 0, done.stderr


REFUSED_BY_PYTHON = {
    "socket": "socket.socket(socket.AF_INET)",
    "socket, version 6": "socket.socket(socket.AF_INET6)",
    "inner module": "__import__('_socket').socket(2, 1)",
    "look-up of a name": "socket.getaddrinfo('localhost', 80)",
    "look-up of a name, old": "socket.gethostbyname('localhost')",
    "look-up of an address": "socket.gethostbyaddr('192.0.2.1')",
    "page": "__import__('urllib.request').request.urlopen('http://192.0.2.1/')",
}


@pytest.mark.parametrize("code", REFUSED_BY_PYTHON.values(), ids=REFUSED_BY_PYTHON.keys())
def test_the_program_refuses_before_the_kernel_does(code: str) -> None:
    """The audit hook raises first, so that even under the deadly filter nothing dies."""
    done = run(
        f"{REFUSE}import errno, socket\n"
        f"try:\n    {code}\nexcept PermissionError as error:\n    assert error.errno == errno.EACCES\n"
        "else:\n    raise SystemExit('was let through')"
    )
    assert done.returncode == 0, done.stderr


def test_the_program_may_use_local_sockets() -> None:
    done = run(
        f"{REFUSE}import socket, tempfile, os\n"
        "folder = tempfile.mkdtemp()\n"
        "server = socket.socket(socket.AF_UNIX)\nserver.bind(os.path.join(folder, 's'))\nserver.listen()\n"
        "client = socket.socket(socket.AF_UNIX)\nclient.connect(os.path.join(folder, 's'))\n"
    )
    assert done.returncode == 0, done.stderr


def test_the_filter_of_the_program_answers_with_a_refusal() -> None:
    """Read from the filter itself, since under the filter of the tests no answer would come back."""
    done = run(
        "import errno\nfrom mla_writer import offline\n"
        "for machine in offline.MACHINES.values():\n"
        "    steps = offline._program(machine, offline.REFUSE)\n"
        "    ends = {step[3] for step in steps if step[0] == offline.RETURN}\n"
        "    assert ends == {offline.ALLOW, 0x00050000 | errno.EACCES}, ends\n"
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("address", "kept"), [("unix:path=/run/bus", True), ("tcp:host=192.0.2.1", False)])
def test_a_message_bus_over_the_network_is_forgotten(address: str, kept: bool) -> None:
    code = f"{REFUSE}import os\nassert ('DBUS_SESSION_BUS_ADDRESS' in os.environ) is {kept}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": address},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_whole_run_of_the_program_asks_for_no_socket(tmp_path: Path) -> None:
    assert shutil.which("strace"), "strace is missing: run 'python3 dev.py setup'"
    log = tmp_path / "calls"
    watched = ("strace", "-f", "-qq", "-e", "trace=network,io_uring_setup", "-o", str(log))
    done = subprocess.run(
        [*watched, sys.executable, "-m", "mla_writer", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    calls = log.read_text(encoding="utf-8").splitlines()
    assert [call for call in calls if "AF_UNIX" not in call and not call.rstrip().endswith("+++")] == []


def test_the_watcher_sees_what_it_is_to_see(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    code = "import socket\nsocket.socket(socket.AF_INET)"
    run(code, "strace", "-f", "-qq", "-e", "trace=network", "-o", str(log))
    assert "socket(AF_INET" in log.read_text(encoding="utf-8")
