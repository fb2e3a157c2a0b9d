"""The specifications of every chart.

A specification is built once for each kind of figure and language; a rerun sends only rows. The
rows' columns are the same for every KPI, so charts know no KPI. On Arabic pages time runs from
right to left and the value axis stands on the right.
"""

from functools import cache
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa

from dashboard.wording import say

INK = "#1c2430"
MUTED = "#8a919b"
TEAL = "#0b6e69"
BETTER = "#1f6fb4"
WORSE = "#c4640b"
NEUTRAL = "#6b4a9e"
HAIRLINE = "#e3e5e0"

FORMATS = {"percent": ".2~%", "score": ".2f", "gain": ".2f", "decimal": ".2~f", "money": "~g"}
"""Axis formats by what a KPI is shown as; whole figures are shortened to thousands and so on."""

SHORTENED = {"k": "chart.thousand", "M": "chart.million", "G": "chart.billion"}
"""What stands after a shortened figure, and the words for it."""

CAUSES = {
    "common": MUTED,
    "improvement": BETTER,
    "concern": WORSE,
    "neutral_high": NEUTRAL,
    "neutral_low": NEUTRAL,
}


SIDES = alt.Scale(domain=["past", "coming"], range=[INK, TEAL])
"""The colours of what came and of what is expected."""


IN_ORDER = alt.EncodingSortField(field="at", op="min")
"""By the places of rows: a chart that is drawn anew keeps its old order of names otherwise."""


def placed(rows: pd.DataFrame) -> pa.Table:
    """Rows as every chart takes them, each with its place, `at`, and as they are sent."""
    return pa.Table.from_pandas(rows.assign(at=range(len(rows))), preserve_index=False)


def _themed(chart: alt.LayerChart | alt.FacetChart, language: str) -> dict[str, Any]:
    fonts = "IBM Plex Sans, IBM Plex Sans Arabic, sans-serif"
    specification: dict[str, Any] = (
        chart.configure(font=fonts, background="transparent", padding=4)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            labelFontSize=13 if language == "ar" else 12,
            gridColor=HAIRLINE,
            domainColor=HAIRLINE,
            tickColor=HAIRLINE,
            titleColor=MUTED,
        )
        .to_dict()
    )
    specification.pop("datasets", None)
    specification.pop("data", None)
    for layer in specification.get("layer", []):
        layer.pop("data", None)
    return specification


def _tooltip(language: str, *fields: str) -> list[alt.Tooltip]:
    titles = {
        "label": "table.period",
        "name": "table.unit",
        "shown": "table.value",
        "shown_before": "chart.year_earlier",
        "usual": "chart.usual",
        "reading": "table.reading",
        "changed": "table.change",
        "expected": "forecast.expected",
        "range_80": "forecast.range_80",
        "range_95": "forecast.range_95",
    }
    return [alt.Tooltip(f"{name}:N", title=say(titles[name], language)) for name in fields]


def _time(language: str, padding: float = 0.5) -> alt.X:
    """The axis of periods, which runs from right to left on Arabic pages."""
    return alt.X(
        "label:O",
        sort=IN_ORDER,
        title=None,
        scale=alt.Scale(reverse=language == "ar", padding=padding),
        axis=alt.Axis(
            labelAngle=0,
            labelOverlap="greedy",
            labelSeparation=12,
            grid=False,
            ticks=False,
            labelPadding=8,
        ),
    )


def _values(shown_as: str, language: str, ticks: int = 5) -> alt.Axis:
    """The axis of a KPI's values, in the words and the direction of the page."""
    axis = alt.Axis(tickCount=ticks, title=None, domain=False, ticks=False)
    if shown_as in FORMATS:
        axis.format = FORMATS[shown_as]
        return axis
    written = "format(datum.value, '~s')"
    for letter, key in SHORTENED.items():
        written = f"replace({written}, '{letter}', '{say(key, language)}')"
    mark = "\u2067" if language == "ar" else "\u2066"
    axis.labelExpr = f"'{mark}' + {written} + '\u2069'"
    return axis


def _directed(rows: alt.Chart, field: str, language: str) -> alt.Chart:
    """Rows with a field as `written`, to be drawn in the direction of the page.

    Charts are drawn from left to right, and would put the word after an Arabic figure before it.
    """
    mark = "\u2067" if language == "ar" else "\u2066"
    return rows.transform_calculate(
        written=f"datum.{field} === '' ? '' : '{mark}' + datum.{field} + '\u2069'"
    )


@cache
def trend(shown_as: str, language: str) -> dict[str, Any]:
    """A KPI over time: its line, the usual range, the year before in grey, signals as marks.

    Rows: label (a period in words, in the order of time), value, before, lower, upper, mean, cause,
    and shown, shown_before, usual, reading for the tooltip; target (NaN where none holds) and aim
    (it in words on the last row that has one, "" on the others); event and events (a word and all
    names of what began then, "" for none), each drawn as a thin vertical.
    """
    mirrored = language == "ar"
    rows = alt.Chart(alt.NamedData(name="rows"))
    x = _time(language)
    axis = _values(shown_as, language)
    axis.orient = "right" if mirrored else "left"
    scale = alt.Scale(zero=False, nice=True)
    y = alt.Y("value:Q", axis=axis, scale=scale)
    band = rows.mark_area(color=TEAL, opacity=0.08).encode(
        x=x, y=alt.Y("lower:Q", axis=axis, scale=scale), y2="upper:Q"
    )
    mean = rows.mark_line(color=TEAL, opacity=0.35, strokeDash=[2, 3], strokeWidth=1).encode(
        x=x, y=alt.Y("mean:Q", axis=axis, scale=scale)
    )
    before = rows.mark_line(color=MUTED, opacity=0.7, strokeWidth=1.5).encode(
        x=x, y=alt.Y("before:Q", axis=axis, scale=scale)
    )
    line = rows.mark_line(color=INK, strokeWidth=2).encode(x=x, y=y)
    points = rows.mark_point(filled=True, opacity=1).encode(
        x=x,
        y=y,
        color=alt.Color(
            "cause:N",
            scale=alt.Scale(domain=list(CAUSES), range=list(CAUSES.values())),
            legend=None,
        ),
        shape=alt.Shape(
            "cause:N",
            scale=alt.Scale(
                domain=list(CAUSES), range=["circle", "triangle-up", "diamond", "square", "square"]
            ),
            legend=None,
        ),
        size=alt.condition("datum.cause == 'common'", alt.value(28), alt.value(110)),
        tooltip=_tooltip(language, "label", "shown", "shown_before", "usual", "reading"),
    )
    return _themed(
        alt.layer(
            band,
            mean,
            *_events(rows, x, language),
            *_target(rows, x, alt.Y("target:Q", axis=axis, scale=scale), language),
            before,
            line,
            points,
        ).properties(height=300, width="container"),
        language,
    )


@cache
def between(shown_as: str, language: str) -> dict[str, Any]:
    """A KPI over time that is only known within a range: a band between two lines.

    Rows: label (a period in words, in the order of time), lower, upper, shown for the tooltip, and
    event and events as in `trend`.
    """
    mirrored = language == "ar"
    rows = alt.Chart(alt.NamedData(name="rows"))
    x = _time(language)
    axis = _values(shown_as, language)
    axis.orient = "right" if mirrored else "left"

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))

    named = _tooltip(language, "label", "shown")
    band = rows.mark_area(color=TEAL, opacity=0.14).encode(x=x, y=y("lower"), y2="upper:Q")
    whole = rows.mark_rule(color=TEAL, opacity=0.35, strokeWidth=6).encode(
        x=x, y=y("lower"), y2="upper:Q", tooltip=named
    )
    edges = [
        rows.mark_line(color=INK, strokeWidth=1.5, point={"color": INK, "size": 22}).encode(
            x=x, y=y(field), tooltip=named
        )
        for field in ("lower", "upper")
    ]
    return _themed(
        alt.layer(band, *_events(rows, x, language), whole, *edges).properties(
            height=300, width="container"
        ),
        language,
    )


def _target(rows: alt.Chart, x: alt.X, y: alt.Y, language: str) -> list[alt.Chart]:
    """A target as long dashes, with a word at its end."""
    mirrored = language == "ar"
    line = rows.mark_line(color=INK, strokeWidth=1.2, strokeDash=[8, 3], interpolate="step").encode(
        x=x, y=y
    )
    word = (
        _directed(rows, "aim", language)
        .mark_text(
            align="left" if mirrored else "right",
            baseline="bottom",
            dy=-3,
            color=INK,
            fontSize=12,
        )
        .encode(x=x, y=y, text="written:N")
    )
    return [line, word]


def _events(rows: alt.Chart, x: alt.X, language: str) -> list[alt.Chart]:
    """Thin verticals where something began, with its word beside the top of it."""
    mirrored = language == "ar"
    lines = (
        rows.transform_filter("datum.events != ''")
        .mark_rule(color=MUTED, strokeWidth=1, strokeDash=[3, 3], opacity=0.7)
        .encode(x=x, tooltip=[alt.Tooltip("events:N", title=say("page.events", language))])
    )
    words = (
        rows.transform_filter("datum.event != ''")
        .mark_text(
            angle=270,
            align="right",
            baseline="top" if mirrored else "bottom",
            dx=-4,
            dy=4 if mirrored else -4,
            color=MUTED,
            fontSize=11,
        )
        .encode(x=x, y=alt.value(0), text="event:N")
    )
    return [lines, words]


@cache
def fan(shown_as: str, language: str) -> dict[str, Any]:
    """A KPI's past as a line, what is expected as dashes, and its intervals, the wider the lighter.

    Rows: label (a period in words, in the order of time), value and middle (NaN where there is
    none), either of them, side (past or coming, whichever that is), low_80, high_80, low_95,
    high_95, target (NaN where none is drawn), aim (the target in words on the last row, "" on the
    others), and shown, expected, range_80, range_95 for the tooltip; event and events as in
    `trend`.
    """
    mirrored = language == "ar"
    rows = alt.Chart(alt.NamedData(name="rows"))
    x = _time(language, padding=1)
    axis = _values(shown_as, language)
    axis.orient = "right" if mirrored else "left"
    scale = alt.Scale(zero=False, nice=True)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", axis=axis, scale=scale)

    wide = rows.mark_area(color=TEAL, opacity=0.12).encode(x=x, y=y("low_95"), y2="high_95:Q")
    narrow = rows.mark_area(color=TEAL, opacity=0.22).encode(x=x, y=y("low_80"), y2="high_80:Q")
    expected = rows.mark_line(color=TEAL, strokeWidth=2, strokeDash=[5, 3]).encode(
        x=x, y=y("middle")
    )
    past = rows.mark_line(color=INK, strokeWidth=2).encode(x=x, y=y("value"))
    named = _tooltip(language, "label", "shown", "expected", "range_80", "range_95")
    touch = rows.mark_point(filled=True, opacity=0.85, size=24).encode(
        x=x, y=y("either"), color=alt.Color("side:N", scale=SIDES, legend=None), tooltip=named
    )
    return _themed(
        alt.layer(
            wide,
            narrow,
            *_events(rows, x, language),
            *_target(rows, x, y("target"), language),
            expected,
            past,
            touch,
        ).properties(height=300, width="container"),
        language,
    )


@cache
def ranking(shown_as: str, language: str) -> dict[str, Any]:
    """Units or channels as bars, the largest first; a click on one picks its code.

    Rows: code, name, value, before, shown, shown_before, changed.
    """
    mirrored = language == "ar"
    rows = alt.Chart(alt.NamedData(name="rows"))
    y = alt.Y(
        "name:N",
        sort=IN_ORDER,
        title=None,
        axis=alt.Axis(
            orient="right" if mirrored else "left",
            domain=False,
            ticks=False,
            labelLimit=260,
            labelPadding=8,
        ),
    )
    x = alt.X(
        "value:Q",
        title=None,
        scale=alt.Scale(zero=True, reverse=mirrored),
        axis=_values(shown_as, language),
    )
    picked = alt.selection_point(name="picked", fields=["code"], toggle=False)
    bars = (
        rows.mark_bar(color=TEAL, cornerRadius=2, cursor="pointer", height={"band": 0.62})
        .encode(
            x=x,
            y=y,
            opacity=alt.condition(picked, alt.value(0.9), alt.value(0.45)),
            tooltip=_tooltip(language, "name", "shown", "shown_before", "changed"),
        )
        .add_params(picked)
    )
    before = rows.mark_tick(color=INK, thickness=2, height={"band": 0.62}, opacity=0.55).encode(
        x=alt.X("before:Q"), y=y
    )
    labels = (
        _directed(rows, "shown", language)
        .mark_text(
            align="right" if mirrored else "left", dx=-6 if mirrored else 6, color=INK, fontSize=12
        )
        .encode(x=x, y=y, text="written:N")
    )
    return _themed(
        alt.layer(bars, before, labels).properties(height={"step": 30}, width="container"), language
    )


@cache
def waterfall(shown_as: str, language: str) -> dict[str, Any]:
    """From one total to another, a bar for what each part adds; totals are marks, not lengths.

    Rows: name, start, end, far (the larger of both), kind (total, better, worse, neutral), shown.
    """
    mirrored = language == "ar"
    rows = alt.Chart(alt.NamedData(name="rows"))
    y = alt.Y(
        "name:N",
        sort=IN_ORDER,
        title=None,
        axis=alt.Axis(
            orient="right" if mirrored else "left",
            domain=False,
            ticks=False,
            labelLimit=150,
            labelPadding=8,
        ),
    )
    scale = alt.Scale(zero=False, nice=False, padding=90, reverse=mirrored)
    axis = _values(shown_as, language, ticks=4)
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(
            domain=["total", "better", "worse", "neutral"], range=[INK, BETTER, WORSE, NEUTRAL]
        ),
        legend=None,
    )
    x = alt.X("start:Q", title=None, scale=scale, axis=axis)
    bars = rows.mark_bar(cornerRadius=1, height={"band": 0.62}).encode(
        x=x, x2="end:Q", y=y, color=colour, tooltip=_tooltip(language, "name", "shown")
    )
    totals = (
        rows.transform_filter("datum.kind == 'total'")
        .mark_tick(thickness=4, height={"band": 0.8}, color=INK)
        .encode(x=x, y=y)
    )
    labels = (
        _directed(rows, "shown", language)
        .mark_text(
            align="right" if mirrored else "left", dx=-8 if mirrored else 8, color=INK, fontSize=12
        )
        .encode(x=alt.X("far:Q", scale=scale), y=y, text="written:N")
    )
    return _themed(
        alt.layer(bars, totals, labels).properties(height={"step": 34}, width="container"), language
    )
