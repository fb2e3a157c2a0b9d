"""How DuckDB reads a statement: the same grammar that runs it, with nothing to run it on."""

import json
from functools import cache
from typing import Any

import duckdb

from dashboard.errors import QueryError


def tree(sql: str, named: str) -> dict[str, Any]:
    """The syntax of one statement, as DuckDB writes it down.

    Args:
        sql: A select statement.
        named: What it is called where it cannot be read.

    Raises:
        QueryError: It is no select statement.
    """
    with _reader().cursor() as cursor:
        (text,) = cursor.execute(
            "select json_serialize_sql($1, skip_null := true, skip_default := true)", [sql]
        ).fetchall()[0]
    read: dict[str, Any] = json.loads(text)
    if "statements" not in read:
        raise QueryError("unread", query=named, error=str(read.get("error_message", "")))
    node: dict[str, Any] = read["statements"][0]["node"]
    return node


@cache
def _reader() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"enable_external_access": "false", "threads": "1"})
