"""Oracles of what posts gathered: connection, spread, speed, targeting, trained authors."""

from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.scope import Scope
from tests.oracles.facts import Facts
from tests.oracles.levels import LEVEL, everywhere, known, ratio
from tests.oracles.registry import oracle

POST = ["channel", "post_id"]
HOUR = pd.Timedelta(hours=1)


def engaged(rows: pd.DataFrame) -> pd.Series:
    """Reactions, comments, shares, saves and clicks; the platform's own total without any."""
    clicks = rows["link_clicks"].fillna(rows["clicks"])
    parts = [rows["reactions"], rows["comments"], rows["shares"], rows["saves"], clicks]
    return pd.concat(parts, axis=1).sum(axis=1, min_count=1).fillna(rows["engagements"])


@lru_cache(maxsize=1)
def posts(facts: Facts) -> pd.DataFrame:
    """Posts by the day they were published; views stand for impressions nobody told."""
    rows = facts["post"]
    return rows.assign(
        day=rows["published_on"],
        impressions=rows["impressions"].fillna(rows["video_views"]),
        engagements=engaged(rows),
        one=1.0,
    )


@oracle("C11")
def posts_published(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(posts(facts), facts, scope, "one")


@oracle("C04")
def impressions(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(posts(facts), facts, scope, "impressions")


@oracle("C05")
def engagements(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(posts(facts), facts, scope, "engagements")


def _of_shown(facts: Facts, scope: Scope, figure: str) -> pd.DataFrame:
    """A figure per impression, of the posts that tell both."""
    rows = known(posts(facts), [figure, "impressions"])
    return ratio(rows, facts, scope, figure, "impressions")


@oracle("C06")
def engagement_rate(facts: Facts, scope: Scope) -> pd.DataFrame:
    return _of_shown(facts, scope, "engagements")


@oracle("P01")
def click_through(facts: Facts, scope: Scope) -> pd.DataFrame:
    return _of_shown(facts, scope, "link_clicks")


@oracle("W02")
def virality(facts: Facts, scope: Scope) -> pd.DataFrame:
    return _of_shown(facts, scope, "shares")


@oracle("W01")
def amplification(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(known(posts(facts), ["shares"]), facts, scope, "shares", "one")


@oracle("W04")
def conversation(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(known(posts(facts), ["comments"]), facts, scope, "comments", "one")


@oracle("C10")
def video_watched(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = known(posts(facts), ["video_views", "length_seconds", "watched_hours"])
    watchable = rows["video_views"] * rows["length_seconds"] / 3600
    return ratio(rows, facts, scope, "watched_hours", watchable)


@lru_cache(maxsize=1)
def topics(facts: Facts) -> pd.DataFrame:
    """Each post with each topic that a label or its own export names, once."""
    labels = facts["post_label"]
    labelled = labels[labels["kind"] == "topic"][[*POST, "label"]]
    own = facts["post"].query("topic != 'Unassigned'")[[*POST, "topic"]]
    return pd.concat(
        [labelled.rename(columns={"label": "topic"}), own], ignore_index=True
    ).drop_duplicates()


@oracle("G03")
def topic_engagement(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = posts(facts).drop(columns="topic").merge(topics(facts), on=POST)
    rows = known(rows, ["engagements", "impressions"])
    return ratio(rows, facts, scope, "engagements", "impressions")


@oracle("G04")
def best_time(facts: Facts, scope: Scope) -> pd.DataFrame:
    """A slot is drawn towards its channel by twenty usual posts; below ten posts it is hidden."""
    rows = known(posts(facts), ["published_at", "engagements", "impressions"])
    rows = rows.assign(
        weekday=rows["published_on"].dt.day_of_week,
        slot=(rows["published_at"] + 3 * HOUR).dt.hour // 3,
    )
    spread = everywhere(rows, facts, scope)
    figures = ["one", "engagements", "impressions"]
    slots = spread.groupby([*LEVEL, "weekday", "slot"])[figures].sum()
    whole = spread.groupby(LEVEL)[figures].sum()
    usual = 20 * whole.div(whole["one"], axis=0)
    drawn = slots[slots["one"] >= 10].add(usual)
    drawn = drawn.assign(rate=drawn["engagements"] / drawn["impressions"])
    best = drawn["rate"].groupby(LEVEL).max().rename("best").dropna()
    rates = (whole["engagements"] / whole["impressions"]).reindex(best.index)
    return pd.DataFrame({"numerator": best - rates, "denominator": rates})


def step_of(size: pd.Series) -> pd.Series:
    """How many engagements, exactly up to a thousand, and within one per cent above."""
    step = np.floor(1.01 ** np.floor(np.log(size.clip(lower=1)) / np.log(1.01)))
    return size.where(size < 1000, step)


@oracle("W06")
def concentration(facts: Facts, scope: Scope) -> pd.DataFrame:
    """Above a thousand engagements a post counts as the mean of those within one per cent."""
    rows = known(posts(facts), ["engagements"])
    rows = rows.assign(step=step_of(rows["engagements"]))
    spread = everywhere(rows, facts, scope)
    alike = spread.groupby([*LEVEL, "step"])["engagements"].transform("mean")
    spread = spread.assign(alike=alike).sort_values("step", ascending=False, kind="stable")
    place = spread.groupby(LEVEL).cumcount()
    top = np.ceil(spread.groupby(LEVEL)["one"].transform("sum") / 10)
    spread = spread.assign(top=spread["alike"].where(place < top, 0))
    summed = spread.groupby(LEVEL)[["top", "engagements"]].sum()
    return pd.DataFrame({"numerator": summed["top"], "denominator": summed["engagements"]})


@lru_cache(maxsize=1)
def authored(facts: Facts) -> pd.DataFrame:
    """Posts with a known author, and whether one had completed a programme before."""
    labels = facts["post_label"].query("kind == 'author'")[[*POST, "label"]]
    completed = facts["enrolment"].query("status == 'completed'")
    since = completed.groupby("learner")["completed_on"].min()
    rows = posts(facts).merge(labels, on=POST)
    is_trained = rows["label"].map(since) < rows["day"]
    rows = rows.assign(trained=is_trained.astype("float64"))
    return rows.sort_values("trained").drop_duplicates(POST, keep="last")


@oracle("I01")
def trained_authors(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(authored(facts), facts, scope, "trained", "one")


@lru_cache(maxsize=1)
def planned(facts: Facts) -> pd.DataFrame:
    """Posts that the plan asks for, and whether one was published as it says."""
    cell = ["planned_on", "unit", "channel", "topic", "segment"]
    plan = facts["plan"][cell].drop_duplicates()
    labels = facts["post_label"]
    segments = labels[labels["kind"] == "segment"][[*POST, "label"]]
    published = facts["post"][[*POST, "unit", "published_on"]].merge(topics(facts), on=POST)
    published = published.merge(
        segments.rename(columns={"label": "segment"}), on=POST, how="left"
    ).rename(columns={"published_on": "planned_on"})
    anyone = published.assign(segment="Unassigned")
    kept = pd.concat([published.dropna(subset=["segment"]), anyone])[cell].drop_duplicates()
    found = plan.merge(kept.assign(kept=1.0), on=cell, how="left").fillna({"kept": 0.0})
    return found.assign(day=found["planned_on"], one=1.0)


@oracle("G06")
def plan_adherence(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(planned(facts), facts, scope, "kept", "one")


@oracle("G05")
def matrix_coverage(facts: Facts, scope: Scope) -> pd.DataFrame:
    """Each unit's pairs of a month count once for a channel, and once for all channels."""
    spread = everywhere(planned(facts), facts, scope)
    month = spread["day"].dt.to_period("M").rename("month")
    pairs = spread.groupby([*LEVEL, "of_unit", month, "segment", "topic"])["kept"].max()
    counted = pairs.groupby(LEVEL)
    return pd.DataFrame({"numerator": counted.sum(), "denominator": counted.size()})


@lru_cache(maxsize=1)
def first_acts(facts: Facts) -> pd.DataFrame:
    """Posts that somebody reacted to or commented on, with the whole minutes until then."""
    acts = facts["interaction"].query("kind in ('reaction', 'comment')")
    first = acts.groupby(POST)["acted_at"].min().rename("acted_at")
    rows = posts(facts).merge(first, left_on=POST, right_index=True)
    waited = (rows["acted_at"] - rows["published_at"]).dt.total_seconds() // 60
    return rows.assign(minutes=waited)[waited >= 0]


@oracle("S01")
def first_reaction(facts: Facts, scope: Scope) -> pd.DataFrame:
    return medians(first_acts(facts), facts, scope, "minutes")


def medians(
    rows: pd.DataFrame, facts: Facts, scope: Scope, column: str, rank: float = 0.5
) -> pd.DataFrame:
    """The value below which a share of the rows of every level lies; blank where it has no end."""
    spread = everywhere(rows[["day", "unit", "channel", column]], facts, scope)
    placed = spread.groupby(LEVEL)[column].quantile(rank)
    return pd.DataFrame({"numerator": placed.where(np.isfinite(placed)), "denominator": np.nan})


@lru_cache(maxsize=1)
def captures(facts: Facts) -> pd.DataFrame:
    """Every capture of a post since it was published, with its age in minutes."""
    columns = [*POST, "captured_at", "engagements"]
    former = facts["post_snapshot"]
    former = former.assign(engagements=engaged(former))[columns]
    seen = pd.concat([former, posts(facts)[columns]]).dropna()
    seen = seen.merge(posts(facts)[[*POST, "day", "unit", "published_at"]], on=POST)
    seen = seen.assign(age=(seen["captured_at"] - seen["published_at"]).dt.total_seconds() / 60)
    return seen[seen["age"] > 0].sort_values("age")


@lru_cache(maxsize=1)
def captured(facts: Facts) -> pd.DataFrame:
    """Posts captured in their first two days and in the month after their thirtieth day.

    Engagements come evenly between two captures.
    """
    found = []
    for (channel, post_id), post in captures(facts).groupby(POST):
        ages = np.array([0, *post["age"]])
        sizes = np.array([0, *post["engagements"]])
        late = sizes[(ages >= 30 * 1440) & (ages < 60 * 1440)]
        if ages[1] >= 2 * 1440 or late.size == 0 or late.min() == 0:
            continue
        final = late.min()
        day_1 = min(float(np.interp(1440, ages, sizes)), final)
        at = int(np.argmax(sizes >= final / 2))
        share = (final / 2 - sizes[at - 1]) / (sizes[at] - sizes[at - 1])
        half = ages[at - 1] + share * (ages[at] - ages[at - 1])
        first = post.iloc[0]
        found.append((first["day"], first["unit"], channel, post_id, day_1, final, half // 1))
    columns = ["day", "unit", "channel", "post_id", "day_1", "day_30", "minutes"]
    return pd.DataFrame(found, columns=columns)


@oracle("S02")
def first_day(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(captured(facts), facts, scope, "day_1", "day_30")


@oracle("S03")
def half_life(facts: Facts, scope: Scope) -> pd.DataFrame:
    return medians(captured(facts), facts, scope, "minutes")
