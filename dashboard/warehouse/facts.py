"""Facts as readers see them: each row's unit found."""

from collections.abc import Collection, Iterable

from dashboard.warehouse.engine import Cursor
from dashboard.warehouse.tables import TABLES, Table


def resolve(
    cursor: Cursor,
    names: Iterable[str] = TABLES,
    reference: str = "lake.main.",
    rows: str = "lake.main.",
    without: Collection[str] = (),
) -> None:
    """Show this cursor some facts with each row's unit found, under the facts' own names.

    A row's unit is the one that owns its account; else the unit whose code or name, in either
    language, the file gave; else what the file gave. Where somebody said that a unit, channel or
    account is another under a second name, the rows stand under the name that is meant.

    Args:
        cursor: The cursor.
        names: The facts.
        reference: What stands before the names of units and accounts; they are copied where they
            are not in memory already.
        rows: What stands before the names of the facts.
        without: Facts that hold no row, which need not be looked for.
    """
    if not reference.startswith("memory."):
        reference = _copied(cursor, reference)
    aliased = _name(cursor, reference)
    for name in names:
        table = TABLES[name]
        if not table.dated_by:
            continue
        if name in without:
            cursor.execute(
                f"create or replace temp view {name} as select {table.shaped()} where false"
            )
            continue
        told = _told(f"{rows}{name}", table, aliased)
        if "unit" not in table.columns:
            cursor.execute(f"create or replace temp view {name} as select t.* from {told} t")
            continue
        owner, owned = "", "n.unit, t.unit"
        if "account" in table.columns:
            owner = (
                f" left join {'account_owner' if aliased else f'{reference}account'} a"
                " on a.channel = t.channel"
                " and a.account = t.account and a.unit <> 'Unassigned'"
                " left join unit_name o on o.alias = lower(a.unit)"
            )
            owned = "o.unit, a.unit, n.unit, t.unit"
        cursor.execute(
            f"create or replace temp view {name} as"
            f" select t.* replace (coalesce({owned}) as unit) from {told} t{owner}"
            " left join unit_name n on n.alias = lower(t.unit)"
        )


def unfilled(cursor: Cursor) -> set[str]:
    """The tables of facts and names that never held a row."""
    have = filled(cursor)
    return {name for name in TABLES if f"main.{name}" not in have}


def _copied(cursor: Cursor, reference: str) -> str:
    """Copy units, accounts and aliases; what stands before the copies' names.

    A rollup asks for each of them several times, and to plan a look into the lake costs more than
    to copy a small table.
    """
    for name, table in TABLES.items():
        if table.is_reference:
            cursor.execute(f"create or replace temp table held_{name} as from {reference}{name}")
    return "held_"


def _name(cursor: Cursor, reference: str) -> frozenset[str]:
    """Show this cursor what each name means; whether channels or accounts have aliases."""
    cursor.execute(
        "create or replace temp view unit_name as"
        " select lower(alias) as alias,"
        " coalesce(min(unit) filter (is_alias), min(unit)) as unit from ("
        f" select unit, unit as alias, false as is_alias from {reference}unit union all"
        f" select unit, name, false from {reference}unit union all"
        f" select unit, name_ar, false from {reference}unit union all"
        f" select means, alias, true from {reference}alias where kind = 'unit' and accepted)"
        " group by all"
    )
    found = cursor.execute(
        f"select distinct kind from {reference}alias where accepted and kind <> 'unit'"
    ).fetchall()
    aliased = frozenset(kind for (kind,) in found)
    if not aliased:
        return aliased
    cursor.execute(
        "create or replace temp view other_name as"
        " select kind, channel, alias, min(means) as means"
        f" from {reference}alias where accepted group by all"
    )
    told = _told(f"{reference}account", TABLES["account"], aliased)
    cursor.execute(
        "create or replace temp view account_owner as select channel, account,"
        " arg_max(unit, is_itself) as unit from ("
        f" select t.channel, t.account, t.unit, exists (from {reference}account k"
        " where k.channel = t.channel and k.account = t.account and k.unit = t.unit) as is_itself"
        f" from {told} t where t.unit <> 'Unassigned') group by all"
    )
    return aliased


def _told(rows: str, table: Table, aliased: Collection[str]) -> str:
    """Rows with their channel and account by the names that they mean."""
    if "channel" in table.columns and "channel" in aliased:
        rows = (
            f"(select f.* replace (coalesce(c.means, f.channel) as channel) from {rows} f"
            " left join other_name c on c.kind = 'channel' and c.alias = f.channel)"
        )
    if "account" in table.columns and "account" in aliased:
        rows = (
            f"(select f.* replace (coalesce(c.means, f.account) as account) from {rows} f"
            " left join other_name c on c.kind = 'account' and c.channel = f.channel"
            " and c.alias = f.account)"
        )
    return rows


def filled(cursor: Cursor) -> dict[str, int]:
    """The tables of the lake that ever held a row, as `main.post` or `rollup.post_daily`.

    The catalogue counts rows by itself. To plan a look into a table, empty or not, takes DuckLake
    some 40 ms, and a lake has many tables that nobody has filled yet.

    Returns:
        How many rows each was ever given, and did not lose with a whole file.

    The lake itself is asked first: in a transaction that reads the catalogue before it, SQLite
    would wait for itself once the transaction commits.
    """
    cursor.execute("from lake.current_snapshot()").fetchall()
    rows = cursor.execute(
        "select s.schema_name || '.' || t.table_name, c.record_count"
        " from __ducklake_metadata_lake.ducklake_table t"
        " join __ducklake_metadata_lake.ducklake_schema s using (schema_id)"
        " join __ducklake_metadata_lake.ducklake_table_stats c using (table_id)"
        " where t.end_snapshot is null and c.record_count > 0"
    ).fetchall()
    return dict(rows)
