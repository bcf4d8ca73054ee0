"""dev.py: makes ready what is missing, says what it may not do itself, and counts honestly."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dev

ROOT = Path(dev.__file__).parent


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that would have been run; all of them succeed."""
    seen: list[str] = []

    def status(command: list[object], *rest: Any, **named: Any) -> int:
        seen.append(" ".join(map(str, command)))
        return 0

    monkeypatch.setattr(dev, "status", status)
    monkeypatch.setattr(dev, "say", lambda text: None)
    return seen


def answering(monkeypatch: pytest.MonkeyPatch, answers: dict[str, int]) -> None:
    """Commands that are run quietly give the exit code of the first key that they contain, else 0."""

    def quiet(command: list[str], *rest: Any, **named: Any) -> subprocess.CompletedProcess[str]:
        text = " ".join(command)
        code = next((code for part, code in answers.items() if part in text), 0)
        return subprocess.CompletedProcess(command, code, "", "first line\nlibGL.so.1: cannot open\n")

    monkeypatch.setattr(dev, "quiet", quiet)


def having(monkeypatch: pytest.MonkeyPatch, *programs: str, administrator: bool = False) -> None:
    """A system on which only ``programs`` exist."""
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/bin/{name}" if name in programs else None)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0 if administrator else 1000, raising=False)


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, calls: list[str]) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 12))
    with pytest.raises(dev.Stop, match=r"Python 3\.11 or later is needed; this is 3\.10"):
        dev.make_ready()
    assert calls == []


def test_an_old_python_can_read_the_file_that_tells_it() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.fixture
def stamp(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "ready"
    monkeypatch.setattr(dev, "STAMP", path)
    return path


def test_a_ready_environment_is_left_alone(calls: list[str], stamp: Path) -> None:
    stamp.write_text(dev.wanted(), encoding="ascii")
    dev.make_ready()
    assert calls == []


@pytest.mark.parametrize("before", [None, "made from another lock"])
def test_an_environment_is_made_from_the_lock_alone(
    monkeypatch: pytest.MonkeyPatch, calls: list[str], stamp: Path, before: str | None
) -> None:
    if before:
        stamp.write_text(before, encoding="ascii")
    answering(monkeypatch, {})
    dev.make_ready()
    made, installed = calls
    assert made.endswith(f"-m venv --clear {dev.ENVIRONMENT}")
    assert "--require-hashes --only-binary :all: -r" in installed
    assert stamp.read_text(encoding="ascii") == dev.wanted()


def test_a_changed_lock_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = dev.wanted()
    other = tmp_path / "requirements.lock"
    other.write_bytes(dev.LOCK.read_bytes() + b"\n")
    monkeypatch.setattr(dev, "LOCK", other)
    assert dev.wanted() != before


def test_an_environment_whose_window_does_not_open_is_not_called_ready(
    monkeypatch: pytest.MonkeyPatch, calls: list[str], stamp: Path
) -> None:
    answering(monkeypatch, {"import PySide6": 1})
    having(monkeypatch, "apt-get", administrator=True)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    with pytest.raises(dev.Stop, match=r"Qt cannot be loaded: libGL\.so\.1: cannot open"):
        dev.make_ready()
    assert not stamp.exists()
    assert "libegl1" in calls[-1]


INSTALLING: list[tuple[str, tuple[str, ...], bool, dict[str, int], list[str] | str]] = [
    (
        "administrator",
        ("apt-get",),
        True,
        {},
        ["apt-get update -qq", "apt-get install -qq -y --no-install-recommends strace git"],
    ),
    (
        "sudo without a password",
        ("apt-get", "sudo"),
        False,
        {},
        ["sudo -n apt-get update -qq", "sudo -n apt-get install -qq -y --no-install-recommends strace git"],
    ),
    ("sudo with a password", ("apt-get", "sudo"), False, {"sudo": 1}, "sudo apt-get install strace git"),
    ("no sudo", ("apt-get",), False, {}, "sudo apt-get install strace git"),
    ("another system", (), True, {}, "with the means of your system"),
]


@pytest.mark.parametrize(
    ("programs", "administrator", "answers", "expected"),
    [case[1:] for case in INSTALLING],
    ids=[case[0] for case in INSTALLING],
)
def test_installing(
    monkeypatch: pytest.MonkeyPatch,
    calls: list[str],
    programs: tuple[str, ...],
    administrator: bool,
    answers: dict[str, int],
    expected: list[str] | str,
) -> None:
    having(monkeypatch, *programs, administrator=administrator)
    answering(monkeypatch, answers)
    if isinstance(expected, list):
        dev.install(["strace", "git"])
        assert calls == expected
    else:
        with pytest.raises(dev.Stop, match=expected):
            dev.install(["strace", "git"])
        assert calls == []


def test_a_missing_tool_of_the_tests_is_installed(
    monkeypatch: pytest.MonkeyPatch, calls: list[str], stamp: Path
) -> None:
    stamp.write_text(dev.wanted(), encoding="ascii")
    monkeypatch.setattr(dev, "TOOLS", {"strace": "strace", "git": "git"})
    having(monkeypatch, "apt-get", "git", administrator=True)
    dev.make_ready(tools=True)
    assert calls[-1].endswith("--no-install-recommends strace")


def test_without_a_module_for_environments_it_is_installed_first(
    monkeypatch: pytest.MonkeyPatch, calls: list[str]
) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    having(monkeypatch, "apt-get", administrator=True)
    dev.make_environment()
    assert calls[1].endswith("python3-venv")
    assert "venv --clear" in calls[2]


@pytest.mark.parametrize(
    ("given", "spread"), [([], True), (["--all"], True), (["tests/drafts"], False), (["--all", "-x"], False)]
)
def test_the_whole_suite_is_spread_over_the_processors(given: list[str], spread: bool) -> None:
    command = dev.pytest(given)
    assert ("-n" in command) is spread
    assert command[len(command) - len(given) :] == given


Said = Callable[[str, int], list[str]]


@pytest.fixture
def said() -> Said:
    """A command that says one thing and ends with an exit code."""
    return lambda text, code: [sys.executable, "-c", f"print({text!r})\nraise SystemExit({code})"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "code", "counts"),
    [
        ("12 passed in 3.4s", 0, {"passed": 12}),
        ("== 1 failed, 12 passed in 3.4s ==", 1, {"failed": 1, "passed": 12}),
        ("12 passed, 2 skipped, 40 deselected in 3.4s", 0, {"passed": 12, "skipped": 2}),
        ("11 passed, 1 error in 3.4s", 1, {"passed": 11, "error": 1}),
        ("crashed", -11, {"failed": 1}),
        ("3 passed in 1s\\nthen crashed", 1, {"passed": 3, "failed": 1}),
    ],
)
def test_outcomes_are_counted(said: Said, text: str, code: int, counts: dict[str, int]) -> None:
    assert dev.counted(said(text, code)) == counts


@pytest.mark.parametrize(
    ("gates", "tests", "line", "code"),
    [
        ({}, {"passed": 10}, "15 passed, 0 failed", 0),
        ({"types": 1}, {"passed": 10}, "14 passed, 1 failed", 1),
        ({"lint": 1, "wheel": 2}, {"passed": 10, "failed": 2}, "13 passed, 4 failed", 1),
        ({}, {"passed": 10, "skipped": 1}, "15 passed, 1 failed", 1),
        ({}, {}, "5 passed, 0 failed", 1),
    ],
)
def test_the_last_line_counts_gates_and_tests(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    gates: dict[str, int],
    tests: dict[str, int],
    line: str,
    code: int,
) -> None:
    monkeypatch.setattr(dev, "make_ready", lambda **named: None)
    monkeypatch.setattr(dev, "counted", lambda command: tests)
    commands = {name: lambda given, name=name: gates.get(name, 0) for name in dev.COMMANDS}
    monkeypatch.setattr(dev, "COMMANDS", commands)
    assert dev.check([]) == code
    assert capsys.readouterr().out.splitlines()[-1] == line


def test_a_gate_that_cannot_go_on_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(given: list[str]) -> int:
        raise dev.Stop("no")

    monkeypatch.setattr(dev, "COMMANDS", {"lint": stop})
    assert dev.gate("lint") is False


def test_every_command_is_explained() -> None:
    explained = re.findall(r"^    (\w+)", dev.__doc__ or "", re.MULTILINE)
    assert sorted(explained) == sorted(dev.COMMANDS)


@pytest.mark.slow
@pytest.mark.parametrize(("given", "code"), [([], 0), (["--help"], 0), (["nonsense"], 2)])
def test_help(given: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), *given], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert "test [--all]" in done.stdout


def test_the_ci_runs_the_same_file() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text
    assert "python3 dev.py check --all" in text
