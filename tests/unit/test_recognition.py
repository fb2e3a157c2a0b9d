"""Which format a table fits, among those it is offered."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard import queries, recognition
from dashboard.readers import Grid
from dashboard.recognition import Export, certainty, described, nearest, ranked

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


def judged(*rows: list[str], formats: Sequence[Export] | None = None) -> tuple[str, list[str]]:
    """How sure it is of the first table of a grid, and why."""
    block, *_ = recognition.blocks(grid(*rows), formats)
    found = certainty.judge(block)
    return found.level, [reason.said("en") for reason in found.why]


def test_many_columns_make_certain_and_the_reasons_name_them() -> None:
    level, why = judged([*HEADER[:6], "Link"], ["1"] * 7)

    assert level == "certain"
    assert why[0].startswith("These columns name it: “Post id”, “Date”, “Post text”")
    assert why[1].startswith("Not in it, and not needed: “Likes”, “Bookmarks”")


def test_more_unknown_columns_than_known_ones_make_likely() -> None:
    level, why = judged([*HEADER[:6], *"abcdefghij"], ["1"] * 16)

    assert level == "likely"
    assert why[2].endswith("“g”, “h” and 2 others.")


def test_a_title_makes_certain_where_columns_are_few() -> None:
    level, why = judged(["Facebook reach"], ["Date", "Primary"], ["2024-03-14", "7"])

    assert level == "certain"
    assert "The line above its table says so: “Facebook reach”." in why


def test_two_formats_that_fit_alike_make_possible_and_both_are_named() -> None:
    twin = replace(described(queries.parse(SAVED, "saved_posts")), columns=tuple(HEADER[:6]))
    formats = ranked([*recognition.exports(), twin])

    level, why = judged(HEADER, ["1"] * 7, formats=formats)

    assert level == "possible"
    assert any(reason.startswith("It fits Posts of our own tool just as well") for reason in why)


def test_a_format_that_asks_for_less_is_named_and_does_not_make_unsure() -> None:
    level, why = judged(["Date", "Clicks", "Impressions", "CTR", "Position"], ["1"] * 5)

    assert level == "certain"
    assert why[-1].endswith("which asks for fewer columns.")


def refused(*rows: list[str]) -> tuple[str, str]:
    """Why a table that fits nothing is refused, and what to do."""
    error = nearest.unknown("may.csv", [grid(*rows)], recognition.exports())
    return error.said("en")


def test_a_near_miss_names_the_format_what_is_missing_and_what_is_not_known() -> None:
    problem, _ = refused(["Post id", "Date", "Post text", "Views", "Engagements", "Reposts"])

    assert problem == (
        "may.csv looks like X Premium analytics, posts, but has no column “Impressions”;"
        " it has columns that are not known: “Views”."
    )


def test_a_near_miss_without_any_figure_says_so() -> None:
    problem, _ = refused(["Content", "Video title", "Video publish time", "Duration"])

    assert problem.endswith("none of the figures “Views”, “Watch time (hours)”, “Likes”.")


def test_one_common_column_is_no_near_miss() -> None:
    problem, _ = refused(["Date", "Colour", "Taste"])

    assert problem == "may.csv has columns that fit no known export: “Date”, “Colour”, “Taste”."
