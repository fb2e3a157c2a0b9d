"""Building a lake again from its originals, version by version, and taking one file in again."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

from dashboard import intake
from dashboard.errors import LakeUnavailable, NothingToUndo, NoVersion
from dashboard.intake import Account, TakenIn
from dashboard.warehouse import Part, Version, Warehouse, originals, seal

REPLAYED = ("parts", "effects", "undone", "undo")
"""What a replay writes into a version by itself; everything else is carried over."""


def retake(warehouse: Warehouse, name: str, author: str) -> list[TakenIn]:
    """Take an original in again, by the formats known now: only what differs is written.

    Args:
        warehouse: The lake.
        name: The number of the version that took it in, or the beginning of its SHA-256.
        author: Who does it.

    Raises:
        NoVersion: No version took in such a file.
        LakeUnavailable: The original is not there, or a byte of it has changed.
    """
    made = taken_in(warehouse.history(), name)
    given = made.details.get("given", {})
    digest, file = made.details["sha256"], made.details["file"]
    with intake.parsed_again(warehouse, digest, file, given) as upload:
        return intake.commit(warehouse, upload, author)


def taken_in(history: list[Version], name: str) -> Version:
    """The version that took a file in, by its number or the beginning of the file's SHA-256.

    Raises:
        NoVersion: There is none.
    """
    for made in history:
        digest = made.details.get("sha256", "")
        if digest and (str(made.version) == name or (len(name) > 5 and digest.startswith(name))):
            return made
    raise NoVersion("no_file_version", remedy="no_version", name=name)


def rebuild(lake: Path) -> Iterator[Version]:
    """Build a lake again from its originals, beside itself, and put it in its place when whole.

    The history comes from the catalogue where that is whole, else from the journal. Versions keep
    their numbers, authors and times. Whatever fails, the lake stays as it was.

    Yields:
        Each version, once it is there again.

    Raises:
        LakeUnavailable: An original is missing or damaged, or what came out is not whole.
    """
    with (lake / "writing.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        history = _history(lake)
        for made in history:
            for digest in made.originals:
                originals.find(lake, digest)
        fresh = lake / "rebuilding"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        try:
            (fresh / "originals").symlink_to(originals.place(lake).resolve())
            warehouse = Warehouse(fresh)
            for made in history:
                _replay(warehouse, made)
                yield made
            wrong = warehouse.verify()
            if wrong:
                raise LakeUnavailable("rebuilt_wrong", kind=wrong[0].kind, name=wrong[0].name)
            warehouse.close()
            _swap(lake, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def is_recorded(made: Version) -> bool:
    """Whether a version says all that it was made with, so that it comes out just so again.

    What took a file in before Sada recorded the account it was read for, and when it was exported,
    does not: its rows may come out under another account or with another time.
    """
    return "sha256" not in made.details or "given" in made.details


def _history(lake: Path) -> list[Version]:
    """Every version that somebody made, oldest first, from wherever it is still right.

    What has expired stands in the journal alone.
    """
    try:
        seal.check(lake)
        made = seal.made(lake, 0)
    except LakeUnavailable:
        return seal.journal(lake)
    if not seal.has_expired(lake):
        return made
    known = {version.version for version in made}
    expired = [version for version in seal.journal(lake) if version.version not in known]
    return sorted([*expired, *made], key=lambda version: version.version)


def _replay(warehouse: Warehouse, made: Version) -> None:
    """Make a version again, under its own number."""
    while warehouse.version() < made.version - 1:
        warehouse.note("", "", {})
    details = {key: value for key, value in made.details.items() if key not in REPLAYED}
    details["at"] = made.at.isoformat()
    if "undo" in made.details:
        try:
            warehouse.undo(made.details["undo"], made.author, details)
        except NothingToUndo:
            warehouse.note(made.author, made.message, details)
    else:
        parts = _parts(warehouse, made)
        warehouse.commit(parts, made.author, made.message, details)
    if warehouse.version() < made.version:
        warehouse.note(made.author, made.message, details)


def _parts(warehouse: Warehouse, made: Version) -> list[Part]:
    """The rows that a version was made from: of its file, read again, or kept as rows."""
    details = made.details
    if "sha256" not in details:
        return [
            Part(part["table"], originals.find_rows(warehouse.folder, part["sha256"]))
            for part in details.get("parts", [])
        ]
    given = details.get("given", {})
    with intake.parsed_again(warehouse, details["sha256"], details["file"], given) as upload:
        owners = [Account(**owner) for owner in details.get("owners", [])]
        parts = intake.taken_from(warehouse, upload, owners)
    if not parts:
        raise LakeUnavailable("not_read_again", file=details["file"], version=made.version)
    return parts


def _swap(lake: Path, fresh: Path) -> None:
    """Put a lake in the place of another; the rename of its catalogue is the moment."""
    new = [path for path in (fresh / "data").rglob("*") if path.is_file()]
    kept = set()
    for path in new:
        place = lake / "data" / path.relative_to(fresh / "data")
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(place)
        kept.add(place)
    for folder in {place.parent for place in kept}:
        originals.sync(folder)
    seal.break_open(lake)
    (lake / f"{seal.CATALOGUE}-journal").unlink(missing_ok=True)
    (fresh / seal.CATALOGUE).rename(lake / seal.CATALOGUE)
    for name in ("journal.jsonl", "catalog.seal"):
        if (fresh / name).exists():
            (fresh / name).rename(lake / name)
    (lake / "catalog.open").unlink(missing_ok=True)
    originals.sync(lake)
    for path in (lake / "data").rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
