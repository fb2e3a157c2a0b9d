"""Rows typed: what a format's SQL makes of the cells in `export`, and what it cannot make.

Most files hold nothing but what they should: they are typed at once. Where a cell is unreadable
or a needed one blank, the same rows go step by step, so that each such cell gets its reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import queries, warehouse
from dashboard.errors import Reason, Rejection
from dashboard.parsing import remarks, screening
from dashboard.parsing.cells import Cells
from dashboard.parsing.readings import BAD, Call, Readings, nodes, quoted, tree
from dashboard.recognition import Export
from dashboard.wording import Sentence

DATES = ("written_day", "written_time", "month_first", "form_time", "epoch_or_time")
"""The macros that read 3/4/2024 as the whole file shows it."""

BEGINNING = r"^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^[0-9]{2}/[0-9]{2}/[0-9]{4}$"
"""Ten signs of a date that are all of it but the time."""


Typed = tuple[pa.Table, list[Rejection], int, list[Sentence]]

MOST_REJECTIONS = 50_000
"""Beyond as many cells that cannot be read, a table is another than it seems."""


class Latest:
    """The columns that say the latest moment of all rows, taken out of one piece after the other.

    Attributes:
        names: The columns.
        said: The moment that each of them says, in ISO form, as far as the rows have come.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with no rows."""
        self.names = tuple(names)
        self.said: dict[str, str] = {}

    def taken_out(
        self, connection: warehouse.Cursor, kept: pa.Table, rejections: Sequence[Rejection]
    ) -> pa.Table:
        """Rows without these columns; what rejected rows say of the moment counts too."""
        for name in self.names:
            found = pc.max(kept[name]).as_py()
            if rejections:
                ((found,),) = connection.execute(f'select max("{name}") from mapped').fetchall()
            if found:
                self.said[name] = max(self.said.get(name, ""), found.isoformat())
        return kept.drop_columns(list(self.names))


def rows(
    connection: warehouse.Cursor,
    readings: Readings,
    export: Export,
    names: Mapping[str, str],
) -> Typed:
    """The rows that `export` holds as columns of the table they fill.

    Args:
        connection: Where `export` stands.
        readings: What the format's SQL reads.
        export: The format.
        names: The columns that the file has, by their names in the format.

    Returns:
        The rows that can be taken in, in the order of the file; the rejections; how many rows
        there were; and what the analyst should know.
    """
    table = warehouse.TABLES[export.fills]
    connection.execute("create or replace temp table rejected (_row bigint)")
    if readings.is_direct and not _is_screened(export):
        kept = _at_once(connection, readings, table)
        if kept is not None:
            return kept, [], kept.num_rows, []
    return _step_by_step(connection, readings, export, names)


def _is_screened(export: Export) -> bool:
    """Whether people must be looked for in what was written before any of it is kept."""
    return export.fills == "survey_answer"


def _casts(table: warehouse.Table, mapped: Iterable[str]) -> str:
    """The columns of a table as a format's SQL gives them, each in its type."""
    given = set(mapped)
    casts = [
        f'coalesce(cast("{name}" as {kind}), \'Unassigned\') as "{name}"'
        if name in table.names and name not in table.key
        else f'cast("{name}" as {kind}) as "{name}"'
        for name, kind in table.columns.items()
        if name in given
    ]
    if table.captures and "captured_at" not in given:
        casts.append("getvariable('captured')::timestamp as captured_at")
    return ", ".join(casts)


def _at_once(
    connection: warehouse.Cursor, readings: Readings, table: warehouse.Table
) -> pa.Table | None:
    """All rows, where there is nothing to say against any of them."""
    described = connection.execute(f"describe {readings.sql}").fetchall()
    mapped = {row[0] for row in described}
    casts = _casts(table, mapped)
    if "_doubts" in mapped or "_row" not in mapped:
        return None
    found = connection.execute(
        f"select {casts}, _row::bigint as _row, {BAD} from ({readings.sql})"
    ).to_arrow_table()
    needed = [*table.required, "_row"]
    missing = set(needed) - set(found.column_names) - set(table.names)
    blank = any(found[name].null_count for name in needed if name in found.column_names)
    if missing or blank or pc.any(found[BAD]).as_py():
        return None
    kept = found.drop_columns([BAD])
    lines = kept["_row"].to_numpy()
    return kept if (lines[1:] > lines[:-1]).all() else kept.sort_by("_row")


def _step_by_step(
    connection: warehouse.Cursor,
    readings: Readings,
    export: Export,
    names: Mapping[str, str],
) -> Typed:
    """The rows that can be taken in, and a reason for each that cannot."""
    table = warehouse.TABLES[export.fills]
    connection.execute("create or replace temp table held as from export")
    connection.execute("create or replace temp view export as from held")
    connection.execute(f"create or replace temp table mapped as {readings.sql}")
    notes = screening.screen(connection) if _is_screened(export) else []
    mapped = [row[0] for row in connection.execute("describe mapped").fetchall()]
    rejections = _unreadable(connection, readings, names)
    rejections += _uncast(connection, table, mapped, export, names, rejections)
    if rejections:
        lines = pa.table({"_row": pa.array(sorted({one.row for one in rejections}), pa.int64())})
        connection.register("lines", lines)
        connection.execute("insert into rejected from lines")
    kept = connection.execute(
        f"select {_casts(table, mapped)}, _row::bigint as _row from mapped"
        " where _row not in (from rejected) order by _row"
    ).to_arrow_table()
    if "_doubts" in mapped:
        notes += remarks.doubts(connection)
    ((count,),) = connection.execute(
        "select count(*) from (select _row from mapped union select _row from rejected)"
    ).fetchall()
    return kept, rejections, count, notes


def dates(calls: Iterable[Call], cells: Cells) -> dict[str, pa.Array]:
    """What stands in the columns that hold dates, each once: as much of it as says the day."""
    columns = {call.column for call in calls if call.macro in DATES}
    found: dict[str, pa.Array] = {}
    for piece in cells.read(columns) if columns else ():
        for column in columns & set(piece.column_names):
            here = _beginnings(piece[column])
            before = [found[column]] if column in found else []
            found[column] = pc.unique(pa.concat_arrays([*before, here]))
    return found


def date_order(connection: warehouse.Cursor, seen: Mapping[str, pa.Array]) -> str:
    """Whether day or month stands first in dates such as 3/14/2024, where cells show it.

    A number above 12 shows it where the cell is a date at all; cells that contradict each other
    show nothing, and the format's own habit stands.
    """
    first = second = 0
    for cells in seen.values():
        connection.register("dates", pa.table({"cell": cells}))
        ((day, month),) = connection.execute(
            "select coalesce(max(a) filter (a <= 31 and b <= 12), 0),"
            " coalesce(max(b) filter (b <= 31 and a <= 12), 0) from ("
            " select try_cast(p.a as int) as a, try_cast(p.b as int) as b"
            " from (select regexp_extract(date_text(cleaned(cell)),"
            " '^([0-9]+)/([0-9]+)/', ['a', 'b']) as p from dates))"
        ).fetchall()
        first, second = max(first, day), max(second, month)
    if first > 12 and second > 12:
        return ""
    return "day" if first > 12 else "month" if second > 12 else ""


def _beginnings(column: pa.ChunkedArray) -> pa.Array:
    """The dates of a column, each once: without their times where these stand behind."""
    if pa.types.is_dictionary(column.type):
        return column.chunk(0).dictionary if column.num_chunks else pa.array([], pa.string())
    found = pc.unique(pc.utf8_slice_codeunits(column, 0, 10))
    is_enough = pc.all(pc.match_substring_regex(found, BEGINNING), min_count=0).as_py()
    return found if is_enough else pc.unique(column)


@cache
def _expectations() -> dict[str, Reason]:
    """The macros that can fail, each with how a cell is rejected that is not what it expects."""
    return {
        query.name: Reason(
            "unlike",
            "correct_cell",
            {"expected": {"en": query.get("expects"), "ar": query.need("expects ar")}},
        )
        for query in queries.load("macros")
        if query.get("expects")
    }


def _unreadable(
    connection: warehouse.Cursor, readings: Readings, names: Mapping[str, str]
) -> list[Rejection]:
    """Cells that hold something, but not what the format's SQL reads there.

    Each call of a reading macro on a column, such as `tally("Likes")`, is looked at on its own: a
    cell that is not blank and reads as null is rejected.
    """
    calls = [call for call in readings.calls if call.is_strict and call.column in names]
    if not calls:
        return []
    failing = ", ".join(
        f"{quoted(call.column)} is not null"
        f" and {call.name if readings.is_direct else call.sql} is null as bad{number}"
        for number, call in enumerate(calls)
    )
    connection.execute(
        f"create or replace temp table tried as select _row, {failing} from held"
        " where _row in (select _row from mapped)"
    )
    found: list[Rejection] = []
    for number, call in enumerate(calls):
        bad = connection.execute(
            f"select _row, {quoted(call.column)} from held"
            f" where _row in (select _row from tried where bad{number}) limit {MOST_REJECTIONS + 1}"
        ).fetchall()
        reason = _expectations()[call.macro]
        found += [Rejection(row, names[call.column], value[:200], reason) for row, value in bad]
    return found


def _uncast(
    connection: warehouse.Cursor,
    table: warehouse.Table,
    mapped: Iterable[str],
    export: Export,
    names: Mapping[str, str],
    before: list[Rejection],
) -> list[Rejection]:
    """Rows that lack what the table needs, which were not rejected for anything else."""
    missing = [name for name in table.required if name not in mapped and name not in table.names]
    if missing or "_row" not in mapped:
        message = (
            f"export {export.name} does not give {', '.join(missing) or '_row'} of {table.name}"
        )
        raise ValueError(message)
    known = {one.row for one in before}
    comes_from = _comes_from(connection, export)
    found: list[Rejection] = []
    for name in table.columns:
        if name not in mapped or name not in table.required:
            continue
        if name in table.names and name not in table.key:
            continue
        source = comes_from.get(name, name)
        shown = names.get(source, source)
        if "_cell" in mapped and source not in names:
            unread = _unread(connection, name, names, known)
            found += unread
            known |= {one.row for one in unread}
        rows = connection.execute(
            f'select distinct _row from mapped where "{name}" is null'
        ).fetchall()
        found += [
            Rejection(row, shown, "", Reason("empty_cell", "empty_cell"))
            for (row,) in rows
            if row not in known
        ]
        known |= {row for (row,) in rows}
    return found


def _unread(
    connection: warehouse.Cursor, name: str, names: Mapping[str, str], known: set[int]
) -> list[Rejection]:
    """Cells that a format's SQL turned into rows, hold something, and read as null."""
    rows = connection.execute(
        "select _row, _column, _cell from mapped"
        f' where "{name}" is null and words(_cell) is not null'
    ).fetchall()
    return [
        Rejection(row, names.get(column, column), cell[:200], Reason("no_figure", "correct_cell"))
        for row, column, cell in rows
        if row not in known
    ]


def _comes_from(connection: warehouse.Cursor, export: Export) -> dict[str, str]:
    """For each column the format's SQL gives, the first column of the file that it reads."""
    found: dict[str, str] = {}
    for node in nodes(tree(connection, export.sql)):
        for item in node.get("select_list") or []:
            columns = [
                inside["column_names"][-1]
                for inside in nodes(item)
                if inside.get("class") == "COLUMN_REF" and inside.get("column_names")
            ]
            alias = item.get("alias") or (columns[0] if columns else "")
            if alias and columns:
                found.setdefault(alias, columns[0])
    return found
