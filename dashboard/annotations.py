"""Events: what readers should know when they look at a chart, and saying so from a page."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import pyarrow as pa

from dashboard.warehouse import Part, Warehouse

EVERYBODY = "Unassigned"
"""The unit of an event that is about the whole government."""

KINDS = ("outage", "change", "religious", "campaign", "training")
"""The kinds of event, that which explains most of a figure first."""


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


def within(events: pd.DataFrame, since: date, until: date) -> pd.DataFrame:
    """The events that begin in a stretch of time, those that explain most first."""
    found = events[(events["since"] >= since) & (events["since"] < until)]
    order = {kind: at for at, kind in enumerate(KINDS)}
    ranks = found["kind"].map(order).fillna(len(order))
    return found.assign(rank=ranks).sort_values(["rank", "since"], kind="stable")
