"""Levels: rows spread over every period, unit and channel that they count for, and all of them."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from dashboard.scope import Scope
from tests.oracles.facts import Facts

LEVEL = ["period_start", "unit", "channel"]
WHOLE = pd.Timestamp("1900-01-01")
"""The period that stands for the whole scope; `""` stands for every unit and every channel."""

CALENDAR = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


def starts(days: pd.Series, period: str) -> pd.Series:
    """The first day of the period that each day is in."""
    first: pd.Series = days.dt.to_period(CALENDAR[period]).dt.start_time
    return first


def begun(days: pd.Series, scope: Scope) -> pd.Series:
    """Days, or the first of the scope for those before it."""
    since = pd.Timestamp(scope.since)
    return days.where(days >= since, since)


def is_true(claims: pd.Series) -> pd.Series:
    """Which claims are true; one that nobody made is not."""
    return claims.fillna(value=False).astype(bool)


def within(rows: pd.DataFrame, scope: Scope, day: str = "day") -> pd.DataFrame:
    """The rows whose day lies in the scope, with the first day of their period."""
    chosen = rows[
        (rows[day] >= pd.Timestamp(scope.since)) & (rows[day] < pd.Timestamp(scope.until))
    ]
    return chosen.assign(period_start=starts(chosen[day], scope.period))


def over_time(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with a period, once for it and once for the whole scope."""
    return pd.concat([rows, rows.assign(period_start=WHOLE)], ignore_index=True)


def over_channels(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows, once for their channel and once for all."""
    return pd.concat([rows, rows.assign(channel="")], ignore_index=True)


def over_units(rows: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """Rows, once for their own unit, which stays as `of_unit`, and once for each above it."""
    return rows.rename(columns={"unit": "of_unit"}).merge(facts.above, on="of_unit")


def everywhere(
    rows: pd.DataFrame, facts: Facts, scope: Scope, *, by_channel: bool = True
) -> pd.DataFrame:
    """Rows with a day, spread over all levels that they count for."""
    spread = over_time(over_units(within(rows, scope), facts))
    return over_channels(spread) if by_channel else spread.assign(channel="")


def sums(
    rows: pd.DataFrame,
    facts: Facts,
    scope: Scope,
    columns: Mapping[str, str],
    *,
    by_channel: bool = True,
) -> pd.DataFrame:
    """Sums of columns at every level, blank where nothing is known.

    Args:
        rows: Rows with day, unit and channel.
        facts: For the tree of units.
        scope: The scope.
        columns: The column that is summed, by what the sum is called.
        by_channel: Whether the figures are told apart by channel.
    """
    chosen = within(rows, scope)
    if not by_channel:
        chosen = chosen.assign(channel="")
    wanted = list(dict.fromkeys(columns.values()))
    # Equal rows are added up before they are spread, which saves time and changes no sum.
    cells = chosen.groupby(LEVEL)[wanted].sum(min_count=1).reset_index()
    spread = over_time(over_units(cells, facts))
    if by_channel:
        spread = over_channels(spread)
    summed = spread.groupby(LEVEL)[wanted].sum(min_count=1)
    return pd.DataFrame({name: summed[column] for name, column in columns.items()})


def ratio(
    rows: pd.DataFrame,
    facts: Facts,
    scope: Scope,
    numerator: str | pd.Series,
    denominator: str | pd.Series | None = None,
    *,
    by_channel: bool = True,
) -> pd.DataFrame:
    """Numerator and denominator of a ratio of sums at every level; a count without the latter."""
    parts = {"numerator": numerator, "denominator": denominator}
    named = rows.assign(
        **{
            f"_{name}": rows[part] if isinstance(part, str) else part.astype("float64")
            for name, part in parts.items()
            if part is not None
        }
    )
    columns = {name: f"_{name}" for name, part in parts.items() if part is not None}
    figures = sums(named, facts, scope, columns, by_channel=by_channel)
    return figures if denominator is not None else figures.assign(denominator=np.nan)


def known(rows: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The rows that tell all of some figures."""
    return rows.dropna(subset=list(columns))
