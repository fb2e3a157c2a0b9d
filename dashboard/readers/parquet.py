"""Parquet files: every value is decoded, and nothing that the file says of itself is believed."""

import math

from dashboard.errors import UnreadableFile
from dashboard.readers.cells import written
from dashboard.readers.grids import AGAIN, MOST_COLUMNS, Grid, Source

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
        schema = file.schema_arrow
        if file.metadata.num_columns > MOST_COLUMNS or file.metadata.num_rows > MOST_ROWS:
            raise UnreadableFile(
                "too_wide_or_long",
                remedy="too_slow",
                file=source.name,
                columns=f"{file.metadata.num_columns:,}",
                rows=f"{file.metadata.num_rows:,}",
            )
        for column in schema:
            if pa.types.is_nested(column.type):
                raise UnreadableFile(
                    "nested", remedy="as_table", file=source.name, column=column.name
                )
        table = file.read()
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        if isinstance(error, MemoryError):
            raise
        raise UnreadableFile("damaged_parquet", remedy=AGAIN, file=source.name) from error
    if table.num_rows != file.metadata.num_rows:
        raise UnreadableFile("damaged_parquet", remedy=AGAIN, file=source.name)
    columns = [[_cell(source, value) for value in column.to_pylist()] for column in table.columns]
    rows = [list(table.column_names), *map(list, zip(*columns, strict=True))]
    return Grid("", list(range(len(rows))), rows)


def _cell(source: Source, value: object) -> str:
    """A value as text; a moment with a zone keeps it, so that a format has to say what it means."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFile("damaged_parquet", remedy=AGAIN, file=source.name) from error
    return written(value)
