"""Alerts: what is news, what goes on, and what analysts may set."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest

from dashboard import kpis
from dashboard.alerts import detection, ledger, settings
from dashboard.alerts.detection import Alert
from dashboard.alerts.ledger import Entry
from dashboard.errors import BadSettings
from tests.alerting import SINCE, STEADY


def placed(values: Sequence[float]) -> pd.DataFrame:
    starts = pd.date_range(SINCE, periods=len(values), freq="MS")
    return pd.DataFrame({"period_start": starts, "value": values, "denominator": float("nan")})


def found_in(values: Sequence[float], kpi: str = "C04") -> Alert | None:
    return detection.signal(kpis.find(kpi), "health", "month", placed(values))


def test_a_point_outside_the_limits_is_news_in_the_last_two_periods() -> None:
    last = found_in([*STEADY, 125])
    held = found_in([*STEADY, 125, 126])

    assert last
    assert (last.cause, last.rule, last.value, last.is_new) == ("improvement", "outside", 125, True)
    assert last.since == last.seen_in == date(2026, 5, 1)
    assert held
    assert (held.since, held.is_new) == (date(2026, 5, 1), True)


def test_what_was_special_and_is_usual_again_is_no_alert() -> None:
    assert found_in([*STEADY, 125, 100]) is None


def test_a_shift_is_news_when_it_shows_and_not_a_year_later() -> None:
    low = [95.0, 94, 96, 93, 95, 94, 95, 94]
    fresh = found_in([*STEADY, *low])
    old = found_in([*STEADY, *low, *low])

    assert fresh
    assert (fresh.cause, fresh.is_new) == ("concern", True)
    assert old
    assert not old.is_new


def test_a_series_that_ended_long_ago_or_is_short_is_no_alert() -> None:
    assert found_in([*STEADY, 125, float("nan"), float("nan")]) is None
    assert found_in([100, 101, 99, 100, 125]) is None


def test_lower_is_a_concern_or_an_improvement_as_the_kpi_has_it() -> None:
    causes = [one.cause for kpi in ("C04", "E02") if (one := found_in([*STEADY, 20], kpi))]

    assert causes == ["concern", "improvement"]


def test_what_goes_on_is_the_same_alert_and_what_comes_back_is_another() -> None:
    first = found_in([*STEADY, 125])
    goes_on = found_in([*STEADY, 125, 126])
    comes_back = found_in([*STEADY, 125, 100, 100, 125])

    assert first
    recorded = [Entry(first, first_seen_at=datetime(2026, 6, 1))]
    assert goes_on
    (same,) = ledger.joined([goes_on], recorded)
    assert (same.first_seen_at, same.is_open) == (datetime(2026, 6, 1), True)
    assert comes_back
    other, over = ledger.joined([comes_back], recorded)
    assert (other.first_seen_at, other.is_open) == (None, True)
    assert (over.alert, over.is_open) == (first, False)


def test_what_is_neither_news_nor_recorded_is_left_out() -> None:
    alert = found_in([*STEADY, 125])

    assert alert
    assert ledger.joined([replace(alert, is_new=False)], []) == []


# -------------------------------------------------------------------- settings


def test_the_environment_goes_before_the_file() -> None:
    section = {
        "webhook": "https://hooks.example/a",
        "kpis": ["engagements"],
        "recipients": {"all": ["a@gov.example"], "health": "ar: b@gov.example"},
        "smtp": {"host": "mail.example", "security": "tls", "sender": "sada@gov.example"},
    }

    found = settings.of(section, {"SADA_SMTP_HOST": "other.example", "SADA_SMTP_PORT": "2525"})

    assert found.server
    assert (found.server.host, found.server.port, found.server.security) == (
        "other.example", 2525, "tls"
    )  # fmt: skip
    assert (found.webhook, found.kpis) == ("https://hooks.example/a", ("C05",))
    told = [(one.unit, one.email, one.languages) for one in found.recipients]
    assert told == [
        (None, "a@gov.example", ("en", "ar")),
        ("health", "b@gov.example", ("ar",)),
    ]


@pytest.mark.parametrize(
    ("section", "reason"),
    [
        ({"webhook": "http://hooks.example/"}, "no_webhook"),
        ({"webhook": "file:///etc/passwd"}, "no_webhook"),
        ({"webhook": "http://localhost.evil.example/"}, "no_webhook"),
        ({"recipients": {"all": ["nobody"]}}, "no_email"),
        ({"recipients": {"all": ["a@b.example\nc@d.example"]}}, "no_email"),
        ({"recipients": {"all": ["fr: a@b.example"]}}, "no_language"),
        ({"smtp": {"host": "a", "security": "ssl3"}}, "no_security"),
        ({"smtp": {"host": "a", "port": "many"}}, "no_port"),
    ],
)
def test_settings_that_cannot_be_are_refused(section: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadSettings) as refused:
        settings.of(section, {})

    assert refused.value.reason.key == reason
