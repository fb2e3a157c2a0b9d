"""What the child process does with one upload: read it, recognise it, type every row.

A crafted file may take this process down; the parent then says so and goes on. It is run as
`python -m dashboard.parsing FILE FOLDER ACCOUNT NOW EXPORTED` in the sandbox, and leaves in FOLDER
`parsed.json`, a list of what it found, and one Arrow file per table taken in. Where FOLDER holds
`formats.json`, that says which formats to try: those that were saved, by name, and the only one
that may fit.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from dashboard import (
    certainty,
    mending,
    odd_rows,
    queries,
    recognition,
    remarks,
    screening,
    warehouse,
)
from dashboard.errors import DashboardError, Reason, Rejection, UnknownExport
from dashboard.readers import Grid, Source, grids, sources
from dashboard.recognition import Block, Export
from dashboard.wording import Sentence, Value

MOST_REJECTIONS = 50_000
"""Beyond as many cells that cannot be read, a table is another than it seems."""

SHOWN_REJECTIONS = 1_000
"""How many of them are listed where the table is refused as a whole."""


@dataclass
class Parsed:
    """One table of an upload, typed; or the reason why there is none.

    Attributes:
        file: The file's name, with the entry's where it came in a ZIP.
        format: The export format; nothing where none fits.
        fills: The table its rows belong to.
        rows_read: The table's data rows, rejected ones too.
        rejections: The cells and rows that cannot be taken in.
        aside: The rejected rows as read, by their line.
        mended: The rows of the quarantine that can now be taken in.
        header: The names of the columns in the file, by the format's.
        title, sheet: The line above the table and the sheet's name, where it has them.
        arrow: The Arrow file with the rows, beside `parsed.json`.
        reason: Why nothing of this file can be taken in, and what to do.
        notes: What the analyst should know: an assumed encoding, unused columns, tables left out.
        certainty: How sure it is that it is this format, one of `certainty.LEVELS`.
        why: The reasons for that.
        zone: In which zone its times and days stand, by its key in the wording.
        basis: Whether figures are counted over a period or a lifetime, by its key in the wording.
        columns: The columns of the file that the format reads.
    """

    file: str
    format: str | None = None
    fills: str | None = None
    rows_read: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    aside: dict[str, mending.Cells] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)
    title: str = ""
    sheet: str = ""
    arrow: str | None = None
    reason: Reason | None = None
    notes: list[Sentence] = field(default_factory=list)
    certainty: str | None = None
    why: list[Sentence] = field(default_factory=list)
    zone: str | None = None
    basis: str | None = None
    columns: list[str] = field(default_factory=list)

    @property
    def problem(self) -> str | None:
        """Why nothing of this file can be taken in, in English."""
        return self.reason.said("en")[0] if self.reason else None

    @property
    def remedy(self) -> str | None:
        """What to do about it, in English."""
        return self.reason.said("en")[1] if self.reason else None


def parse(
    path: Path,
    folder: Path,
    account: str,
    now: str,
    formats: Sequence[Export] | None = None,
    exported: str = "",
) -> list[Parsed]:
    """Parse an upload into typed tables, each left as an Arrow file in a folder.

    Args:
        path: The upload.
        folder: Where the Arrow files go.
        account: Whose export it is, where the file itself does not say.
        now: The moment of the upload in UTC, or its day, in ISO form.
        formats: The formats to try; those of queries/exports by default.
        exported: When the figures were exported, in UTC and ISO form, where somebody says so; else
            they are as old as the file in its ZIP, or of now.
    """
    found: list[Parsed] = []
    given = {"account": account, "now": now, "exported": exported, "folder": str(folder)}
    tried = recognition.exports() if formats is None else formats
    try:
        for source in sources(path):
            found += _parse_source(source, folder, given, tried, len(found))
    except DashboardError as error:
        found.append(Parsed(path.name, reason=error.reason))
    if not found:
        reason = Reason("empty_zip", "export_again", {"file": path.name})
        found.append(Parsed(path.name, reason=reason))
    return found


def _parse_source(
    source: Source,
    folder: Path,
    given: Mapping[str, str],
    formats: Sequence[Export],
    number: int,
) -> list[Parsed]:
    try:
        sheets, blocks = _recognise(source, formats)
    except DashboardError as error:
        return [Parsed(source.name, reason=error.reason)]
    report = f"{source.name} {sha256(source.content).hexdigest()[:12]}"
    parsed: list[Parsed] = []
    notes = _left_out(sheets, blocks)
    filled = [block for block in blocks if any(map(any, block.rows))]
    for block in blocks:
        if block not in filled and filled:
            notes.append(_without_rows(block))
    for block in filled or blocks[:1]:
        result = _taken_for(block, source.name)
        try:
            rows = _typed(block, result, {**given, "report": report, "made_at": source.made_at})
        except DashboardError as error:
            result.reason = error.reason
        else:
            result.reason = _nothing_left(result, rows)
        if result.reason:
            result.rejections = result.rejections[:SHOWN_REJECTIONS]
        else:
            result.arrow = f"{number + len(parsed)}.arrow"
            with pa.ipc.new_file(folder / result.arrow, rows.schema) as writer:
                writer.write_table(rows)
        parsed.append(result)
    parsed[0].notes += notes
    return parsed


def _taken_for(block: Block, file: str) -> Parsed:
    """What a table is taken for before any of its rows is read."""
    export, judged = block.export, certainty.judge(block)
    caveats = [Sentence("note.caveat", {"text": export.caveat})] if export.caveat else []
    return Parsed(
        file,
        export.name,
        export.fills,
        notes=[*block.grid.notes, *remarks.on_the_way(block), *caveats],
        certainty=judged.level,
        why=list(judged.why),
        zone=export.zone,
        basis=export.basis,
        columns=[name for _, name in block.header.values()],
    )


def _nothing_left(result: Parsed, rows: pa.Table) -> Reason | None:
    """Why a table is refused none of whose rows can be typed; nothing where one can."""
    count = len(result.rejections)
    if not count or (rows.num_rows and count <= MOST_REJECTIONS):
        return None
    shown = next((one for one in result.rejections if one.column), result.rejections[0])
    values: dict[str, Value] = {"file": result.file, "rows": result.rows_read, "row": shown.row}
    if rows.num_rows:
        return Reason("many_rejected", "all_rejected", values | {"count": f"{count:,}"})
    if not shown.column:
        return Reason("all_odd", "all_rejected", values)
    values |= {"column": shown.column, "value": shown.value[:60]}
    return Reason("all_rejected", "all_rejected", values)


def _without_rows(block: Block) -> Sentence:
    """Where a table stands that has no rows."""
    place: dict[str, Value] = {"sheet": block.grid.sheet, "line": block.header_line}
    return Sentence("note.no_rows_in_sheet" if block.grid.sheet else "note.no_rows", place)


def _recognise(source: Source, formats: Sequence[Export]) -> tuple[list[Grid], list[Block]]:
    """The blocks of the first reading in which a format fits.

    Raises:
        UnknownExport: No format fits in any reading.
    """
    first: list[Grid] = []
    problem: DashboardError | None = None
    readings = grids(source)
    while True:
        try:
            sheets = next(readings, None)
        except DashboardError as error:
            problem = problem or error
            break
        if sheets is None:
            break
        sheets = [mending.plain(sheet) for sheet in sheets]
        first = first or sheets
        blocks = [block for sheet in sheets for block in recognition.blocks(sheet, formats)]
        if blocks:
            return sheets, blocks
    if problem:
        raise problem
    raise _unknown(source.name, first, formats)


def _unknown(name: str, sheets: list[Grid], formats: Sequence[Export]) -> UnknownExport:
    """Why a file fits no format: the columns found, and what the nearest format misses."""
    rows = [row for sheet in sheets for row in sheet.rows[:20] if sum(map(bool, row)) > 1]
    if not rows:
        return UnknownExport("no_table", remedy="as_it_came", file=name)
    nearest: tuple[float, Export, list[str]] | None = None
    for row in rows:
        names = {recognition.normal(cell) for cell in row if cell.strip()}
        for export in formats:
            known = {export.known_as[name] for name in names if name in export.known_as}
            there = len(known.intersection(export.columns)) / len(export.columns)
            if known and (nearest is None or there > nearest[0]):
                missing = [column for column in export.columns if column not in known]
                nearest = (there, export, missing)
    above = (
        recognition.unknown_title(row, sheet, index, formats)
        for sheet in sheets
        for index, row in enumerate(sheet.rows[: recognition.LOOK_FOR_HEADER])
    )
    title = next(filter(None, above), "")
    if title:
        return UnknownExport("unknown_title", file=name, title=title[:60])
    if nearest and nearest[0] > 0.5 and nearest[2]:
        _, export, missing = nearest
        values: dict[str, Value] = {"export": export.title, "columns": missing}
        return UnknownExport("missing_columns", remedy="export_whole", file=name, **values)
    shown = [cell.strip()[:40] for cell in rows[0][:8] if cell.strip()]
    problem = "unknown_columns" if len(rows[0]) <= 8 else "unknown_columns_and_others"
    return UnknownExport(problem, remedy="unknown_columns", file=name, columns=shown)


def _left_out(sheets: list[Grid], blocks: list[Block]) -> list[Sentence]:
    """Tables of a recognised file that fit no format."""
    notes = []
    for sheet in sheets:
        mine = [block for block in blocks if block.grid is sheet]
        taken = {line for block in mine for line in (block.header_line, *block.lines)}
        first = min(taken, default=0)
        left = [
            line
            for line, row in zip(sheet.lines, sheet.rows, strict=True)
            if line > first and line not in taken and sum(1 for cell in row if cell.strip()) > 1
        ]
        if left:
            where: dict[str, Value] = {"count": len(left), "line": left[0], "sheet": sheet.sheet}
            key = "note.left_out_of_sheet" if sheet.sheet else "note.left_out"
            notes.append(Sentence(key, where))
    return notes


# -------------------------------------------------------------------- typing


def _typed(block: Block, result: Parsed, given: Mapping[str, str]) -> pa.Table:
    """The block's rows as columns of the table it fills, without the rows that cannot be.

    Raises:
        UnknownExport: A column stands twice, or the export has no rows.
    """
    export = block.export
    if not any(map(any, block.rows)):
        raise UnknownExport("no_rows", file=result.file, export=export.title)
    if block.twice and export.of_two not in ("first", "last"):
        raise UnknownExport(
            "two_columns", file=result.file, column=block.twice[0], line=block.header_line
        )
    cells, structural = _cells(block)
    connection = _engine().cursor()
    connection.register("cells", cells)
    cleaned = [
        f"{_cleaning(export, name)}({_quoted(name)}) as {_quoted(name)}"
        for name in cells.column_names[1:]
    ]
    listed = ", ".join(["_row", *cleaned])
    connection.execute(f"create temp table export as select {listed} from cells")
    for name, value in _variables(block, result.file, given).items():
        connection.execute(f"set variable {name} = $value", {"value": value})
    names = {column: name for column, (_, name) in block.header.items()}
    order = export.mapped.settings.get("date_order") or _date_order(connection, export, names)
    connection.execute("set variable date_order = $order", {"order": order})
    connection.execute(f"create temp table mapped as {export.sql}")
    table = warehouse.TABLES[export.fills]
    if export.fills == "survey_answer":
        result.notes += screening.screen(connection)
    mapped = {row[0]: row[1] for row in connection.execute("describe mapped").fetchall()}
    rejections = list(structural)
    rejections += _unreadable(connection, export, names)
    rejections += _uncast(connection, table, mapped, export, names, rejections)
    casts = [
        f'coalesce(cast("{name}" as {kind}), \'Unassigned\') as "{name}"'
        if name in table.names and name not in table.key
        else f'cast("{name}" as {kind}) as "{name}"'
        for name, kind in table.columns.items()
        if name in mapped
    ]
    if table.captures and "captured_at" not in mapped:
        casts.append("getvariable('captured')::timestamp as captured_at")
    connection.execute("create temp table rejected (_row bigint)")
    if rejections:
        lines = pa.table({"_row": pa.array(sorted({one.row for one in rejections}), pa.int64())})
        connection.register("lines", lines)
        connection.execute("insert into rejected from lines")
    kept = connection.execute(
        f"select {', '.join(casts)}, _row::bigint as _row from mapped"
        " where _row not in (from rejected) order by _row"
    ).to_arrow_table()
    (read,) = connection.execute(
        "select count(*) from (select _row from mapped union select _row from rejected)"
    ).fetchall()[0]
    if not read:
        raise UnknownExport(
            "no_such_row" if export.one_row else "no_data_row",
            remedy="report_again",
            file=result.file,
            rows=len(block.rows),
            wanted=export.one_row or export.title,
        )
    if "_doubts" in mapped:
        result.notes += remarks.doubts(connection)
    result.rows_read = read
    result.aside = mending.set_aside(connection, block, rejections)
    result.mended = mending.mended(
        connection, block, mending.opened(Path(given["folder"]), export.name)
    )
    result.header, result.title, result.sheet = names, block.title, block.grid.sheet
    result.rejections = sorted(rejections, key=lambda one: one.row)
    result.notes += [Sentence("note.footer", {"text": line[:80]}) for line in block.footer]
    if block.ignored:
        result.notes.append(Sentence("note.unused", {"columns": block.ignored[:12]}))
    return kept.select([name for name in kept.column_names if _says(table, kept, name)])


def _cleaning(export: Export, column: str) -> str:
    """The macro that every cell of a column passes through."""
    is_named = column in (*export.columns, *export.optional, export.first_column, export.any_column)
    is_verbatim = column in export.verbatim or (not is_named and "*" in export.verbatim)
    return "trimmed" if is_verbatim else "cleaned"


@cache
def _engine() -> warehouse.Cursor:
    """The database that all tables of an upload are typed in, each with a cursor of its own."""
    return warehouse.scratch()


def _says(table: warehouse.Table, kept: pa.Table, name: str) -> bool:
    """Whether a column says anything: an export without a figure leaves the lake's figure alone."""
    kept_anyway = {"_row", table.dated_by, *table.key, *table.required}
    if name in kept_anyway or not kept.num_rows:
        return True
    return bool(kept[name].null_count < kept.num_rows)


def _cells(block: Block) -> tuple[pa.Table, list[Rejection]]:
    """The block as a table of text, one column per column of the format, and the odd rows."""
    lines, rows, rejections = odd_rows.sorted_out(block)
    columns: dict[str, pa.Array] = {"_row": pa.array(lines, pa.int64())}
    free = (block.export.first_column, block.export.any_column, *block.export.mapped.absent)
    for column in (*block.export.columns, *block.export.optional, *free):
        if column in block.header:
            position = block.header[column][0]
            columns[column] = pa.array([row[position] for row in rows], pa.string())
        elif column:
            columns[column] = pa.nulls(len(rows), pa.string())
    always = block.export.mapped.always.items()
    columns |= {column: pa.array([value] * len(rows), pa.string()) for column, value in always}
    for position, cell in _others(block):
        columns.setdefault(cell, pa.array([row[position] for row in rows], pa.string()))
    return pa.table(columns), rejections


def _others(block: Block) -> Iterator[tuple[int, str]]:
    """Columns that the format does not name, for formats that take whatever is there."""
    if "wide" not in block.export.rows:
        return
    used = {position for position, _ in block.header.values()}
    at = block.grid.lines.index(block.header_line)
    seen: Counter[str] = Counter()
    for position, cell in enumerate(block.grid.rows[at]):
        if position not in used:
            name = cell.strip() or f"column {position + 1}"
            seen[name.casefold()] += 1
            times = seen[name.casefold()]
            yield position, f"{name} ({times})" if times > 1 else name


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
        "header": " | ".join(name for _, name in block.header.values()),
        "others": "\x1f".join(name for _, name in _others(block)),
        "decimal": block.export.mapped.settings.get("decimal", ""),
        "clock": block.export.mapped.settings.get("clock", ""),
    }


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


def _nodes(tree: object) -> Iterator[dict[str, Any]]:
    """Every node of a serialised statement, from the top down."""
    if isinstance(tree, dict):
        yield tree
        for child in tree.values():
            yield from _nodes(child)
    elif isinstance(tree, list):
        for child in tree:
            yield from _nodes(child)


def _tree(connection: warehouse.Cursor, sql: str) -> dict[str, Any]:
    ((text,),) = connection.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()
    tree: dict[str, Any] = json.loads(text)
    if tree["error"]:
        message = f"an export format's SQL does not parse: {tree['error_message']}"
        raise ValueError(message)
    return tree


def _calls(
    connection: warehouse.Cursor, export: Export, names: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """The reading macros that the format's SQL calls on a column: macro, column and whole call."""
    calls: dict[tuple[str, str, str], None] = {}
    for node in _nodes(_tree(connection, export.sql)):
        macro = str(node.get("function_name"))
        children = node.get("children") or []
        if macro not in _expectations() or not children or children[0].get("class") != "COLUMN_REF":
            continue
        column = children[0]["column_names"][-1]
        rest = [_literal(child) for child in children[1:]]
        if column in names and all(rest):
            calls[macro, column, f"{macro}({', '.join([_quoted(column), *rest])})"] = None
    return list(calls)


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _date_order(connection: warehouse.Cursor, export: Export, names: Mapping[str, str]) -> str:
    """Whether day or month stands first in dates such as 3/14/2024, where cells show it.

    A number above 12 shows it where the cell is a date at all; cells that contradict each other
    show nothing, and the format's own habit stands.
    """
    first = second = 0
    for macro, column, _ in _calls(connection, export, names):
        if macro in ("written_day", "written_time", "month_first", "form_time"):
            parts = (
                f"regexp_extract(date_text({_quoted(column)}), '^([0-9]+)/([0-9]+)/', ['a', 'b'])"
            )
            ((day, month),) = connection.execute(
                "select coalesce(max(a) filter (a <= 31 and b <= 12), 0),"
                " coalesce(max(b) filter (b <= 31 and a <= 12), 0) from ("
                " select try_cast(p.a as int) as a, try_cast(p.b as int) as b"
                f" from (select {parts} as p from export))"
            ).fetchall()
            first, second = max(first, day), max(second, month)
    if first > 12 and second > 12:
        return ""
    return "day" if first > 12 else "month" if second > 12 else ""


def _unreadable(
    connection: warehouse.Cursor, export: Export, names: Mapping[str, str]
) -> list[Rejection]:
    """Cells that hold something, but not what the format's SQL reads there.

    Each call of a reading macro on a column, such as `tally("Likes")`, is tried on its own: a cell
    that is not blank and reads as null is rejected.
    """
    calls = _calls(connection, export, names)
    if not calls:
        return []
    failing = [f"{_quoted(column)} is not null and {call} is null" for _, column, call in calls]
    listed = ", ".join(f"{fails} as bad{number}" for number, fails in enumerate(failing))
    connection.execute(f"create temp table tried as select _row, {listed} from export")
    found: list[Rejection] = []
    for number, (macro, column, _) in enumerate(calls):
        rows = connection.execute(
            f"select tried._row, export.{_quoted(column)} from tried"
            " join export on export._row = tried._row"
            f" where bad{number} and tried._row in (select _row from mapped)"
        ).fetchall()
        found += [
            Rejection(row, names[column], value[:200], _expectations()[macro])
            for row, value in rows
        ]
    return found


def _literal(node: Mapping[str, Any]) -> str:
    """A constant argument, or a list of them, as SQL; nothing for anything else."""
    if node.get("class") == "CONSTANT":
        return "'" + str(node["value"]["value"]).replace("'", "''") + "'"
    if node.get("function_name") == "list_value" or node.get("type") == "ARRAY_CONSTRUCTOR":
        inside = [_literal(child) for child in node["children"]]
        return "[" + ", ".join(inside) + "]" if all(inside) else ""
    return ""


def _uncast(
    connection: warehouse.Cursor,
    table: warehouse.Table,
    mapped: Mapping[str, str],
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
    for node in _nodes(_tree(connection, export.sql)):
        for item in (
            node.get("select_list", []) if isinstance(node.get("select_list"), list) else []
        ):
            columns = [
                inside["column_names"][-1]
                for inside in _nodes(item)
                if inside.get("class") == "COLUMN_REF" and inside.get("column_names")
            ]
            alias = item.get("alias") or (columns[0] if columns else "")
            if alias and columns:
                found.setdefault(alias, columns[0])
    return found


def _tried(folder: Path) -> Sequence[Export]:
    """The formats to try, as the parent left word of them."""
    path = folder / "formats.json"
    asked = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    formats = recognition.known(asked.get("saved", {}))
    only = asked.get("only")
    return [one for one in formats if one.name == only] if only else formats


def main() -> None:
    """Parse the upload named on the command line."""
    path, folder, account, now, exported = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]
    parsed = parse(path, folder, account, now, _tried(folder), exported=exported)
    written = json.dumps(parsed, default=vars, ensure_ascii=False)
    (folder / "parsed.json").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
