"""Units or channels compared: bars that can be clicked, and a table that can be too."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import cached, figures
from dashboard.charts import specifications
from dashboard.kpis import KPI
from dashboard.parts import cards, passport, reading, tables, worded
from dashboard.parts.shell import Reader, go, plain

MOST_BARS = 20
"""Bars that are drawn; the table holds all."""

URGENCY = {"concern": 0, "neutral_high": 1, "neutral_low": 1, "common": 2, "improvement": 3}


def ranking(now: Reader, kpi: KPI, of: Literal["u", "c"], codes: Sequence[str], title: str) -> None:
    """Compare some units ("u") or channels ("c") by one KPI; a click on one goes there."""
    st.subheader(plain(title), anchor=False, help=kpi.means[now.language])
    rows = _rows(now, kpi, of, codes)
    if rows.empty:
        st.info(plain(worded.nothing(now, kpi)))
        return
    if rows["value"].notna().any():
        _bars(now, kpi, of, rows)
    _table(now, kpi, of, rows)


def _bars(now: Reader, kpi: KPI, of: Literal["u", "c"], rows: pd.DataFrame) -> None:
    """The largest, or for what is better low the smallest; hidden figures and ranges have none."""
    known = rows.dropna(subset=["value"])
    drawn = known.sort_values("value", ascending=kpi.better == "lower", kind="stable").head(
        MOST_BARS
    )
    picked: Any = st.vega_lite_chart(
        specifications.placed(
            drawn[["code", "name", "value", "before", "shown", "shown_before", "changed"]]
        ),
        specifications.ranking(kpi.shown_as, now.language),
        theme=None,
        key=f"bars-{of}-{kpi.id}-{now.scope.unit}-{now.scope.channel}",
        on_select="rerun",
        alt=now.say("chart.ranking_alt", kpi=kpi.title[now.language]),
    )
    chosen = picked.get("selection", {}).get("picked") if picked else None
    if chosen:
        _open(now, of, chosen[0].get("code"))


def _open(now: Reader, of: Literal["u", "c"], code: str | None) -> None:
    if code:
        go(now, **{of: code})
        st.rerun()


def _rows(now: Reader, kpi: KPI, of: Literal["u", "c"], codes: Sequence[str]) -> pd.DataFrame:
    found = cached.measured(kpi, now.known.version, now.scope)
    past = cached.measured(kpi, now.known.version, now.scope.compared())
    rows = []
    for code in codes:
        unit, channel = (code, now.scope.channel) if of == "u" else (now.scope.unit, code)
        if not kpi.by_channel:
            channel = None
        told = worded.worded(now, kpi, cached.whole(found, unit, channel))
        if not told.is_figure and not told.beside:
            continue
        value, before = cached.total(found, unit, channel), cached.total(past, unit, channel)
        _, chart = cached.charted(kpi, now.known.version, now.scope, unit, channel)
        moved = (
            ""
            if math.isnan(before) or math.isnan(value)
            else figures.change(value, before, kpi.shown_as, now.language)
        )
        sign = reading.variation(chart)
        rows.append(
            {
                "code": code,
                "name": now.unit_name(code) if of == "u" else now.channel_name(code),
                "value": value,
                "before": before,
                "shown": told.figure,
                "beside": told.beside,
                "shown_before": figures.figure(before, kpi.shown_as, now.language),
                "changed": moved,
                "trend": cards.sparkline(
                    chart.values, chart.lower, chart.upper, sign, mirrored=now.language == "ar"
                ),
                "reading": f"{reading.SIGNS[sign]} {reading.sentence(now, chart)}",
                "urgency": URGENCY[sign],
            }
        )
    return pd.DataFrame(rows)


def _table(now: Reader, kpi: KPI, of: Literal["u", "c"], rows: pd.DataFrame) -> None:
    """The same numbers, what needs attention first; each row's name leads there."""
    ordered = rows.sort_values(["urgency", "value"], ascending=[True, False], kind="stable")
    titles = {
        "name": now.say("table.unit" if of == "u" else "table.channel"),
        "shown": now.say("table.value"),
        "beside": now.say("table.certainty"),
        "shown_before": now.say(f"table.{now.scope.versus}"),
        "changed": now.say("table.change"),
        "trend": now.say("table.trend"),
        "reading": now.say("table.reading"),
    }
    if not any(ordered["beside"]):
        del titles["beside"]
    links = [now.address(**{of: code}) for code in ordered["code"]]
    named = ordered[list(titles)].rename(columns=titles)
    places = [
        replace(now.scope, **{"unit" if of == "u" else "channel": code}) for code in ordered["code"]
    ]
    led = {
        titles["shown"]: [passport.address(now, kpi, place) for place in places],
        titles["shown_before"]: [passport.address(now, kpi, one.compared()) for one in places],
    }
    tables.numbers(now, named, links=links, pictures=titles["trend"], passports=led)
    st.caption(now.say("table.open"))


def back(now: Reader, of: Literal["u", "c"]) -> None:
    """A button back to all units or channels."""
    label = now.say("units.back" if of == "u" else "channels.back")
    arrow = "→" if now.language == "ar" else "←"
    st.button(f"{arrow} {label}", on_click=go, args=(now,), kwargs={of: None}, key=f"back-{of}")
