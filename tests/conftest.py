"""What tests share: an empty lake, and one with the sample data in it."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import remembering
from dashboard.warehouse import Warehouse
from tests import alerting

ROOT = Path(__file__).parent.parent

FIRST = (
    *("test_oracles", "test_exports", "test_past", "test_analyst", "test_warehouse", "test_pages"),
    *("test_foresight", "test_cli", "test_history", "test_uploads", "test_browser"),
)
"""The files that take longest. One worker takes the sample data in for the first of them, while the
others need none; so nobody waits for it, nor at the end for a long file that began late."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest; the others follow, those with most tests first."""
    tests = Counter(item.path for item in items)
    files = sorted(tests, key=lambda path: (-tests[path], path))
    files.sort(key=lambda path: FIRST.index(path.stem) if path.stem in FIRST else len(FIRST))
    items.sort(key=lambda item: files.index(item.path))


@pytest.fixture(scope="session")
def empty_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake without data to be copied: to make one costs half as much again as to open one."""
    folder = tmp_path_factory.mktemp("empty") / "lake"
    Warehouse(folder)
    return folder


@pytest.fixture
def empty_copy(empty_lake: Path, tmp_path: Path) -> Path:
    """A copy of the lake without data for a test that writes into it."""
    return Path(shutil.copytree(empty_lake, tmp_path / "lake"))


@pytest.fixture
def warehouse(empty_copy: Path) -> Warehouse:
    """An empty lake, fresh for each test."""
    return Warehouse(empty_copy)


@pytest.fixture(scope="session")
def alerting_lake(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A lake with two alerts in it; tests read it and leave it as it is."""
    return alerting.made(tmp_path_factory.mktemp("alerting") / "lake")


@pytest.fixture
def alerting_copy(alerting_lake: Warehouse, tmp_path: Path) -> Path:
    """A copy of it for a test that writes into it, not opened yet."""
    return Path(shutil.copytree(alerting_lake.folder, tmp_path / "lake"))


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with the sample data; tests read it and leave it as it is.

    Data are taken in once for all workers of a run, and each works on a copy of its own.
    """
    base = tmp_path_factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (run / "sample.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not (run / "sample").exists():
            taken_in = _take_in_sample(tmp_path_factory.mktemp("taking_in") / "lake")
            taken_in.rename(run / "sample")
    return Path(shutil.copytree(run / "sample", tmp_path_factory.mktemp("sample") / "lake"))


def _take_in_sample(folder: Path) -> Path:
    """Make the sample data and take them in, in a process of its own; the lake's folder."""
    environment = {**os.environ, "SADA_DATA": str(folder)}
    command = [sys.executable, "-m", "dashboard", "sample"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return folder


@pytest.fixture
def sample_copy(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample lake for a test that writes into it."""
    return Path(shutil.copytree(sample_folder, tmp_path / "lake"))


@pytest.fixture
def lake_in_use(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test choose the lake that pages show, and forgets it afterwards."""
    _forget()
    yield monkeypatch
    _forget()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Lets pages show a lake that tests only read: it stays open until another is shown."""

    def show(folder: Path) -> None:
        monkeypatch.setenv("SADA_DATA", str(folder))
        if folder not in OPEN:
            _forget()
            OPEN.append(folder)

    return show


OPEN: list[Path] = []
"""The lake that stays open from one test to the next, if any does."""


def _forget() -> None:
    remembering.forget()
    OPEN.clear()
