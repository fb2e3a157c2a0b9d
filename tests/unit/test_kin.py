"""Kin of an export: its columns in another order, one more of them, the optional ones gone."""

from functools import cache
from pathlib import Path

import pytest

from dashboard import recognition
from dashboard.errors import DashboardError
from dashboard.readers import Grid, grids, sources
from dashboard.recognition import Block

EXAMPLES = Path(__file__).parents[1] / "exports"
FORMATS = [export.name for export in recognition.exports() if not export.first_column]


@cache
def shown(name: str) -> Block | None:
    """The table of the first example of a format that is one text file with one table."""
    for path in sorted((EXAMPLES / name).glob("*/export.csv")):
        for source in sources(path):
            try:
                found = [
                    block for sheet in next(grids(source)) for block in recognition.blocks(sheet)
                ]
            except DashboardError:
                continue
            if [block.export.name for block in found] == [name]:
                return found[0]
    return None


def taken_for(block: Block, header: list[str]) -> set[str]:
    """The formats that the table fits under another header, with what stands above it."""
    at = block.grid.lines.index(block.header_line)
    rows = [*block.grid.rows[:at], header, ["1"] * len(header)]
    grid = Grid(block.grid.sheet, list(range(1, len(rows) + 1)), rows)
    return {found.export.name for found in recognition.blocks(grid)}


@pytest.mark.parametrize("name", FORMATS)
def test_a_table_is_known_with_its_columns_in_any_order_and_without_optional_ones(
    name: str,
) -> None:
    block = shown(name)
    if block is None:
        pytest.skip("its examples are workbooks, or hold several tables")
    at = block.grid.lines.index(block.header_line)
    header = [cell for cell in block.grid.rows[at] if cell.strip()]
    kept = {block.header[column][1] for column in block.export.columns}
    kept |= {block.header[column][1] for column in block.export.one_of & block.header.keys()}
    free = block.export.any_column or block.export.others_like
    bare = [cell for cell in header if free or cell.strip() in kept]

    assert taken_for(block, header[::-1]) == {name}
    assert taken_for(block, bare) == {name}


@pytest.mark.parametrize("name", FORMATS)
def test_a_table_is_known_with_one_more_column(name: str) -> None:
    block = shown(name)
    closed = block and (block.export.is_closed or block.export.any_column)
    if block is None or closed or block.export.others_like:
        pytest.skip("it has no such example, or one more column makes it another report")
    at = block.grid.lines.index(block.header_line)

    assert taken_for(block, ["Zusätzlich", *block.grid.rows[at]]) == {name}
