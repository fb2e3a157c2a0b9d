"""Oracles of what accounts count by themselves: followers, reach, audiences."""

from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.scope import Scope
from tests.oracles.facts import Facts
from tests.oracles.levels import (
    CALENDAR,
    LEVEL,
    WHOLE,
    begun,
    everywhere,
    is_true,
    known,
    over_channels,
    over_time,
    over_units,
    ratio,
    within,
)
from tests.oracles.posts import engaged, posts
from tests.oracles.registry import oracle

ACCOUNT = ["channel", "account"]
OWNED = ["period_start", "unit", "channel", "account"]
DAY = pd.Timedelta(days=1)


@lru_cache(maxsize=1)
def days(facts: Facts) -> pd.DataFrame:
    """What each account counted on each day."""
    rows = facts["account_day"]
    return rows.assign(engagements=engaged(rows))


def _summed(per_account: pd.DataFrame, facts: Facts, columns: list[str]) -> pd.DataFrame:
    """Figures of accounts and periods, added up over units and channels."""
    spread = over_channels(over_units(per_account, facts))
    return spread.groupby(LEVEL)[columns].sum()


@oracle("C01")
def community_size(facts: Facts, scope: Scope) -> pd.DataFrame:
    counts = over_time(within(known(days(facts), ["followers"]), scope)).sort_values("day")
    last = counts.groupby(OWNED)["followers"].last().reset_index()
    summed = _summed(last, facts, ["followers"])
    return summed.rename(columns={"followers": "numerator"}).assign(denominator=np.nan)


@oracle("C02")
def community_growth(facts: Facts, scope: Scope) -> pd.DataFrame:
    """From the last count before the period, at most 100 days old, to the last one in it."""
    counts = known(days(facts), ["followers"]).sort_values("day")
    counts = counts[counts["day"] >= pd.Timestamp(scope.since) - 100 * DAY]
    before = counts.groupby(["unit", *ACCOUNT])["followers"].shift()
    counts = counts.assign(before=before, opening=before.fillna(counts["followers"]))
    chosen = over_time(within(counts, scope)).sort_values("day")
    grouped = chosen.groupby(OWNED)
    moved = pd.DataFrame(
        {
            "opening": grouped["opening"].first(),
            "closing": grouped["followers"].last(),
            "counted": grouped.size() + grouped["before"].first().notna(),
        }
    ).reset_index()
    moved = moved[moved["counted"] > 1]
    moved = moved.assign(net=moved["closing"] - moved["opening"])
    return _summed(moved, facts, ["net", "opening"]).set_axis(["numerator", "denominator"], axis=1)


@oracle("C08")
def rate_by_followers(facts: Facts, scope: Scope) -> pd.DataFrame:
    counts = over_time(within(known(days(facts), ["followers"]), scope))
    mean = counts.groupby(OWNED)["followers"].mean()
    average = mean.groupby(["period_start", "unit", "channel"]).mean().rename("average")
    posted = over_time(within(known(posts(facts), ["engagements"]), scope))
    rows = posted.merge(mean.reset_index(), on=OWNED, how="left")
    rows = rows.merge(average.reset_index(), on=["period_start", "unit", "channel"])
    rows = rows.assign(followers=rows["followers"].fillna(rows["average"]))
    summed = _summed(rows, facts, ["engagements", "followers"])
    return summed.set_axis(["numerator", "denominator"], axis=1)


@oracle("C12")
def frequency(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(known(days(facts), ["impressions", "reach"]), facts, scope, "impressions", "reach")


@oracle("C07")
def rate_by_reach(facts: Facts, scope: Scope) -> pd.DataFrame:
    """Exact for one day of one account; else the accounts reached are known within a range."""
    rows = known(days(facts), ["engagements", "reach"])
    spread = everywhere(rows, facts, scope).groupby(LEVEL)
    sums = spread[["engagements", "reach"]].sum()
    largest = spread["reach"].max()
    is_exact = largest == sums["reach"]
    return pd.DataFrame(
        {
            "numerator": sums["engagements"].where(is_exact),
            "denominator": largest.where(is_exact),
            "lower": sums["engagements"] / sums["reach"].replace(0, np.nan),
            "upper": sums["engagements"] / largest.replace(0, np.nan),
        }
    )


def ends(rows: pd.DataFrame, scope: Scope) -> pd.Series:
    """The day after each period, or after the scope where that ends before."""
    until = pd.Timestamp(scope.until)
    last: pd.Series = rows["day"].dt.to_period(CALENDAR[scope.period]).dt.end_time.dt.floor("D")
    return (last + DAY).where(last < until, until)


@lru_cache(maxsize=1)
def spans(facts: Facts) -> pd.DataFrame:
    """What platforms say of stated stretches of days, one row for each group of an audience."""
    rows = facts["breakdown"].dropna(subset=["until"])
    rows = rows[rows["metric"].isin(["reach", "impressions", "views"])]
    figure = rows["metric"].replace("views", "impressions")
    key = ["since", "until", "unit", "channel", "account", "dimension", "member"]
    wide = rows.assign(figure=figure).groupby([*key, "figure"])["value"].max().unstack()
    return wide.reset_index().rename(columns={"since": "day"})


def _whole(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The stretches that lie in the scope."""
    return within(rows[rows["until"] <= pd.Timestamp(scope.until)], scope)


@oracle("C03")
def reach(facts: Facts, scope: Scope) -> pd.DataFrame:
    """The parts are stretches with a figure of their own, and the days outside them."""
    stretches = spans(facts).query("dimension == 'all'").dropna(subset=["reach"])
    single = known(days(facts), ["reach"])
    single = single.assign(until=single["day"] + DAY)
    columns = ["day", "until", "unit", *ACCOUNT, "reach"]
    parts = pd.concat([stretches[columns], single[columns]], ignore_index=True)
    parts = _whole(parts, scope)
    of_period = parts[parts["until"] <= ends(parts, scope)]
    begins = begun(of_period["period_start"], scope)
    is_own = (of_period["day"] == begins) & (of_period["until"] == ends(of_period, scope))
    of_period = of_period.assign(is_own=is_own)
    is_all = (parts["day"] == pd.Timestamp(scope.since)) & (
        parts["until"] == pd.Timestamp(scope.until)
    )
    found = []
    for level, rows in pd.concat(
        [of_period, parts.assign(period_start=WHOLE, is_own=is_all)]
    ).groupby(OWNED):
        own = rows[rows["is_own"]]
        longer = rows[rows["until"] > rows["day"] + DAY]
        covered = np.zeros(len(rows), dtype=bool)
        for since, until in zip(longer["day"], longer["until"], strict=True):
            is_day = rows["until"] == rows["day"] + DAY
            covered |= (is_day & (rows["day"] >= since) & (rows["day"] < until)).to_numpy()
        most = own["reach"].max() if len(own) else rows["reach"][~covered].sum()
        found.append((*level, rows["reach"].max(), most))
    per_account = pd.DataFrame(found, columns=[*OWNED, "least", "most"])
    bounds = over_channels(over_units(per_account, facts)).groupby(LEVEL)
    lower, upper = bounds["least"].max(), bounds["most"].sum()
    upper = upper.clip(upper=_everybody(facts, scope))
    upper = upper.where(upper > lower, lower)
    return pd.DataFrame(
        {
            "numerator": lower.where(lower == upper),
            "denominator": np.nan,
            "lower": lower,
            "upper": upper,
        }
    )


@lru_cache(maxsize=1)
def people(facts: Facts) -> pd.DataFrame:
    """How many people each group of the whole population has, by the day of the count."""
    rows = known(facts["population"], ["people"])
    rows = rows.assign(day=rows["counted_on"], is_target=is_true(rows["is_target"]))
    return rows.sort_values("day")


def _latest(facts: Facts, scope: Scope) -> pd.DataFrame:
    """The last count before the scope ends of each group of the whole population."""
    rows = people(facts)
    rows = rows[rows["day"] < pd.Timestamp(scope.until)]
    rows = rows[rows["dimension"] != "employees"]
    return rows.groupby(["dimension", "segment"]).last().reset_index()


def _everybody(facts: Facts, scope: Scope) -> float:
    counted = _latest(facts, scope).query("dimension == 'all'")["people"]
    return float(counted.iloc[0]) if len(counted) else float("inf")


def _in_groups(facts: Facts, scope: Scope, figure: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The last counts of groups in dimensions that have a target; what was told of such groups."""
    groups = _latest(facts, scope)
    aimed = set(groups.loc[groups["is_target"], "dimension"])
    told = spans(facts)
    told = told[told["dimension"].isin(aimed)].dropna(subset=[figure])
    told = told.merge(
        groups[["dimension", "segment", "people", "is_target"]],
        left_on=["dimension", "member"],
        right_on=["dimension", "segment"],
        how="left",
    )
    told = told[told["until"] <= pd.Timestamp(scope.until)]
    return groups[groups["dimension"].isin(aimed)], told


@oracle("G01")
def target_coverage(facts: Facts, scope: Scope) -> pd.DataFrame:
    _, told = _in_groups(facts, scope, "reach")
    told = told[is_true(told["is_target"])]
    groups = everywhere(told, facts, scope).groupby([*LEVEL, "dimension", "member"])
    people = groups["people"].first()
    parts = pd.DataFrame(
        {
            "least": np.minimum(groups["reach"].max(), people),
            "most": np.minimum(groups["reach"].sum(), people),
            "people": people,
        }
    )
    summed = parts.groupby(LEVEL).sum()
    return pd.DataFrame(
        {
            "numerator": summed["least"].where(summed["least"] == summed["most"]),
            "denominator": summed["people"],
            "lower": summed["least"] / summed["people"],
            "upper": summed["most"] / summed["people"],
        }
    )


@oracle("G02")
def on_target(facts: Facts, scope: Scope) -> pd.DataFrame:
    _, told = _in_groups(facts, scope, "impressions")
    told = told[told["member"] != "unknown"]
    aimed = told["impressions"].where(is_true(told["is_target"]), 0.0)
    return ratio(told, facts, scope, aimed, "impressions")


@oracle("G07")
def affinity(facts: Facts, scope: Scope) -> pd.DataFrame:
    groups, told = _in_groups(facts, scope, "impressions")
    told = told.dropna(subset=["people"])
    aimed = told["impressions"].where(is_true(told["is_target"]), 0.0)
    shown = ratio(told, facts, scope, aimed, "impressions")
    everyone = groups.groupby("dimension")["people"].sum()
    wanted = groups[groups["is_target"]].groupby("dimension")["people"].sum()
    share = (wanted / everyone).mean()
    return pd.DataFrame(
        {"numerator": shown["numerator"] / shown["denominator"], "denominator": share}
    )


@oracle("W03")
def non_followers(facts: Facts, scope: Scope) -> pd.DataFrame:
    """Exact for one account and stretch; else the reach of each group is known within a range."""
    told = spans(facts).query("dimension == 'followers'").dropna(subset=["reach"])
    key = ["day", "until", "unit", *ACCOUNT]
    wide = told.groupby([*key, "member"])["reach"].sum().unstack().dropna().reset_index()
    is_told = wide["followers"] + wide["non-followers"] > 0
    wide = wide[is_told & (wide["until"] <= pd.Timestamp(scope.until))]
    groups = everywhere(wide, facts, scope).groupby(LEVEL)
    least, most = (
        groups[["non-followers", "followers"]].max(),
        groups[["non-followers", "followers"]].sum(),
    )
    is_exact = groups.size() == 1
    return pd.DataFrame(
        {
            "numerator": least["non-followers"].where(is_exact),
            "denominator": least.sum(axis=1).where(is_exact),
            "lower": least["non-followers"] / (least["non-followers"] + most["followers"]),
            "upper": most["non-followers"] / (most["non-followers"] + least["followers"]),
        }
    )
