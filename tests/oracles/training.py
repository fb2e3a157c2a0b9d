"""Oracles of training: hours, people, results, and what they did for engagement."""

from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.scope import Scope
from tests.oracles.facts import Facts
from tests.oracles.levels import (
    LEVEL,
    WHOLE,
    everywhere,
    is_true,
    known,
    over_time,
    over_units,
    ratio,
    starts,
    within,
)
from tests.oracles.money import booked
from tests.oracles.posts import posts
from tests.oracles.registry import oracle
from tests.oracles.spread import Z, mean_interval, t_quantile

PAIR = ["session_id", "learner"]
MODULE = ["learner", "programme", "module"]


@lru_cache(maxsize=1)
def learned(facts: Facts) -> pd.DataFrame:
    """Each learner and session they came to or were expected at, with hours.

    Whoever is enrolled in the programme of a session by its day is expected, those who changed to
    another excepted; where nobody is, those on the list are. Nobody attends longer than it lasts.
    """
    sessions = facts["session"].rename(columns={"unit": "host"})
    sessions = sessions[["session_id", "programme", "module", "host", "held_on", "hours"]]
    joined = (
        facts["attendance"]
        .groupby(PAIR)
        .agg(
            minutes=("minutes", "sum"),
            attended=("attended", "max"),
            came_on=("held_on", "first"),
            came_from=("unit", "first"),
        )
    )
    enrolled = facts["enrolment"].query("status != 'transferred'")
    expected = sessions.merge(enrolled[["learner", "programme", "unit", "enrolled_on"]])
    expected = expected[
        (expected["enrolled_on"] <= expected["held_on"]) & (expected["programme"] != "Unassigned")
    ]
    expected = expected[[*PAIR, "unit"]].assign(is_enrolled=True)
    rows = (
        joined.reset_index()
        .merge(expected, on=PAIR, how="outer")
        .merge(sessions, on="session_id", how="left")
    )
    has_list = rows["session_id"].isin(expected["session_id"])
    unit = rows["unit"].fillna(rows["came_from"])
    came = rows["minutes"].fillna(0.0) / 60
    return rows.assign(
        day=rows["held_on"].fillna(rows["came_on"]),
        unit=unit.mask(unit == "Unassigned", rows["host"].fillna("Unassigned")),
        channel="",
        attended=is_true(rows["attended"]),
        is_expected=rows["is_enrolled"].notna() | ~has_list,
        came=np.fmin(came, rows["hours"]),
    )


def _people(rows: pd.DataFrame, facts: Facts, scope: Scope) -> pd.Series:
    """How many different learners there are."""
    spread = everywhere(rows.assign(channel=""), facts, scope, by_channel=False)
    return spread.groupby(LEVEL)["learner"].nunique()


@oracle("L01")
def learner_hours(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = learned(facts)
    found = ratio(rows, facts, scope, "came", by_channel=False)
    return found.assign(people=_people(rows[rows["came"] > 0], facts, scope))


@oracle("L01D")
def delivered_hours(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = facts["session"].assign(day=facts["session"]["held_on"])
    return ratio(rows, facts, scope, "hours", by_channel=False)


@oracle("L02")
def participants(facts: Facts, scope: Scope) -> pd.DataFrame:
    people = _people(learned(facts).query("attended"), facts, scope)
    return pd.DataFrame({"numerator": people, "denominator": np.nan, "people": people})


@oracle("L03")
def attendance_rate(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = known(learned(facts).query("is_expected"), ["hours"])
    found = ratio(rows, facts, scope, "came", "hours", by_channel=False)
    return found.assign(people=_people(rows[rows["hours"] > 0], facts, scope))


@oracle("L04")
def completion_rate(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = facts["enrolment"].query("status != 'transferred'")
    rows = rows.assign(day=rows["enrolled_on"], one=1.0)
    found = ratio(rows, facts, scope, rows["status"] == "completed", "one", by_channel=False)
    return found.assign(people=_people(rows, facts, scope))


@oracle("L05")
def pass_rate(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = facts["assessment"].query("kind != 'before'").dropna(subset=["passed"])
    rows = rows.assign(day=rows["assessed_on"], one=1.0)
    found = ratio(rows, facts, scope, is_true(rows["passed"]), "one", by_channel=False)
    return found.assign(people=_people(rows, facts, scope))


@lru_cache(maxsize=1)
def matched(facts: Facts) -> pd.DataFrame:
    """Learners assessed before and after the same module, in percent, by the later day."""
    rows = facts["assessment"]
    rows = rows.assign(percent=100 * rows["score"] / rows["max_score"]).dropna(subset=["percent"])
    before = rows[rows["kind"] == "before"][[*MODULE, "percent"]]
    after = rows[rows["kind"] == "after"]
    both = after.merge(before, on=MODULE, suffixes=("", "_before"))
    return both.assign(
        day=both["assessed_on"],
        gain=both["percent"] - both["percent_before"],
        possible=100 - both["percent_before"],
    )


@oracle("L07")
def normalised_gain(facts: Facts, scope: Scope) -> pd.DataFrame:
    found = ratio(matched(facts), facts, scope, "gain", "possible", by_channel=False)
    return found.assign(people=_people(matched(facts), facts, scope))


@oracle("L08")
def effect_size(facts: Facts, scope: Scope) -> pd.DataFrame:
    pairs = matched(facts).assign(channel="")
    groups = everywhere(pairs, facts, scope, by_channel=False).groupby(LEVEL)
    deviation = groups["percent_before"].std()
    between = mean_interval(groups["gain"]).div(deviation, axis=0)
    found = pd.DataFrame(
        {
            "numerator": groups["gain"].mean(),
            "denominator": deviation,
            "people": groups["learner"].nunique(),
            **between,
        }
    )
    return found[deviation > 0]


@oracle("L10")
def cost_of_hour(facts: Facts, scope: Scope) -> pd.DataFrame:
    """A unit's costs and the hours of its people meet in a month, sub-units with it."""
    cell = ["month", "unit"]
    costs = booked(facts).query("subject == 'training' and kind == 'cost'")
    spent, came = (
        over_units(within(rows, scope), facts).pipe(
            lambda cells: cells.assign(month=starts(cells["day"], "month"), channel="")
        )
        for rows in (costs, learned(facts))
    )
    both = pd.concat(
        [spent.groupby(cell)["amount"].sum(), came.groupby(cell)["came"].sum()],
        axis=1,
        join="inner",
    )
    counted = both.reset_index()
    counted = counted.assign(period_start=starts(counted["month"], scope.period), channel="")
    summed = over_time(counted).groupby(LEVEL)[["amount", "came"]].sum()
    learners = over_time(came[came["came"] > 0].merge(counted[cell], on=cell))
    return pd.DataFrame(
        {
            "numerator": summed["amount"],
            "denominator": summed["came"],
            "people": learners.groupby(LEVEL)["learner"].nunique(),
        }
    )


def _employed(facts: Facts, scope: Scope) -> pd.DataFrame:
    """The mean number of employees of each unit that tells it in a period."""
    rows = known(facts["population"], ["people"]).query("dimension == 'employees'")
    counts = rows.groupby(["counted_on", "unit"])["people"].sum().reset_index()
    counts = over_time(within(counts.rename(columns={"counted_on": "day"}), scope))
    return counts.groupby(["period_start", "unit"])["people"].mean().reset_index()


def _staffed(facts: Facts, scope: Scope) -> tuple[pd.Series, pd.DataFrame]:
    """Employees by level; the learners of the units and periods that tell them, by level."""
    staff = _employed(facts, scope)
    people = over_units(staff.assign(channel=""), facts).groupby(LEVEL)["people"].sum()
    rows = over_time(within(learned(facts), scope))
    rows = rows.merge(staff[["period_start", "unit"]], on=["period_start", "unit"])
    return people, over_units(rows, facts)


@oracle("L11")
def hours_per_employee(facts: Facts, scope: Scope) -> pd.DataFrame:
    people, rows = _staffed(facts, scope)
    hours = rows.groupby(LEVEL)["came"].sum()
    found = pd.DataFrame({"numerator": hours, "denominator": people}).dropna()
    learners = rows[rows["came"] > 0].groupby(LEVEL)["learner"].nunique()
    return found.assign(people=learners)


@oracle("L13")
def employees_trained(facts: Facts, scope: Scope) -> pd.DataFrame:
    people, rows = _staffed(facts, scope)
    learners = rows[rows["attended"]].groupby(LEVEL)["learner"].nunique()
    found = pd.concat([learners, people], axis=1, join="inner")
    found = found.set_axis(["numerator", "denominator"], axis=1)
    return found.assign(people=found["numerator"])


@lru_cache(maxsize=1)
def teams(facts: Facts) -> pd.DataFrame:
    """Each unit's own posts by month, with the month from which its people count as trained."""
    rows = known(posts(facts), ["impressions", "engagements"])
    rows = rows.assign(month=starts(rows["day"], "month"))
    own = rows.groupby(["unit", "month"])[["engagements", "impressions"]].sum().reset_index()
    completed = facts["enrolment"].query("status == 'completed'")
    first = completed.groupby("unit")["completed_on"].min()
    trained = starts(first, "month") + pd.offsets.MonthBegin(1)
    return own.assign(trained_from=own["unit"].map(trained))


def _side(rows: pd.DataFrame) -> tuple[float, float, int, float]:
    """The rate of some months, how far it may be off, their number and their impressions."""
    by_month = rows.groupby("month")[["engagements", "impressions"]].sum()
    shown = by_month["impressions"].sum()
    rate = by_month["engagements"].sum() / shown
    size = len(by_month)
    errors = (by_month["engagements"] - rate * by_month["impressions"]) / shown
    return rate, (errors**2).sum() * size / (size - 1) if size > 1 else np.nan, size, shown


@oracle("I02")
def trained_lift(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = teams(facts)
    since, until = pd.Timestamp(scope.since), pd.Timestamp(scope.until)
    rows = rows[(rows["month"] >= since) & (rows["month"] < until)]
    when = rows.groupby("unit")["trained_from"].first()
    year = pd.DateOffset(months=12)
    found = []
    taught = when[(when > since) & (when < until)].reset_index()
    for (unit, month), trained in over_units(taught, facts).groupby(["unit", "trained_from"]):
        start = pd.Timestamp(str(month))
        near = rows[(rows["month"] >= start - year) & (rows["month"] < start + year)]
        is_trained = near["unit"].isin(trained["of_unit"])
        is_other = near["trained_from"].isna() | (
            (near["trained_from"] <= start - year) | (near["trained_from"] >= start + year)
        )
        is_after = near["month"] >= start
        sides = [
            near[is_trained & is_after],
            near[is_trained & ~is_after],
            near[is_other & is_after],
            near[is_other & ~is_after],
        ]
        if min(len(side) for side in sides) == 0:
            continue
        rates, variances, months, shown = zip(*map(_side, sides), strict=True)
        if min(months) >= 8:
            points = rates[0] - rates[1] - (rates[2] - rates[3])
            lift = (start, unit, points, sum(variances), shown[0])
            found.append((*lift, _team_lifts(sides, rates[2] - rates[3])))
    columns = ["month", "unit", "points", "variance", "weight", "teams"]
    lifts = pd.DataFrame(found, columns=columns)
    lifts = lifts.assign(
        period_start=starts(lifts["month"].astype("datetime64[us]"), scope.period),
        channel="",
        weighed=lifts["points"] * lifts["weight"],
        erring=lifts["variance"] * lifts["weight"] ** 2,
    )
    placed = over_time(lifts).groupby(LEVEL)
    summed = placed[["weighed", "weight", "erring"]].sum()
    points = summed["weighed"] / summed["weight"]
    over_months = Z * np.sqrt(summed["erring"]) / summed["weight"]
    lifted = placed["teams"].agg(lambda told: [one for some in told for one in some])
    over_teams = [
        _spread(told, point) / weight
        for told, point, weight in zip(lifted, points, summed["weight"], strict=True)
    ]
    margin = pd.Series(over_teams, points.index, dtype=float).fillna(over_months)
    return pd.DataFrame(
        {
            "numerator": summed["weighed"],
            "denominator": summed["weight"],
            "lower": points - margin,
            "upper": points + margin,
        }
    )


def _team_lifts(sides: list[pd.DataFrame], others_rise: float) -> list[tuple[float, float]]:
    """The lift of each trained team by itself, and how often its posts were shown after."""
    after, before = (
        side.groupby("unit")[["engagements", "impressions"]].sum() for side in sides[:2]
    )
    rates = [side["engagements"] / side["impressions"] for side in (after, before)]
    lifts = (rates[0] - rates[1]).dropna() - others_rise
    return list(zip(lifts, after["impressions"].reindex(lifts.index), strict=True))


def _spread(teams: list[tuple[float, float]], points: float) -> float:
    """How far teams lie from the whole at 95 %, each by its weight; NaN for a single one."""
    if len(teams) < 2:
        return float("nan")
    away = sum((weight * (lift - points)) ** 2 for lift, weight in teams)
    freedom = len(teams) - 1
    return float(t_quantile(pd.Series([float(freedom)]))[0] * np.sqrt(away * len(teams) / freedom))


@oracle("I03")
def dose_response(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = teams(facts)
    since, until = pd.Timestamp(scope.since), pd.Timestamp(scope.until)
    rows = rows[(rows["month"] >= since) & (rows["month"] < until)]
    half = (rows["month"].max() - rows["month"].min()).days // 2
    middle = starts(pd.Series([rows["month"].min() + pd.Timedelta(days=half)]), scope.period)[0]
    halves = rows.groupby(["unit", rows["month"] >= middle])[["engagements", "impressions"]].sum()
    rates = (halves["engagements"] / halves["impressions"]).unstack()
    if rates.shape[1] < 2:
        return pd.DataFrame(columns=["numerator", "denominator", "lower", "upper"])
    points = (rates[True] - rates[False]).dropna().rename("points")
    hours = within(learned(facts), scope).groupby("unit")["came"].sum()
    people = _employed(facts, scope).query("period_start == @WHOLE").set_index("unit")["people"]
    dosed = pd.concat([points, people], axis=1, join="inner").query("people > 0")
    dosed = dosed.assign(dose=hours.reindex(dosed.index).fillna(0) / dosed["people"])
    found = {}
    for unit, group in over_units(dosed.rename_axis("unit").reset_index(), facts).groupby("unit"):
        dose, rise = (group[name] - group[name].mean() for name in ("dose", "points"))
        sxx, sxy = (dose**2).sum(), (dose * rise).sum()
        if len(group) < 6 or sxx == 0:
            continue
        left = ((rise - sxy / sxx * dose) ** 2).sum() / (len(group) - 2)
        margin = t_quantile(pd.Series([len(group) - 2.0]))[0] * np.sqrt(left / sxx)
        slope = sxy / sxx
        found[(WHOLE, unit, "")] = (10 * sxy, sxx, 10 * (slope - margin), 10 * (slope + margin))
    names = ["numerator", "denominator", "lower", "upper"]
    table = pd.DataFrame.from_dict(found, orient="index", columns=names)
    return table.set_axis(pd.MultiIndex.from_tuples(table.index, names=LEVEL))
