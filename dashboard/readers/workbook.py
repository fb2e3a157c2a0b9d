"""Workbooks: XLSX as written by Excel and by platforms, and the older XLS.

A fast reader gives the values. What it keeps silent about (formulas without a value, errors, merged
and hidden cells, two sheets of one name, a cell far from all others) is looked for in the XML.
"""

import io
from collections.abc import Sequence
from dataclasses import replace

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from dashboard.errors import UnreadableFile
from dashboard.readers import archive, kinds, marks, sheets
from dashboard.readers.cells import written
from dashboard.readers.grids import MOST_COLUMNS, Grid, Source
from dashboard.readers.marks import Marks

LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What stands in the old container in which Office keeps a workbook with a password."""

OTHER_KINDS = {".xlsm": "macros", ".xlsb": "binary_workbook", ".ods": "open_document"}


def grids(source: Source) -> list[Grid]:
    """The sheets of a workbook.

    Raises:
        UnreadableFile: It is damaged, locked, or of a kind in which damage would not show.
    """
    found_marks: list[Marks] | None = None
    if source.content.startswith(b"PK"):
        found_marks = _marks(source)
    elif LOCKED in source.content:
        raise UnreadableFile("locked", file=source.name)
    found = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(source.content))
        for number, sheet in enumerate(workbook.sheets_metadata):
            cells = workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)
            mark = found_marks[number] if found_marks is not None else Marks(sheet.name)
            if mark.name != sheet.name:
                raise ValueError(sheet.name)  # noqa: TRY301 - said below, with the other faults
            is_hidden = sheet.visible != SheetVisibleEnum.Visible
            found.append(_grid(source, cells, replace(mark, is_hidden=is_hidden)))
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise UnreadableFile(
            "damaged_workbook", remedy="save_as_xlsx", file=source.name, error=str(error)[:120]
        ) from error
    return found


def _marks(source: Source) -> list[Marks]:
    """What the XML says of each sheet, once the workbook is sure to be one of ours."""
    entries = archive.directory(source.name, source.content)
    names = {entry.filename.lower() for entry in entries}
    if source.ending in OTHER_KINDS:
        raise UnreadableFile(OTHER_KINDS[source.ending], remedy="save_as_xlsx", file=source.name)
    for ending, problem in (
        ("vbaproject.bin", "macros"),
        ("workbook.bin", "binary_workbook"),
        ("word/document.xml", "document"),
        ("ppt/presentation.xml", "document"),
    ):
        if any(name.endswith(ending) for name in names):
            remedy = "as_table" if problem == "document" else "save_as_xlsx"
            raise UnreadableFile(problem, remedy=remedy, file=source.name)
    if "mimetype" in names:
        raise UnreadableFile("open_document", remedy="save_as_xlsx", file=source.name)
    return sheets.marks(source, entries)


def _grid(source: Source, cells: Sequence[Sequence[object]], mark: Marks) -> Grid:
    rows = [[written(value) for value in row] for row in cells]
    if rows and len(rows[0]) > MOST_COLUMNS:
        found = f"{len(rows[0]):,}"
        raise UnreadableFile(
            "many_columns", remedy="export_again", file=source.name, columns=found, line=1
        )
    for (row, column), text in {**mark.errors, **mark.uncached}.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    notes = (*kinds.misnamed(source), *marks.told(mark))
    return Grid(mark.name, list(range(1, len(rows) + 1)), rows, notes)
