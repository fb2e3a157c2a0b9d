"""Reports that are known and cannot be taken in say why, and which one to download instead."""

import csv
from pathlib import Path

import pytest

from dashboard import parsing, queries
from dashboard.queries import Query

REFUSALS = queries.load("refusals")


@pytest.mark.parametrize("query", REFUSALS, ids=lambda query: query.name)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_known_report_is_refused_with_its_reason(
    query: Query, language: str, tmp_path: Path
) -> None:
    columns = query.listed("columns", "|")
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, ["1" for _ in columns]])

    (found,) = parsing.parse(path, tmp_path, "", "2026-11-23")

    assert found.reason
    problem, remedy = found.reason.said(language)
    ending = "" if language == "en" else " ar"
    assert query.need(f"why{ending}") in problem
    assert query.need(f"instead{ending}") in remedy


def test_a_key_to_measures_is_known_only_without_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("measure,section,label,description,count\n1,2,3,4,5\n", encoding="utf-8")

    (found,) = parsing.parse(path, tmp_path, "", "2026-11-23")

    assert found.reason
    assert found.reason.key == "unknown_columns"
