"""Will we make it? The whole year or quarter put together from what is held and what is to come."""

import ast
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from dashboard import forecasting, kpis
from dashboard.cli import main
from dashboard.errors import BadScope, NoForecast
from dashboard.forecasting import History
from dashboard.scope import Period, Scope, add_months
from dashboard.targets import Target
from dashboard.warehouse import Part, Warehouse
from dashboard.wording import LANGUAGES

SINCE = date(2025, 1, 1)


def held(
    kpi: str,
    numerators: list[float],
    denominators: list[float] | None = None,
    period: Period = "month",
    unit: str | None = None,
) -> History:
    """What is held of a KPI from January 2025 on, period by period."""
    sizes = denominators or [float("nan")] * len(numerators)
    values = [
        number / size if denominators else number
        for number, size in zip(numerators, sizes, strict=True)
    ]
    step = {"month": 1, "quarter": 3}[period]
    starts = [add_months(SINCE, step * at) for at in range(len(values))]
    measured = pd.DataFrame(
        {
            "period_start": pd.to_datetime(starts),
            "unit": [None] * len(values),
            "channel": [None] * len(values),
            "numerator": numerators,
            "denominator": sizes,
            "value": values,
        }
    )
    scope = Scope(SINCE, add_months(SINCE, step * len(values)), period, unit)
    return forecasting.history(kpis.find(kpi), measured, scope)


def test_a_count_is_summed_with_what_is_held_of_the_year() -> None:
    found = forecasting.outlook(held("C04", [100.0] * 21), "year")

    assert [one.since for one in found.ahead] == [date(2026, month, 1) for month in (10, 11, 12)]
    assert (found.whole.since, found.whole.until) == (date(2026, 1, 1), date(2027, 1, 1))
    assert (found.held, found.so_far) == (9, 900)
    assert found.whole.middle == pytest.approx(1_200)
    assert (found.chance(1_150), found.chance(1_250)) == (1, 0)
    assert found.pace(1_500) == 200


def test_a_quarter_can_be_looked_to_instead() -> None:
    found = forecasting.outlook(held("C04", [100.0] * 20), "quarter")

    assert (found.whole.since, found.whole.until) == (date(2026, 7, 1), date(2026, 10, 1))
    assert (found.held, len(found.ahead)) == (2, 1)
    assert found.whole.middle == pytest.approx(300)


def test_after_the_last_month_of_a_year_the_next_one_is_foretold() -> None:
    found = forecasting.outlook(held("C04", [100.0] * 24), "year")

    assert (found.whole.since, found.held, len(found.ahead)) == (date(2027, 1, 1), 0, 12)


def test_a_rate_is_all_numerators_over_all_denominators() -> None:
    # Nine months of 2026 at 50 % of 100, three times as many cases from then on would not be seen:
    # 450 of 900 are held, and 150 of 300 are to come.
    found = forecasting.outlook(held("E01", [50.0] * 21, [100.0] * 21), "year")

    assert found.whole.middle == pytest.approx(0.5)
    assert not found.adds_up
    assert found.pace(0.8) == 0.8


def test_months_with_more_cases_weigh_more_in_a_rate() -> None:
    sizes = [100.0] * 18 + [1_000.0] * 3
    answered = [50.0] * 18 + [900.0] * 3

    found = forecasting.outlook(held("E01", answered, sizes), "year")

    # Held of 2026 are 6 × 50 + 3 × 900 of 6 × 100 + 3 × 1,000: 83 %, far above the mean of
    # months, 63 %. What is to come lies between the two levels that were seen.
    held_so_far = 3_000 / 3_600
    assert found.whole.low_95 < held_so_far < found.whole.high_95
    assert found.whole.low_95 > 0.63


def test_of_a_stock_the_last_period_counts() -> None:
    followers = [1_000.0 + 10 * month for month in range(21)]

    found = forecasting.outlook(held("C01", followers), "year")

    assert found.is_last
    assert (found.whole.since, found.whole.until) == (date(2026, 12, 1), date(2027, 1, 1))
    assert found.whole.middle == pytest.approx(1_230, rel=1e-3)


def test_a_target_is_met_below_it_where_lower_is_better() -> None:
    found = forecasting.outlook(held("E02", [60.0] * 21), "year")

    assert (found.chance(90), found.chance(30)) == (1, 0)


def test_shares_stay_within_everything_and_counts_above_nothing() -> None:
    shares = forecasting.bounds(held("E01", [98.0] * 12, [100.0] * 12))
    counts = forecasting.bounds(held("C04", [5.0] * 12))
    scores = forecasting.bounds(held("L06", [45.0] * 12, [10.0] * 12))
    signed = forecasting.bounds(held("R01", [-5.0] * 12, [100.0] * 12))

    assert (shares, counts, scores, signed) == ((0, 1), (0, None), (1, 5), (None, None))


YEAR, QUARTER = date(2026, 1, 1), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("kpi", "end", "expected"),
    [
        ("C04", "year", 1_500),
        ("C04", "quarter", 400),
        ("E01", "year", 0.9),
        ("E01", "quarter", 0.9),
    ],
)
def test_the_target_is_that_of_the_whole_year_or_quarter(
    kpi: str, end: forecasting.End, expected: float
) -> None:
    after = date(2027, 1, 1)
    known = [
        Target("impressions", "health", None, YEAR, after, 1_500),
        Target("impressions", "health", None, QUARTER, after, 400),
        Target("impressions", None, None, YEAR, after, 9_000),
        Target("response_rate", "health", None, date(2025, 3, 1), None, 0.9),
    ]
    sizes = [100.0] * 21 if kpi == "E01" else None
    found = forecasting.outlook(held(kpi, [50.0] * 21, sizes), end)
    health = Scope(SINCE, YEAR, unit="health")

    assert forecasting.aim(known, found, health, end) == expected
    assert forecasting.aim(known, found, replace(health, unit="works"), end) is None


# -------------------------------------------------------------------- where there is none


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_history_says_how_much_is_needed_and_held(language: str) -> None:
    with pytest.raises(NoForecast) as refused:
        forecasting.outlook(held("C04", [100.0] * 11), "year")

    assert refused.value.reason.key == "forecast_short"
    problem, _ = refused.value.said(language)
    assert "12" in problem
    assert "11" in problem


@pytest.mark.parametrize(
    ("kpi", "values", "reason"),
    [
        ("C03", [100.0] * 24, "forecast_range"),
        ("I02", [0.1] * 24, "forecast_derived"),
        ("C04", [*[100.0] * 23, float("nan")], "forecast_gap"),
        ("C04", [float("nan")] * 24, "forecast_short"),
    ],
)
def test_what_cannot_be_foretold_says_why(kpi: str, values: list[float], reason: str) -> None:
    with pytest.raises(NoForecast) as refused:
        forecasting.outlook(held(kpi, values), "year")

    assert refused.value.reason.key == reason


def test_a_kpi_that_knows_no_channels_refuses_one() -> None:
    kpi = next(one for one in kpis.catalogue() if not one.by_channel)
    scope = Scope(SINCE, date(2026, 1, 1), channel="x")

    with pytest.raises(BadScope):
        forecasting.history(kpi, pd.DataFrame(), scope)


# -------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.0, "less than 1 in 100"),
        (0.03, "about 3 in 100"),
        (0.08, "about 1 in 10"),
        (0.51, "about 5 in 10"),
        (0.95, "about 9 in 10"),
        (0.97, "about 97 in 100"),
        (1.0, "more than 99 in 100"),
    ],
)
def test_a_chance_is_said_as_cases(chance: float, said: str) -> None:
    assert forecasting.likely(chance, "en") == said


def test_a_forecast_is_said_with_its_stretch_target_and_pace() -> None:
    found = forecasting.outlook(held("C04", [100.0] * 21), "year")

    sentences = forecasting.told(found, 1_500, "en")

    assert sentences[0].startswith("Impressions or views, Jan 2026 – Dec 2026: about 1,200 ")
    assert sentences[1] == "The target of 1,500 will be met with a chance of less than 1 in 100."
    assert "So far it is 900" in sentences[2]
    assert "(3) needs 200 on average" in sentences[2]


def test_a_forecast_says_which_of_its_year_is_missing() -> None:
    months = [100.0] * 21
    months[14] = float("nan")

    found = forecasting.outlook(held("C04", months), "year")

    assert (found.held, found.gaps, found.so_far) == (9, 1, 800)
    assert "Of the 9 periods of it that are held, 1 have no figure" in "".join(
        forecasting.told(found, None, "en")
    )


# -------------------------------------------------------------------- against what came


def test_the_past_is_foretold_from_moments_with_enough_before_them() -> None:
    rng = np.random.default_rng(4)

    found = forecasting.looking_back(held("C04", list(rng.normal(1_000, 50, 20))))

    assert found.pairs["origin"].min() == 12
    assert found.pairs["origin"].max() == 19
    assert set(found.pairs["ahead"]) == {1, 2, 3}
    assert len(forecasting.trial_said(found, "ar")) == 2


def test_the_past_cannot_be_foretold_where_it_is_just_long_enough_for_a_forecast() -> None:
    with pytest.raises(NoForecast) as refused:
        forecasting.looking_back(held("C04", [100.0] * 12))

    assert refused.value.reason.key == "forecast_no_past"


# -------------------------------------------------------------------- the terminal


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with three posts in each of sixteen months."""
    rows = [
        {
            "channel": "x",
            "post_id": f"{month}-{post}",
            "unit": "health",
            "published_on": add_months(SINCE, month).replace(day=28),
            "impressions": 100,
            "_row": month * 3 + post,
        }
        for month in range(16)
        for post in range(3)
    ]
    rows[-1]["published_on"] = date(2026, 4, 30)  # so that the last month is whole
    rows[0]["published_on"] = SINCE
    warehouse = Warehouse(tmp_path_factory.mktemp("posts"))
    warehouse.commit([Part("post", pa.Table.from_pylist(rows))], "A test", "Posts", {})
    return warehouse.folder


@pytest.fixture
def posts(lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lake that the terminal asks."""
    monkeypatch.setenv("SADA_DATA", str(lake))


@pytest.mark.usefixtures("posts")
def test_the_terminal_foretells_a_unit(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["forecast", "C04", "--unit", "health", "--target", "4000", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (answer["kpi"], answer["unit"], answer["period"]) == ("C04", "health", "month")
    assert answer["history"] == {"since": "2025-01-01", "until": "2026-05-01", "periods": 16}
    assert (answer["whole"]["held"], len(answer["ahead"])) == (4, 8)
    assert answer["whole"]["middle"] == pytest.approx(3_600)
    assert (answer["target"], answer["chance"]) == (4_000, 0)


@pytest.mark.usefixtures("posts")
def test_the_terminal_holds_forecasts_against_what_came(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["forecast", "C04", "--back-test", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["forecast"]["mean"] == pytest.approx(0, abs=0.01)
    assert {pair["actual"] for pair in answer["pairs"]} == {300}


@pytest.mark.usefixtures("posts")
def test_the_terminal_says_why_there_is_no_forecast(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["forecast", "C04", "--until", "2025-09-01"])

    assert code == 1
    assert "at least 12 periods" in capsys.readouterr().err


def test_statsmodels_is_loaded_only_where_something_is_foretold() -> None:
    sources = (Path(forecasting.__file__).parent).rglob("*.py")

    at_once = [
        path.name
        for path in sources
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, (ast.Import, ast.ImportFrom)) and "statsmodels" in ast.unparse(node)
    ]

    assert at_once == []
