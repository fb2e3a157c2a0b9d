"""The catalogue of KPIs and measuring them, beside the examples of each."""

from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from dashboard import kpis
from dashboard.errors import BadScope, UnknownKPI
from dashboard.scope import PERIODS, Scope
from dashboard.warehouse import Part, Warehouse

YEAR = Scope(since=date(2026, 1, 1), until=date(2027, 1, 1))
JANUARY = Scope(since=date(2026, 1, 1), until=date(2026, 2, 1))

POSTS = [
    ("x", "a", "health", 900, 9),
    ("x", "b", "health", None, 7),
    ("x", "c", "schools", 100, 1),
    ("instagram", "d", "health", 100, None),
]


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A lake with four posts, of which two have both impressions and reactions."""
    rows = [
        {
            "channel": channel,
            "post_id": post,
            "unit": unit,
            "published_on": date(2026, 1, 5),
            "impressions": impressions,
            "reactions": reactions,
            "_row": line,
        }
        for line, (channel, post, unit, impressions, reactions) in enumerate(POSTS, start=2)
    ]
    warehouse = Warehouse(tmp_path_factory.mktemp("posts"))
    warehouse.commit([Part("post", pa.Table.from_pylist(rows))], "A test", "Posts", {})
    warehouse.refresh()
    return warehouse


def test_catalogue_is_in_the_order_of_numbers() -> None:
    numbers = [kpi.id for kpi in kpis.catalogue()]

    assert numbers == sorted(numbers)
    assert len(numbers) >= 20


def test_catalogue_states_a_class_direction_and_basis_that_are_known() -> None:
    stated = {(kpi.additivity, kpi.better, kpi.basis) for kpi in kpis.catalogue()}

    assert {additivity for additivity, _, _ in stated} <= set("ASRUMID")
    assert {better for _, better, _ in stated} <= {"higher", "lower", "neutral"}
    assert {basis for _, _, basis in stated} <= {"period", "lifetime"}


@pytest.mark.parametrize("name", ["C06", "c06", "engagement_rate_by_impressions"])
def test_kpi_is_found_by_its_number_or_its_name(name: str) -> None:
    found = kpis.find(name)

    assert found.id == "C06"


def test_kpi_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownKPI) as raised:
        kpis.find("reach of the moon")

    assert raised.value.problem == "There is no KPI called reach of the moon."
    assert "C01, C02" in raised.value.remedy


def test_measure_gives_one_row_a_level_with_the_totals(posts: Warehouse) -> None:
    measured = kpis.measure([kpis.find("C11")], posts, YEAR)

    levels = {(row.unit, row.channel): row.value for row in _totals(measured).itertuples()}
    assert levels == {
        (None, None): 4,
        (None, "x"): 3,
        (None, "instagram"): 1,
        ("health", None): 3,
        ("health", "x"): 2,
        ("health", "instagram"): 1,
        ("schools", None): 1,
        ("schools", "x"): 1,
    }
    assert len(measured) == 2 * len(levels)


def test_measure_keeps_the_rows_of_a_unit_and_a_channel(posts: Warehouse) -> None:
    scope = Scope(YEAR.since, YEAR.until, unit="health", channel="x")

    measured = kpis.measure([kpis.find("C11"), kpis.find("C05")], posts, scope)

    assert list(_totals(measured)["value"]) == [2, 16]
    assert set(measured["unit"]) == {"health"}
    assert set(measured["channel"]) == {"x"}


def test_measure_leaves_out_months_that_a_scope_does_not_hold(posts: Warehouse) -> None:
    later = Scope(since=date(2026, 2, 1), until=date(2026, 3, 1))

    measured = kpis.measure([kpis.find("C11")], posts, later)

    assert measured.empty
    assert list(measured.columns)[:2] == ["kpi", "period_start"]


def test_measure_of_nothing_is_empty(posts: Warehouse) -> None:
    assert kpis.measure([], posts, YEAR).empty


def test_measure_refuses_periods_shorter_than_a_kpi_is_known_for(posts: Warehouse) -> None:
    daily = Scope(YEAR.since, YEAR.until, "day")

    with pytest.raises(BadScope, match="Communication spend cannot be measured by day"):
        kpis.measure([kpis.find("spend")], posts, daily)


def test_every_kpi_can_be_measured_for_every_period_it_is_known_for(posts: Warehouse) -> None:
    for period in PERIODS:
        scope = Scope(YEAR.since, YEAR.until, period)
        measurable = [kpi for kpi in kpis.catalogue() if kpi.measurable_by(period)]

        measured = kpis.measure(measurable, posts, scope)

        assert "C11" in set(measured["kpi"])


def test_coverage_is_the_share_of_posts_a_rate_rests_on(posts: Warehouse) -> None:
    shares = kpis.coverage(kpis.find("C06"), posts, JANUARY)

    assert shares[None, "", ""] == 0.5
    assert shares[None, "health", ""] == pytest.approx(1 / 3)
    assert shares[None, "health", "instagram"] == 0
    assert shares[None, "schools", "x"] == 1
    assert shares[JANUARY.since, "", ""] == 0.5


def test_coverage_is_known_for_every_kpi_that_states_it(posts: Warehouse) -> None:
    stated = [kpi for kpi in kpis.catalogue() if kpi.covers]

    shares = {kpi.id: kpis.coverage(kpi, posts, JANUARY) for kpi in stated}

    assert all(0 <= share <= 1 for found in shares.values() for share in found.values())
    assert kpis.coverage(kpis.find("C11"), posts, JANUARY) == {}


def _totals(measured: pd.DataFrame) -> pd.DataFrame:
    return measured[measured["period_start"].isna()]


def test_kpis_that_are_alike_are_asked_together_and_say_the_same(posts: Warehouse) -> None:
    alike = next(family for family in kpis.families(kpis.catalogue()) if len(family) > 2)

    together = kpis.measure(alike, posts, YEAR)
    apart = [kpis.measure([kpi], posts, YEAR) for kpi in alike]

    pd.testing.assert_frame_equal(together, pd.concat(apart, ignore_index=True))


def test_places_give_the_rows_of_each_unit_and_channel(posts: Warehouse) -> None:
    measured = kpis.measure([kpis.find("C11")], posts, YEAR)

    places = kpis.Places(measured)

    assert len(places) == 8
    assert places["health", ""]["numerator"].to_list() == [3, 3]
    assert places["", "instagram"]["period_start"].isna().to_list() == [False, True]


def test_places_of_nothing_measured_are_none() -> None:
    measured = pd.DataFrame(columns=kpis.COLUMNS)

    assert len(kpis.Places(measured)) == 0


# -------------------------------------------------------------------- periods and the whole


def test_periods_and_the_whole_say_apart_what_they_say_together(sample_folder: Path) -> None:
    warehouse = Warehouse(sample_folder)
    warehouse.refresh()
    place = ["period_start", "unit", "channel"]

    for kpi in kpis.catalogue():
        scope = Scope(date(2026, 1, 10), date(2026, 9, 1), kpi.step("month"))
        both = kpis.measure([kpi], warehouse, scope).sort_values(place, ignore_index=True)
        periods = kpis.measure([kpi], warehouse, scope, "periods")
        whole = kpis.measure([kpi], warehouse, scope, "whole")

        joined = pd.concat([periods, whole]).sort_values(place, ignore_index=True)
        pd.testing.assert_frame_equal(both, joined, check_dtype=False, rtol=1e-9, obj=kpi.id)
        assert periods["period_start"].notna().all()
        assert whole["period_start"].isna().all()


def test_most_kpis_are_measured_for_the_extent_that_is_asked_for() -> None:
    together = [kpi.id for kpi in kpis.catalogue() if not kpis.is_parted(kpi) and not kpi.of_people]

    assert together == ["C02", "C03", "E04", "E04A", "I03"]
