"""One table of an upload becomes typed rows of the table it fills."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyarrow as pa

from dashboard import recognition, warehouse
from dashboard.errors import UnknownExport
from dashboard.parsing import mending, odd_rows, remarks, typed
from dashboard.parsing.cells import Cells, others
from dashboard.parsing.parsed import Parsed
from dashboard.parsing.readings import Readings
from dashboard.recognition import Block, Export
from dashboard.wording import Sentence

DRAWN = 1_000
"""How many rows are drawn of a large table before all of it is read."""


def typed_rows(
    block: Block, cells: Cells, result: Parsed, given: Mapping[str, str]
) -> Iterator[pa.Table]:
    """The block's rows as columns of the table it fills, without the rows that cannot be.

    Yields:
        Some of the rows at a time, in the order of the file.

    Raises:
        UnknownExport: A column stands twice, or the export has no rows.
    """
    export = block.export
    if not any(map(any, block.rows)):
        raise UnknownExport("no_rows", file=result.file, export=export.title)
    unclear = block.twins if export.of_two == "never" else block.twice
    if unclear and export.of_two not in ("first", "last"):
        raise UnknownExport(
            "two_columns", file=result.file, column=unclear[0], line=block.header_line
        )
    connection = _engine().cursor()
    for name, value in _variables(block, result.file, given).items():
        connection.execute(f"set variable {name} = $value", {"value": value})
    names = {column: name for column, (_, name) in block.header.items()}
    cleaning = {column: _cleaning(export, column) for column in cells.columns}
    readings = Readings(connection, export, cleaning)
    _refuse_hopeless(connection, readings, block, cells, result)
    dates = _set_date_order(connection, readings, export, cells)
    result.notes += remarks.on_dates(export, dates)
    waiting = mending.opened(Path(given["folder"]), export.name)
    result.rejections += cells.rejections
    result.rows_read = len({one.row for one in cells.rejections})
    latest = typed.Latest(readings.overall)
    for piece in cells.pieces() if readings.is_rowwise or latest.names else cells.whole():
        readings.serve(piece)
        kept, rejections, count, notes = typed.rows(connection, readings, export, names)
        if readings.is_rowwise and cells.is_ragged:
            used = {*kept["_row"].to_pylist(), *(one.row for one in rejections)}
            unused = odd_rows.left_unused(block, used)
            rejections, count = [*rejections, *unused], count + len(unused)
        result.rejections += rejections
        result.rows_read += count
        result.notes += notes
        result.aside |= mending.set_aside(connection, block, rejections)
        result.mended += mending.mended(connection, block, waiting)
        yield latest.taken_out(connection, kept, rejections)
        if len(result.rejections) > typed.MOST_REJECTIONS:
            break
    if not result.rows_read:
        raise UnknownExport(
            "no_such_row" if export.one_row else "no_data_row",
            remedy="report_again",
            file=result.file,
            rows=len(block.rows),
            wanted=export.one_row or export.title,
        )
    result.overall = latest.said
    result.header, result.title, result.sheet = names, block.title, block.grid.sheet
    result.mended = sorted(set(result.mended))
    result.rejections.sort(key=lambda one: one.row)
    if block.twins:
        result.notes.append(Sentence("note.twins", {"columns": block.twins[:12]}))
    result.notes += [Sentence("note.footer", {"text": line[:80]}) for line in block.footer]
    if block.ignored:
        result.notes.append(Sentence("note.unused", {"columns": block.ignored[:12]}))


def _set_date_order(
    connection: warehouse.Cursor, readings: Readings, export: Export, cells: Cells
) -> dict[str, pa.Array]:
    """Say whether day or month stands first, and give the dates that show it, by column."""
    dates = typed.dates(readings.calls, cells)
    stated = export.mapped.settings.get("date_order")
    order = stated or typed.date_order(connection, dates)
    connection.execute("set variable date_order = $order", {"order": order})
    return dates


def _refuse_hopeless(
    connection: warehouse.Cursor, readings: Readings, block: Block, cells: Cells, result: Parsed
) -> None:
    """Refuse a large table at once where none of many rows drawn from all over it can be read.

    It would be refused in the end, for more rejections than any table may have; to find each of
    them takes half a minute of a small machine.

    Raises:
        UnknownExport: Not one of them can.
    """
    first = next(cells.pieces(), None) if readings.keeps_rows else None
    if first is None or first.num_rows <= 2 * typed.MOST_REJECTIONS:
        return
    drawn = sorted(random.Random(0).sample(range(first.num_rows), DRAWN))  # noqa: S311  no secret
    some = first.take(drawn)
    _set_date_order(connection, readings, block.export, replace(cells, read=lambda _: iter([some])))
    readings.serve(some)
    names = {column: name for column, (_, name) in block.header.items()}
    kept, rejections, *_ = typed.rows(connection, readings, block.export, names)
    shown = next((one for one in rejections if one.column), None)
    if not kept.num_rows and shown:
        raise UnknownExport(
            "none_of_drawn",
            remedy="all_rejected",
            file=result.file,
            rows=first.num_rows,
            count=DRAWN,
            row=shown.row,
            column=shown.column,
            value=shown.value[:60],
        )


def _cleaning(export: Export, column: str) -> str:
    """The macro that every cell of a column passes through."""
    is_named = column in (*export.columns, *export.optional, export.first_column, export.any_column)
    is_verbatim = column in export.verbatim or (not is_named and "*" in export.verbatim)
    return "trimmed" if is_verbatim else "cleaned"


@cache
def _engine() -> warehouse.Cursor:
    """The database that all tables of an upload are typed in, each with a cursor of its own."""
    return warehouse.scratch()


def _captured(given: Mapping[str, str]) -> str:
    """When the figures of a file were as they stand in it: never later than now."""
    made_at = given["made_at"]
    return given["exported"] or (made_at if "2000" < made_at < given["now"] else given["now"])


def _variables(block: Block, file: str, given: Mapping[str, str]) -> dict[str, str]:
    """What a format's SQL may ask for with getvariable().

    `report` names the file by its contents: two files of one name are two reports. `others` are
    the columns that the format does not name, in order, for formats that take whatever is there.
    """
    top = "\n".join(",".join(row) for row in block.grid.rows[: recognition.LOOK_FOR_HEADER])
    return {
        "title": block.title.strip(),
        "preamble": block.preamble,
        "top": top,
        "sheet": block.grid.sheet,
        "file": file,
        "account": given["account"] or "Unassigned",
        "today": given["now"][:10],
        "report": given["report"],
        "captured": _captured(given),
        "header": " | ".join(_named(block)),
        "others": "\x1f".join(name for _, name in others(block)),
        "decimal": block.export.mapped.settings.get("decimal", ""),
        "clock": block.export.mapped.settings.get("clock", ""),
    }


def _named(block: Block) -> list[str]:
    """What the file calls the columns of a format, in the format's order, whatever the file's."""
    export = block.export
    declared = [*export.columns, *export.optional]
    places = {name: at for at, name in enumerate(dict.fromkeys([export.first_column, *declared]))}
    ordered = sorted(block.header, key=lambda name: places.get(name, len(places)))
    return [block.header[name][1] for name in ordered]
