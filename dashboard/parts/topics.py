"""Which topics were posted on, for whom and when."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cached, figures
from dashboard.parts import tables
from dashboard.parts.shell import Reader
from dashboard.scope import Period
from dashboard.topical import SEVERAL

MOST = 6
"""Segments or periods side by side: those with most posts, or the last."""

BLANK = "Unassigned"


def matrix(now: Reader) -> None:
    """Topics by segment in the whole stretch or one period, then topics by period."""
    st.subheader(now.say("topics.title"), anchor=False)
    st.caption(now.say("topics.about"))
    period: Period = "month" if now.scope.period in ("day", "week") else now.scope.period
    found = cached.listed(
        "topic_matrix",
        now.known.version,
        since=now.scope.since,
        until=now.scope.until,
        unit=now.scope.unit,
        channel=now.scope.channel,
        period=period,
    )
    if found.empty:
        st.info(now.say("topics.none"))
        return
    starts = sorted({start for start in found["period_start"] if not pd.isna(start)})
    labels = {
        start: figures.period(pd.Timestamp(start).date(), period, now.language) for start in starts
    }
    picked = st.container(key="topics").selectbox(
        now.say("scope.period"),
        [None, *reversed(starts)],
        format_func=lambda start: now.say("history.whole") if start is None else labels[start],
        key="topics_period",
    )
    at = found["period_start"].isna() if picked is None else found["period_start"] == picked
    _by(now, found[at], "segment", {})
    dated = found[found["period_start"].notna()]
    summed = dated.groupby(["topic", "period_start"])["posts"].sum().reset_index()
    _by(now, summed, "period_start", {start: labels[start] for start in starts[-MOST:]})


def _by(now: Reader, rows: pd.DataFrame, across: str, shown: dict[object, str]) -> None:
    """A table of topics by something: posts, and the engagement rate where it is known."""
    if not shown:
        sizes = rows.groupby(across)["posts"].sum().sort_values(ascending=False, kind="stable")
        shown = {code: label(now, str(code)) for code in sizes.index[:MOST]}
    cells = {(row["topic"], row[across]): row for row in rows.to_dict("records")}
    topics = rows.groupby("topic")["posts"].sum().sort_values(ascending=False, kind="stable").index
    table = {now.say("topics.topic"): [label(now, str(topic)) for topic in topics]}
    for code, title in shown.items():
        table[title] = [_written(now, cells.get((topic, code))) for topic in topics]
    tables.numbers(now, pd.DataFrame(table))


def label(now: Reader, code: str) -> str:
    """A topic or segment in words: as it was told, or that none or several were."""
    if code in (BLANK, SEVERAL):
        return now.say("topics.unlabelled" if code == BLANK else "topics.several")
    return code


def _written(now: Reader, row: Mapping[Hashable, Any] | None) -> str:
    if row is None:
        return "–"
    posts = figures.figure(row["posts"], "count", now.language)
    rate = row.get("rate")
    if rate is None or pd.isna(rate):
        return posts
    return f"{posts} · {figures.figure(rate, 'percent', now.language)}"
