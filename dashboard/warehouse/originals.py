"""Uploaded files, kept byte for byte under their SHA-256 and handed out only unharmed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.ipc

from dashboard import faults
from dashboard.errors import LakeUnavailable
from dashboard.warehouse.failures import told

STEP = 2**20
"""Bytes that are copied at once: a file of any size passes through this much memory."""


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def place(lake: Path) -> Path:
    """The folder of a lake's originals, made where it is missing."""
    folder = lake / "originals"
    folder.mkdir(exist_ok=True)
    return folder


def keep(lake: Path, path: Path, digest_of: str) -> None:
    """Keep a file under its SHA-256, synced to the disk; one that is damaged is kept anew."""
    with path.open("rb") as file:
        _keep(lake, digest_of, iter(lambda: file.read(STEP), b""))


def keep_rows(lake: Path, rows: pa.Table) -> str:
    """Keep rows that came without a file, as Arrow; the SHA-256 they are kept under."""
    written = pa.BufferOutputStream()
    with pa.ipc.new_file(written, rows.schema) as writer:
        writer.write_table(rows)
    content = written.getvalue().to_pybytes()
    digest_of = sha256(content).hexdigest()
    _keep(lake, digest_of, iter([content]))
    return digest_of


def find_rows(lake: Path, digest_of: str) -> pa.Table:
    """Rows that were kept without a file.

    Raises:
        LakeUnavailable: They are not there, or a byte of them has changed.
    """
    return pa.ipc.open_file(pa.BufferReader(find(lake, digest_of).read_bytes())).read_all()


@told()
def _keep(lake: Path, digest_of: str, pieces: Iterator[bytes]) -> None:
    kept = place(lake) / digest_of
    if kept.exists() and digest(kept) == digest_of:
        return
    with _partial(kept) as file:
        for number, piece in enumerate(pieces):
            file.write(piece[: len(piece) // 2])
            file.flush()
            if not number:
                faults.at("original_half_written")
            file.write(piece[len(piece) // 2 :])
        file.flush()
        os.fsync(file.fileno())
    sync(kept.parent)
    faults.at("original_kept")


@contextmanager
def _partial(kept: Path) -> Iterator[BinaryIO]:
    """A file to write into that takes its name when it is whole, and vanishes when it is not."""
    partial = kept.with_name(f"{kept.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            yield file
        partial.rename(kept)
    finally:
        partial.unlink(missing_ok=True)


def find(lake: Path, digest_of: str) -> Path:
    """An original that is whole, by its SHA-256.

    Raises:
        LakeUnavailable: It is not there, or a byte of it has changed.
    """
    kept = lake / "originals" / Path(digest_of).name
    if not kept.is_file():
        raise LakeUnavailable("no_original", sha256=digest_of[:12])
    if digest(kept) != digest_of:
        raise LakeUnavailable("damaged_original", sha256=digest_of[:12])
    return kept


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
