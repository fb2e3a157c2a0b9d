"""Forecasts: a sentence, a fan of what may come, and how such forecasts of the past did."""

import math
from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import cached, figures, forecasting, targets
from dashboard.charts import specifications
from dashboard.errors import BadTarget, NoForecast
from dashboard.forecasting import ENDS, End, History, Outlook
from dashboard.kpis import KPI
from dashboard.parts import events, tables
from dashboard.parts.shell import Reader, plain
from dashboard.statistics.backtest import Accuracy, Trial
from dashboard.statistics.forecast import QUANTILES

FIRST = ("C04", "C06", "E03", "C05", "C01", "V01", "L01", "E06")

SHOWN = {"day": 90, "week": 60}
"""How many periods of the past are drawn, where it is not USUAL."""

USUAL = 36


def pick(now: Reader, kpi: KPI) -> tuple[End, float | None]:
    """Let the reader choose how far to look, and say what should be reached by then."""
    left, right = st.columns(2)
    end = left.radio(
        now.say("forecast.end"),
        ENDS,
        format_func=lambda end: now.say(f"forecast.end_{end}"),
        horizontal=True,
        key="forecast-end",
    )
    text = right.text_input(
        now.say("forecast.aim"), key=f"forecast-target-{kpi.id}", help=now.say("forecast.aim_help")
    ).strip()
    if not text:
        return end, None
    try:
        return end, targets.amount(text, kpi)
    except BadTarget as error:
        right.warning(plain(" ".join(error.said(now.language))))
        return end, None


def forecast(now: Reader, kpi: KPI, end: End, target: float | None) -> None:
    """Say, draw and list what is to come; or why that cannot be said."""
    try:
        found = cached.outlook(kpi, now.known, now.scope, end)
    except NoForecast as error:
        problem, remedy = error.said(now.language)
        st.info(f"{plain(problem)} {plain(remedy)}")
        return
    if target is None:
        target = forecasting.aim(cached.targets(now.known.version), found, now.scope, end)
    sentence, *others = forecasting.told(found, target, now.language)
    st.subheader(plain(sentence), anchor=False, help=kpi.means[now.language])
    for other in others:
        st.markdown(plain(other))
    st.caption(plain(_rests_on(now, found)))
    rows = _fan(now, found, target)
    st.vega_lite_chart(
        specifications.placed(rows),
        specifications.fan(kpi.shown_as, now.language),
        theme=None,
        alt=now.say("forecast.alt", kpi=kpi.title[now.language]),
    )
    _table(now, rows)


def _rests_on(now: Reader, found: Outlook) -> str:
    held = found.history
    return now.say(
        "forecast.rests_on",
        unit=now.unit_name(now.scope.unit),
        channel=now.channel_name(now.scope.channel if held.kpi.by_channel else None),
        step=now.say(f"scope.{held.period}"),
        stretch=figures.stretch(held.starts[0], held.until, now.language),
    )


def _fan(now: Reader, found: Outlook, target: float | None) -> pd.DataFrame:
    """The rows of `specifications.fan`; the fan opens where the past ends."""
    held = found.history
    most = SHOWN.get(held.period, USUAL)
    past = [
        _point(now, held, start, value=value)
        for start, value in zip(held.starts[-most:], held.values[-most:], strict=True)
    ]
    past[-1] |= dict.fromkeys(QUANTILES, held.values[-1])
    coming = [
        _point(now, held, one.since, told={name: getattr(one, name) for name in QUANTILES})
        for one in found.ahead
    ]
    rows = pd.DataFrame([*past, *coming])
    line = float("nan") if target is None else found.pace(target)
    rows["target"] = line
    if found.adds_up:
        rows.loc[: len(past) - 1, "target"] = float("nan")
    key = "forecast.line_pace" if found.adds_up else "forecast.line_target"
    written = now.say(key, target=figures.figure(line, held.kpi.shown_as, now.language))
    if now.language == "ar":  # isolated, since charts are drawn from left to right
        written = f"\u2067{written}\u2069"
    rows["aim"] = ""
    rows.loc[rows.index[-1], "aim"] = written
    return _marked(now, rows, held)


def _marked(now: Reader, rows: pd.DataFrame, held: History) -> pd.DataFrame:
    """Rows of the fan with what began in each period, in place of the period's first day."""
    marks = events.marks(now, list(rows["start"]), held.period)
    return pd.concat([rows.drop(columns="start"), marks], axis="columns")


def _point(
    now: Reader,
    held: History,
    start: date,
    *,
    value: float = float("nan"),
    told: Mapping[str, float] | None = None,
) -> dict[str, object]:
    """A row of `specifications.fan`, but for its target and events, and with its first day."""
    ends = dict(told or dict.fromkeys(QUANTILES, float("nan")))
    is_past = told is None or math.isfinite(value)

    def shown(figure: float) -> str:
        return figures.figure(figure, held.kpi.shown_as, now.language)

    def between(low: str, high: str) -> str:
        return f"{shown(ends[low])} – {shown(ends[high])}" if told else "–"

    return {
        "start": start,
        "label": figures.period(start, held.period, now.language),
        "value": value,
        "either": value if is_past else ends["middle"],
        "side": "past" if is_past else "coming",
        **ends,
        "shown": shown(value),
        "expected": shown(ends["middle"]),
        "range_80": between("low_80", "high_80"),
        "range_95": between("low_95", "high_95"),
    }


COLUMNS = {
    "label": "table.period",
    "shown": "table.value",
    "expected": "forecast.expected",
    "range_80": "forecast.range_80",
    "range_95": "forecast.range_95",
}


def _table(now: Reader, rows: pd.DataFrame) -> None:
    """The same numbers as a chart, the latest first."""
    with st.expander(now.say("table.title")):
        latest = rows.iloc[::-1][list(COLUMNS)]
        titles = {name: now.say(key) for name, key in COLUMNS.items()}
        tables.numbers(now, latest.rename(columns=titles))


# -------------------------------------------------------------------- against what came


def back_test(now: Reader, kpi: KPI) -> None:
    """Say and draw how such forecasts of the past did against what came."""
    try:
        found, held = cached.looking_back(kpi, now.known, now.scope)
    except NoForecast:  # what is to come says why, where that cannot be said either
        return
    st.subheader(now.say("forecast.back_test"), anchor=False)
    for sentence in forecasting.trial_said(found, now.language):
        st.markdown(plain(sentence))
    steps = forecasting.STEPS[held.period]
    st.caption(plain(now.say("forecast.back_test_about", steps=steps)))
    rows = _came(now, held, found)
    st.vega_lite_chart(
        specifications.placed(rows),
        specifications.fan(kpi.shown_as, now.language),
        theme=None,
        key=f"back-test-{kpi.id}-{now.scope.unit}-{now.scope.channel}-{held.period}",
        alt=now.say("forecast.back_test_alt", kpi=kpi.title[now.language]),
    )
    _measures(now, found)
    _table(now, rows)


def _came(now: Reader, held: History, found: Trial) -> pd.DataFrame:
    """What came beside what was foretold of it one period ahead, as rows of the fan."""
    first = found.pairs[found.pairs["ahead"] == 1]
    rows = [
        _point(
            now,
            held,
            held.starts[int(row["origin"])],
            value=float(row["actual"]),
            told={name: float(row[name]) for name in QUANTILES},
        )
        for row in first.to_dict("records")
    ]
    return _marked(now, pd.DataFrame(rows).assign(target=float("nan"), aim=""), held)


def _measures(now: Reader, found: Trial) -> None:
    def row(key: str, one: Accuracy) -> dict[str, str]:
        return {
            now.say("forecast.who"): now.say(key),
            now.say("forecast.mape"): figures.figure(one.percentage, "percent", now.language),
            now.say("forecast.mase"): figures.figure(one.scaled, "decimal", now.language),
        }

    rows = [row("forecast.own", found.own), row("forecast.naive", found.naive)]
    tables.numbers(now, pd.DataFrame(rows))
    st.caption(now.say("forecast.measures"))
