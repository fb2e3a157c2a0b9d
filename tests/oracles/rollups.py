"""Every measure of every rollup, from the facts."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.warehouse import Warehouse
from tests.oracles.accounts import days, people, spans
from tests.oracles.facts import Facts
from tests.oracles.levels import known, starts
from tests.oracles.money import booked, compared, spent
from tests.oracles.posts import (
    POST,
    authored,
    captured,
    captures,
    first_acts,
    planned,
    posts,
    step_of,
    topics,
)
from tests.oracles.service import DAY, SOCIAL, cases, mentions, messages
from tests.oracles.surveys import answers, gaps, heard_first, scored
from tests.oracles.training import learned, matched, teams

Figures = Mapping[str, pd.Series]
Rollup = Callable[[Facts], pd.DataFrame]

ROLLUPS: dict[str, Rollup] = {}
PLACE = ["day", "unit", "channel"]
DIGITAL = ("counter", "phone", "post")


def rollup(function: Rollup) -> Rollup:
    """Make a function the oracle of the rollup of its name."""
    ROLLUPS[function.__name__] = function
    return function


def table(rows: pd.DataFrame, keys: Sequence[str], figures: Figures) -> pd.DataFrame:
    """Sums of figures by keys, blank where nothing is known; of claims, how many are true."""
    wide = rows[list(keys)].assign(
        **{name: told.astype("float64") for name, told in figures.items()}
    )
    return wide.groupby(list(keys), dropna=False)[list(figures)].sum(min_count=1)


def among(rows: pd.DataFrame, names: Mapping[str, str]) -> Figures:
    """Figures under other names."""
    return {name: rows[column] for name, column in names.items()}


def every(rows: pd.DataFrame) -> pd.Series:
    """One for each row."""
    return pd.Series(1.0, rows.index)


def both(name: str, warehouse: Warehouse, facts: Facts) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A rollup as it is served and as the facts have it, by the same keys."""
    expected = ROLLUPS[name](facts)
    found: pd.DataFrame = warehouse.read(f"from serving.{name}").to_pandas()
    keys = expected.reset_index()[list(expected.index.names)]
    for key, kind in keys.dtypes.items():
        found[key] = found[key].astype(kind)
    for listed in expected.select_dtypes(exclude="number"):
        found[listed] = [str(minutes.tolist()) for minutes in found[listed]]
    assert set(found) == {*keys, *expected}
    assert not found.duplicated([*keys]).any()
    return found, expected


def differences(found: pd.DataFrame, expected: pd.DataFrame) -> pd.DataFrame:
    """The rows that are not in both, or not the same in both."""
    joined = found.merge(
        expected.reset_index(),
        on=list(expected.index.names),
        how="outer",
        suffixes=("", "_told"),
        indicator=True,
    )
    is_off = joined["_merge"] != "both"
    for figure in expected.select_dtypes(exclude="number"):
        is_off |= joined[figure] != joined[f"{figure}_told"]
    for figure in expected.select_dtypes("number"):
        one, other = joined[figure].astype("float64"), joined[f"{figure}_told"]
        is_off |= ~np.isclose(one, other, rtol=1e-9, atol=1e-9, equal_nan=True)
    return joined[is_off]


@rollup
def account_daily(facts: Facts) -> pd.DataFrame:
    rows = days(facts)
    figures = ["followers", "gained", "lost", "impressions", "reach", "visits", "visitors"]
    figures += ["video_views", "engagements"]
    return table(rows, [*PLACE, "account"], {name: rows[name] for name in figures})


@rollup
def action_daily(facts: Facts) -> pd.DataFrame:
    rows = facts["action_day"]
    rows = rows.assign(is_digital=~rows["channel"].isin(DIGITAL))
    told = rows["started"].notna() & rows["completed"].notna()
    figures = {
        "completed": rows["completed"],
        "started_of_known": rows["started"].where(told),
        "completed_of_known": rows["completed"].where(told),
    }
    return table(rows, [*PLACE, "kind", "is_digital"], figures)


@rollup
def announcement_daily(facts: Facts) -> pd.DataFrame:
    names = {"announced_on": "day", "first_channel": "channel"}
    rows = facts["announcement"].rename(columns=names)
    figures = {"announcements": every(rows), "social_first": rows["channel"].isin(SOCIAL)}
    return table(rows, PLACE, figures)


@rollup
def assessment_daily(facts: Facts) -> pd.DataFrame:
    told = facts["assessment"].query("kind != 'before'").dropna(subset=["passed"])
    told = told.assign(day=told["assessed_on"], assessed=1.0, was_passed=told["passed"] == 1)
    pairs = matched(facts).assign(assessed=0.0, was_passed=0.0, pair=1.0)
    rows = pd.concat([told, pairs], ignore_index=True).assign(channel="training")
    figures = {
        "assessed": rows["assessed"],
        "passed": rows["was_passed"],
        "matched": rows["pair"].fillna(0),
        "gain": rows["gain"],
        "possible": rows["possible"],
        "points_before": rows["percent_before"],
        "squares_before": rows["percent_before"] ** 2,
        "squares_gained": rows["gain"] ** 2,
    }
    return table(rows, [*PLACE, "module", "learner"], figures)


@rollup
def audience_span(facts: Facts) -> pd.DataFrame:
    rows = spans(facts)
    keys = [*PLACE, "until", "account", "dimension", "member"]
    return table(rows, keys, among(rows, {"reach": "reach", "impressions": "impressions"}))


@rollup
def author_daily(facts: Facts) -> pd.DataFrame:
    rows = authored(facts)
    return table(rows, PLACE, among(rows, {"posts": "one", "posts_by_trained": "trained"}))


@rollup
def case_daily(facts: Facts) -> pd.DataFrame:
    rows = cases(facts)
    rows = rows.assign(decision_days=(rows["decided_on"] - rows["day"]).dt.days)
    week = rows["closed_on"] + 7 * DAY
    is_closed, is_mature = rows["known_on"] >= week, rows["known_on"] >= rows["day"] + 90 * DAY
    figures = {
        "cases": every(rows),
        "due": rows["closed_on"].notna() | (rows["known_on"] > rows["late_on"]),
        "closed_in_time": rows["closed_on"] <= rows["late_on"],
        "closed": is_closed,
        "closed_at_once": is_closed & (rows["replies"] <= 1) & ~(rows["reopened_on"] <= week),
        "mature": is_mature,
        "implemented": is_mature & (rows["outcome"] == "implemented"),
    }
    return table(rows, [*PLACE, "kind", "decision_days"], figures)


@rollup
def coverage_daily(facts: Facts) -> pd.DataFrame:
    rows = known(facts["coverage"], ["exposures"])
    rows = rows.assign(day=rows["appeared_on"])
    figures = {
        "items": every(rows),
        "exposures": rows["exposures"],
        "least": rows["least"].fillna(rows["exposures"]),
        "most": rows["most"].fillna(rows["exposures"]),
    }
    return table(rows, [*PLACE, "kind"], figures)


@rollup
def enrolment_daily(facts: Facts) -> pd.DataFrame:
    rows = facts["enrolment"].query("status != 'transferred'")
    rows = rows.assign(day=rows["enrolled_on"], channel="training")
    ended = {name: rows["status"] == name for name in ("completed", "withdrawn")}
    return table(rows, [*PLACE, "learner"], {"enrolled": every(rows), **ended})


@rollup
def expectation_daily(facts: Facts) -> pd.DataFrame:
    rows = gaps(facts).assign(channel="survey")
    figures = {"people": every(rows), "points": rows["gap"], "squares": rows["gap"] ** 2}
    return table(rows, PLACE, figures)


@rollup
def investment_daily(facts: Facts) -> pd.DataFrame:
    rows = booked(facts)
    return table(rows, [*PLACE, "subject", "kind"], {"amount": rows["amount"]})


@rollup
def learner_daily(facts: Facts) -> pd.DataFrame:
    rows = learned(facts).assign(channel="training")
    rows["module"] = rows["module"].fillna("Unassigned")
    scheduled = rows["hours"].where(rows["is_expected"])
    figures = {
        "attended": rows["attended"],
        "attended_hours": rows["came"],
        "scheduled_hours": scheduled,
        "attended_of_scheduled": rows["came"].where(scheduled.notna()),
    }
    found = table(rows, [*PLACE, "module", "learner"], figures)
    return found.assign(attended=found["attended"].clip(upper=1))


@rollup
def media_monthly(facts: Facts) -> pd.DataFrame:
    rows = compared(facts).rename(columns={"month": "day"})
    names = {"own_cost": "own", "bought_cost": "bought"}
    same = {name: name for name in ("impressions", "exposures", "least", "most")}
    return table(rows, PLACE, among(rows, names | same))


@rollup
def mention_daily(facts: Facts) -> pd.DataFrame:
    rows = mentions(facts)
    felt = {name: rows["sentiment"] == name for name in ("positive", "neutral", "negative")}
    searched = {
        "on_topic": rows["key_messages"].notna(),
        "with_key_message": rows["key_messages"] > 0,
    }
    return table(rows, PLACE, {"mentions": every(rows), **felt, **searched})


@rollup
def message_daily(facts: Facts) -> pd.DataFrame:
    rows = messages(facts)
    is_needing = rows["needs_answer"].astype(bool)
    points = rows["rating"] - 1
    figures = {
        "messages": every(rows),
        "needing": is_needing,
        "due": is_needing & rows["is_due"],
        "answered": is_needing * rows["answered"],
        "answered_in_time": is_needing * rows["in_time"],
        "ratings": points.notna(),
        "rating_points": points,
        "rating_squares": points**2,
    }
    found = table(rows, PLACE, figures)
    answered = rows[is_needing & np.isfinite(rows["minutes"])].groupby(PLACE)["minutes"]
    minutes = answered.agg(lambda waits: str(sorted(waits.astype(int))))
    return found.assign(minutes=minutes.reindex(found.index, fill_value="[]"))


@rollup
def message_waiting(facts: Facts) -> pd.DataFrame:
    rows = messages(facts).query("needs_answer")
    return table(rows, [*PLACE, "replied_on"], {"messages": every(rows)})


@rollup
def opinion_daily(facts: Facts) -> pd.DataFrame:
    facets = ("recommend", "recommend training", "trust", "favourability", "applied")
    parts = [scored(facts, facet).assign(facet=facet) for facet in facets]
    parts.append(heard_first(facts).assign(facet="first heard"))
    rows = pd.concat(parts, ignore_index=True).assign(channel="survey")
    weight = rows["weight"]
    figures = {
        "people": every(rows),
        "weights": weight,
        "squared_weights": weight**2,
        "promoters": weight * (rows["score"] >= 9),
        "detractors": weight * (rows["score"] <= 6),
        "favouring": weight * (rows["score"] >= 4),
        "traditional": weight * rows["traditional"].eq(other=True),
        "applying": weight * (rows["top"] >= 1),
    }
    return table(rows, [*PLACE, "survey", "facet", "wave", "segment"], figures)


@rollup
def person_daily(facts: Facts) -> pd.DataFrame:
    rows = facts["interaction"].assign(day=facts["interaction"]["acted_on"])
    figures = {"interactions": every(rows), "made": rows["kind"] == "content"}
    return table(rows, [*PLACE, "person"], figures)


@rollup
def plan_daily(facts: Facts) -> pd.DataFrame:
    rows = planned(facts)
    keys = [*PLACE, "topic", "segment"]
    return table(rows, keys, among(rows, {"planned": "one", "published": "kept"}))


@rollup
def population_count(facts: Facts) -> pd.DataFrame:
    rows = people(facts).assign(channel="population")
    rows["is_target"] = rows.groupby([*PLACE, "dimension", "segment"])["is_target"].transform("max")
    keys = [*PLACE, "dimension", "segment", "is_target"]
    return table(rows, keys, {"people": rows["people"]})


@rollup
def post_daily(facts: Facts) -> pd.DataFrame:
    rows = posts(facts)
    seen, engaged = rows["impressions"], rows["engagements"]
    watchable = rows["video_views"] * rows["length_seconds"] / 3600
    figures = {
        "posts": every(rows),
        "posts_with_impressions": seen.notna(),
        "impressions": seen,
        "engagements": engaged,
        "shares": rows["shares"],
        "posts_with_shares": rows["shares"].notna(),
        "comments": rows["comments"],
        "posts_with_comments": rows["comments"].notna(),
        "posts_with_engagements": engaged.notna(),
        "watched_hours_of_watchable": rows["watched_hours"].where(watchable.notna()),
        "watchable_hours_of_watched": watchable.where(rows["watched_hours"].notna()),
    }
    pairs = {"engaged": "engagements", "shared": "shares", "clicked": "link_clicks"}
    for name, column in pairs.items():
        both = seen.notna() & rows[column].notna()
        figures |= {
            f"posts_{name}": both,
            f"{column}_of_seen": rows[column].where(both),
            f"impressions_of_{name}": seen.where(both),
        }
    return table(rows, [*PLACE, "account"], figures)


@rollup
def post_best(facts: Facts) -> pd.DataFrame:
    """Of each month, unit and channel the ten posts with the highest engagement rate."""
    rows = posts(facts)
    rows = rows[rows["impressions"] >= 100]
    told = facts["post"].loc[rows.index]
    rate = rows["engagements"].fillna(0) / rows["impressions"]
    rows = rows.assign(rate=rate, by_title=rows["title"].fillna(""))
    order = ["rate", "published_on", "by_title"]
    rows = rows.sort_values(order, ascending=[False, False, True])
    month = starts(rows["day"], "month")
    first = rows.assign(day=month).groupby(PLACE).head(10)
    figures = ["impressions", "video_views", "reactions", "comments", "shares", "saves"]
    figures += ["link_clicks", "clicks", "engagements"]
    keys = [*PLACE, "published_on", "title", "link"]
    return table(first, keys, {name: told.loc[first.index, name] for name in figures})


@rollup
def post_engagements(facts: Facts) -> pd.DataFrame:
    rows = known(posts(facts), ["engagements"])
    rows = rows.assign(day=starts(rows["day"], "month"), step=step_of(rows["engagements"]))
    names = {"posts": "one", "engagements": "engagements"}
    return table(rows, [*PLACE, "step"], among(rows, names))


@rollup
def post_slot(facts: Facts) -> pd.DataFrame:
    rows = known(posts(facts), ["published_at", "engagements", "impressions"])
    clock = rows["published_at"] + pd.Timedelta(hours=3)
    rows = rows.assign(
        day=starts(rows["day"], "month"),
        weekday=rows["day"].dt.day_of_week + 1,
        hour=clock.dt.hour // 3 * 3,
    )
    names = {"posts": "one", "engagements": "engagements", "impressions": "impressions"}
    return table(rows, [*PLACE, "weekday", "hour"], among(rows, names))


@rollup
def post_speed(facts: Facts) -> pd.DataFrame:
    fast = captured(facts)
    oldest = captures(facts).groupby([*POST, "day", "unit"])["age"].max().reset_index()
    rows = oldest.merge(fast.drop(columns=["day", "unit"]), on=POST, how="left")
    figures = {
        "posts_mature": rows["age"] >= 30 * 1440,
        "posts_measured": rows["day_30"].notna(),
        "engagements_day_1": rows["day_1"],
        "engagements_day_30": rows["day_30"],
    }
    return table(rows, [*PLACE, "minutes"], figures)


@rollup
def reaction_minutes(facts: Facts) -> pd.DataFrame:
    rows = first_acts(facts)
    return table(rows, [*PLACE, "minutes"], {"posts": every(rows)})


@rollup
def session_daily(facts: Facts) -> pd.DataFrame:
    rows = facts["session"].assign(day=facts["session"]["held_on"], channel="training")
    figures = {"sessions": every(rows), "hours": rows["hours"], "head_count": rows["attended"]}
    return table(rows, [*PLACE, "module"], figures)


@rollup
def spend_daily(facts: Facts) -> pd.DataFrame:
    rows = spent(facts)
    return table(rows, [*PLACE, "is_traditional"], {"amount": rows["amount"]})


@rollup
def survey_daily(facts: Facts) -> pd.DataFrame:
    rows = answers(facts).dropna(subset=["score"]).assign(channel="training")
    score = rows["score"]
    keys = [*PLACE, "module", "facet"]
    first = ~rows.duplicated([*keys, "survey", "response_id"])
    figures = {"answers": every(rows), "people": first, "points": score, "squares": score**2}
    return table(rows, keys, figures)


def _gathered(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    both = rows["impressions"].notna() & rows["engagements"].notna()
    figures = {
        "posts": every(rows),
        "engagements_of_seen": rows["engagements"].where(both),
        "impressions_of_engaged": rows["impressions"].where(both),
    }
    return table(rows, keys, figures)


@rollup
def topic_daily(facts: Facts) -> pd.DataFrame:
    rows = posts(facts).drop(columns="topic").merge(topics(facts), on=POST)
    return _gathered(rows, PLACE)


@rollup
def topic_segment(facts: Facts) -> pd.DataFrame:
    labels = facts["post_label"].query("kind == 'segment'")[[*POST, "label"]]
    segments = labels.rename(columns={"label": "segment"})
    rows = posts(facts).drop(columns="topic").merge(topics(facts), on=POST, how="left")
    rows = rows.merge(segments, on=POST, how="left")
    rows = rows[rows["topic"].notna() | rows["segment"].notna()]
    rows = rows.fillna({"topic": "Unassigned", "segment": "Unassigned"})
    rows = rows.assign(day=starts(rows["day"], "month"))
    return _gathered(rows, [*PLACE, "topic", "segment"])


@rollup
def unit_month(facts: Facts) -> pd.DataFrame:
    rows = teams(facts).rename(columns={"month": "day"}).assign(channel="all")
    names = {"engagements": "engagements", "impressions": "impressions"}
    return table(rows, [*PLACE, "trained_from"], among(rows, names))


@rollup
def voice_daily(facts: Facts) -> pd.DataFrame:
    rows = facts["voice"]
    own = rows["mentions"].where(rows["is_own"].astype(bool), 0.0)
    return table(rows, PLACE, {"mentions": rows["mentions"], "own": own})
