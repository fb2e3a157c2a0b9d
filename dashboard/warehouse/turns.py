"""Processes that share a lake: they write in turns, and notice what others wrote."""

import fcntl
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb

from dashboard import faults
from dashboard.warehouse import seal

RETRIES = 12
"""How often a commit that met another writer is tried again, waiting longer each time."""

Answer = TypeVar("Answer")


@contextmanager
def taken(folder: Path) -> Iterator[None]:
    """Wait until no other process writes to the lake, and keep others waiting.

    A commit that meets another on SQLite can fail half-way and leave the catalogue locked for
    as long as its process lives, so writers take turns instead of colliding.
    """
    with (folder / "writing.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        seal.check(folder)
        seal.break_open(folder)
        try:
            yield
        finally:
            seal.close(folder)
            faults.at("sealed")


def retrying(act: Callable[[], Answer]) -> Answer:
    """Do it, and again where another writer was in the way."""
    for attempt in range(RETRIES):
        try:
            return act()
        except duckdb.Error as error:
            text = str(error).lower()
            busy = "locked" in text or "conflict" in text or "already exists" in text
            if not busy or attempt == RETRIES - 1:
                raise
            share = random.uniform(0.5, 1)  # noqa: S311 - it keeps writers apart, no secret
            time.sleep(share * 0.05 * 2 ** min(attempt, 6))
    raise AssertionError


def state(folder: Path) -> tuple[int, int, int]:
    """What tells one state of the catalogue from another: its file, its time and its size.

    Raises:
        LakeUnavailable: There is none.
    """
    try:
        found = (folder / seal.CATALOGUE).stat()
    except FileNotFoundError:
        raise seal.damaged(folder) from None
    return found.st_ino, found.st_mtime_ns, found.st_size


def is_whole(folder: Path) -> bool:
    """Whether the catalogue is as its seal says; False while a writer is at work.

    There is then nothing to compare it with, and the next look does. What a writer that died has
    left open is sealed, where it is sound.

    Raises:
        LakeUnavailable: It has changed since it was sealed, or is no database any more.
    """
    for _ in range(RETRIES):
        if seal.is_whole(folder):
            return True
        time.sleep(0.02)
        with (folder / "writing.lock").open("w") as turn:
            try:
                fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            seal.check(folder)
    return False
