"""Which format a table fits, among those it is offered."""

from dashboard import queries, recognition
from dashboard.readers import Grid
from dashboard.recognition import described, ranked

SAVED = """\
-- export: saved_posts
-- name: Posts of our own tool
-- name ar: منشورات من أداتنا
-- fills: post
-- columns: Post id | Date | Post text | Impressions | Engagements | Reposts | Mood
-- basis: lifetime
select 1
"""

HEADER = ["Post id", "Date", "Post text", "Impressions", "Engagements", "Reposts", "Mood"]


def grid(*rows: list[str], sheet: str = "") -> Grid:
    return Grid(sheet, list(range(1, len(rows) + 1)), list(rows))


def test_a_table_is_tried_against_every_format_by_default() -> None:
    (block,) = recognition.blocks(grid(HEADER, ["1"] * 7))

    assert block.export.name == "x_posts"


def test_a_saved_format_that_asks_for_more_goes_before_one_of_ours() -> None:
    saved = described(queries.parse(SAVED, "saved_posts"))
    formats = ranked([*recognition.exports(), saved])

    (block,) = recognition.blocks(grid(HEADER, ["1"] * 7), formats)

    assert block.export.name == "saved_posts"


def test_a_table_fits_only_the_formats_it_is_offered() -> None:
    others = [export for export in recognition.exports() if export.name != "x_posts"]

    found = recognition.blocks(grid(HEADER, ["1"] * 7), others)

    assert found == []
