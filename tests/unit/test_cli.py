"""The terminal: its verbs, its exit codes, and its JSON."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli, intake, kpis, recognition
from dashboard.cli import main
from dashboard.warehouse import Warehouse, lake_folder

MENTIONS = """\
Mention,Channel,Unit,Date,Topic,Sentiment,Method
1,x,MOH,2026-01-05,Vaccination,positive,people
2,x,MOE,2026-01-06,Exams,negative,people
3,instagram,MOH,2026-02-05,Vaccination,neutral,people
"""
UNITS = """\
Unit,Parent,Name,Arabic name
GOV,,Government,الحكومة
MOH,GOV,Ministry of Health,وزارة الصحة
MOE,GOV,Ministry of Education,وزارة التعليم
"""
SPEND = """\
Unit,Channel,Date,Item,Kind,Amount (BHD)
MOH,x,2026-01-01,Advertisement,media,10
MOH,television,2026-01-01,Evening spot,media,30
"""


@dataclass(frozen=True)
class Terminal:
    """Runs verbs with `--json`, and files to take in."""

    folder: Path
    output: pytest.CaptureFixture[str]

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def run(self, *arguments: str) -> tuple[int, Any]:
        """The exit code, and the one document on standard output."""
        self.output.readouterr()
        code = main([*arguments, "--json"])
        return code, json.loads(self.output.readouterr().out)


@pytest.fixture
def terminal(
    empty_copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Terminal:
    """A terminal over an empty lake."""
    monkeypatch.setenv("SADA_DATA", str(empty_copy))
    return Terminal(tmp_path, capsys)


# ------------------------------------------------------------------------ take-in


def test_take_in_counts_new_rows_then_the_same_ones(terminal: Terminal) -> None:
    mentions = terminal.file("mentions.csv", MENTIONS)

    first_code, (first,) = terminal.run("take-in", mentions)
    second_code, (second,) = terminal.run("take-in", mentions)

    assert (first_code, second_code) == (0, 0)
    assert (first["file"], first["format"], first["fills"]) == (
        "mentions.csv",
        "plain_mentions",
        "mention",
    )
    counted = ("rows_read", "new", "changed", "same", "rejected")
    assert [first[name] for name in counted] == [3, 3, 0, 0, 0]
    assert [second[name] for name in counted] == [3, 0, 0, 3, 0]
    assert second["version"] == first["version"]
    assert first["problem"] is first["remedy"] is first["rejections_file"] is None


def test_take_in_changes_a_corrected_row_and_rejects_one_it_cannot_read(
    terminal: Terminal,
) -> None:
    mentions = terminal.file("mentions.csv", MENTIONS)
    terminal.run("take-in", mentions)
    corrected = MENTIONS.replace("negative", "positive").replace("2026-02-05", "some day")

    code, (taken,) = terminal.run("take-in", terminal.file("mentions.csv", corrected))
    rejections = Path(taken["rejections_file"]).read_text(encoding="utf-8-sig").splitlines()

    assert code == 0
    counted = ("rows_read", "new", "changed", "same", "rejected")
    assert [taken[name] for name in counted] == [3, 0, 1, 1, 1]
    assert rejections[0] == "file,row,column,value,problem,remedy,problem_ar,remedy_ar"
    assert rejections[1].startswith("mentions.csv,4,Date,some day,")


def test_take_in_with_preview_writes_nothing(terminal: Terminal) -> None:
    mentions = terminal.file("mentions.csv", MENTIONS)

    code, (previewed,) = terminal.run("take-in", mentions, "--preview")
    _, (taken,) = terminal.run("take-in", mentions)
    _, history = terminal.run("history")

    assert code == 0
    assert (previewed["new"], taken["new"]) == (3, 3)
    assert previewed["version"] < taken["version"]
    assert len(history) == 1


def test_take_in_refuses_a_file_that_fits_no_format_and_takes_the_others(
    terminal: Terminal,
) -> None:
    shopping = terminal.file("shopping.csv", "Fruit,Price\nApples,3\n")
    mentions = terminal.file("mentions.csv", MENTIONS)

    code, (refused, taken) = terminal.run("take-in", shopping, mentions)

    assert code == 1
    assert "shopping.csv" in refused["problem"]
    assert refused["remedy"]
    assert (refused["rows_read"], refused["fills"]) == (0, None)
    assert (taken["new"], taken["problem"]) == (3, None)


def test_take_in_of_a_file_that_is_not_there_says_so(terminal: Terminal) -> None:
    code, (refused,) = terminal.run("take-in", str(terminal.folder / "lost.csv"))

    assert code == 1
    assert refused["problem"].startswith("lost.csv cannot be read")


def test_take_in_of_a_folder_takes_the_files_in_it(terminal: Terminal) -> None:
    folder = terminal.folder / "exports"
    folder.mkdir()
    (folder / "units.csv").write_text(UNITS, encoding="utf-8")
    (folder / "spend.csv").write_text(SPEND, encoding="utf-8")

    code, taken = terminal.run("take-in", str(folder))

    assert code == 0
    assert [(one["file"], one["new"]) for one in taken] == [("spend.csv", 2), ("units.csv", 3)]


def test_take_in_without_json_says_it_in_a_line(terminal: Terminal) -> None:
    mentions = terminal.file("mentions.csv", MENTIONS)

    code = main(["take-in", mentions])
    said = terminal.output.readouterr().out

    assert code == 0
    assert said.startswith("✓ mentions.csv: plain_mentions → mention: 3 rows, 3 new")


@pytest.mark.parametrize(
    "arguments",
    [[], ["take-out"], ["take-in"], ["measure", "--period", "decade"], ["measure", "--since", "?"]],
)
def test_a_wrong_command_ends_with_two(terminal: Terminal, arguments: list[str]) -> None:
    code = main(arguments)

    problem, remedy = terminal.output.readouterr().err.splitlines()
    assert code == 2
    assert problem.endswith(".")
    assert remedy


# ------------------------------------------------------------------------ measure


@pytest.fixture(scope="module")
def filled_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with units, mentions and spend in it; tests only read it."""
    folder = tmp_path_factory.mktemp("exports")
    for name, text in (("units", UNITS), ("mentions", MENTIONS), ("spend", SPEND)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    lake = tmp_path_factory.mktemp("lake")
    assert [taken.problem for taken in intake.take_in(Warehouse(lake), [folder])] == [None] * 3
    return lake


@pytest.fixture
def filled(terminal: Terminal, filled_lake: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal over that lake."""
    monkeypatch.setenv("SADA_DATA", str(filled_lake))
    return terminal


def test_measure_gives_every_level_of_every_kpi_asked_for(filled: Terminal) -> None:
    code, rows = filled.run("measure", "V08", "traditional_share_of_spend")

    assert code == 0
    assert list(rows[0]) == [
        *("kpi", "period_start", "unit", "channel", "numerator", "denominator", "value"),
        *("lower", "upper", "people", "hidden"),
        *("shown_as", "basis", "class", "coverage", "code"),
    ]
    assert {row["kpi"] for row in rows} == {"V08", "T01"}
    (total,) = (
        row for row in rows if row["kpi"] == "T01" and not row["unit"] and not row["period_start"]
    )
    code_of_total = total.pop("code")
    assert len(code_of_total) == 8
    assert total == {
        "kpi": "T01",
        "period_start": None,
        "unit": None,
        "channel": None,
        "numerator": 30,
        "denominator": 40,
        "value": 0.75,
        "lower": None,
        "upper": None,
        "people": None,
        "hidden": "",
        "shown_as": "percent",
        "basis": "period",
        "class": "R",
        "coverage": None,
    }


def test_measure_keeps_to_what_was_asked_for(filled: Terminal) -> None:
    dates = ("--since", "2026-01-01", "--until", "2026-02-01", "--period", "quarter")

    code, rows = filled.run("measure", "spend", *dates, "--unit", "وزارة الصحة", "--channel", "X")

    assert code == 0
    assert [(row["period_start"], row["unit"], row["channel"], row["value"]) for row in rows] == [
        ("2026-01-01", "MOH", "x", 10),
        (None, "MOH", "x", 10),
    ]


def test_measure_hides_a_value_of_too_few_with_null(filled: Terminal) -> None:
    _, rows = filled.run("measure", "R01", "--unit", "GOV")

    (total,) = (row for row in rows if not row["period_start"] and not row["channel"])
    assert (total["numerator"], total["denominator"], total["value"]) == (0, 3, None)


def test_measure_without_names_measures_all_that_the_period_allows(filled: Terminal) -> None:
    _, by_month = filled.run("measure")
    _, by_day = filled.run("measure", "--period", "day")

    assert {row["kpi"] for row in by_month} == {"R01", "T01", "V08"}
    assert {row["kpi"] for row in by_day} == {"R01"}


@pytest.mark.parametrize(
    ("arguments", "problem", "remedy"),
    [
        (["Z99"], "There is no KPI called Z99.", "Choose one of C01,"),
        (["V08", "--unit", "MOX"], "There is no unit called MOX.", "Choose one of GOV, MOE, MOH"),
        (["V08", "--channel", "fax"], "There is no channel called fax.", "Choose one of"),
        (
            ["V08", "--period", "day"],
            "Communication spend cannot be measured by day.",
            "Choose month",
        ),
        (
            ["V08", "--since", "2026-02-01", "--until", "2026-01-01"],
            "The period from 2026-02-01 until 2026-01-01 has no day in it.",
            "Choose an end after the beginning.",
        ),
    ],
)
def test_measure_refuses_what_cannot_be_with_a_remedy(
    filled: Terminal, arguments: list[str], problem: str, remedy: str
) -> None:
    code, refused = filled.run("measure", *arguments)

    assert code == 2
    assert refused["problem"] == problem
    assert refused["remedy"].startswith(remedy)


def test_measure_of_an_empty_lake_is_an_empty_list(terminal: Terminal) -> None:
    code, rows = terminal.run("measure", "C01")

    assert (code, rows) == (0, [])


# ------------------------------------------------------------------------ what is known


def test_kpis_lists_the_catalogue_in_both_languages(terminal: Terminal) -> None:
    code, rows = terminal.run("kpis")

    assert code == 0
    assert [row["kpi"] for row in rows] == [kpi.id for kpi in kpis.catalogue()]
    (rate,) = (row for row in rows if row["kpi"] == "C06")
    assert (rate["name"], rate["title"], rate["title_ar"], rate["better"], rate["additivity"]) == (
        "engagement_rate_by_impressions",
        "Engagement rate by impressions",
        "معدل التفاعل من مرات الظهور",
        "higher",
        "R",
    )
    assert all(row["means"] and row["means_ar"] and row["source"] for row in rows)


def test_formats_lists_what_is_recognised(terminal: Terminal) -> None:
    code, rows = terminal.run("formats")

    assert code == 0
    assert {row["format"] for row in rows} == {export.name for export in recognition.exports()}
    (mentions,) = (row for row in rows if row["format"] == "plain_mentions")
    assert mentions["fills"] == "mention"
    assert mentions["columns"][:2] == ["Mention", "Channel"]


def test_history_says_who_took_which_file_in_newest_first(terminal: Terminal) -> None:
    units = terminal.file("units.csv", UNITS)
    mentions = terminal.file("mentions.csv", MENTIONS)
    terminal.run("take-in", units, "--author", "Amal")
    terminal.run("take-in", mentions, "--author", "Badr")

    code, (last, first) = terminal.run("history")

    assert code == 0
    assert (last["author"], last["file"], last["message"]) == (
        "Badr",
        "mentions.csv",
        "Take in mentions.csv",
    )
    assert (first["author"], first["file"]) == ("Amal", "units.csv")
    assert last["version"] > first["version"]
    assert len(last["sha256"]) == 64


def test_the_lake_stands_beside_the_code_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SADA_DATA", raising=False)

    assert lake_folder() == cli.ROOT / "data" / "lake"


def test_take_in_refuses_a_table_none_of_whose_rows_can_be_read(terminal: Terminal) -> None:
    spend = terminal.file("spend.csv", SPEND.replace(",10\n", ",many\n").replace(",30\n", ",few\n"))

    code, (result,) = terminal.run("take-in", spend)

    assert code == 1
    assert (result["rows_read"], result["rejected"], result["new"]) == (2, 2, 0)
    assert "“many”" in result["problem"]
    assert Path(result["rejections_file"]).read_text(encoding="utf-8-sig").count("\n") == 3


def test_take_in_refuses_what_is_no_file(terminal: Terminal) -> None:
    os.mkfifo(terminal.folder / "pipe.csv")
    (terminal.folder / "empty").mkdir()

    code, results = terminal.run(
        "take-in", str(terminal.folder / "pipe.csv"), str(terminal.folder / "empty")
    )

    assert code == 1
    assert [result["file"] for result in results] == ["pipe.csv", "empty"]
    assert all("is no file" in result["problem"] for result in results)


def test_check_ends_with_one_where_something_is_wrong(terminal: Terminal) -> None:
    columns = "Report,Measure,Unit,From,To,Value\n"
    period = "MOW,2019-07-01,2019-09-30"
    stated = [f"Article,received,{period},1162\n", f"Article,answered,{period},985\n"]
    main(["take-in", terminal.file("totals.csv", columns + "".join(stated))])
    before, nothing = terminal.run("check")
    main(["take-in", terminal.file("more.csv", f"{columns}Article,pending,{period},117\n")])

    after, (found,) = terminal.run("check")

    assert (before, nothing, after) == (0, [], 1)
    assert (found["check"], found["found"], found["expected"]) == ("stated_balance", 117, 177)
