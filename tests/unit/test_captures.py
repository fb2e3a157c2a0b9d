"""Posts over time: the latest figures in the post, former ones in its captures."""

from datetime import datetime
from typing import Any

import pyarrow as pa

from dashboard.warehouse import Effect, Part, Warehouse

DAY_2, DAY_3, DAY_9 = (datetime(2026, 1, day, 12) for day in (2, 3, 9))


def take_in(warehouse: Warehouse, *captures: tuple[datetime, int]) -> list[Effect]:
    """One post in an export for each moment, with its reactions then; all in one commit."""
    post = {
        "channel": "x",
        "post_id": "p",
        "account": "a",
        "published_at": datetime(2026, 1, 1),
        "published_on": datetime(2026, 1, 1).date(),
    }
    parts = [
        Part(
            "post",
            pa.Table.from_pylist([{**post, "captured_at": at, "reactions": count, "_row": 2}]),
        )
        for at, count in captures
    ]
    effects, _ = warehouse.commit(parts, "A test", "Take a post in", {})
    return effects


def held(warehouse: Warehouse, table: str) -> list[tuple[Any, ...]]:
    """When each row of a table was captured, and its reactions."""
    rows = warehouse.read(f"select captured_at, reactions from lake.main.{table} order by all")
    return [tuple(row.values()) for row in rows.to_pylist()]


def test_a_later_export_counts_and_the_former_figures_are_kept(warehouse: Warehouse) -> None:
    take_in(warehouse, (DAY_2, 10))

    effects = take_in(warehouse, (DAY_3, 15))

    assert effects == [Effect(new=0, changed=1)]
    assert held(warehouse, "post") == [(DAY_3, 15)]
    assert held(warehouse, "post_snapshot") == [(DAY_2, 10)]


def test_an_older_export_leaves_the_latest_figures_alone(warehouse: Warehouse) -> None:
    take_in(warehouse, (DAY_9, 20))

    effects = take_in(warehouse, (DAY_3, 15))

    assert effects == [Effect(new=0, changed=0)]
    assert held(warehouse, "post") == [(DAY_9, 20)]
    assert held(warehouse, "post_snapshot") == [(DAY_3, 15)]


def test_exports_of_several_days_may_come_in_one_upload_in_any_order(warehouse: Warehouse) -> None:
    take_in(warehouse, (DAY_9, 20), (DAY_2, 10), (DAY_3, 15))

    assert held(warehouse, "post") == [(DAY_9, 20)]
    assert held(warehouse, "post_snapshot") == [(DAY_2, 10), (DAY_3, 15)]


def test_taking_the_same_exports_in_again_makes_no_version(warehouse: Warehouse) -> None:
    take_in(warehouse, (DAY_2, 10), (DAY_3, 15))
    before = warehouse.version()

    take_in(warehouse, (DAY_2, 10), (DAY_3, 15))

    assert warehouse.version() == before


def test_unchanged_figures_of_a_young_post_are_noted_once_a_day(warehouse: Warehouse) -> None:
    take_in(warehouse, (DAY_2, 10))

    effects = take_in(warehouse, (DAY_3, 10))
    take_in(warehouse, (DAY_3.replace(hour=18), 10))

    assert effects == [Effect(new=0, changed=0)]
    assert held(warehouse, "post") == [(DAY_3, 10)]
    assert held(warehouse, "post_snapshot") == [(DAY_2, 10)]


def test_unchanged_figures_of_an_older_export_are_noted_as_if_it_had_come_first(
    warehouse: Warehouse,
) -> None:
    take_in(warehouse, (DAY_9, 10))

    take_in(warehouse, (DAY_2, 10))

    assert held(warehouse, "post") == [(DAY_9, 10)]
    assert held(warehouse, "post_snapshot") == [(DAY_2, 10)]


def test_the_first_export_after_a_post_was_watched_is_noted_all_the_same(
    warehouse: Warehouse,
) -> None:
    late, later = datetime(2026, 4, 1), datetime(2026, 5, 1)
    take_in(warehouse, (DAY_9, 10))

    take_in(warehouse, (late, 10))
    take_in(warehouse, (later, 10))

    assert held(warehouse, "post") == [(late, 10)]
    assert held(warehouse, "post_snapshot") == [(DAY_9, 10)]


def test_unchanged_figures_of_an_old_post_are_not_noted(warehouse: Warehouse) -> None:
    take_in(warehouse, (datetime(2026, 5, 1), 10))
    before = warehouse.version()

    take_in(warehouse, (datetime(2026, 6, 1), 10))

    assert warehouse.version() == before


def test_undoing_the_latest_export_shows_the_latest_of_those_left(warehouse: Warehouse) -> None:
    for at, count in ((DAY_2, 10), (DAY_9, 20), (DAY_3, 15)):
        take_in(warehouse, (at, count))
    latest = warehouse.version() - 1

    _, undone = warehouse.undo(latest, "A test")
    left = held(warehouse, "post"), held(warehouse, "post_snapshot")
    warehouse.undo(undone, "A test")

    assert left == ([(DAY_3, 15)], [(DAY_2, 10)])
    assert held(warehouse, "post") == [(DAY_9, 20)]
    assert held(warehouse, "post_snapshot") == [(DAY_2, 10), (DAY_3, 15)]
    assert warehouse.verify() == []


def test_undoing_a_first_export_leaves_what_an_older_one_has_told(warehouse: Warehouse) -> None:
    for at, count in ((DAY_9, 20), (DAY_3, 15)):
        take_in(warehouse, (at, count))
    first = warehouse.version() - 1

    done, undone = warehouse.undo(first, "A test")
    left = held(warehouse, "post"), held(warehouse, "post_snapshot")
    warehouse.undo(undone, "A test")

    assert ("post", 0, 1) in [(one.table, one.removed, one.restored) for one in done]
    assert left == ([(DAY_3, 15)], [])
    assert held(warehouse, "post") == [(DAY_9, 20)]
    assert held(warehouse, "post_snapshot") == [(DAY_3, 15)]
    assert warehouse.verify() == []
