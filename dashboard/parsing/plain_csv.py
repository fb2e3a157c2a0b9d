"""Plain CSV files, read column by column in a fraction of the time; or not at all.

A file is plain where nothing about it is open to two readings: UTF-8 without zero bytes, lines
that end in one way, quotation marks only where they enclose a cell or stand doubled inside one,
every line as wide as the header and none of them blank. Whatever is not plain is left to
`dashboard.readers`, which reads cell by cell and stays the authority: what is read here is what
it would read.
"""

import csv
import io
import mmap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from dashboard import readers
from dashboard.errors import DashboardError
from dashboard.readers import Grid, Source
from dashboard.readers.text import LONGEST_CELL, swallowing
from dashboard.wording import Sentence

FROM_BYTES = 1_000_000
"""A smaller file is read cell by cell: that takes no time anyway."""

HEAD_BYTES, HEAD_ROWS = 80_000, 5_100
"""How much of a file is read cell by cell, to find its header and its format: both, at least."""

MOST_TALL = 50_000
"""How many rows with line ends within a cell are looked at one by one."""

PIECE = 48 * 2**20
"""How much of a file becomes columns at once."""

STEP = 4 * 2**20
"""How much of it is looked over at once."""

FEW = 0.2
"""A column is read as a list of its values where the head has no more of them per row."""

TAB, NEWLINE, RETURN, SPACE, QUOTE = 9, 10, 13, 32, 34
DELETE = b"\x7f"

Numbers = npt.NDArray[np.int64]


class NotPlain(Exception):
    """The file must be read cell by cell."""


@dataclass
class Lines:
    """Where the rows of a text stand.

    Attributes:
        head: For each row of the head, the position after it.
        tall: Where rows of several lines stand.
        cuts: Positions after a row, each with the number of rows up to there.
        rows: How many rows there are.
        jumps: For each row after a cell of several lines, its number, counted from 0.
        added: How many lines such cells have added up to each of these rows.
    """

    head: list[int] = field(default_factory=list)
    tall: list[tuple[int, int]] = field(default_factory=list)
    cuts: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0
    jumps: list[Numbers] = field(default_factory=list)
    added: list[Numbers] = field(default_factory=list)

    def of(self, first: int, last: int) -> Numbers:
        """The line on which each of some rows starts, counted from 1."""
        rows = np.arange(first, last, dtype=np.int64)
        if not self.jumps:
            return rows + 1
        found = np.searchsorted(np.concatenate(self.jumps), rows, side="right")
        added: Numbers = np.concatenate([np.zeros(1, np.int64), *self.added])
        return rows + 1 + added[found]


@dataclass(frozen=True)
class PlainFile:
    """A plain CSV file.

    Attributes:
        head: Its first rows, read cell by cell.
        content: All of it.
        delimiter: What stands between two cells.
        lines: Where its rows stand.
    """

    head: Grid
    content: mmap.mmap
    delimiter: str
    lines: Lines

    def pieces(
        self, line: int, width: int, positions: Mapping[str, int], *, is_all: bool = True
    ) -> Iterator[pa.Table]:
        """The rows from a line on as columns of text, a piece of the file at a time.

        Args:
            line: The line on which the first of them starts.
            width: How many cells each of them has.
            positions: For each column that is wanted, its position.
            is_all: Whether these are all columns of the format, by which blank lines, titles and
                notes amid the rows are found.

        Raises:
            NotPlain: A row is not like the others.
        """
        row = int(np.searchsorted(self.lines.of(0, len(self.lines.head) + 1), line))
        start = self.lines.head[row - 1]
        like = self.head.rows[self.head.lines.index(line) :]
        if any(len(cells) != width for cells in like):
            raise NotPlain
        columns = _Columns(self.delimiter, bool(self.lines.jumps), width, positions, like, is_all)
        for end, until in self.lines.cuts:
            if end - start < PIECE and until < self.lines.rows:
                continue
            texts = columns.read(memoryview(self.content)[start:end], until - row)
            yield texts.add_column(0, "_row", [pa.array(self.lines.of(row, until))])
            start, row = end, until


@dataclass
class _Columns:
    """Reads bytes that hold whole rows into columns."""

    delimiter: str
    has_tall_cells: bool
    width: int
    positions: Mapping[str, int]
    like: Sequence[Sequence[str]]
    is_all: bool
    filled: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.filled = set(self.positions)
        self.types = {
            str(position): pa.dictionary(pa.int32(), pa.string())
            if len({row[position] for row in self.like}) <= FEW * len(self.like)
            else pa.string()
            for position in self.positions.values()
        }

    def is_long(self, name: str) -> bool:
        """Whether a column is read cell by cell, not as a list of its values."""
        return bool(self.types[str(self.positions[name])] == pa.string())

    def read(self, content: memoryview, rows: int) -> pa.Table:
        """Some rows as columns of text, by the names that were wanted."""
        try:
            table = pa.csv.read_csv(
                pa.BufferReader(pa.py_buffer(content)),
                pa.csv.ReadOptions(
                    column_names=[str(position) for position in range(self.width)],
                    block_size=8 * 2**20,
                ),
                pa.csv.ParseOptions(
                    delimiter=self.delimiter,
                    newlines_in_values=self.has_tall_cells,
                    ignore_empty_lines=False,
                ),
                pa.csv.ConvertOptions(
                    column_types=self.types,
                    include_columns=list(self.types),
                    null_values=[],
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowException as error:
            raise NotPlain from error
        table = pa.table({name: table[str(at)] for name, at in self.positions.items()})
        if table.num_rows != rows or (self.is_all and not self._are_filled(table)):
            raise NotPlain
        return table.unify_dictionaries()

    def _are_filled(self, table: pa.Table) -> bool:
        """Whether two columns are nowhere blank, so that no line is blank, a title or a note."""
        by_cost = sorted(table.column_names, key=lambda name: self.is_long(name))
        found: set[str] = set()
        for name in by_cost:
            if name in self.filled and len(found) < 2 and _is_filled(table[name]):
                found.add(name)
        self.filled = found
        return len(found) == 2


def _is_filled(column: pa.ChunkedArray) -> bool:
    for chunk in column.chunks:
        values = chunk.dictionary if pa.types.is_dictionary(chunk.type) else chunk
        if pc.any(pc.equal(pc.utf8_trim_whitespace(values), "")).as_py():
            return False
    return True


def opened(path: Path) -> PlainFile:
    """A file, where it is plain.

    Raises:
        NotPlain: It is not, or so small that it is not worth a look.
    """
    if path.stat().st_size < max(FROM_BYTES, 1):
        raise NotPlain
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return _plain(path.name, content)


def _plain(name: str, content: mmap.mmap) -> PlainFile:
    try:
        text = content[: 2 * HEAD_BYTES].decode("utf-8-sig", "ignore")
        delimiter = readers.delimiters(text)[0]
        lines = _lines(content, delimiter)
        (head,) = next(readers.grids(Source(name, content[: lines.head[-1]])))
        if head.notes or head.broken:
            raise NotPlain
        _check_tall(content, lines, head, delimiter)
        if content[-1] not in (NEWLINE, RETURN):
            head = replace(head, notes=(Sentence("note.no_last_line_end"),))
    except (UnicodeDecodeError, DashboardError, ValueError, StopIteration) as error:
        raise NotPlain from error
    return PlainFile(head, content, delimiter, lines)


def _check_tall(content: mmap.mmap, lines: Lines, head: Grid, delimiter: str) -> None:
    """Make sure that no cell of several lines has swallowed a row."""
    swallows = swallowing(head.rows, delimiter)
    for start, end in lines.tall:
        text = content[start:end].decode("utf-8")
        (row,) = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        if swallows(row):
            raise NotPlain


def _lines(content: mmap.mmap, delimiter: str) -> Lines:
    """Where the rows of a text stand, once it is sure that it is plain.

    Raises:
        NotPlain: It has zero bytes, a line that ends in a carriage return alone, or a quotation
            mark that does not enclose a cell.
    """
    size = len(content)
    if content[size - 1] != NEWLINE or content.find(DELETE) >= 0:
        raise NotPlain
    while size and content[size - 1] in (NEWLINE, RETURN):
        size -= 1
    signs = np.frombuffer(content, np.uint8)
    has_quotes = content.find(b'"') >= 0
    has_returns = content.find(b"\r") >= 0
    found = Lines()
    quotes = newlines = 0
    for start in range(0, size, STEP):
        end = min(start + STEP, size)
        here = signs[start:end]
        if has_returns:
            _check_returns(signs, np.flatnonzero(here == RETURN) + start)
        ends: Numbers = np.flatnonzero(here == NEWLINE) + start
        _check_controls(here, len(ends))
        numbers = np.arange(newlines, newlines + len(ends), dtype=np.int64)
        newlines += len(ends)
        if has_quotes:
            marks: Numbers = np.flatnonzero(here == QUOTE) + start
            _check_quotes(signs, marks, quotes % 2, ord(delimiter))
            outside = (np.searchsorted(marks, ends) + quotes) % 2 == 0
            quotes += len(marks)
            ends, numbers = ends[outside], numbers[outside]
        _note(found, ends, numbers)
    if quotes % 2:
        raise NotPlain
    found.rows += 1
    found.cuts.append((size, found.rows))
    if _wants_more(found):
        found.head.append(len(content))
    return found


def _note(found: Lines, ends: Numbers, numbers: Numbers) -> None:
    """Note the row ends among some line ends, and the rows that stand further down for them."""
    if not len(ends):
        return
    if _wants_more(found):
        most = max(HEAD_ROWS, int(np.searchsorted(ends, HEAD_BYTES)) + 1)
        found.head += (ends[:most] + 1).tolist()
    before_them = found.cuts[-1][0] if found.cuts else 0
    if np.diff(ends, prepend=before_them).max() > LONGEST_CELL:
        raise NotPlain
    after = np.arange(found.rows + 1, found.rows + 1 + len(ends), dtype=np.int64)
    added = numbers + 1 - after
    before = found.added[-1][-1] if found.added else 0
    moved = np.flatnonzero(np.diff(added, prepend=before))
    if len(moved):
        found.jumps.append(after[moved])
        found.added.append(added[moved])
        last = found.cuts[-1][0] if found.cuts else 0
        starts = np.concatenate([[last], ends[:-1] + 1])
        found.tall += zip(starts[moved].tolist(), (ends[moved] + 1).tolist(), strict=True)
        if len(found.tall) > MOST_TALL:
            raise NotPlain
    found.rows += len(ends)
    found.cuts.append((int(ends[-1]) + 1, found.rows))


def _wants_more(found: Lines) -> bool:
    """Whether the head is still shorter than it should be."""
    return len(found.head) < HEAD_ROWS or found.head[-1] < HEAD_BYTES


def _check_controls(signs: npt.NDArray[np.uint8], newlines: int) -> None:
    """Make sure that of the signs that are no letters, none but tabs and line ends is there."""
    controls = np.count_nonzero(signs < SPACE) - newlines
    if controls and controls != np.count_nonzero((signs == RETURN) | (signs == TAB)):
        raise NotPlain


def _check_returns(signs: npt.NDArray[np.uint8], returns: Numbers) -> None:
    if len(returns) and (returns[-1] + 1 >= len(signs) or (signs[returns + 1] != NEWLINE).any()):
        raise NotPlain


def _check_quotes(
    signs: npt.NDArray[np.uint8], marks: Numbers, inside: int, delimiter: int
) -> None:
    """Make sure that marks open a cell, close it, or stand doubled within it, in turn."""
    opening, closing = marks[inside::2], marks[1 - inside :: 2]
    before = signs[opening[opening > 0] - 1]
    after = signs[closing[closing + 1 < len(signs)] + 1]
    stands = np.zeros(256, np.bool_)
    stands[[delimiter, NEWLINE, QUOTE]] = True
    fits = stands[before].all()
    stands[RETURN] = True
    if not fits or not stands[after].all():
        raise NotPlain
