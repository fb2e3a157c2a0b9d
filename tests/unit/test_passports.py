"""Number passports: what stands behind a figure, and the codes that lead back to it."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard import cli, codes, kpis, passports
from dashboard.codes import Figure
from dashboard.errors import NoPassport, UnknownKPI
from dashboard.scope import Scope
from dashboard.warehouse import TABLES, Part, Warehouse
from dashboard.wording import LANGUAGES, words

YEAR = Scope(date(2026, 1, 1), date(2027, 1, 1), "month")

Row = Mapping[str, object]


def part(table: str, *rows: Row) -> Part:
    blank = dict.fromkeys(TABLES[table].names, "Unassigned")
    return Part(
        table,
        pa.Table.from_pylist(
            [{**blank, **row, "_row": line} for line, row in enumerate(rows, start=2)]
        ),
    )


def post(number: int, unit: str = "health", **figures: str | int) -> Row:
    named = {"channel": "x", "post_id": f"p{number}", "unit": unit}
    return {**named, "published_on": date(2026, 1 + number % 2, 5), **figures}


@pytest.fixture(scope="module")
def three_posts(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A lake of three posts, shared by the tests that only read it."""
    warehouse = Warehouse(tmp_path_factory.mktemp("three") / "lake")
    seen = [post(at, impressions=100, reactions=at, title="=1+1") for at in (1, 2, 3)]
    warehouse.commit([part("post", *seen)], "Amal", "Take in", {"file": "posts.csv"})
    return warehouse


@pytest.fixture
def three_posts_copy(three_posts: Warehouse, tmp_path: Path) -> Warehouse:
    """A copy of it, for a test that writes into it."""
    return Warehouse(Path(shutil.copytree(three_posts.folder, tmp_path / "lake")))


@pytest.fixture(scope="module")
def two_units(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A lake with a post of either unit and one of last year, labels, and an old message."""
    warehouse = Warehouse(tmp_path_factory.mktemp("two") / "lake")
    posts = [post(1), post(2, unit="works"), {**post(3), "published_on": date(2025, 12, 31)}]
    label = {"channel": "x", "kind": "topic", "label": "roads", "published_on": date(2026, 1, 5)}
    labels = [{**label, "post_id": f"p{at}"} for at in (1, 2)]
    arrived = {"arrived_at": datetime(2025, 6, 1, 9), "arrived_on": date(2025, 6, 1)}
    message = {"channel": "x", "message_id": "m", "unit": "health", "needs_answer": True}
    known = {"limit_hours": 24.0, "known_at": datetime(2026, 3, 1)}
    parts = [part("post", *posts), part("post_label", *labels)]
    parts.append(part("message", {**message, **arrived, **known}))
    warehouse.commit(parts, "Amal", "Take in", {"file": "all.csv"})
    return warehouse


def figure(warehouse: Warehouse, kpi: str = "C06", start: date | None = None) -> Figure:
    return Figure.of(kpis.find(kpi), YEAR, warehouse.version(), start)


def test_code_leads_back_to_the_figure_after_the_data_moved_on(three_posts_copy: Warehouse) -> None:
    given = passports.issue(three_posts_copy, figure(three_posts_copy))
    more = part("post", post(4, impressions=1_000, reactions=900))
    three_posts_copy.commit([more], "Amal", "Take in", {"file": "more.csv"})

    opened = passports.opened(three_posts_copy, f" {codes.shown(given.code).lower()} ")

    assert (opened.numerator, opened.denominator, opened.value) == (6, 300, 0.02)
    assert (opened.code, opened.figure) == (given.code, given.figure)
    assert not opened.is_redefined


def test_code_says_that_the_definition_changed_since(
    three_posts: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = passports.issue(three_posts, figure(three_posts))
    monkeypatch.setattr(codes, "definition", lambda kpi: f"other {kpi.id}")

    opened = passports.opened(three_posts, given.code)

    assert opened.is_redefined
    assert opened.recorded["value"] == 0.02


def test_figure_of_one_period_is_the_one_that_was_measured(three_posts: Warehouse) -> None:
    of = figure(three_posts, start=date(2026, 2, 1))

    opened = passports.issue(three_posts, of)

    assert (opened.numerator, opened.denominator) == (4, 200)
    assert passports.rows(three_posts, opened, "post").count == 2


def test_rows_behind_a_figure_name_their_file_and_its_author(three_posts_copy: Warehouse) -> None:
    mended = part("post", post(2, impressions=150))
    three_posts_copy.commit([mended], "Badr", "Take in", {"file": "mended.csv"})
    one = passports.issue(three_posts_copy, figure(three_posts_copy))

    found = passports.rows(three_posts_copy, one, "post", most=2)

    assert (found.count, found.rows.num_rows) == (3, 2)
    by = [
        (made.author, made.details["file"], rows)
        for made, rows in passports.files(three_posts_copy, found)
    ]
    assert by == [("Badr", "mended.csv", 1), ("Amal", "posts.csv", 3)]


def test_rows_behind_a_figure_can_be_searched(three_posts: Warehouse) -> None:
    one = passports.issue(three_posts, figure(three_posts))

    found = passports.rows(three_posts, one, "post", search="P2 health")

    assert found.rows["post_id"].to_pylist() == ["p2"]


def test_rows_of_other_units_and_months_are_not_behind_a_figure(two_units: Warehouse) -> None:
    scope = replace(YEAR, unit="health")
    of = Figure.of(kpis.find("C11"), scope, two_units.version())

    found = passports.rows(two_units, passports.issue(two_units, of), "post")

    assert found.rows["post_id"].to_pylist() == ["p1"]


def test_rows_of_a_stock_reach_back(two_units: Warehouse) -> None:
    one = passports.issue(two_units, figure(two_units, "open_backlog"))

    assert passports.rows(two_units, one, "message").count == 1


def test_labels_stand_where_their_post_does(two_units: Warehouse) -> None:
    scope = replace(YEAR, unit="works")
    of = Figure.of(kpis.find("topic_engagement_rate"), scope, two_units.version())

    found = passports.rows(two_units, passports.issue(two_units, of), "post_label")

    assert found.rows["post_id"].to_pylist() == ["p2"]


def test_hidden_figure_shows_no_rows(three_posts: Warehouse) -> None:
    one = replace(passports.issue(three_posts, figure(three_posts)), hidden="few")

    found = passports.rows(three_posts, one, "post")
    told = passports.told(three_posts, one)

    assert (found.count, found.rows.num_rows, found.versions) == (0, 0, ())
    assert (told["recorded"], told["files"]) == ({}, [])


@pytest.fixture(scope="module")
def few_on_instagram(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Two months of ratings: in January twelve by post, and three and two of two channels."""
    warehouse = Warehouse(tmp_path_factory.mktemp("few") / "lake")
    rated = {"email": 12, "instagram": 3, "x": 2}
    rows = [
        message(f"{month}-{channel}-{at}", channel, month, rating=1 + at % 5)
        for month in (1, 2)
        for channel, people in rated.items()
        for at in range(people if month == 1 else 9)
    ]
    warehouse.commit([part("message", *rows)], "Amal", "Take in", {"file": "messages.csv"})
    return warehouse


def message(name: str, channel: str, month: int, **more: object) -> Row:
    day = date(2026, month, 5)
    known = {"limit_hours": 24.0, "known_at": datetime(2026, 5, 1), "needs_answer": True}
    arrived = {"arrived_at": datetime(2026, month, 5, 9), "arrived_on": day}
    named = {"channel": channel, "message_id": name, "unit": "works"}
    return {**named, **arrived, **known, **more}


@pytest.mark.parametrize("kpi", ["E06", "E01"])
@pytest.mark.parametrize("start", [None, date(2026, 1, 1)])
def test_rows_of_shown_figures_do_not_tell_the_ratings_of_hidden_channels(
    few_on_instagram: Warehouse, kpi: str, start: date | None
) -> None:
    of = replace(figure(few_on_instagram, kpi, start), unit="works")

    found = passports.rows(few_on_instagram, passports.issue(few_on_instagram, of), "message")

    rows = found.rows.to_pylist()
    told = {row["channel"] for row in rows if row["rating"] is not None}
    assert (len(rows), told) == (17 if start else 44, {"email"})


def test_rows_of_people_who_are_too_few_in_a_month_are_left_out(warehouse: Warehouse) -> None:
    module = {"programme": "d", "module": "m", "kind": "final", "max_score": 10.0, "passed": True}
    assessed = [
        {"learner": f"{month}-{at}", "unit": "works", "assessed_on": date(2026, month, 5), **module}
        for month, people in ((1, 3), (2, 4), (3, 9))
        for at in range(people)
    ]
    warehouse.commit([part("assessment", *assessed)], "Amal", "Take in", {"file": "grades.csv"})

    one = passports.issue(warehouse, figure(warehouse, "L05"))
    found = passports.rows(warehouse, one, "assessment")

    assert {row["assessed_on"].month for row in found.rows.to_pylist()} == {3}
    assert (found.count, found.withheld) == (9, 7)


def test_rows_behind_a_survey_are_answers_to_its_own_questions(warehouse: Warehouse) -> None:
    named = {"survey": "s", "unit": "works", "answered_on": date(2026, 1, 5), "score": 5.0}
    answers = [
        {**named, "response_id": str(at), "item": facet, "facet": facet}
        for at in range(6)
        for facet in ("trust", "applied")
    ]
    warehouse.commit([part("survey_answer", *answers)], "Amal", "Take in", {"file": "survey.csv"})

    one = passports.issue(warehouse, figure(warehouse, "R04"))
    found = passports.rows(warehouse, one, "survey_answer")

    assert {row["facet"] for row in found.rows.to_pylist()} == {"trust"}
    assert found.count == 6


def test_kpis_of_survey_answers_name_their_facets() -> None:
    for kpi in kpis.catalogue():
        told = kpi.sql + "".join(rollup.sql for rollup in codes.rollups(kpi))
        rests_on_answers = "survey_answer" in passports.sources(kpi)

        assert bool(kpi.facets) == rests_on_answers, kpi.id
        assert all(f"'{facet}'" in told for facet in kpi.facets), kpi.id


def test_downloaded_rows_are_run_by_no_spreadsheet(three_posts: Warehouse) -> None:
    one = passports.issue(three_posts, figure(three_posts))
    found = passports.rows(three_posts, one, "post")

    lines = passports.separated(found, {found.versions[0][0]: "@posts.csv"}).decode("utf-8-sig")

    assert ",'=1+1," in lines
    assert lines.splitlines()[1].endswith(",'@posts.csv")
    assert len(lines.splitlines()) == 4


def test_code_that_another_figure_has_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Figure.of(kpis.find("C06"), YEAR, 3)
    monkeypatch.setattr(
        codes, "code_of", lambda _f, made_by, length: f"{'0' * 8}{made_by}"[:length]
    )

    first, second, again = codes.keep(tmp_path, [(one, "a", {}), (one, "b", {}), (one, "a", {})])

    assert (first, second, again) == ("00000000", "00000000b", "00000000")


def test_torn_line_costs_only_its_own_code(tmp_path: Path) -> None:
    (tmp_path / codes.JOURNAL).write_text('{"code": "ABC', encoding="utf-8")
    one = Figure.of(kpis.find("C06"), YEAR, 3)

    (code,) = codes.keep(tmp_path, [(one, "made by", {"value": 1.0})])

    kept = codes.kept(tmp_path, code)
    assert kept is not None
    assert codes.read(kept["figure"]) == one


def test_code_is_kept_nowhere_where_the_lake_cannot_be_written(tmp_path: Path) -> None:
    one = Figure.of(kpis.find("C06"), YEAR, 3)

    assert codes.keep(tmp_path / "nowhere", [(one, "made by", {})]) == [""]


@pytest.mark.parametrize("text", ["", "C06", "Z99~~~2026-01-01~2027-01-01~month~~3", "~" * 7])
def test_address_that_names_no_figure_is_refused(text: str) -> None:
    with pytest.raises((NoPassport, UnknownKPI)):
        codes.read(text)


def test_code_that_nobody_was_given_is_refused(two_units: Warehouse) -> None:
    with pytest.raises(NoPassport):
        passports.opened(two_units, "0000-0000")


def test_every_kpi_names_its_tables_and_their_columns_in_both_languages() -> None:
    bare = [kpi.id for kpi in kpis.catalogue() if not passports.sources(kpi)]
    tables = {table for kpi in kpis.catalogue() for table in passports.sources(kpi)}
    columns = {f"column.{name}" for table in tables for name in TABLES[table].columns}

    assert bare == []
    for language in LANGUAGES:
        assert columns - words(language).keys() == set()


def test_command_tells_where_a_code_leads(
    three_posts: Warehouse, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = passports.issue(three_posts, figure(three_posts))
    monkeypatch.setenv("SADA_DATA", str(three_posts.folder))

    exit_code = cli.main(["passport", given.code, "--json"])

    told = json.loads(capsys.readouterr().out)
    assert exit_code == 0
    assert (told["value"], told["rows"], told["files"][0]["author"]) == (0.02, {"post": 3}, "Amal")


def test_measuring_every_level_gives_codes_that_lead_back(
    three_posts_copy: Warehouse, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SADA_DATA", str(three_posts_copy.folder))

    cli.main(["measure", "C06", "C11", "--json"])

    rows = json.loads(capsys.readouterr().out)
    one = next(row for row in rows if (row["kpi"], row["unit"]) == ("C06", "health"))
    opened = passports.opened(three_posts_copy, one["code"])
    assert (opened.kpi.id, opened.figure.unit, opened.value) == ("C06", "health", one["value"])
    assert {"numerator", "denominator", "lower", "upper", "people", "hidden"} <= one.keys()
    assert (one["shown_as"], one["basis"], one["class"], one["coverage"]) == (
        "percent", "lifetime", "R", 1
    )  # fmt: skip
    assert len({row["code"] for row in rows}) == len(rows)


def test_passport_of_a_hidden_figure_tells_no_number(warehouse: Warehouse) -> None:
    known = {"arrived_at": datetime(2026, 1, 5, 9), "arrived_on": date(2026, 1, 5), "rating": 5}
    known |= {"limit_hours": 24.0, "known_at": datetime(2026, 3, 1), "needs_answer": False}
    rated = [{"channel": "x", "message_id": str(at), "unit": "works", **known} for at in range(3)]
    warehouse.commit([part("message", *rated)], "Amal", "Take in", {"file": "messages.csv"})

    told = passports.told(warehouse, passports.issue(warehouse, figure(warehouse, "E06")))

    numbers = ("value", "numerator", "denominator", "lower", "upper", "coverage")
    assert told["hidden"] == "few"
    assert {name: told[name] for name in numbers} == dict.fromkeys(numbers)
    assert told["rows"] == {"message": 0}
