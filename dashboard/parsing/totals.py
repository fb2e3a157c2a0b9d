"""A file's own totals, against what the rows that they stand for add up to.

A format says in its header which rows are totals (`totals like`), of which columns (`adds up`),
and, where there are several, of which rows (`totals by`). Figures that cannot be added, such as
people reached or averages, are not among them.
"""

import re
from collections.abc import Iterator, Sequence

from dashboard.recognition import Block, normal
from dashboard.wording import Sentence, Value

FIGURE = re.compile(r"[+-]?(\d+|\d{1,3}([,٬]\d{3})+)([.٫]\d+)?")

CLOSE = 0.001
"""By what share a total may differ, since its parts are rounded."""

SHOWN = 5
"""How many totals that do not add up are named."""


def disagreements(block: Block) -> list[Sentence]:
    """The totals of a table that its rows do not add up to, each with both figures."""
    export = block.export
    if not export.totals_like:
        return []
    found = list(_wrong(block))
    said = found[:SHOWN]
    if len(found) > SHOWN:
        said.append(Sentence("note.more_totals", {"count": len(found) - SHOWN}))
    return said


def _wrong(block: Block) -> Iterator[Sentence]:
    at = block.grid.lines.index(block.header_line)
    places = _places(block, block.grid.rows[at])
    totals, parts = _sorted_out(block)
    for line, total in totals:
        same = [row for row in parts if _belongs(block, row, total)]
        for name, place in places.items():
            stated = figure(_cell(total, place))
            sum_of = sum(figure(_cell(row, place)) or 0 for row in same)
            if stated is not None and abs(stated - sum_of) > CLOSE * abs(stated):
                where: dict[str, Value] = {"line": line, "column": name}
                figures = {"stated": f"{stated:,.10g}", "found": f"{sum_of:,.10g}"}
                yield Sentence("note.total", {**where, **figures})


def _sorted_out(block: Block) -> tuple[list[tuple[int, list[str]]], list[list[str]]]:
    """The rows that are totals, with their lines, and the others."""
    first, last = block.header_line, max(block.lines, default=block.header_line)
    totals: list[tuple[int, list[str]]] = []
    # A total that the format leaves out stands in the grid all the same.
    below = zip(block.grid.lines, block.grid.rows, strict=True)
    for line, row in below:
        if first < line and (line <= last or block.export.not_rows) and _is_total(block, row):
            totals.append((line, row))
    lines = {line for line, _ in totals}
    rows = zip(block.lines, block.rows, strict=True)
    return totals, [row for line, row in rows if line not in lines]


def _is_total(block: Block, row: Sequence[str]) -> bool:
    return bool(re.search(block.export.totals_like, ",".join(row).strip()))


def _places(block: Block, header: Sequence[str]) -> dict[str, int]:
    """Where the columns stand that can be added, by their names in the file."""
    found: dict[str, int] = {}
    for column in block.export.adds_up:
        if column in block.header:
            place, name = block.header[column]
            found[name] = place
        elif "wide" in block.export.rows:
            names = [normal(cell) for cell in header]
            if normal(column) in names:
                place = names.index(normal(column))
                found[header[place].strip()] = place
    return found


def _belongs(block: Block, row: Sequence[str], total: Sequence[str]) -> bool:
    """Whether a total stands for a row: a blank cell in it stands for all rows."""
    places = (
        block.header[column][0] for column in block.export.totals_by if column in block.header
    )
    pairs = ((_cell(total, place), _cell(row, place)) for place in places)
    return all(not wanted or wanted == own for wanted, own in pairs)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def figure(cell: str) -> float | None:
    """A cell's number in either script, where it can only be that one."""
    if not FIGURE.fullmatch(cell):
        return None
    return float(re.sub("[,٬]", "", cell).replace("٫", "."))
