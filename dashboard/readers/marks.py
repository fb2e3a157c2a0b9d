"""What is odd about a sheet of a workbook, and the words in which it is said."""

from dataclasses import dataclass, field

from dashboard.wording import Sentence, Value

SHOWN = 6
"""How many places one note names."""


@dataclass(frozen=True)
class Marks:
    """What is odd about a sheet.

    Attributes:
        name: Its name.
        errors: Cells that hold an error, by row and column from 0, with the error.
        uncached: Cells whose formula was never computed, with the formula.
        merged: Ranges of cells merged into one.
        hidden: How many rows and groups of columns are hidden.
        padded: Cells with a number that is shown with zeros or a name in front of it.
        is_hidden: Whether it is hidden as a whole.
    """

    name: str
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    hidden: int = 0
    padded: list[str] = field(default_factory=list)
    is_hidden: bool = False


def place(row: int, column: int) -> str:
    """A cell's name as spreadsheets show it: B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def told(mark: Marks) -> tuple[Sentence, ...]:
    """The notes on a sheet."""
    notes: list[Sentence] = []
    if mark.is_hidden:
        notes.append(Sentence("note.hidden_sheet", {"sheet": mark.name}))
    for key, places in (
        ("note.error_cells", [place(*at) for at in mark.errors]),
        ("note.uncached_cells", [place(*at) for at in mark.uncached]),
        ("note.merged_cells", mark.merged),
        ("note.padded_cells", mark.padded),
    ):
        if places:
            shown: dict[str, Value] = {"sheet": mark.name, "count": len(places)}
            notes.append(Sentence(key, shown | {"cells": places[:SHOWN]}))
    if mark.hidden:
        hidden: dict[str, Value] = {"sheet": mark.name, "count": mark.hidden}
        notes.append(Sentence("note.hidden_rows", hidden))
    return tuple(notes)
