"""Whether a lake is whole: every byte as it was written, every rollup what its facts say."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from dashboard import queries
from dashboard.errors import LakeUnavailable
from dashboard.warehouse import originals, seal
from dashboard.warehouse.engine import Cursor, one
from dashboard.warehouse.facts import filled, resolve, unfilled
from dashboard.warehouse.tables import TABLES


@dataclass(frozen=True)
class Damage:
    """One thing that is not as it should be.

    Attributes:
        kind: What it is: catalogue, journal, original, data or rollup.
        name: Which one.
        said: What is wrong with it.
    """

    kind: str
    name: str
    said: str


def files(lake: Path) -> Iterator[Damage]:
    """What is wrong with the catalogue, the journal and the originals."""
    if not seal.is_whole(lake):
        yield Damage("catalogue", seal.CATALOGUE, "is not as it was last written")
    try:
        seal.journal(lake)
    except LakeUnavailable as error:
        yield Damage("journal", "journal.jsonl", error.problem)
    for kept in sorted(originals.place(lake).iterdir()):
        if kept.suffix == ".partial":
            continue
        if originals.digest(kept) != kept.name:
            yield Damage("original", kept.name, "is not what its name says")


def named(lake: Path, wanted: Iterator[str]) -> Iterator[Damage]:
    """Originals that a version names and that are not there."""
    for digest in sorted(set(wanted)):
        if not (originals.place(lake) / digest).is_file():
            yield Damage("original", digest, "is not there")


def data(cursor: Cursor) -> Iterator[Damage]:
    """Tables of which a data file, of now or of any version before, cannot be read."""
    first, last = one(
        cursor.execute("select min(snapshot_id), max(snapshot_id) from lake.snapshots()")
    )
    have = filled(cursor)
    for schema, names in (("main", TABLES), ("rollup", _rollups())):
        for name in names:
            if f"{schema}.{name}" not in have:
                continue
            ever = f"ducklake_table_insertions('lake', '{schema}', '{name}', {first}, {last})"
            gone = f"ducklake_table_deletions('lake', '{schema}', '{name}', {first}, {last})"
            for rows in (f"lake.{schema}.{name}", ever, gone):
                try:
                    with suppress(duckdb.CatalogException):
                        cursor.execute(f"select bit_xor(hash(t)) from {rows} t").fetchone()
                except duckdb.Error as error:
                    yield Damage("data", f"{schema}.{name}", str(error).splitlines()[0][:200])
                    break


def rollups(cursor: Cursor) -> Iterator[Damage]:
    """Rollups that do not hold what their facts say."""
    have, without = filled(cursor), unfilled(cursor)
    resolve(cursor, without=without)
    for query in queries.load("rollups"):
        if without.issuperset(query.listed("of")) and f"rollup.{query.name}" not in have:
            continue
        cursor.execute(
            f"create or replace temp table again as {query.sql}",
            {"since": date.min, "until": date.max},
        )
        again, kept = (
            f"(select {_rounded(cursor, 'again')} from {rows})"
            for rows in ("again", f"lake.rollup.{query.name}")
        )
        (differing,) = one(
            cursor.execute(
                "select count(*) from ("
                f" (from {again} except all from {kept})"
                f" union all (from {kept} except all from {again}))"
            )
        )
        if differing:
            yield Damage("rollup", query.name, f"{differing} rows are not what the facts say")


def _rounded(cursor: Cursor, name: str) -> str:
    """A table's columns, sums of fractions to nine figures: they differ by their order."""
    described = cursor.execute(f"describe {name}").fetchall()
    return ", ".join(
        f"printf('%.9g', \"{column}\")" if kind in ("DOUBLE", "FLOAT") else f'"{column}"'
        for column, kind, *_ in described
    )


def _rollups() -> list[str]:
    return [query.name for query in queries.load("rollups")]
