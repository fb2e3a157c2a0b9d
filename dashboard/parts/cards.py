"""The wall of KPI cards."""

import math
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

import numpy as np
import streamlit as st

from dashboard import cached, figures, kpis
from dashboard.kpis import KPI
from dashboard.parts import findings, passport, reading, targets, worded
from dashboard.parts.shell import Reader
from dashboard.remembering import remembered

POINTS = 12
"""Periods in a card's line."""

WHOLE = 0.9995
"""A share that would be written 100 %."""

LONG = 12
"""Signs of a figure that stand on one line of a card, at its full size."""

COLOURS = {"improvement": "#1f6fb4", "concern": "#c4640b"}


def cards(now: Reader, shown: Sequence[KPI]) -> None:
    """One card per KPI: name, figure, changes, trend within its usual range, reading, basis."""
    version, address = now.known.version, tuple(now.address().items())
    is_checked = cached.findings_so_far(version) is not None
    names = tuple(kpi.id for kpi in shown)
    st.html(_wall(cached.lake().identity, version, names, address, is_checked, now))
    findings.awaited(now)


@remembered(200, told_by=5)
def _wall(
    folder: str,  # noqa: ARG001  tells lakes apart
    version: int,  # noqa: ARG001  tells versions apart
    names: tuple[str, ...],
    address: tuple[tuple[str, str], ...],  # noqa: ARG001  tells readers apart
    is_checked: bool,  # noqa: ARG001, FBT001  marks come with what the checks found
    now: Reader,
) -> str:
    """The cards as HTML: whoever looks at the same shares them."""
    return f'<div class="sada-cards">{"".join(_card(now, kpis.find(name)) for name in names)}</div>'


def _card(now: Reader, kpi: KPI) -> str:
    unit, channel = now.scope.unit, now.scope.channel if kpi.by_channel else None
    name = escape(kpi.title[now.language])
    value = cached.total(cached.measured(kpi, now.known.version, now.scope), unit, channel)
    _, drawn = cached.charted(kpi, now.known.version, now.scope, unit, channel)
    said = reading.sentence(now, drawn)
    told = worded.total(now, kpi, unit, channel)
    figure = escape(told.figure)
    shown = f'<div class="figure none">{figure}</div>'
    if told.is_figure:
        kind = "figure" if len(figure) <= LONG else "figure long"
        led = passport.link(now, kpi, now.scope, f"<bdi>{figure}</bdi>")
        shown = f'<div class="{kind}">{led}</div>'
    shown += f'<div class="beside">{escape(told.beside)}</div>' if told.beside else ""
    notes = [now.say(f"card.basis_{kpi.basis}")]
    share = cached.covered(kpi, now.known.version, now.scope)
    if share is not None and kpi.covers and told.is_figure:
        what = now.say(f"covered.{kpi.covers[2]}")
        known = figures.figure(share, "percent", now.language)
        notes.append(
            now.say("card.covers_all", what=what)
            if share > WHOLE
            else now.say("card.covers", share=known, what=what)
        )
    if now.scope.channel and not kpi.by_channel:
        notes.append(now.say("card.not_by_channel"))
    if math.isnan(value) and not len(drawn.values):
        return (
            f'<div class="sada-card" role="group" aria-label="{name}">'
            f'<div class="name">{name}</div>{shown}'
            f'<div class="note">{" · ".join(notes[1:])}</div></div>'
        )
    alt = now.say("card.trend_alt", kpi=kpi.title[now.language], count=POINTS, reading=said)
    line = sparkline(
        drawn.values,
        drawn.lower,
        drawn.upper,
        reading.variation(drawn),
        mirrored=now.language == "ar",
    )
    sign = reading.SIGNS[reading.variation(drawn)]
    mood = reading.CLASSES.get(reading.variation(drawn), "sada-same")
    return (
        f'<div class="sada-card" role="group" aria-label="{name}"><div class="name">{name}</div>'
        f'{shown}<div class="change">{_changes(now, kpi, value)}</div>'
        f'<img alt="{escape(alt)}" src="{line}">'
        f'<div class="reading"><span class="{mood}">{sign}</span> {escape(said)}</div>'
        f"{targets.on_card(now, kpi)}{findings.mark(now, kpi)}"
        f'<div class="note">{" · ".join(notes)}</div></div>'
    )


def _changes(now: Reader, kpi: KPI, value: float) -> str:
    """The change on the stretch before and on the year before, each with its sign in words."""
    unit, channel = now.scope.unit, now.scope.channel if kpi.by_channel else None
    before, year = now.scope.before(), now.scope.year_earlier()
    compared = [("versus_previous", before), ("versus_year", year)]
    if (before.since, before.until) == (year.since, year.until):
        compared = [("versus_both", before)]
    if math.isnan(value):
        return ""
    lines = []
    for words, earlier in compared:
        past = cached.total(cached.measured(kpi, now.known.version, earlier), unit, channel)
        if math.isnan(past):
            continue
        moved = escape(figures.change(value, past, kpi.shown_as, now.language))
        mood = "sada-same" if moved.startswith("=") else mood_of(kpi, value, past)
        lines.append(f'<b class="{mood}">{moved}</b> {now.say(f"card.{words}")}')
    return "<br>".join(lines) or now.say("card.no_comparison")


def mood_of(kpi: KPI, value: float, past: float) -> str:
    """Whether a move is for the better or the worse, as the class that colours it."""
    if kpi.better == "neutral" or value == past:
        return "sada-same"
    return "sada-better" if (value > past) == (kpi.better == "higher") else "sada-worse"


def sparkline(
    values: Sequence[float] | np.ndarray,
    lower: np.ndarray,
    upper: np.ndarray,
    variation: str,
    *,
    mirrored: bool,
) -> str:
    """The last points of a series within their usual range, as a picture in an address.

    Args:
        values: The series; NaN makes a gap.
        lower: Its lower limit at each point.
        upper: Its upper limit at each point.
        variation: The cause of the last point, which colours its dot.
        mirrored: Whether time runs from right to left.
    """
    shown = np.asarray(values, dtype=float)[-POINTS:]
    low, high = lower[-POINTS:], upper[-POINTS:]
    seen = shown[np.isfinite(shown)]
    if not len(seen):
        return _picture("")
    ends = np.concatenate([seen, low[np.isfinite(low)], high[np.isfinite(high)]])
    bottom, top = float(ends.min()), float(ends.max())
    spread = (top - bottom) or 1.0

    def x(at: int) -> float:
        place = 4 + at * 192 / max(1, POINTS - 1)
        return 200 - place if mirrored else place

    def y(value: float) -> float:
        return 42 - (value - bottom) / spread * 38

    start = POINTS - len(shown)
    path, pen = "", "M"
    for at, value in enumerate(shown):
        if not math.isfinite(value):
            pen = "M"
            continue
        path += f"{pen}{x(start + at):.1f} {y(value):.1f}"
        pen = "L"
    band = ""
    if np.isfinite(low[-1]):
        band = (
            f'<rect x="0" width="200" y="{y(float(high[-1])):.1f}"'
            f' height="{max(0.5, y(float(low[-1])) - y(float(high[-1]))):.1f}"'
            ' fill="#0b6e69" fill-opacity="0.09"/>'
        )
    last = max(at for at, value in enumerate(shown) if math.isfinite(value))
    dot = (
        f'<circle cx="{x(start + last):.1f}" cy="{y(float(shown[last])):.1f}" r="3.4"'
        f' fill="{COLOURS.get(variation, "#1c2430")}"/>'
    )
    line = f'<path d="{path}" fill="none" stroke="#1c2430" stroke-width="1.6"/>'
    return _picture(band + line + dot)


def _picture(inside: str) -> str:
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 46">{inside}</svg>'
    return f"data:image/svg+xml,{quote(drawn)}"
