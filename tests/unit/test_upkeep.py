"""Looking after a lake: old versions expire, files become few, nothing that counts is lost."""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.errors import NoVersion
from dashboard.intake import replay
from dashboard.warehouse import Part, Warehouse
from dashboard.warehouse.upkeep import Snapshot, Upkeep, expiring

TODAY = datetime(2026, 11, 1, tzinfo=UTC)
NOTHING = timedelta()


def snapshots(*days_ago: int) -> list[Snapshot]:
    """Versions made so many days ago, numbered from 1."""
    return [
        Snapshot(number, TODAY - timedelta(days=days), is_made=True)
        for number, days in enumerate(days_ago, start=1)
    ]


def commit(warehouse: Warehouse, name: str) -> int:
    rows = [
        {"channel": "x", "post_id": f"{name}{at}", "unit": "health", "reactions": at, "_row": at}
        | {"published_on": date(2026, 1, 1) + timedelta(days=at % 3)}
        for at in range(40)
    ]
    _, version = warehouse.commit(
        [Part("post", pa.Table.from_pylist(rows))], "A test", f"Rows {name}", {}
    )
    return version


@dataclass(frozen=True)
class Kept:
    """A lake of three versions in which only the last two are left, and what was done to it."""

    lake: Warehouse
    made: list[int]
    done: Upkeep


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    warehouse = Warehouse(tmp_path_factory.mktemp("kept"))
    made = [commit(warehouse, name) for name in "abc"]
    done = warehouse.maintain(days=0, grace=NOTHING)
    warehouse.refresh()
    return Kept(warehouse, made, done)


def test_of_old_versions_the_last_of_each_month_stays() -> None:
    found = expiring(snapshots(200, 199, 198, 150, 100, 30, 1), TODAY)

    assert found == [1, 2]


def test_the_version_before_the_first_that_stays_remains_for_its_undoing() -> None:
    moved = [Snapshot(4, TODAY - timedelta(days=95), is_made=False)]
    made = snapshots(200, 199, 198)

    found = expiring([*made, *moved, Snapshot(5, TODAY, is_made=True)], TODAY)

    assert found == [1, 2]


def test_the_last_version_never_expires() -> None:
    assert expiring(snapshots(900), TODAY) == []


def test_files_and_versions_become_fewer_and_no_row_is_lost(kept: Kept) -> None:
    count = kept.lake.read("select count(*) as n from lake.main.post")

    assert kept.done.after.versions < kept.done.before.versions
    assert kept.done.after.files < kept.done.before.files
    assert count["n"].to_pylist() == [120]
    assert kept.lake.verify() == []


def test_the_history_keeps_what_expired_versions_did(kept: Kept) -> None:
    history = kept.lake.history()

    assert [one.version for one in history] == kept.made[::-1]
    assert history[-1].message == "Rows a"
    assert kept.made[0] not in kept.lake.kept()


def test_an_expired_version_is_told_and_not_shown(kept: Kept) -> None:
    with pytest.raises(NoVersion, match="has expired: it can no longer be looked at"):
        kept.lake.at(kept.made[0]).units()
    with pytest.raises(NoVersion, match="can no longer be undone"):
        kept.lake.undo(kept.made[0], "A test")


def test_a_lake_built_again_has_every_version_once_more(kept: Kept, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept.lake.folder, tmp_path / "lake"))

    list(replay.rebuild(folder))

    again = Warehouse(folder)
    again.refresh()
    posts = "select sum(posts)::int as n from post_daily where unit is null"
    assert again.at(kept.made[0]).read(posts)["n"].to_pylist() == [40]
    assert set(kept.made) <= again.kept()
