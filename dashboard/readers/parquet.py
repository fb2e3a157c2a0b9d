"""Parquet files: every value is decoded, and nothing that the file says of itself is believed."""

import math
from typing import TYPE_CHECKING

from dashboard.errors import UnreadableFile
from dashboard.readers.cells import written
from dashboard.readers.grids import AGAIN, MOST_COLUMNS, Grid, Source
from dashboard.wording import Sentence

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet

MOST_ROWS = 5_000_000


def grid(source: Source) -> Grid:
    """A Parquet file's rows as text, its column names first.

    Raises:
        UnreadableFile: It is damaged, or has columns that are no figures, days or texts.
    """
    import pyarrow as pa
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(
            pa.BufferReader(source.content), page_checksum_verification=True
        )
        _refuse_odd_shapes(source, file)
        table = file.read()
        table.validate(full=True)
        columns = [list(map(_cell, column.to_pylist())) for column in table.columns]
        notes = (Sentence("note.odd_ranges"),) if _misstates(file, table) else ()
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        if isinstance(error, MemoryError):
            raise
        raise UnreadableFile("damaged_parquet", remedy=AGAIN, file=source.name) from error
    if table.num_rows != file.metadata.num_rows:
        raise UnreadableFile("damaged_parquet", remedy=AGAIN, file=source.name)
    rows = [list(table.column_names), *map(list, zip(*columns, strict=True))]
    return Grid("", list(range(len(rows))), rows, notes)


def _refuse_odd_shapes(source: Source, file: "pyarrow.parquet.ParquetFile") -> None:
    """Refuse a file that is too large, or whose cells hold lists or groups."""
    import pyarrow as pa

    about = file.metadata
    if about.num_columns > MOST_COLUMNS or about.num_rows > MOST_ROWS:
        raise UnreadableFile(
            "too_wide_or_long",
            remedy="too_slow",
            file=source.name,
            columns=f"{about.num_columns:,}",
            rows=f"{about.num_rows:,}",
        )
    nested = next((one for one in file.schema_arrow if pa.types.is_nested(one.type)), None)
    if nested is not None:
        raise UnreadableFile("nested", remedy="as_table", file=source.name, column=nested.name)


def _misstates(file: "pyarrow.parquet.ParquetFile", table: "pa.Table") -> bool:
    """Whether the least and the largest figure or day are not those that the file states.

    Few files have checksums: a figure with a bit turned over may show itself only by this.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    groups = [file.metadata.row_group(number) for number in range(file.num_row_groups)]
    for at, column in enumerate(table.columns):
        kind = column.type
        if not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_date(kind)):
            continue
        stated = [group.column(at).statistics for group in groups]
        if not stated or not all(one is not None and one.has_min_max for one in stated):
            continue
        found = pc.min_max(column)
        least, largest = min(one.min for one in stated), max(one.max for one in stated)
        if (found["min"].as_py(), found["max"].as_py()) != (least, largest):
            return True
    return False


def _cell(value: object) -> str:
    """A value as text; a moment with a zone keeps it, so that a format has to say what it means."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return value.decode("utf-8") if isinstance(value, bytes) else written(value)
