"""Rejected rows in the lake: open until they are mended and uploaded again, or dismissed.

A row is named by its id: the beginning of its upload's SHA-256, the number of the table in that
upload, and the line.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dashboard import queries
from dashboard.errors import Reason, Rejection
from dashboard.parsing import mending
from dashboard.warehouse import Part, Warehouse
from dashboard.wording import LANGUAGES, say

MENDED, DISMISSED = "mended", "dismissed"
"""How a row leaves the quarantine."""

MOST_IN_WORKBOOK = 5_000
"""So many rejected rows go into one workbook: more take minutes to write. A CSV holds all."""

WRONG = PatternFill("solid", fgColor="FBD9B5")
"""How a cell that was rejected stands in a workbook, besides being named."""

HEAD = Font(bold=True)


def row_id(upload: str, part: int, line: int) -> str:
    """The id of a rejected row."""
    return f"{upload[:12]}-{part}-{line}"


def rejected(upload: str, parsed: Sequence[Mapping[str, Any]]) -> list[Part]:
    """The rejected cells and rows of an upload, as rows for the lake; none where there are none.

    Args:
        upload: The SHA-256 of the file.
        parsed: What was said of each of its tables.
    """
    rows = [
        {
            "upload": upload,
            "part": part,
            "line": one["row"],
            "column_name": one["column"],
            "file": said["file"],
            "format": said["format"],
            "value": one["value"],
            "reason": _written(one["reason"]),
            "cells": _written(said.get("aside", {}).get(str(one["row"]), {})),
            "header": _written(said.get("header", {})),
            "title": said.get("title", ""),
            "sheet": said.get("sheet", ""),
            "_row": one["row"],
        }
        for part, said in enumerate(parsed)
        if not said["problem"]
        for one in said["rejections"]
    ]
    return [Part("quarantine", pa.Table.from_pylist(rows))] if rows else []


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def waiting(warehouse: Warehouse) -> pd.DataFrame:
    """The open rows of the quarantine, a row per cell.

    Returns:
        Columns of the table quarantine, with reason, cells and header as they were before they
        were written down, and id.
    """
    (query,) = (query for query in queries.load("lists") if query.name == "quarantine")
    found: pd.DataFrame = warehouse.read(query.sql).to_pandas()
    for name in ("reason", "cells", "header"):
        found[name] = [json.loads(text) for text in found[name]]
    found["id"] = [
        row_id(upload, part, line)
        for upload, part, line in zip(found["upload"], found["part"], found["line"], strict=True)
    ]
    return found


def settled(rows: pd.DataFrame, ids: Iterable[str], how: str) -> list[Part]:
    """What marks open rows as mended or dismissed; none where none of the ids is open.

    Args:
        rows: The open rows.
        ids: Which of them.
        how: MENDED or DISMISSED.
    """
    chosen = rows[rows["id"].isin(list(ids))]
    if chosen.empty:
        return []
    kept = chosen[["upload", "part", "line", "column_name"]].to_dict("records")
    listed = [{**row, "settled": how, "_row": row["line"]} for row in kept]
    return [Part("quarantine", pa.Table.from_pylist(listed))]


def mended(warehouse: Warehouse, parsed: Sequence[Mapping[str, Any]]) -> list[Part]:
    """What marks the rows as mended that the tables of an upload mend, each of its own format."""
    if not any(said.get("mended") for said in parsed):
        return []
    rows = waiting(warehouse)
    named = {(said["format"], row) for said in parsed for row in said.get("mended", ())}
    pairs = zip(rows["format"], rows["id"], strict=True)
    return settled(rows, [row for name, row in pairs if (name, row) in named], MENDED)


def dismiss(warehouse: Warehouse, ids: Sequence[str], author: str) -> int:
    """Let rows leave the quarantine as they are; the lake's version afterwards."""
    parts = settled(waiting(warehouse), ids, DISMISSED)
    if not parts:
        return warehouse.version()
    message = f"Dismiss {len(set(ids)):,} rejected rows"
    details = {"kind": "dismiss", "ids": sorted(set(ids))}
    return warehouse.commit(parts, author, message, details)[1]


def without_cells(rows: pd.DataFrame) -> int:
    """Of how many rejected rows only the place is known; see `mending.MOST_ROWS`."""
    bare = rows[(rows["column_name"] != "") & ~rows["cells"].map(bool)]
    return int(bare["id"].nunique())


def for_workbook(rows: pd.DataFrame) -> pd.DataFrame:
    """The rejected rows that go into a workbook: the first of them, where they are many."""
    first = rows["id"].drop_duplicates().head(MOST_IN_WORKBOOK)
    return rows[rows["id"].isin(first)]


def leave_for_child(rows: pd.DataFrame, folder: Path) -> None:
    """Tell a child process which rows wait, so that it knows them again once they are mended."""
    if rows.empty:
        return
    by_format: dict[str, list[dict[str, Any]]] = {}
    for (name, row), cells in rows.groupby(["format", "id"], sort=False):
        by_format.setdefault(str(name), []).append(
            {
                "id": str(row),
                "columns": [_known_as(one["header"], one["column_name"]) for one in _each(cells)],
                "cells": cells["cells"].iloc[0],
            }
        )
    (folder / mending.OPEN).write_text(_written(by_format), encoding="utf-8")


def _each(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in rows.to_dict("records")]


def _known_as(header: Mapping[str, str], name: str) -> str:
    """What the format calls a column of the file."""
    return next((column for column, found in header.items() if found == name), name)


def reasons(row: Mapping[Any, Any], language: str) -> tuple[str, str]:
    """The problem and the remedy of a rejected cell, in a language."""
    rejection = Rejection(
        int(row["line"]), row["column_name"], row["value"], Reason(**row["reason"])
    )
    return rejection.said(language)


# -------------------------------------------------------------------- lists to mend


def workbook(rows: pd.DataFrame) -> bytes:
    """The rejected rows as a workbook: mended and uploaded again, they leave the quarantine.

    A sheet for each table that they come from, with its line above and its header as the file had
    them, the rows as read, rejected cells coloured, and what is wrong with them in columns of ours.
    Every cell is text: no spreadsheet runs it.
    """
    book = openpyxl.Workbook(write_only=True)
    names: set[str] = set()
    for lines in tables(rows):
        sheet: WriteOnlyWorksheet = book.create_sheet(_sheet_name(lines, names))
        for line in lines["above"]:
            sheet.append(_cells(sheet, [line]))
        sheet.append(_cells(sheet, [*lines["header"], *ours()], is_head=True))
        for cells, wrong in zip(lines["rows"], lines["wrong"], strict=True):
            sheet.append(_cells(sheet, cells, wrong=wrong))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def separated(rows: pd.DataFrame) -> bytes:
    """The rejected rows of one table as a CSV, to be mended; no spreadsheet runs a cell of it."""
    (lines,) = tables(rows)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([mending.escaped(line)] for line in lines["above"])
    writer.writerow([*map(mending.escaped, lines["header"]), *ours()])
    writer.writerows([mending.escaped(cell) for cell in cells] for cells in lines["rows"])
    return written.getvalue().encode("utf-8-sig")


def _sheet_name(lines: Mapping[str, Any], taken: set[str]) -> str:
    """A name for a sheet that no other has yet; where the format asks for one, the file's own."""
    wished = str(lines["sheet"] or lines["format"])
    names = (wished[:31], *(f"{wished[:27]} {number}" for number in range(2, 1_000)))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name


def _cells(
    sheet: WriteOnlyWorksheet,
    texts: Sequence[str],
    *,
    is_head: bool = False,
    wrong: Sequence[int] = (),
) -> list[Cell]:
    """A row of cells, all of them text; the rejected ones coloured."""
    written = []
    for at, text in enumerate(texts):
        cell = WriteOnlyCell(sheet, value=text)
        cell.data_type = "s"
        if is_head:
            cell.font = HEAD
        if at in wrong:
            cell.fill = WRONG
        written.append(cell)
    return written


def ours() -> list[str]:
    """Our columns, to the right of a file's own; the first names the row."""
    words = ("line", "column", "value", "problem", "remedy")
    said = [f"Sada: {say(f'mend.{word}', language)}" for language in LANGUAGES for word in words]
    return list(dict.fromkeys([mending.MARK, *said[:3], *said[3:5], *said[8:]]))


def tables(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rejected rows, table by table, as they are to be mended.

    Returns:
        For each table: format, sheet, above (lines above the header), header, rows (cells as text,
        our columns at the end) and wrong (for each row, the places of the rejected cells).
    """
    found = []
    ordered = _each(rows.sort_values(["format", "title", "sheet", "upload", "part", "line"]))
    for (name, title, sheet, written), same in groupby(ordered, key=_table_of):
        header: dict[str, str] = json.loads(written)
        listed, wrong = [], []
        for _, cells in groupby(same, key=lambda row: row["id"]):
            of_row = list(cells)
            read = of_row[0]["cells"]
            listed.append([*(read.get(column, "") for column in header), *_said(of_row)])
            bad = {row["column_name"] for row in of_row}
            wrong.append([at for at, column in enumerate(header.values()) if column in bad])
        found.append(
            {
                "format": name,
                "sheet": sheet,
                "above": [title] if title else [],
                "header": list(header.values()),
                "rows": listed,
                "wrong": wrong,
            }
        )
    return found


def is_one_table(rows: pd.DataFrame) -> bool:
    """Whether all rejected rows come from tables that are alike, and fit one CSV."""
    places = rows[["format", "title", "sheet"]].assign(header=rows["header"].map(_written))
    return len(places.drop_duplicates()) == 1


def _table_of(row: Mapping[str, Any]) -> tuple[str, str, str, str]:
    return row["format"], row["title"], row["sheet"], _written(row["header"])


def _said(of_row: Sequence[Mapping[str, Any]]) -> list[str]:
    """Our columns for one row: several rejected cells are joined."""
    first = of_row[0]
    sentences = [
        " ".join(dict.fromkeys(reasons(row, language)[which] for row in of_row))
        for language in LANGUAGES
        for which in (0, 1)
    ]
    columns = ", ".join(row["column_name"] for row in of_row)
    return [first["id"], str(first["line"]), columns, first["value"], *sentences]
