"""The verb `control`: a KPI's control chart, and that of any series in a file."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dashboard import intake
from dashboard.cli import main
from dashboard.warehouse import Warehouse

SHARED = Path(__file__).parents[3] / "shared" / "spc-cases.json"
CASES = json.loads(SHARED.read_text(encoding="utf-8")) if SHARED.exists() else []
VECTORS = SHARED.with_name("spc-rule-cases.json")
RULES = json.loads(VECTORS.read_text(encoding="utf-8"))["fixtures"] if VECTORS.exists() else []

STEADY = [9, 11] * 6
"""Mean 10; each moving range 2, so limits at 10 ± 5.32."""


@dataclass(frozen=True)
class Terminal:
    """Runs `control --json` on files and on a lake."""

    folder: Path
    output: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, dict[str, Any]]:
        code = main(["control", *arguments, "--json", "--details"])
        return code, json.loads(self.output.readouterr().out)

    def of(self, text: str, *arguments: str) -> dict[str, Any]:
        """The answer for a file that holds a text."""
        path = self.folder / "values.csv"
        path.write_text(text, encoding="utf-8")
        return self.run("--values", str(path), *arguments)[1]


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


def lines(values: list[Any]) -> str:
    return "".join(f"{value}\n" for value in values)


# ------------------------------------------------------------------------ a file of values


@pytest.mark.skipif(not CASES, reason=f"no published series: {SHARED} is not there")
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_control_gives_the_limits_published(case: dict[str, Any], terminal: Terminal) -> None:
    screening = [] if case["screen"] else ["--no-screening"]

    answer = terminal.of(lines(case["y"]), *screening)

    found = {"mean": answer["mean"], "lpl": answer["lower"], "upl": answer["upper"]}
    assert found == pytest.approx(case["expect"], abs=case["tol"])


@pytest.mark.skipif(not RULES, reason=f"no published vectors: {VECTORS} is not there")
@pytest.mark.parametrize("case", [one for one in RULES if one["fn"] == "assurance"], ids=str)
def test_control_gives_the_assurance_published(case: dict[str, Any], terminal: Terminal) -> None:
    target, lower, upper, direction = case["args"]
    middle, step = (lower + upper) / 2, (upper - lower) / 4 / 2.66
    values = [middle - step, middle + step] * 6

    answer = terminal.of(lines(values), "--target", str(target), "--direction", direction)

    assert (answer["lower"], answer["upper"]) == pytest.approx((lower, upper))
    published = {None: None, "inconsistent": "inconsistent"}
    published |= {"consistent_pass": "pass", "consistent_fail": "fail"}
    assert answer["assurance"] == published[case["expect"]]


@pytest.mark.skipif(not RULES, reason=f"no published vectors: {VECTORS} is not there")
@pytest.mark.parametrize("case", [one for one in RULES if one["fn"] == "trend"], ids=str)
def test_control_finds_the_trends_published(case: dict[str, Any], terminal: Terminal) -> None:
    steady = [-50, 50] * 6

    answer = terminal.of(lines([*steady, *case["args"]]), "--fix-after", "12")

    is_found = any(point["rule"] == "trend" for point in answer["points"])
    assert is_found == any(case["expect"])


def test_control_names_what_a_point_means_and_whether_a_target_is_met(terminal: Terminal) -> None:
    answer = terminal.of(
        lines(["value", *STEADY, 30]),
        "--fix-after",
        "12",
        "--direction",
        "decrease",
        "--target",
        "4",
    )

    assert answer["points"][-1] == {
        "period_start": 13,
        "value": 30,
        "special_cause": "concern",
        "rule": "outside",
        "mean": 10,
        "lower": pytest.approx(4.68),
        "upper": pytest.approx(15.32),
    }
    assert (answer["points"][0]["special_cause"], answer["points"][0]["rule"]) == ("common", None)
    assert (answer["variation"], answer["assurance"], answer["is_trial"]) == (
        "concern",
        "fail",
        False,
    )


def test_control_leaves_a_gap_where_a_cell_is_blank(terminal: Terminal) -> None:
    answer = terminal.of("1\n1\n\nNA\n9\n9\n")

    assert [point["value"] for point in answer["points"]] == [1, 1, None, None, 9, 9]
    assert answer["points"][2]["special_cause"] is None
    assert (answer["mean"], answer["lower"], answer["upper"]) == (5, 5, 5)
    assert answer["is_trial"] is True


def test_control_puts_dated_rows_in_order_with_a_gap_for_a_missing_month(
    terminal: Terminal,
) -> None:
    answer = terminal.of("date;rate\n2024-03;12%\n2024-01;10%\n2024-02;11%\n2024-05;1,300.5\n")

    found = [(point["period_start"], point["value"]) for point in answer["points"]]
    assert found == [
        ("2024-01-01", 0.10),
        ("2024-02-01", 0.11),
        ("2024-03-01", 0.12),
        ("2024-04-01", None),
        ("2024-05-01", 1300.5),
    ]


def test_control_takes_working_days_as_they_follow_each_other(terminal: Terminal) -> None:
    answer = terminal.of("2024-01-04,1\n2024-01-05,2\n2024-01-08,3\n2024-01-09,4\n")

    assert [point["value"] for point in answer["points"]] == [1, 2, 3, 4]


@pytest.mark.parametrize("first", ["2024-01-01,5", "5"])
def test_control_needs_no_header(first: str, terminal: Terminal) -> None:
    assert terminal.of(f"{first}\n")["mean"] == 5


def test_control_keeps_periods_in_other_words_as_they_are_written(terminal: Terminal) -> None:
    answer = terminal.of("Month,n\nمحرم,٥\nصفر,٧\n")

    assert [(point["period_start"], point["value"]) for point in answer["points"]] == [
        ("محرم", 5),
        ("صفر", 7),
    ]


def test_control_begins_new_limits_at_the_first_point_from_a_date_on(terminal: Terminal) -> None:
    dated = [f"2024-{at + 1:02}-01,{value}" for at, value in enumerate(STEADY)]
    later = [f"2025-{at + 1:02}-01,{value + 20}" for at, value in enumerate(STEADY)]

    answer = terminal.of(lines([*dated, *later]), "--rebase", "2024-12-15")

    assert answer["rebased_at"] == ["2025-01-01"]
    assert (answer["points"][11]["mean"], answer["mean"]) == pytest.approx((10, 30))
    assert {point["rule"] for point in answer["points"]} == {None}


def test_control_begins_new_limits_at_a_row_of_a_file_without_days(terminal: Terminal) -> None:
    answer = terminal.of(lines([*STEADY, *(value + 20 for value in STEADY)]), "--rebase", "13")

    assert (answer["rebased_at"], answer["mean"]) == ([13], 30)


def test_control_of_a_constant_series_has_its_mean_as_limits(terminal: Terminal) -> None:
    answer = terminal.of(lines([0.1] * 15), "--target", "10%")

    limits = (answer["mean"], answer["lower"], answer["upper"])
    assert limits == pytest.approx((0.1, 0.1, 0.1))
    assert (answer["assurance"], answer["is_trial"]) == ("inconsistent", False)


def test_control_says_no_more_than_is_asked_for(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    path = terminal.folder / "values.csv"
    path.write_text(lines([9, 11]), encoding="utf-8")

    main(["control", "--values", str(path), "--json"])

    assert json.loads(capsys.readouterr().out) == {
        "mean": 10,
        "lower": pytest.approx(4.68),
        "upper": pytest.approx(15.32),
        "points": [
            {"period_start": 1, "value": 9, "special_cause": "common", "rule": None},
            {"period_start": 2, "value": 11, "special_cause": "common", "rule": None},
        ],
        "variation": "common",
        "assurance": None,
    }


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("value\n12,5\n-1,25\n", [12.5, -1.25]),
        ('value\n"12,5"\n"1,125"\n', [12.5, 1.125]),
        ("2024-01;1.234,5\n2024-02;2,25\n", [1234.5, 2.25]),
        ("القيمة\n١٢٫٥\n١٬٢٣٤\n", [12.5, 1234]),
        ("القيمة\n١٢،٥\n\u200f٩\n", [12.5, 9]),
        ("v\n1\xa0234\n1 235,5\n", [1234, 1235.5]),
        ("1'234\n5\n", [1234, 5]),
        ("value;\n12;\n15;\n", [12, 15]),
        ("sep=;\nvalue;\n12;\n", [12]),
        ("\n\nvalue\n12\n", [12]),
        ("value\r12\r15\r", [12, 15]),
        ("value\r\r\n12\r\r\n15\r\r\n", [12, 15]),
        ("\ufeff12\r\n15\r\n", [12, 15]),
    ],
)
def test_control_reads_figures_as_they_are_written(
    text: str, figures: list[float], terminal: Terminal
) -> None:
    answer = terminal.of(text)

    assert [point["value"] for point in answer["points"]] == figures


@pytest.mark.parametrize(
    ("text", "arguments", "problem"),
    [
        ("v\n1\nabc\n", [], "values.csv has “abc” in line 3, which is no figure."),
        ("1\ninf\n", [], "values.csv has “inf” in line 2, which is no figure."),
        ("1e309\n1\n", [], "values.csv has “1e309” in line 1, which is no figure."),
        ("1_000\n1\n", [], "values.csv has “1_000” in line 1, which is no figure."),
        ('v\n"1\n2"\n3\n', [], "values.csv has “1 2” in line 3, which is no figure."),
        ('v\n"12\n15\n', [], "values.csv has a quotation mark that is not closed"),
        ("v\n" + "x" * 600_000 + "\n", [], "values.csv has a cell longer than 500,000 characters"),
        ("12,5\n9,1\n", [], "values.csv has 2 columns, and it is not clear which one"),
        ("m,v\n2024-01,1\nTotal,1\n", [], "values.csv has “Total” in line 3, where the other"),
        ("value\nNA\nNA\n", [], "values.csv holds no figure at all."),
        ("1\n", ["--target", "abc"], "“abc” is not a figure."),
        ("1\n", ["--direction", "up"], "“up” is none of the words that can stand here."),
        ("1\n", ["--since", "2026-13-01"], "“2026-13-01” is no day."),
        ("1\n", ["--fix-after", "x"], "The command cannot be read: argument --fix-after"),
        ("a,b\n1,2\n", [], "values.csv has 2 columns, and it is not clear which one"),
        ("a,b\n1,2\n", ["--column", "c"], "values.csv has no column called “c”."),
        ("2024-01,1\n2024-01-01,2\n", [], "values.csv has the period 2024-01-01 twice"),
        ("", [], "values.csv is empty"),
        ("1\n2\n", ["--fix-after", "3"], "Limits cannot be fixed after 3 points"),
        ("1\n2\n", ["--rebase", "2024-01-01"], "No period begins at 2024-01-01 or after it"),
        ("1\n2\n", ["C06"], "A control chart is of one KPI, or of one file of values."),
    ],
)
def test_control_refuses_in_one_clear_sentence(
    text: str, arguments: list[str], problem: str, terminal: Terminal
) -> None:
    answer = terminal.of(text, *arguments)

    assert answer["problem"].startswith(problem)
    assert all(answer[name] for name in ("remedy", "problem_ar", "remedy_ar"))


def test_control_of_a_file_that_is_not_there_says_so(terminal: Terminal) -> None:
    code, answer = terminal.run("--values", str(terminal.folder / "none.csv"))

    assert code == 1
    assert answer["problem"].startswith("none.csv cannot be read")


def test_control_takes_the_column_that_is_named(terminal: Terminal) -> None:
    answer = terminal.of("date,a,b\n2024-01-01,1,5\n2024-02-01,1,7\n", "--column", "B")

    assert [point["value"] for point in answer["points"]] == [5, 7]
    assert answer["points"][1]["period_start"] == "2024-02-01"


def test_control_says_its_points_in_a_table_and_its_signs_below(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    path = terminal.folder / "values.csv"
    path.write_text("1\n2\n", encoding="utf-8")

    code = main(["control", "--values", str(path)])

    said = capsys.readouterr().out
    assert code == 0
    assert "special_cause" in said
    assert "variation: common\nfewer than 12 points: limits on trial" in said


# ------------------------------------------------------------------------ a KPI


@pytest.fixture(scope="module")
def spent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with fourteen months of spend, of which one is half over and one missing."""
    months = [f"2025-{month:02}" for month in range(1, 13)] + ["2026-02"]
    rows = [
        f"MOH,x,{month}-{'10' if month == '2026-02' else '28'},Advertisement,media,{100 + at % 2}"
        for at, month in enumerate(months)
    ]
    text = "Unit,Channel,Date,Item,Kind,Amount (BHD)\nMOH,x,2025-01-01,Film,media,0\n"
    path = tmp_path_factory.mktemp("exports") / "spend.csv"
    path.write_text(text + "\n".join(rows) + "\n", encoding="utf-8")
    lake = tmp_path_factory.mktemp("lake")
    assert [taken.problem for taken in intake.take_in(Warehouse(lake), [path])] == [None]
    return lake


def test_control_of_a_kpi_judges_whole_periods_of_a_unit(
    terminal: Terminal, spent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SADA_DATA", str(spent))

    code, answer = terminal.run("V08", "--unit", "MOH", "--channel", "x", "--target", "90")

    assert code == 0
    assert (answer["kpi"], answer["unit"], answer["channel"]) == ("V08", "MOH", "x")
    starts = [point["period_start"] for point in answer["points"]]
    assert (starts[0], starts[-1]) == ("2025-01-01", "2026-01-01")
    assert answer["points"][-1]["value"] is None
    assert answer["mean"] == pytest.approx(100.5)


def test_control_of_a_kpi_without_data_says_so(terminal: Terminal) -> None:
    code, answer = terminal.run("C06")

    assert code == 1
    assert answer["problem"].startswith("Engagement rate by impressions has no figure for these")
