"""SpreadsheetML 2003: workbooks as one XML file, which platforms name .xls."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from dashboard.errors import UnreadableFile
from dashboard.readers.grids import AGAIN, MOST_COLUMNS, MOST_ROWS, Grid, Source

NAMESPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"


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
    lines, rows, line = [], [], 0
    for row in sheet.iter(f"{NAMESPACE}Row"):
        line = int(row.get(f"{NAMESPACE}Index", line + 1))
        cells = list(_cells(row))
        if line > MOST_ROWS or len(cells) > MOST_COLUMNS:
            found = f"{len(cells):,}"
            raise UnreadableFile(
                "many_columns", remedy=AGAIN, file=source.name, columns=found, line=line
            )
        lines.append(line)
        rows.append(cells)
    return Grid(sheet.get(f"{NAMESPACE}Name", ""), lines, rows)


def _cells(row: Element) -> Iterator[str]:
    """The cells of a row, blanks for those that are left out or merged into one."""
    position = 1
    for cell in row.iter(f"{NAMESPACE}Cell"):
        at = min(int(cell.get(f"{NAMESPACE}Index", position)), MOST_COLUMNS + 2)
        if at < position:
            message = "cells that go back"
            raise ValueError(message)
        yield from [""] * (at - position)
        value = cell.find(f"{NAMESPACE}Data")
        yield "" if value is None else "".join(value.itertext())
        across = min(int(cell.get(f"{NAMESPACE}MergeAcross", 0)), MOST_COLUMNS)
        yield from [""] * across
        position = at + 1 + across
