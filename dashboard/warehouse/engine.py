"""DuckDB itself: connections that fetch nothing, our extensions and our macros."""

import importlib.util
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from dashboard import queries
from dashboard.errors import LakeUnavailable
from dashboard.queries import Query

EXTENSIONS = ("sqlite_scanner", "httpfs", "ducklake")
"""In the order they must be loaded; httpfs brings the encryption, not the network."""

Cursor = duckdb.DuckDBPyConnection
Value = str | int | float | bool | date | datetime | None


def scratch() -> Cursor:
    """A bare DuckDB in memory, locked down, with the reading macros: for parsing one file."""
    connection = bare()
    for macro in macros():
        connection.execute(macro.sql)
    # Each `in (…)` of a macro would else become a join: dozens of them for a dozen columns.
    connection.execute("set disabled_optimizers = 'in_clause'")
    connection.execute("set enable_external_access = false; set lock_configuration = true")
    return connection


def bare() -> Cursor:
    """A DuckDB in memory that downloads nothing and counts time in UTC."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allocator_background_threads": True,  # what was freed goes back to the machine by itself
    }
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute("set timezone = 'UTC'; set enable_progress_bar = false")
    return connection


def macros() -> list[Query]:
    """The macros, each after those it uses."""
    left = {query.name: query for query in queries.load("macros")}
    ordered: list[Query] = []
    while left:
        ready = [name for name in left if not _uses(left[name], left)]
        if not ready:
            message = f"macros that use each other in a circle: {', '.join(left)}"
            raise ValueError(message)
        ordered += [left.pop(name) for name in ready]
    return ordered


def _uses(macro: Query, others: Iterable[str]) -> bool:
    """Whether a macro's body calls one of the others."""
    body = macro.sql.partition(" as")[2]
    return any(f"{name}(" in body for name in others if name != macro.name)


def extension(name: str) -> Path:
    """Where a package of the index put a DuckDB extension."""
    found = importlib.util.find_spec(f"duckdb_extension_{name}")
    if found is None or not found.submodule_search_locations:
        raise LakeUnavailable("no_extension", name=name)
    return next(Path(found.submodule_search_locations[0]).rglob("*.duckdb_extension"))


def digest(query: Query) -> str:
    """A short fingerprint of a query's statement."""
    return sha256(query.sql.encode()).hexdigest()[:16]


def quoted(names: Iterable[str]) -> str:
    """Names of columns as SQL lists them."""
    return ", ".join(f'"{name}"' for name in names)


def one(cursor: Cursor) -> tuple[Any, ...]:
    """The row of a query that always answers with one."""
    row = cursor.fetchone()
    if row is None:
        message = "a query that always answers with a row gave none"
        raise AssertionError(message)
    return tuple(row)
