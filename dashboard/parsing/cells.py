"""The cells of one table of a file, as columns of text for its format's SQL."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from dashboard.errors import Rejection
from dashboard.parsing import odd_rows
from dashboard.parsing.plain_csv import PlainFile
from dashboard.recognition import Block

HELD = 300 * 2**20
"""A plain file larger than this is read again rather than held."""


@dataclass(frozen=True)
class Cells:
    """The cells of one table.

    Attributes:
        columns: All columns of its format, and with them any that only this file has.
        read: Gives some of the columns, some of the rows at a time, and `_row`, the line.
        rejections: The rows that do not fit the header.
        is_ragged: Whether some rows are shorter than the header, and whole all the same.
    """

    columns: tuple[str, ...]
    read: Callable[[Collection[str]], Iterator[pa.Table]]
    rejections: list[Rejection] = field(default_factory=list)
    is_ragged: bool = False

    def pieces(self) -> Iterator[pa.Table]:
        """Some of the rows at a time, in the order of the file."""
        return self.read(self.columns)

    def whole(self) -> Iterator[pa.Table]:
        """All rows at once."""
        yield pa.concat_tables(self.pieces()).unify_dictionaries()


def of_plain_file(block: Block, file: PlainFile) -> Cells:
    """The cells of a plain file whose head is a block of a format."""
    positions = _positions(block)

    def read(wanted: Collection[str]) -> Iterator[pa.Table]:
        chosen = {column: at for column, at in positions.items() if column in wanted}
        is_all = len(chosen) == len(positions)
        for piece in file.pieces(block.lines[0], block.width, chosen, is_all=is_all):
            table = piece
            for column, value in block.export.mapped.always.items():
                table = table.append_column(column, _always(value, table.num_rows))
            yield table

    if len(file.content) > HELD:
        return Cells(_columns(block), read)
    held = list(read(positions))
    return Cells(_columns(block), lambda _: iter(held))


def of_block(block: Block) -> Cells:
    """The cells of a block, and the odd rows that are none of its table's."""
    lines, rows, rejections = odd_rows.sorted_out(block)
    columns: dict[str, pa.Array] = {"_row": pa.array(lines, pa.int64())}
    for column, position in _positions(block).items():
        columns[column] = pa.array([row[position] for row in rows], pa.string())
    for column, value in block.export.mapped.always.items():
        columns[column] = _always(value, len(rows))
    table = pa.table(columns)
    is_ragged = any(len(row) < block.width for row in block.rows)
    return Cells(_columns(block), lambda _: iter([table]), rejections, is_ragged)


def _positions(block: Block) -> dict[str, int]:
    """Where each column of the format that the file has stands, and each that only it has."""
    found = {column: position for column, (position, _) in block.header.items()}
    for position, cell in others(block):
        found.setdefault(cell, position)
    return found


def _always(value: str, rows: int) -> pa.Array:
    """A column that holds one value in every row."""
    places = pa.array(np.zeros(rows, np.int32))
    return pa.DictionaryArray.from_arrays(places, pa.array([value], pa.string()))


def _columns(block: Block) -> tuple[str, ...]:
    """The columns that the format's SQL finds; those that the file lacks are null there."""
    export = block.export
    mapped = (*export.mapped.absent, *export.mapped.always)
    free = filter(None, (export.first_column, export.any_column, *mapped))
    extra = (cell for _, cell in others(block))
    return tuple(dict.fromkeys((*export.columns, *export.optional, *free, *extra)))


def others(block: Block) -> Iterator[tuple[int, str]]:
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
