"""Odd files become plain grids of text: encodings, delimiters, workbooks, Parquet and ZIP.

Nothing here knows what a file means. It runs in the child process of `dashboard.parsing`.
"""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

import defusedxml.ElementTree
import pyarrow as pa
import pyarrow.parquet
from defusedxml.common import DefusedXmlException
from python_calamine import CalamineError, CalamineWorkbook

from dashboard.errors import UnreadableFile
from dashboard.wording import Sentence

MOST_ENTRIES = 2_000
MOST_UNPACKED = 500 * 2**20
MOST_RATIO = 200
"""What a ZIP may hold; a workbook of honest figures is far below each."""

MOST_COLUMNS = 4_000
LONGEST_CELL = 500_000

OFFICE = ZoneInfo("Asia/Bahrain")
"""The zone of the clock that ZIP files are written by: they do not name it."""

DELIMITERS = (",", ";", "\t", "|")

AGAIN = "export_again"
"""The remedy for what no honest export is like: download it again."""

KINDS = {
    b"\x89png": ("picture", "as_table"),
    b"\xff\xd8\xff": ("picture", "as_table"),
    b"gif8": ("picture", "as_table"),
    b"%pdf": ("pdf", "as_table"),
    b"\x1f\x8b": ("gzip", "unpack"),
    b"7z\xbc\xaf": ("seven_zip", "unpack"),
    b"rar!": ("rar", "unpack"),
    b"sqlite format 3": ("database", "as_table"),
    b"<!doctype": ("web_page", "web_page"),
    b"<html": ("web_page", "web_page"),
    b"<head": ("web_page", "web_page"),
    b"<body": ("web_page", "web_page"),
    b'{"': ("json", "json"),
    b"{\n": ("json", "json"),
    b"{\r": ("json", "json"),
    b'[{"': ("json", "json"),
}
"""How files begin that are no tables, with the problem and the remedy that say so."""


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, all as text.

    Attributes:
        sheet: The sheet's name; nothing for a file that is one table.
        lines: For each row, the line of the file or sheet on which it starts.
        rows: The cells; rows may differ in length.
        notes: What the reader had to assume.
    """

    sheet: str
    lines: list[int]
    rows: list[list[str]]
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Source:
    """One readable part of an upload: the file itself, or an entry of a ZIP.

    Attributes:
        name: What it is called.
        content: Its bytes.
        made_at: When an entry of a ZIP was last written, by the clock of the office, put into UTC
            in ISO form; nothing for the upload itself.
    """

    name: str
    content: bytes
    made_at: str = ""


def sources(path: Path) -> Iterator[Source]:
    """The file, or each file in it where it is a ZIP that is no workbook.

    Raises:
        UnreadableFile: A ZIP that is broken, or unpacks to more than anyone exports.
    """
    content = path.read_bytes()
    if not content.startswith(b"PK\x03\x04"):
        yield Source(path.name, content)
        return
    entries = _unzip(path.name, content)
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" in names or "mimetype" in names:
        yield Source(path.name, content)
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in entries:
            if entry.is_dir() or Path(entry.filename).name.startswith((".", "__MACOSX")):
                continue
            with archive.open(entry) as opened:
                inside = opened.read(MOST_UNPACKED + 1)
            yield Source(f"{path.name}/{Path(entry.filename).name}", inside, _made_at(entry))


def _made_at(entry: zipfile.ZipInfo) -> str:
    try:
        written = datetime(*entry.date_time, tzinfo=OFFICE)
    except ValueError:
        return ""
    return written.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _unzip(name: str, content: bytes) -> list[zipfile.ZipInfo]:
    """A ZIP's directory, once it is sure that unpacking it is safe."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableFile("damaged_zip", remedy=AGAIN, file=name) from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked / packed > MOST_RATIO:
        size, times = f"{unpacked / 2**20:,.0f}", f"{unpacked / packed:,.0f}"
        parts = f"{len(entries):,}"
        raise UnreadableFile("too_large", file=name, size=size, parts=parts, times=times)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableFile("locked", file=name)
    return entries


def grids(source: Source) -> Iterator[list[Grid]]:
    """Ways to read a source, the likeliest first, each as the grids of its sheets.

    A workbook or a Parquet file reads in one way; text reads in one way per delimiter that it
    could be separated by.

    Raises:
        UnreadableFile: The bytes are not a table, or are cut off.
    """
    content = source.content
    if not content.strip():
        raise UnreadableFile("empty_file", remedy=AGAIN, file=source.name)
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield _workbook(source)
    elif content.startswith(b"PAR1"):
        yield [_parquet(source)]
    elif b"urn:schemas-microsoft-com:office:spreadsheet" in content[:4_000]:
        yield list(_spreadsheet_xml(source))
    else:
        text, notes = decode(source)
        yield from _readings(source.name, text, notes)


# -------------------------------------------------------------------- text


def decode(source: Source) -> tuple[str, tuple[Sentence, ...]]:
    """A text file's text, and what had to be assumed to read it.

    A byte-order mark decides; else zeros in every other byte mean UTF-16; else strict UTF-8; else
    a Windows code page, Arabic where its letters stand together in words.
    """
    name, content = source.name, source.content
    _refuse_other_kinds(name, content)
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return _decoded(name, content[2:], encoding), ()
    if content.startswith(b"\xef\xbb\xbf"):
        return _decoded(name, content[3:], "utf-8"), ()
    head = content[:4_000]
    if b"\x00" in head:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > len(head) * 0.05 and even < odd / 10:
            return _decoded(name, content, "utf-16-le"), ()
        if even > len(head) * 0.05 and odd < even / 10:
            return _decoded(name, content, "utf-16-be"), ()
    try:
        return _without_nul(name, content.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return _code_page(name, content, error)


def _decoded(name: str, content: bytes, encoding: str) -> str:
    try:
        return _without_nul(name, content.decode(encoding))
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise UnreadableFile(
            "damaged_text", remedy=AGAIN, file=name, line=line, encoding=encoding.upper()
        ) from error


def _without_nul(name: str, text: str) -> str:
    position = text.find("\x00")
    if position >= 0:
        line = text.count("\n", 0, position) + 1
        raise UnreadableFile("zero_byte", remedy=AGAIN, file=name, line=line)
    return text


def _code_page(
    name: str, content: bytes, error: UnicodeDecodeError
) -> tuple[str, tuple[Sentence, ...]]:
    """Text in a Windows code page.

    Raises:
        UnreadableFile: Most of it is UTF-8, so that any code page would garble it.
    """
    if re.search(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", content[: error.start]):
        line = content.count(b"\n", 0, error.start) + 1
        found = content[error.start : error.start + 1].hex()
        raise UnreadableFile(
            "two_encodings", remedy="save_as_utf8", file=name, line=line, byte=found
        ) from error
    words = re.findall(r"[^\x00-\x7f]{2,}", content.decode("cp1256", "replace"))
    arabic = sum(len(word) for word in words if all("\u060c" <= sign <= "\u06ff" for sign in word))
    is_arabic = arabic > len(re.findall(rb"[\x80-\xff]", content)) / 2
    encoding = "cp1256" if is_arabic else "cp1252"
    note = Sentence("note.arabic" if is_arabic else "note.western")
    return _without_nul(name, content.decode(encoding, "replace")), (note,)


def _refuse_other_kinds(name: str, content: bytes) -> None:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = next((said for magic, said in KINDS.items() if start.startswith(magic)), None)
    if found:
        problem, remedy = found
        raise UnreadableFile(problem, remedy=remedy, file=name)


def delimiters(text: str) -> list[str]:
    """The delimiters a text could be separated by, the likeliest first."""
    stated = re.match(r"\s*\"?sep=(.)", text)
    if stated:
        return [stated[1]]
    sample = re.sub(r'"[^"]*"', "", text[:20_000])
    counted = Counter({mark: sample.count(mark) for mark in DELIMITERS})
    return [mark for mark, count in counted.most_common() if count] or [","]


def _readings(name: str, text: str, notes: tuple[Sentence, ...]) -> Iterator[list[Grid]]:
    """A text, separated by each delimiter it could be; what broke the likeliest is said last."""
    problem: UnreadableFile | None = None
    for number, delimiter in enumerate(delimiters(text)):
        try:
            grid = _text(name, text, delimiter, notes)
        except UnreadableFile as error:
            problem = problem if number else error
        else:
            yield [grid]
    if problem:
        raise problem


def _text(name: str, text: str, delimiter: str, notes: tuple[Sentence, ...]) -> Grid:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines, rows, before = [], [], 0
    try:
        for row in reader:
            if not (before == 0 and row and row[0].lower().startswith("sep=") and len(row) <= 2):
                lines.append(before + 1)
                rows.append(row)
            before = reader.line_num
            if len(row) > MOST_COLUMNS:
                found = f"{len(row):,}"
                raise UnreadableFile(
                    "many_columns", remedy=AGAIN, file=name, columns=found, line=before
                )
    except csv.Error as error:
        if "field larger" in str(error):
            raise UnreadableFile(
                "long_cell", remedy=AGAIN, file=name, most=f"{LONGEST_CELL:,}", line=before
            ) from error
        raise UnreadableFile("open_quotation", remedy=AGAIN, file=name, line=before) from error
    return Grid("", lines, rows, notes)


# -------------------------------------------------------------------- workbooks and Parquet


def _workbook(source: Source) -> list[Grid]:
    if source.content.startswith(b"PK"):
        _unzip(source.name, source.content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(source.content))
        sheets = []
        for name in workbook.sheet_names:
            cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            rows = [[_cell(value) for value in row] for row in cells]
            sheets.append(Grid(name, list(range(1, len(rows) + 1)), rows))
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(
            "damaged_workbook", remedy="save_as_xlsx", file=source.name, error=str(error)
        ) from error
    return sheets


def _cell(value: object) -> str:
    """A workbook's cell as text: 825.0 is 825, and dates are in ISO form."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _parquet(source: Source) -> Grid:
    try:
        table = pyarrow.parquet.read_table(pa.BufferReader(source.content))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableFile("damaged_parquet", remedy=AGAIN, file=source.name) from error
    columns = [
        ["" if value is None else _cell(value) for value in column.to_pylist()]
        for column in table.columns
    ]
    rows = [list(table.column_names), *(list(row) for row in zip(*columns, strict=True))]
    return Grid("", list(range(len(rows))), rows)


SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"


def _spreadsheet_xml(source: Source) -> Iterator[Grid]:
    """The sheets of a SpreadsheetML 2003 file, which platforms name .xls."""
    try:
        root: Element = defusedxml.ElementTree.fromstring(source.content)
    except (defusedxml.ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableFile("damaged_xml", remedy=AGAIN, file=source.name) from error
    for sheet in root.iter(f"{SPREADSHEET}Worksheet"):
        lines, rows, line = [], [], 0
        for row in sheet.iter(f"{SPREADSHEET}Row"):
            line = int(row.get(f"{SPREADSHEET}Index", line + 1))
            cells: list[str] = []
            for cell in row.iter(f"{SPREADSHEET}Cell"):
                position = int(cell.get(f"{SPREADSHEET}Index", len(cells) + 1))
                cells += [""] * (min(position, MOST_COLUMNS) - 1 - len(cells))
                value = cell.find(f"{SPREADSHEET}Data")
                cells.append("" if value is None else "".join(value.itertext()))
            lines.append(line)
            rows.append(cells)
        yield Grid(sheet.get(f"{SPREADSHEET}Name", ""), lines, rows)
