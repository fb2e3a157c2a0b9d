"""Figures as readers see them: rounded to what is useful, in their language, with their unit."""

import math
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from babel.units import format_unit

from dashboard.scope import Period
from dashboard.wording import say

Language = Literal["en", "ar"]

LOCALES: dict[Language, str] = {"en": "en_GB", "ar": "ar_BH"}
"""Where each language's dates and numbers come from; digits are Latin in both, as in Bahrain's
statistics."""


def figure(value: float | None, shown_as: str, language: Language) -> str:
    """A value with its unit, rounded to three or so figures; a dash where there is none."""
    if value is None or not math.isfinite(value):
        return "–"
    if not value:  # zero and minus zero are one to whoever remembers
        return _written(value, shown_as, language)
    return _remembered(value, shown_as, language)


def _written(value: float, shown_as: str, language: Language) -> str:
    write = WRITERS.get(shown_as)
    return write(value, language) if write else _decimal(value, "#,##0.00", language)


_remembered = lru_cache(maxsize=20_000, typed=True)(_written)
"""The same, without working it out again: a page writes hundreds of figures at every rerun."""


def exact(value: float, language: Language) -> str:
    """A number in full, with the digits it has after the point, three at most."""
    return _decimal(value, "#,##0.###", language)


def _decimal(value: float, pattern: str, language: Language) -> str:
    return format_decimal(value, format=pattern, locale=LOCALES[language])


def _percent(value: float, language: Language) -> str:
    pattern = "#,##0.00%" if abs(value) < 0.01 else "#,##0.0%"
    return format_percent(value, format=pattern, locale=LOCALES[language])


def _count(value: float, language: Language) -> str:
    if abs(value) < 10_000:
        return _decimal(value, "#,##0", language)
    return format_compact_decimal(value, locale=LOCALES[language], fraction_digits=1)


def _money(value: float, language: Language) -> str:
    amount = _decimal(value, "#,##0.000", language)
    if abs(value) >= 10_000:
        amount = format_compact_decimal(value, locale=LOCALES[language], fraction_digits=1)
    return say("figure.money", language, amount=amount)


def _hours(value: float, language: Language) -> str:
    return _measured(round(value), "hour", language)


def _days(value: float, language: Language) -> str:
    return _measured(round(value), "day", language)


def _score(value: float, language: Language) -> str:
    return say("figure.score", language, number=_decimal(value, "0.00", language))


def _duration(value: float, language: Language) -> str:
    whole = round(value)
    if whole < 60:
        return _measured(whole, "minute", language)
    if whole < 48 * 60:
        hours, minutes = divmod(whole, 60)
        parts = [_measured(hours, "hour", language)]
        parts += [_measured(minutes, "minute", language)] if minutes else []
        return say("figure.and", language, first=parts[0], second=parts[1]) if minutes else parts[0]
    return _measured(round(value / 1440, 1), "day", language)


def _measured(number: float, unit: str, language: Language) -> str:
    """A number of hours, minutes or days, in the plural that the language asks for."""
    length: Literal["short", "long"] = "long" if language == "ar" and unit != "day" else "short"
    return format_unit(number, f"duration-{unit}", length=length, locale=LOCALES[language])


WRITERS = {
    "percent": _percent,
    "count": _count,
    "minutes": _duration,
    "money": _money,
    "hours": _hours,
    "days": _days,
    "score": _score,
}


def span(number: int, length: Period, language: Language) -> str:
    """So many periods, three or more, in the plural that the language asks for."""
    form = Locale.parse(language).plural_form(number)
    return say(
        f"span.{length}_{form if form in ('few', 'many') else 'other'}", language, count=number
    )


def change(now: float, before: float, shown_as: str, language: Language) -> str:
    """How far a value moved, with an arrow: percentage points for shares, per cent for the rest.

    A move too small to be seen in the figure has no arrow.
    """
    if shown_as == "percent":
        moved = _decimal(abs(now - before) * 100, "0.0", language)
        said = say("figure.points", language, number=moved)
    elif shown_as in ("score", "gain", "days"):
        moved = said = _decimal(abs(now - before), "0.00", language)
    elif before == 0:
        moved = said = figure(abs(now), shown_as, language)
    else:
        share = abs(now / before - 1)
        pattern = "0.0%" if share < 0.1 else "#,##0%"
        moved = said = format_percent(share, format=pattern, locale=LOCALES[language])
    if not moved.strip("0.%"):
        return f"= {said}"
    return f"{'▲' if now > before else '▼'} {said}"


def effect(value: float, shown_as: str, language: Language) -> str:
    """What a part adds to a figure, with its sign: percentage points for shares."""
    if shown_as == "percent":
        size = say("figure.points", language, number=_decimal(abs(value) * 100, "0.00", language))
    else:
        size = figure(abs(value), shown_as, language)
    if not any(digit in size for digit in "123456789"):
        return size
    sign = "+" if value > 0 else "−"
    if language == "ar":  # isolated, the sign stays before its number in a line of Arabic
        return re.sub(r"[\d.,]*\d", lambda number: f"\u2066{sign}{number[0]}\u2069", size, count=1)
    return f"{sign}{size}"


def signed_share(value: float, language: Language) -> str:
    """A share by which something differs, with its sign: +12%."""
    size = format_percent(abs(value), format="#,##0%", locale=LOCALES[language])
    signed = f"{'+' if value > 0 else '−'}{size}" if size.strip("0%") else size
    return f"\u2066{signed}\u2069" if language == "ar" else signed


@lru_cache(maxsize=5_000)
def day(when: date, language: Language) -> str:
    """A day, such as 5 Mar 2026."""
    return format_date(when, format="d MMM y", locale=LOCALES[language])


@lru_cache(maxsize=5_000)
def stretch(since: date, until: date, language: Language) -> str:
    """A stretch of time by its first and last months, or days where it is not whole months."""
    last = until - timedelta(days=1)
    locale = LOCALES[language]
    if since.day == 1 and until.day == 1:
        first_month = format_skeleton("yMMM", since, locale=locale)
        last_month = format_skeleton("yMMM", last, locale=locale)
        return first_month if first_month == last_month else f"{first_month} – {last_month}"
    return f"{day(since, language)} – {day(last, language)}"


@lru_cache(maxsize=5_000)
def period(start: date, length: Period, language: Language) -> str:
    """One period of a trend: a day, a week by its first day, a month, a quarter or a year."""
    locale = LOCALES[language]
    match length:
        case "day" | "week":
            return day(start, language)
        case "month":
            return format_skeleton("yMMM", start, locale=locale)
        case "quarter":
            return say("figure.quarter", language, number=(start.month + 2) // 3, year=start.year)
        case _:
            return str(start.year)
