"""Rows that do not fit under their header: which are whole all the same, and which are not.

A row that is too long is never trimmed, since nobody knows which of its cells is one too many;
only where most rows end in the same blank cells is that how the program writes its lines.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from dashboard.errors import Reason, Rejection
from dashboard.recognition import Block


def sorted_out(block: Block) -> tuple[list[int], list[list[str]], list[Rejection]]:
    """The lines and the cells of a block's whole rows, each as wide as the header, and the rest.

    Blank rows are left out of both.
    """
    usual = _usual_length(block)
    lines: list[int] = []
    rows: list[list[str]] = []
    rejections: list[Rejection] = []
    for line, row in zip(block.lines, block.rows, strict=True):
        if not any(map(str.strip, row)):
            continue
        problem = block.grid.broken.get(line) or ("" if _is_whole(block, row, usual) else "odd_row")
        if problem:
            rejections.append(_rejection(line, row, block.width, problem))
        else:
            lines.append(line)
            rows.append(row[: block.width] + [""] * (block.width - len(row)))
    return lines, rows, rejections


def left_unused(block: Block, used: Collection[int]) -> list[Rejection]:
    """Short rows that a format's SQL passes over, where it takes each row for itself.

    It passes over rows that are no data, and a row that lacks a separator may look like one.

    Args:
        block: The block.
        used: The lines that it made something of, or that are rejected.
    """
    return [
        _rejection(line, row, block.width, "odd_row")
        for line, row in zip(block.lines, block.rows, strict=True)
        if 1 < len(row) < block.width and line not in used and sum(map(bool, row)) > 1
    ]


def _usual_length(block: Block) -> int:
    """How many cells most rows have; one row, or half of them, show no habit."""
    ((length, count),) = Counter(map(len, block.rows)).most_common(1) or [(block.width, 0)]
    return length if count > max(1, len(block.rows) / 2) else block.width


def _is_whole(block: Block, row: Sequence[str], usual: int) -> bool:
    if len(row) == block.width:
        return True
    if len(row) > block.width:
        return len(row) == usual and not any(map(str.strip, row[block.width :]))
    # Where a separator is gone or another stands in its place, the row is short for that.
    missing = block.width - len(row)
    is_torn = any('"' in cell or _others(cell) >= missing for cell in row)
    return "ragged" in block.export.rows and not is_torn


def _others(cell: str) -> int:
    """How many separators of another kind than the comma stand in a cell."""
    return max(map(cell.count, ";\t|"))


def _rejection(line: int, row: Sequence[str], width: int, problem: str) -> Rejection:
    reason = Reason(problem, "odd_row", {"cells": len(row), "width": width})
    return Rejection(line, "", ",".join(row)[:200], reason)
