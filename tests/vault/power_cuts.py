"""Cuts the power in a recorded run, again and again, and looks at what a disk may hold then.

A child that saves is recorded by strace: every write with its bytes, every flush, every change of a folder.
A cut replays the record up to a random event. What was flushed is there; of what was not, each sector of 512
bytes was written or not, by chance, and of the changes of the folder after its last flush only the first few.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mla_writer.model.errors import UnknownName, VaultError
from mla_writer.vault import Vault
from tests.vault.samples import KEY, no_problems
from tests.vault.typing_run import begun, changed, tell

ROOT = Path(__file__).resolve().parents[2]
SECTOR = 512
SAVES = 20
CHECKPOINT = 60
"""Pages in the log after which they are brought home: often, so that cuts fall into that as well."""
CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink,unlinkat,mkdir"
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += +(-?\d+)")
FILE = re.compile(r"^(\d+)<(.*?)>")
HEX = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Event:
    """One call that changed something: ``data`` and ``place`` of a write, ``place`` of a cut, ``other`` the
    new name of a rename, ``told`` what the child acknowledged."""

    call: str
    path: str = ""
    data: bytes = b""
    place: int = 0
    other: str = ""
    told: Any = None


@dataclass
class File:
    """What lies safely on the disk, and what was done since and may be there or not."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Event] = field(default_factory=list)

    def flush(self) -> None:
        """Everything so far is safe."""
        for event in self.since:
            apply(self.safe, event, lambda: True)
        self.since.clear()


@dataclass
class Count:
    """What came of it."""

    cuts: int = 0
    after_a_save: int = 0
    lost: int = 0
    unsound: int = 0
    not_to_be_opened: int = 0

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost, and something was tried."""
        return self.after_a_save > self.cuts // 2 and not (self.lost or self.unsound or self.not_to_be_opened)


# Recording


def record(folder: Path, trace: Path, setting: str = "") -> list[Event]:
    """What a child does that saves into a new vault in ``folder``; ``setting`` weakens the store."""
    command = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    child = [sys.executable, "-m", "tests.vault.power_cuts", str(folder), setting]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([*command, *child], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with trace.open(encoding="ascii") as lines:
        return list(events(lines, folder))


def events(lines: Any, folder: Path) -> Iterator[Event]:
    """The events below ``folder`` and what was acknowledged, in their order."""
    places: dict[str, int] = {}
    for line in lines:
        match = LINE.match(line)
        if match is None or match[3].startswith("-"):
            assert "unfinished" not in line, "the record is not in order: the child has threads"
            continue
        call, rest = match[1], match[2]
        names = [text(one) for one in HEX.findall(rest)] if "write" not in call else []
        if call in {"rename", "unlink", "mkdir", "openat", "unlinkat"}:
            inside = [name for name in names if name.startswith(f"{folder}{os.sep}")]
            if call == "openat":
                places[match[3]] = 0
            if inside and (call != "openat" or "O_CREAT" in rest):
                yield Event(call, inside[0], other=inside[-1])
            continue
        found = FILE.match(rest)
        assert found is not None, line[:200]
        number, path = found[1], name_of(found[2])
        if call == "write" and number == "1":
            yield Event("told", told=json.loads(raw(HEX.search(rest)[1])))  # type: ignore[index]
        elif path == str(folder) or path.startswith(f"{folder}{os.sep}"):
            yield written(call, path, rest, (places, number))


def written(call: str, path: str, rest: str, at: tuple[dict[str, int], str]) -> Event:
    """One call on an open file."""
    if call in {"fsync", "fdatasync"}:
        return Event("flush", path)
    if call == "ftruncate":
        return Event("cut", path, place=int(rest.rpartition(", ")[2]))
    data = raw(HEX.search(rest)[1])  # type: ignore[index]
    if call == "pwrite64":
        return Event("write", path, data, int(rest.rpartition(", ")[2]))
    places, number = at
    place = places.get(number, 0)
    places[number] = place + len(data)
    return Event("write", path, data, place)


def raw(hexadecimal: str) -> bytes:
    return bytes.fromhex(hexadecimal.replace("\\x", ""))


def text(hexadecimal: str) -> str:
    return os.fsdecode(raw(hexadecimal))


def name_of(shown: str) -> str:
    """The path of an open file, which strace shows as text or in hexadecimal."""
    return text(shown) if shown.startswith("\\x") else shown


# Replaying


def cut(record: list[Event], at: int, target: Path, chance: random.Random) -> None:
    """Put into ``target`` what the disk may hold when the power goes before the event ``at``."""
    files: dict[int, File] = {}
    names: list[dict[str, int]] = [{}]  # one state of the folder for each change since its last flush
    for event in record[:at]:
        now = names[-1]
        if event.call == "flush":
            if event.path in now:
                files[now[event.path]].flush()
            else:
                names = [now]
        elif event.call in {"write", "cut"}:
            files[now[event.path]].since.append(event)
        elif event.call != "told":
            names.append(after(now, event, files))
    for path, number in chance.choice(names).items():
        content = files[number].safe.copy()
        for event in files[number].since:
            apply(content, event, lambda: chance.random() < 0.5)
        if not path.endswith("-shm"):  # it lives in memory and is made anew
            (target / Path(path).name).write_bytes(content)


def after(names: dict[str, int], event: Event, files: dict[int, File]) -> dict[str, int]:
    """The names in the folder after one change."""
    changed = dict(names)
    if event.call == "openat":
        if event.path not in changed:
            changed[event.path] = len(files)
            files[len(files)] = File()
    elif event.call == "rename":
        changed[event.other] = changed.pop(event.path)
    elif event.call in {"unlink", "unlinkat"}:
        changed.pop(event.path, None)
    return changed


def apply(content: bytearray, event: Event, is_kept: Any) -> None:
    """Do to ``content`` what ``event`` did, sector by sector if ``is_kept``."""
    if event.call == "cut":
        if is_kept():
            del content[event.place :]
            content.extend(bytes(event.place - len(content)))
        return
    first = event.place - event.place % SECTOR
    for start in range(first, event.place + len(event.data), SECTOR):
        if is_kept():
            low, high = max(start, event.place), min(start + SECTOR, event.place + len(event.data))
            content.extend(bytes(max(0, high - len(content))))
            content[low:high] = event.data[low - event.place : high - event.place]


# Judging


def judge(record: list[Event], cuts: int, folder: Path, seed: int) -> Count:
    """Cut ``cuts`` times and open what is left."""
    chance, result = random.Random(seed), Count()
    texts = {event.told[0]: event.told[1:] for event in record if event.call == "told"}
    for number in range(cuts):
        at = chance.randrange(1, len(record) + 1)
        told = [event.told[0] for event in record[:at] if event.call == "told"]
        target = folder / str(number)
        target.mkdir()
        cut(record, at, target, chance)
        result.cuts += 1
        result.after_a_save += bool(told)
        look(target, max(told, default=0), texts, result)
    return result


def look(folder: Path, saved: int, texts: dict[int, Any], result: Count) -> None:
    """Open the vault in ``folder``, which must hold the revision ``saved`` or the one after it."""
    try:
        vault = Vault.open_with_key(folder, KEY, lambda: datetime.now(UTC))
    except VaultError:
        result.not_to_be_opened += 1
        return
    try:
        kept, stamp = vault.shelf.open("d1", no_problems)
        found = [kept.draft.get("common.facts.summary"), steps_of(kept)]
        good = stamp.number in {saved, saved + 1} and found == texts.get(stamp.number, found)
    except UnknownName:
        good = saved == 0
    result.lost += not good
    result.unsound += vault.examine() != ()
    vault.close()


def steps_of(kept: Any) -> Any:
    """The steps as they were told."""
    from tests.vault.typing_run import chain

    return chain(kept)


# The child


def main(folder: Path, setting: str) -> None:
    """Save some times, close, open and save again; what is safe is told after each save."""
    chance = random.Random(20261122)
    for _ in range(2):
        vault = Vault.open_with_key(folder, KEY, lambda: datetime.now(UTC))
        vault._store._connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT}")
        if setting:
            vault._store._connection.execute(f"PRAGMA {setting}")
        now, stamp = begun(vault)
        for _ in range(SAVES):
            now = changed(now, chance)
            stamp = vault.shelf.save(now, stamp)
            tell(now, stamp)
        vault.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
