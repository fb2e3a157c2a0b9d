"""The catalogue's seal: its checksum beside it, and its history once more outside of it.

SQLite notices few flipped bits by itself. `catalog.seal` therefore holds the SHA-256 of the whole
catalogue. A writer renames it to `catalog.open` before it begins and writes it anew when it has
ended, which needs no space on the disk. A writer that died leaves it open; whoever comes next
looks whether the catalogue is sound and seals it.

`journal.jsonl` repeats every version that somebody made, each line with a checksum of its own, so
that the lake can be built again from its originals even where the catalogue is lost.
"""

import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboard.errors import LakeUnavailable
from dashboard.warehouse import originals
from dashboard.warehouse.versions import Version

CATALOGUE = "catalog.sqlite"

MADE = """
select s.snapshot_id, s.snapshot_time, c.author, c.commit_message, c.commit_extra_info
from ducklake_snapshot s join ducklake_snapshot_changes c using (snapshot_id)
where c.author is not null and s.snapshot_id > ? order by s.snapshot_id
"""

FIELDS = ("version", "at", "author", "message", "details")


@dataclass(frozen=True)
class Seal:
    """What is known of a catalogue when it was closed.

    Attributes:
        sha256: Its checksum.
        journalled: The last version that the journal has.
    """

    sha256: str
    journalled: int


def _sealed(lake: Path) -> Path:
    return lake / "catalog.seal"


def _opened(lake: Path) -> Path:
    return lake / "catalog.open"


def _read(path: Path) -> Seal:
    """A seal; one that says nothing where it is torn."""
    try:
        return Seal(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Seal("", -1)


def check(lake: Path) -> None:
    """Find a catalogue as its seal says; for writers, who hold the turn to write.

    Raises:
        LakeUnavailable: It has changed since it was sealed, or is no database any more.
    """
    look(lake)
    if not _sealed(lake).exists():
        close(lake)


def look(lake: Path) -> None:
    """Find a catalogue as its seal says, or sound where a writer left it open.

    Raises:
        LakeUnavailable: It has changed since it was sealed, or is no database any more.
    """
    catalogue = lake / CATALOGUE
    if not catalogue.exists():
        if _sealed(lake).exists() or (lake / "journal.jsonl").exists():
            raise damaged(lake)
    elif _sealed(lake).exists():
        if originals.digest(catalogue) != _read(_sealed(lake)).sha256:
            raise damaged(lake)
    elif not _is_sound(catalogue):
        raise damaged(lake)


def is_whole(lake: Path) -> bool:
    """Whether the catalogue is as its seal says; for readers, who take no turn.

    False also while a writer is at work, or one has died.
    """
    return originals.digest(lake / CATALOGUE) == _read(_sealed(lake)).sha256


def damaged(lake: Path) -> LakeUnavailable:
    """What to say of a catalogue that is not as it was last written."""
    return LakeUnavailable("damaged_catalogue", remedy="rebuild", file=str(lake / CATALOGUE))


def _is_sound(catalogue: Path) -> bool:
    """Whether SQLite finds a database in order, once a commit cut short is rolled back."""
    try:
        with closing(sqlite3.connect(catalogue)) as database:
            found = database.execute("pragma integrity_check").fetchall()
    except sqlite3.Error:
        return False
    return found == [("ok",)]


def break_open(lake: Path) -> None:
    """Say that a writer is at work."""
    with suppress(FileNotFoundError):
        _sealed(lake).rename(_opened(lake))


def close(lake: Path) -> None:
    """Journal what the writer made, and seal the catalogue as it now is.

    Where the disk is full the seal stays open: what is committed is committed, and the next
    writer seals it.
    """
    catalogue = lake / CATALOGUE
    if not catalogue.exists():
        return
    journalled = _read(_opened(lake)).journalled
    with suppress(OSError, sqlite3.Error):
        journalled = _journal(lake, journalled)
    written = json.dumps(vars(Seal(originals.digest(catalogue), journalled))).ljust(160)
    with suppress(OSError):
        with _opened(lake).open("r+" if _opened(lake).exists() else "w") as file:
            file.write(written)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        _opened(lake).rename(_sealed(lake))
        originals.sync(lake)


def made(lake: Path, since: int) -> list[Version]:
    """The versions after one that somebody made, oldest first, as the catalogue has them."""
    address = f"{(lake / CATALOGUE).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        rows = database.execute(MADE, [since]).fetchall()
    return [
        Version.of(version, datetime.fromisoformat(at), author, message, details)
        for version, at, author, message, details in rows
    ]


def has_expired(lake: Path) -> bool:
    """Whether the catalogue lacks versions that it had: their numbers are no run any more."""
    address = f"{(lake / CATALOGUE).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        ((count, last),) = database.execute(
            "select count(*), max(snapshot_id) from ducklake_snapshot"
        ).fetchall()
    return bool(count <= last)


def _journal(lake: Path, since: int) -> int:
    """Write versions after one into the journal; the last that it now has."""
    found = made(lake, since)
    if not found:
        return since
    path = lake / "journal.jsonl"
    _cut_torn_line(path)
    with path.open("a", encoding="utf-8") as file:
        for version in found:
            line = {**vars(version), "at": version.at.isoformat()}
            file.write(json.dumps({**line, "sum": _sum(line)}, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return found[-1].version


def _cut_torn_line(path: Path) -> None:
    """Take off a last line that was never finished, since its writer died."""
    if not path.exists():
        return
    with path.open("rb+") as file:
        written = file.read()
        if not written.endswith(b"\n"):
            file.truncate(written.rfind(b"\n") + 1)


def _sum(line: Mapping[str, Any]) -> str:
    written = json.dumps([line[name] for name in FIELDS], ensure_ascii=False)
    return sha256(written.encode()).hexdigest()


def journal(lake: Path) -> list[Version]:
    """Every version that the journal has, oldest first.

    Raises:
        LakeUnavailable: A line of it has changed since it was written.
    """
    path = lake / "journal.jsonl"
    found: dict[int, Version] = {}
    lines = path.read_bytes().split(b"\n") if path.exists() else []
    for number, line in enumerate(filter(None, lines), start=1):
        try:
            said = json.loads(line)
            is_right = said.pop("sum") == _sum(said)
        except (ValueError, KeyError, AttributeError, TypeError):
            is_right = False
        if not is_right:
            raise LakeUnavailable("damaged_journal", file=str(path), line=number)
        said["at"] = datetime.fromisoformat(said["at"])
        found[said["version"]] = Version(**said)
    return [found[version] for version in sorted(found)]
