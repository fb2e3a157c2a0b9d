"""Other time zones, and a clock that is set back: figures must be the same, byte for byte."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.faults.scene import Count, Scene, figures, fingerprint, run
from dashboard import intake
from dashboard.warehouse import Warehouse

ZONES = ("UTC", "Asia/Bahrain", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu")


def zones(scene: Scene, times: int) -> list[Count]:
    """The same file is taken in and measured by servers in five zones."""
    count = Count("the server's time zone")
    expected = run(_taken_in, scene.fresh("zone-0"), scene.file, "UTC")
    for number, zone in enumerate(_repeated(times)):
        count.trials += 1
        lake = scene.fresh(f"zone-{number}")
        if run(_taken_in, lake, scene.file, zone) != expected:
            count.fail(f"{zone}: other figures")
        if run(fingerprint, lake) != scene.after:
            count.fail(f"{zone}: other rows")
    return [count]


def set_back(scene: Scene, times: int) -> list[Count]:
    """The clock stands days, years or decades before the last commit when a file is taken in."""
    count = Count("a clock set back")
    faketime = shutil.which("faketime")
    if faketime is None:
        count.notes = "skipped: Debian's faketime is not installed"
        return [count]
    expected = run(_taken_in, scene.fresh("clock"), scene.file, "UTC")
    for number in range(times):
        lake, days = scene.fresh(f"clock-{number}"), 3**number
        count.trials += 1
        command = [faketime, "-f", f"-{days}d", sys.executable, "-m", "dashboard", "take-in"]
        ended = subprocess.run(  # noqa: S603  our own command
            [*command, str(scene.file)],
            env={**os.environ, "SADA_DATA": str(lake)},
            capture_output=True,
            check=False,
        )
        if ended.returncode or run(_figures, lake) != expected:
            count.fail(f"{days} days back: {ended.stderr.decode()[-200:] or 'other figures'}")
        if run(fingerprint, lake) != scene.after:
            count.fail(f"{days} days back: other rows")
    return [count]


def _repeated(times: int) -> Iterator[str]:
    return (ZONES[number % len(ZONES)] for number in range(times))


def _taken_in(lake: Path, file: Path, zone: str) -> str:
    """Every figure after a file was taken in by a server of this zone."""
    os.environ["TZ"] = zone
    time.tzset()
    list(intake.take_in(Warehouse(lake), [file], author="A trial"))
    return _figures(lake)


def _figures(lake: Path) -> str:
    warehouse = Warehouse(lake)
    warehouse.refresh()
    return figures(warehouse)
