"""`python -m bench.steps [ROWS [ROUNDS]]`: what each step of a take-in costs, and its floor.

A file of each kind is taken into an empty lake, and the CPU of each step is told apart: of all
threads, and of the child. Beside a step stands its floor where there is one, measured in the same
round: the least that anybody could do who has to do this at all.

rows      DuckDB reads the same file, typed, into memory, and does nothing else with it
writing   DuckDB writes the same rows, in memory already, into an encrypted lake of its own
rollups   the same statements group the same rows and write the answers, from memory into memory

The figures are the least of all rounds. They go to bench/results/steps.json and from there into
docs/performance.md.
"""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pyarrow as pa

from bench import account
from bench.invented import FILES, make
from bench.taking_in import cpu, take_in, typed
from dashboard import queries, sandbox
from dashboard.intake import handover
from dashboard.parsing import files
from dashboard.warehouse import TABLES, Warehouse, facts, originals, writing
from dashboard.warehouse.engine import quoted

RESULTS = Path(__file__).parent / "results" / "steps.json"
ROUNDS = 3

Costs = dict[str, float]

OURS = {
    "child": [(sandbox, "run")],
    "handing over": [(handover, "received")],
    "original": [(originals, "digest"), (originals, "keep")],
    "comparing": [(writing, "compare")],
    "writing": [(writing, "_merge"), (writing, "sync")],
    "rollups": [(writing, "rebuild")],
}
"""The steps of a take-in, each with the functions that do it; none is called by another."""


@contextmanager
def told_apart(costs: Costs) -> Iterator[None]:
    """Adds up what each step of a take-in costs, while it is done inside."""
    patches = []
    for step, acts in OURS.items():
        for module, name in acts:
            patches.append(patch.object(module, name, _counted(getattr(module, name), step, costs)))
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def _counted(act: Callable[..., Any], step: str, costs: Costs) -> Callable[..., Any]:
    def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401  it stands for any of ours
        before = cpu()
        try:
            return act(*given, **named)
        finally:
            costs[step] = costs.get(step, 0.0) + cpu() - before

    return counted


@contextmanager
def timed(costs: Costs, step: str) -> Iterator[None]:
    """Notes what is done inside."""
    before = cpu()
    yield
    costs[step] = cpu() - before


def ours(file: Path, folder: Path) -> Costs:
    """The CPU seconds of each step of taking a file in, and of a child that reads one row of it."""
    costs: Costs = {}
    lake = Warehouse(folder / "lake")
    one_row = folder / file.name
    with file.open("rb") as whole:
        one_row.write_bytes(whole.readline() + whole.readline())
    with timed(costs, "start"):
        asked = ["dashboard.parsing", str(one_row), str(folder), "", "2026-11-01T00:00:00", ""]
        sandbox.run(asked, folder)
    with told_apart(costs), timed(costs, "all"):
        take_in(lake, file)
    costs["reading and typing"] = costs["child"] - costs["start"]
    steps = ("child", *(step for step in OURS if step != "child"))
    costs["the rest"] = costs["all"] - sum(costs[step] for step in steps)
    lake.close()
    return costs


def floors(file: Path, folder: Path) -> Costs:
    """The least that reading, writing and rolling up the same file could cost."""
    costs: Costs = {}
    with duckdb.connect() as connection, timed(costs, "rows"):
        connection.execute(f"create table loaded as {typed(file)}")
    (parsed,) = files.parse(file, folder, "", "2026-11-01T00:00:00")
    table = TABLES[str(parsed.fills)]
    with pa.memory_map(str(folder / str(parsed.arrow))) as arrow:
        rows = pa.ipc.open_file(arrow).read_all()
    lake = Warehouse(folder / "bare")
    cursor = lake.cursor()
    cursor.register("incoming", rows)
    given = quoted(name for name in rows.column_names if name in table.columns)
    lacking = {name for name in table.required if name not in rows.column_names}
    blank = "".join(f", {_blank(table.columns[name])} as {name}" for name in sorted(lacking))
    with lake.turn(), timed(costs, "writing"):
        cursor.execute(
            f"insert into lake.main.{table.name} by name select {given}{blank} from incoming"
        )
    facts.resolve(cursor, without=facts.unfilled(cursor))
    cursor.execute(f"create temp table held as from {table.name}")
    cursor.execute(f"create or replace temp view {table.name} as from held")
    span = {"since": date.min, "until": date.max}
    with timed(costs, "rollups"):
        for query in queries.load("rollups"):
            if table.name in query.listed("of"):
                cursor.execute(f"create or replace temp table rolled as {query.sql}", span)
    lake.close()
    return costs


def _blank(kind: str) -> str:
    return {"VARCHAR": "'Unassigned'", "TIMESTAMP": "timestamp '2026-11-01'"}[kind]


def least(rounds: list[Costs]) -> Costs:
    """The least of each step."""
    return {step: round(min(costs[step] for costs in rounds), 3) for step in rounds[0]}


def measured(name: str, rows: int, rounds: int) -> dict[str, Any]:
    """What the steps of taking one file in cost, and their floors."""
    steps: list[Costs] = []
    bare: list[Costs] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="sada-steps-") as place:
            file = make(Path(place), name, rows)
            for found, act in ((steps, ours), (bare, floors)):
                folder = Path(place) / act.__name__
                folder.mkdir()
                found.append(act(file, folder))
    return {"file": name, "rows": rows, "steps": least(steps), "floors": least(bare)}


def main() -> None:
    """Measure, and keep the figures in bench/results and docs."""
    numbers = [int(one) for one in sys.argv[1:]]
    rows = numbers[0] if numbers else 1_000_000
    rounds = numbers[1] if len(numbers) > 1 else ROUNDS
    before = os.getloadavg()[0]
    lines = [measured(name, rows, rounds) for name in FILES]
    written = {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
        "versions": {"Python": platform.python_version(), "DuckDB": duckdb.__version__},
        "rounds": rounds,
        "load before": before,
        "load after": os.getloadavg()[0],
        "lines": lines,
    }
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    account.write()


if __name__ == "__main__":
    main()
