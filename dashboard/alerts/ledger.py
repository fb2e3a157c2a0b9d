"""What was recorded of alerts in the lake: when each was first seen, whom it was told, its sleep.

All of it is written by commits, so that the history shows who did what, and can take it back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from dashboard import queries
from dashboard.alerts.detection import Alert, Held
from dashboard.warehouse import Part, Warehouse

EVERYTHING = "Unassigned"
"""What the table has as the unit or channel of an alert on all of them."""

STORED = tuple(field.name for field in fields(Alert) if field.name != "is_new")


@dataclass(frozen=True)
class Entry:
    """An alert as it is recorded.

    Attributes:
        alert: What was found when it was first seen.
        first_seen_at: When that was, in UTC; None where it is not recorded yet.
        snoozed_until: The day on which it wakes; None where it never slept.
        reason: Why it sleeps.
        snoozed_by: Who said so.
        told: How many it was told to.
        is_open: Whether it goes on.
    """

    alert: Alert
    first_seen_at: datetime | None = None
    snoozed_until: date | None = None
    reason: str = ""
    snoozed_by: str = ""
    told: int = 0
    is_open: bool = False

    def sleeps(self, day: date) -> bool:
        """Whether it is snoozed on a day."""
        return self.snoozed_until is not None and day < self.snoozed_until


def recorded(warehouse: Held) -> list[Entry]:
    """Every alert that was recorded, the latest first."""
    return [_entry(row) for row in _listed(warehouse, "alerts")]


def deliveries(warehouse: Held) -> set[tuple[str, str]]:
    """Every alert, by key, with each that it was told to."""
    return {(row["alert"], row["destination"]) for row in _listed(warehouse, "alert_deliveries")}


def _listed(warehouse: Held, name: str) -> list[dict[str, Any]]:
    query = next(query for query in queries.load("lists") if query.name == name)
    rows: list[dict[str, Any]] = warehouse.read_list(query.sql).to_pylist()
    return rows


def _entry(row: dict[str, Any]) -> Entry:
    told = {name: row[name] for name in STORED}
    for name in ("unit", "channel"):
        told[name] = None if row[name] == EVERYTHING else row[name]
    return Entry(
        alert=Alert(**told),
        first_seen_at=row["first_seen_at"],
        snoozed_until=row["snoozed_until"],
        reason=row["reason"] or "",
        snoozed_by=row["snoozed_by"] or "",
        told=row["told"],
    )


def joined(found: Iterable[Alert], recorded: Sequence[Entry]) -> list[Entry]:
    """What is recorded and what was found now, each once: what goes on first, then what is over.

    What was found and is neither recorded nor news, such as a shift of last year, is left out.
    """
    left = list(recorded)
    going = []
    for alert in found:
        known = next((one for one in left if alert.is_still(one.alert)), None)
        if known:
            left.remove(known)
            going.append(replace(known, is_open=True))
        elif alert.is_new:
            going.append(Entry(alert, is_open=True))
    return [*going, *left]


def record(warehouse: Warehouse, entries: Sequence[Entry], at: datetime, author: str) -> None:
    """Write down alerts that were not recorded yet, in one commit; nothing where there is none."""
    new = [replace(one, first_seen_at=at) for one in entries if one.first_seen_at is None]
    if new:
        details = {"kind": "alerts", "count": len(new)}
        _commit(warehouse, "alert", [_row(one) for one in new], author, "Record alerts", details)


def snooze(warehouse: Warehouse, one: Entry, until: date, reason: str, author: str) -> None:
    """Let an alert sleep until a day, which is not told meanwhile; in one commit."""
    told = replace(one, snoozed_until=until, reason=reason.strip(), snoozed_by=author)
    _sleep(warehouse, told, author, "Snooze an alert", {"kind": "snooze", "until": str(until)})


def wake(warehouse: Warehouse, one: Entry, today: date, author: str) -> None:
    """Let an alert that sleeps be told again, in one commit."""
    told = replace(one, snoozed_until=today, snoozed_by=author)
    _sleep(warehouse, told, author, "Wake an alert", {"kind": "wake"})


def _sleep(
    warehouse: Warehouse, one: Entry, author: str, message: str, details: dict[str, Any]
) -> None:
    if one.first_seen_at is None:
        one = replace(one, first_seen_at=datetime.now(UTC).replace(tzinfo=None, microsecond=0))
    _commit(warehouse, "alert", [_row(one)], author, message, {**details, "kpi": one.alert.kpi})


def deliver(
    warehouse: Warehouse, told: Sequence[tuple[Alert, str]], at: datetime, author: str
) -> None:
    """Write down which alerts were told to whom, in one commit; nothing where none was."""
    rows = [
        {"alert": alert.key, "destination": destination, "delivered_at": at}
        for alert, destination in told
    ]
    if rows:
        details = {"kind": "delivery", "count": len({row["alert"] for row in rows})}
        _commit(warehouse, "alert_delivery", rows, author, "Tell of alerts", details)


def _row(one: Entry) -> dict[str, Any]:
    alert = one.alert
    return {
        "alert": alert.key,
        **{name: getattr(alert, name) for name in STORED},
        "unit": alert.unit or EVERYTHING,
        "channel": alert.channel or EVERYTHING,
        "first_seen_at": one.first_seen_at,
        "snoozed_until": one.snoozed_until,
        "reason": one.reason or None,
        "snoozed_by": one.snoozed_by or None,
    }


def _commit(
    warehouse: Warehouse,
    table: str,
    rows: list[dict[str, Any]],
    author: str,
    message: str,
    details: dict[str, Any],
) -> None:
    numbered = [{**row, "_row": number} for number, row in enumerate(rows, start=1)]
    warehouse.commit([Part(table, pa.Table.from_pylist(numbered))], author, message, details)
