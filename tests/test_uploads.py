"""Files laid on the page of the data itself, and followed to where they end."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cached
from dashboard.intake import quarantine
from dashboard.warehouse import Warehouse
from dashboard.wording import LANGUAGES, say

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "dashboard" / "pages"

FOLLOWERS = """\
Date,Channel,Account,Unit,Followers
2026-01-01,Facebook,@moh,MOH,100
2026-01-02,Facebook,@moh,MOH,{second}
"""
TICKETS = """\
Ticket number;Opened at;Answered;Ministry;Contact via
17;2026-04-03 10:00;2026-04-03 11:30;MOH;Phone
"""


@pytest.fixture
def lake(empty_copy: Path, lake_in_use: pytest.MonkeyPatch) -> Warehouse:
    """An empty lake, which the pages show."""
    lake_in_use.setenv("SADA_DATA", str(empty_copy))
    return cached.lake()


def upload(language: str, name: str, content: str) -> AppTest:
    """The page of the data, once a file has been laid on it and looked at."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.switch_page(str(PAGES / "data.py")).run()
    app.file_uploader[0].set_value((name, content.encode(), "text/csv")).run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    """Press the button whose key begins so."""
    (button,) = (one for one in app.button if str(one.key).startswith(key))
    return button.click().run()


def follow(app: AppTest, page: str, language: str) -> AppTest:
    """The page that the app has led to: the test's app draws it, and then forgets that it did."""
    assert app.title[0].value == say(f"page.{page}", language)
    return app.switch_page(str(PAGES / f"{page}.py")).run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rejected_row_leaves_once_it_is_mended_and_laid_down_again(
    language: str, lake: Warehouse
) -> None:
    press(upload(language, "followers.csv", FOLLOWERS.format(second="many")), "take_in")
    before = quarantine.waiting(lake)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.query_params["lang"] = language
    page.switch_page(str(PAGES / "rejected.py")).run()
    tables = "\n".join(element.proto.body for element in page.get("html"))

    press(upload(language, "mended.csv", FOLLOWERS.format(second="102")), "take_in")

    assert list(before["value"]) == ["many"]
    assert "many" in tables
    assert quarantine.waiting(lake).empty


def test_a_table_that_no_format_fits_is_mapped_and_taken_in(lake: Warehouse) -> None:
    language = "ar"
    app = upload(language, "tickets.csv", TICKETS)
    follow(press(app, "map_it-"), "mapping", language)
    names = {say(f"mapping.name_{one}", language) for one in LANGUAGES}
    for box in [box for box in app.text_input if box.label in names]:
        box.set_value("Tickets").run()
    press(app, "save_mapping")
    follow(press(app, "take_mapped"), "data", language)
    press(app, "take_in")

    held = lake.read_list("select count(*) as messages from message").to_pylist()
    assert not app.exception
    assert held == [{"messages": 1}]
