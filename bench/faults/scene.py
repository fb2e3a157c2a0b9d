"""A small lake to harm, files to take into it, and how to tell what it holds.

A process that is to be killed is forked from a server that has loaded the code already, so that
a hundred deaths take minutes and not hours.
"""

import csv
import json
import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from dashboard import intake, kpis, queries
from dashboard.errors import DashboardError
from dashboard.scope import Scope
from dashboard.warehouse import TABLES, Warehouse, facts

forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload(["bench.faults.scene"])

HEADER = ["Message", "Channel", "Unit", "Arrived", "First reply", "Topic"]
FIRST = datetime(2026, 1, 1, 8)
ROWS = 400
"""How many rows each of the scene's two files has, all with keys of their own."""


def messages(path: Path, name: str, rows: int, *, first: int = 0) -> Path:
    """A file of messages, one every two hours, numbered from `first`; some of them late."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(first, first + rows):
            arrived = FIRST + timedelta(hours=2 * number)
            replied = arrived + timedelta(minutes=7 + number * 31 % 2_000)
            unit = ("health", "labour", "works")[number % 3]
            times = (f"{arrived:%Y-%m-%d %H:%M}", f"{replied:%Y-%m-%d %H:%M}")
            writer.writerow([f"{name}-{number}", "x", unit, *times, "Permits"])
    return path


@dataclass(frozen=True)
class Scene:
    """A lake with one file in it, another file to take in, and what the lake holds then.

    Attributes:
        folder: Where all of it lies.
        lake: The lake as it is before.
        file: The file to take in.
        before, after: The fingerprints of the lake before and after.
    """

    folder: Path
    lake: Path
    file: Path
    before: str
    after: str

    def fresh(self, name: str, at: Path | None = None, *, is_done: bool = False) -> Path:
        """A copy of the lake, to be harmed: before the second file, or with it."""
        copied = (at or self.folder / "copies") / name
        shutil.rmtree(copied, ignore_errors=True)
        return Path(shutil.copytree(self.folder / "done" if is_done else self.lake, copied))


def prepare(folder: Path) -> Scene:
    """Make the scene in an empty folder."""
    lake, done = folder / "lake", folder / "done"
    first = messages(folder / "first.csv", "a", ROWS)
    file = messages(folder / "second.csv", "b", ROWS, first=200)
    run(take_in, lake, first)
    before = run(fingerprint, lake)
    shutil.copytree(lake, done)
    run(take_in, done, file)
    after = run(fingerprint, done)
    if before == after:
        message = "the scene's second file adds nothing"
        raise AssertionError(message)
    return Scene(folder, lake, file, before, after)


# -------------------------------------------------------------------- in other processes


@dataclass(frozen=True)
class Died:
    """What is left of a process that gave no answer."""

    code: int | None


def run(act: Callable[..., Any], *arguments: object, kill_after: float | None = None) -> Any:  # noqa: ANN401  what `act` gives
    """What a function gives in a process of its own, or `Died`; a problem is a sentence.

    Args:
        act: A function at the top of a module.
        arguments: What it is given.
        kill_after: Kill the process after so many seconds, unless it has answered.
    """
    process, answers = start(act, *arguments)
    if answers.poll(kill_after):
        answer = _received(answers)
    else:
        os.kill(process.pid or 0, signal.SIGKILL)
        answer = _received(answers) if answers.poll() else None
    process.join()
    return Died(process.exitcode) if answer is None else answer[0]


def start(act: Callable[..., Any], *arguments: object) -> tuple[BaseProcess, Connection]:
    """A process that runs a function, and where its answer comes, as a list of one."""
    ours, theirs = forks.Pipe(duplex=False)
    process = forks.Process(target=_answer, args=(theirs, act, arguments))
    process.start()
    theirs.close()
    return process, ours


def _received(answers: Connection) -> list[Any] | None:
    try:
        answer: list[Any] = answers.recv()
    except EOFError:
        return None
    return answer


def _answer(answers: Connection, act: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    try:
        answer = act(*arguments)
    except DashboardError as error:
        answer = f"{error.problem} {error.remedy}"
    answers.send([answer])


def take_in(lake: Path, file: Path, crash_at: str = "") -> dict[str, Any]:
    """Take a file in, as a command would: what became of its first table."""
    os.environ["SADA_CRASH_AT"] = crash_at
    (result, *_) = intake.take_in(Warehouse(lake), [file], author="A trial")
    return {"problem": result.problem, "new": result.new, "changed": result.changed}


def fingerprint(lake: Path) -> str:
    """A hash of every fact and every rollup of a lake, in an order of their own.

    Tables of which the catalogue says that they are empty are not asked: that takes 40 ms each.
    """
    warehouse = Warehouse(lake)
    names = [f"main.{name}" for name in TABLES]
    names += [f"rollup.{query.name}" for query in queries.load("rollups")]
    with closing(warehouse.cursor()) as cursor:
        have = facts.filled(cursor)
    names = [name for name in names if name in have]
    held = [warehouse.read(f"from lake.{name} order by all").to_pylist() for name in names]
    return sha256(json.dumps([names, held], default=str).encode()).hexdigest()


def figures(warehouse: Warehouse) -> str:
    """Every KPI at every level, as text, byte for byte."""
    first, last = warehouse.days()
    looked_at = Scope(first, last + timedelta(days=1), "month")
    chosen = [kpi for kpi in kpis.catalogue() if kpi.measurable_by("month")]
    measured = kpis.measure(chosen, warehouse, looked_at)
    columns = ["kpi", "period_start", "unit", "channel"]
    return str(measured.sort_values(columns).to_csv(index=False))


# -------------------------------------------------------------------- what is counted


@dataclass
class Count:
    """What became of the trials of one fault.

    Attributes:
        fault: What was made to go wrong.
        trials: How often.
        notes: What else was seen, in a few words.
        failures: What was lost or half visible, each in a sentence.
    """

    fault: str
    trials: int = 0
    notes: str = ""
    failures: list[str] | None = None

    def fail(self, sentence: str) -> None:
        """Note that something was lost or half visible."""
        self.failures = [*(self.failures or []), sentence]

    def judge(self, lake: Path, scene: Scene, answer: object) -> None:
        """Note a trial: the lake must open, be whole, hold what was acknowledged; a retry ends it.

        Args:
            lake: The lake after the fault.
            scene: What it was, and what it should become.
            answer: What the take-in answered, or `Died`.
        """
        self.trials += 1
        found = run(fingerprint, lake)
        acknowledged = isinstance(answer, dict) and not answer["problem"]
        allowed = {scene.after} if acknowledged else {scene.before, scene.after}
        if found not in allowed:
            self.fail(f"{lake.name}: {'lost' if acknowledged else 'half visible'} ({found})")
        again = run(take_in, lake, scene.file)
        if not isinstance(again, dict) or again["problem"]:
            self.fail(f"{lake.name}: the retry answered {again}")
        elif run(fingerprint, lake) != scene.after:
            self.fail(f"{lake.name}: not whole after the retry")


def each(act: Callable[[int], None], times: int) -> None:
    """Do trials that do not touch each other, as many at once as there are cores."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done in pool.map(act, range(times)):
            _ = done


@contextmanager
def progress(name: str) -> Iterator[None]:
    """Say on the error stream what is being tried, and how long it took."""
    started = time.monotonic()
    print(f"{name} …", end="", file=sys.stderr, flush=True)
    yield
    print(f" {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
