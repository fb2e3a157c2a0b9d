"""DuckDB in memory with a lake attached to it, and the door locked behind."""

import os
from pathlib import Path

import duckdb

from dashboard.warehouse import engine, seal, serving, turns

PATIENCE = 60_000
"""For how many milliseconds a commit waits until readers are done with the catalogue. One that
gives up half-way leaves it locked for as long as its process lives."""


def must_stay(folder: Path) -> bool:
    """Whether there is a lake that cannot be written: it is then opened for reading."""
    return (folder / seal.CATALOGUE).exists() and not os.access(folder, os.W_OK)


def attached(folder: Path, *, is_fixed: bool) -> duckdb.DuckDBPyConnection:
    """A connection of its own to the lake, with no rollup in memory yet.

    Args:
        folder: Where the lake stands.
        is_fixed: Whether it is attached for reading alone.
    """
    connection = engine.bare()
    for name in engine.EXTENSIONS:
        connection.execute(f"load '{engine.extension(name)}'")
    quoted = str(folder.resolve()).replace("'", "''")
    attach = (
        f"attach if not exists 'ducklake:sqlite:{quoted}/{seal.CATALOGUE}' as lake"
        f" (data_path '{quoted}/data', override_data_path true, encrypted,"
        f" meta_busy_timeout {PATIENCE}{', read_only' if is_fixed else ''})"
    )
    turns.retrying(lambda: connection.execute(attach))
    for macro in engine.macros():
        connection.execute(macro.sql)
    serving.prepare(connection)
    connection.execute(
        f"set allowed_directories = ['{quoted}'];"
        " set enable_external_access = false; set lock_configuration = true"
    )
    return connection
