"""`python -m bench.taking_in [ROWS [ROUNDS]]`: what a take-in of a large CSV costs, beside a load.

Three files of invented rows, a million each by default: posts as Meta Business Suite exports them,
followers by account and day, and messages. In each round, DuckDB loads the file typed into a
database file with a checkpoint, then Sada takes it in: into an empty lake, and into one that holds
as many other rows. Sada's side is all of it: the child process and its start, hashing, keeping
the original, typing, checking, comparing, writing and rolling up. Then a preview of 50,000 rows,
the same file once more beside reading and hashing it, and, with `--large`, files of 1 GB. Memory
is the peak of a process of its own for each. The figures go to bench/results/taking_in.json and
from there into docs/performance.md.
"""

import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import file_digest
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from typing import Any

import duckdb

from bench import account
from bench.invented import FILES, TYPES, make
from dashboard import intake
from dashboard.warehouse import Warehouse

RESULTS = Path(__file__).parent / "results" / "taking_in.json"
ROUNDS = 5
PREVIEWED = 50_000
GIGABYTE = 10**9

Line = dict[str, Any]


@dataclass
class Cost:
    """What something cost, round by round.

    Attributes:
        cpu: CPU seconds, child processes included.
        wall: Seconds by the clock.
    """

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Counts what is done inside."""
        used, started = cpu(), time.perf_counter()
        yield
        self.cpu.append(cpu() - used)
        self.wall.append(time.perf_counter() - started)


def cpu() -> float:
    """The CPU seconds that this process has used, and its children that have ended."""
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def load(path: Path, folder: Path) -> None:
    """DuckDB's bare load, typed, into a database file with a checkpoint."""
    place = folder / "bare.duckdb"
    with duckdb.connect(place) as connection:
        connection.execute(f"create table loaded as {typed(path)}")
        connection.execute("checkpoint")
    place.unlink()


def typed(path: Path) -> str:
    """The SQL with which DuckDB reads a file by itself, told the types."""
    name = path.name.partition("-")[0]
    dates = "%m/%d/%Y %H:%M" if name == "posts" else "%Y-%m-%d %H:%M"
    types = str(TYPES[name]).replace('"', "'")
    return f"from read_csv('{path}', types = {types}, timestampformat = '{dates}')"


def take_in(lake: Warehouse, path: Path) -> intake.TakenIn:
    """Take a file in as the command does."""
    (taken,) = intake.take_in(lake, [path], author="The bench")
    if taken.problem:
        sys.exit(f"{path.name} was refused: {taken.problem}")
    return taken


def compared(name: str, rows: int, rounds: int, folder: Path) -> Iterator[Line]:
    """A file taken in beside its bare load, both sides in turn; then the same file once more."""
    file, before = make(folder, name, rows), make(folder, name, rows, first=rows)
    bare, costs = Cost(), {"empty": Cost(), "full": Cost()}
    full = Warehouse(folder / "full")
    take_in(full, before)
    for number in range(rounds):
        with bare.counted():
            load(file, folder)
        lakes = {
            "empty": Warehouse(folder / f"empty{number}"),
            "full": Warehouse(Path(shutil.copytree(full.folder, folder / f"full{number}"))),
        }
        for key, lake in lakes.items():
            with costs[key].counted():
                taken = take_in(lake, file)
            if taken.new != rows:
                sys.exit(f"{name}: {taken.new} rows of {rows} were taken in.")
            lake.close()
            shutil.rmtree(lake.folder)
    for key, cost in costs.items():
        peaks = apart(_peaks, file, folder / f"peak-{key}", full.folder if key == "full" else None)
        about = {"file": name, "rows": rows, "bytes": file.stat().st_size}
        yield {**about, "act": f"into {key} lake", **_sides(cost, bare), **peaks}
    again, reading = Cost(), Cost()
    for _ in range(rounds):
        with reading.counted(), before.open("rb") as read:
            file_digest(read, "sha256")
        with again.counted():
            take_in(full, before)
    yield {"file": name, "rows": rows, "act": "same file again", **_sides(again, reading)}


def _sides(ours: Cost, bare: Cost | None = None) -> Line:
    """The medians of both sides."""
    line = {"cpu": median(ours.cpu), "wall": median(ours.wall)}
    if bare is None:
        return line
    sides = {"bare cpu": median(bare.cpu), "bare wall": median(bare.wall)}
    return {**line, **sides, "ratio": line["cpu"] / sides["bare cpu"]}


def apart(act: Callable[..., Line], *given: object) -> Line:
    """What something answers in a new process, whose memory nobody else has used."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(act, *given).result()


def _peaks(file: Path, folder: Path, full: Path | None) -> Line:
    """The most memory that taking a file in uses, in MB: the child, and this process beyond it."""
    lake = Warehouse(Path(shutil.copytree(full, folder)) if full else folder)
    before = _peak()
    cost = Cost()
    with cost.counted():
        taken = take_in(lake, file)
    child, parent = getrusage(RUSAGE_CHILDREN).ru_maxrss, _peak()
    shutil.rmtree(folder)
    return {
        "child MB": child / 1024,
        "server MB": (parent - before) / 1024,
        "once": [cost.cpu[0], cost.wall[0]],
        "read": taken.rows_read,
    }


def _peak() -> int:
    """The most memory that this program had, in KB; getrusage counts whoever started it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def previewed(name: str, rounds: int, folder: Path) -> Iterator[Line]:
    """How long a preview takes."""
    lake, file, cost = Warehouse(folder / "lake"), make(folder, name, PREVIEWED), Cost()
    for _ in range(rounds):
        with cost.counted():
            list(intake.take_in(lake, [file], preview=True))
    yield {"file": name, "rows": PREVIEWED, "act": "preview", **_sides(cost)}


def large(name: str, folder: Path) -> Iterator[Line]:
    """A file of 1 GB beside its bare load, each once."""
    rows = int(GIGABYTE / make(folder, name, 200_000).stat().st_size * 200_000)
    file, bare = make(folder, name, rows), Cost()
    with bare.counted():
        load(file, folder)
    peaks = apart(_peaks, file, folder / "lake", None)
    (cpu, wall), read = peaks["once"], peaks["read"]
    if read != rows:
        sys.exit(f"{name}: {read} rows of {rows} were read.")
    about = {"file": name, "rows": rows, "bytes": file.stat().st_size, "act": "1 GB"}
    yield {**about, **_sides(Cost([cpu], [wall]), bare), **peaks}


def main() -> None:
    """Measure, print, and keep the figures in bench/results and docs."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    rows = numbers[0] if numbers else 1_000_000
    rounds = numbers[1] if len(numbers) > 1 else ROUNDS
    acts: list[Callable[[Path], Iterator[Line]]] = [
        *(partial(compared, name, rows, rounds) for name in FILES),
        *(partial(previewed, name, rounds) for name in FILES),
    ]
    if "--large" in sys.argv:
        acts += [partial(large, name) for name in ("posts", "messages")]
    lines: list[Line] = []
    measured = {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
        "versions": {"Python": platform.python_version(), "DuckDB": duckdb.__version__},
        "command": " ".join(["python -m bench.taking_in", *sys.argv[1:]]),
        "rounds": rounds,
        "load before": os.getloadavg()[0],
        "lines": lines,
    }
    for act in acts:
        with tempfile.TemporaryDirectory(prefix="sada-bench-") as folder:
            lines += act(Path(folder))
        written = {**measured, "load after": os.getloadavg()[0]}
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
        account.write()
    print(account.table(measured))


if __name__ == "__main__":
    main()
