"""Two analysts at once, and fifty readers while a file is taken in."""

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.faults.scene import ROWS, Count, Scene, each, fingerprint, messages, run, start, take_in
from dashboard import kpis
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse

READERS = 50


def same_file(scene: Scene, times: int) -> list[Count]:
    """Two processes take the same file in at once: it must be in once, and both must know it."""
    count = Count("two analysts, the same file")

    def trial(number: int) -> None:
        lake = scene.fresh(f"same-{number}")
        answers = _at_once(lake, [scene.file, scene.file])
        count.trials += 1
        if any(not isinstance(answer, dict) or answer["problem"] for answer in answers):
            count.fail(f"{lake.name}: {answers}")
        elif sum(answer["new"] for answer in answers) != ROWS:
            count.fail(f"{lake.name}: {answers}, of {ROWS} new rows")
        if run(fingerprint, lake) != scene.after:
            count.fail(f"{lake.name}: not what one take-in gives")

    each(trial, times)
    return [count]


def different_files(scene: Scene, times: int) -> list[Count]:
    """Two processes take two files in at once: both must be in, as if one had waited."""
    count = Count("two analysts, different files")
    other = messages(scene.folder / "other.csv", "c", 300, first=900)
    together = scene.fresh("together")
    for file in (scene.file, other):
        run(take_in, together, file)
    expected = run(fingerprint, together)

    def trial(number: int) -> None:
        lake = scene.fresh(f"different-{number}")
        answers = _at_once(lake, [scene.file, other])
        count.trials += 1
        if any(not isinstance(answer, dict) or answer["problem"] for answer in answers):
            count.fail(f"{lake.name}: {answers}")
        if run(fingerprint, lake) != expected:
            count.fail(f"{lake.name}: one of the two is missing")

    each(trial, times)
    return [count]


def _at_once(lake: Path, files: list[Path]) -> list[Any]:
    started = [start(take_in, lake, file) for file in files]
    answers = [pipe.recv()[0] for _, pipe in started]
    for process, _ in started:
        process.join()
    return answers


def readers(scene: Scene, times: int) -> list[Count]:
    """Fifty readers measure without a pause while a file is taken in by another process.

    Each of their answers must be that of the lake before, or of the lake after.
    """
    count = Count(f"an upload under {READERS} readers")
    for number in range(times):
        lake = scene.fresh(f"readers-{number}")
        count.trials += 1
        for problem in run(_read_through, lake, scene.file):
            count.fail(f"{lake.name}: {problem}")
    return [count]


def _read_through(lake: Path, file: Path) -> list[str]:
    """What any of the readers saw that was neither the lake before nor the lake after."""
    warehouse = Warehouse(lake)
    warehouse.refresh()
    seen: dict[int, set[str]] = {}
    problems: list[str] = []
    is_over = threading.Event()

    def read() -> None:
        try:
            while not is_over.is_set():
                answer = _answer(warehouse)
                seen.setdefault(threading.get_ident(), set()).add(answer)
        except Exception as error:
            problems.append(f"a reader saw {error!r}"[:200])

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    before = _answer(warehouse)
    for thread in threads:
        thread.start()
    process, answers = start(take_in, lake, file)
    answers.recv()
    process.join()
    warehouse.refresh()
    after = _answer(warehouse)
    is_over.set()
    for thread in threads:
        thread.join()
    others = {answer for one in seen.values() for answer in one} - {before, after}
    return [*problems, *(f"a reader saw a mixture: {answer}" for answer in sorted(others))]


def _answer(warehouse: Warehouse) -> str:
    """What a reader looks at: two KPIs at every level."""
    warehouse.refresh()
    first, last = warehouse.days()
    looked_at = Scope(first, last + timedelta(days=1), "month")
    measured = kpis.measure([kpis.find("E01"), kpis.find("E02")], warehouse, looked_at)
    return str(measured.to_csv(index=False))
