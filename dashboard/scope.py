"""What a reader looks at: a stretch of time, a unit, a channel, and what to compare with.

A scope is written into the address of a page in short stable codes, the same in every language:
`?from=2025-11-01&to=2026-11-01&p=month&u=health&c=x&vs=year&lang=ar`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dashboard.errors import BadScope

Period = Literal["day", "week", "month", "quarter", "year"]
Comparison = Literal["previous", "year"]

PERIODS: tuple[Period, ...] = ("day", "week", "month", "quarter", "year")
COMPARISONS: tuple[Comparison, ...] = ("previous", "year")


@dataclass(frozen=True)
class Scope:
    """A stretch of time and what of it is looked at.

    Attributes:
        since: The first day that counts.
        until: The first day that does not.
        period: The step of trends.
        unit: One unit with its sub-units; None for all.
        channel: One channel; None for all.
        versus: What figures are compared with: the stretch before, or the same a year earlier.
    """

    since: date
    until: date
    period: Period = "month"
    unit: str | None = None
    channel: str | None = None
    versus: Comparison = "year"

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it begins.

        Raises:
            BadScope: `until` is not after `since`.
        """
        if self.until <= self.since:
            raise BadScope("no_day", since=str(self.since), until=str(self.until))

    def within(self, first: date, last: date, otherwise: "Scope") -> "Scope":
        """The same, cut to whole months that have figures, and to periods that can be drawn.

        Args:
            first: The first day with figures.
            last: The last one.
            otherwise: Whose stretch to take where nothing is left.
        """
        since = max(self.since, start_of(first, "month"))
        until = min(self.until, add_months(start_of(last, "month"), 1))
        if until <= since:
            since, until = otherwise.since, otherwise.until
        most = {"day": 400, "week": 1_500}.get(self.period, (until - since).days)
        period: Period = self.period if (until - since).days <= most else "month"
        return replace(self, since=since, until=until, period=period)

    @property
    def is_whole_months(self) -> bool:
        """Whether no month is cut, neither by the stretch nor by the step of trends."""
        is_cut = self.since.day != 1 or self.until.day != 1
        return not is_cut and self.period not in ("day", "week")

    def before(self) -> "Scope":
        """The stretch just before, as long as this one: in months where it is whole months."""
        if self.since.day == 1 and self.until.day == 1:
            length = months_between(self.since, self.until)
            return replace(self, since=add_months(self.since, -length), until=self.since)
        return replace(self, since=self.since - (self.until - self.since), until=self.since)

    def year_earlier(self) -> "Scope":
        """The same stretch a year earlier."""
        return replace(self, since=add_months(self.since, -12), until=add_months(self.until, -12))

    def compared(self) -> "Scope":
        """The stretch that this one is compared with."""
        return self.before() if self.versus == "previous" else self.year_earlier()

    def shown(self, periods: int) -> "Scope":
        """The same, reaching back so that at least so many periods can be drawn."""
        step = {"day": 0, "week": 0, "month": 1, "quarter": 3, "year": 12}[self.period]
        if step:
            first = start_of(self.until - timedelta(days=1), self.period)
            since = add_months(first, -step * (periods - 1))
        else:
            days = 1 if self.period == "day" else 7
            since = self.until - timedelta(days=days * periods)
        return replace(self, since=min(self.since, since))


def start_of(day: date, period: Period) -> date:
    """The first day of the period that a day falls in; weeks begin on Monday, as in ISO 8601."""
    if period == "day":
        return day
    if period == "week":
        return day - timedelta(days=day.weekday())
    if period == "month":
        return day.replace(day=1)
    if period == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1)


def whole(first: date, last: date, period: Period) -> tuple[date, date]:
    """The stretch of whole periods between two days, or of all days where none is whole.

    Half a period beside whole ones would look like a fall.
    """
    since, until = start_of(first, period), start_of(last + timedelta(days=1), period)
    if since < first:
        since = following(since, period)
    return (since, until) if since < until else (first, last + timedelta(days=1))


def following(start: date, period: Period) -> date:
    """The first day of the period after one."""
    if period in ("day", "week"):
        return start + timedelta(days=1 if period == "day" else 7)
    return add_months(start, {"month": 1, "quarter": 3, "year": 12}[period])


def add_months(day: date, months: int) -> date:
    """The same day some months later; the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return first + timedelta(days=min(day.day, (following - first).days) - 1)


def months_between(since: date, until: date) -> int:
    """Whole months from one first of a month to another."""
    return (until.year - since.year) * 12 + until.month - since.month


def default(last_day: date) -> Scope:
    """The last twelve whole months up to the last day with data."""
    until = start_of(last_day + timedelta(days=1), "month")
    return Scope(since=add_months(until, -12), until=until)


def encode(scope: Scope) -> dict[str, str]:
    """The scope as address parameters; what is not chosen is left out."""
    written = {
        "from": scope.since.isoformat(),
        "to": scope.until.isoformat(),
        "p": scope.period,
        "u": scope.unit,
        "c": scope.channel,
        "vs": scope.versus,
    }
    return {key: value for key, value in written.items() if value}


def version_of(parameters: Mapping[str, str]) -> int | None:
    """The past version that an address asks for; None for the data as they are now."""
    asked = parameters.get("v", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else None


def decode(parameters: Mapping[str, str], otherwise: Scope) -> Scope:
    """A scope from address parameters; what is missing or makes no sense comes from `otherwise`.

    An address may be years old or mistyped; a page then shows its usual scope.
    """
    period = next((known for known in PERIODS if known == parameters.get("p")), otherwise.period)
    versus = next(
        (known for known in COMPARISONS if known == parameters.get("vs")), otherwise.versus
    )
    try:
        since = date.fromisoformat(parameters.get("from", otherwise.since.isoformat()))
        until = date.fromisoformat(parameters.get("to", otherwise.until.isoformat()))
    except ValueError:
        since, until = otherwise.since, otherwise.until
    if until <= since:
        since, until = otherwise.since, otherwise.until
    return Scope(
        since=since,
        until=until,
        period=period,
        unit=parameters.get("u") or None,
        channel=parameters.get("c") or None,
        versus=versus,
    )
