"""Oracles of service, reputation and transactions: messages, cases, mentions, actions."""

from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.scope import Scope
from tests.oracles.accounts import ends
from tests.oracles.facts import Facts
from tests.oracles.levels import (
    LEVEL,
    WHOLE,
    begun,
    everywhere,
    known,
    over_channels,
    over_units,
    ratio,
    starts,
)
from tests.oracles.posts import medians
from tests.oracles.registry import oracle
from tests.oracles.spread import mean_interval

DAY = pd.Timedelta(days=1)
BAHRAIN = pd.Timedelta(hours=3)
TRADITIONAL = ("television", "radio", "press", "outdoor")
SOCIAL = [
    "facebook",
    "instagram",
    "x",
    "linkedin",
    "youtube",
    "tiktok",
    "threads",
    "snapchat",
    "whatsapp",
    "telegram",
]


@lru_cache(maxsize=1)
def messages(facts: Facts) -> pd.DataFrame:
    """Messages by the day they came, with what became of those that needed an answer."""
    rows = facts["message"]
    late_at = rows["arrived_at"] + pd.to_timedelta(rows["limit_hours"], unit="h")
    is_answered = rows["replied_at"].notna()
    waited = (rows["replied_at"] - rows["arrived_at"]).dt.total_seconds() // 60
    return rows.assign(
        day=rows["arrived_on"],
        is_due=is_answered | (rows["known_at"] >= late_at),
        answered=is_answered.astype("float64"),
        in_time=(rows["replied_at"] <= late_at).astype("float64"),
        replied_on=(rows["replied_at"] + BAHRAIN).dt.floor("D"),
        minutes=waited.fillna(np.inf),
        one=1.0,
    )


def _needing(facts: Facts) -> pd.DataFrame:
    rows = messages(facts)
    return rows[rows["needs_answer"].astype(bool)]


@oracle("E01")
def response_rate(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(_needing(facts).query("is_due"), facts, scope, "answered", "one")


@oracle("E03")
def within_standard(facts: Facts, scope: Scope) -> pd.DataFrame:
    return ratio(_needing(facts).query("is_due"), facts, scope, "in_time", "one")


@oracle("E02")
def response_median(facts: Facts, scope: Scope) -> pd.DataFrame:
    return medians(_needing(facts), facts, scope, "minutes")


@oracle("E02P90")
def response_p90(facts: Facts, scope: Scope) -> pd.DataFrame:
    return medians(_needing(facts), facts, scope, "minutes", 0.9)


def _come(facts: Facts, scope: Scope) -> pd.DataFrame:
    """Messages that had come by the end of each period of a scope, and whether they waited then."""
    rows = _needing(facts)[["day", "replied_on", "unit", "channel"]]
    first = max(pd.Timestamp(scope.since), rows["day"].min())
    last = min(pd.Timestamp(scope.until) - DAY, max(rows["day"].max(), rows["replied_on"].max()))
    every_day = pd.DataFrame({"day": pd.date_range(first, last)})
    periods = dict(zip(starts(every_day["day"], scope.period), ends(every_day, scope), strict=True))
    parts = []
    for start, end in [*periods.items(), (WHOLE, pd.Timestamp(scope.until))]:
        come = rows[rows["day"] < end]
        counted = come.assign(is_open=~(come["replied_on"] < end))
        parts.append(counted.groupby(["unit", "channel", "is_open"])["day"].agg(["min", "size"]))
        parts[-1] = parts[-1].reset_index().assign(period_start=start, end=end)
    return over_channels(over_units(pd.concat(parts), facts))


@oracle("E04")
def open_backlog(facts: Facts, scope: Scope) -> pd.DataFrame:
    """Nothing open is nought, once there had been a message."""
    rows = _come(facts, scope)
    waiting = rows["size"].where(rows["is_open"], 0)
    counted = rows.assign(numerator=waiting).groupby(LEVEL)[["numerator"]].sum()
    return counted.assign(denominator=np.nan)


@oracle("E04A")
def oldest_open(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = _come(facts, scope).query("is_open")
    rows = rows.assign(numerator=(rows["end"] - rows["min"]).dt.days)
    return rows.groupby(LEVEL)[["numerator"]].max().assign(denominator=np.nan)


@oracle("E06")
def satisfaction(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = known(messages(facts), ["rating"])
    rows = rows.assign(score=(rows["rating"] - 1) / 4)
    figures = ratio(rows, facts, scope, "score", "one")
    spread = everywhere(rows, facts, scope).groupby(LEVEL)["score"]
    return figures.join(mean_interval(spread)).assign(people=spread.size())


@lru_cache(maxsize=1)
def cases(facts: Facts) -> pd.DataFrame:
    """Cases by the day they were brought."""
    rows = facts["citizen_case"]
    return rows.assign(
        day=rows["opened_on"],
        late_on=rows["opened_on"] + pd.to_timedelta(rows["limit_days"].round(), unit="D"),
        one=1.0,
    )


@oracle("P05")
def complaints_in_time(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = cases(facts).query("kind == 'complaint'")
    rows = rows[rows["closed_on"].notna() | (rows["known_on"] > rows["late_on"])]
    return ratio(rows, facts, scope, rows["closed_on"] <= rows["late_on"], "one")


@oracle("E05")
def first_contact(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = cases(facts)
    rows = rows[rows["known_on"] >= rows["closed_on"] + 7 * DAY]
    is_reopened = rows["reopened_on"] <= rows["closed_on"] + 7 * DAY
    return ratio(rows, facts, scope, (rows["replies"] <= 1) & ~is_reopened, "one")


@oracle("E09")
def suggestions(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = cases(facts).query("kind == 'suggestion'")
    rows = rows[rows["known_on"] - rows["day"] >= 90 * DAY]
    return ratio(rows, facts, scope, rows["outcome"] == "implemented", "one")


@oracle("E10")
def decision_median(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = cases(facts)
    waited = (rows["decided_on"] - rows["day"]).dt.days
    return medians(rows.assign(days=waited.fillna(np.inf)), facts, scope, "days")


@lru_cache(maxsize=1)
def mentions(facts: Facts) -> pd.DataFrame:
    """Public mentions by day."""
    rows = facts["mention"]
    return rows.assign(day=rows["mentioned_on"], one=1.0)


@oracle("R01")
def net_sentiment(facts: Facts, scope: Scope) -> pd.DataFrame:
    told = {"positive": 1.0, "neutral": 0.0, "negative": -1.0}
    rows = mentions(facts)
    rows = rows.assign(feeling=rows["sentiment"].map(told)).dropna(subset=["feeling"])
    return ratio(rows, facts, scope, "feeling", "one")


@oracle("R03")
def key_messages(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = known(mentions(facts), ["key_messages"])
    return ratio(rows, facts, scope, rows["key_messages"] > 0, "one")


@oracle("R02")
def share_of_voice(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = facts["voice"]
    own = rows["mentions"].where(rows["is_own"].astype(bool), 0.0)
    return ratio(rows, facts, scope, own, "mentions")


@oracle("T03")
def social_first(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = facts["announcement"]
    rows = rows.assign(day=rows["announced_on"], one=1.0)
    is_social = rows["first_channel"].isin(SOCIAL)
    return ratio(rows, facts, scope, is_social, "one", by_channel=False)


@oracle("P02")
def conversion(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = known(facts["action_day"], ["started", "completed"]).query("kind == 'campaign'")
    return ratio(rows, facts, scope, "completed", "started")


@oracle("P03")
def transaction_completion(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = known(facts["action_day"], ["started", "completed"]).query("kind == 'service'")
    return ratio(rows, facts, scope, "completed", "started")


@oracle("P04")
def digital_take_up(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = known(facts["action_day"], ["completed"]).query("kind == 'service'")
    digital = rows["completed"].where(~rows["channel"].isin(["counter", "phone", "post"]), 0.0)
    return ratio(rows, facts, scope, digital, "completed", by_channel=False)


@oracle("R06")
def earned_media(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = known(facts["coverage"], ["exposures"]).query("kind in ('earned', 'paid')")
    rows = rows.assign(day=rows["appeared_on"])
    earned = rows["exposures"].where(rows["kind"] == "earned", 0.0)
    return ratio(rows, facts, scope, earned, "exposures")


@oracle("W05")
def citizen_content(facts: Facts, scope: Scope) -> pd.DataFrame:
    rows = facts["interaction"].query("kind == 'content'")
    return ratio(rows.assign(day=rows["acted_on"], one=1.0), facts, scope, "one")


@oracle("C09")
def returning(facts: Facts, scope: Scope) -> pd.DataFrame:
    """A pseudonym is one person for each channel; over channels it is one person all the same."""
    rows = facts["interaction"][["acted_on", "unit", "channel", "person"]]
    acts = rows.rename(columns={"acted_on": "day"})
    levels = over_channels(over_units(acts, facts))
    first = levels.groupby(["unit", "channel", "person"])["day"].min().rename("first_on")
    active = everywhere(acts, facts, scope).drop_duplicates([*LEVEL, "person"])
    active = active.merge(first.reset_index(), on=["unit", "channel", "person"])
    begins = begun(active["period_start"], scope)
    active = active.assign(returned=(active["first_on"] < begins).astype("float64"))
    counted = active.groupby(LEVEL)["returned"].agg(["sum", "size"])
    counted = counted.set_axis(["numerator", "denominator"], axis=1)
    return counted.assign(people=counted["denominator"])
