"""Mutated samples and what becomes of them, judged by what the sample itself became."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc

from bench.mutations import Mutation, Table, mutated, written
from dashboard import parsing
from dashboard.errors import DashboardError
from dashboard.readers import grids, sources

EXAMPLES = Path(__file__).parent.parent / "tests" / "exports"
NOW = "2026-11-23"

LINE = re.compile(r"(?<!\S)line [0-9]+$")
"""Where a row has no id, the line it stands on is part of one."""

PLACED = {"_row", "captured_at", "known_at", "report"}
"""What is made of a row's place, of the file's bytes or of the clock is another each time."""

Rows = Counter[tuple[object, ...]]


@dataclass(frozen=True)
class Trial:
    """What became of one mutated file.

    Attributes:
        sample: The sample it was made of.
        mutation: How it was changed.
        end: refused, right, reported or silent.
        kept: Of the sample's rows that were not touched, the share that was taken in; None where
            the file was refused.
        wrong: How many rows were taken in that the sample does not have.
    """

    sample: str
    mutation: Mutation
    end: str
    kept: float | None
    wrong: int


def contract() -> Table:
    """An invented table in the six columns of the contract."""
    draw = random.Random(7)
    texts = (
        "Opening, today",
        "Two\nlines",
        'She said "well done"',
        "مرحبا بكم",
        "plain",
        "5% more",
    )
    rows = [
        [
            str(date(2026, 1, 1) + timedelta(days=draw.randrange(300))),
            draw.choice(("Facebook", "X", "LinkedIn", "YouTube")),
            f"Unit {draw.randrange(1, 12):03}",
            f"{draw.choice(texts)} {number}",
            str(draw.randrange(1_000, 90_000)),
            str(draw.randrange(10, 1_000)),
        ]
        for number in range(40)
    ]
    return [["date", "channel", "unit", "post_text", "reach", "engagements"], *rows]


def samples() -> dict[str, Table]:
    """The plain tables among the examples of the tests, and one in the contract's columns."""
    found = {"contract": contract()}
    for path in sorted(EXAMPLES.glob("*/*/export.csv")):
        if (path.parent / "refused.txt").exists():
            continue
        try:
            ((grid,), *_) = (next(grids(source)) for source in sources(path))
        except (DashboardError, ValueError):
            continue
        if len(grid.rows) > 2:
            found[f"{path.parent.parent.name}/{path.parent.name}"] = grid.rows
    return found


def _rows(parsed: list[parsing.Parsed], folder: Path) -> Rows:
    """All typed rows of a file, whatever order they came in."""
    rows: Rows = Counter()
    for one in parsed:
        if one.arrow:
            with pa.memory_map(str(folder / one.arrow)) as file:
                table = pa.ipc.open_file(file).read_all()
            names = sorted(set(table.column_names) - PLACED)
            if one.format == "contract":
                names.remove("post_id")
            columns = [
                [
                    (name, LINE.sub("", value) if name == "response_id" else value)
                    for value in table[name].to_pylist()
                ]
                for name in names
            ]
            rows.update(
                tuple(cell for cell in row if cell[1] is not None)
                for row in zip(*columns, strict=True)
            )
    return rows


def _parsed(content: bytes, folder: Path) -> tuple[Rows, bool, Counter[str]]:
    """The rows of a file, whether it was refused, and what was reported."""
    path = folder / "export.csv"
    path.write_bytes(content)
    parsed = parsing.parse(path, folder, "moh", NOW)
    rows = _rows(parsed, folder)
    reported = Counter(
        said
        for one in parsed
        for said in (
            *(note.said("en") for note in one.notes),
            *(f"{each.column} {each.value} {each.reason.key}" for each in one.rejections),
        )
    )
    refused = any(one.problem for one in parsed)
    return rows, refused, reported


def trials(count: int, seed: int, folder: Path) -> Iterator[Trial]:
    """Change samples at random and see how each ends."""
    draw = random.Random(seed)
    tables = samples()
    truths: dict[str, tuple[Rows, bool, Counter[str]]] = {}
    number = 0
    while number < count:
        # Every third file is of the contract, whose rows are many and whose truth is plain.
        name = "contract" if number % 3 == 0 else draw.choice(sorted(tables))
        if name not in truths:
            truths[name] = _parsed(written(tables[name]).encode(), folder)
        truth, is_refused, usual = truths[name]
        if is_refused or not truth:
            continue
        number += 1
        mutation = mutated(tables[name], draw, has_figures=name == "contract")
        rows, refused, reported = _parsed(mutation.content, folder)
        wrong = sum((rows - truth).values())
        # Some formats make rows of several lines, so that one line less is another row.
        unseen = mutation.lost and (name != "contract" or set(rows) <= set(truth))
        same = unseen or rows == truth
        end = "reported" if reported - usual else "silent"
        end = "refused" if refused else "right" if same else end
        kept = (
            None
            if refused or mutation.kind == "cut off"
            else sum((rows & truth).values()) / max(1, truth.total() - 1)
        )
        yield Trial(name, mutation, end, None if kept is None else min(1.0, kept), wrong)
