"""Writing rows into the lake: compared, merged and rolled up inside one transaction."""

import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from dashboard import faults, progress, queries
from dashboard.warehouse import captures
from dashboard.warehouse.engine import Cursor, Value, quoted
from dashboard.warehouse.facts import filled, resolve
from dashboard.warehouse.tables import TABLES, Table


@dataclass(frozen=True)
class Part:
    """Rows for one table.

    Attributes:
        table: The table's name.
        rows: Columns of that table, and `_row`, the line of the file; several rows may share one.
    """

    table: str
    rows: pa.Table


@dataclass(frozen=True)
class Effect:
    """What taking in a part does, counted in lines of its file.

    Attributes:
        new: Lines with a key that the table did not have.
        changed: Lines with a key that it had with other figures.
    """

    new: int
    changed: int


def commit(
    cursor: Cursor,
    folder: Path,
    parts: Sequence[Part],
    author: str,
    message: str,
    details: Mapping[str, Any],
) -> list[Effect]:
    """Take rows in, in one commit with the rollups of the months they touch.

    Nothing is committed where the rows add nothing. The data files are on the disk before the
    commit is: DuckDB itself does not wait for that.

    Returns:
        What it did, part by part.
    """
    together: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, part in enumerate(parts):
        together.setdefault((part.table, tuple(part.rows.column_names)), []).append(number)
    effects = [Effect(0, 0) for _ in parts]
    touched: dict[str, set[date]] = {}
    named: dict[str, str] = {}
    cursor.execute("begin")
    try:
        faults.at("begun")
        started = time.time()
        progress.report("writing", 0, 3)
        for (name, _), numbers in together.items():
            done = compare(cursor, [parts[number] for number in numbers], numbers)
            for number, effect in zip(numbers, done, strict=True):
                effects[number] = effect
            table, columns = TABLES[name], parts[numbers[0]].rows.column_names
            months = captures.keep(cursor, table, columns)
            if months:
                touched.setdefault(table.captures, set()).update(months)
            if cursor.execute("from merged where _state <> 'same' limit 1").fetchone():
                named[name] = "" if name in named else _named(cursor, table, columns)
                touched.setdefault(name, set()).update(_merge(cursor, table, columns))
        if not touched:
            cursor.execute("rollback")
            return effects
        if know_accounts(cursor, touched, named):
            touched["account"] = set()
        faults.at("merged")
        progress.report("writing", 1, 3)
        counted = [vars(effect) for effect in effects]
        written = {**details, "effects": counted}
        finish(cursor, folder, touched, author, message, written, started)
    except BaseException:
        with suppress(duckdb.Error):
            cursor.execute("rollback")
        raise
    return effects


def finish(
    cursor: Cursor,
    folder: Path,
    touched: Mapping[str, set[date]],
    author: str,
    message: str,
    details: Mapping[str, Any],
    started: float,
) -> None:
    """Write the rollups of the months that changed again, and commit what a transaction did."""
    rebuild(cursor, touched)
    faults.at("rolled_up")
    written = json.dumps(details, ensure_ascii=False)
    cursor.execute(
        "call lake.set_commit_message($1, $2, extra_info => $3)", [author, message, written]
    )
    faults.at("message_set")
    progress.report("writing", 2, 3)
    sync(folder / "data", started)
    faults.at("synced")
    faults.at("before_commit")
    cursor.execute("commit")
    faults.at("after_commit")


def compare(
    cursor: Cursor, parts: Sequence[Part], numbers: Sequence[int], held: str = ""
) -> list[Effect]:
    """Put parts of one table into `merged`, one row per key, each marked new, changed or same.

    Where several rows have one key, each figure is the last that is there, and the key counts
    for the first of the rows: the others add nothing. A name that a file leaves Unassigned leaves
    a name alone that is known. Rows that say when their figures were
    captured may also be older or seen, as `captures.states` has it.

    Args:
        cursor: The cursor.
        parts: Rows of one table with the same columns.
        numbers: By which number each part is told apart.
        held: What they are compared with, where it is not the lake's table.
    """
    table = TABLES[parts[0].table]
    given = [name for name in parts[0].rows.column_names if name in table.columns]
    figures = [name for name in given if name not in table.key]
    stacked = pa.concat_tables(
        part.rows.append_column("_part", pa.array([number] * part.rows.num_rows, pa.int32()))
        for number, part in zip(numbers, parts, strict=True)
    )
    cursor.register("incoming", stacked)
    casts = [f'cast("{name}" as {table.columns[name]}) as "{name}"' for name in given]
    cursor.execute(
        f"create or replace temp view typed as select {', '.join(casts)}, _part, _row from incoming"
    )
    against = held or f"lake.main.{table.name}"
    repeats = _any_twice(cursor, table)
    if not repeats and not _any_held(cursor, table, against):
        cursor.execute(
            "create or replace temp view merged as select * exclude (_part, _row),"
            " {'part': _part, 'row': _row} as _at, 'new' as _state from typed"
        )
        return [Effect(_lines(part.rows), 0) for part in parts]
    is_captured = "captured_at" in given
    order = "captured_at, _part, _row" if is_captured else "_part, _row"
    names = [name for name in figures if name in table.names]
    last = [
        f'last("{name}" order by {order}) filter ("{name}" is not null) as "{name}"'
        for name in figures
        if name not in names
    ]
    last += [
        f'coalesce(last("{name}" order by {order}) filter ("{name}" <> \'Unassigned\'),'
        f" 'Unassigned') as \"{name}\""
        for name in names
    ]
    same_key = " and ".join(f't."{name}" = i."{name}"' for name in table.key)
    differs = " or ".join(
        f't."{name}" is distinct from i."{name}"'
        + (f" and i.\"{name}\" <> 'Unassigned'" if name in names else "")
        for name in figures
        if name != "captured_at"
    )
    known = [
        f'case when i."{name}" = \'Unassigned\' then coalesce(t."{name}", i."{name}")'
        f' else i."{name}" end as "{name}"'
        for name in names
    ]
    replaced = f" replace ({', '.join(known)})" if known else ""
    state = f"when {differs or 'false'} then 'changed' else 'same'"
    incoming = (
        f"select {', '.join([quoted(table.key), *last])},"
        " min({'part': _part, 'row': _row}) as _at"
        f" from typed group by {quoted(table.key)}"
        if repeats
        else "select * exclude (_part, _row), {'part': _part, 'row': _row} as _at from typed"
    )
    cursor.execute(
        f"create or replace temp table matched as with i as ({incoming})"
        f" select i.*{replaced}, case when t.\"{table.key[0]}\" is null then 'new'"
        f" {captures.states(differs) if is_captured else state} end as _state"
        f" from i left join {against} t on {same_key}"
    )
    cursor.execute("create or replace temp view merged as from matched")
    counted = cursor.execute(
        "select part, count(*) filter (new), count(*) filter (changed and not new) from ("
        " select _at.part as part, _at, bool_or(_state = 'new') as new,"
        " bool_or(_state = 'changed') as changed from merged group by all) group by part"
    ).fetchall()
    found = {part: Effect(new, changed) for part, new, changed in counted}
    return [found.get(number, Effect(0, 0)) for number in numbers]


def _any_twice(cursor: Cursor, table: Table) -> bool:
    """Whether two rows of `typed` may have one key, since the hashes of their keys are the same."""
    hashes = cursor.execute(f"select hash({quoted(table.key)}) as h from typed").to_arrow_table()
    found = np.sort(hashes["h"].to_numpy())
    return bool((found[1:] == found[:-1]).any())


def _any_held(cursor: Cursor, table: Table, against: str) -> bool:
    """Whether a row of `typed` has a key that a table has."""
    found = cursor.execute(
        f"select 1 from typed semi join {against} using ({quoted(table.key)}) limit 1"
    ).fetchone()
    return found is not None


def _lines(rows: pa.Table) -> int:
    """How many lines of a file some rows stand on."""
    lines = rows["_row"].to_numpy()
    return len(lines) if (lines[1:] > lines[:-1]).all() else len(rows["_row"].unique())


def _merge(cursor: Cursor, table: Table, columns: Sequence[str]) -> list[date]:
    """Write what `merged` holds into the lake; the months that rows left or came to."""
    given = [name for name in table.columns if name in columns]
    figures = [name for name in given if name not in table.key]
    same_key = " and ".join(f't."{name}" = i."{name}"' for name in table.key)
    months: list[date] = []
    if table.dated_by:
        rows = cursor.execute(
            "select distinct date_trunc('month', day)::date from ("
            f" select distinct {table.dated_by} as day from merged where _state <> 'same'"
            f" union all select t.{table.dated_by} from lake.main.{table.name} t"
            f" join merged i on {same_key} where i._state in ('changed', 'seen'))"
        ).fetchall()
        months = [month for (month,) in rows if month]
    blanks = [name for name in table.names if name not in given]
    if figures and cursor.execute("from merged where _state in ('changed', 'seen')").fetchone():
        update = ", ".join(f'"{name}" = i."{name}"' for name in figures)
        cursor.execute(
            f"merge into lake.main.{table.name} t"
            f" using (from merged where _state in ('changed', 'seen')) i on {same_key}"
            f" when matched then update set {update}"
        )
    unassigned = "".join(", 'Unassigned'" for _ in blanks)
    cursor.execute(
        f"insert into lake.main.{table.name} ({quoted([*given, *blanks])})"
        f" select {quoted(given)}{unassigned} from merged where _state = 'new'"
    )
    return months


def _named(cursor: Cursor, table: Table, columns: Sequence[str]) -> str:
    """Where the accounts stand that rows of `merged` name; nothing where that is not all there is.

    A row that changes keeps what the file does not give.
    """
    if (
        not {"account", "account_name"}.issubset(columns)
        or cursor.execute("from merged where _state not in ('new', 'same') limit 1").fetchone()
    ):
        return ""
    cursor.execute(
        f"create or replace temp table named_{table.name} as"
        " select distinct channel, account, account_name from merged where _state = 'new'"
    )
    return f"named_{table.name}"


def know_accounts(
    cursor: Cursor, touched: Iterable[str], named: Mapping[str, str] | None = None
) -> bool:
    """Note accounts that no row of the account table names yet; whether one has a unit.

    Args:
        cursor: The cursor.
        touched: The tables whose rows are looked through.
        named: For a table, where the accounts stand that it did not name before.
    """
    owned = False
    for name in list(touched):
        if "account_name" not in TABLES[name].columns:
            continue
        rows = (named or {}).get(name) or f"lake.main.{name}"
        cursor.execute(
            "create or replace temp table unknown as"
            " select f.channel, f.account, any_value(f.account_name) as name,"
            " coalesce(any_value(a.unit), 'Unassigned') as unit"
            f" from {rows} f left join lake.main.account a"
            " on a.channel = f.channel and a.account = f.account_name"
            " where f.account <> 'Unassigned' and not exists (select 1 from lake.main.account k"
            " where k.channel = f.channel and k.account = f.account)"
            " group by f.channel, f.account"
        )
        cursor.execute("insert into lake.main.account from unknown")
        with_unit = "from unknown where unit <> 'Unassigned' limit 1"
        owned = owned or cursor.execute(with_unit).fetchone() is not None
    return owned


def rebuild(cursor: Cursor, touched: Mapping[str, set[date]]) -> None:
    """Write the rollups again for the months that changed; all months where the tree did."""
    have = filled(cursor)
    without = {name for name in TABLES if f"main.{name}" not in have} - touched.keys()
    resolve(cursor, without=without)
    for query, spans in stale(touched):
        if without.issuperset(query.listed("of")):
            continue
        day, is_new = query.need("day"), f"rollup.{query.name}" not in have
        for since, until in spans:
            span: dict[str, Value] = {"since": since, "until": until}
            if not is_new:
                cursor.execute(
                    f"delete from lake.rollup.{query.name}"
                    f" where {day} >= $since and {day} < $until or {day} is null",
                    span,
                )
            cursor.execute(f"insert into lake.rollup.{query.name} {query.sql}", span)
            is_new = False


def stale(
    touched: Mapping[str, set[date]],
) -> Iterator[tuple[queries.Query, list[tuple[date, date]]]]:
    """The rollups that touched months change, each with the stretches of time to build again.

    A row may stand in another month than the rows it counts with, such as a label that was given
    later than its post was published: where such a table is touched, all months are built again.
    """
    moved = any(TABLES[name].is_reference for name in touched)
    for query in queries.load("rollups"):
        sources = query.listed("of")
        if not moved and not set(sources) & set(touched):
            continue
        if (
            moved
            or query.get("rebuild") != "months"
            or set(query.listed("all months for")) & set(touched)
        ):
            yield query, [(date.min, date.max)]
        else:
            months = sorted({month for name in sources for month in touched.get(name, ())})
            yield query, _spans(months)


def sync(folder: Path, since: float) -> None:
    """Wait until every data file written since a moment is on the disk, and its folder too."""
    for place, _, names in os.walk(folder):
        fresh = [
            path
            for path in (Path(place) / name for name in names)
            if path.stat().st_mtime >= since - 1
        ]
        for path in [*fresh, *([Path(place)] if fresh else [])]:
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _spans(months: Sequence[date]) -> list[tuple[date, date]]:
    """Runs of months that follow each other, each as its first day and the day after its last."""
    spans: list[tuple[date, date]] = []
    for month in months:
        following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        if spans and spans[-1][1] == month:
            spans[-1] = (spans[-1][0], following)
        else:
            spans.append((month, following))
    return spans
