"""The posts of a unit or channel that did best, and those that did least."""

import streamlit as st

from dashboard import cached, figures
from dashboard.parts import tables
from dashboard.parts.shell import Reader


def best_posts(now: Reader) -> None:
    """The ten posts with the highest engagement rate."""
    st.subheader(now.say("units.best_posts"), anchor=False)
    _posts(now, "best_posts")
    st.caption(now.say("posts.note"))


def worst_posts(now: Reader) -> None:
    """The ten posts with the lowest engagement rate, fresh ones left out."""
    st.subheader(now.say("posts.worst"), anchor=False)
    _posts(now, "worst_posts")
    st.caption(now.say("posts.worst_note"))


def _posts(now: Reader, name: str) -> None:
    found = cached.listed(
        name,
        now.known.version,
        since=now.scope.since,
        until=now.scope.until,
        unit=now.scope.unit,
        channel=now.scope.channel,
    )
    if found.empty:
        st.info(now.say("posts.none"))
        return

    rows = found.assign(
        published_on=[figures.day(when, now.language) for when in found["published_on"]],
        unit=[now.unit_name(unit) for unit in found["unit"]],
        channel=[now.channel_name(channel) for channel in found["channel"]],
        rate=[figures.figure(rate, "percent", now.language) for rate in found["rate"]],
        engagements=[figures.figure(one, "count", now.language) for one in found["engagements"]],
        impressions=[figures.figure(one, "count", now.language) for one in found["impressions"]],
    )
    titles = {
        "rate": "posts.rate",
        "title": "posts.title",
        "published_on": "posts.date",
        "unit": "table.unit",
        "channel": "table.channel",
        "engagements": "posts.engagements",
        "impressions": "posts.impressions",
    }
    named = {column: now.say(key) for column, key in titles.items()}
    tables.numbers(now, rows[list(titles)].rename(columns=named))
