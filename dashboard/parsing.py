"""What the child process does with one upload: read it, recognise it, type every row.

A crafted file may take this process down; the parent then says so and goes on. It is run as
`python -m dashboard.parsing FILE FOLDER ACCOUNT NOW EXPORTED` in the sandbox, and leaves in FOLDER
`parsed.json`, a list of what it found, and one Arrow file per table taken in. Where FOLDER holds
`formats.json`, that says which formats to try: those that were saved, by name, and the only one
that may fit.
"""

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc

from dashboard import (
    certainty,
    mending,
    nearest,
    odd_rows,
    overlaps,
    plain_csv,
    progress,
    recognition,
    remarks,
    totals,
    typed,
    warehouse,
)
from dashboard.cells import Cells, of_block, of_plain_file, others
from dashboard.errors import DashboardError, Reason, Rejection, UnknownExport
from dashboard.plain_csv import PlainFile
from dashboard.readers import Grid, Source, grids, sources
from dashboard.readings import Readings
from dashboard.recognition import Block, Export
from dashboard.wording import Sentence, Value

SHOWN_REJECTIONS = 1_000
"""How many of them are listed where the table is refused as a whole."""


DRAWN = 1_000
"""How many rows are drawn of a large table before all of it is read."""


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
        overall: Columns that say one moment in every row, and so stand here alone.
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
    overall: dict[str, str] = field(default_factory=dict)

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
        plain = _parse_plain(path, folder, given, tried)
        if plain:
            return [plain]
        for source in sources(path):
            found += _parse_source(source, folder, given, tried, len(found))
    except DashboardError as error:
        found.append(Parsed(path.name, reason=error.reason))
    for number, note in overlaps.told([_place(one, folder) for one in found]).items():
        found[number].notes.append(note)
    if not found:
        reason = Reason("empty_zip", "export_again", {"file": path.name})
        found.append(Parsed(path.name, reason=reason))
    return found


def _place(one: Parsed, folder: Path) -> tuple[str, str, Path | None]:
    """The format of a table, what it fills, and where its rows are."""
    return one.format or "", one.fills or "", folder / one.arrow if one.arrow else None


def _parse_plain(
    path: Path, folder: Path, given: Mapping[str, str], formats: Sequence[Export]
) -> Parsed | None:
    """Parse a file that is one plain table, if it is one: in a fraction of the time."""
    try:
        file = plain_csv.opened(path)
        blocks = recognition.blocks(file.head, formats)
        if not _is_one_table(file, blocks):
            return None
        (block,) = blocks
        result = _taken_for(block, path.name)
        is_named = "getvariable('report')" in block.export.sql
        digest = sha256(file.content).hexdigest()[:12] if is_named else ""
        report = f"{path.name} {digest}"
        about = {**given, "report": report, "made_at": ""}
        progress.report("typing", 0, file.lines.rows)
        rows = _typed(block, of_plain_file(block, file), result, about)
        _write(_told(rows, file.lines.rows), folder / "0.arrow", result)
    except plain_csv.NotPlain:
        return None
    return result


def _told(pieces: Iterator[pa.Table], total: int) -> Iterator[pa.Table]:
    """Typed rows as they come, with word of how far they have come."""
    done = 0
    for rows in pieces:
        yield rows
        done += rows.num_rows
        progress.report("typing", done, total)


def _is_one_table(file: PlainFile, blocks: Sequence[Block]) -> bool:
    """Whether the head of a file shows that the whole of it is one table."""
    rows = len(file.head.rows)
    if len(blocks) != 1 or rows < min(recognition.LOOK_FOR_HEADER + 1, file.lines.rows):
        return False
    (block,) = blocks
    return (
        bool(block.lines)
        and block.lines[-1] == file.head.lines[-1]
        and not block.export.ends_at
        and not block.export.totals_like
        and "wide" not in block.export.rows
        and not block.twins
        and not any(mending.MARK in row for row in file.head.rows)
    )


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
    chosen = filled or blocks[:1]
    total = sum(len(block.rows) for block in chosen)
    for block in chosen:
        progress.report("typing", sum(one.rows_read for one in parsed), total)
        result = _taken_for(block, source.name)
        about = {**given, "report": report, "made_at": source.made_at}
        kept = folder / f"{number + len(parsed)}.arrow"
        _write(_typed(block, of_block(block), result, about), kept, result)
        result.notes += totals.disagreements(block)
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


def _write(rows: Iterator[pa.Table], path: Path, result: Parsed) -> None:
    """Write typed rows to an Arrow file, as they come; or the reason why there are none."""
    written = 0
    with ExitStack() as stack:
        writer: pa.ipc.RecordBatchFileWriter | None = None
        try:
            for some in rows:
                if writer is None:
                    writer = stack.enter_context(pa.ipc.new_file(path, some.schema))
                writer.write_table(some)
                written += some.num_rows
        except DashboardError as error:
            result.reason = error.reason
        else:
            result.reason = _nothing_left(result, written)
    if result.reason:
        result.rejections = result.rejections[:SHOWN_REJECTIONS]
        path.unlink(missing_ok=True)
    else:
        result.arrow = path.name


def _nothing_left(result: Parsed, kept: int) -> Reason | None:
    """Why a table is refused none of whose rows can be typed; nothing where one can."""
    count = len(result.rejections)
    if not count or (kept and count <= typed.MOST_REJECTIONS):
        return None
    shown = next((one for one in result.rejections if one.column), result.rejections[0])
    values: dict[str, Value] = {"file": result.file, "rows": result.rows_read, "row": shown.row}
    if kept:
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
    raise nearest.unknown(source.name, first, formats)


def _left_out(sheets: list[Grid], blocks: list[Block]) -> list[Sentence]:
    """Tables of a recognised file that fit no format."""
    notes = []
    for sheet in sheets:
        mine = [block for block in blocks if block.grid is sheet]
        taken = {line for block in mine for line in (block.header_line, *block.lines)}
        # Of several tables with titles of their own, the first may be torn as well as the last.
        is_one_of_many = any(one.export.titles and one.export.ends_at for one in mine)
        first = 0 if is_one_of_many else min(taken, default=0)
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


def _typed(
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
    _set_date_order(connection, readings, export, cells)
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
) -> None:
    order = export.mapped.settings.get("date_order") or typed.date_order(
        connection, readings.calls, cells
    )
    connection.execute("set variable date_order = $order", {"order": order})


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
    with progress.told_to(progress.to_parent):
        parsed = parse(path, folder, account, now, _tried(folder), exported=exported)
    written = json.dumps(parsed, default=vars, ensure_ascii=False)
    (folder / "parsed.json").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
