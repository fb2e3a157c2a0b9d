"""A series as a control chart takes it: every period in its place, a gap where one is missing."""

import csv
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pandas as pd

from dashboard.errors import UnreadableFile
from dashboard.readers.encodings import decode
from dashboard.readers.grids import Source
from dashboard.readers.text import delimiters
from dashboard.scope import Period, add_months, months_between, start_of
from dashboard.statistics.control import Direction

FREQUENCIES: dict[Period, str] = {
    "day": "D",
    "week": "W-MON",
    "month": "MS",
    "quarter": "QS",
    "year": "YS",
}

DIRECTIONS: dict[str, Direction] = {
    "higher": "increase",
    "lower": "decrease",
    "neutral": "neutral",
}

BLANK = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–"})
"""What stands in a cell without a figure; R and pandas write some of these."""

DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[ T].*)?")


@dataclass(frozen=True)
class Series:
    """Values in the order of time.

    Attributes:
        labels: What each period is called: its first day, or its place among the rows from 1.
        starts: The first day of each; None where it is not known.
        values: The values; NaN for a gap.
        denominators: What each was divided by; nothing where it is not known.
    """

    labels: tuple[str | int, ...]
    starts: tuple[date | None, ...]
    values: tuple[float, ...]
    denominators: tuple[float, ...] = ()

    def at(self, day: date) -> int | None:
        """The place of the first point on a day or after it; None where there is none.

        A point stands on the first day of its period; a gap is none.
        """
        points = zip(self.starts, self.values, strict=True)
        return next(
            (
                at
                for at, (start, value) in enumerate(points)
                if start and start >= day and not math.isnan(value)
            ),
            None,
        )


def placed(rows: pd.DataFrame, since: date, until: date, period: Period) -> pd.DataFrame:
    """Measured rows from the first with a value, every period in its place.

    Returns:
        By the first day of each period: value, denominator; NaN where a period has none.
    """
    first_start = start_of(since, period)
    starts = pd.date_range(first_start, until, freq=FREQUENCIES[period], inclusive="left")
    found = rows.set_index("period_start")[["value", "denominator"]].reindex(starts)
    first = found["value"].first_valid_index()
    return found.loc[first:] if first is not None else found.iloc[:0]


def of_values(placed: pd.DataFrame) -> Series:
    """A series from values and denominators by the first day of their periods."""
    starts = tuple(start.date() for start in placed.index)
    return Series(
        tuple(start.isoformat() for start in starts),
        starts,
        tuple(map(float, placed["value"])),
        tuple(map(float, placed["denominator"])),
    )


def read(path: Path, column: str = "") -> Series:
    """A series from a file of one column of figures, with or without a header.

    A column of periods may stand before it: days and months in ISO form put the rows in the order
    of time, and months or weeks that are missing become gaps, as blank cells are. 12% is 0.12.

    Args:
        path: A text file, separated by commas, semicolons or tabs.
        column: The name of the column of figures, where there is more than one.

    Raises:
        UnreadableFile: It cannot be read, or a cell in it is no figure.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("no_access", file=path.name, error=error.strerror or "") from error
    text, _ = decode(Source(path.name, content))
    reader = csv.reader(text.splitlines(), delimiter=delimiters(text)[0])
    rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    while rows and not any(rows[-1][1]):
        rows.pop()
    width = max((len(cells) for _, cells in rows), default=0)
    if not width:
        raise UnreadableFile("empty_file", remedy="export_again", file=path.name)
    head = rows[0][1]
    names = head if _is_header(head) else []
    body = [(line, cells) for line, cells in rows[bool(names) :] if width == 1 or any(cells)]
    at = _column(path.name, names, [cells for _, cells in body], width, column)
    figures = [_figure(path.name, line, _cell(cells, at)) for line, cells in body]
    if width == 1:
        places = tuple(range(1, len(figures) + 1))
        return Series(places, (None,) * len(places), tuple(figures))
    named = [_cell(cells, 1 if at == 0 else 0) for _, cells in body]
    return _dated(path.name, [line for line, _ in body], named, figures)


def figure(text: str) -> float | None:
    """A figure as people write it: 1,234.5 or 12%; NaN for a blank, None for what is none."""
    if text.casefold() in BLANK:
        return math.nan
    plain = text.replace("−", "-").replace("٫", ".").replace("٬", ",")
    plain, share = (plain[:-1].rstrip(), 100) if plain[-1] in "%٪" else (plain, 1)
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        value = float(plain) / share
    except ValueError:
        return None
    return value if math.isfinite(value) and "_" not in plain else None


def given(text: str) -> float:
    """A figure that somebody gives: never a blank.

    Raises:
        ValueError: It is none.
    """
    value = figure(text)
    if value is None or math.isnan(value):
        raise ValueError(text)
    return value


def _is_header(first: Sequence[str]) -> bool:
    """Whether the first row names columns: it has a word, and neither a figure nor a day."""
    figures = [figure(cell) for cell in first]
    has_figure = any(value is not None and not math.isnan(value) for value in figures)
    return None in figures and not has_figure and not any(map(_day, first))


def _column(
    file: str, names: Sequence[str], body: Sequence[Sequence[str]], width: int, wanted: str
) -> int:
    """Which column holds the figures."""
    if wanted:
        folded = [name.casefold() for name in names]
        if wanted.casefold() in folded:
            return folded.index(wanted.casefold())
        raise UnreadableFile("no_such_column", file=file, column=wanted)
    offered = list(range(width))
    if width > 1:
        offered = [at for at in offered if not _holds_periods(names, body, at)]
    if len(offered) != 1:
        raise UnreadableFile("many_series", file=file, columns=width)
    return offered[0]


PERIODS = frozenset(
    {"", "period", "period_start", "date", "day", "week", "month", "quarter", "year", "time"}
    | {"الفترة", "التاريخ", "اليوم", "الأسبوع", "الشهر", "السنة"}
)
"""Names of a column that tells when, in lower case."""


def _holds_periods(names: Sequence[str], body: Sequence[Sequence[str]], at: int) -> bool:
    if at < len(names) and names[at].casefold().replace(" ", "_") in PERIODS:
        return True
    cells = [_cell(row, at) for row in body]
    return at == 0 and any(figure(cell) is None for cell in cells)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _figure(file: str, line: int, text: str) -> float:
    value = figure(text)
    if value is None:
        raise UnreadableFile("no_figure_at", file=file, line=line, value=text[:60])
    return value


def _day(text: str) -> date | None:
    """A day, or the first of a month, in ISO form."""
    found = DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def _dated(
    file: str, lines: Sequence[int], named: Sequence[str], figures: Sequence[float]
) -> Series:
    """A series with its periods; in the order of time where all of them are days."""
    days = [_day(name) for name in named]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return Series(tuple(named), (None,) * len(named), tuple(figures))
    seen: set[date] = set()
    for line, day in zip(lines, known, strict=True):
        if day in seen:
            raise UnreadableFile("period_twice", file=file, line=line, value=str(day))
        seen.add(day)
    held = dict(zip(known, figures, strict=True))
    starts = _without_holes(sorted(known))
    values = tuple(held.get(start, math.nan) for start in starts)
    return Series(tuple(map(str, starts)), tuple(starts), values)


def _without_holes(days: list[date]) -> list[date]:
    """The days with those that are missing from a series by months or by weeks put in.

    The step is the commonest one, if all others are whole multiples of it. Days that follow no
    such step, such as working days, stay as they are.
    """
    if all(day.day == 1 for day in days):
        steps = [months_between(one, two) for one, two in pairwise(days)]
        step = _step(steps)
        months = range(0, sum(steps) + 1, step or 1)
        return [add_months(days[0], count) for count in months] if step else days
    steps = [(two - one).days for one, two in pairwise(days)]
    step = _step(steps)
    if step % 7 or not step:
        return days
    return [days[0] + timedelta(days=count) for count in range(0, sum(steps) + 1, step)]


def _step(steps: Sequence[int]) -> int:
    """The commonest step where all are multiples of it, else 0."""
    commonest = Counter(steps).most_common(1)[0][0] if steps else 0
    return commonest if commonest and math.gcd(*steps) == commonest else 0
