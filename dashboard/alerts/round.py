"""One round: find alerts, record what is new, and tell everybody what they were not told yet.

What could not be told is tried again in the next round, since only what was told is written down.
A round that is killed between telling and writing tells again: better twice than never.
"""

import fcntl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.alerts import delivery, detection, digest, ledger
from dashboard.alerts.detection import Alert
from dashboard.alerts.ledger import Entry
from dashboard.alerts.settings import Recipient, Settings
from dashboard.errors import BadSettings, Undelivered
from dashboard.warehouse import Unit, Warehouse

WEBHOOK = "webhook"
"""What the lake has as the destination of what was posted; its address may hold a secret."""


@dataclass(frozen=True)
class Telling:
    """What is told to one destination.

    Attributes:
        way: mail, file or webhook.
        destination: An address, or the webhook.
        alerts: What it is told.
        failure: Why it was not, in English; nothing where it was.
    """

    way: str
    destination: str
    alerts: tuple[Alert, ...]
    failure: str = ""


@dataclass(frozen=True)
class Round:
    """What a round found and did.

    Attributes:
        open: Everything that goes on, snoozed or not.
        new: What was not recorded before.
        told: What was told, or was to be.
    """

    open: tuple[Entry, ...]
    new: tuple[Entry, ...]
    told: tuple[Telling, ...]

    @property
    def has_failed(self) -> bool:
        """Whether anything could not be told."""
        return any(one.failure for one in self.told)


def go(warehouse: Warehouse, settings: Settings, author: str, *, is_dry: bool = False) -> Round:
    """Go round once.

    Args:
        warehouse: The lake.
        settings: How alerts are told, and to whom.
        author: Who is written down for it.
        is_dry: Only say what would happen.
    """
    with _alone(warehouse.folder):
        warehouse.refresh()
        _, last = warehouse.days()
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        found = detection.found(warehouse, last, settings.kpis)
        going = [one for one in ledger.joined(found, ledger.recorded(warehouse)) if one.is_open]
        new = [one for one in going if one.first_seen_at is None]
        awake = [one.alert for one in going if not one.sleeps(now.date())]
        due = list(_due(warehouse, settings, awake))
        if not is_dry:
            ledger.record(warehouse, new, now, author)
        told = [_told(one, act, is_dry=is_dry) for one, act in due]
        if not is_dry:
            done = [
                (alert, one.destination) for one in told if not one.failure for alert in one.alerts
            ]
            ledger.deliver(warehouse, done, now, author)
    return Round(tuple(going), tuple(new), tuple(told))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other round is under way: two would tell everything twice."""
    with (folder / "alerts.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _due(
    warehouse: Warehouse, settings: Settings, awake: Sequence[Alert]
) -> Iterator[tuple[Telling, Callable[[], object]]]:
    """What is to be told to whom, each with how."""
    done = ledger.deliveries(warehouse)
    units = warehouse.units()
    known = {unit.unit for unit in units}

    def left(alerts: Sequence[Alert], destination: str) -> tuple[Alert, ...]:
        return tuple(one for one in alerts if (one.key, destination) not in done)

    way = "mail" if settings.server else "file"
    for recipient in settings.recipients:
        if recipient.unit and recipient.unit not in known:
            raise BadSettings("no_such_unit", entry=recipient.unit)
        due = left(_of(recipient, awake, units), recipient.email)
        if due:
            yield (
                Telling(way, recipient.email, due),
                _mailing(warehouse, settings, recipient, due, units),
            )
            done |= {(one.key, recipient.email) for one in due}  # who stands twice is told once
    due = left(awake, WEBHOOK) if settings.webhook else ()
    if due:
        yield (
            Telling(WEBHOOK, WEBHOOK, due),
            lambda: delivery.post(settings.webhook, due, units, settings.address),
        )


def _mailing(
    warehouse: Warehouse,
    settings: Settings,
    recipient: Recipient,
    alerts: Sequence[Alert],
    units: Sequence[Unit],
) -> Callable[[], object]:
    message = digest.written(alerts, recipient, units, settings)
    server = settings.server
    if server:
        return lambda: delivery.mail(message, server)
    return lambda: delivery.lay_down(message, warehouse.folder / delivery.OUTBOX)


def plain(found: Round, warehouse: Warehouse, settings: Settings) -> dict[str, Any]:
    """A round as JSON has it."""
    units = warehouse.units()
    new = {one.alert.key for one in found.new}
    return {
        "open": [
            {
                **delivery.plain(one.alert, units, settings.address),
                "is_new": one.alert.key in new,
                "snoozed_until": one.snoozed_until and one.snoozed_until.isoformat(),
            }
            for one in found.open
        ],
        "told": [
            {**asdict(one), "alerts": [alert.key for alert in one.alerts]} for one in found.told
        ],
    }


def _of(recipient: Recipient, alerts: Sequence[Alert], units: Sequence[Unit]) -> list[Alert]:
    """The alerts of a recipient's unit and its sub-units."""
    if recipient.unit is None:
        return list(alerts)
    under = {recipient.unit}
    for unit in units:  # parents stand first
        if unit.parent in under:
            under.add(unit.unit)
    return [one for one in alerts if one.unit in under]


def _told(one: Telling, act: Callable[[], object], *, is_dry: bool) -> Telling:
    if is_dry:
        return one
    try:
        act()
    except Undelivered as error:
        return Telling(one.way, one.destination, one.alerts, f"{error.problem} {error.remedy}")
    return one
