"""The best posts of a unit or channel."""

import streamlit as st

from dashboard import cached, figures
from dashboard.parts import tables
from dashboard.parts.shell import Reader


def best_posts(now: Reader) -> None:
    """The ten posts with the highest engagement rate, each with its link."""
    st.subheader(now.say("units.best_posts"), anchor=False)
    found = cached.listed(
        "best_posts",
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
    st.caption(now.say("posts.note"))
