"""Captures: the figures of a post at each export, kept when a later one shows others.

A post's row holds its latest capture; the table that its header names under `captures` holds the
former ones. How soon a post was engaged with is told by both together.
"""

from collections.abc import Sequence
from datetime import date

from dashboard.warehouse.engine import Cursor, quoted
from dashboard.warehouse.tables import TABLES, Table

WATCHED_DAYS = 60
"""For how long after publishing a capture with unchanged figures is noted, one a day, and the first
one after that: that nothing came is a finding too, as long as it is known when."""


def states(differs: str) -> str:
    """The branches of a `case` that tell an incoming row `i` from the lake's row `t`.

    `older`: another capture than the lake's, and made before it. `changed`: a later one with other
    figures. `seen`: a later one with the same figures. Else `same`, as are unchanged figures where
    the post was no longer young at the earlier of the two: which came first to the lake is no
    matter.

    Args:
        differs: The condition that any figure differs.
    """
    is_watched = (
        "i.captured_at::date <> t.captured_at::date and least(i.captured_at, t.captured_at)"
        f" < i.published_on + interval {WATCHED_DAYS} day"
    )
    return (
        " when i.captured_at < t.captured_at"
        f" then case when ({differs}) or ({is_watched}) then 'older' else 'same' end"
        f" when {differs} then 'changed'"
        f" when {is_watched} then 'seen'"
        " else 'same'"
    )


def keep(cursor: Cursor, table: Table, columns: Sequence[str]) -> list[date]:
    """Keep every capture but the latest of the posts in `typed` and `merged`, before they merge.

    Returns:
        The months of the posts that have a new capture here.
    """
    months = find(cursor, table, columns)
    if months:
        cursor.execute(f"insert into lake.main.{table.captures} by name from former")
    return months


def find(
    cursor: Cursor, table: Table, columns: Sequence[str], held: str = "", kept_in: str = ""
) -> list[date]:
    """Put into `former` the captures that are to be kept beside the latest of each post.

    Args:
        cursor: The cursor, with the rows in `typed` and `merged`.
        table: The table of posts.
        columns: The columns of the rows.
        held: What they were compared with, where it is not the lake's table.
        kept_in: Where former captures are, where it is not the lake's table.

    Returns:
        The months of the posts that have a new capture here.
    """
    if not table.captures or "captured_at" not in columns:
        return []
    if not cursor.execute(
        "select (select count(*) from typed) > (select count(*) from merged)"
        " or exists (select 1 from merged where _state not in ('new', 'same'))"
    ).fetchall()[0][0]:
        # One capture of each post, and none of a post that was there in another.
        cursor.execute("drop table if exists former")
        return []
    kept = TABLES[table.captures]
    key = quoted(table.key)
    figures = [name for name in kept.columns if name not in (*kept.key, kept.dated_by)]
    listed = quoted([*kept.key, kept.dated_by])
    incoming = [f'"{name}"' if name in columns else f'null as "{name}"' for name in figures]
    cursor.execute(
        "create or replace temp table former as"
        f" with involved as (select {key} from merged where _state not in ('new', 'same') union"
        f" select {key} from typed group by {key} having count(distinct captured_at) > 1),"
        f" every as (select {listed}, {quoted(figures)}, 0 as nth"
        f" from {held or 'lake.main.' + table.name} semi join involved using ({key})"
        " where captured_at is not null union all"
        f" select {listed}, {', '.join(incoming)}, 1 as nth from typed"
        f" semi join involved using ({key}))"
        f" select * exclude (nth) from every qualify captured_at < max(captured_at)"
        f" over (partition by {key}) and 1 = row_number()"
        f" over (partition by {key}, captured_at order by nth)"
    )
    cursor.execute(
        "delete from former where exists"
        f" (select 1 from {kept_in or 'lake.main.' + kept.name} k where "
        + " and ".join(f'k."{name}" = former."{name}"' for name in kept.key)
        + ")"
    )
    months = cursor.execute(
        f"select distinct date_trunc('month', {kept.dated_by})::date from former"
    ).fetchall()
    return [month for (month,) in months]


def spare(cursor: Cursor, table: Table, going: str) -> int:
    """Let posts stay that undoing would remove, where captures of other exports are left.

    The latest of these becomes the post's own; what it does not tell stays as it is.

    Args:
        cursor: The cursor, with what becomes of each post in `undo_TABLE`.
        table: The table of posts.
        going: The table that says which captures go; nothing where all of them stay.

    Returns:
        How many posts stay; they are in `spared`.
    """
    kept = TABLES[table.captures]
    figures = [name for name in kept.columns if name not in (*kept.key, kept.dated_by)]
    taken = ("captured_at", *figures)
    target = ", ".join(
        f'"{name}" := {"k" if name in taken else "u.now"}."{name}"' for name in table.columns
    )
    stays = f"anti join (from {going} where act = 'removed') g using ({quoted(kept.key)})"
    cursor.execute(
        f"create or replace temp table spared as select {quoted(kept.key)},"
        f" struct_pack({target}) as target from undo_{table.name} u"
        f" join (select k.* from lake.main.{kept.name} k {stays if going else ''}) k"
        f" using ({quoted(table.key)}) where u.act = 'removed'"
        f" qualify 1 = row_number()"
        f" over (partition by {quoted(table.key)} order by k.captured_at desc)"
    )
    same = " and ".join(f'u."{name}" = s."{name}"' for name in table.key)
    cursor.execute(
        f"update undo_{table.name} u set act = 'restored', target = s.target"
        f" from spared s where {same}"
    )
    ((count,),) = cursor.execute("select count(*) from spared").fetchall()
    return int(count)


def unkeep(cursor: Cursor, table: Table) -> None:
    """Take the captures that became the posts' own, in `spared`, from the former ones."""
    kept = TABLES[table.captures]
    cursor.execute(
        f"delete from lake.main.{kept.name} where ({quoted(kept.key)})"
        f" in (select ({quoted(kept.key)}) from spared)"
    )


def promote(cursor: Cursor, table: Table) -> list[date]:
    """Let the latest capture of each post be the post's own, where undoing has left a former one.

    Figures that the capture's export did not give stay as they are.

    Returns:
        The months of the posts that have another capture now.
    """
    kept = TABLES[table.captures]
    key = quoted(table.key)
    figures = [name for name in kept.columns if name not in (*kept.key, kept.dated_by)]
    given = ", ".join(f'coalesce(k."{name}", t."{name}") as "{name}"' for name in figures)
    cursor.execute(
        f"create or replace temp table promoted as select {key}, k.captured_at, {given}"
        f" from lake.main.{table.name} t join lake.main.{kept.name} k using ({key})"
        " where k.captured_at > t.captured_at"
        f" qualify 1 = row_number() over (partition by {key} order by k.captured_at desc)"
    )
    if not cursor.execute("from promoted limit 1").fetchone():
        return []
    cursor.execute(
        f"insert into lake.main.{kept.name} by name"
        f" select {quoted([*kept.key, kept.dated_by, *figures])} from lake.main.{table.name}"
        f" semi join promoted using ({key})"
        f" anti join lake.main.{kept.name} using ({quoted(kept.key)})"
    )
    cursor.execute(
        f"delete from lake.main.{kept.name} where ({quoted(kept.key)})"
        f" in (select ({quoted(kept.key)}) from promoted)"
    )
    same = " and ".join(f't."{name}" = p."{name}"' for name in table.key)
    update = ", ".join(f'"{name}" = p."{name}"' for name in ("captured_at", *figures))
    cursor.execute(
        f"merge into lake.main.{table.name} t using promoted p on {same}"
        f" when matched then update set {update}"
    )
    months = cursor.execute(
        f"select distinct date_trunc('month', {table.dated_by})::date"
        f" from lake.main.{table.name} semi join promoted using ({key})"
    ).fetchall()
    return [month for (month,) in months]
