"""An upload becomes tables: read it, recognise its tables, write their typed rows."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc

from dashboard import progress, recognition
from dashboard.errors import DashboardError, Reason
from dashboard.parsing import mending, overlaps, plain_csv, remarks, totals, typed
from dashboard.parsing.cells import of_block, of_plain_file
from dashboard.parsing.parsed import Parsed
from dashboard.parsing.plain_csv import PlainFile
from dashboard.parsing.tables import typed_rows
from dashboard.readers import Grid, Source, grids, sources
from dashboard.recognition import Block, Export, certainty, nearest
from dashboard.wording import Sentence, Value

SHOWN_REJECTIONS = 1_000
"""How many of them are listed where the table is refused as a whole."""

ROW_GROUP = 122_880
"""How many rows DuckDB writes together. Where rows come in one piece, all threads but one wait for
it, and waiting costs as much as writing."""


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
        rows = typed_rows(block, of_plain_file(block, file), result, about)
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
        _write(typed_rows(block, of_block(block), result, about), kept, result)
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
                writer.write_table(some, max_chunksize=ROW_GROUP)
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
