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
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
import pyarrow as pa
import pyarrow.parquet
from defusedxml.common import DefusedXmlException
from python_calamine import CalamineError, CalamineWorkbook

from dashboard.errors import UnreadableFile

MOST_ENTRIES = 2_000
MOST_UNPACKED = 500 * 2**20
MOST_RATIO = 200
"""What a ZIP may hold; a workbook of honest figures is far below each."""

MOST_COLUMNS = 4_000
LONGEST_CELL = 500_000

DELIMITERS = (",", ";", "\t", "|")

EXPORT_AGAIN = "Download the export again and upload it as it comes."


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
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One readable part of an upload: the file itself, or an entry of a ZIP."""

    name: str
    content: bytes


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
            yield Source(f"{path.name}/{Path(entry.filename).name}", inside)


def _unzip(name: str, content: bytes) -> list[zipfile.ZipInfo]:
    """A ZIP's directory, once it is sure that unpacking it is safe."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        problem = f"{name} begins like a ZIP or a workbook but is cut off or damaged."
        raise UnreadableFile(problem, EXPORT_AGAIN) from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked / packed > MOST_RATIO:
        problem = (
            f"{name} would unpack to {unpacked / 2**20:,.0f} MB in {len(entries):,} parts,"
            f" {unpacked / packed:,.0f} times its size."
        )
        raise UnreadableFile(problem, "Upload the files it holds one by one.")
    if any(entry.flag_bits & 0x1 for entry in entries):
        problem = f"{name} is locked with a password."
        raise UnreadableFile(problem, "Save it without a password and upload it again.")
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
        problem = f"{source.name} is empty: it has no rows at all."
        raise UnreadableFile(problem, EXPORT_AGAIN)
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


def decode(source: Source) -> tuple[str, tuple[str, ...]]:
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
        problem = (
            f"{name} is cut off or damaged: at line {line} its text stops being {encoding.upper()}."
        )
        raise UnreadableFile(problem, EXPORT_AGAIN) from error


def _without_nul(name: str, text: str) -> str:
    position = text.find("\x00")
    if position >= 0:
        line = text.count("\n", 0, position) + 1
        problem = f"{name} has a zero byte (NUL) at line {line}, which no export has."
        raise UnreadableFile(problem, EXPORT_AGAIN)
    return text


def _code_page(name: str, content: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """Text in a Windows code page.

    Raises:
        UnreadableFile: Most of it is UTF-8, so that any code page would garble it.
    """
    if re.search(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", content[: error.start]):
        line = content.count(b"\n", 0, error.start) + 1
        found = content[error.start : error.start + 1].hex()
        problem = f"{name} is UTF-8 text, but line {line} has the byte {found} in another encoding."
        raise UnreadableFile(
            problem, "Save it again as UTF-8, or download the export again."
        ) from error
    words = re.findall(r"[^\x00-\x7f]{2,}", content.decode("cp1256", "replace"))
    arabic = sum(len(word) for word in words if all("\u060c" <= sign <= "\u06ff" for sign in word))
    is_arabic = arabic > len(re.findall(rb"[\x80-\xff]", content)) / 2
    encoding = "cp1256" if is_arabic else "cp1252"
    label = "Windows Arabic (cp1256)" if encoding == "cp1256" else "Windows Western (cp1252)"
    return _without_nul(name, content.decode(encoding, "replace")), (f"Read as {label} text.",)


def _refuse_other_kinds(name: str, content: bytes) -> None:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kinds = {
        b"\x89png": "a picture",
        b"\xff\xd8\xff": "a picture",
        b"gif8": "a picture",
        b"%pdf": "a PDF document",
        b"\x1f\x8b": "a compressed (gzip) file",
        b"7z\xbc\xaf": "a compressed (7z) file",
        b"rar!": "a compressed (RAR) file",
        b"sqlite format 3": "a database",
    }
    found = next((kind for magic, kind in kinds.items() if start.startswith(magic)), None)
    if found:
        problem = f"{name} is {found}, not a table."
        remedy = (
            "Unpack it first." if "compressed" in found else "Download the export as CSV or XLSX."
        )
        raise UnreadableFile(problem, remedy)
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<body")):
        problem = f"{name} is a web page, not an export: perhaps the sign-in page."
        raise UnreadableFile(problem, "Sign in to the platform again and repeat the download.")
    if start.startswith((b'{"', b"{\n", b"{\r", b'[{"')):
        problem = f"{name} is JSON, not a table: perhaps an error message of the platform."
        raise UnreadableFile(
            problem, "Open it to read the message, then repeat the download as CSV."
        )


def delimiters(text: str) -> list[str]:
    """The delimiters a text could be separated by, the likeliest first."""
    stated = re.match(r"\s*\"?sep=(.)", text)
    if stated:
        return [stated[1]]
    sample = re.sub(r'"[^"]*"', "", text[:20_000])
    counted = Counter({mark: sample.count(mark) for mark in DELIMITERS})
    return [mark for mark, count in counted.most_common() if count] or [","]


def _readings(name: str, text: str, notes: tuple[str, ...]) -> Iterator[list[Grid]]:
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


def _text(name: str, text: str, delimiter: str, notes: tuple[str, ...]) -> Grid:
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
                problem = (
                    f"{name} has {len(row):,} columns in line {before}; no export has so many."
                )
                raise UnreadableFile(problem, EXPORT_AGAIN)
    except csv.Error as error:
        if "field larger" in str(error):
            problem = (
                f"{name} has a cell longer than {LONGEST_CELL:,} characters after line {before}."
            )
        else:
            problem = (
                f"{name} has a quotation mark that is not closed in the row after line {before},"
                " so that rows cannot be told apart."
            )
        raise UnreadableFile(problem, EXPORT_AGAIN) from error
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
        problem = f"{source.name} cannot be opened as a workbook: {error}."
        raise UnreadableFile(
            problem, "Open it in Excel, save it as XLSX and upload that."
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
        problem = f"{source.name} is a Parquet file that is cut off or damaged."
        raise UnreadableFile(problem, EXPORT_AGAIN) from error
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
        problem = f"{source.name} is an XML workbook that is cut off or damaged."
        raise UnreadableFile(problem, EXPORT_AGAIN) from error
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
