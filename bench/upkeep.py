"""`python -m bench.upkeep [MILLIONS [ROUNDS]]`: what a million new rows cost the rollups.

A million posts, with the messages that answer them, come into a lake that holds so many million
facts already, in the month after its last. Counted is what is done with the rows once they are
written: every rollup of that month is built and written, as a take-in does it. Nothing is
committed. The lake is one of bench.pages, its files linked into a folder of their own. The figures
go to bench/results/upkeep.json and from there into docs/performance.md.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from bench import facts, machine
from bench.pages import FOLDER, Cost, cost, made
from dashboard.scope import add_months
from dashboard.warehouse import Warehouse, writing
from dashboard.warehouse.engine import Cursor

RESULTS = Path(__file__).parent / "results" / "upkeep.json"
ROUNDS = 5
ROWS = 1_000_000
TABLES = ("post", "message")

MONTH = facts.UNTIL
"""The month that the rows come in."""


@contextmanager
def linked(lake: Path) -> Iterator[Path]:
    """The same lake in a folder of its own: data files are linked, what may change is copied."""

    def put(source: str, target: str) -> None:
        if source.endswith(".parquet"):
            os.link(source, target)
        else:
            shutil.copy2(source, target)

    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        yield Path(shutil.copytree(lake, Path(folder) / "lake", copy_function=put))


def upkeep(lake: Warehouse) -> Cost:
    """What the rollups cost once a million rows of the month are written."""
    found: list[Cost] = []

    def act(cursor: Cursor) -> None:
        facts.prepare(cursor, ROWS)
        _spread(cursor)
        cursor.execute("begin")
        cursor.execute(facts.FACTS.format(slots=facts.SLOTS, late=facts.LATE), {"month": MONTH})
        for table in TABLES:
            rows = facts.INTO[table].format(until=facts.UNTIL)
            cursor.execute(f"insert into lake.main.{table} by name {rows}")
        touched = {table: {MONTH} for table in TABLES}
        found.append(cost(lambda: writing.rebuild(cursor, touched)))
        cursor.execute("rollback")

    lake._write(act)
    return found[0]


def _spread(cursor: Cursor) -> None:
    """Deal the rows to the days of the month, under numbers that no fact has."""
    days = (add_months(MONTH, 1) - MONTH).days
    borders = [10**12 + ROWS * day // days for day in range(days + 1)]
    cursor.execute("delete from bench_day")
    cursor.executemany(
        "insert into bench_day values ($1, $2, $3)",
        [
            (MONTH + timedelta(days=day), first, last)
            for day, (first, last) in enumerate(pairwise(borders))
        ],
    )


def main() -> None:
    """Measure, print and keep."""
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    kept: list[dict[str, Any]] = []
    if RESULTS.exists():
        kept = json.loads(RESULTS.read_text(encoding="utf-8"))["rows"]
    with linked(made(millions)[0]) as folder:
        lake = Warehouse(folder)
        costs = [upkeep(lake) for _ in range(rounds)]
        lake.close()
    row = {
        "millions": millions,
        "CPU s": round(median(one.cpu for one in costs) / 1000, 2),
        "least CPU s": round(min(one.cpu for one in costs) / 1000, 2),
        "s": round(median(one.wall for one in costs) / 1000, 2),
        "peak MiB": round(machine.memory(os.getpid(), "VmHWM")),
        "load": machine.load(),
    }
    print(json.dumps(row), flush=True)
    rows = [*(one for one in kept if one["millions"] != millions), row]
    written = {
        "command": f"python -m bench.upkeep {millions:g}",
        **machine.described(),
        "rounds": rounds,
        "rows": sorted(rows, key=lambda row: row["millions"]),
    }
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
