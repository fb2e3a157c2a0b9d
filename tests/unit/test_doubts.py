"""Rows that are taken in though they look odd are named, so that no damage is silent."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import parsing, recognition

HEADER = ("date", "channel", "unit", "post_text", "reach", "engagements")
ROWS = (
    ("2026-03-19", "Facebook", "Health", "Opening", "8371", "507"),
    ("2026-03-20", "X", "Health", "Closing", "85505", "17"),
    ("2026-03-21", "X", "Works", "A road", "3025", "77"),
    ("2026-03-22", "X", "Labour", "A job", "90078", "4"),
)
CONTRACT = [one for one in recognition.exports() if one.name == "contract"]


def written(rows: Sequence[Sequence[str]]) -> str:
    """Rows under the contract's header."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    return text.getvalue()


def notes(path: Path, folder: Path) -> list[str]:
    """The keys of all that is said about a file."""
    parsed = parsing.parse(path, folder, "", "2026-11-23T00:00:00", CONTRACT)
    assert not any(one.problem for one in parsed)
    return [note.key for one in parsed for note in one.notes]


def of_row(folder: Path, *row: str) -> list[str]:
    """The keys of all that is said where one row more stands at the end."""
    path = folder / "export.csv"
    path.write_text(written([*ROWS, row]), encoding="utf-8")
    return notes(path, folder)


def rejected(folder: Path, *row: str) -> list[tuple[int, str, str]]:
    """Line, column and value of all that is rejected where one row more stands at the end."""
    path = folder / "export.csv"
    path.write_text(written([*ROWS, row]), encoding="utf-8")
    (parsed,) = parsing.parse(path, folder, "", "2026-11-23T00:00:00", CONTRACT)
    return [(one.row, one.column, one.value) for one in parsed.rejections]


def test_nothing_is_said_of_rows_that_are_as_they_should_be(tmp_path: Path) -> None:
    assert of_row(tmp_path, "2026-04-01", "فيسبوك", "Labour", "N/A is no text?", "5", "1") == []


@pytest.mark.parametrize("channel", ["Facebok", "Labour", "Facebook/X", "Face\u200bbook"])
def test_a_channel_that_is_not_known_is_named(channel: str, tmp_path: Path) -> None:
    said = of_row(tmp_path, "2026-04-01", channel, "Works", "A text", "5", "1")

    assert "note.doubt_unknown_channel" in said


def test_a_blank_channel_and_a_blank_unit_are_named(tmp_path: Path) -> None:
    said = of_row(tmp_path, "2026-04-01", "", "", "A text", "5", "1")

    assert {"note.doubt_no_channel", "note.doubt_no_unit"} <= set(said)


@pytest.mark.parametrize("name", ["Total: all", "Total Works", "Works total", "T O T A L"])
def test_a_row_that_may_be_named_as_a_total_is_named(name: str, tmp_path: Path) -> None:
    said = of_row(tmp_path, "2026-04-01", "X", name, "", "5", "1")

    assert "note.doubt_total" in said


@pytest.mark.parametrize(
    "name", ["(total)", "Grand total", "المجموع الفرعي", "كل الوحدات", "Somme"]
)
@pytest.mark.parametrize("column", [1, 2])
def test_a_row_that_is_named_as_a_total_is_rejected(name: str, column: int, tmp_path: Path) -> None:
    row = ["2026-04-01", "X", "Works", "", "187000", "605"]
    row[column] = name

    assert rejected(tmp_path, *row) == [(6, HEADER[column], name)]


def test_an_impossible_sum_of_figures_stops_nothing(tmp_path: Path) -> None:
    largest = "9223372036854775807"

    assert rejected(tmp_path, "2026-04-01", "X", "Works", "A text", largest, "1") == []


@pytest.mark.parametrize("figure", ["1,234 567", "1 234,567", "1,2345", "12,34"])
def test_thousands_that_stand_apart_in_two_ways_are_no_figure(figure: str, tmp_path: Path) -> None:
    row = ("2026-04-01", "X", "Works", "A text", figure, "1")

    assert rejected(tmp_path, *row) == [(6, "reach", figure)]


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_blank_cell_too_many_is_a_habit_only_of_most_rows(rows: int, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    lines = written(ROWS[:3]).splitlines()
    longer = [
        f"{line}," if number and number <= rows else line for number, line in enumerate(lines)
    ]
    path.write_text("\n".join([*longer, ""]), encoding="utf-8")

    (parsed,) = parsing.parse(path, tmp_path, "", "2026-11-23T00:00:00", CONTRACT)

    assert len(parsed.rejections) == {1: 1, 2: 0, 3: 0}[rows]


def test_a_figure_that_begins_with_a_zero_is_named(tmp_path: Path) -> None:
    said = of_row(tmp_path, "2026-04-01", "X", "Works", "A text", "90", "078")

    assert said == ["note.doubt_zeros_in_front"]


def test_a_row_that_is_the_sum_of_the_others_is_named(tmp_path: Path) -> None:
    total = str(sum(int(row[4]) for row in ROWS))

    said = of_row(tmp_path, "2026-04-01", "X", "Works", "", total, "1")

    assert said == ["note.doubt_total"]


@pytest.mark.parametrize(
    "unit", ["11", "11.0", "1,100", "=A1", "True", "2026-01-11", "11%", "####", "Works%20two"]
)
def test_a_unit_that_is_no_name_is_named(unit: str, tmp_path: Path) -> None:
    said = of_row(tmp_path, "2026-04-01", "X", unit, "A text", "5", "1")

    assert said == ["note.doubt_reshaped"]


def test_codes_of_several_lengths_may_have_lost_their_zeros(tmp_path: Path) -> None:
    coded = [(*row[:2], code, *row[3:]) for row, code in zip(ROWS, ("2", "4", "9"), strict=False)]
    path = tmp_path / "export.csv"
    path.write_text(written([*coded, (*ROWS[3][:2], "12", *ROWS[3][3:])]), encoding="utf-8")

    assert notes(path, tmp_path) == ["note.doubt_reshaped"]


@pytest.mark.parametrize("unit", ["WORKS", "Works.", "W0rks", "W orks", "Works\u200f"])
def test_a_unit_in_two_spellings_is_named(unit: str, tmp_path: Path) -> None:
    said = of_row(tmp_path, "2026-04-01", "X", unit, "A text", "5", "1")

    assert ("note.doubt_twin_units" in said) == (unit != "Works\u200f")


@pytest.mark.parametrize(
    ("unit", "twin"), [("Unit 007", "Unit 7"), ("الكهرباء", "الکهرباء"), ("وحدة 7", "وحدة ۷")]
)
def test_units_that_look_the_same_are_twins(unit: str, twin: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    rows = [("2026-04-01", "X", name, name, "5", "1") for name in (unit, twin)]
    path.write_text(written([*ROWS, *rows]), encoding="utf-8")

    assert notes(path, tmp_path) == ["note.doubt_twin_units"]


@pytest.mark.parametrize(
    "unit",
    [
        "W\u043erks",
        "\uff37orks",
        "Public  works",
        "Public\nworks",
        "Wo\u200drks",
        "W\u3164orks",
        "Works \u2166",
        "\ufeadﺯﺍﺭﺓ",
        "e\u0301cole",
        "Works\x9b",
    ],
)
def test_a_name_in_disguise_is_named(unit: str, tmp_path: Path) -> None:
    assert "note.doubt_disguised" in of_row(tmp_path, "2026-04-01", "X", unit, "A text", "5", "1")


@pytest.mark.parametrize(
    "text",
    ["?? ??? ???", "?", "Une Ã©cole", "ظ…ط±ط­ط¨ط§", "+BkUGMQYtBig-", "+ZeVnLIqeMG5", "caf\ufffd"],
)
def test_text_that_lost_its_letters_is_named(text: str, tmp_path: Path) -> None:
    said = of_row(tmp_path, "2026-04-01", "X", "Works", text, "5", "1")

    assert said == ["note.doubt_lost_letters"]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("26/06/01", "note.short_years"),
        ("26/06/2026", "note.dates_mixed"),
        ("2026-26-06", "note.dates_day_second"),
        ("2001-04-01", "note.doubt_long_ago"),
    ],
)
def test_a_day_that_may_be_another_is_named(day: str, key: str, tmp_path: Path) -> None:
    assert key in of_row(tmp_path, day, "X", "Works", "A text", "5", "1")


def test_a_day_that_may_be_another_is_named_wherever_it_stands(tmp_path: Path) -> None:
    early = [("2026-03-19", "X", "Works", f"Post {number}", "5", "1") for number in range(6_000)]
    path = tmp_path / "export.csv"
    path.write_text(written([*early, ("26/06/2026", *early[0][1:])]), encoding="utf-8")

    assert "note.dates_mixed" in notes(path, tmp_path)


def test_an_hour_that_no_clock_shows_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    late = ("2026-04-01 24:00", "X", "Works", "A text", "5", "1")
    path.write_text(written([*ROWS, late]), encoding="utf-8")

    (parsed,) = parsing.parse(path, tmp_path, "", "2026-11-23T00:00:00", CONTRACT)

    assert [one.row for one in parsed.rejections] == [6]


def test_rows_that_a_zip_holds_twice_are_named(tmp_path: Path) -> None:
    path = tmp_path / "exports.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("march.csv", written(ROWS))
        archive.writestr("spring.csv", written(ROWS[2:]))

    assert notes(path, tmp_path) == ["note.again_in_upload"]


def test_the_first_of_several_tables_is_missed_where_its_header_is_torn(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    torn = "Facebook Page reach\nDateFacebook Page reach\n2026-01-01T00:00:00,5\n\n"
    path.write_text(f"{torn}Instagram reach\nDate,Instagram reach\n2026-01-02T00:00:00,7\n")

    (parsed,) = parsing.parse(path, tmp_path, "", "2026-11-23T00:00:00")

    assert [note.key for note in parsed.notes] == ["note.left_out"]


def test_a_large_table_none_of_whose_rows_can_be_read_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    body = "".join(f"no day {at},X,Works,A text,many,few\n" for at in range(100_001))
    path.write_text(",".join(HEADER) + "\n" + body, encoding="utf-8")

    (parsed,) = parsing.parse(path, tmp_path, "", "2026-11-23T00:00:00", CONTRACT)

    assert parsed.reason
    assert parsed.reason.key == "none_of_drawn"
    assert "“no day" in (parsed.problem or "")
