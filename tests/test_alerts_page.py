"""The Alerts page: an alert is let sleep and woken, through app.py."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard import cached
from dashboard.alerts import ledger
from dashboard.warehouse import Warehouse
from tests.alerting import secrets
from tests.test_pages import opened, said


def test_the_page_lets_one_sleep_and_wakes_it(
    alerting_copy: Path, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(alerting_copy))
    lake_in_use.setenv("SADA_SECRETS", str(secrets(alerting_copy)))
    app = opened("alerts", lang="en")
    before = said(app)

    (reason,) = [one for one in app.text_input if str(one.key).startswith("alert-reason-")]
    reason.set_value("A campaign")
    app.button("FormSubmitter:alert-snooze-Let it sleep").click().run()
    asleep = said(app)
    cached.lake().refresh()
    (first, *_) = ledger.recorded(cached.lake())
    app.button("alert-wake").click().run()

    assert not app.exception
    assert "its target of 5,000 was missed" in before
    assert "A campaign" not in before
    assert "A campaign (" in asleep
    assert (first.alert.kind, first.reason) == ("target", "A campaign")
    assert not ledger.recorded(cached.lake())[0].sleeps(datetime.now(UTC).date())
    assert "Woke an alert: Impressions or views" in said(opened("history", lang="en"))


def test_the_page_asks_why_one_should_sleep(
    alerting_lake: Warehouse, lake_in_use: pytest.MonkeyPatch
) -> None:
    lake_in_use.setenv("SADA_DATA", str(alerting_lake.folder))
    lake_in_use.setenv("SADA_SECRETS", str(secrets(alerting_lake.folder)))
    app = opened("alerts", lang="en")

    before = alerting_lake.version()
    app.button("FormSubmitter:alert-snooze-Let it sleep").click().run()

    assert app.warning[0].value == "Say why, so that others know."
    assert alerting_lake.version() == before
