#!/usr/bin/env python3
"""Everything a developer needs, in one file and with nothing but Python: python3 dev.py COMMAND.

    run [ARGUMENTS]          start the program; without arguments the wizard
    test [--all] [PYTEST]    the tests; --all with full counts
    lint                     style and form of the source
    types                    the types of the program, strictly
    catalogs [update|clean|check] [DOMAIN]  the catalogs of translations
    glossary [check [DOMAIN [LANGUAGE]]]    whether translations keep to the glossary
    wheel                    build the package three ways, compare, install it, run it from elsewhere
    check [--all]            every gate of the above; this is what the CI runs
    bench                    the benchmarks, as ratios
    kill [--count N]         kill a typing run N times (1000); nothing that was saved may be lost
    fuzz [--count N]         damaged files against every way in: each read or refused, none breaks anything
    setup                    only make ready: environment, libraries of the system, tools for tests

Every command makes ready first what it needs and is missing. Works on Linux, macOS and Windows.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = ENVIRONMENT / "ready"
OLDEST_PYTHON = (3, 11)
WINDOWS = os.name == "nt"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What the window needs of the system; the names of Debian 12, which later releases resolve.
LIBRARIES = (
    "libglib2.0-0 libegl1 libgl1 libfontconfig1 libxkbcommon0 libdbus-1-3 libx11-6 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
    "libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 libwayland-client0 "
    "libwayland-cursor0"
).split()
# What tests call, and the package that brings it. A missing one fails the tests; none is skipped.
TOOLS = {"strace": "strace"} if sys.platform.startswith("linux") else {}
COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)\b")


class Stop(Exception):
    """The command cannot go on; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Carry out one command and give its exit code."""
    name, *given = arguments or ["--help"]
    if name in {"-h", "--help", "help"} or name not in COMMANDS:
        print((__doc__ or "").strip())
        return 0 if name in {"-h", "--help", "help"} else 2
    try:
        return COMMANDS[name](given)
    except Stop as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


# Making ready


def make_ready(tools: bool = False) -> None:
    """The environment as locked, a window that can open, and, if asked for, the tools of the tests."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        raise Stop(f"Python 3.11 or later is needed; this is {found}. Start dev.py with a later one.")
    if not STAMP.is_file() or STAMP.read_text(encoding="ascii") != wanted():
        make_environment()
        make_window_work()
        STAMP.write_text(wanted(), encoding="ascii")
    missing = [package for tool, package in TOOLS.items() if tools and shutil.which(tool) is None]
    if missing:
        install(missing)


def wanted() -> str:
    """What the environment must have been made from: the lock and this Python."""
    return hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()


def make_environment() -> None:
    """A fresh environment with exactly the locked packages, each checked against its hash."""
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        install(["python3-venv"])
    say("making .venv")
    call([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
    options = ["--disable-pip-version-check", "--no-input", "--quiet", "--require-hashes"]
    call([PYTHON, "-m", "pip", "install", *options, "--only-binary", ":all:", "-r", str(LOCK)])


def make_window_work() -> None:
    """Install the libraries of the system that Qt needs, if it cannot be loaded without."""
    probe = [str(PYTHON), "-c", "import PySide6.QtWidgets"]
    if quiet(probe).returncode == 0:
        return
    if sys.platform.startswith("linux"):
        install(LIBRARIES)
    again = quiet(probe)
    if again.returncode:
        raise Stop(f"Qt cannot be loaded: {again.stderr.strip().splitlines()[-1]}")


def install(packages: Sequence[str]) -> None:
    """Install packages of the system where this may be done without asking; else say how."""
    wished = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise Stop(f"Install with the means of your system (the names are those of Debian): {wished}")
    before = administrator()
    if before is None:
        raise Stop(f"Missing on this system. Run this, then start again:\n\n  sudo apt-get install {wished}")
    say(f"installing {wished}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call([*before, "apt-get", "update", "-qq"], env=environment)
    call([*before, "apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages], env=environment)


def administrator() -> list[str] | None:
    """What to put before a command that installs: nothing as root, sudo where it asks no password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and quiet(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


# Commands


def run(given: list[str]) -> int:
    """Start the program in the folder of the caller, so that names of files mean what they say."""
    make_ready()
    return status([PYTHON, "-P", "-m", "mla_writer", *given], cwd=None, env=with_path())


def setup(given: list[str]) -> int:
    """Make ready for everything."""
    make_ready(tools=True)
    say("ready")
    return 0


def test(given: list[str]) -> int:
    """The tests; those that are named, or all of them on all processors."""
    make_ready(tools=True)
    return status(pytest(given))


def pytest(given: list[str]) -> list[str]:
    """The command that runs the tests."""
    named = [one for one in given if one != "--all"]
    spread = [] if named else ["-n", str(min(os.cpu_count() or 1, 8)), "--dist", "worksteal"]
    return [str(PYTHON), "-m", "pytest", *spread, *given]


def lint(given: list[str]) -> int:
    """Rules and layout."""
    make_ready()
    ruff = [PYTHON, "-m", "ruff"]
    return status([*ruff, "check", "."]) | status([*ruff, "format", "--check", "."])


def types(given: list[str]) -> int:
    """The strict check of types."""
    make_ready()
    return status([PYTHON, "-m", "pyright", *given])


def catalogs(given: list[str]) -> int:
    """Take new texts into the catalogs, or check that they are complete."""
    make_ready()
    return status([PYTHON, "-m", "mla_writer.i18n.catalogs", *(given or ["check"])])


def glossary(given: list[str]) -> int:
    """Whether translations say legal terms as the glossary does."""
    make_ready()
    return status([PYTHON, "-m", "mla_writer.i18n.glossary", *(given or ["check"])])


def bench(given: list[str]) -> int:
    """The benchmarks."""
    make_ready()
    return status([PYTHON, "-m", "tests.benchmarks", *given])


def kill(given: list[str]) -> int:
    """Kill a typing run at random moments, by default a thousand times."""
    if given and (given[0] != "--count" or len(given) != 2 or not given[1].isdigit()):
        raise Stop("kill --count N")
    make_ready()
    return status([PYTHON, "-m", "tests.vault.kills", given[1] if given else "1000"])


def fuzz(given: list[str]) -> int:
    """Damaged files against every way in."""
    make_ready()
    return status([PYTHON, "-m", "tests.fuzz", *given])


def wheel(given: list[str]) -> int:
    """Prove the package: the same bytes from tree, tree again and source archive; installed, it runs."""
    make_ready()
    with tempfile.TemporaryDirectory(prefix="mla-writer-wheel-") as folder:
        built = build_three_times(Path(folder))
        digests = {hashlib.sha256(one.read_bytes()).hexdigest() for one in built}
        if len(digests) != 1:
            raise Stop("three builds of the package differ: " + ", ".join(sorted(digests)))
        say(f"{built[0].name}: three builds are equal, {built[0].stat().st_size // 1024} KiB")
        run_installed(built[0], Path(folder, "installed"))
        if given:
            shutil.copy(built[0], given[0])
    return 0


def build_three_times(folder: Path) -> list[Path]:
    """The package built from the tree, again, and from the source archive."""
    archive = build("sdist", ROOT, folder / "source")
    shutil.unpack_archive(archive, folder / "unpacked", filter="data")
    unpacked = next((folder / "unpacked").iterdir())
    sources = {"first": ROOT, "second": ROOT, "third": unpacked}
    return [build("wheel", source, folder / name) for name, source in sources.items()]


def build(target: str, source: Path, folder: Path) -> Path:
    """Build one archive of ``source`` into ``folder``."""
    call([PYTHON, "-m", "hatchling", "build", "-t", target, "-d", str(folder)], cwd=source)
    return next(folder.iterdir())


def run_installed(package: Path, folder: Path) -> None:
    """Install the package into a fresh environment that sees the locked ones, and run it from ``/``."""
    call([PYTHON, "-m", "venv", str(folder)])
    python = folder / PYTHON.relative_to(ENVIRONMENT)
    sites = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own, locked = (quiet([str(one), "-c", sites]).stdout.strip() for one in (python, PYTHON))
    Path(own, "locked.pth").write_text(locked + "\n", encoding="utf-8")
    call([python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(package)])
    call([python, "-m", "pip", "check"])
    program = python.with_name("mla-writer.exe" if WINDOWS else "mla-writer")
    home = {**os.environ, "MLA_WRITER_HOME": str(folder / "home")}
    elsewhere = Path(folder.anchor)
    call([program, "--version"], cwd=elsewhere, env=home)
    draft = str(ROOT / "tests" / "files" / "draft-v1.json")
    checked = quiet([str(program), "check", draft], cwd=elsewhere, env=home)
    if checked.returncode not in {0, 1} or "Traceback" in checked.stderr:
        raise Stop(f"the installed program does not check a draft:\n{checked.stdout}{checked.stderr}")


def check(given: list[str]) -> int:
    """Every gate, the tests last; goes on after a failure and ends with one line of counts."""
    make_ready(tools=True)
    passed, failed = 0, 0
    for name in ("lint", "types", "catalogs", "glossary", "wheel"):
        good = gate(name)
        passed, failed = passed + good, failed + (not good)
    counts = counted(pytest(given))
    passed += counts.get("passed", 0)
    failed += sum(number for word, number in counts.items() if word != "passed")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not counts.get("passed") else 0


def gate(name: str) -> bool:
    """Run one gate and say how it went and how long it took."""
    say(name)
    begun = time.monotonic()
    try:
        code = COMMANDS[name]([])
    except Stop as reason:
        print(reason)
        code = 2
    say(f"{name}: {'failed' if code else 'passed'} after {time.monotonic() - begun:.0f} s")
    return code == 0


def counted(command: list[str]) -> dict[str, int]:
    """Run the tests, show what they say, and count outcomes. What is skipped proves nothing and what
    ends without a summary did not pass: both count as failed."""
    say("tests")
    last = ""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as tests:
        for line in tests.stdout or ():
            print(line, end="", flush=True)
            last = line if COUNTED.search(line) else last
    counts = {word: int(number) for number, word in COUNTED.findall(last)}
    if tests.returncode and not set(counts) - {"passed"}:
        counts["failed"] = 1
    return counts


# Calling other programs


def say(text: str) -> None:
    """One line about what goes on."""
    print(f"--- {text}", flush=True)


def with_path() -> dict[str, str]:
    """The environment in which the program is found from any folder."""
    before = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *([before] if before else [])])}


def status(command: Sequence[object], cwd: Path | None = ROOT, env: dict[str, str] | None = None) -> int:
    """Run and give the exit code."""
    return subprocess.run([str(one) for one in command], cwd=cwd, env=env, check=False).returncode


def call(command: Sequence[object], cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run; stop where it fails."""
    code = status(command, cwd, env)
    if code:
        raise Stop(f"failed with exit code {code}: {' '.join(map(str, command))}")


def quiet(
    command: list[str], cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run without showing anything."""
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


COMMANDS = {
    "run": run,
    "setup": setup,
    "test": test,
    "lint": lint,
    "types": types,
    "catalogs": catalogs,
    "glossary": glossary,
    "wheel": wheel,
    "check": check,
    "bench": bench,
    "kill": kill,
    "fuzz": fuzz,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
