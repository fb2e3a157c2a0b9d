"""Text separated by commas, semicolons, tabs or bars: rows are told apart strictly, or not at all.

One stray quotation mark can swallow every row up to the next one. Such a row is named, and the
rows below it are read as they stand.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dashboard.errors import UnreadableFile
from dashboard.readers.encodings import decode, line_of
from dashboard.readers.grids import AGAIN, MOST_COLUMNS, Grid, Source
from dashboard.wording import Sentence

LONGEST_CELL = 500_000

DELIMITERS = (",", ";", "\t", "|")

MOST_BROKEN = 0.2
"""Beyond this share of broken rows, a file's quotation marks mean something else."""

LONGEST_ROW = 200
"""In how many lines one row may stand where quotation marks are broken."""

FIGURE = re.compile(r"\s*[-+]?[\d\u0660-\u0669][\d\u0660-\u0669.,:/% -]*\s*")


def grids(source: Source) -> Iterator[list[Grid]]:
    """A text, separated by each delimiter it could be; what broke the likeliest is said last.

    Raises:
        UnreadableFile: It is no text, or no table in any reading.
    """
    text, notes = decode(source)
    problem: UnreadableFile | None = None
    if text and text[-1] not in "\r\n":
        notes += (Sentence("note.no_last_line_end"),)
    for number, delimiter in enumerate(delimiters(text)):
        try:
            found = _grid(source.name, text, delimiter, notes)
        except UnreadableFile as error:
            problem = problem if number else error
        else:
            yield [found]
    if problem:
        raise problem


def delimiters(text: str) -> list[str]:
    """The delimiters a text could be separated by, the likeliest first."""
    stated = re.match(r"\s*\"?sep=(.)", text, re.IGNORECASE)
    if stated:
        return [stated[1]]
    sample = re.sub(r'"[^"]*"', "", text[:20_000])
    counted = Counter({mark: sample.count(mark) for mark in DELIMITERS})
    return [mark for mark, count in counted.most_common() if count] or [","]


@dataclass
class _Rows:
    """The rows of a text as they are told apart."""

    lines: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)

    def add(self, line: int, row: list[str], problem: str = "") -> None:
        """Add a row, but for the line that only states the delimiter."""
        if not self.rows and row and row[0].lower().startswith("sep=") and len(row) <= 2:
            return
        self.lines.append(line)
        self.rows.append(row)
        if problem:
            self.broken[line] = problem


def _grid(name: str, text: str, delimiter: str, notes: tuple[Sentence, ...]) -> Grid:
    csv.field_size_limit(LONGEST_CELL)
    lines = list(io.StringIO(text, newline=""))
    try:
        found = _strict(name, lines, delimiter)
    except csv.Error as error:
        found = _mended(lines, delimiter, lambda _: False)
        if _is_hopeless(found):
            broken = min(found.broken, default=1)
            raise UnreadableFile("open_quotation", remedy=AGAIN, file=name, line=broken) from error
    swallows = swallowing(found.rows, delimiter)
    if any(map(swallows, found.rows)):
        found = _mended(lines, delimiter, swallows)
    widest = max(map(len, found.rows), default=0)
    if widest > MOST_COLUMNS:
        line = found.lines[[len(row) for row in found.rows].index(widest)]
        raise UnreadableFile(
            "many_columns", remedy=AGAIN, file=name, columns=f"{widest:,}", line=line
        )
    if (stray := _stray_quotation(text, delimiter)) and not found.broken:
        notes += (Sentence("note.stray_quotation", {"line": stray}),)
    return Grid("", found.lines, found.rows, notes, found.broken)


def _stray_quotation(text: str, delimiter: str) -> int:
    """The first line with a quotation mark amid a cell that none encloses, or 0."""
    if '"' not in text:
        return 0
    mark = re.escape(delimiter)
    enclosed = rf'(?:^|(?<=[{mark}\r\n]))"(?:[^"]|"")*"(?=[{mark}\r\n]|$)'
    # What is enclosed leaves its line ends behind, so that lines can be counted.
    left = re.sub(enclosed, lambda cell: "".join(re.findall(r"\r\n|\r|\n", cell[0])), text)
    at = left.find('"')
    return line_of(left[:at]) if at >= 0 else 0


def _strict(name: str, lines: list[str], delimiter: str) -> _Rows:
    """The rows of a text whose quotation marks are all in their place.

    Raises:
        csv.Error: They are not.
        UnreadableFile: A cell is longer than any post.
    """
    found = _Rows()
    reader = csv.reader(iter(lines), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            found.add(before + 1, row)
            before = reader.line_num
    except csv.Error as error:
        if "field larger" not in str(error):
            raise
        raise UnreadableFile(
            "long_cell", remedy=AGAIN, file=name, most=f"{LONGEST_CELL:,}", line=before
        ) from error
    return found


def _is_hopeless(found: _Rows) -> bool:
    """Whether rows are broken that could be the header, or so many that none is to be trusted."""
    first = next((line for line, row in zip(found.lines, found.rows, strict=True) if any(row)), 0)
    count, whole = len(found.broken), len(found.rows) - len(found.broken)
    return first in found.broken or whole < 2 or count > max(1, MOST_BROKEN * len(found.rows))


def _mended(lines: list[str], delimiter: str, swallows: Callable[[list[str]], bool]) -> _Rows:
    """The rows of a text in which a quotation mark is astray, each on its own."""
    found = _Rows()
    at = 0
    while at < len(lines):
        row, taken = _row(lines[at : at + LONGEST_ROW], delimiter)
        if row is None or swallows(row):
            found.add(at + 1, lines[at].rstrip("\r\n").split(delimiter), "broken_quotation")
            taken = 1
        else:
            found.add(at + 1, row)
        at += taken
    return found


def _row(lines: list[str], delimiter: str) -> tuple[list[str] | None, int]:
    """The row that begins a list of lines, and in how many it stands; none where it is broken."""
    reader = csv.reader(iter(lines), delimiter=delimiter, strict=True)
    try:
        row = next(reader)
    except (csv.Error, StopIteration):
        return None, 1
    unquoted = re.sub(r'"(?:[^"]|"")*"', "", "".join(lines[: reader.line_num]))
    return (None if '"' in unquoted else row), reader.line_num


def swallowing(rows: list[list[str]], delimiter: str) -> Callable[[list[str]], bool]:
    """Tells whether another row of a table seems to stand within a cell of a row."""
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    usual = [row for row in rows[:2_000] if len(row) == width]
    figures = [
        sum(1 for row in usual if FIGURE.fullmatch(row[column])) > len(usual) * 0.6
        for column in range(width)
    ]
    last = next((at for at in range(width) if not figures[width - 1 - at]), width)
    columns = range(-last, 0) if last > 1 else [at - width for at in range(width) if figures[at]]
    least = last + 1 if last > 1 else width

    def swallows(row: list[str]) -> bool:
        if not columns or not any("\n" in cell or "\r" in cell for cell in row):
            return False
        inner = (cells.split(delimiter) for cell in row for cells in cell.splitlines()[:-1])
        return any(
            len(cells) >= least and all(FIGURE.fullmatch(cells[column]) for column in columns)
            for cells in inner
        )

    return swallows
