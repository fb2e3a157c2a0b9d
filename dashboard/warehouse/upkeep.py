"""Keeping a lake small: few large files instead of many small ones, and no older version than told.

A version that expires can no longer be looked at, compared or undone. What it did stays in the
history, its rows stay in the lake, and the files it took in stay among the originals: a lake that
is built again from these has every version once more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from dashboard.warehouse import seal
from dashboard.warehouse.engine import Cursor, one
from dashboard.warehouse.writing import sync

KEPT_DAYS = 90
"""For how many days every version is kept; of what is older, the last of each month."""

GRACE = timedelta(hours=1)
"""How long a file stays that nothing refers to any more: whoever reads it may finish."""


@dataclass(frozen=True)
class Snapshot:
    """A version as the catalogue has it, whether somebody made it or it only moved numbers on.

    Attributes:
        version: Its number.
        at: When it was made.
        is_made: Whether somebody made it.
    """

    version: int
    at: datetime
    is_made: bool


@dataclass(frozen=True)
class Size:
    """How large a lake is.

    Attributes:
        files: How many data files.
        bytes: Bytes in these.
        catalogue: Bytes of the catalogue.
        versions: How many versions can be looked at.
    """

    files: int
    bytes: int
    catalogue: int
    versions: int


@dataclass(frozen=True)
class Upkeep:
    """What looking after a lake did.

    Attributes:
        before, after: How large it was and is.
        expired: The versions that expired.
        merged: How many files became fewer.
        removed: How many files are gone from the disk.
    """

    before: Size
    after: Size
    expired: tuple[int, ...]
    merged: int
    removed: int


def expiring(snapshots: Sequence[Snapshot], now: datetime, days: int = KEPT_DAYS) -> list[int]:
    """The versions that may go: older than so many days and not the last made in their month.

    The version before the first that stays remains too, since the first could not be undone
    without it.

    Args:
        snapshots: All of them, in the order of their numbers.
        now: What is counted from.
        days: For how many days each is kept.
    """
    if not snapshots:
        return []
    old = [one for one in snapshots[:-1] if one.at < now - timedelta(days=days)]
    monthly = {(one.at.year, one.at.month): one.version for one in old if one.is_made}
    kept = {*monthly.values(), *(one.version for one in old[-1:])}
    return [one.version for one in old if one.version not in kept]


def expire(cursor: Cursor, versions: Iterable[int]) -> None:
    """Forget versions; the files that only they had are removed later."""
    listed = ", ".join(str(int(version)) for version in versions)
    if listed:
        cursor.execute(f"call ducklake_expire_snapshots('lake', versions => [{listed}])")


def merge(cursor: Cursor, folder: Path) -> int:
    """Make one file of several small ones that follow each other; how many were merged.

    The new files are on the disk before the catalogue names them.
    """
    started = datetime.now().astimezone().timestamp()
    cursor.execute("begin")
    done = cursor.execute(
        "select coalesce(sum(files_processed), 0) from ducklake_merge_adjacent_files('lake')"
    )
    (merged,) = one(done)
    sync(folder / "data", started)
    cursor.execute("commit")
    return int(merged)


def clean(cursor: Cursor, grace: timedelta = GRACE) -> int:
    """Remove the files that no version has any more; how many.

    Args:
        cursor: The cursor.
        grace: How long they must have been unused.
    """
    minutes = int(grace.total_seconds() // 60)
    (removed,) = one(
        cursor.execute(
            "select count(*) from ducklake_cleanup_old_files("
            f"'lake', older_than => now() - interval {minutes} minute)"
        )
    )
    return int(removed)


def size(folder: Path, versions: int) -> Size:
    """How large a lake is on the disk."""
    files = [path.stat().st_size for path in (folder / "data").rglob("*") if path.is_file()]
    catalogue = (folder / seal.CATALOGUE).stat().st_size
    return Size(len(files), sum(files), catalogue, versions)
