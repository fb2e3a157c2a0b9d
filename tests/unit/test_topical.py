"""KPIs by topic: each post and message in one part alone, so that parts add up to the figure."""

from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa
import pytest

from dashboard import explaining, kpis, topical
from dashboard.errors import BadScope
from dashboard.scope import Scope
from dashboard.warehouse import TABLES, Part, Warehouse

JANUARY = Scope(date(2026, 1, 1), date(2026, 2, 1), "month")
FEBRUARY = replace(JANUARY, since=date(2026, 2, 1), until=date(2026, 3, 1))


def part(table: str, rows: list[dict[str, object]]) -> Part:
    blank = dict.fromkeys(TABLES[table].names, "Unassigned")
    lines = [{**blank, **row, "_row": at} for at, row in enumerate(rows, start=2)]
    return Part(table, pa.Table.from_pylist(lines))


def post(name: str, day: date, unit: str, reactions: int, topic: str = "") -> dict[str, object]:
    told = {"topic": topic} if topic else {}
    named = {"channel": "x" if name < "d" else "facebook", "post_id": name, "unit": unit}
    return {**named, "published_on": day, "impressions": 100, "reactions": reactions, **told}


def message(name: str, day: date, topic: str, hours: int) -> dict[str, object]:
    at = datetime(day.year, day.month, day.day, 6)
    named = {"channel": "x", "message_id": name, "unit": "health", "topic": topic}
    known = {"limit_hours": 24.0, "known_at": datetime(2026, 5, 1), "needs_answer": True}
    arrived = {"arrived_at": at, "arrived_on": day, "replied_at": datetime(2026, 3, 1, hours)}
    return {**named, **arrived, **known}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Posts of two units with no topic, one or two, told by the export or by a label."""
    first, second = date(2026, 1, 5), date(2026, 2, 5)
    posts = [
        post("a", first, "health", 10, "roads"),
        post("b", first, "clinic", 20),
        post("c", first, "works", 30),
        post("d", second, "health", 40, "roads"),
        post("e", second, "clinic", 50),
        post("f", second, "works", 60, "water"),
    ]
    label = {"kind": "topic"}
    labels: list[dict[str, object]] = [
        {**label, "channel": "x", "post_id": "b", "label": "water", "published_on": first},
        {**label, "channel": "facebook", "post_id": "d", "label": "water", "published_on": second},
        {**label, "channel": "facebook", "post_id": "f", "label": "water", "published_on": second},
    ]
    units: list[dict[str, object]] = [
        {"unit": "health", "parent": None, "name": "Health", "name_ar": "صحة"},
        {"unit": "clinic", "parent": "health", "name": "Clinic", "name_ar": "عيادة"},
    ]
    messages = [message("m", first, "roads", 1), message("n", second, "water", 2)]
    warehouse = Warehouse(tmp_path_factory.mktemp("told") / "lake")
    parts = [
        part("unit", units),
        part("post", posts),
        part("post_label", labels),
        part("message", messages),
    ]
    warehouse.commit(parts, "Amal", "Take in", {"file": "all.csv"})
    warehouse.refresh()
    return warehouse


def by_topic(warehouse: Warehouse, kpi: str, over: Scope) -> dict[str | None, float]:
    found = topical.measured(kpis.find(kpi), warehouse, over)
    topics = found["topic"].astype(object).where(found["topic"].notna(), None)
    return dict(zip(topics, found["numerator"], strict=True))


def test_a_post_counts_in_one_topic_alone(told: Warehouse) -> None:
    assert by_topic(told, "C05", JANUARY) == {
        "roads": 10, "water": 20, "Unassigned": 30, None: 60
    }  # fmt: skip
    assert by_topic(told, "C05", FEBRUARY) == {
        "several": 40, "water": 60, "Unassigned": 50, None: 150
    }  # fmt: skip


def test_topics_of_a_unit_are_those_of_its_sub_units_and_channel(told: Warehouse) -> None:
    health = replace(JANUARY, unit="health")

    assert by_topic(told, "C05", health) == {"roads": 10, "water": 20, None: 30}
    assert by_topic(told, "C05", replace(health, channel="facebook")) == {}


@pytest.mark.parametrize("kpi", [kpi for kpi in kpis.catalogue() if topical.applies(kpi)])
def test_every_kpi_by_topic_has_the_total_that_it_has(told: Warehouse, kpi: kpis.KPI) -> None:
    whole = kpis.measure([kpi], told, JANUARY)
    levels = whole[["period_start", "unit", "channel"]]
    expected = whole[levels.isna().all(axis="columns")]["numerator"]

    found = topical.measured(kpi, told, JANUARY)

    total = found[found["topic"].isna()]["numerator"]
    assert total.to_list() == pytest.approx(expected.to_list(), nan_ok=True)


def test_a_difference_is_taken_apart_by_topic(told: Warehouse) -> None:
    kpi = kpis.find("C06")
    before, after = (
        explaining.by_topic(topical.measured(kpi, told, over), over) for over in (JANUARY, FEBRUARY)
    )

    found = explaining.explain(kpi, before, after, told.units(), FEBRUARY, "topic")

    assert {one.code for one in found.parts} == {"roads", "water", "several", "Unassigned"}
    assert found.difference == pytest.approx(150 / 300 - 60 / 300)
    assert sum(one.effect for one in found.parts) == pytest.approx(found.difference)


@pytest.mark.parametrize("kpi", ["E06", "L01", "C01", "C03"])
def test_what_is_about_people_or_has_no_topic_is_refused(told: Warehouse, kpi: str) -> None:
    with pytest.raises(BadScope, match="cannot be told apart by topic"):
        topical.measured(kpis.find(kpi), told, JANUARY)


def test_where_nobody_told_topics_a_difference_is_not_taken_apart(warehouse: Warehouse) -> None:
    posts = [post("a", date(2026, 1, 5), "health", 1), post("b", date(2026, 2, 5), "health", 2)]
    warehouse.commit([part("post", posts)], "Amal", "Take in", {"file": "posts.csv"})
    warehouse.refresh()
    kpi = kpis.find("C05")
    before, after = (
        explaining.by_topic(topical.measured(kpi, warehouse, over), over)
        for over in (JANUARY, FEBRUARY)
    )

    with pytest.raises(BadScope, match="Nobody has said yet which topics"):
        explaining.explain(kpi, before, after, warehouse.units(), FEBRUARY, "topic")
