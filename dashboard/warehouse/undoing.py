"""Undoing a version by a new one: its rows get back what they were, where nobody came later."""

import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dashboard import faults
from dashboard.errors import NothingToUndo
from dashboard.warehouse import captures
from dashboard.warehouse.engine import Cursor, one, quoted
from dashboard.warehouse.facts import unfilled
from dashboard.warehouse.tables import TABLES, Table
from dashboard.warehouse.writing import finish, know_accounts


@dataclass(frozen=True)
class Undone:
    """What undoing a version does to one table, counted in rows.

    Attributes:
        table: The table.
        removed: Rows that the version added, and that go.
        restored: Rows that it changed, and that get their former figures back.
        returned: Rows that it removed, and that come back.
        kept: Rows that a later version changed, and that stay as they are.
        done: Rows that stand as they did before the version already.
    """

    table: str
    removed: int
    restored: int
    returned: int
    kept: int
    done: int

    @property
    def acts(self) -> bool:
        """Whether any row changes."""
        return bool(self.removed or self.restored or self.returned)


Gave = Mapping[str, Collection[str]] | None
"""The columns that a version gave of each table; None where it may be any."""

Later = Sequence[tuple[int, Gave]]
"""Each later version with the columns that it gave."""


def plan(cursor: Cursor, version: int, later: Later) -> list[Undone]:
    """What undoing a version does, table by table; `undo_TABLE` then holds the rows.

    A row that nobody changed since gets back all it was. Of a row that a later version changed,
    only the figures that the later version did not give at all get back what they were.
    """
    planned = []
    without = unfilled(cursor)
    for table in TABLES.values():
        if table.name in without:
            continue
        with suppress(duckdb.CatalogException):
            _touched(cursor, table, version)
            if cursor.execute("from touched limit 1").fetchone():
                _images(cursor, table, version)
                _given(cursor, table, version, later)
                planned.append(_decided(cursor, table))
    names = {undone.table for undone in planned}
    told = [_spared(cursor, undone, names) for undone in planned]
    return [undone for undone in told if undone.acts or undone.kept or undone.done]


def _spared(cursor: Cursor, undone: Undone, planned: Collection[str]) -> Undone:
    """What undoing does once rows stay that another export has captured too."""
    table = TABLES[undone.table]
    if not table.captures or not undone.removed:
        return undone
    going = f"undo_{table.captures}" if table.captures in planned else ""
    count = captures.spare(cursor, table, going)
    return replace(undone, removed=undone.removed - count, restored=undone.restored + count)


def _touched(cursor: Cursor, table: Table, version: int) -> None:
    """Put the keys of the rows that a version wrote or took away into `touched`."""
    keys = quoted(table.key)
    cursor.execute(
        "create or replace temp table touched as"
        f" select {keys} from lake.table_insertions('{table.name}', {version}, {version})"
        f" union select {keys} from lake.table_deletions('{table.name}', {version}, {version})"
    )


def _images(cursor: Cursor, table: Table, version: int) -> None:
    """Put each row before the version, after it and now side by side into `images`."""
    cursor.execute("create or replace temp table images as from touched")
    for name, then in (
        ("was", f"at (version => {version - 1})"),
        ("made", f"at (version => {version})"),
        ("now", ""),
    ):
        packed = _packed({column: f't."{column}"' for column in table.columns})
        same = " and ".join(f't."{key}" = i."{key}"' for key in table.key)
        source = _as_now(cursor, table, then)
        cursor.execute(
            "create or replace temp table images as"
            f" select i.*, t.packed as {name} from images i left join"
            f" (select {quoted(table.key)}, {packed} as packed from ({source}) t) t on {same}"
        )


def _as_now(cursor: Cursor, table: Table, then: str) -> str:
    """A table's rows at a version, with the columns it has now; no rows where it was not there."""
    try:
        described = cursor.execute(f"describe from lake.main.{table.name} {then}").fetchall()
    except duckdb.CatalogException:
        return f"select * from lake.main.{table.name} where false"
    had = {row[0] for row in described}
    return f"select {table.shaped(had)} from lake.main.{table.name} {then}"


def _given(cursor: Cursor, table: Table, version: int, later: Later) -> None:
    """Put the columns that later versions gave for each row they changed into `given`."""
    numbers = [number for number, _ in later]
    columns = [
        list(table.columns if gave is None else gave.get(table.name, ())) for _, gave in later
    ]
    gave = {
        "number": pa.array(numbers, pa.int64()),
        "columns": pa.array(columns, pa.list_(pa.string())),
    }
    cursor.register("later", pa.table(gave))
    last = max([version, *numbers])
    changes = f"lake.table_changes('{table.name}', {version + 1}, {last})"
    if not numbers:
        changes = f"(select *, 0 as snapshot_id from lake.main.{table.name} where false)"
    cursor.execute(
        "create or replace temp table given as"
        f" select {quoted(table.key)}, list_distinct(flatten(list(columns))) as columns"
        f" from {changes} c join later on later.number = c.snapshot_id"
        f" semi join touched using ({quoted(table.key)}) group by {quoted(table.key)}"
    )
    cursor.unregister("later")


def _decided(cursor: Cursor, table: Table) -> Undone:
    """Put what becomes of each row into `undo_TABLE`, as `act` and `target`; how many of each."""
    aimed = {}
    for name in table.columns:
        mends = (
            "state = 'part' and made.{0} is distinct from was.{0}"
            " and made.{0} is not distinct from now.{0} and not list_contains(columns, {1})"
        ).format(f'"{name}"', f"'{name}'")
        fixed = name in table.required or name in table.key
        aimed[name] = f'case when {mends} then was."{name}" else now."{name}" end'
        if fixed:
            aimed[name] = f'now."{name}"'
    cursor.execute(
        f"create or replace temp table undo_{table.name} as"
        " with told as (select *, case when made is not distinct from was then 'same'"
        "  when now is not distinct from was then 'done'"
        "  when now is not distinct from made then 'whole'"
        "  when now is null or made is null then 'kept' else 'part' end as state"
        f" from images left join given using ({quoted(table.key)})),"
        f" aimed as (select *, case when state = 'part' then {_packed(aimed)}"
        "  else was end as target from told)"
        " select *, case when state not in ('whole', 'part') then state"
        "  when target is not distinct from now then 'kept'"
        "  when target is null then 'removed' when now is null then 'returned'"
        "  else 'restored' end as act from aimed"
    )
    acts = ("removed", "restored", "returned", "kept", "done")
    counted = ", ".join(f"count(*) filter (act = '{act}')" for act in acts)
    row = one(cursor.execute(f"select {counted} from undo_{table.name}"))
    return Undone(table.name, *row)


def _packed(values: Mapping[str, str]) -> str:
    """Expressions as one struct, by the names of the columns."""
    fields = ", ".join(f'"{name}" := {value}' for name, value in values.items())
    return f"struct_pack({fields})"


def undo(
    cursor: Cursor,
    folder: Path,
    version: int,
    later: Later,
    author: str,
    message: str,
    details: Mapping[str, Any],
) -> list[Undone]:
    """Undo a version in one commit with the rollups of the months it touched.

    Raises:
        NothingToUndo: Its rows stand as before already, or later versions changed all of them.
    """
    cursor.execute("begin")
    try:
        faults.at("begun")
        started = time.time()
        planned = plan(cursor, version, later)
        check(planned, version)
        touched = {
            undone.table: _apply(cursor, TABLES[undone.table]) for undone in planned if undone.acts
        }
        _unkeep(cursor, planned)
        _promote(cursor, touched)
        if "account" in touched:
            know_accounts(cursor, [name for name in TABLES if name != "account"])
        faults.at("merged")
        counted = [vars(undone) for undone in planned]
        written = {**details, "undo": version, "undone": counted}
        finish(cursor, folder, touched, author, message, written, started)
    except BaseException:
        with suppress(duckdb.Error):
            cursor.execute("rollback")
        raise
    return planned


def _unkeep(cursor: Cursor, planned: Sequence[Undone]) -> None:
    """Hold each capture once, where one became the post's own again."""
    for undone in planned:
        table = TABLES[undone.table]
        if (
            table.captures
            and cursor.execute(
                "select 1 from information_schema.columns where table_name = 'spared'"
            ).fetchone()
        ):
            captures.unkeep(cursor, table)


def _promote(cursor: Cursor, touched: dict[str, set[date]]) -> None:
    """Let the latest of the captures that are left be the post's own."""
    for table in TABLES.values():
        if table.captures and touched.keys() & {table.name, table.captures}:
            months = captures.promote(cursor, table)
            if months:
                touched.setdefault(table.name, set()).update(months)


def check(planned: Sequence[Undone], version: int) -> None:
    """Say why a plan changes nothing.

    Raises:
        NothingToUndo: Its rows stand as before already, or later versions changed all of them.
    """
    if any(undone.acts for undone in planned):
        return
    kept = sum(undone.kept for undone in planned)
    if kept:
        raise NothingToUndo("changed_since", version=version, rows=kept)
    raise NothingToUndo("already_undone", version=version)


def _apply(cursor: Cursor, table: Table) -> set[date]:
    """Write what `undo_TABLE` decided; the months that rows left or came to."""
    acting = f"from undo_{table.name} where act in ('removed', 'restored', 'returned')"
    cursor.execute(
        f"delete from lake.main.{table.name} where ({quoted(table.key)})"
        f" in (select ({quoted(table.key)}) {acting})"
    )
    cursor.execute(
        f"insert into lake.main.{table.name} by name"
        f" select unnest(target) from (select target {acting} and target is not null)"
    )
    if not table.dated_by:
        return set()
    rows = cursor.execute(
        f"select distinct date_trunc('month', day)::date from (select unnest("
        f"[now.{table.dated_by}, target.{table.dated_by}]) as day {acting}) where day is not null"
    ).fetchall()
    return {month for (month,) in rows}
