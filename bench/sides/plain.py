"""The overview as it is commonly written: a frame of all facts, grouped anew at every click.

The facts stand as Parquet in the folder that SADA_BENCH_FACTS names. They are read once and shared
by all visits, which is the fastest form of this page: many read a CSV file each time.
"""

import os
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

FACTS = Path(os.environ["SADA_BENCH_FACTS"])
MONTHS = {"Last 12 months": 12, "Last 6 months": 6, "Last 3 months": 3, "Last month": 1}
TEXT = ["unit", "channel", "topic", "segment"]


@st.cache_resource
def frame(name: str) -> pd.DataFrame:
    """One of the tables, with its texts as categories and a column of months."""
    rows = pd.read_parquet(FACTS / f"{name}.parquet")
    for column in rows.columns.intersection(TEXT):
        rows[column] = rows[column].astype("category")
    if "day" in rows:
        rows["day"] = pd.to_datetime(rows["day"])
        rows["month"] = rows["day"].dt.to_period("M").dt.to_timestamp()
    return rows


def figures(groups: list[str], posts: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """Every KPI of the overview, by some columns."""
    posts = posts.assign(
        engagements=posts[["reactions", "comments", "shares", "link_clicks"]].sum(axis=1),
        answered=posts["minutes"].le(24 * 60) & posts["is_message"],
    )
    by = posts.groupby(groups, observed=True)
    sums = by[["impressions", "engagements", "is_message", "answered"]].sum()
    last = days.sort_values("day").groupby([*groups, "account"], observed=True)["followers"].last()
    paid = spend.groupby(groups, observed=True)["amount"].sum()
    return pd.DataFrame(
        {
            "Impressions or views": sums["impressions"],
            "Engagement rate": sums["engagements"] / sums["impressions"],
            "Community size": last.groupby(groups, observed=True).sum(),
            "Answered within standard": sums["answered"] / sums["is_message"],
            "Median first response": by["minutes"].median(),
            "Cost per thousand": 1000 * paid / sums["impressions"],
        }
    )


posts, days, spend, units = (frame(name) for name in ("post", "account_day", "spend", "units"))
spend = spend[~spend["channel"].isin(["television", "radio"])]
st.title("Overview")
left, right = st.columns(2)
length = MONTHS[left.selectbox("Period", list(MONTHS))]
unit = right.selectbox("Unit", ["All units", *units["name"].unique()])
if unit != "All units":
    under = set(units.loc[units["name"] == unit, "unit"])
    posts, days, spend = (rows[rows["unit"].isin(under)] for rows in (posts, days, spend))
until = posts["month"].max() + pd.DateOffset(months=1)
since = until - pd.DateOffset(months=24)
posts, days, spend = (rows[rows["month"] >= since] for rows in (posts, days, spend))
by_month = figures(["month"], posts, days)
shown = by_month[by_month.index >= until - pd.DateOffset(months=length)]
for place, name in zip(st.columns(len(by_month.columns)), by_month.columns, strict=True):
    values = by_month[name].dropna().tolist()
    place.metric(name, f"{shown[name].mean():,.3g}", chart_data=values)
by_unit = figures(["unit", "month"], posts, days)
usual = by_unit.groupby("unit", observed=True).mean()
unusual = by_unit.groupby("unit", observed=True).last() / usual - 1
st.dataframe(unusual.abs().max(axis=1).nlargest(3))
rates = by_month["Engagement rate"].reset_index()
st.altair_chart(alt.Chart(rates).mark_line().encode(x="month:T", y="Engagement rate:Q"))
st.dataframe(rates)
