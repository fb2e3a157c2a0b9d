"""One KPI at large: its chart with a sentence as title, and the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import cached, figures
from dashboard.charts import specifications
from dashboard.kpis import KPI
from dashboard.parts import events, findings, passport, reading, tables, worded
from dashboard.parts.shell import Reader, plain
from dashboard.parts.worded import Worded
from dashboard.scope import Scope, add_months
from dashboard.statistics.control import Chart


def panel(now: Reader, kpi: KPI) -> None:
    """The trend of a KPI for the unit and channel looked at, and its table."""
    unit, channel = now.scope.unit, now.scope.channel if kpi.by_channel else None
    points, drawn = cached.charted(kpi, now.known.version, now.scope, unit, channel)
    if points.empty:
        st.subheader(plain(kpi.title[now.language]), anchor=False, help=kpi.means[now.language])
        _without_chart(now, kpi, unit, channel)
        return
    rows = _rows(now, kpi, points, drawn)
    title = f"{kpi.title[now.language]}: {reading.sentence(now, drawn)}"
    st.subheader(plain(title), anchor=False, help=kpi.means[now.language])
    subtitle = now.say(
        "chart.trend_subtitle",
        unit=now.unit_name(unit),
        channel=now.channel_name(channel),
        step=now.say(f"scope.{kpi.step(now.scope.period)}"),
    )
    st.caption(plain(subtitle))
    st.vega_lite_chart(
        rows.drop(columns="start"),
        specifications.trend(kpi.shown_as, now.language),
        theme=None,
        alt=now.say("chart.trend_alt", kpi=kpi.title[now.language], step=now.say("scope.period")),
    )
    findings.note(now, kpi)
    latest = rows.iloc[::-1]
    table = latest[["label", "shown", "beside", "shown_before", "usual", "reading"]]
    table = table.drop(columns=[] if any(table["beside"]) else ["beside"])
    with st.expander(now.say("table.title")):
        columns = {
            "label": now.say("table.period"),
            "shown": now.say("table.value"),
            "beside": now.say("table.certainty"),
            "shown_before": now.say("chart.year_earlier"),
            "usual": now.say("chart.usual"),
            "reading": now.say("table.reading"),
        }
        led = _passports(now, kpi, [start.date() for start in latest["start"]])
        titled = {columns[name]: addresses for name, addresses in led.items()}
        tables.numbers(now, table.rename(columns=columns), passports=titled)
        _download(now, kpi, rows)


def _without_chart(now: Reader, kpi: KPI, unit: str | None, channel: str | None) -> None:
    """Ranges as a table where no period has one figure, or what would bring the KPI some."""
    found = cached.measured(kpi, now.known.version, now.scope)
    rows = cached.series(found, unit, channel).iloc[::-1]
    told = [worded.worded(now, kpi, row) for row in rows.to_dict("records")]
    if not any(one.is_figure or one.beside for one in told):
        st.info(plain(worded.nothing(now, kpi)))
        return
    period = kpi.step(now.scope.period)
    starts = [start.date() for start in rows["period_start"]]
    titles = ("table.period", "table.value", "table.certainty")
    columns = (
        [figures.period(start, period, now.language) for start in starts],
        [one.figure for one in told],
        [one.beside for one in told],
    )
    shown = pd.DataFrame(dict(zip(map(now.say, titles), columns, strict=True)))
    tables.numbers(now, shown)


def _measured_in(now: Reader, kpi: KPI) -> Scope:
    """The stretch that the drawn figures were measured in, with the unit and channel."""
    return replace(now.scope, period=kpi.step(now.scope.period)).shown(24)


def _passports(now: Reader, kpi: KPI, starts: Sequence[date]) -> dict[str, list[dict[str, str]]]:
    """Where the figures of the table lead, by column."""
    scope = _measured_in(now, kpi)
    earlier = scope.year_earlier()
    before = [add_months(start, -12) for start in starts]
    return {
        "shown": [passport.address(now, kpi, scope, start) for start in starts],
        "shown_before": [passport.address(now, kpi, earlier, start) for start in before],
    }


def _download(now: Reader, kpi: KPI, drawn: pd.DataFrame) -> None:
    scope = _measured_in(now, kpi)
    channel = scope.channel if kpi.by_channel else None
    found = cached.measured(kpi, now.known.version, scope)
    rows = cached.series(found, scope.unit, channel)
    passport.download(now, kpi, scope, rows[rows["period_start"].isin(drawn["start"])], kpi.id)


def _year_earlier(now: Reader, kpi: KPI) -> dict[pd.Timestamp, float]:
    """The values of the periods a year before those that are drawn, by their first day."""
    unit, channel = now.scope.unit, now.scope.channel if kpi.by_channel else None
    stepped = replace(now.scope, period=kpi.step(now.scope.period))
    found = cached.measured(kpi, now.known.version, stepped.shown(24).year_earlier())
    rows = cached.series(found, unit, channel)
    return dict(zip(rows["period_start"], rows["value"], strict=True))


def _told(now: Reader, kpi: KPI, points: pd.DataFrame) -> list[Worded]:
    """What is said of each period that is drawn."""
    scope = _measured_in(now, kpi)
    channel = scope.channel if kpi.by_channel else None
    rows = cached.series(cached.measured(kpi, now.known.version, scope), scope.unit, channel)
    known = {row["period_start"]: row for row in rows.to_dict("records")}
    told = [worded.worded(now, kpi, known.get(start, {})) for start in points["period_start"]]
    blank = now.say("card.no_figure")
    return [Worded("–", is_figure=False) if one.figure == blank else one for one in told]


def _rows(now: Reader, kpi: KPI, points: pd.DataFrame, drawn: Chart) -> pd.DataFrame:
    """The columns of `specifications.trend`, and each period's start; a row per period."""
    period = kpi.step(now.scope.period)
    past = _year_earlier(now, kpi)
    starts = [start.date() for start in points["period_start"]]
    told = _told(now, kpi, points)
    before = [past.get(pd.Timestamp(add_months(start, -12)), float("nan")) for start in starts]
    rows = pd.DataFrame(
        {
            "label": [figures.period(start, period, now.language) for start in starts],
            "start": points["period_start"],
            "value": points["value"],
            "before": before,
            "mean": drawn.mean,
            "lower": drawn.lower,
            "upper": drawn.upper,
            "cause": ["common"] * len(starts) if drawn.is_trial else list(drawn.causes),
            "shown": [one.figure for one in told],
            "beside": [one.beside for one in told],
            "shown_before": [figures.figure(one, kpi.shown_as, now.language) for one in before],
            "usual": [
                " – ".join(figures.figure(end, kpi.shown_as, now.language) for end in ends)
                for ends in zip(drawn.lower, drawn.upper, strict=True)
            ],
            "reading": [reading.sentence(now, drawn, at) for at in range(len(starts))],
        }
    )
    is_shown = [start >= add_months(now.scope.since, -12) for start in starts]
    shown = rows[is_shown].reset_index(drop=True)
    drawn_starts = [start.date() for start in shown["start"]]
    return pd.concat([shown, events.marks(now, drawn_starts, period)], axis="columns")
