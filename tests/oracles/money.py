"""Oracles of what communication costs and what it is worth."""

from functools import lru_cache

import pandas as pd

from dashboard.scope import Scope
from tests.oracles.facts import Facts
from tests.oracles.levels import LEVEL, WHOLE, begun, known, over_time, over_units, ratio, starts
from tests.oracles.posts import posts
from tests.oracles.registry import oracle
from tests.oracles.service import TRADITIONAL

CELL = ["month", "unit", "channel"]


@lru_cache(maxsize=1)
def spent(facts: Facts) -> pd.DataFrame:
    """Money spent, by day."""
    rows = facts["spend"]
    is_traditional = rows["channel"].isin(TRADITIONAL)
    return rows.assign(day=rows["spent_on"], is_traditional=is_traditional)


@lru_cache(maxsize=1)
def booked(facts: Facts) -> pd.DataFrame:
    """Costs and benefits beside it, by day."""
    return facts["investment"].assign(day=facts["investment"]["booked_on"])


@oracle("V08")
def spend(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(spent(facts), facts, scope, "amount")


@oracle("T01")
def traditional_spend(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = spent(facts)
    traditional = rows["amount"].where(rows["is_traditional"], 0.0)
    return ratio(rows, facts, scope, traditional, "amount", by_channel=False)


def monthly(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Sums of the months, units and channels in which a figure is known."""
    told = known(rows, [column])
    cells = told.assign(month=starts(told["day"], "month"))
    return cells.groupby(CELL)[column].sum().reset_index()


def _cost_of(
    costs: pd.DataFrame, gains: pd.DataFrame, column: str, facts: Facts, scope: Scope, each: int = 1
) -> pd.DataFrame:
    """What one of something costs, in months, units and channels that tell both."""
    both = monthly(costs, "amount").merge(monthly(gains, column), on=CELL)
    both = both.assign(day=both["month"])
    return ratio(both, facts, scope, each * both["amount"], column)


def _own(facts: Facts) -> pd.DataFrame:
    return spent(facts).query("not is_traditional")


@oracle("V01")
def cost_of_impressions(facts: Facts, scope: Scope) -> pd.DataFrame:
    return _cost_of(_own(facts), posts(facts), "impressions", facts, scope, each=1000)


@oracle("V02")
def cost_of_engagement(facts: Facts, scope: Scope) -> pd.DataFrame:
    return _cost_of(_own(facts), posts(facts), "engagements", facts, scope)


@oracle("V03")
def cost_of_outcome(facts: Facts, scope: Scope) -> pd.DataFrame:
    done = facts["action_day"].query("kind == 'campaign'")
    return _cost_of(_own(facts), done, "completed", facts, scope)


@oracle("V04")
def cost_of_contact(facts: Facts, scope: Scope) -> pd.DataFrame:
    costs = booked(facts).query("subject == 'contact' and kind == 'cost'")
    done = facts["action_day"].query("kind == 'service'")
    return _cost_of(costs, done, "completed", facts, scope)


def _return(rows: pd.DataFrame, facts: Facts, scope: Scope) -> pd.DataFrame:
    """Benefits less costs, of the costs, where there is a benefit."""
    is_benefit = rows["kind"] == "benefit"
    benefit, cost = rows["amount"].where(is_benefit, 0.0), rows["amount"].where(~is_benefit, 0.0)
    found = ratio(rows, facts, scope, benefit - cost, cost, by_channel=False)
    return found[found["numerator"] + found["denominator"] > 0]


@oracle("V07")
def return_on_investment(facts: Facts, scope: Scope) -> pd.DataFrame:
    own = _own(facts).assign(kind="cost")
    beside = booked(facts).query("subject in ('communication', 'set-up')")
    return _return(pd.concat([own, beside], ignore_index=True), facts, scope)


@oracle("L12")
def training_return(facts: Facts, scope: Scope) -> pd.DataFrame:
    return _return(booked(facts).query("subject == 'training'"), facts, scope)


@oracle("T02")
def traditional_exposure(facts: Facts, scope: Scope) -> pd.DataFrame:
    seen = known(facts["coverage"], ["exposures"])
    seen = seen.assign(day=seen["appeared_on"], all=seen["exposures"])
    shown = known(posts(facts), ["impressions"])
    shown = shown.assign(exposures=0.0, all=shown["impressions"])
    columns = ["day", "unit", "channel", "exposures", "all"]
    rows = pd.concat([seen[columns], shown[columns]], ignore_index=True)
    found = ratio(rows, facts, scope, "exposures", "all", by_channel=False)
    return found[found["numerator"] > 0]


@lru_cache(maxsize=1)
def compared(facts: Facts) -> pd.DataFrame:
    """Months and channels with both cost and reach: own channels, and paid traditional media."""
    shown = monthly(_own(facts), "amount").merge(monthly(posts(facts), "impressions"), on=CELL)
    paid = known(facts["coverage"], ["exposures"]).query("kind == 'paid'")
    paid = paid.assign(
        day=paid["appeared_on"],
        least=paid["least"].fillna(paid["exposures"]),
        most=paid["most"].fillna(paid["exposures"]),
    )
    seen = monthly(spent(facts).query("is_traditional"), "amount")
    for column in ("exposures", "least", "most"):
        seen = seen.merge(monthly(paid, column), on=CELL)
    parts = [shown.rename(columns={"amount": "own"}), seen.rename(columns={"amount": "bought"})]
    return pd.concat(parts, ignore_index=True)


MEDIA = ["own", "impressions", "bought", "exposures", "least", "most"]


@oracle("V05")
def cost_ratio(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = compared(facts)
    first = pd.Timestamp(scope.since).replace(day=1)
    rows = rows[(rows["month"] >= first) & (rows["month"] < pd.Timestamp(scope.until))]
    rows = rows.assign(period_start=starts(rows["month"], scope.period), channel="")
    summed = over_units(over_time(rows), facts).groupby(LEVEL)[MEDIA].sum(min_count=1)
    summed = summed.dropna()
    own = 1000 * summed["own"] / summed["impressions"]
    bought, dear, cheap = (
        1000 * summed["bought"] / summed[name] for name in ("exposures", "least", "most")
    )
    return pd.DataFrame(
        {
            "numerator": own,
            "denominator": bought,
            "lower": own / dear,
            "upper": own / cheap,
        }
    )


def _saved(facts: Facts, scope: Scope) -> pd.DataFrame:
    """What was saved since the first month, by month and unit: cheapest, middle, dearest."""
    rows = over_units(compared(facts), facts)
    summed = rows.groupby(["unit", "month"])[MEDIA].sum(min_count=1).dropna()
    saved = pd.DataFrame(
        {
            name: summed["impressions"] * summed["bought"] / summed[column] - summed["own"]
            for name, column in (("lower", "most"), ("saved", "exposures"), ("upper", "least"))
        }
    )
    costs = booked(facts).query("kind == 'cost' and subject in ('set-up', 'training')")
    costs = over_units(costs.assign(month=starts(costs["day"], "month")), facts)
    laid_out = costs.groupby(["unit", "month"])["amount"].sum()
    every = saved.index.union(laid_out.index)
    monthly_saving = saved.reindex(every, fill_value=0.0).sub(
        laid_out.reindex(every, fill_value=0.0), axis=0
    )
    rows = monthly_saving.groupby("unit").cumsum().reset_index()
    return rows[rows["month"] < pd.Timestamp(scope.until)].sort_values("month")


@oracle("V06")
def cumulative_saving(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = _saved(facts, scope)
    rows = rows[rows["month"] >= pd.Timestamp(scope.since).replace(day=1)]
    rows = rows.assign(period_start=starts(rows["month"], scope.period), channel="")
    found = over_time(rows).groupby(LEVEL)[["saved", "lower", "upper"]].last()
    return found.rename(columns={"saved": "numerator"}).assign(denominator=1.0)


@oracle("V06M")
def break_even(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = _saved(facts, scope)
    month = rows["month"].dt.to_period("M")
    first = rows.groupby("unit")["month"].transform("min").dt.to_period("M")
    nth = (month.dt.year - first.dt.year) * 12 + month.dt.month - first.dt.month + 1
    rows = rows.assign(nth=nth)
    reached = {
        name: rows[rows[name] >= 0].groupby("unit").first() for name in ("saved", "lower", "upper")
    }
    middle = reached["saved"]
    since = begun(middle["month"], scope)
    found = pd.DataFrame(
        {
            "period_start": starts(since, scope.period),
            "channel": "",
            "numerator": middle["nth"],
            "denominator": 1.0,
            "lower": reached["upper"]["nth"],
            "upper": reached["lower"]["nth"].reindex(middle.index),
        }
    ).reset_index()
    return pd.concat([found, found.assign(period_start=WHOLE)]).set_index(LEVEL)
