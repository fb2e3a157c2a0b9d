"""A series as people write it: a file with one column of figures, and a figure alone."""

import csv
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from dashboard.errors import BadCommand, UnreadableFile
from dashboard.readers.encodings import decode
from dashboard.readers.grids import AGAIN, Source
from dashboard.readers.text import LONGEST_CELL, delimiters
from dashboard.statistics.series import Series, without_holes

BLANK = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–"})
"""What stands in a cell without a figure; R and pandas write some of these."""

PERIODS = frozenset(
    {"", "period", "period_start", "date", "day", "week", "month", "quarter", "year", "time"}
    | {"الفترة", "التاريخ", "اليوم", "الأسبوع", "الشهر", "السنة"}
)
"""Names of a column that tells when, in lower case."""

DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[ T].*)?")

INVISIBLE = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks of direction, which stand before figures in Arabic texts."""

SIGNS = str.maketrans({"−": "-", "٫": ".", "٬": ",", "،": ",", "\xa0": " ", "\u202f": " "})

THOUSANDS = re.compile(r"[+-]?\d{1,3}([, '’]\d{3})+(\.\d+)?")
"""1,234.5 and its like."""

DECIMAL_COMMA = re.compile(r"[+-]?(\d{1,3}([. '’]\d{3})+|\d+)(,\d+)?")
"""1.234,5 and its like; 1,234 and 1.234 may be another."""

SMALL = re.compile(r"[+-]?0+,\d+")
"""A figure below one, whose comma parts no thousands."""

LARGEST = 1e300
"""Beyond it sums are no longer figures."""


@dataclass(frozen=True)
class _Table:
    """The cells of a file.

    Attributes:
        file: What the file is called.
        names: The names of its columns; nothing where it has no header.
        lines: The line on which each row stands.
        rows: The cells of each row below the header, all of one width.
    """

    file: str
    names: Sequence[str]
    lines: Sequence[int]
    rows: Sequence[Sequence[str]]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else len(self.names)

    def column(self, at: int) -> list[str]:
        """The cells of a column."""
        return [row[at] for row in self.rows]


def read(path: Path, column: str = "") -> Series:
    """A series from a file of one column of figures, with or without a header.

    A column of periods may stand before it: days and months in ISO form put the rows in the order
    of time, and months or weeks that are missing become gaps, as blank cells are. 12% is 0.12.

    Args:
        path: A text file, separated by commas, semicolons or tabs.
        column: The name of the column of figures, where there is more than one.

    Raises:
        UnreadableFile: It cannot be read, a cell in it is no figure, or none is one.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("no_access", file=path.name, error=error.strerror or "") from error
    table = _table(path.name, decode(Source(path.name, content))[0])
    at = _of_figures(table, column)
    figures = list(_figures(table, at))
    if all(map(math.isnan, figures)):
        raise UnreadableFile("no_figures", file=path.name)
    if table.width == 1:
        places = tuple(range(1, len(figures) + 1))
        return Series(places, (None,) * len(places), tuple(figures))
    return _dated(table, table.column(1 if at == 0 else 0), figures)


def figure(text: str, *, decimal_comma: bool = False) -> float | None:
    """A figure as people write it: 1,234.5 or 12%; NaN for a blank, None for what is none.

    Args:
        text: What is written.
        decimal_comma: Whether 1,234 is a little more than one, as the figures beside it show.
    """
    plain = INVISIBLE.sub("", text).translate(SIGNS).strip()
    if plain.casefold() in BLANK:
        return math.nan
    plain, share = (plain[:-1].rstrip(), 100) if plain[-1] in "%٪" else (plain, 1)
    has_comma = "," in plain and (SMALL.fullmatch(plain) or not THOUSANDS.fullmatch(plain))
    if (decimal_comma or has_comma) and DECIMAL_COMMA.fullmatch(plain):
        plain = re.sub(r"[. '’]", "", plain).replace(",", ".")
    elif decimal_comma and "." in plain:
        return None
    elif THOUSANDS.fullmatch(plain):
        plain = re.sub(r"[, '’]", "", plain)
    try:
        value = float(plain) / share
    except ValueError:
        return None
    return value if abs(value) < LARGEST and "_" not in plain else None


def given(text: str) -> float:
    """A figure that somebody gives: never a blank.

    Raises:
        BadCommand: It is none.
    """
    value = figure(text)
    if value is None or math.isnan(value):
        raise BadCommand("no_figure", remedy="write_figure", value=text[:60])
    return value


def _table(file: str, text: str) -> _Table:
    """The cells of a text, without blank rows around them and blank columns."""
    lines, rows = _separated(file, text)
    while rows and not any(rows[-1]):
        rows.pop()
    while rows and not any(rows[0]):
        del rows[0], lines[0]
    if not rows:
        raise UnreadableFile("empty_file", remedy=AGAIN, file=file)
    if len(rows[0]) == 1 and _is_header(rows[0]) and all(map(_is_parted, rows[1:])):
        rows[1:] = [[",".join(row)] if any(row) else row for row in rows[1:]]
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    filled = [at for at in range(width) if any(row[at] for row in padded)]
    kept = [[row[at] for at in filled] for row in padded]
    names = kept[0] if _is_header(kept[0]) else []
    body = list(zip(lines, kept, strict=False))[bool(names) :]
    is_spaced = not any(any(one) and any(two) for (_, one), (_, two) in pairwise(body))
    if len(filled) > 1 or is_spaced:  # a blank line after each figure is no gap
        body = [(line, row) for line, row in body if any(row)]
    return _Table(file, names, [line for line, _ in body], [row for _, row in body])


def _separated(file: str, text: str) -> tuple[list[int], list[list[str]]]:
    """The rows of a text, and on which line each ends."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines, rows = [], []
    try:
        for cells in reader:
            lines.append(reader.line_num)
            rows.append([cell.strip() for cell in cells])
    except csv.Error as error:
        if "field larger" in str(error):
            most, line = f"{LONGEST_CELL:,}", reader.line_num
            raise UnreadableFile(
                "long_cell", remedy=AGAIN, file=file, most=most, line=line
            ) from error
        line = lines[-1] + 1 if lines else 1
        raise UnreadableFile("open_quotation", remedy=AGAIN, file=file, line=line) from error
    if rows and rows[0] and rows[0][0].casefold().startswith("sep="):
        del lines[0], rows[0]
    return lines, rows


def _delimiter(text: str) -> str:
    """What parts the cells: what stands in every line, and of a comma and another, the other."""
    lines = [line for line in text.splitlines() if line.strip()]
    everywhere = (mark for mark in "\t;|" if lines and all(mark in line for line in lines))
    return next(everywhere, delimiters(text)[0])


def _is_parted(row: Sequence[str]) -> bool:
    """Whether a row could be one figure, parted at its decimal comma."""
    if len(row) == 1 or not any(row):
        return figure("".join(row)) is not None
    return len(row) == 2 and DECIMAL_COMMA.fullmatch(_bare(",".join(row))) is not None


def _bare(cell: str) -> str:
    """A figure without its sign of percent, each of its other signs as an English one."""
    return INVISIBLE.sub("", cell).translate(SIGNS).rstrip("%٪ ")


def _is_header(first: Sequence[str]) -> bool:
    """Whether the first row names columns: it has a word, and neither a figure nor a day."""
    return any(map(_is_name, first)) and all(
        _is_name(cell) or cell.casefold() in BLANK for cell in first
    )


def _is_name(cell: str) -> bool:
    """Whether a cell is no figure, not even a mistaken one, and no day."""
    try:
        float(cell)
    except ValueError:
        has_digit = any(sign.isdigit() for sign in cell)
        is_word = any(sign.isalpha() for sign in cell) or not has_digit
        return is_word and figure(cell) is None and _day(cell) is None
    return False


def _of_figures(table: _Table, wanted: str) -> int:
    """Which column holds the figures."""
    if wanted:
        folded = [name.casefold() for name in table.names]
        if wanted.casefold() in folded:
            return folded.index(wanted.casefold())
        raise UnreadableFile("no_such_column", file=table.file, column=wanted)
    offered = list(range(table.width))
    if table.width > 1:
        offered = [at for at in offered if not _holds_periods(table, at)]
    if len(offered) != 1:
        raise UnreadableFile("many_series", file=table.file, columns=table.width)
    return offered[0]


def _holds_periods(table: _Table, at: int) -> bool:
    if at < len(table.names) and table.names[at].casefold().replace(" ", "_") in PERIODS:
        return True
    return at == 0 and any(figure(cell) is None for cell in table.column(at))


def _figures(table: _Table, at: int) -> Iterator[float]:
    """The figures of a column; where one has a decimal comma, all of them have."""
    cells = table.column(at)
    commas = [cell for cell in map(_bare, cells) if "," in cell and DECIMAL_COMMA.fullmatch(cell)]
    decimal_comma = any(SMALL.fullmatch(one) or not THOUSANDS.fullmatch(one) for one in commas)
    for line, cell in zip(table.lines, cells, strict=True):
        value = figure(cell, decimal_comma=decimal_comma)
        if value is None:
            raise UnreadableFile(
                "no_figure_at", file=table.file, line=line, value=" ".join(cell.split())[:60]
            )
        yield value


def _day(text: str) -> date | None:
    """A day, or the first of a month, in ISO form."""
    found = DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def _dated(table: _Table, named: Sequence[str], figures: Sequence[float]) -> Series:
    """A series with its periods; in the order of time where they are days."""
    days = [_day(name) for name in named]
    if not any(days):
        return Series(tuple(named), (None,) * len(named), tuple(figures))
    held: dict[date, float] = {}
    for line, name, day, value in zip(table.lines, named, days, figures, strict=True):
        if day is None:
            raise UnreadableFile("no_period_at", file=table.file, line=line, value=name[:60])
        if day in held:
            raise UnreadableFile("period_twice", file=table.file, line=line, value=str(day))
        held[day] = value
    starts = without_holes(sorted(held))
    values = tuple(held.get(start, math.nan) for start in starts)
    return Series(tuple(map(str, starts)), tuple(starts), values)
