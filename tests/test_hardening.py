"""What the process keeps to itself, tried in a process of its own: it cannot be undone."""

import subprocess
import sys

import pytest

ASK = """
import resource, sys
from mla_writer.hardening import keep_memory_private
done = keep_memory_private()
dumpable = __import__("ctypes").CDLL(None).prctl(3, 0, 0, 0, 0)
print(done, resource.getrlimit(resource.RLIMIT_CORE), dumpable)
"""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is of Linux")
def test_no_image_is_left_and_nobody_looks_in() -> None:
    told = subprocess.run([sys.executable, "-c", ASK], check=True, capture_output=True, text=True).stdout
    assert told == "True (0, 0) 0\n"
