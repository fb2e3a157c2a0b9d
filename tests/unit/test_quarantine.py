"""The quarantine: rejected rows wait, and leave it when they are mended or dismissed."""

import io
import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dashboard import intake
from dashboard.intake import TakenIn, quarantine
from dashboard.warehouse import Warehouse

HEADER = "Channel,Mention,Unit,Date,Topic,Sentiment,Method"
GOOD = "x,1,health,2026-01-05,Vaccines,positive,people"
BAD_DAY = "x,2,health,2026-02-30,Vaccines,neutral,people"
TWICE_BAD = "x,3,health,soon,Vaccines,so so,people"


def take_in(warehouse: Warehouse, path: Path, content: str | bytes) -> TakenIn:
    """What became of a file with this content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (result,) = intake.take_in(warehouse, [path])
    return result


@pytest.fixture(scope="module")
def two_wait(empty_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file, and a lake in which two rows of it wait, one of them for two cells."""
    folder = tmp_path_factory.mktemp("waiting")
    lake = Warehouse(Path(shutil.copytree(empty_lake, folder / "lake")))
    take_in(lake, folder / "mentions.csv", "\n".join([HEADER, GOOD, BAD_DAY, TWICE_BAD]))
    lake.close()
    return folder


@pytest.fixture
def waiting(two_wait: Path, tmp_path: Path) -> Warehouse:
    """That lake and that file, for a test to write to."""
    shutil.copytree(two_wait, tmp_path, dirs_exist_ok=True)
    return Warehouse(tmp_path / "lake")


def test_a_rejected_row_waits_with_its_place_and_its_reasons(waiting: Warehouse) -> None:
    rows = quarantine.waiting(waiting)

    assert list(zip(rows["line"], rows["column_name"], rows["value"], strict=True)) == [
        (3, "Date", "2026-02-30"),
        (4, "Date", "soon"),
        (4, "Sentiment", "so so"),
    ]
    assert "2026-02-30" in quarantine.reasons(rows.to_dict("records")[0], "ar")[0]


def test_a_row_that_comes_right_in_a_later_file_leaves(waiting: Warehouse, tmp_path: Path) -> None:
    mended = BAD_DAY.replace("2026-02-30", "2026-02-20")

    result = take_in(waiting, tmp_path / "again.csv", "\n".join([HEADER, GOOD, mended, TWICE_BAD]))

    assert (result.new, result.same, result.rejected, result.mended) == (1, 1, 1, 1)
    assert set(quarantine.waiting(waiting)["line"]) == {4}


def test_a_row_with_another_cell_changed_too_stays(waiting: Warehouse, tmp_path: Path) -> None:
    other = BAD_DAY.replace("2026-02-30", "2026-02-20").replace("Vaccines", "Masks")

    result = take_in(waiting, tmp_path / "again.csv", "\n".join([HEADER, other]))

    assert (result.new, result.mended) == (1, 0)
    assert set(quarantine.waiting(waiting)["line"]) == {3, 4}


def test_rows_mended_in_the_downloaded_workbook_leave(waiting: Warehouse, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(quarantine.workbook(quarantine.waiting(waiting))))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            cell.value = {"2026-02-30": "2026-02-20", "soon": "2026-03-01", "so so": "neutral"}.get(
                str(cell.value), cell.value
            )
    saved = io.BytesIO()
    book.save(saved)

    result = take_in(waiting, tmp_path / "mended.xlsx", saved.getvalue())

    assert (result.new, result.rejected, result.mended) == (2, 0, 2)
    assert quarantine.waiting(waiting).empty


def test_a_downloaded_csv_that_is_not_mended_changes_nothing(
    waiting: Warehouse, tmp_path: Path
) -> None:
    written = quarantine.separated(quarantine.waiting(waiting))

    result = take_in(waiting, tmp_path / "same.csv", written)

    assert result.problem is not None
    assert set(quarantine.waiting(waiting)["line"]) == {3, 4}


def test_a_cell_that_is_a_formula_comes_back_as_it_was(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    formula = BAD_DAY.replace("Vaccines", "=1+1")
    take_in(warehouse, tmp_path / "mentions.csv", "\n".join([HEADER, GOOD, formula]))
    written = quarantine.separated(quarantine.waiting(warehouse)).decode("utf-8-sig")

    result = take_in(
        warehouse, tmp_path / "mended.csv", written.replace(",2026-02-30,", ",2026-02-20,", 1)
    )

    assert ",'=1+1," in written
    assert (result.new, result.mended) == (1, 1)
    topics = warehouse.read("select topic from lake.main.mention where mention_id = '2'")
    assert topics["topic"].to_pylist() == ["=1+1"]


def test_dismissed_rows_leave_in_a_version_of_their_own(waiting: Warehouse) -> None:
    ids = quarantine.waiting(waiting)["id"].unique()
    before = waiting.version()

    after = quarantine.dismiss(waiting, [ids[0]], "A test")

    assert after > before
    assert set(quarantine.waiting(waiting)["id"]) == set(ids[1:])
    assert quarantine.dismiss(waiting, ["nobody-0-1"], "A test") == after


def test_the_same_file_again_leaves_what_was_dismissed_where_it_is(
    waiting: Warehouse, tmp_path: Path
) -> None:
    quarantine.dismiss(waiting, list(quarantine.waiting(waiting)["id"]), "A test")

    take_in(waiting, tmp_path / "copy.csv", (tmp_path / "mentions.csv").read_bytes())

    assert quarantine.waiting(waiting).empty


DAYS = "Date,Channel,Account,Followers"
JANUARY = [f"2026-01-{day:02},x,@moh,{100 + day}" for day in range(1, 6)]
NO_DAY = "2026-01-32,x,@moh,106"


def test_a_row_whose_day_cannot_be_read_is_no_row_of_another_month(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    take_in(warehouse, tmp_path / "january.csv", "\n".join([DAYS, *JANUARY, NO_DAY]))
    march = [f"2026-03-{day:02},x,@moh,{101 + day}" for day in range(1, 6)]

    result = take_in(warehouse, tmp_path / "march.csv", "\n".join([DAYS, *march]))

    assert (result.new, result.mended) == (5, 0)
    assert set(quarantine.waiting(warehouse)["line"]) == {7}


def test_a_row_whose_day_is_corrected_among_the_same_rows_leaves(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    take_in(warehouse, tmp_path / "january.csv", "\n".join([DAYS, *JANUARY, NO_DAY]))
    mended = NO_DAY.replace("01-32", "01-06")

    result = take_in(warehouse, tmp_path / "again.csv", "\n".join([DAYS, *JANUARY, mended]))

    assert (result.new, result.same, result.mended) == (1, 5, 1)
    assert quarantine.waiting(warehouse).empty


def test_a_row_of_one_page_is_not_mended_by_the_file_of_another(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    path = tmp_path / "Follows.csv"
    lines = ["sep=,", '"Instagram follows"', '"Date","Primary"', '"2026-01-01T00:00:00","5"']
    path.write_text("\n".join([*lines, '"2026-01-02T00:00:00","many"']), encoding="utf-16")
    (first,) = intake.take_in(warehouse, [path], account="first")
    path.write_text("\n".join([*lines, '"2026-01-02T00:00:00","0"']), encoding="utf-16")

    (second,) = intake.take_in(warehouse, [path], account="second")
    (again,) = intake.take_in(warehouse, [path], account="first")

    assert (first.rejected, second.mended, again.mended) == (1, 0, 1)


def test_very_many_rows_are_listed_in_part_and_those_without_cells_are_counted() -> None:
    places = range(quarantine.MOST_IN_WORKBOOK + 2)
    cells = [{"reach": "1x"} if at < 4 else {} for at in places]
    ids = [str(at // 2) for at in places]
    rows = pd.DataFrame({"id": ids, "column_name": "reach", "cells": cells})

    assert quarantine.without_cells(rows) == len(places) // 2 - 2
    assert len(quarantine.for_workbook(rows)) == len(places)
    assert quarantine.for_workbook(rows.assign(id=list(map(str, places))))["id"].iloc[-1] == "4999"
