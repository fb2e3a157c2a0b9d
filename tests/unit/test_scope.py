"""What a reader looks at: its address, and the stretches it is compared with."""

from datetime import date

import pytest

from dashboard import scope
from dashboard.errors import BadScope
from dashboard.scope import Period, Scope

YEAR = Scope(since=date(2025, 11, 1), until=date(2026, 11, 1))


def stretch(looked_at: Scope) -> tuple[str, str]:
    return looked_at.since.isoformat(), looked_at.until.isoformat()


# ------------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    "looked_at",
    [
        YEAR,
        Scope(date(2026, 1, 1), date(2026, 1, 2), "day", "health", "x", "previous"),
        Scope(date(2024, 2, 29), date(2026, 3, 1), "quarter", unit="وزارة الصحة"),
        Scope(date(2026, 1, 1), date(2027, 1, 1), "year", channel="email"),
    ],
)
def test_scope_comes_back_from_its_address(looked_at: Scope) -> None:
    otherwise = Scope(date(2000, 1, 1), date(2001, 1, 1), "week")

    address = scope.encode(looked_at)

    assert scope.decode(address, otherwise) == looked_at


def test_address_is_short_and_leaves_out_what_is_not_chosen() -> None:
    address = scope.encode(YEAR)

    assert address == {"from": "2025-11-01", "to": "2026-11-01", "p": "month", "vs": "year"}


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"from": "yesterday", "to": "2026-13-01"},
        {"from": "2026-06-01", "to": "2026-01-01"},
        {"from": "2026-01-01", "to": "2026-01-01"},
        {"from": "", "to": ""},
        {"p": "decade", "vs": "last week", "u": "", "c": ""},
        {"lang": "ar", "utm_source": "newsletter"},
    ],
)
def test_address_that_makes_no_sense_shows_the_usual_scope(address: dict[str, str]) -> None:
    decoded = scope.decode(address, YEAR)

    assert decoded == YEAR


def test_address_keeps_what_makes_sense_of_it() -> None:
    address = {"from": "2026-01-01", "p": "decade", "u": "health"}

    decoded = scope.decode(address, YEAR)

    assert decoded == Scope(date(2026, 1, 1), YEAR.until, "month", "health")


@pytest.mark.parametrize("until", [date(2026, 1, 1), date(2025, 12, 31)])
def test_scope_without_a_day_is_refused(until: date) -> None:
    with pytest.raises(BadScope, match="has no day in it"):
        Scope(since=date(2026, 1, 1), until=until)


# ------------------------------------------------------------------------ comparisons


@pytest.mark.parametrize(
    ("since", "until", "before"),
    [
        (date(2026, 3, 1), date(2026, 4, 1), ("2026-02-01", "2026-03-01")),
        (date(2025, 11, 1), date(2026, 11, 1), ("2024-11-01", "2025-11-01")),
        (date(2026, 1, 1), date(2026, 4, 1), ("2025-10-01", "2026-01-01")),
        (date(2026, 3, 5), date(2026, 3, 12), ("2026-02-26", "2026-03-05")),
        (date(2026, 3, 1), date(2026, 3, 2), ("2026-02-28", "2026-03-01")),
    ],
)
def test_before_is_as_long_in_whole_months_or_in_days(
    since: date, until: date, before: tuple[str, str]
) -> None:
    earlier = Scope(since, until).before()

    assert stretch(earlier) == before


@pytest.mark.parametrize(
    ("since", "until", "earlier"),
    [
        (date(2026, 3, 1), date(2026, 4, 1), ("2025-03-01", "2025-04-01")),
        (date(2024, 2, 29), date(2024, 3, 1), ("2023-02-28", "2023-03-01")),
        (date(2025, 2, 1), date(2025, 3, 1), ("2024-02-01", "2024-03-01")),
    ],
)
def test_year_earlier_is_the_same_stretch_of_the_calendar(
    since: date, until: date, earlier: tuple[str, str]
) -> None:
    compared = Scope(since, until).year_earlier()

    assert stretch(compared) == earlier


def test_compared_follows_what_the_reader_chose() -> None:
    month = Scope(date(2026, 3, 1), date(2026, 4, 1), versus="previous", unit="health")

    compared = month.compared()

    assert compared == Scope(date(2026, 2, 1), date(2026, 3, 1), versus="previous", unit="health")
    assert YEAR.compared() == YEAR.year_earlier()


@pytest.mark.parametrize(
    ("period", "since"),
    [
        ("day", date(2026, 10, 8)),
        ("week", date(2026, 5, 17)),
        ("month", date(2024, 11, 1)),
        ("quarter", date(2021, 1, 1)),
        ("year", date(2003, 1, 1)),
    ],
)
def test_shown_reaches_back_for_as_many_periods(period: Period, since: date) -> None:
    month = Scope(date(2026, 10, 31), date(2026, 11, 1), period)

    shown = month.shown(24)

    assert (shown.since, shown.until) == (since, month.until)


def test_shown_never_shortens() -> None:
    shown = YEAR.shown(3)

    assert shown == YEAR


# ------------------------------------------------------------------------ the calendar


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), -48, date(2020, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 5, 31), 0, date(2026, 5, 31)),
    ],
)
def test_add_months_stops_at_the_last_day_of_a_month(
    day: date, months: int, expected: date
) -> None:
    assert scope.add_months(day, months) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("day", date(2026, 2, 15)),
        ("week", date(2026, 2, 9)),
        ("month", date(2026, 2, 1)),
        ("quarter", date(2026, 1, 1)),
        ("year", date(2026, 1, 1)),
    ],
)
def test_start_of_a_period_holds_the_day(period: Period, expected: date) -> None:
    sunday = date(2026, 2, 15)

    assert scope.start_of(sunday, period) == expected


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [
        (date(2026, 10, 31), ("2025-11-01", "2026-11-01")),
        (date(2026, 11, 1), ("2025-11-01", "2026-11-01")),
        (date(2026, 11, 29), ("2025-11-01", "2026-11-01")),
    ],
)
def test_default_is_the_last_twelve_whole_months(last_day: date, expected: tuple[str, str]) -> None:
    usual = scope.default(last_day)

    assert stretch(usual) == expected
    assert scope.months_between(usual.since, usual.until) == 12


def test_a_stretch_outside_the_figures_is_cut_to_them() -> None:
    first, last = date(2025, 1, 15), date(2026, 10, 31)
    usual = scope.default(last)

    cut = Scope(date(1900, 1, 1), date(2100, 1, 1), "day").within(first, last, usual)
    outside = Scope(date(1900, 1, 1), date(1901, 1, 1)).within(first, last, usual)

    assert stretch(cut) == ("2025-01-01", "2026-11-01")
    assert cut.period == "month"
    assert stretch(outside) == stretch(usual)
