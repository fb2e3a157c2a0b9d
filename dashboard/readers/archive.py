"""ZIPs, and workbooks as the ZIPs that they are: never more is unpacked than anyone exports."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from dashboard.errors import UnreadableFile
from dashboard.readers.grids import AGAIN, Source

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 2**20
MOST_RATIO = 100
"""What a ZIP may hold; a workbook of honest figures is far below each."""

OFFICE = ZoneInfo("Asia/Bahrain")
"""The zone of the clock that ZIP files are written by: they do not name it."""

HARMLESS = 2**20
"""Up to this size, it does not matter how small it was packed."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # packed in a way it does not know
    RuntimeError,  # locked with a password
    OSError,
    ValueError,
    OverflowError,
)
"""What Python raises of a ZIP that is damaged, or that only pretends to be one."""

ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def sources(path: Path) -> Iterator[Source]:
    """The file, or each file in it where it is a ZIP that is no workbook.

    Raises:
        UnreadableFile: A ZIP that is broken, or unpacks to more than anyone exports.
    """
    content = path.read_bytes()
    if not content.startswith(ZIPS):
        yield Source(path.name, content)
        return
    entries = directory(path.name, content)
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" in names or "mimetype" in names:
        yield Source(path.name, content)
        return
    left = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in entries:
            name = PurePosixPath(entry.filename.replace("\\", "/"))
            if entry.is_dir() or name.name.startswith(".") or "__MACOSX" in name.parts:
                continue
            inside = unpacked(path.name, archive, entry, left)
            left -= len(inside)
            source = Source(f"{path.name}/{name.name}", inside, _made_at(entry))
            if inside.startswith(ZIPS) and not is_workbook(inside):
                raise UnreadableFile("zip_in_zip", remedy="unpack", file=source.name)
            yield source


def _made_at(entry: zipfile.ZipInfo) -> str:
    try:
        written = datetime(*entry.date_time, tzinfo=OFFICE)
    except (ValueError, OverflowError):
        return ""
    return written.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def is_workbook(content: bytes) -> bool:
    """Whether a ZIP is a workbook, or a document of such kind."""
    return b"[Content_Types].xml" in content or content[30:38] == b"mimetype"


def directory(name: str, content: bytes) -> list[zipfile.ZipInfo]:
    """A ZIP's directory, once it is sure that unpacking it is safe.

    Raises:
        UnreadableFile: It is damaged or locked, or holds too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except BROKEN as error:
        raise UnreadableFile("damaged_zip", remedy=AGAIN, file=name) from error
    size = sum(entry.file_size for entry in entries)
    packed = max(1, min(len(content), sum(entry.compress_size for entry in entries)))
    dense = size > HARMLESS and size / packed > MOST_RATIO
    if len(entries) > MOST_ENTRIES or size > MOST_UNPACKED or dense:
        raise _too_large(name, size, len(entries), packed)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableFile("locked", file=name)
    return entries


def unpacked(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """An entry's content; its directory may lie about the size, and then this says so.

    Raises:
        UnreadableFile: It is damaged, or larger than it may be.
    """
    try:
        with archive.open(entry) as opened:
            inside = opened.read(most + 1)
    except BROKEN as error:
        raise UnreadableFile("damaged_zip", remedy=AGAIN, file=name) from error
    if len(inside) > most:
        raise _too_large(name, len(inside), 1, max(1, entry.compress_size))
    return inside


def beginning(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The first bytes of an entry.

    Raises:
        UnreadableFile: It is damaged.
    """
    try:
        with archive.open(entry) as opened:
            return opened.read(most)
    except BROKEN as error:
        raise UnreadableFile("damaged_zip", remedy=AGAIN, file=name) from error


def _too_large(name: str, size: int, parts: int, packed: int) -> UnreadableFile:
    times = f"{size / packed:,.0f}"
    megabytes = f"{size / 2**20:,.0f}"
    return UnreadableFile("too_large", file=name, size=megabytes, parts=f"{parts:,}", times=times)
