"""Past versions, undoing them, damage that is found, and a lake built again from its originals."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from dashboard import faults, intake
from dashboard.errors import LakeUnavailable, NothingToUndo, NoVersion
from dashboard.intake import replay
from dashboard.warehouse import Part, Undone, Warehouse, originals, past, seal

ROOT = Path(__file__).parents[2]
POST = {"channel": "x", "unit": "health", "published_on": date(2026, 1, 5)}
SPEND = "Unit,Channel,Date,Item,Kind,Amount (BHD)\nMOH,x,2026-01-01,Advertisement,media,{amount}\n"


def posts(figure: str = "reactions", /, **counts: int) -> Part:
    """Posts by their ids, with one figure each."""
    rows = [
        {**POST, "post_id": name, figure: count, "_row": line}
        for line, (name, count) in enumerate(counts.items(), start=2)
    ]
    return Part("post", pa.Table.from_pylist(rows))


def commit(warehouse: Warehouse, *parts: Part) -> int:
    _, version = warehouse.commit(parts, "A test", "Take rows in", {})
    return version


def stored(warehouse: Warehouse) -> list[tuple[Any, ...]]:
    rows = warehouse.read("select post_id, reactions, shares from lake.main.post order by post_id")
    return [tuple(row.values()) for row in rows.to_pylist()]


def counted(warehouse: Warehouse, version: int) -> int:
    """How many posts a version's rollup counts."""
    rows = warehouse.at(version).read(
        "select sum(posts)::int as n from post_daily where unit is null"
    )
    return int(rows["n"][0].as_py())


# ------------------------------------------------------------------------ the past


def test_past_versions_answer_as_they_did_and_few_are_kept(warehouse: Warehouse) -> None:
    versions = [commit(warehouse, posts(**{name: 1})) for name in "abcde"]
    warehouse.refresh()

    found = [counted(warehouse, version) for version in [*versions, versions[0]]]
    listed = warehouse.at(versions[1]).read_list("select count(*) as n from lake.main.post")
    schemas = warehouse.read(
        "select count(*) as n from duckdb_schemas() where schema_name like 'past_%'"
    )

    assert found == [1, 2, 3, 4, 5, 1]
    assert listed["n"].to_pylist() == [2]
    assert schemas["n"].to_pylist() == [past.MOST]


def test_a_rollup_defined_otherwise_then_is_built_from_the_facts_of_then(
    warehouse: Warehouse,
) -> None:
    version = commit(warehouse, posts(a=1))
    with warehouse.turn():
        warehouse.cursor().execute("update lake.rollup.definition set digest = 'other'")
    changed = warehouse.version()
    commit(warehouse, posts(b=1))
    warehouse.refresh()

    assert [counted(warehouse, one) for one in (version, changed)] == [1, 1]


# ------------------------------------------------------------------------ undoing


def test_undoing_gives_rows_back_what_they_were(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1))
    version = commit(warehouse, posts(a=2, b=3))

    foreseen = warehouse.effect_of_undo(version)
    done, undone = warehouse.undo(version, "Amal")
    then = stored(warehouse)
    warehouse.undo(undone, "Badr")

    assert foreseen == done == [Undone("post", 1, 1, 0, 0, 0)]
    assert then == [("a", 1, None)]
    assert stored(warehouse) == [("a", 2, None), ("b", 3, None)]
    assert warehouse.history()[1].details["undo"] == version
    assert warehouse.verify() == []


def test_undoing_keeps_what_came_later_figure_by_figure(warehouse: Warehouse) -> None:
    first = commit(warehouse, posts(a=1, b=1, c=1))
    commit(warehouse, posts(a=2))
    commit(warehouse, posts("shares", b=9))

    done, _ = warehouse.undo(first, "Amal")

    assert done == [Undone("post", 1, 1, 0, 1, 0)]
    assert stored(warehouse) == [("a", 2, None), ("b", None, 9)]


def test_what_is_undone_or_changed_since_is_not_undone(warehouse: Warehouse) -> None:
    first = commit(warehouse, posts(a=1))
    second = commit(warehouse, posts(a=2))

    with pytest.raises(NothingToUndo, match="later versions changed"):
        warehouse.undo(first, "Amal")
    warehouse.undo(second, "Amal")
    with pytest.raises(NothingToUndo, match="undone already"):
        warehouse.undo(second, "Amal")
    with pytest.raises(NoVersion):
        warehouse.undo(999, "Amal")


# ------------------------------------------------------------------------ damage


@pytest.mark.parametrize("name", [seal.CATALOGUE, "catalog.seal"])
def test_a_flipped_bit_is_found_before_a_figure_is_shown(warehouse: Warehouse, name: str) -> None:
    commit(warehouse, posts(a=1))
    warehouse.refresh()
    path = warehouse.folder / name
    written = bytearray(path.read_bytes())
    written[len(written) // 2] ^= 1
    path.write_bytes(written)

    if name == seal.CATALOGUE:
        with pytest.raises(LakeUnavailable, match="dashboard rebuild"):
            warehouse.refresh()
    with pytest.raises(LakeUnavailable, match="dashboard rebuild"):
        Warehouse(warehouse.folder)


def test_a_damaged_data_file_is_a_sentence(warehouse: Warehouse) -> None:
    commit(warehouse, posts(**{f"p{number}": number for number in range(50)}))
    for path in (warehouse.folder / "data" / "main").rglob("*.parquet"):
        path.write_bytes(path.read_bytes()[:-9])

    broken = Warehouse(warehouse.folder)
    broken.refresh()

    with pytest.raises(LakeUnavailable, match="data file"):
        broken.read_list("select sum(reactions) as n from lake.main.post")
    assert {damage.kind for damage in warehouse.verify()} == {"data"}


def test_a_damaged_original_is_not_handed_out_and_is_kept_anew(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text("as it came", encoding="utf-8")
    digest = originals.digest(file)
    originals.keep(tmp_path, file, digest)
    kept = originals.find(tmp_path, digest)
    kept.write_text("as it cane", encoding="utf-8")

    with pytest.raises(LakeUnavailable, match="damaged"):
        originals.find(tmp_path, digest)
    originals.keep(tmp_path, file, digest)

    assert originals.find(tmp_path, digest).read_text(encoding="utf-8") == "as it came"


def test_readers_go_on_after_duckdb_broke_down(warehouse: Warehouse) -> None:
    version = commit(warehouse, posts(a=1))
    warehouse.refresh()
    broken = [True]

    def ask(_: duckdb.DuckDBPyConnection, place: str) -> str:
        if broken.pop():
            broken.append(False)
            message = "database has been invalidated"
            raise duckdb.FatalException(message)
        return place

    assert warehouse.answer(ask) == "serving"
    assert counted(warehouse, version) == 1


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """No file of this process may grow beyond a size, as on a disk that has no room for it."""
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))


def test_readers_go_on_after_the_disk_refused_a_commit(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1))
    warehouse.refresh()
    shown = "select sum(posts)::int as n from post_daily where unit = 'health'"
    too_small = (warehouse.folder / "catalog.sqlite").stat().st_size // 2

    with files_no_larger_than(too_small), pytest.raises(LakeUnavailable, match="catalogue"):
        commit(warehouse, posts(b=1))

    assert warehouse.read(shown).to_pylist() == [{"n": 1}]
    commit(warehouse, posts(b=1))
    warehouse.refresh()
    assert warehouse.read(shown).to_pylist() == [{"n": 2}]


@pytest.mark.parametrize("step", ["original_half_written", "before_commit", "after_commit"])
def test_a_take_in_that_dies_is_whole_or_not_there(tmp_path: Path, step: str) -> None:
    file = tmp_path / "spend.csv"
    file.write_text(SPEND.format(amount=5), encoding="utf-8")
    lake = tmp_path / "lake"
    environment = {**os.environ, "SADA_DATA": str(lake), "SADA_CRASH_AT": step}
    command = [sys.executable, "-m", "dashboard", "take-in", str(file)]

    died = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True)
    warehouse = Warehouse(lake)
    (taken,) = intake.take_in(warehouse, [file])

    assert died.returncode == -9
    assert step in faults.STEPS
    assert (taken.new, taken.same) == ((0, 1) if step == "after_commit" else (1, 0))
    assert len(warehouse.history()) == 1
    assert warehouse.verify() == []


# ------------------------------------------------------------------------ built again


def test_a_lake_without_its_catalogue_is_built_again(warehouse: Warehouse, tmp_path: Path) -> None:
    for amount in (5, 7):
        file = tmp_path / f"spend {amount}.csv"
        file.write_text(SPEND.format(amount=amount), encoding="utf-8")
        list(intake.take_in(warehouse, [file], author="Amal"))
    commit(warehouse, posts(a=1))
    warehouse.undo(warehouse.history()[1].version, "Badr")
    history = warehouse.history()
    facts = "select amount from lake.main.spend union all select reactions from lake.main.post"
    before = warehouse.read(facts).to_pylist()
    warehouse.close()
    (tmp_path / "lake" / seal.CATALOGUE).write_bytes(b"nothing of it is left")

    list(replay.rebuild(tmp_path / "lake"))
    again = Warehouse(tmp_path / "lake")

    assert before == [{"amount": 5.0}, {"amount": 1.0}]
    assert again.read(facts).to_pylist() == before
    told = [(made.version, made.at, made.author, made.message) for made in again.history()]
    assert told == [(made.version, made.at, made.author, made.message) for made in history]
    assert again.verify() == []


def test_a_version_that_does_not_say_whose_file_it_read_is_told_apart(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    file = tmp_path / "spend.csv"
    file.write_text(SPEND.format(amount=5), encoding="utf-8")
    list(intake.take_in(warehouse, [file], author="Amal"))
    (made,) = warehouse.history()
    older = {key: value for key, value in made.details.items() if key != "given"}

    assert replay.is_recorded(made)
    assert not replay.is_recorded(replace(made, details=older))


def test_a_lake_that_cannot_be_written_is_opened_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Warehouse(tmp_path / "lake")
    commit(writer, posts(a=1))
    writer.close()
    # Folders that even root cannot write need a file system of their own: `make faults` has one.
    monkeypatch.setattr(os, "access", lambda *_: False)

    reader = Warehouse(tmp_path / "lake")
    reader.refresh()

    assert reader.read("select reactions from lake.main.post").to_pylist() == [{"reactions": 1}]
    assert reader.verify() == []
    assert "read-only" in refused(reader)


def refused(warehouse: Warehouse) -> str:
    """What DuckDB says of a write."""
    with pytest.raises(duckdb.InvalidInputException) as found:
        warehouse.cursor().execute("delete from lake.main.post")
    return str(found.value)


def test_an_original_is_taken_in_again_by_its_version(warehouse: Warehouse, tmp_path: Path) -> None:
    file = tmp_path / "spend.csv"
    file.write_text(SPEND.format(amount=5), encoding="utf-8")
    (taken,) = intake.take_in(warehouse, [file])
    warehouse.undo(int(taken.version or 0), "Amal")

    (again,) = replay.retake(warehouse, str(taken.version), "Amal")
    (same,) = replay.retake(warehouse, originals.digest(file)[:12], "Amal")

    assert (again.file, again.new, same.new, same.same) == ("spend.csv", 1, 0, 1)
