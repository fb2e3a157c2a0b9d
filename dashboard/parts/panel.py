"""One KPI at large: its chart with a sentence as title, and the same numbers as a table."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard import cached, figures, kpis, targets
from dashboard.charts import specifications
from dashboard.kpis import KPI
from dashboard.parts import events, findings, passport, reading, tables, worded
from dashboard.parts.shell import Reader, plain
from dashboard.parts.worded import Worded
from dashboard.remembering import remembered
from dashboard.scope import Period, Scope, add_months, following, start_of
from dashboard.statistics.control import Chart


@dataclass(frozen=True)
class Shown:
    """What a panel shows of a KPI, ready to be sent.

    Attributes:
        title: The KPI with what its last period says.
        subtitle: Whose figures are drawn, by which step, and what the marks say.
        drawn: The rows that the chart is drawn from.
        table: The same numbers as a table, in HTML.
        starts: The first day of each period.
    """

    title: str
    subtitle: str
    drawn: pa.Table
    table: str
    starts: tuple[pd.Timestamp, ...]


def panel(now: Reader, kpi: KPI) -> None:
    """The trend of a KPI for the unit and channel looked at, and its table."""
    unit, channel = now.scope.unit, now.scope.channel if kpi.by_channel else None
    points, _ = cached.charted(kpi, now.known.version, now.scope, unit, channel)
    if points.empty:
        _without_line(now, kpi, unit, channel)
        return
    address = tuple(now.address().items())
    shown = _shown(cached.lake().identity, now.known.version, kpi.id, address, now)
    st.subheader(plain(shown.title), anchor=False, help=kpi.means[now.language])
    st.caption(plain(shown.subtitle))
    st.vega_lite_chart(
        shown.drawn,
        specifications.trend(kpi.shown_as, now.language),
        theme=None,
        alt=now.say("chart.trend_alt", kpi=kpi.title[now.language], step=now.say("scope.period")),
    )
    with st.container():
        findings.note(now, kpi)
    with st.expander(now.say("table.title")):
        st.html(shown.table)
        _download(now, kpi, shown.starts)


@remembered(200, told_by=4)
def _shown(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,  # noqa: ARG001  tells versions apart
    name: str,
    address: tuple[tuple[str, str], ...],  # noqa: ARG001  tells readers apart
    now: Reader,
) -> Shown:
    """What the panel of a KPI shows: whoever looks at the same shares it."""
    kpi = kpis.find(name)
    unit, channel = now.scope.unit, now.scope.channel if kpi.by_channel else None
    points, drawn = cached.charted(kpi, now.known.version, now.scope, unit, channel)
    rows = _rows(now, kpi, points, drawn)
    subtitle = _subtitle(now, kpi, "chart.trend_subtitle")
    if any(rows["aim"]):
        subtitle = now.say("chart.target_note", subtitle=subtitle)
    if following(rows["start"].iloc[-1].date(), kpi.step(now.scope.period)) < now.scope.until:
        subtitle = now.say("chart.whole_note", subtitle=subtitle)
    return Shown(
        title=f"{kpi.title[now.language]}: {reading.sentence(now, drawn)}",
        subtitle=subtitle,
        drawn=specifications.placed(rows.drop(columns="start")),
        table=_table(now, kpi, rows.iloc[::-1]),
        starts=tuple(rows["start"]),
    )


def _table(now: Reader, kpi: KPI, latest: pd.DataFrame) -> str:
    """The figures of each period in words, the latest first, in HTML."""
    table = latest[["label", "shown", "beside", "shown_target", "shown_before", "usual", "reading"]]
    blank = [name for name in ("beside", "shown_target") if not any(table[name])]
    columns = {
        "label": now.say("table.period"),
        "shown": now.say("table.value"),
        "beside": now.say("table.certainty"),
        "shown_target": now.say("target.value"),
        "shown_before": now.say("chart.year_earlier"),
        "usual": now.say("chart.usual"),
        "reading": now.say("table.reading"),
    }
    led = _passports(now, kpi, [start.date() for start in latest["start"]])
    titled = {columns[name]: addresses for name, addresses in led.items()}
    table = table.drop(columns=blank).rename(columns=columns)
    return tables.written(now, table, passports=titled)


def _subtitle(now: Reader, kpi: KPI, key: str) -> str:
    """Whose figures are drawn, by which step, and what the marks say."""
    return now.say(
        key,
        unit=now.unit_name(now.scope.unit),
        channel=now.channel_name(now.scope.channel if kpi.by_channel else None),
        step=now.say(f"scope.{kpi.step(now.scope.period)}"),
    )


def _without_line(now: Reader, kpi: KPI, unit: str | None, channel: str | None) -> None:
    """Ranges where no period has one figure, or what would bring the KPI some."""
    found = cached.measured(kpi, now.known.version, now.scope)
    rows = cached.series(found, unit, channel)
    told = [worded.worded(now, kpi, row) for row in rows.to_dict("records")]
    if not any(one.is_figure or one.beside for one in told):
        st.subheader(plain(kpi.title[now.language]), anchor=False, help=kpi.means[now.language])
        st.info(plain(worded.nothing(now, kpi)))
        return
    title = now.say("chart.range_title", kpi=kpi.title[now.language])
    st.subheader(plain(title), anchor=False, help=kpi.means[now.language])
    period = kpi.step(now.scope.period)
    starts = [start.date() for start in rows["period_start"]]
    labels = [figures.period(start, period, now.language) for start in starts]
    ranges = rows[["lower", "upper"]].assign(label=labels, shown=[one.figure for one in told])
    drawn = pd.concat(
        [ranges.reset_index(drop=True), events.marks(now, starts, period)], axis="columns"
    )
    if ranges["upper"].notna().any():
        st.caption(plain(_subtitle(now, kpi, "chart.range_subtitle")))
        st.vega_lite_chart(
            specifications.placed(drawn),
            specifications.between(kpi.shown_as, now.language),
            theme=None,
            alt=now.say(
                "chart.trend_alt", kpi=kpi.title[now.language], step=now.say("scope.period")
            ),
        )
    columns = (labels, [one.figure for one in told], [one.beside for one in told])
    titles = ("table.period", "table.value", "table.certainty")
    shown = pd.DataFrame(dict(zip(map(now.say, titles), columns, strict=True))).iloc[::-1]
    with st.expander(now.say("table.title")):
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


def _download(now: Reader, kpi: KPI, starts: Sequence[pd.Timestamp]) -> None:
    scope = _measured_in(now, kpi)
    channel = scope.channel if kpi.by_channel else None

    def rows() -> pd.DataFrame:
        found = cached.measured(kpi, now.known.version, scope)
        series = cached.series(found, scope.unit, channel)
        return series[series["period_start"].isin(starts)]

    passport.download(now, kpi, scope, rows, kpi.id)


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
    """A row per period that is drawn, with its start."""
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
    first = add_months(start_of(now.scope.since, period), -12)
    is_shown = [start >= first for start in starts]
    shown = rows[is_shown].reset_index(drop=True)
    drawn_starts = [start.date() for start in shown["start"]]
    aims = _targets(now, kpi, drawn_starts, period)
    return pd.concat([shown, aims, events.marks(now, drawn_starts, period)], axis="columns")


def _targets(now: Reader, kpi: KPI, starts: Sequence[date], period: Period) -> pd.DataFrame:
    """The target that holds at the end of each period, where such figures compare with it.

    Returns:
        A row per period: target, NaN for none; shown_target, it in words, "" for none; aim, what
        to write beside the last one, "" elsewhere.
    """
    unit, channel = now.place()
    known = cached.targets(now.known.version)
    held = [
        targets.holding(known, kpi, unit, channel, following(start, period) - timedelta(days=1))
        for start in starts
    ]
    values = [one.value if one and one.fits(period) else math.nan for one in held]
    shown = [
        "" if math.isnan(value) else figures.figure(value, kpi.shown_as, now.language)
        for value in values
    ]
    aims = [""] * len(shown)
    last = max((at for at, one in enumerate(shown) if one), default=None)
    if last is not None:
        aims[last] = now.say("chart.target", value=shown[last])
    return pd.DataFrame({"target": values, "shown_target": shown, "aim": aims})
