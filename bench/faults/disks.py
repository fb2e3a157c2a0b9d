"""A full disk at each step, a folder that is read-only, and a power cut.

These mount file systems of their own, and so need root; without it they say so and are skipped.
"""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.faults.scene import Count, Died, Scene, fingerprint, run, start, take_in
from dashboard import intake
from dashboard.errors import DashboardError
from dashboard.warehouse import Warehouse

KIB, MIB = 2**10, 2**20

SKIPPED = "skipped: mounting needs root"


def _call(*command: str) -> bool:
    """Whether a command of the system went well."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603  our own commands


@contextmanager
def _mounted(place: Path, *how: str) -> Iterator[bool]:
    place.mkdir(parents=True, exist_ok=True)
    is_mounted = _call("mount", *how, str(place))
    try:
        yield is_mounted
    finally:
        if is_mounted:
            _call("umount", "--lazy", str(place))


def full(scene: Scene, times: int) -> list[Count]:
    """Leave from nothing to more than enough room, so that each step meets the end of it."""
    count = Count("a full disk")
    refused = 0
    needed = _used(scene.folder / "done") - _used(scene.lake)
    for number in range(times):
        with _mounted(scene.folder / "small", "-t", "tmpfs", "-o", "size=64m", "tmpfs") as ready:
            if not ready:
                count.notes = SKIPPED
                return [count]
            lake = scene.fresh("lake", scene.folder / "small")
            spare = int(2.5 * needed * number / max(1, times - 1))
            answer = run(_without_room, lake, scene.file, spare)
            if not isinstance(answer, dict):
                count.trials += 1
                count.fail(f"with {spare // KIB} KiB left: {answer}")
                continue
            refused += answer["refused"]
            for problem in answer["wrong"]:
                count.fail(f"with {spare // KIB} KiB left: {problem}")
            count.judge(lake, scene, answer)
    count.notes = f"{refused} refused with a sentence, readers went on"
    return [count]


def _used(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _without_room(lake: Path, file: Path, spare: int) -> dict[str, Any]:
    """Take a file in where the disk has so many bytes left, then where it has room again."""
    warehouse = Warehouse(lake)
    warehouse.refresh()
    before = warehouse.read("select count(*) as n from message_daily").to_pylist()
    filler = lake.parent / "filler"
    with filler.open("wb") as blocks:
        free = os.statvfs(lake)
        blocks.write(b"\0" * max(0, free.f_bavail * free.f_frsize - spare))
    wrong, problem = [], None
    try:
        (result, *_) = intake.take_in(warehouse, [file], author="A trial")
        problem = result.problem
    except DashboardError as error:
        problem = f"{error.problem} {error.remedy}"
    except Exception as error:
        problem = repr(error)
        wrong.append(f"no sentence but {error!r}"[:200])
    if problem and warehouse.read("select count(*) as n from message_daily").to_pylist() != before:
        wrong.append("readers saw something else")
    filler.unlink()
    if problem:
        (again, *_) = intake.take_in(warehouse, [file], author="A trial")
        if again.problem:
            wrong.append(f"with room again: {again.problem}")
    return {"problem": None, "wrong": wrong, "refused": bool(problem)}


def read_only(scene: Scene, times: int) -> list[Count]:
    """The folder becomes read-only under a process that serves: it serves on, and says why not."""
    count = Count("a read-only folder")
    for number in range(times):
        with _mounted(scene.folder / "fixed", "-t", "tmpfs", "-o", "size=64m", "tmpfs") as ready:
            if not ready:
                count.notes = SKIPPED
                return [count]
            lake = scene.fresh(f"lake-{number}", scene.folder / "fixed")
            count.trials += 1
            for problem in run(_made_read_only, lake, scene.file):
                count.fail(problem)
            if run(fingerprint, lake) != scene.before:
                count.fail("the lake changed")
    return [count]


def _made_read_only(lake: Path, file: Path) -> list[str]:
    warehouse = Warehouse(lake)
    warehouse.refresh()
    before = warehouse.read("from message_daily order by all").to_pylist()
    wrong = []
    _call("mount", "-o", "remount,ro", str(lake.parent))
    try:
        (result, *_) = intake.take_in(warehouse, [file], author="A trial")
        wrong += [] if result.problem else ["a file was taken in"]
    except DashboardError:
        pass
    except Exception as error:
        wrong.append(f"no sentence but {error!r}"[:200])
    if warehouse.read("from message_daily order by all").to_pylist() != before:
        wrong.append("readers saw something else")
    another = Warehouse(lake)
    another.refresh()
    if another.read("from message_daily order by all").to_pylist() != before:
        wrong.append("who opened it then saw something else")
    _call("mount", "-o", "remount,rw", str(lake.parent))
    (result, *_) = intake.take_in(another, [file], author="A trial", preview=True)
    wrong += [result.problem] if result.problem else []
    return wrong


def power_cut(scene: Scene, times: int) -> list[Count]:
    """Copy the device under a mounted file system while a file is taken in: what had reached it.

    What was acknowledged before the copy must be in the lake that the copy holds.
    """
    count = Count("a power cut")
    chance = random.Random(5)
    done = 0
    for number in range(times):
        device = scene.folder / "device.img"
        device.unlink(missing_ok=True)
        with device.open("wb") as blocks:
            blocks.truncate(96 * MIB)
        _call("mkfs.ext4", "-q", "-F", str(device))
        with _mounted(scene.folder / "disk", "-o", "loop,commit=300", str(device)) as ready:
            if not ready:
                count.notes = "skipped: no loop device to mount, or no root"
                return [count]
            lake = scene.fresh("lake", scene.folder / "disk")
            _call("sync", "-f", str(lake))
            process, answers = start(take_in, lake, scene.file)
            answers.poll(chance.uniform(0.5, 3.0))
            answer = answers.recv()[0] if answers.poll() else Died(None)
            time.sleep(chance.uniform(0, 0.2))
            cut = Path(shutil.copyfile(device, scene.folder / "cut.img"))
            process.kill()
            process.join()
        done += not isinstance(answer, Died)
        with _mounted(scene.folder / "after", "-o", "loop", str(cut)) as ready:
            if not ready:
                count.fail(f"cut {number}: the copy does not mount")
                continue
            count.judge(scene.folder / "after" / "lake", scene, answer)
    count.notes = f"{done} after the answer, {times - done} before"
    return [count]
