"""Targets: which holds for whom, how a figure stands against it, and setting one from a page."""

from datetime import date
from math import isnan, nan

import pandas as pd
import pyarrow as pa
import pytest

from dashboard import kpis, targets
from dashboard.errors import BadTarget
from dashboard.kpis import KPI
from dashboard.scope import Scope
from dashboard.targets import Figures, Target
from dashboard.warehouse import Part, Warehouse

YEAR = Target("response_rate", None, None, date(2026, 1, 1), date(2027, 1, 1), 0.9)
LAST = date(2026, 10, 31)
AFTER = date(2027, 2, 28)


def figures(value: float, denominator: float = 50) -> Figures:
    """What was measured for everybody, over all days."""
    row = {"period_start": [pd.NaT], "value": [value], "denominator": [denominator], "hidden": [""]}
    return {("", ""): pd.DataFrame(row)}


def status(one: Target, value: float, last: date = AFTER, denominator: float = 50) -> str:
    return targets.judge(one, last, lambda *_: figures(value, denominator)).status


def called(kpi: str, value: float) -> Target:
    return Target(kpi, None, None, YEAR.since, YEAR.until, value)


# ------------------------------------------------------------------------ how it stands


@pytest.mark.parametrize(
    ("kpi", "target", "value", "expected"),
    [
        ("response_rate", 0.9, 0.95, "met"),
        ("response_rate", 0.9, 0.9, "met"),
        ("response_rate", 0.3, 0.1 + 0.2, "met"),
        ("response_rate", 0.9, 0.89, "not_met"),
        ("first_response_median", 60, 45, "met"),
        ("first_response_median", 60, 61, "not_met"),
        ("posts", 100, 120, "neutral"),
        ("no_such_kpi", 1, 2, "unknown"),
    ],
)
def test_a_target_is_met_the_way_that_is_better(
    kpi: str, target: float, value: float, expected: str
) -> None:
    assert status(called(kpi, target), value) == expected


def test_a_target_whose_days_are_not_over_is_on_the_way_whatever_the_figure() -> None:
    reached = targets.judge(YEAR, LAST, lambda *_: figures(0.95))
    short = targets.judge(YEAR, LAST, lambda *_: figures(0.85))

    assert (reached.status, short.status) == ("on_the_way", "on_the_way")
    assert reached.said("en") == "on the way: reached so far"
    assert short.said("en") == "on the way: not reached yet"
    assert reached.until == date(2026, 11, 1)


def test_a_sum_is_settled_once_it_passes_its_target() -> None:
    assert status(called("learner_hours", 5_000), 5_100, LAST) == "met"
    assert status(called("learner_hours", 5_000), 4_900, LAST) == "on_the_way"


def test_without_a_figure_nothing_is_said_of_a_target_but_why() -> None:
    assert status(YEAR, nan, denominator=3) == "too_few"
    assert status(YEAR, nan, denominator=0) == "no_figure"
    assert targets.judge(YEAR, AFTER, lambda *_: {}).status == "no_figure"
    assert status(YEAR, 0.95, last=date(2025, 12, 31)) == "not_begun"


def test_a_target_without_an_end_is_judged_by_the_last_twelve_months() -> None:
    asked: list[Scope] = []

    def measured(_: KPI, over: Scope) -> Figures:
        asked.append(over)
        return figures(0.95)

    standing = Target("response_rate", None, None, date(2020, 1, 1), None, 0.9)

    assert targets.judge(standing, LAST, measured).status == "met"
    assert [(over.since, over.until) for over in asked] == [(date(2025, 11, 1), date(2026, 11, 1))]


def test_those_that_cannot_be_judged_are_counted_apart() -> None:
    judged = [
        targets.judge(one, last, lambda *_, value=value: figures(value))
        for one, last, value in [
            (YEAR, AFTER, 0.95),
            (YEAR, AFTER, 0.5),
            (YEAR, LAST, 0.95),
            (YEAR, date(2025, 1, 1), 0.95),
            (YEAR, AFTER, nan),
        ]
    ]

    assert targets.attainment(judged) == targets.Attainment(met=1, judged=2, open=2, unjudged=1)
    assert [one.sign for one in targets.in_order(judged)] == ["✗", "…", "✓", "○", "–"]


@pytest.mark.parametrize(
    ("kpi", "until", "fits"),
    [
        ("response_rate", date(2027, 1, 1), True),
        ("learner_hours", date(2027, 1, 1), False),
        ("learner_hours", date(2026, 2, 1), True),
    ],
)
def test_a_year_s_count_is_no_target_for_a_month(kpi: str, until: date, *, fits: bool) -> None:
    assert Target(kpi, None, None, date(2026, 1, 1), until, 9).fits("month") is fits


# ------------------------------------------------------------------------ which one holds


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A lake with targets of the government, of a unit by its name, and of a channel.

    A test that writes into it takes back what it wrote.
    """
    warehouse = Warehouse(tmp_path_factory.mktemp("targets") / "lake")
    fields = ("kpi", "unit", "channel", "period_start", "period_end", "value", "owner", "source")
    nobody = ("Unassigned", "Unassigned")
    rows = [
        ("E01", "Unassigned", "Unassigned", "2025-01-01", None, 0.8, *nobody),
        ("response_rate", "Unassigned", "Unassigned", "2026-01-01", "2027-01-01", 0.9, *nobody),
        ("response_rate", "Health", "Unassigned", "2026-01-01", "2027-01-01", 0.7, *nobody),
        ("response_rate", "Unassigned", "x", "2026-01-01", "2026-01-01", 0.6, *nobody),
    ]
    listed = [dict(zip(fields, row, strict=True)) | {"_row": at} for at, row in enumerate(rows)]
    unit = {"unit": "moh", "parent": None, "name": "Health", "name_ar": "الصحة", "_row": 1}
    parts = [
        Part("unit", pa.Table.from_pylist([unit])),
        Part("target", pa.Table.from_pylist(listed)),
    ]
    warehouse.commit(parts, "A test", "Targets", {})
    warehouse.refresh()
    return warehouse


def test_a_target_holds_for_its_unit_and_channel_alone(filled: Warehouse) -> None:
    known, rate = targets.held(filled), kpis.find("E01")

    def value(unit: str | None, channel: str | None, day: date) -> float | None:
        one = targets.holding(known, rate, unit, channel, day)
        return one.value if one else None

    assert value(None, None, date(2026, 5, 1)) == 0.9
    assert value(None, None, date(2025, 12, 31)) == 0.8
    assert value("moh", None, date(2026, 5, 1)) == 0.7
    assert value("clinics", None, date(2026, 5, 1)) is None
    assert value(None, "x", date(2026, 1, 1)) is None
    assert value(None, None, date(2027, 1, 1)) is None


def test_one_without_an_end_holds_until_the_next_of_its_kind(filled: Warehouse) -> None:
    assert [one.until for one in targets.held(filled) if one.value == 0.8] == [date(2026, 1, 1)]


def test_a_target_is_changed_in_its_place_and_can_be_undone(filled: Warehouse) -> None:
    old = next(one for one in targets.held(filled) if one.unit == "moh")
    version = targets.save(filled, old, "75%", "Amal", instead_of=old)

    assert _values(filled, "moh") == [0.75]
    assert filled.history()[0].author == "Amal"
    filled.undo(version, "Badr")
    assert _values(filled, "moh") == [0.7]


def test_a_withdrawn_target_holds_no_more_until_it_is_brought_back(filled: Warehouse) -> None:
    old = next(one for one in targets.held(filled) if one.unit == "moh")
    version = targets.withdraw(filled, old, "Amal")

    assert _values(filled, "moh") == []
    filled.undo(version, "Badr")
    assert _values(filled, "moh") == [0.7]


def test_a_target_moved_elsewhere_leaves_none_behind(filled: Warehouse) -> None:
    old = next(one for one in targets.held(filled) if one.unit == "moh")
    moved = Target("response_rate", "moh", "x", old.since, old.until, 0)

    version = targets.save(filled, moved, "0.7", "Amal", instead_of=old)

    filled.refresh()
    found = [one.channel for one in targets.held(filled) if one.unit == "moh"]
    filled.undo(version, "Badr")
    assert found == ["x"]
    assert _values(filled, "moh") == [0.7]


def _values(warehouse: Warehouse, unit: str) -> list[float]:
    warehouse.refresh()
    return [one.value for one in targets.held(warehouse) if one.unit == unit]


@pytest.mark.parametrize(
    ("one", "written", "problem"),
    [
        (YEAR, "ninety", "“ninety” is no number."),
        (YEAR, "", "“” is no number."),
        (YEAR, "90", "This KPI is a share, and “90” is far more than it can be."),
        (
            Target("response_rate", "moh", None, date(2026, 2, 1), date(2026, 2, 1), 0),
            "90%",
            "The last day of the target is before its first.",
        ),
        (
            Target("learner_hours", None, "x", YEAR.since, None, 0),
            "9",
            "Learner-hours is not told apart by channel.",
        ),
        (
            YEAR,
            "90%",
            "There is a target of this KPI, unit and channel from this day on already.",
        ),
    ],
)
def test_what_cannot_be_a_target_is_refused_in_a_sentence(
    filled: Warehouse, one: Target, written: str, problem: str
) -> None:
    with pytest.raises(BadTarget) as refused:
        targets.save(filled, one, written, "Amal")

    assert refused.value.problem == problem


@pytest.mark.parametrize(
    ("written", "expected"), [("90%", 0.9), (" 0.9 ", 0.9), ("٩٠٪", 0.9), ("100%", 1.0)]
)
def test_a_share_is_read_as_people_write_it(written: str, expected: float) -> None:
    assert targets.amount(written, kpis.find("E01")) == expected


def test_json_has_null_for_a_figure_that_is_not_there() -> None:
    told = targets.told(targets.judge(YEAR, AFTER, lambda *_: {}))

    assert isnan(targets.judge(YEAR, AFTER, lambda *_: {}).figure)
    assert (told["figure"], told["until"], told["status"]) == (None, "2027-01-01", "no_figure")
    assert told["title"] == "Response rate"
