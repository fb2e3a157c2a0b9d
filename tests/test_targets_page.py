"""The Targets page: setting, refusing and withdrawing a target, through app.py."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import targets
from dashboard.warehouse import Warehouse
from tests.examples import filled
from tests.test_pages import opened, said

MESSAGES = "tests/kpis/response_rate/a_message_counts_in_the_month_it_arrived"


@pytest.fixture
def lake(warehouse: Warehouse, lake_in_use: pytest.MonkeyPatch) -> Warehouse:
    """A lake with two messages, shown on the pages."""
    lake_in_use.setenv("SADA_DATA", str(warehouse.folder))
    return filled(warehouse, Path(__file__).parents[1] / MESSAGES)


def written(app: AppTest, value: str) -> AppTest:
    """The page after a target of the response rate was written into its form."""
    fields = {box.key.partition("-")[0]: box for box in [*app.selectbox, *app.text_input]}
    fields["target_kpi"].select("response_rate")
    fields["target_value"].input(value)
    return app.button[-1].click().run()


def test_a_target_is_set_on_the_page_judged_and_withdrawn(lake: Warehouse) -> None:
    app = written(opened("targets", lang="en"), "40%")

    assert app.subheader[0].value == "1 of 1 targets met"
    assert "Target set" in said(opened("history", lang="en"))

    app = opened("targets", lang="en")
    app.selectbox(key="target").select(0).run()
    app.button[-1].click().run()
    lake.refresh()
    assert targets.held(lake) == ()


def test_a_target_that_makes_no_sense_is_refused_in_a_sentence(lake: Warehouse) -> None:
    app = written(opened("targets", lang="en"), "ninety")

    assert "is no number" in app.warning[0].value
    lake.refresh()
    assert targets.held(lake) == ()


def test_a_card_says_how_the_target_of_its_unit_stands(lake: Warehouse) -> None:
    one = targets.Target("within_standard", None, None, date(2026, 1, 1), date(2026, 2, 1), 0)
    targets.save(lake, one, "50%", "Amal")

    app = opened("overview", lang="en", **{"from": "2026-01-01", "to": "2026-02-01"})

    assert "Target 50.0% (Jan 2026)" in said(app)
