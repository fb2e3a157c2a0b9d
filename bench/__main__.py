"""`python -m bench [MILLIONS]`: what a warm rerun of each page costs the server.

On the lake in SADA_DATA, or on one of so many million invented facts: for every page and language
the first visit, the same page again, and the page after a change of unit, as CPU of the process
and by the clock. What runs in the background once is waited for before anything counts. Medians of
nine reruns, the units ones that nobody looked at before. Beside them stands Streamlit's own least:
a page of one radio and a text.
"""

import json
import os
import sys
import time
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from bench import machine
from bench.pages import made
from dashboard import cached

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results" / "reruns.json"
PAGES = sorted(path.stem for path in (ROOT / "dashboard" / "pages").glob("*.py"))
ROUNDS = 9


def run(app: AppTest) -> tuple[float, float]:
    """Run the page once; CPU and wall milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    app.run()
    if app.exception:
        sys.exit(f"A page could not be drawn: {app.exception[0].message}")
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def opened(page: str, language: str) -> AppTest:
    """A page of Sada, not yet run."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600)
    app.query_params["lang"] = language
    app.switch_page(str(ROOT / "dashboard" / "pages" / f"{page}.py"))
    return app


def quiet() -> None:
    """Wait until nothing runs in the background."""
    while True:
        before = time.process_time()
        time.sleep(1)
        if time.process_time() - before < 0.05:
            return


def page_costs(page: str, language: str, units: list[str]) -> dict[str, float | str]:
    """What one page costs, in milliseconds."""
    app = opened(page, language)
    first_cpu, first = run(app)
    quiet()
    again = [run(app) for _ in range(ROUNDS)]
    moved = []
    for unit in units[:ROUNDS]:
        app.query_params["u"] = unit
        moved.append(run(app))
    return {
        "page": page,
        "language": language,
        "first CPU": round(first_cpu, 1),
        "first": round(first, 1),
        "rerun CPU": round(median(cpu for cpu, _ in again), 1),
        "rerun": round(median(wall for _, wall in again), 1),
        "other unit CPU": round(median(cpu for cpu, _ in moved), 1),
        "other unit": round(median(wall for _, wall in moved), 1),
        "load": machine.load(),
    }


def floor() -> float:
    """The CPU milliseconds of Streamlit's least page."""
    app = AppTest.from_file(str(Path(__file__).parent / "sides" / "floor.py"))
    app.run()
    return round(median(run(app)[0] for _ in range(ROUNDS)), 1)


def main() -> None:
    """Measure every page, print a table, and keep it in bench/results."""
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else None
    if millions:
        os.environ["SADA_DATA"] = str(made(millions)[0])
    known = cached.known()
    if not known.history:
        sys.exit("The lake is empty: run `python -m dashboard sample` first.")
    cached.lake().settle()
    run(opened("overview", "en"))
    quiet()
    units = [unit.unit for unit in reversed(known.units)]
    rows: list[dict[str, float | str]] = []
    for page in PAGES:
        for turn, language in enumerate(("en", "ar")):
            rows.append(page_costs(page, language, units[turn * ROUNDS :]))
            print(" ".join(f"{cell:>12}" for cell in rows[-1].values()), flush=True)
    written = {
        "command": f"python -m bench {millions:g}" if millions else "python -m bench",
        **machine.described("streamlit", "pandas"),
        "millions": millions,
        "rounds": ROUNDS,
        "floor CPU": floor(),
        "rows": rows,
    }
    RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
