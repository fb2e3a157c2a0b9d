"""The lake: what a commit does, who sees it and when, and what nobody may do through it."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from dashboard import queries
from dashboard.errors import LakeUnavailable
from dashboard.warehouse import TABLES, Effect, Part, Warehouse

ROOT = Path(__file__).parents[2]

POST = {"channel": "x", "unit": "health", "published_on": date(2026, 1, 5)}
COUNT = {"channel": "x", "account": "@moh", "account_name": "MOH", "day": date(2026, 1, 5)}

MENTION = {
    "channel": "x",
    "mention_id": "m",
    "unit": "health",
    "mentioned_on": date(2026, 1, 5),
    "sentiment": "neutral",
}
SPENT = {
    "unit": "health",
    "channel": "x",
    "spent_on": date(2026, 2, 1),
    "item": "Advertisement",
    "kind": "media",
    "amount": 5,
}

WRITE = """
import sys
from pathlib import Path
import pyarrow as pa
from dashboard.warehouse import Part, Warehouse
warehouse = Warehouse(Path(sys.argv[1]))
rows = pa.table({"unit": [sys.argv[2]], "name": ["N"], "name_ar": ["N"], "_row": [2]})
warehouse.commit([Part("unit", rows)], "Another process", "Add a unit", {})
"""


def part(table: str, *rows: dict[str, Any]) -> Part:
    """Rows of a table, on the lines of a file that has a header."""
    numbered = [{**row, "_row": line} for line, row in enumerate(rows, start=2)]
    return Part(table, pa.Table.from_pylist(numbered))


def posts(**reactions: int) -> Part:
    """Posts by their ids, with their reactions."""
    rows = [{**POST, "post_id": name, "reactions": count} for name, count in reactions.items()]
    return part("post", *rows)


def commit(warehouse: Warehouse, *parts: Part) -> list[Effect]:
    effects, _ = warehouse.commit(parts, "A test", "Take rows in", {})
    return effects


def stored(warehouse: Warehouse, table: str = "post", column: str = "reactions") -> list[Any]:
    """A column of a fact table, by the table's key."""
    key = ", ".join(TABLES[table].key)
    rows = warehouse.read(f"select {column} as found from lake.main.{table} order by {key}")
    return list(rows["found"].to_pylist())


# ------------------------------------------------------------------------ taking rows in


def test_commit_of_the_same_rows_again_makes_no_version(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1, b=2))
    version = warehouse.version()

    effects = commit(warehouse, posts(a=1, b=2))

    assert effects == [Effect(new=0, changed=0)]
    assert warehouse.version() == version


def test_commit_of_a_corrected_row_changes_it_alone(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1, b=2, c=3))

    effects = commit(warehouse, posts(a=1, b=20, c=3))

    assert effects == [Effect(new=0, changed=1)]
    assert stored(warehouse) == [1, 20, 3]


def test_commit_counts_two_rows_of_one_key_once_and_keeps_the_last(warehouse: Warehouse) -> None:
    first = {**POST, "post_id": "a", "reactions": 1, "comments": 7}
    second = {**POST, "post_id": "a", "reactions": 5, "comments": None}

    effects = commit(warehouse, part("post", first, second))

    assert effects == [Effect(new=1, changed=0)]
    assert stored(warehouse, column="[reactions, comments]") == [[5, 7]]


def test_commit_takes_several_parts_of_one_table(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1))
    version = warehouse.version()

    effects = commit(warehouse, posts(a=10, b=2), posts(c=3, d=4), part("mention", MENTION))

    assert effects == [Effect(1, 1), Effect(2, 0), Effect(1, 0)]
    assert stored(warehouse) == [10, 2, 3, 4]
    assert warehouse.version() == version + 1


def test_commit_joins_columns_of_two_parts_in_one_row(warehouse: Warehouse) -> None:
    followers = part("account_day", {**COUNT, "followers": 100})
    visits = part("account_day", {**COUNT, "visits": 7})

    commit(warehouse, followers, visits)

    assert stored(warehouse, "account_day", "[followers, visits]") == [[100, 7]]


def test_commit_leaves_columns_alone_that_are_not_given(warehouse: Warehouse) -> None:
    commit(warehouse, part("account_day", {**COUNT, "followers": 100}))

    effects = commit(warehouse, part("account_day", {**COUNT, "visits": 7}))

    assert effects == [Effect(new=0, changed=1)]
    assert stored(warehouse, "account_day", "[followers, visits]") == [[100, 7]]


def test_commit_leaves_a_known_name_alone_that_a_file_does_not_name(
    warehouse: Warehouse,
) -> None:
    commit(warehouse, part("post", {**POST, "post_id": "a", "topic": "Vaccines", "reactions": 1}))
    again = {**POST, "post_id": "a", "topic": "Unassigned", "reactions": 2}

    effects = commit(warehouse, part("post", again), part("post", {**again, "topic": "Unassigned"}))

    assert effects[0] == Effect(new=0, changed=1)
    assert stored(warehouse, column="topic") == ["Vaccines"]
    assert stored(warehouse) == [2]


def test_commit_calls_names_that_are_not_given_unassigned(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1))

    assert stored(warehouse, column="topic") == ["Unassigned"]


def test_commit_that_fails_leaves_the_lake_as_it_was(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1))
    version = warehouse.version()
    broken = part("mention", {**MENTION, "mentioned_on": "no day"})

    with pytest.raises(duckdb.ConversionException):
        commit(warehouse, posts(b=2), broken)

    assert warehouse.version() == version
    assert stored(warehouse) == [1]


def test_effect_says_what_a_commit_would_do_and_does_nothing(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1))
    version = warehouse.version()

    effects = warehouse.effect([posts(a=2, b=2), posts(c=3)])

    assert effects == [Effect(new=1, changed=1), Effect(new=1, changed=0)]
    assert warehouse.version() == version
    assert stored(warehouse) == [1]


# ------------------------------------------------------------------------ rollups


FACTS = (
    part(
        "post",
        {**POST, "post_id": "a", "reactions": 1, "shares": 2, "impressions": 300},
        {**POST, "post_id": "b", "reactions": 5, "shares": None, "impressions": 40},
    ),
    part(
        "post",
        {**POST, "post_id": "a", "reactions": 9, "shares": 3, "impressions": 500},
        {**POST, "post_id": "c", "published_on": date(2026, 3, 1), "shares": 4},
    ),
    part("account_day", {**COUNT, "followers": 100, "visits": 3, "reach": 50, "gained": 2}),
    part("spend", SPENT, {**SPENT, "unit": "schools", "channel": "television", "amount": 7}),
    part("mention", MENTION, {**MENTION, "mention_id": "n", "mentioned_on": date(2025, 12, 31)}),
)


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (1, 4, 0, 3, 2)])
def test_rollups_equal_their_facts_after_commits_in_any_order(
    warehouse: Warehouse, order: Sequence[int]
) -> None:
    span = {"since": date.min, "until": date.max}

    for number in order:
        commit(warehouse, FACTS[number])
    warehouse.refresh()

    kept = {
        query.name: warehouse.read(f"from lake.rollup.{query.name} order by all").to_pylist()
        for query in queries.load("rollups")
    }
    anew = {
        query.name: warehouse.read_list(f"{query.sql} order by all", span).to_pylist()
        for query in queries.load("rollups")
    }
    assert kept == anew
    assert [len(kept[name]) for name in ("post_daily", "spend_daily", "mention_daily")] == [2, 2, 2]


@pytest.mark.parametrize(
    ("rollup", "measure", "total"),
    [
        ("post_daily", "posts", 3),
        ("post_daily", "engagements", 21),
        ("post_daily", "shares", 7),
        ("post_daily", "impressions", 540),
        ("account_daily", "visits", 3),
        ("spend_daily", "amount", 12),
        ("mention_daily", "mentions", 2),
    ],
)
def test_rollup_adds_up_to_what_its_facts_hold(
    facts: Warehouse, rollup: str, measure: str, total: int
) -> None:
    rolled = facts.read(f"select sum({measure})::int as total from lake.rollup.{rollup}")

    assert rolled["total"].to_pylist() == [total]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A lake that holds FACTS; tests only read it."""
    warehouse = Warehouse(tmp_path_factory.mktemp("facts"))
    commit(warehouse, *FACTS)
    return warehouse


def test_rollup_follows_a_row_that_moves_to_another_month(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1, b=2))
    moved = {**POST, "post_id": "b", "reactions": 2, "published_on": date(2026, 4, 9)}

    commit(warehouse, part("post", moved))
    rolled = warehouse.read("select day, posts, engagements from lake.rollup.post_daily order by 1")

    assert rolled.to_pylist() == [
        {"day": date(2026, 1, 5), "posts": 1, "engagements": 1},
        {"day": date(2026, 4, 9), "posts": 1, "engagements": 2},
    ]


def test_a_lake_of_an_older_version_is_given_the_columns_it_lacks(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1))
    with warehouse.turn():
        warehouse.cursor().execute("alter table lake.main.post drop column engagements")

    reopened = Warehouse(warehouse.folder)
    commit(reopened, part("post", {**POST, "post_id": "b", "engagements": 7}))

    assert stored(reopened, column="[reactions, engagements]") == [[1, None], [None, 7]]
    rolled = reopened.read("select engagements from lake.rollup.post_daily")
    assert rolled["engagements"].to_pylist() == [8]


def test_a_rollup_that_nothing_defines_any_more_leaves_the_lake(warehouse: Warehouse) -> None:
    with warehouse.turn():
        warehouse.cursor().execute(
            "create table lake.rollup.former as select 1 as posts;"
            " insert into lake.rollup.definition values ('former', 'a digest')"
        )
    warehouse.close()

    again = Warehouse(warehouse.folder)

    left = "from information_schema.tables where table_name = 'former'"
    assert again.cursor().execute(left).fetchall() == []


def test_the_past_follows_an_account_to_its_new_unit(warehouse: Warehouse) -> None:
    commit(warehouse, part("post", {**POST, "post_id": "a", "account": "@moh", "unit": "Old"}))
    account = {"channel": "x", "account": "@moh", "name": "MOH", "unit": "health"}

    for unit in ("health", "schools"):
        commit(warehouse, part("account", {**account, "unit": unit}))
    warehouse.refresh()
    owners = warehouse.read("select of_unit from post_daily where unit is null")

    assert owners["of_unit"].to_pylist() == ["schools"]


def test_the_past_follows_a_unit_to_its_new_parent(warehouse: Warehouse) -> None:
    named = {"name": "N", "name_ar": "N"}
    commit(warehouse, posts(a=1), part("unit", {"unit": "health", "parent": "old", **named}))

    commit(warehouse, part("unit", {"unit": "health", "parent": "new", **named}))
    commit(warehouse, part("unit", {"unit": "new", "parent": None, **named}))
    warehouse.refresh()
    above = warehouse.read("select unit from post_daily order by unit nulls last")

    assert above["unit"].to_pylist() == ["health", "new", None]


# ------------------------------------------------------------------------ the tree of units


def test_units_stand_below_their_parents_and_strangers_at_the_end(warehouse: Warehouse) -> None:
    def unit(code: str, parent: str | None) -> dict[str, Any]:
        return {"unit": code, "parent": parent, "name": code.title(), "name_ar": code}

    tree = part("unit", unit("hospitals", "health"), unit("health", "gov"), unit("gov", "gov"))

    commit(warehouse, tree, part("post", {**POST, "post_id": "a", "unit": "Helth"}))
    warehouse.refresh()
    found = [(unit.unit, unit.depth, unit.parent, unit.is_listed) for unit in warehouse.units()]

    assert found == [
        ("gov", 0, None, True),
        ("health", 1, "gov", True),
        ("hospitals", 2, "health", True),
        ("Helth", 0, None, False),
    ]


def test_units_that_stand_above_each_other_end(warehouse: Warehouse) -> None:
    circle = [{"unit": a, "parent": b, "name": a, "name_ar": a} for a, b in ("ab", "ba")]

    commit(warehouse, part("unit", *circle), part("post", {**POST, "post_id": "p", "unit": "a"}))
    warehouse.refresh()
    counted = warehouse.read("select unit, posts from post_daily order by unit nulls last")

    assert counted.to_pylist() == [
        {"unit": "a", "posts": 1},
        {"unit": "b", "posts": 1},
        {"unit": None, "posts": 1},
    ]


def test_days_reach_from_the_first_figure_to_the_last(warehouse: Warehouse) -> None:
    mention = {**MENTION, "mentioned_on": date(2025, 12, 31)}

    commit(warehouse, posts(a=1), part("mention", mention))
    warehouse.refresh()

    assert warehouse.days() == (date(2025, 12, 31), date(2026, 1, 5))


# ------------------------------------------------------------------------ versions and history


def test_an_older_version_can_be_read(warehouse: Warehouse) -> None:
    commit(warehouse, posts(a=1))
    version = warehouse.version()
    commit(warehouse, posts(a=5))

    then = warehouse.read(f"select reactions from lake.main.post at (version => {version})")

    assert then["reactions"].to_pylist() == [1]
    assert stored(warehouse) == [5]


def test_history_says_who_took_what_in_and_when(warehouse: Warehouse) -> None:
    started = datetime.now(UTC)
    warehouse.commit([posts(a=1)], "Amal", "Take in old.csv", {"file": "old.csv"})
    _, version = warehouse.commit([posts(a=2, b=1)], "Badr", "Take in new.csv", {"file": "new.csv"})

    last, first = warehouse.history()

    assert (last.version, last.author, last.message) == (version, "Badr", "Take in new.csv")
    assert last.details["file"] == "new.csv"
    assert last.details["effects"] == [{"new": 1, "changed": 1}]
    assert started <= first.at <= last.at <= datetime.now(UTC)
    assert first.details["file"] == "old.csv"


# ------------------------------------------------------------------------ several at once


def test_a_commit_of_another_process_is_seen_after_a_refresh(warehouse: Warehouse) -> None:
    served = warehouse.refresh()

    subprocess.run([sys.executable, "-c", WRITE, warehouse.folder, "health"], cwd=ROOT, check=True)
    before = [unit.unit for unit in warehouse.units()]
    refreshed = warehouse.refresh()
    after = [unit.unit for unit in warehouse.units()]

    assert (before, after) == ([], ["health"])
    assert refreshed > served
    assert warehouse.history()[0].author == "Another process"


def test_writers_at_the_same_time_both_land(warehouse: Warehouse) -> None:
    others = [warehouse, Warehouse(warehouse.folder)]
    start = Barrier(len(others))

    def write(number: int) -> None:
        start.wait()
        for name in ("a", "b"):
            commit(others[number], posts(**{f"{name}{number}": 1}))

    with ThreadPoolExecutor() as pool:
        list(pool.map(write, range(len(others))))
    rolled = warehouse.read("select sum(posts)::int as posts from lake.rollup.post_daily")

    assert stored(warehouse, column="post_id") == ["a0", "a1", "b0", "b1"]
    assert rolled["posts"].to_pylist() == [4]


def test_threads_with_cursors_of_their_own_read_right_rows(facts: Warehouse) -> None:
    def count(number: int) -> int:
        rows = facts.read("select sum(i)::bigint as total from range($n) t(i)", {"n": number})
        return int(rows["total"][0].as_py())

    numbers = [1000 * step for step in range(1, 30)]
    with ThreadPoolExecutor(max_workers=8) as pool:
        counted = list(pool.map(count, numbers))

    assert counted == [number * (number - 1) // 2 for number in numbers]


# ------------------------------------------------------------------------ where a lake stands


def test_a_lake_can_be_moved_with_its_folder(warehouse: Warehouse, tmp_path: Path) -> None:
    commit(warehouse, posts(a=1))

    moved = Warehouse(Path(shutil.copytree(warehouse.folder, tmp_path / "elsewhere")))
    commit(moved, posts(b=2))

    assert stored(moved) == [1, 2]
    assert stored(warehouse) == [1]


def test_a_folder_that_cannot_hold_a_lake_is_refused_with_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("not a folder", encoding="utf-8")

    with pytest.raises(LakeUnavailable) as raised:
        Warehouse(file)

    assert str(file) in raised.value.problem
    assert "Check that the folder exists" in raised.value.remedy


def test_data_files_are_encrypted(warehouse: Warehouse) -> None:
    many = [{**POST, "post_id": str(number), "title": "A plain title"} for number in range(50)]

    commit(warehouse, part("post", *many))
    files = list((warehouse.folder / "data").rglob("*.parquet"))

    assert files
    assert all(b"A plain title" not in path.read_bytes() for path in files)


# ------------------------------------------------------------------------ the walls


@pytest.mark.parametrize(
    "attempt",
    [
        "from read_csv('/etc/passwd')",
        "from read_text('/etc/passwd')",
        "from glob('/etc/*')",
        "copy (select 1) to '/tmp/sada-leak.csv'",
        "attach '/tmp/sada-leak.duckdb' as leak",
        "from read_csv('https://example.org/x.csv')",
        "install spatial",
        "set enable_external_access = true",
        "set lock_configuration = false",
    ],
)
def test_sql_cannot_reach_beyond_the_lake(facts: Warehouse, attempt: str) -> None:
    with pytest.raises(duckdb.Error):
        facts.cursor().execute(attempt)

    assert not list(Path("/tmp").glob("sada-leak*"))  # noqa: S108 - where the attempts would write


def test_the_lake_can_be_written_behind_the_walls(warehouse: Warehouse) -> None:
    warehouse.refresh()

    commit(warehouse, posts(a=1))

    assert stored(warehouse) == [1]
