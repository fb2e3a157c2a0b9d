"""The grammar of a SQL file's header."""

import pytest

from dashboard import queries
from dashboard.errors import QueryError

ATTENDANCE = """\
-- kpi: attendance
-- name: Attendance
-- means: Of everyone invited,
--   the share who came: in time or late.
-- by: unit,  channel
-- also: Name = الاسم
-- also: Day = Date | اليوم
select 1 -- as it stands
from session;
"""


def test_header_names_the_kind_and_the_file() -> None:
    query = queries.parse(ATTENDANCE, "attendance")

    assert (query.kind, query.name) == ("kpi", "attendance")


def test_header_ends_where_the_statement_begins() -> None:
    query = queries.parse(ATTENDANCE, "attendance")

    assert query.sql == "select 1 -- as it stands\nfrom session"


def test_header_value_goes_on_in_an_indented_line() -> None:
    query = queries.parse(ATTENDANCE, "attendance")

    assert query.get("means") == "Of everyone invited, the share who came: in time or late."


def test_header_key_may_stand_more_than_once() -> None:
    query = queries.parse(ATTENDANCE, "attendance")

    assert query.header["also"] == ("Name = الاسم", "Day = Date | اليوم")


def test_header_key_that_stands_twice_has_no_single_value() -> None:
    query = queries.parse(ATTENDANCE, "attendance")

    with pytest.raises(QueryError, match="says “also” 2 times"):
        query.get("also")


def test_header_list_is_split_and_trimmed() -> None:
    query = queries.parse(ATTENDANCE, "attendance")

    assert query.listed("by") == ("unit", "channel")
    assert query.listed("means", between=":")[-1] == "in time or late."
    assert query.listed("not there") == ()


def test_header_value_that_is_not_there_has_a_default() -> None:
    query = queries.parse(ATTENDANCE, "attendance")

    assert (query.get("zone"), query.get("zone", "Bahrain")) == ("", "Bahrain")


def test_header_value_that_must_be_there_is_asked_for() -> None:
    query = queries.parse(ATTENDANCE, "attendance")

    with pytest.raises(QueryError) as raised:
        query.need("source")

    assert raised.value.problem == "kpi attendance does not say “source”."
    assert raised.value.remedy == "Add a line `-- source: …` to its header."


@pytest.mark.parametrize("text", ["", "select 1", "-- kpi: another\nselect 1", "--\nselect 1"])
def test_header_that_does_not_name_the_file_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="Name the kind and the file in the first line"):
        queries.parse(text, "attendance")


def test_folder_is_read_in_the_order_of_names() -> None:
    names = [query.name for query in queries.load("rollups")]

    assert names == sorted(names)
    assert "post_daily" in names
