"""The plain formats and the page that explains them say the same."""

import csv
from pathlib import Path

import pytest

from dashboard import parsing, queries
from dashboard.queries import Query

PAGE = (Path(__file__).parents[2] / "docs" / "plain-formats.md").read_text(encoding="utf-8")
PLAIN = [query for query in queries.load("exports") if query.name.startswith("plain_")]


def _arabic(query: Query) -> dict[str, str]:
    """The first other name of each column, which is its Arabic one."""
    lines = (line.partition(" = ") for line in query.header["also"])
    return {column.strip(): others.split(" | ")[0].strip() for column, _, others in lines}


@pytest.mark.parametrize("query", PLAIN, ids=lambda query: query.name)
def test_the_page_explains_every_column_in_both_languages(query: Query) -> None:
    for line in query.header["column"]:
        column, _, meaning = line.partition(" = ")
        must = "must" if column in query.listed("columns", "|") else ""
        row = (
            f"| {column} | {_arabic(query)[column]} | {must} | {meaning[0].upper()}{meaning[1:]} |"
        )

        assert row in PAGE


@pytest.mark.parametrize("language", ["English", "Arabic"])
@pytest.mark.parametrize("query", PLAIN, ids=lambda query: query.name)
def test_the_example_on_the_page_is_taken_in(query: Query, language: str, tmp_path: Path) -> None:
    example = next(csv.reader([query.get("example")]))
    columns = [line.partition(" = ")[0] for line in query.header["column"]][: len(example)]
    names = columns if language == "English" else [_arabic(query)[column] for column in columns]
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, example])

    (found,) = parsing.parse(path, tmp_path, "", "2026-11-23")

    assert f"{','.join(columns)}\n{query.get('example')}\n" in PAGE
    assert (found.format, found.rows_read, found.rejections) == (query.name, 1, [])
