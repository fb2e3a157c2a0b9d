"""SpreadsheetML 2003: workbooks as one XML file, which platforms name .xls."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from dashboard.errors import UnreadableFile
from dashboard.readers.cells import written
from dashboard.readers.grids import AGAIN, MOST_COLUMNS, MOST_ROWS, Grid, Source
from dashboard.readers.marks import Marks, place, told

NAMESPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"


def grids(source: Source) -> list[Grid]:
    """The sheets of a SpreadsheetML file.

    Raises:
        UnreadableFile: It is damaged, or has two sheets of one name.
    """
    try:
        root: Element = defusedxml.ElementTree.fromstring(source.content)
        sheets = [_grid(source, sheet) for sheet in root.iter(f"{NAMESPACE}Worksheet")]
    except (defusedxml.ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableFile("damaged_xml", remedy=AGAIN, file=source.name) from error
    names = [sheet.sheet.casefold() for sheet in sheets]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise UnreadableFile("two_sheets", file=source.name, sheet=twice)
    return sheets


def _grid(source: Source, sheet: Element) -> Grid:
    mark = Marks(
        sheet.get(f"{NAMESPACE}Name", ""),
        hidden=sum(one.get(f"{NAMESPACE}Hidden") == "1" for one in sheet.iter()),
        is_hidden=any(one.tag == VISIBLE and one.text != "SheetVisible" for one in sheet.iter()),
    )
    lines: list[int] = []
    rows: list[list[str]] = []
    for row in sheet.iter(f"{NAMESPACE}Row"):
        before = lines[-1] if lines else 0
        line = int(row.get(f"{NAMESPACE}Index", before + 1))
        if line <= before:
            message = "rows that go back"
            raise ValueError(message)
        cells = list(_cells(row, line, mark))
        if line > MOST_ROWS or len(cells) > MOST_COLUMNS:
            found = f"{len(cells):,}"
            raise UnreadableFile(
                "many_columns", remedy=AGAIN, file=source.name, columns=found, line=line
            )
        lines.append(line)
        rows.append(cells)
    return Grid(mark.name, lines, rows, told(mark))


def _cells(row: Element, line: int, mark: Marks) -> Iterator[str]:
    """The cells of a row, blanks for those that are left out or merged into one."""
    position = 1
    for cell in row.iter(f"{NAMESPACE}Cell"):
        at = min(int(cell.get(f"{NAMESPACE}Index", position)), MOST_COLUMNS + 2)
        if at < position:
            message = "cells that go back"
            raise ValueError(message)
        yield from [""] * (at - position)
        yield _text(cell, (line - 1, at - 1), mark)
        across = min(int(cell.get(f"{NAMESPACE}MergeAcross", 0)), MOST_COLUMNS)
        if across or cell.get(f"{NAMESPACE}MergeDown"):
            mark.merged.append(place(line - 1, at - 1))
        yield from [""] * across
        position = at + 1 + across


def _text(cell: Element, where: tuple[int, int], mark: Marks) -> str:
    """What a cell says; a formula that was never computed says itself."""
    held = cell.findall(f"{NAMESPACE}Data")
    if len(held) > 1:
        message = "a cell of two values"
        raise ValueError(message)
    if not held:
        formula = cell.get(f"{NAMESPACE}Formula", "")
        if formula:
            mark.uncached[where] = formula
        return formula
    text = "".join(held[0].itertext())
    kind = held[0].get(f"{NAMESPACE}Type")
    if kind == "Error":
        mark.errors[where] = text
    if kind == "Boolean":
        return {"1": "True", "0": "False"}.get(text, text)
    return written(float(text)) if kind == "Number" and "E" in text.upper() else text
