"""Events: noting them, and drawing them on charts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard import annotations, queries
from dashboard.annotations import Event
from dashboard.charts import specifications
from dashboard.warehouse import Warehouse

STORM = Event("Storm", "عاصفة", "outage", "works", date(2026, 3, 1), date(2026, 3, 3))


def test_event_noted_again_is_changed_and_can_be_undone(warehouse: Warehouse) -> None:
    annotations.note(warehouse, STORM, "Amal")
    longer = Event(**vars(STORM) | {"until": date(2026, 3, 9)})
    version = annotations.note(warehouse, longer, "Amal")

    noted = _listed(warehouse)
    warehouse.undo(version, "Badr")

    assert noted == [("Storm", date(2026, 3, 9))]
    assert _listed(warehouse) == [("Storm", date(2026, 3, 3))]


def _listed(warehouse: Warehouse) -> list[tuple[str, date]]:
    query = next(one for one in queries.load("lists") if one.name == "events")
    warehouse.refresh()
    values = {"since": date(2026, 1, 1), "until": date(2027, 1, 1), "unit": None}
    rows = warehouse.read_list(query.sql, values).to_pylist()
    return [(row["event"], row["until"]) for row in rows]


def test_what_explains_most_comes_first() -> None:
    rows = pd.DataFrame(
        {
            "event": ["Batch", "Campaign", "Outage", "Later"],
            "kind": ["training", "campaign", "outage", "outage"],
            "since": [date(2026, 1, day) for day in (1, 2, 3, 31)],
        }
    )

    found = annotations.within(rows, date(2026, 1, 1), date(2026, 1, 31))

    assert list(found["event"]) == ["Outage", "Campaign", "Batch"]


@pytest.mark.parametrize(("language", "baseline"), [("en", "bottom"), ("ar", "top")])
@pytest.mark.parametrize("draw", [specifications.trend, specifications.fan, specifications.between])
def test_every_chart_over_time_draws_events_as_verticals_with_a_word(
    language: str, baseline: str, draw: Callable[[str, str], dict[str, Any]]
) -> None:
    layers = draw("percent", language)["layer"]

    line, *_ = [layer for layer in layers if layer["mark"]["type"] == "rule"]
    word, *_ = [layer for layer in layers if layer["mark"]["type"] == "text"]
    assert line["transform"] == [{"filter": "datum.events != ''"}]
    assert (word["encoding"]["text"]["field"], word["mark"]["baseline"]) == ("event", baseline)
    assert line["encoding"]["tooltip"][0]["field"] == "events"


@pytest.mark.parametrize(("language", "mark"), [("en", "\u2066"), ("ar", "\u2067")])
def test_figures_on_charts_run_the_way_the_page_is_read(language: str, mark: str) -> None:
    layers = specifications.waterfall("percent", language)["layer"]

    (label,) = [layer for layer in layers if layer["mark"]["type"] == "text"]
    (step,) = label["transform"]
    assert f"'{mark}' + datum.shown" in step["calculate"]
    assert label["encoding"]["text"]["field"] == step["as"]


@pytest.mark.parametrize(("language", "side"), [("en", "right"), ("ar", "left")])
def test_every_trend_draws_its_target_as_dashes_with_a_word(language: str, side: str) -> None:
    layers = specifications.trend("percent", language)["layer"]

    line, word = [one for one in layers if one["encoding"].get("y", {}).get("field") == "target"]
    assert (line["mark"]["type"], line["mark"]["strokeDash"]) == ("line", [8, 3])
    assert (word["mark"]["type"], word["mark"]["align"]) == ("text", side)
    assert "datum.aim" in word["transform"][0]["calculate"]


def test_a_range_over_time_is_a_band_between_two_lines() -> None:
    layers = specifications.between("count", "en")["layer"]

    drawn = [
        (one["mark"]["type"], one["encoding"]["y"]["field"], one["encoding"].get("y2"))
        for one in layers
        if one["encoding"].get("y", {}).get("field") in ("lower", "upper")
    ]
    assert ("area", "lower", {"field": "upper"}) in drawn
    assert [field for mark, field, _ in drawn if mark == "line"] == ["lower", "upper"]


def test_charts_keep_the_order_of_their_rows_when_they_are_drawn_anew() -> None:
    drawn = [
        specifications.waterfall("percent", "en"),
        specifications.ranking("percent", "en"),
        specifications.trend("percent", "en"),
        specifications.fan("percent", "en"),
    ]

    for chart in drawn:
        named = [
            axis["sort"]
            for layer in chart["layer"]
            for axis in layer["encoding"].values()
            if isinstance(axis, dict) and axis.get("field") in ("name", "label") and "sort" in axis
        ]
        assert named
        assert all(sort == {"field": "at", "op": "min"} for sort in named)
    placed = specifications.placed(pd.DataFrame({"name": ["b", "a"]}))
    assert placed["at"].to_pylist() == [0, 1]
