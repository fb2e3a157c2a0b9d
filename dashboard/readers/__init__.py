"""Odd files become plain grids of text: encodings, delimiters, workbooks, Parquet and ZIP.

Nothing here knows what a file means. It runs in the child process of `dashboard.parsing`.
"""

from collections.abc import Iterator

from dashboard.errors import UnreadableFile
from dashboard.readers import kinds, text
from dashboard.readers.archive import sources
from dashboard.readers.grids import AGAIN, Grid, Source
from dashboard.readers.text import delimiters

__all__ = ["Grid", "Source", "delimiters", "grids", "sources"]


def grids(source: Source) -> Iterator[list[Grid]]:
    """Ways to read a source, the likeliest first, each as the grids of its sheets.

    A workbook or a Parquet file reads in one way; text reads in one way per delimiter that it
    could be separated by.

    Raises:
        UnreadableFile: The bytes are not a table, or are cut off.
    """
    if not source.content.strip():
        raise UnreadableFile("empty_file", remedy=AGAIN, file=source.name)
    kind = kinds.kind(source.content)
    if kind == "text":
        yield from text.grids(source)
    elif kind == "parquet":
        from dashboard.readers import parquet

        yield [parquet.grid(source)]
    elif kind == "xml_workbook":
        from dashboard.readers import spreadsheetml

        yield spreadsheetml.grids(source)
    else:
        from dashboard.readers import workbook

        yield workbook.grids(source)
