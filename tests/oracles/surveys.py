"""Oracles of what people answer when they are asked, citizens and learners."""

import numpy as np
import pandas as pd

from dashboard.scope import Scope
from tests.oracles.facts import Facts
from tests.oracles.levels import LEVEL, everywhere, over_units, sums
from tests.oracles.registry import oracle
from tests.oracles.service import TRADITIONAL
from tests.oracles.spread import Z, mean_interval, wilson

RESPONSE = ["day", "unit", "channel", "survey", "response_id"]
PERSON = [*RESPONSE, "wave", "segment"]


def answers(facts: Facts, *facets: str) -> pd.DataFrame:
    """Answers to questions of some facets; of all without any."""
    rows = facts["survey_answer"]
    rows = rows[rows["facet"].isin(facets) | (not facets)].dropna(subset=["answered_on"])
    return rows.assign(
        day=rows["answered_on"],
        channel="",
        wave=rows["wave"].fillna("Unassigned"),
        segment=rows["segment"].fillna("Unassigned"),
        weight=rows["weight"].fillna(1.0),
        one=1.0,
    )


def scored(facts: Facts, facet: str) -> pd.DataFrame:
    """One row per person asked, with the mean of their scores and the highest."""
    rows = answers(facts, facet).dropna(subset=["score"])
    found = rows.groupby(PERSON).agg(
        score=("score", "mean"), top=("score", "max"), weight=("weight", "first")
    )
    return found.reset_index()


def _weighed(rows: pd.DataFrame, facts: Facts, scope: Scope, says: pd.Series) -> pd.DataFrame:
    """What people say, each with their weight: sums, how many people, and as good as how many."""
    counted = rows.assign(
        said=says * rows["weight"],
        positive=says.clip(lower=0) * rows["weight"],
        negative=-says.clip(upper=0) * rows["weight"],
        square=rows["weight"] ** 2,
        one=1.0,
    )
    names = {
        "numerator": "said",
        "denominator": "weight",
        "squares": "square",
        "people": "one",
        "positive": "positive",
        "negative": "negative",
    }
    summed = sums(counted, facts, scope, names, by_channel=False)
    return summed.assign(size=summed["denominator"] ** 2 / summed["squares"])


def share(rows: pd.DataFrame, facts: Facts, scope: Scope, says: pd.Series) -> pd.DataFrame:
    """The share of those asked who say something, with its interval."""
    found = _weighed(rows, facts, scope, says.astype("float64"))
    between = wilson(found["numerator"] / found["denominator"], found["size"])
    return found[["numerator", "denominator", "people"]].join(between)


def promoters(facts: Facts, scope: Scope, facet: str) -> pd.DataFrame:
    """Promoters less detractors, from -100 to 100, with its interval."""
    rows = scored(facts, facet)
    says = (rows["score"] >= 9).astype("float64") - (rows["score"] <= 6).astype("float64")
    found = _weighed(rows, facts, scope, says)
    mean = found["numerator"] / found["denominator"]
    spread = (found["positive"] + found["negative"]) / found["denominator"] - mean**2
    margin = Z * np.sqrt(spread.clip(lower=0) / found["size"])
    return pd.DataFrame(
        {
            "numerator": 100 * found["numerator"],
            "denominator": found["denominator"],
            "people": found["people"],
            "lower": 100 * (mean - margin),
            "upper": 100 * (mean + margin),
        }
    )


@oracle("E07")
def net_promoters(facts: Facts, scope: Scope) -> pd.DataFrame:
    return promoters(facts, scope, "recommend")


@oracle("L14")
def training_promoters(facts: Facts, scope: Scope) -> pd.DataFrame:
    return promoters(facts, scope, "recommend training")


@oracle("R04")
def trust(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = scored(facts, "trust")
    return share(rows, facts, scope, rows["score"] >= 4)


@oracle("L09")
def applied(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = scored(facts, "applied")
    return share(rows, facts, scope, rows["top"] >= 1)


def heard_first(facts: Facts) -> pd.DataFrame:
    """One row per person asked, and whether they heard of it first from traditional media."""
    rows = answers(facts, "first heard")
    words = {"tv": "television", "newspaper": "press", "newspapers": "press", "print": "press"}
    medium = rows["answer"].str.strip().str.lower().replace(words)
    rows = rows.assign(traditional=medium.isin(TRADITIONAL))
    found = rows.groupby(PERSON).agg(traditional=("traditional", "max"), weight=("weight", "first"))
    return found.reset_index()


@oracle("T04")
def first_heard(facts: Facts, scope: Scope) -> pd.DataFrame:
    people = heard_first(facts)
    return share(people, facts, scope, people["traditional"])


def gaps(facts: Facts) -> pd.DataFrame:
    """One row per person asked both, with how far what they found lies above what they expected."""
    rows = answers(facts, "expected", "perceived")
    means = rows.groupby([*RESPONSE, "facet"])["score"].mean().unstack()
    return (means["perceived"] - means["expected"]).dropna().rename("gap").reset_index()


@oracle("E08")
def expectation_gap(facts: Facts, scope: Scope) -> pd.DataFrame:
    spread = everywhere(gaps(facts), facts, scope, by_channel=False).groupby(LEVEL)["gap"]
    found = pd.DataFrame({"numerator": spread.sum(), "denominator": spread.size()})
    return found.join(mean_interval(spread)).assign(people=found["denominator"])


@oracle("R05")
def favourability(facts: Facts, scope: Scope) -> pd.DataFrame:
    """Both waves of a survey held twice; the earlier one may have been before the scope."""
    people = scored(facts, "favourability")
    people = people.assign(
        said=(people["score"] >= 4) * people["weight"], square=people["weight"] ** 2, one=1.0
    )
    columns = ["said", "weight", "square", "one"]
    before = people[(people["wave"] == "before") & (people["day"] < pd.Timestamp(scope.until))]
    earlier = over_units(before, facts).groupby(["unit", "survey"])[columns].sum()
    later = everywhere(people[people["wave"] == "after"], facts, scope, by_channel=False)
    after = later.groupby([*LEVEL, "survey"])[columns].sum().reset_index()
    pairs = after.merge(earlier.reset_index(), on=["unit", "survey"], suffixes=("", "_before"))
    sums = pairs.groupby(LEVEL)[[*columns, *(f"{name}_before" for name in columns)]].sum()
    share, size = sums["said"] / sums["weight"], sums["weight"] ** 2 / sums["square"]
    share_before = sums["said_before"] / sums["weight_before"]
    size_before = sums["weight_before"] ** 2 / sums["square_before"]
    margin = Z * np.sqrt(
        share * (1 - share) / size + share_before * (1 - share_before) / size_before
    )
    change = share - share_before
    return pd.DataFrame(
        {
            "numerator": change * sums["one"],
            "denominator": sums["one"],
            "lower": change - margin,
            "upper": change + margin,
            "people": sums[["one", "one_before"]].min(axis=1),
        }
    )


@oracle("L06")
def reaction_score(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = answers(facts, "favourable", "engaging", "relevant").dropna(subset=["score"])
    rows = rows.assign(person=rows["survey"] + " " + rows["response_id"])
    levels = everywhere(rows, facts, scope, by_channel=False).groupby(LEVEL)
    spread = levels["score"]
    found = pd.DataFrame({"numerator": spread.sum(), "denominator": spread.size()})
    return found.join(mean_interval(spread)).assign(people=levels["person"].nunique())
