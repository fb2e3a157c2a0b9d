"""What statements read: rollups, so that a page costs the same however many facts there are."""

import re
from functools import cache

import pytest

from dashboard import queries
from dashboard.queries import Query
from dashboard.warehouse import TABLES, Cursor, scratch

SMALL = {"target", "event"}
"""Tables with a day that people keep by hand; they are served from memory like rollups."""

FACTS = {name for name, table in TABLES.items() if table.dated_by} - SMALL

READ_FACTS = {
    "best_posts": "shows single posts",
    "worst_posts": "shows single posts",
    "held": "says how many rows of each table there are, and of which days",
    "twins": "finds accounts and names that stand in facts alone",
    "unowned_accounts": "shows accounts that stand in facts alone, as nobody listed them",
}
"""Lists that read facts, and why."""

ROLLUPS = {rollup.name for rollup in queries.load("rollups")}


@cache
def parser() -> Cursor:
    """What takes statements apart."""
    return scratch()


def named(query: Query) -> set[str]:
    """The tables that a statement reads; its own `with` parts are none."""
    filled = re.sub(r"\$\w+", "'2026-01-01'", query.sql)
    # Columns chosen by a pattern are looked for, and there are none without the tables.
    filled = re.sub(r"\*?columns\('.*?'\)", "1", filled)
    return set(parser().get_table_names(filled))


def test_a_table_is_found_wherever_a_statement_names_it() -> None:
    sql = "with own as (from post) select (select 1 from mention) from own join x.spend on $since"

    assert named(Query("kpi", "k", {}, sql)) == {"post", "mention", "spend"}


@pytest.mark.parametrize("kpi", queries.load("kpis"), ids=lambda kpi: kpi.name)
def test_a_kpi_reads_rollups_alone(kpi: Query) -> None:
    assert named(kpi) <= ROLLUPS


def test_lists_read_facts_only_where_single_rows_are_shown() -> None:
    reading = {query.name for query in queries.load("lists") if named(query) & FACTS}

    assert reading == set(READ_FACTS)


@pytest.mark.parametrize("rollup", queries.load("rollups"), ids=lambda rollup: rollup.name)
def test_a_rollup_reads_the_facts_that_its_header_names(rollup: Query) -> None:
    assert named(rollup) == set(rollup.listed("of"))
