"""Which tables a grid holds, by the columns and lines that the formats describe."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.readers import Grid
from dashboard.recognition.descriptions import Export, exports, normal

LOOK_FOR_HEADER = 60
"""Lines in which a header is looked for anywhere; below them, only after a blank or title line."""


@dataclass(frozen=True)
class Block:
    """One table found in a grid, with the format it fits.

    Attributes:
        export: The format.
        grid: The grid it stands in.
        header_line: The line of its header.
        header: For each column of the format that is there, its position and its name in the file.
        ignored: Columns of the file that the format does not use.
        title: The line above the header, where it has one cell.
        preamble: All lines above the header back to the table before, joined.
        lines: For each row, its line.
        rows: The rows, as read.
        width: How many cells the header has.
        twins: Names of columns that stand twice.
        twice: Those of them whose cells are not the same in every row.
        footer: The one-cell lines at its end, which are no rows.
        rivals: The other formats that it would fit, the most demanding first.
    """

    export: Export
    grid: Grid
    header_line: int
    header: Mapping[str, tuple[int, str]]
    ignored: tuple[str, ...]
    title: str
    preamble: str
    lines: list[int]
    rows: list[list[str]]
    width: int = 0
    twins: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    rivals: tuple[Export, ...] = ()


def blocks(grid: Grid, formats: Sequence[Export] | None = None) -> list[Block]:
    """The tables in a grid that fit a format, from top to bottom.

    Args:
        grid: The grid.
        formats: The formats to try, as `ranked` orders them; those of queries/exports by default.
    """
    tried = exports() if formats is None else formats
    found: list[tuple[int, list[Export]]] = []
    past = -1
    for index, row in enumerate(grid.rows):
        if index <= past or not _may_be_header(grid, index):
            continue
        if found and _is_repeated(grid, index, found[-1][0]):
            continue
        fitting = _fitting(row, grid, index, tried)
        if fitting:
            found.append((index, fitting))
            past = index
    starts = [0, *(index + 1 for index, _ in found)]
    ends = [*(index for index, _ in found[1:]), len(grid.rows)]
    return [
        _block(grid, index, fitting, start, end)
        for (index, fitting), start, end in zip(found, starts, ends, strict=False)
    ]


def _is_repeated(grid: Grid, index: int, header: int) -> bool:
    """Whether a header only stands there again amid its own table, as on each page of a print."""
    return grid.rows[index] == grid.rows[header] and _filled(grid.rows[index - 1]) > 1


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _may_be_header(grid: Grid, index: int) -> bool:
    return index < LOOK_FOR_HEADER or _filled(grid.rows[index - 1]) <= 1


def _title(grid: Grid, index: int) -> str:
    """The one cell of the line above, where it has one; nothing else."""
    if index and _filled(grid.rows[index - 1]) == 1:
        return next(cell for cell in grid.rows[index - 1] if cell.strip())
    return ""


def _fitting(row: Sequence[str], grid: Grid, index: int, formats: Sequence[Export]) -> list[Export]:
    """The formats whose columns a row names, the most demanding first."""
    names = {normal(cell) for cell in row if cell.strip()}
    if not names or len(names) > 4_000:
        return []
    title = _title(grid, index)
    named = (export for export in formats if _has_columns(export, row, names))
    return [export for export in named if _stands_where(export, grid, index, title)]


def _has_columns(export: Export, row: Sequence[str], names: set[str]) -> bool:
    """Whether a header names what a format asks for, and nothing that it forbids."""
    first = normal(row[0]) if export.first_column and row else ""
    known = {export.known_as[name] for name in names if name != first and name in export.known_as}
    known |= {copy for copy, column in export.mapped.copies.items() if column in known}
    others = sum(1 for name in names if name != first and name not in export.known_as)
    if not known.issuperset(set(export.columns) - {export.first_column}):
        return False
    if not names.issuperset(export.mapped.beside):
        return False
    if export.one_of and known.isdisjoint(export.one_of):
        return False
    if not names.isdisjoint(export.barred):
        return False
    if export.first_column and not _may_be_first(export, first, names):
        return False
    if export.first_column_like and not re.search(export.first_column_like, first):
        return False
    if export.any_column:
        return others == 1 and len(names) == len(known) + 1
    if export.others_like and not _are_like(export, row, others):
        return False
    return not (export.is_closed and others)


def _may_be_first(export: Export, first: str, names: set[str]) -> bool:
    """Whether a first column may go by its name, and is not one of the others out of its place."""
    return export.known_as.get(first, export.first_column) == export.first_column and bool(
        names - {first}
    )


def _are_like(export: Export, row: Sequence[str], others: int) -> bool:
    """Whether a third of the columns that a format does not name look as it asks."""
    unnamed = (cell.strip() for cell in row if normal(cell) not in export.known_as)
    alike = sum(1 for name in unnamed if re.search(export.others_like, name))
    return alike > 0 and alike * 3 >= others


def unknown_title(
    row: Sequence[str], grid: Grid, index: int, formats: Sequence[Export] | None = None
) -> str:
    """The line above a table that fits a format but for that line; else nothing."""
    title = _title(grid, index).strip()
    names = {normal(cell) for cell in row if cell.strip()}
    tried = exports() if formats is None else formats
    titled = (export for export in tried if export.titles and title)
    return title if any(_has_columns(export, row, names) for export in titled) else ""


def _above(grid: Grid, start: int, index: int) -> str:
    """The lines above a header, as far as a header is looked for."""
    lines = grid.rows[max(start, index - LOOK_FOR_HEADER) : index]
    return "\n".join(",".join(cells) for cells in lines)


def _stands_where(export: Export, grid: Grid, index: int, title: str) -> bool:
    """Whether the lines above and the sheet are those that a format asks for."""
    if export.titles and normal(title) not in export.titles:
        return False
    if export.title_like and not re.search(export.title_like, title.strip()):
        return False
    if export.above_like and not re.search(export.above_like, _above(grid, 0, index)):
        return False
    return not export.sheet_like or bool(re.search(export.sheet_like, grid.sheet.strip()))


def _column(export: Export, position: int, cell: str) -> str | None:
    """The format's column that a cell of the header names; None where it names none."""
    if position == 0 and export.first_column:
        return export.first_column
    return export.known_as.get(normal(cell)) or (cell.strip() and export.any_column) or None


def _block(grid: Grid, index: int, fitting: Sequence[Export], start: int, end: int) -> Block:
    export, *rivals = fitting
    row = grid.rows[index]
    header: dict[str, tuple[int, str]] = {}
    ignored: list[str] = []
    twins: list[tuple[int, str]] = []
    is_wide = "wide" in export.rows
    for position, cell in enumerate(row):
        column = _column(export, position, cell)
        if column in header and f"{column} (2)" in export.optional:
            column = f"{column} (2)"
        if column is None:
            if cell.strip() and not (is_wide and cell.strip() in ignored):
                ignored.append(cell.strip())
            elif cell.strip() and export.of_two != "numbered":
                twins.append((position, cell.strip()))
        elif column in header:
            twins.append((position, cell.strip()))
            if export.of_two == "last":
                header[column] = (position, cell.strip())
        else:
            header[column] = (position, cell.strip())
    copies = export.mapped.copies.items()
    header |= {copy: header[column] for copy, column in copies if column in header}
    body = index + 1
    stop = last = _end(grid, body, end, export)
    while stop > body and (
        _filled(grid.rows[stop - 1]) == 0
        or (stop < len(grid.rows) and end != len(grid.rows) and _filled(grid.rows[stop - 1]) == 1)
        or ("footer" in export.rows and _filled(grid.rows[stop - 1]) == 1 and len(header) > 1)
    ):
        stop -= 1
    below = ("".join(cells).strip() for cells in grid.rows[stop:last])
    lines, rows = grid.lines[body:stop], grid.rows[body:stop]
    if export.not_rows:
        kept = [at for at, cells in enumerate(rows) if not _is_none(export, cells)]
        lines, rows = [lines[at] for at in kept], [rows[at] for at in kept]
    return Block(
        export=export,
        grid=grid,
        header_line=grid.lines[index],
        header=header,
        ignored=() if is_wide else (*ignored, *_unnamed(row, header, rows)),
        title=_title(grid, index),
        preamble=_above(grid, start, index),
        lines=lines,
        rows=rows,
        width=len(row),
        twins=tuple(name for _, name in twins),
        twice=tuple(name for at, name in twins if _differs(row, at, rows)),
        footer=tuple(filter(None, below)) if "footer" in export.rows else (),
        rivals=tuple(rivals),
    )


def _unnamed(
    row: Sequence[str], header: Mapping[str, tuple[int, str]], rows: Sequence[Sequence[str]]
) -> Iterator[str]:
    """Columns that hold something, but have no name, by their number."""
    used = {position for position, _ in header.values()}
    blank = [at for at, cell in enumerate(row) if not cell.strip() and at not in used]
    for at in blank:
        if any(cells[at].strip() for cells in rows if len(cells) > at):
            yield f"#{at + 1}"


def _differs(header: Sequence[str], twin: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column says something else than the first one of its name."""
    name = normal(header[twin])
    first = next(at for at, cell in enumerate(header) if normal(cell) == name)
    if first == twin:
        return True
    return any(list(row[first : first + 1]) != list(row[twin : twin + 1]) for row in rows)


def _is_none(export: Export, row: Sequence[str]) -> bool:
    """Whether a row is one that the format does not count, such as a total."""
    return bool(re.search(export.not_rows, ",".join(row).strip(", ")))


def _end(grid: Grid, body: int, end: int, export: Export) -> int:
    most = {"blank": 0, "title": 1}.get(export.ends_at)
    if most is None:
        return end
    return next((at for at in range(body, end) if _filled(grid.rows[at]) <= most), end)
