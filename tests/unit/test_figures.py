"""Figures as readers see them, in both languages."""

from datetime import date

import pytest

from dashboard import figures, kpis
from dashboard.figures import Language
from dashboard.scope import Period

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "shown_as", "english", "arabic"),
    [
        (0.1234, "percent", "12.3%", "12.3%"),
        (1, "percent", "100.0%", "100.0%"),
        (0.0042, "percent", "0.42%", "0.42%"),
        (-0.2, "percent", "-20.0%", "-20.0%"),
        (0, "count", "0", "0"),
        (9_999, "count", "9,999", "9,999"),
        (12_345, "count", "12.3K", f"12.3{NO_BREAK}ألف"),
        (1_234_567, "count", "1.2M", f"1.2{NO_BREAK}مليون"),
        (1_234.5, "decimal", "1,234.50", "1,234.50"),
        (45, "minutes", "45 mins", "45 دقيقة"),
        (60, "minutes", "1 hr", "ساعة"),
        (125, "minutes", "2 hrs 5 mins", "ساعتان و5 دقائق"),
        (2_879, "minutes", "47 hrs 59 mins", "47 ساعة و59 دقيقة"),
        (2_880, "minutes", "2 days", "يومان"),
        (5_000, "minutes", "3.5 days", "3.5 يوم"),
        (0.0125, "money", "BHD 0.012", "0.012 د.ب."),
        (9_999, "money", "BHD 9,999.000", "9,999.000 د.ب."),
        (1_234_567, "money", "BHD 1.2M", f"1.2{NO_BREAK}مليون د.ب."),
        (2_001, "hours", "2,001 hrs", "2,001 ساعة"),
        (11, "days", "11 days", "11 يومًا"),
        (4.25, "score", "4.25 of 5", "4.25 من 5"),
        (0.48, "gain", "0.48", "0.48"),
    ],
)
def test_figure_is_written_with_its_unit_in_both_languages(
    value: float, shown_as: str, english: str, arabic: str
) -> None:
    written = figures.figure(value, shown_as, "en"), figures.figure(value, shown_as, "ar")

    assert written == (english, arabic)


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_figure_that_is_not_known_is_a_dash(value: float | None, language: Language) -> None:
    assert figures.figure(value, "percent", language) == "–"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_figures_of_every_kpi_have_latin_digits(language: Language) -> None:
    written = [figures.figure(1234.5, kpi.shown_as, language) for kpi in kpis.catalogue()]

    assert all(any(digit in text for digit in "123456789") for text in written)
    assert not any("٠" <= letter <= "٩" for text in written for letter in text)


@pytest.mark.parametrize(
    ("now", "before", "shown_as", "english"),
    [
        (0.30, 0.25, "percent", "▲ 5.0 points"),
        (0.25, 0.30, "percent", "▼ 5.0 points"),
        (0.30, 0.30, "percent", "= 0.0 points"),
        (104, 100, "count", "▲ 4.0%"),
        (50, 100, "minutes", "▼ 50%"),
        (3_000, 100, "money", "▲ 2,900%"),
        (100.01, 100, "count", "= 0.0%"),
        (4.2, 4.0, "score", "▲ 0.20"),
        (0.4, 0.5, "gain", "▼ 0.10"),
        (5, 0, "count", "▲ 5"),
        (0, 0, "count", "= 0"),
    ],
)
def test_change_has_a_sign_that_agrees_with_what_it_says(
    now: float, before: float, shown_as: str, english: str
) -> None:
    assert figures.change(now, before, shown_as, "en") == english


def test_change_in_arabic_has_the_same_sign() -> None:
    assert figures.change(0.30, 0.25, "percent", "ar") == "▲ 5.0 نقطة"


@pytest.mark.parametrize(
    ("since", "until", "english", "arabic"),
    [
        (
            date(2025, 11, 1),
            date(2026, 11, 1),
            "Nov 2025 – Oct 2026",
            "نوفمبر 2025 – أكتوبر 2026",
        ),
        (date(2026, 1, 1), date(2026, 2, 1), "Jan 2026", "يناير 2026"),
        (
            date(2026, 1, 5),
            date(2026, 1, 12),
            "5 Jan 2026 – 11 Jan 2026",
            "5 يناير 2026 – 11 يناير 2026",
        ),
    ],
)
def test_stretch_names_its_first_and_last_months_or_days(
    since: date, until: date, english: str, arabic: str
) -> None:
    written = figures.stretch(since, until, "en"), figures.stretch(since, until, "ar")

    assert written == (english, arabic)


@pytest.mark.parametrize(
    ("length", "english", "arabic"),
    [
        ("day", "1 Apr 2026", "1 أبريل 2026"),
        ("week", "1 Apr 2026", "1 أبريل 2026"),
        ("month", "Apr 2026", "أبريل 2026"),
        ("quarter", "Q2 2026", "الربع 2 2026"),
        ("year", "2026", "2026"),
    ],
)
def test_period_is_named_by_its_length(length: Period, english: str, arabic: str) -> None:
    start = date(2026, 4, 1)

    written = figures.period(start, length, "en"), figures.period(start, length, "ar")

    assert written == (english, arabic)


@pytest.mark.parametrize(
    ("value", "shown_as", "language", "said"),
    [
        (0.0071, "percent", "en", "+0.71 points"),
        (-0.002, "percent", "ar", "\u2066−0.20\u2069 نقطة"),
        (-1200, "count", "en", "−1,200"),
        (0.00001, "percent", "en", "0.00 points"),
    ],
)
def test_an_effect_has_its_sign(
    value: float, shown_as: str, language: figures.Language, said: str
) -> None:
    assert figures.effect(value, shown_as, language) == said
