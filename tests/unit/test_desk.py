"""The desk: files are read beside the page, taken in once, and leave nothing behind."""

import gc
from io import BytesIO
from pathlib import Path

import pytest

from dashboard.intake import Account
from dashboard.intake.desk import Desk, Sheet
from dashboard.warehouse import Warehouse

SPEND = b"Unit,Channel,Date,Item,Kind,Amount (BHD)\nhealth,x,2026-01-05,Ads,media,12.5\n"
DAYS = b"Channel,Account,Date,Followers\nx,@new,2026-01-05,12\n"


@pytest.fixture
def desk(warehouse: Warehouse) -> Desk:
    """An empty desk of an empty lake."""
    return Desk(warehouse)


def laid(desk: Desk, name: str, content: bytes) -> Sheet:
    """A file on the desk, read and compared."""
    sheet = desk.lay_down(name, BytesIO(content))
    desk.wait(lambda: None)
    return sheet


def test_a_file_is_taken_in_once_however_often_it_is_asked_for(desk: Desk) -> None:
    first, second = laid(desk, "spend.csv", SPEND), laid(desk, "copy.csv", SPEND)

    assert second.twin == "spend.csv"
    for _ in range(2):
        desk.take_in([first.key, second.key], "An analyst")
    desk.wait(lambda: None)
    desk.take_in([first.key], "An analyst")
    desk.wait(lambda: None)

    assert len(desk.warehouse.history()) == 1
    assert list(desk.sheets) == [second.key]


def test_nothing_is_written_before_a_file_is_taken_in(desk: Desk) -> None:
    version = desk.warehouse.version()

    sheet = laid(desk, "spend.csv", SPEND)
    desk.leave_out(sheet.key)

    assert desk.warehouse.version() == version
    assert not sheet.path.exists()
    assert not (desk.warehouse.folder / "originals").is_dir() or not any(
        (desk.warehouse.folder / "originals").iterdir()
    )


def test_the_unit_that_owns_an_account_is_written_with_its_file(desk: Desk) -> None:
    sheet = laid(desk, "days.csv", DAYS)
    assert sheet.preview is not None
    (account,) = sheet.preview.accounts

    desk.name_owner(sheet.key, Account(account.channel, account.account, account.name, "health"))
    desk.wait(lambda: None)
    desk.take_in([sheet.key], "An analyst")
    desk.wait(lambda: None)

    rows = desk.warehouse.read("select account, unit from lake.main.account").to_pylist()
    (version,) = desk.warehouse.history()
    assert rows == [{"account": "@new", "unit": "health"}]
    assert [owner["unit"] for owner in version.details["owners"]] == ["health"]


def test_a_desk_that_nobody_needs_leaves_no_file(warehouse: Warehouse) -> None:
    path = laid(Desk(warehouse), "spend.csv", SPEND).path

    gc.collect()

    assert not Path(path).exists()
