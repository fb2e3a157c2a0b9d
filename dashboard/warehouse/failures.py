"""What DuckDB and the disk say when something is broken, as sentences with a remedy."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from dashboard.errors import LakeUnavailable

INVALIDATED = (duckdb.FatalException, duckdb.InternalException)
"""After one of these, an instance of DuckDB answers nothing any more."""

NO_SPACE = ("no space left", "disk is full", "disk full", "disk quota")
READ_ONLY = ("read-only", "readonly", "permission denied", "read only")
UNDONE = ("disk i/o error", "cannot rollback")
"""SQLite met the disk's end, or has rolled back by itself and the cause is not told."""

DAMAGED = (
    "aes tag",
    "footer length",
    "magic bytes",
    "could not read enough bytes",
    "prefetch registered",
    "no such file",
    "no files found",
    "malformed",
    "corrupt",
    "tprotocol",
    "not a database",
)


@contextmanager
def told() -> Iterator[None]:
    """Say what is wrong with the disk or a file; errors of any other kind pass as they are.

    Raises:
        LakeUnavailable: The disk is full or read-only, or a file is damaged or cannot be written.
    """
    try:
        yield
    except (OSError, duckdb.Error) as error:
        reason = _reason(error)
        if reason is None:
            raise
        raise reason from error


def _reason(error: Exception) -> LakeUnavailable | None:
    said = str(error).lower()
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOSPC, errno.EDQUOT) or any(sign in said for sign in NO_SPACE):
        return LakeUnavailable("no_space")
    if number in (errno.EROFS, errno.EACCES, errno.EPERM) or any(
        sign in said for sign in READ_ONLY
    ):
        return LakeUnavailable("read_only")
    if any(sign in said for sign in UNDONE):
        return LakeUnavailable("not_committed")
    if isinstance(error, duckdb.Error) and any(sign in said for sign in DAMAGED):
        line = str(error).splitlines()[0][:200]
        return LakeUnavailable("damaged_data", remedy="rebuild", error=line)
    return None
