"""The best time to post, as a week of three-hour slots."""

import math
from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st
from babel.dates import get_day_names

from dashboard import cached, figures
from dashboard.parts.shell import Reader

WEEK = (7, 1, 2, 3, 4, 5, 6)
"""The days of the week as they stand here, by their numbers in ISO 8601: Sunday first."""

HOURS = range(0, 24, 3)

STRONG = 0.5
"""How far a slot is from the usual, as a share, where its colour is full."""


def best_times(now: Reader) -> None:
    """Each slot's engagement rate, drawn towards the usual; slots with few posts are blank."""
    st.subheader(now.say("timing.title"), anchor=False)
    st.caption(now.say("timing.about"))
    found = cached.listed(
        "best_times",
        now.known.version,
        since=now.scope.since,
        until=now.scope.until,
        unit=now.scope.unit,
        channel=now.scope.channel,
    )
    shown = found.dropna(subset=["lift"])
    if shown.empty:
        st.info(now.say("timing.none"))
        return
    _sentence(now, shown)
    st.html(_table(now, shown))
    st.caption(now.say("timing.legend"))


def _sentence(now: Reader, shown: pd.DataFrame) -> None:
    best = shown.sort_values("lift", ascending=False, kind="stable").iloc[0]
    slot = _slot(int(best["hour"]))
    lift = figures.figure(best["lift"] - 1, "percent", now.language)
    rate = figures.figure(best["rate"], "percent", now.language)
    said = {"day": _day(now, int(best["weekday"])), "slot": slot, "lift": lift, "rate": rate}
    st.markdown(now.say("timing.best" if best["lift"] > 1 else "timing.flat", **said))


def _day(now: Reader, weekday: int) -> str:
    locale = figures.LOCALES[now.language]
    return str(get_day_names("wide", "stand-alone", locale)[weekday - 1])


def _slot(hour: int) -> str:
    return f"\u2066{hour:02d}:00–{hour + 3:02d}:00\u2069"


def _table(now: Reader, shown: pd.DataFrame) -> str:
    """The week as a table of rates, coloured by how far each slot is from the usual."""
    slots = {(int(row["weekday"]), int(row["hour"])): row for row in shown.to_dict("records")}
    head = "".join(f'<th scope="col">{_slot(hour)}</th>' for hour in HOURS)
    body = ""
    for weekday in WEEK:
        cells = "".join(_cell(now, slots.get((weekday, hour))) for hour in HOURS)
        body += f'<tr><th scope="row">{escape(_day(now, weekday))}</th>{cells}</tr>'
    label = escape(now.say("timing.title"))
    return (
        f'<div class="sada-table sada-week" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(now: Reader, slot: Mapping[Hashable, Any] | None) -> str:
    if slot is None or math.isnan(slot["lift"]):
        return f'<td class="none" title="{escape(now.say("timing.few"))}">·</td>'
    rate = figures.figure(slot["rate"], "percent", now.language)
    posts = figures.figure(slot["posts"], "count", now.language)
    share = min(1.0, abs(slot["lift"] - 1) / STRONG)
    colour = "31,111,180" if slot["lift"] > 1 else "196,100,11"
    title = escape(now.say("timing.posts", count=posts))
    sign = "▲ " if slot["lift"] >= 1.1 else "▼ " if slot["lift"] <= 0.9 else ""
    return (
        f'<td style="background: rgba({colour},{0.32 * share:.2f})" title="{title}">'
        f"{sign}<bdi>{escape(rate)}</bdi></td>"
    )
