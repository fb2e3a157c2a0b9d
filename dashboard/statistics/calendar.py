"""What of the calendar moves figures: Ramadan, and Bahrain's weekend of Friday and Saturday.

Months of the Hijri year begin as the Umm al-Qura calendar has it, which may be a day off from what
is seen in Bahrain: too little to matter here.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from hijridate import Gregorian, Hijri

WEEKEND = (4, 5)
"""Friday and Saturday, as Python counts weekdays."""


@cache
def _ramadan(year: int) -> tuple[date, date]:
    """The first day of a Hijri year's Ramadan, and the day after its last."""
    first, after = Hijri(year, 9, 1).to_gregorian(), Hijri(year, 10, 1).to_gregorian()
    return date(*first.datetuple()), date(*after.datetuple())


def ramadan(starts: Sequence[date], until: date) -> list[float]:
    """Which share of each period lies in Ramadan.

    Args:
        starts: The first day of each period.
        until: The day after the last one.
    """
    return [
        sum(_overlap(since, end, *_ramadan(year)) for year in _years(since, end))
        / (end - since).days
        for since, end in zip(starts, [*starts[1:], until], strict=True)
    ]


def _years(since: date, until: date) -> range:
    first, last = (Gregorian(*day.timetuple()[:3]).to_hijri().year for day in (since, until))
    return range(first, last + 1)


def _overlap(since: date, until: date, first: date, after: date) -> int:
    return max(timedelta(0), min(until, after) - max(since, first)).days


def weekend(days: Sequence[date]) -> list[float]:
    """1 for each day of the weekend, 0 for the others."""
    return [float(day.weekday() in WEEKEND) for day in days]
