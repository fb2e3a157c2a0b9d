"""Rows that do not fit under their header: which are whole all the same, and which are not.

A row that is too long is never trimmed, since nobody knows which of its cells is one too many;
only where most rows end in the same blank cells is that how the program writes its lines.
"""

from collections import Counter
from collections.abc import Sequence

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


def _usual_length(block: Block) -> int:
    """How many cells most rows have."""
    counted = Counter(map(len, block.rows)).most_common(1)
    return counted[0][0] if counted else block.width


def _is_whole(block: Block, row: Sequence[str], usual: int) -> bool:
    if len(row) == block.width:
        return True
    if len(row) > block.width:
        return len(row) == usual and not any(map(str.strip, row[block.width :]))
    # A quotation mark within a cell shows that a separator is gone, and the row is short for that.
    return "ragged" in block.export.rows and not any('"' in cell for cell in row)


def _rejection(line: int, row: Sequence[str], width: int, problem: str) -> Rejection:
    reason = Reason(problem, "odd_row", {"cells": len(row), "width": width})
    return Rejection(line, "", ",".join(row)[:200], reason)
