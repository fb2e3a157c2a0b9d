"""`python -m bench`: what each page costs on the lake in SADA_DATA, or on the sample data.

For every page and language: the first run with nothing remembered, the same page again, and the
page after a change of unit, each as process CPU and as wall time, with how much of the first run
was queries and how much was building charts. Medians of nine reruns.
"""

import json
import os
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import cached, remembering
from dashboard.charts import specifications
from dashboard.warehouse import Warehouse

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results"
PAGES = sorted(path.stem for path in (ROOT / "dashboard" / "pages").glob("*.py"))
ROUNDS = 9


@dataclass
class Stopwatch:
    """Adds up the wall time and the number of calls of something.

    Attributes:
        milliseconds: Wall time in all calls.
        calls: How many there were.
    """

    milliseconds: float = 0.0
    calls: int = 0
    _since: dict[str, float] = field(default_factory=dict)

    def around(self, act: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed."""

        def timed(*arguments: object, **named: object) -> object:
            started = time.perf_counter()
            try:
                return act(*arguments, **named)
            finally:
                self.milliseconds += (time.perf_counter() - started) * 1000
                self.calls += 1

        return timed


def run(app: AppTest) -> tuple[float, float]:
    """Run the page once; CPU and wall milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    app.run()
    if app.exception:
        sys.exit(f"A page could not be drawn: {app.exception[0].message}")
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def page_costs(page: str, language: str, units: list[str]) -> dict[str, float | int | str]:
    """What one page costs, in milliseconds."""
    remembering.forget()
    specifications.trend.cache_clear()
    specifications.ranking.cache_clear()
    cached.lake()
    cached.known()
    queries, charts = Stopwatch(), Stopwatch()
    measured = [
        (Warehouse, "read", queries),
        (Warehouse, "read_list", queries),
        (specifications, "trend", charts),
        (specifications, "ranking", charts),
    ]
    kept = [getattr(owner, name) for owner, name, _ in measured]
    for (owner, name, watch), act in zip(measured, kept, strict=True):
        setattr(owner, name, watch.around(act))
    try:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        app.query_params["lang"] = language
        app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py"))
        first_cpu, first = run(app)
    finally:
        for (owner, name, _), act in zip(measured, kept, strict=True):
            setattr(owner, name, act)
    again = [run(app) for _ in range(ROUNDS)]
    moved = []
    for unit in (units * ROUNDS)[:ROUNDS]:
        app.query_params["u"] = unit
        moved.append(run(app))
    return {
        "page": page,
        "language": language,
        "first": first,
        "first CPU": first_cpu,
        "queries": queries.milliseconds,
        "asked": queries.calls,
        "charts": charts.milliseconds,
        "rerun": median(wall for _, wall in again),
        "rerun CPU": median(cpu for cpu, _ in again),
        "other unit": median(wall for _, wall in moved),
    }


def machine() -> dict[str, object]:
    """The machine and the versions that the figures were measured on."""
    return {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "streamlit": st.__version__,
    }


def main() -> None:
    """Measure every page, print a table, and keep it in bench/results."""
    known = cached.known()
    if not known.history:
        sys.exit("The lake is empty: run `python -m dashboard sample` first.")
    units = [unit.unit for unit in known.units][:ROUNDS]
    rows = [page_costs(page, language, units) for page in PAGES for language in ("en", "ar")]
    columns = list(rows[0])
    print(" ".join(f"{name:>10}" for name in columns), "  (ms)")
    for row in rows:
        cells = (f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in row.values())
        print(" ".join(f"{cell:>10}" for cell in cells))
    RESULTS.mkdir(exist_ok=True)
    written = {"machine": machine(), "rows": rows}
    (RESULTS / "reruns.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(machine()))


if __name__ == "__main__":
    main()
