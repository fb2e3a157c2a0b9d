"""Rollups added up to months in memory: fewer rows, the same figures."""

import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from dashboard import kpis, lists, queries
from dashboard.kpis import KPI
from dashboard.scope import Scope
from dashboard.warehouse import Part, Past, Value, Warehouse, serving

HALF_YEAR = Scope(date(2026, 1, 1), date(2026, 7, 1))
ARRIVED = pd.Timestamp(2026, 1, 5, 9)
ADDED = [query.name for query in queries.load("rollups") if query.listed("months by")]
READERS = [kpi for kpi in kpis.catalogue() if re.search(rf"\b({'|'.join(ADDED)})\b", kpi.sql)]


@dataclass(frozen=True)
class ByDays:
    """A lake that never answers from months."""

    past: Past

    def read(
        self,
        sql: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        whole_months: bool = False,  # noqa: ARG002  that is what it never does
    ) -> pa.Table:
        return self.past.read(sql, parameters)


def rows(table: str) -> Part:
    """Twelve rows of a table over four months, two units and two channels."""
    found = []
    for line in range(12):
        day = date(2026, 1 + line % 4, 3 + line)
        place = {
            "unit": ["health", "schools"][line % 2],
            "channel": ["x", "instagram"][line % 3 % 2],
        }
        found.append({**place, **ROWS[table](line, day), "_row": line + 2})
    return Part(table, pa.Table.from_pylist(found))


ROWS = {
    "post": lambda line, day: {
        "post_id": str(line),
        "account": f"account {line % 2}",
        "topic": ["housing", "Unassigned"][line % 2],
        "published_on": day,
        "impressions": 1000 + line if line % 5 else None,
        "reactions": line if line % 4 else None,
        "shares": line,
        "link_clicks": 2,
        "comments": 1,
    },
    "message": lambda line, day: {
        "message_id": str(line),
        "topic": "housing",
        "arrived_at": pd.Timestamp(day),
        "arrived_on": day,
        "replied_at": pd.Timestamp(day) + pd.Timedelta(minutes=7 * line) if line % 5 else None,
        "needs_answer": True,
        "limit_hours": 1.0,
        "sentiment": "neutral",
        "rating": 1 + line % 5,
        "known_at": pd.Timestamp(2026, 12, 1),
    },
    "mention": lambda line, day: {
        "mention_id": str(line),
        "mentioned_on": day,
        "topic": "housing",
        "sentiment": ["positive", "negative", "neutral"][line % 3],
        "method": "hand",
        "key_messages": line % 2,
    },
    "spend": lambda line, day: {
        "spent_on": day,
        "item": str(line),
        "kind": "media",
        "amount": 10.0 * line,
    },
}


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    warehouse = Warehouse(tmp_path_factory.mktemp("months"))
    warehouse.commit([rows(table) for table in ROWS], "A test", "Rows", {})
    warehouse.refresh()
    return warehouse


@pytest.mark.parametrize("kpi", READERS, ids=lambda kpi: kpi.name)
def test_a_kpi_says_the_same_from_months_as_from_days(lake: Warehouse, kpi: KPI) -> None:
    now = lake.at(lake.shown)

    from_months = kpis.measure([kpi], now, HALF_YEAR)
    from_days = kpis.measure([kpi], ByDays(now), HALF_YEAR)

    pd.testing.assert_frame_equal(from_months, from_days)


def test_whole_months_are_read_from_one_row_a_month(lake: Warehouse) -> None:
    counted = "select count(*) as n from post_daily where unit is null"
    now = lake.at(lake.shown)

    by_months = now.read(counted, whole_months=True)["n"][0].as_py()
    by_days = now.read(counted)["n"][0].as_py()

    assert (by_months, by_days) == (8, 12)


def test_what_is_not_copied_yet_says_the_same(
    lake: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "LARGE", 1)
    found = {kpi.id: kpis.measure([kpi], lake, HALF_YEAR) for kpi in READERS}
    opened = Warehouse(lake.folder)

    opened.refresh()
    left = {kpi.id: kpis.measure([kpi], opened, HALF_YEAR) for kpi in READERS}
    places = _read_in_the_lake(opened)
    opened.settle()
    copied = {kpi.id: kpis.measure([kpi], opened, HALF_YEAR) for kpi in READERS}

    assert {"post_daily", "message_daily"} <= places
    assert _read_in_the_lake(opened) <= {"message_waiting", "post_engagements"}
    for kpi, rows in found.items():
        pd.testing.assert_frame_equal(rows, left[kpi])
        pd.testing.assert_frame_equal(rows, copied[kpi])


def _read_in_the_lake(lake: Warehouse) -> set[str]:
    with closing(lake.cursor()) as cursor:
        views = cursor.execute(
            "select view_name from duckdb_views() where database_name like 'kept_%'"
        ).fetchall()
    return {name for (name,) in views}


def test_a_past_version_has_its_own_months(lake: Warehouse) -> None:
    before = lake.shown
    lake.commit([rows("spend")], "A test", "The same again", {})
    later = pa.Table.from_pylist(
        [
            {"unit": "health", "channel": "x", "spent_on": date(2026, 1, 9), "item": "late"}
            | {"kind": "media", "amount": 5.0, "_row": 2}
        ]
    )
    lake.commit([Part("spend", later)], "A test", "More", {})
    now = lake.refresh()

    spent = "select sum(amount) as n from spend_daily where unit is null"
    found = [lake.at(one).read(spent, whole_months=True)["n"][0].as_py() for one in (before, now)]

    assert found == [660.0, 665.0]


def test_the_best_posts_of_whole_months_are_those_of_all_posts(warehouse: Warehouse) -> None:
    posts = [
        {"channel": "x", "post_id": str(line), "unit": ["health", "schools"][line % 2]}
        | {"published_on": date(2026, 1 + line % 2, 1 + line % 5), "title": f"Post {line % 3}"}
        | {"impressions": 50 + line, "reactions": line % 7, "_row": line}
        for line in range(120)
    ]
    warehouse.commit([Part("post", pa.Table.from_pylist(posts))], "A test", "Posts", {})
    now = warehouse.at(warehouse.refresh())
    parameters = {"since": date(2026, 1, 1), "until": date(2026, 3, 1)}
    query = next(query for query in queries.load("lists") if query.name == "best_posts")

    for place in ({"unit": None, "channel": None}, {"unit": "health", "channel": "x"}):
        kept = lists.listed("best_posts", now, {**parameters, **place})
        of_all = now.read_list(query.sql, {**parameters, **place}).to_pandas()

        assert len(kept) == 10
        pd.testing.assert_frame_equal(kept, of_all)


def test_rollups_hold_what_facts_say_whatever_month_is_touched_later(warehouse: Warehouse) -> None:
    warehouse.commit([rows("post")], "A test", "Posts of four months", {})
    labels = [
        {"channel": "x", "post_id": "0", "kind": kind, "label": label, "_row": line}
        | {"published_on": date(2026, 6, 1)}
        for line, (kind, label) in enumerate([("topic", "roads"), ("segment", "young")], start=2)
    ]
    warehouse.commit([Part("post_label", pa.Table.from_pylist(labels))], "A test", "Labels", {})
    late = [
        {"channel": "x", "post_id": "late", "unit": "health", "topic": "roads", "_row": 2}
        | {"published_on": date(2026, 2, 1), "impressions": 500, "reactions": 5}
    ]
    warehouse.commit([Part("post", pa.Table.from_pylist(late))], "A test", "One more", {})
    now = warehouse.at(warehouse.refresh())

    topics = "select sum(posts)::int as n from topic_daily where unit is null"

    assert warehouse.verify() == []
    assert now.read(topics)["n"].to_pylist() == [8]


@pytest.mark.parametrize(("kpi", "share"), [("E02", 0.5), ("E02P90", 0.9)])
def test_of_months_medians_are_exact_to_the_minute(
    warehouse: Warehouse, kpi: str, share: float
) -> None:
    waits = [int(1.02**number) for number in range(400)]
    messages = [
        {"channel": "x", "message_id": str(line), "unit": "health", "needs_answer": True}
        | {"arrived_at": ARRIVED, "arrived_on": ARRIVED.date(), "known_at": ARRIVED}
        | {"replied_at": ARRIVED + pd.Timedelta(minutes=minutes), "topic": "housing"}
        | {"limit_hours": 24.0, "sentiment": "neutral", "_row": line}
        for line, minutes in enumerate(waits, start=2)
    ]
    warehouse.commit([Part("message", pa.Table.from_pylist(messages))], "A test", "Messages", {})
    now = warehouse.at(warehouse.refresh())

    from_months = kpis.measure([kpis.find(kpi)], now, HALF_YEAR)["value"]

    assert from_months.to_list() == pytest.approx([np.quantile(waits, share)] * len(from_months))
