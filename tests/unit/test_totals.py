"""A file's own totals against its rows, and what else is said of rows that are taken in."""

from pathlib import Path

import pytest

from dashboard import parsing
from dashboard.parsing import totals


def notes(content: str, folder: Path) -> list[str]:
    """What is said of a file."""
    path = folder / "export.csv"
    path.write_text(content, encoding="utf-8")
    return [
        note.said("en")
        for one in parsing.parse(path, folder, "moh", "2026-11-23")
        for note in one.notes
    ]


YOUTUBE = """Date,Views,Watch time (hours)
Total,{views},5.5
2026-04-24,20,3.5
2026-04-23,10,2
"""


def test_a_youtube_total_that_its_days_do_not_add_up_to_is_named(tmp_path: Path) -> None:
    said = notes(YOUTUBE.format(views='"1,130"'), tmp_path)

    assert said == [
        "Line 2 gives a total of 1,130 for “Views”, but the rows taken from this file add up to 30."
    ]


def test_a_total_that_adds_up_is_not_mentioned(tmp_path: Path) -> None:
    assert notes(YOUTUBE.format(views="30"), tmp_path) == []


def test_each_total_of_new_york_is_that_of_its_day(tmp_path: Path) -> None:
    said = notes(
        "Agency,Platform,Url,Date Sampled,Likes/Followers/Visits/Downloads\n"
        "Health,Facebook,https://www.facebook.com/h,01/31/2014 12:00:00 AM,7\n"
        "TOTAL,TOTAL,TOTAL,01/31/2014 12:00:00 AM,7\n"
        "Health,Facebook,https://www.facebook.com/h,02/28/2014 12:00:00 AM,9\n"
        "TOTAL,TOTAL,TOTAL,02/28/2014 12:00:00 AM,90\n",
        tmp_path,
    )

    assert [line for line in said if "total" in line] == [
        "Line 5 gives a total of 90 for “Likes/Followers/Visits/Downloads”,"
        " but the rows taken from this file add up to 9."
    ]


def test_views_of_an_exploration_must_add_up_and_its_users_need_not(tmp_path: Path) -> None:
    said = notes(
        "# ----------------------------------------\n# Untitled exploration-Free form 1\n"
        "# Ministry - GA4\n# 20240301-20240331\n# ----------------------------------------\n\n"
        "Page path,Country,Active users,Views\n,,100,500,Grand total\n"
        "/home,Bahrain,70,250\n/news,Bahrain,50,100\n",
        tmp_path,
    )

    assert [line for line in said if "total" in line] == [
        "Line 8 gives a total of 500 for “Views”, but the rows taken from this file add up to 350."
    ]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1,234", 1234), ("12.5", 12.5), ("١٬٢٣٤", 1234), ("1,23", None), ("", None), ("a", None)],
)
def test_a_total_is_read_where_it_can_only_be_one_number(cell: str, number: float | None) -> None:
    assert totals.figure(cell) == number


def test_columns_of_one_name_are_named_where_any_column_is_taken(tmp_path: Path) -> None:
    said = notes(
        "ID,Start time,Completion time,Email,Name,What did you use?,What did you use?\n"
        "1,7/2/24 11:00:22,7/2/24 11:05:22,anonymous,,Web;,Web;\n",
        tmp_path,
    )

    assert any("Several columns have one name: “What did you use?”" in line for line in said)


def test_short_rows_are_named_though_their_format_has_them(tmp_path: Path) -> None:
    said = notes(
        "Slug,Registered,Day1,Day2,Day3\n2018-08-20-here,20,18,12\n2018-08-24-there,35,2,7,29\n",
        tmp_path,
    )

    assert "1 (line, and how many cells: 2 (4))" in said[0]


def test_a_summary_above_participants_that_is_torn_is_named(tmp_path: Path) -> None:
    said = notes(
        "Meeting Summary\nTotal N,umber of Participants,2\nMeeting Title,Plain words\n"
        'Meeting Start Time,"4/13/2022, 7:55:00 AM"\nMeeting End Time,"4/13/2022, 9:40:00 AM"\n\n'
        "Full Name,Join Time,Leave Time,Duration,Email,Role\n"
        'Amal Example,"4/13/2022, 7:56:32 AM","4/13/2022, 9:38:40 AM",1h 42m,a@x.org,Guest\n',
        tmp_path,
    )

    assert any("“Total N,umber of Participants,2”" in line for line in said)


def test_contract_rows_that_look_like_something_else_are_named(tmp_path: Path) -> None:
    said = notes(
        "date,channel,unit,post_text,reach,engagements\n"
        "2026-03-28,Facebook,001,Opening,100,10\n2026-03-28,All,Total,,99999,999\n"
        "2026-03-28,Facebook,1.00E+02,Closing,100,10\n2026-03-28,Facebook,001,1148,14,\n"
        "2026-03-28,Facebook,001,????? ??,100,10\n2026-03-28,Facebook,Mar-01,Why?,100,10\n",
        tmp_path,
    )

    named = [line.partition("(lines ")[2].partition(")")[0] for line in said]
    assert named == ["5", "6", "4, 7"]


def test_a_contract_row_that_names_a_total_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "date,channel,unit,post_text,reach,engagements\n"
        "2026-03-28,Facebook,moh,Opening,100,10\n2026-03-28,All,Total,,100,10\n",
        encoding="utf-8",
    )

    (found,) = parsing.parse(path, tmp_path, "moh", "2026-11-23")

    assert [(one.row, one.column) for one in found.rejections] == [(3, "channel"), (3, "unit")]
