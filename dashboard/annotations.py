"""Events: what readers should know when they look at a chart, and saying so from a page."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import pyarrow as pa

from dashboard import queries
from dashboard.scope import Period, following, start_of
from dashboard.warehouse import Part, Past, Value, Warehouse

EVERYBODY = "Unassigned"
"""The unit of an event that is about the whole government."""

KINDS = ("outage", "change", "religious", "campaign", "training")
"""The kinds of event, that which explains most of a figure first."""


FORTNIGHT = 14
"""Days before a change in which what caused it may have begun."""


@dataclass(frozen=True)
class Event:
    """Something worth marking on a chart.

    Attributes:
        event, event_ar: What it is called.
        kind: One of KINDS.
        unit: The unit that it is about.
        since: Its first day.
        until: The day after its last.
    """

    event: str
    event_ar: str
    kind: str
    unit: str
    since: date
    until: date


def note(warehouse: Warehouse, one: Event, author: str) -> int:
    """Note an event; one of the same name, unit and first day is noted anew.

    Returns:
        The lake's version afterwards.
    """
    rows = pa.Table.from_pylist([{**vars(one), "_row": 1}])
    details = {"kind": "event", "event": one.event, "event_ar": one.event_ar}
    _, version = warehouse.commit([Part("event", rows)], author, f"Note {one.event}", details)
    return version


def known(
    lake: Warehouse | Past, since: date, until: date, unit: str | None = None
) -> pd.DataFrame:
    """The events of a stretch of time that matter to a unit, the latest first."""
    query = next(query for query in queries.load("lists") if query.name == "events")
    values: dict[str, Value] = {"since": since, "until": until, "unit": unit}
    return dated(lake.read_list(query.sql, values).to_pandas())


def dated(found: pd.DataFrame) -> pd.DataFrame:
    """The rows of the list of events, with days as dates."""
    days = {name: pd.to_datetime(found[name]).dt.date for name in ("since", "until")}
    return found.assign(**days)


def within(events: pd.DataFrame, since: date, until: date) -> pd.DataFrame:
    """The events that begin in a stretch of time, those that explain most first."""
    found = events[(events["since"] >= since) & (events["since"] < until)]
    order = {kind: at for at, kind in enumerate(KINDS)}
    ranks = found["kind"].map(order).fillna(len(order))
    return found.assign(rank=ranks).sort_values(["rank", "since"], kind="stable")


def near(events: pd.DataFrame, start: date, period: Period, unit: str | None) -> pd.DataFrame:
    """The events that may have begun what was seen from the first day of a period on.

    They begin in that period, in the one before it or in the two weeks before; those of the unit
    itself and of the whole government come first.
    """
    before = min(start_of(start - timedelta(days=1), period), start - timedelta(days=FORTNIGHT))
    found = within(events, before, following(start, period))
    is_own = found["unit"].isin([EVERYBODY, unit or EVERYBODY])
    return found.assign(apart=~is_own).sort_values("apart", kind="stable")
