"""Bytes of files, the same on every run: no clock, no random order."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

import openpyxl
import pyarrow as pa
import pyarrow.parquet

Cell = str | int | float | None
Files = dict[str, bytes]
"""Files by their path in the sample's folder."""

MADE_AT = (2026, 11, 1, 0, 0, 0)
"""When the files say they were made."""


def columns(names: str) -> list[str]:
    """A header's names, from one line with a stroke between them, as export formats have it."""
    return names.split("|")


def separated(
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    delimiter: str = ",",
    quote: Literal["needed", "all"] = "needed",
    ends: str = "\n",
) -> str:
    """A table as text, one line a row, blank where a cell is None."""
    written = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quote == "all" else csv.QUOTE_MINIMAL
    writer = csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator=ends)
    writer.writerow(header)
    writer.writerows(rows)
    return written.getvalue()


def zipped(parts: Mapping[str, bytes], made_at: Mapping[str, datetime] | None = None) -> bytes:
    """A ZIP of files, in the order given; some may say another time at which they were made."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            stated = (made_at or {}).get(name)
            entry = zipfile.ZipInfo(name, stated.timetuple()[:6] if stated else MADE_AT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


def workbook(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> bytes:
    """An Excel workbook, one sheet a table."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    parts = {}
    with zipfile.ZipFile(saved) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    # openpyxl notes the time of saving in the workbook's properties.
    stated = b"2026-11-01T00:00:00Z"
    properties = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", stated, properties)
    return zipped(parts)


def parquet(columns: Mapping[str, Sequence[object]]) -> bytes:
    """A Parquet file."""
    written = io.BytesIO()
    pyarrow.parquet.write_table(pa.table(dict(columns)), written)
    return written.getvalue()
