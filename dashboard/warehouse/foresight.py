"""Figures as they would be once some rows were taken in: nothing of it is written.

A cursor sees the facts as they would be, as temporary views under the facts' own names: what the
lake holds, less the rows that would be replaced, and these rows. Rollups are built from them for
the touched months alone, and laid over the rollups in memory. So the SQL of rollups and KPIs is
the same before and after a commit, and a preview says exactly what the commit will do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from dashboard import progress, queries
from dashboard.warehouse import captures, serving, writing
from dashboard.warehouse.engine import Cursor, Value, one, quoted
from dashboard.warehouse.facts import filled, resolve
from dashboard.warehouse.tables import TABLES, Table
from dashboard.warehouse.writing import Effect, Part

COPIED = 1_000_000
"""Rows of a table of which months are copied: more would need much memory, and cost no more."""


@dataclass(frozen=True)
class Reading:
    """One cursor's view of the rollups, to measure KPIs on.

    Attributes:
        cursor: The cursor.
    """

    cursor: Cursor

    def read(
        self,
        sql: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        whole_months: bool = False,  # noqa: ARG002  what would be is not added up to months
    ) -> pa.Table:
        """The answer to a question over the rollups."""
        return self.cursor.execute(sql, dict(parameters or {})).to_arrow_table()


@dataclass(frozen=True)
class Group:
    """Parts of one table with the same columns, compared with what is held.

    Attributes:
        table: The table.
        figures: The columns they give, without the key.
        compared: The temporary table with one row per key, each marked new, changed or same.
        before: What they were compared with.
    """

    table: Table
    figures: tuple[str, ...]
    compared: str
    before: str


@dataclass
class Foresight:
    """What taking parts in would do.

    Attributes:
        before: Rollups as they are, of the units whose figures move and those above them.
        after: The same rollups as they would be.
        effects: What each part would do, counted in lines of its file.
        groups: The parts as they were compared, for further questions.
        rollups: The rollups that would have other rows.
        units: The units whose rows would be others.
        months: The months in which rows would be others.
        held: How many rows each table was ever given; those that never held one are left out.
        replaced: The tables that would have other rows, each with those in `replaced_NAME`.
    """

    before: Reading
    after: Reading
    effects: list[Effect] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    rollups: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    months: list[date] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)

    def about(self, group: Group) -> Reading:
        """Where questions about a group's rows can be asked; what they see is told at `_show`."""
        _show(self.after.cursor, group, self)
        return self.after

    def accounts(self, group: Group) -> list[dict[str, str]]:
        """The accounts a group names: channel, account, name, and the unit or nothing."""
        if "account" not in group.table.columns:
            return []
        rows: list[dict[str, str]] = (
            self.about(group)
            .read(
                "select i.channel, i.account, any_value(i.owner_name) as name, coalesce("
                "any_value(a.unit), any_value(b.unit), nullif(any_value(i.unit), 'Unassigned'), '')"
                " as unit from incoming i"
                " left join owned a on a.channel = i.channel and a.account = i.account"
                " left join owned b on b.channel = i.channel and b.account = i.owner_name"
                " group by i.channel, i.account order by i.channel, name, i.account"
            )
            .to_pylist()
        )
        return rows

    def former_accounts(self, group: Group) -> list[tuple[str, str]]:
        """The channels and accounts that the rows of a group had so far, the commonest first."""
        if "account" not in group.table.columns or "account" in group.table.key:
            return []
        rows = self.about(group).read(
            "select channel, account from replaced where account <> 'Unassigned'"
            " group by channel, account order by count(*) desc"
        )
        return [(row["channel"], row["account"]) for row in rows.to_pylist()]

    def known_accounts(self) -> list[dict[str, str]]:
        """The accounts that the lake knows: channel, account, name, unit."""
        rows: list[dict[str, str]] = self.before.read("from serving.account").to_pylist()
        return rows


def foresee(before: Cursor, after: Cursor, parts: Sequence[Part]) -> Foresight:
    """Compare parts with the lake and roll up the months they touch, on one cursor of each kind.

    Args:
        before: A cursor for the rollups as they are.
        after: A cursor for what would be.
        parts: The rows.
    """
    seen = Foresight(Reading(before), Reading(after), held=filled(after))
    progress.report("comparing", 0, 1)
    touched = _replace(after, parts, seen)
    progress.report("foreseeing", 0, 3)
    if not touched:
        return seen
    if _know_accounts(after, touched, seen):
        touched["account"] = set()
    spans = _roll_up(after, touched, seen)
    _find_moved(after, spans, seen)
    _serve(before, {}, seen)
    _serve(after, spans, seen)
    return seen


def _replace(cursor: Cursor, parts: Sequence[Part], seen: Foresight) -> dict[str, set[date]]:
    """Put the rows that would be written into `replaced_NAME`; the months each table touches."""
    together: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, part in enumerate(parts):
        together.setdefault((part.table, tuple(part.rows.column_names)), []).append(number)
    seen.effects = [Effect(0, 0) for _ in parts]
    touched: dict[str, set[date]] = {}
    for (name, given), numbers in together.items():
        table = TABLES[name]
        held = _held(name, seen)
        done = writing.compare(cursor, [parts[number] for number in numbers], numbers, held)
        for number, effect in zip(numbers, done, strict=True):
            seen.effects[number] = effect
        months = captures.find(cursor, table, given, held, _held(table.captures, seen))
        if months:
            touched.setdefault(table.captures, set()).update(months)
            _make_room(cursor, table.captures, seen)
            cursor.execute(f"insert into replaced_{table.captures} by name from former")
        compared = f"compared_{len(seen.groups)}"
        cursor.execute(f"create or replace temp table {compared} as from merged")
        figures = tuple(one for one in table.columns if one in given and one not in table.key)
        seen.groups.append(Group(table, figures, compared, held))
        if cursor.execute(f"from {compared} where _state <> 'same' limit 1").fetchone():
            touched.setdefault(name, set()).update(_replaced(cursor, seen.groups[-1], seen))
    return touched


def _held(name: str, seen: Foresight) -> str:
    """Where the rows of a table stand that the next ones are compared with."""
    return f"foreseen_{name}" if name in seen.replaced else f"lake.main.{name}"


def _replaced(cursor: Cursor, group: Group, seen: Foresight) -> list[date]:
    """Note one group's rows as they would stand in the table; the months they leave or come to."""
    table = group.table
    same_key = " and ".join(f't."{name}" = i."{name}"' for name in table.key)
    values = [
        f'i."{name}"' if name in (*table.key, *group.figures) else _kept(table, name)
        for name in table.columns
    ]
    was = f"t.{table.dated_by}" if table.dated_by else "null::date"
    cursor.execute(
        "create or replace temp table fresh as"
        f" select {', '.join(values)}, {was} as _was, i._state"
        f" from {group.compared} i left join {group.before} t on {same_key}"
        " where i._state <> 'same'"
    )
    months: list[tuple[date]] = []
    if table.dated_by:
        months = cursor.execute(
            f"select date_trunc('month', {table.dated_by})::date as month from fresh"
            " union select date_trunc('month', _was)::date from fresh where _was is not null"
        ).fetchall()
    _make_room(cursor, table.name, seen)
    cursor.execute(
        "delete from fresh where _state = 'older';"
        f"delete from replaced_{table.name} t using fresh i where {same_key};"
        f"insert into replaced_{table.name} select * exclude (_was, _state) from fresh"
    )
    return [month for (month,) in months if month]


def _kept(table: Table, name: str) -> str:
    """A column that the parts do not give: as it was, and of a new row what a commit writes."""
    kept = f"coalesce(t.\"{name}\", 'Unassigned')" if name in table.names else f't."{name}"'
    return f'{kept} as "{name}"'


def _make_room(cursor: Cursor, name: str, seen: Foresight) -> None:
    """Make `replaced_NAME`, and show the table as it would be under `foreseen_NAME`."""
    if name in seen.replaced:
        return
    seen.replaced.add(name)
    table = TABLES[name]
    kept = (
        f" select {quoted(table.columns)} from lake.main.{name} t"
        f" anti join replaced_{name} using ({quoted(table.key)}) union all"
    )
    cursor.execute(
        f"create temp table replaced_{name} as select {table.shaped()} where false;"
        f"create temp view foreseen_{name} as{kept if f'main.{name}' in seen.held else ''}"
        f" select {quoted(table.columns)} from replaced_{name}"
    )


def _know_accounts(cursor: Cursor, touched: Iterable[str], seen: Foresight) -> bool:
    """Note accounts as a commit would that no row names yet; whether one of them has a unit."""
    owned = False
    for name in touched:
        if "account_name" not in TABLES[name].columns:
            continue
        known = "foreseen_account" if "account" in seen.replaced else "lake.main.account"
        rows = cursor.execute(
            "select f.channel, f.account, any_value(f.account_name),"
            " coalesce(any_value(a.unit), 'Unassigned')"
            f" from replaced_{name} f left join {known} a"
            " on a.channel = f.channel and a.account = f.account_name"
            " where f.account <> 'Unassigned' and not exists ("
            f"select 1 from {known} k where k.channel = f.channel and k.account = f.account)"
            " group by f.channel, f.account"
        ).fetchall()
        if rows:
            _make_room(cursor, "account", seen)
            cursor.executemany("insert into replaced_account values ($1, $2, $3, $4)", rows)
            owned = owned or any(unit != "Unassigned" for *_, unit in rows)
    return owned


def _roll_up(
    cursor: Cursor, touched: Mapping[str, set[date]], seen: Foresight
) -> dict[str, list[tuple[date, date]]]:
    """Build `rolled_NAME` for the stretches a commit would build again; these stretches."""
    stale = list(writing.stale(touched))
    read = {name for query, _ in stale for name in query.listed("of")}
    without = {name for name in TABLES if f"main.{name}" not in seen.held} - touched.keys()
    for name in {*(read - without), "account", "alias", "unit"} - seen.replaced:
        cursor.execute(f"create temp view foreseen_{name} as from lake.main.{name}")
    copied: set[str] = set()
    for name in read - without:
        rows = f"from foreseen_{name}"
        is_small = seen.held.get(f"main.{name}", 0) < COPIED
        spans = _looked_at(name, stale) if is_small else []
        if spans:
            copied.add(name)
            rows += f" where {_within(TABLES[name].dated_by, spans)}"
        cursor.execute(f"create temp {'table' if spans else 'view'} counted_{name} as {rows}")
    resolve(cursor, read, reference="foreseen_", rows="counted_", without=without)
    for query, spans in stale:
        name = query.name
        cursor.execute(f"create temp table rolled_{name} as from serving.{name} limit 0")
        of, read_whole = set(query.listed("of")), set(query.listed("all months for"))
        runs = [] if of <= without else spans
        if runs and of <= copied | without | read_whole:
            runs = [(spans[0][0], spans[-1][1])]  # no other months are in what was copied
        for since, until in runs:
            cursor.execute(
                f"insert into rolled_{name} from ({query.sql})"
                f" where {_within(query.need('day'), spans)}",
                {"since": since, "until": until},
            )
    return {query.name: spans for query, spans in stale}


def _looked_at(
    name: str, stale: Sequence[tuple[queries.Query, list[tuple[date, date]]]]
) -> list[tuple[date, date]]:
    """The stretches that rollups read of a table; none where one of them reads all of it.

    They are copied, since each rollup that reads them would ask the lake anew.
    """
    if not TABLES[name].dated_by:
        return []
    asking = [(query, spans) for query, spans in stale if name in query.listed("of")]
    if any(name in query.listed("all months for") for query, _ in asking):
        return []
    found = {span for _, spans in asking for span in spans}
    return [] if (date.min, date.max) in found else sorted(found)


def _find_moved(
    cursor: Cursor, spans: Mapping[str, Sequence[tuple[date, date]]], seen: Foresight
) -> None:
    """Find the rollups, units and months in which rows would be others."""
    units: set[str] = set()
    months: set[date] = set()
    for name, stretches in spans.items():
        day = _day(name)
        held = f"from serving.{name} where {_within(day, stretches)}"
        rows = cursor.execute(
            f"select distinct unit, date_trunc('month', {day})::date from ("
            f" ((from rolled_{name}) except all ({held})) union all"
            f" (({held}) except all (from rolled_{name})))"
        ).fetchall()
        if rows:
            seen.rollups.append(name)
        units |= {unit for unit, _ in rows}
        months |= {month for _, month in rows if month}
    seen.units, seen.months = sorted(units), sorted(months)


def _serve(
    cursor: Cursor, spans: Mapping[str, Sequence[tuple[date, date]]], seen: Foresight
) -> None:
    """Show rollups under their names, as `serving` does, for the units that move and above."""
    paths = "serving.unit_path"
    if spans:
        paths = _grown(cursor, spans, seen)
    cursor.execute("create temp table moving (unit varchar)")
    if seen.units:
        cursor.executemany("insert into moving values ($1)", [[unit] for unit in seen.units])
    cursor.execute(
        "create temp table path as with above as ("
        f" select distinct ancestor from {paths} where unit in (from moving))"
        f" select unit, ancestor from {paths} where ancestor is null or ancestor in (from above)"
    )
    cursor.execute("create temp view unit_path as from path")
    for name in seen.rollups:
        rows = f"serving.{name}"
        if name in spans:
            rows = (
                f"(from serving.{name} where not ({_within(_day(name), spans[name])})"
                f" union all from rolled_{name})"
            )
        cursor.execute(
            f"create temp view {name} as select p.ancestor as unit, r.unit as of_unit,"
            f" r.* exclude (unit) from {rows} r join path p on r.unit = p.unit"
        )


def _grown(cursor: Cursor, spans: Iterable[str], seen: Foresight) -> str:
    """The tree of units as it would be: the one in memory, where no unit is new to it."""
    rolled = " union all ".join(f"select unit from rolled_{name}" for name in spans)
    (fresh,) = one(
        cursor.execute(
            f"select count(*) from ({rolled}) where unit not in"
            " (select unit from serving.unit_path)"
        )
    )
    if not fresh and "unit" not in seen.replaced:
        return "serving.unit_path"
    named = " union all ".join(
        [rolled, *(f"select unit from serving.{query.name}" for query in queries.load("rollups"))]
    )
    cursor.execute(f"create temp table grown as {serving.paths('foreseen_unit', named)}")
    return "grown"


def _day(rollup: str) -> str:
    """The column by which a rollup is dated."""
    return next(query for query in queries.load("rollups") if query.name == rollup).need("day")


def _within(day: str, spans: Sequence[tuple[date, date]]) -> str:
    """The SQL that says whether a day lies in one of some stretches, or nowhere at all."""
    stretches = [f"{day} >= '{since}' and {day} < '{until}'" for since, until in spans]
    return " or ".join([*stretches, f"{day} is null"])


def _show(cursor: Cursor, group: Group, seen: Foresight) -> None:
    """Show a group's rows as `incoming`, what its table holds as `known`, and more beside.

    Both have the table's columns, and for questions that hold for several tables: `dated`, the day
    that says which month a row belongs to; `owner` and `owner_name`, the account or else the unit;
    `source`, the channel or nothing. `incoming` has its line of the file as `_row`, and as
    `_state` whether it is new, changed, seen, older or the same; `known` has as `_version` the
    version that wrote it last. `replaced` are the known rows that the file changes, with its
    `_row`. `incoming_figures` and `known_figures` have one row per number: source, owner,
    owner_name, dated, _row, figure, amount. `owned` are the accounts that a unit owns.
    """
    table = group.table
    given = [
        f'"{name}"' if name in (*table.key, *group.figures) else f"{_blank(table, name)}"
        for name in table.columns
    ]
    common, naming = _common(table)
    same_key = " and ".join(f'k."{name}" = i."{name}"' for name in table.key)
    unit = "foreseen_unit" if "unit" in seen.replaced else "lake.main.unit"
    account = "foreseen_account" if "account" in seen.replaced else "lake.main.account"
    views = {
        "named_unit": f"select lower(alias) as alias, min(unit) as code from {unit}"
        ", unnest([unit, name, name_ar]) as every(alias) group by all",
        "incoming": f"select t.*, {common} from (select {', '.join(given)}, _at.row as _row,"
        f" _state from {group.compared}) t{naming}",
        "known": f"select t.*, {common}, t.snapshot_id as _version"
        f" from lake.main.{table.name} t{naming}",
        "replaced": f"select k.*, i._at.row as _row from {group.compared} i join known k"
        f" on {same_key} where i._state = 'changed'",
        "owned": f"from {account} where unit <> 'Unassigned'",
    }
    numbers = [name for name in group.figures if table.columns[name] in ("BIGINT", "DOUBLE")]
    for view, row in (("incoming", "_row"), ("known", "null::bigint as _row")):
        each = [f"{{'figure': '{name}', 'amount': \"{name}\"::double}}" for name in numbers]
        listed = f"[{', '.join(each)}]::struct(figure varchar, amount double)[]"
        views[f"{view}_figures"] = (
            "select * exclude (pair), pair.figure as figure, pair.amount as amount from ("
            f" select source, owner, owner_name, dated, {row}, unnest({listed}) as pair"
            f" from {view}) where pair.amount is not null"
        )
    for name, sql in views.items():
        cursor.execute(f"create or replace temp view {name} as {sql}")


def _blank(table: Table, name: str) -> str:
    """A column that the file does not give, as a new row would have it."""
    value = "'Unassigned'" if name in table.names else f"null::{table.columns[name]}"
    return f'{value} as "{name}"'


def _common(table: Table) -> tuple[str, str]:
    """The columns that every table's rows have when questions are asked, and what they need."""
    dated = f't."{table.dated_by}"' if table.dated_by else "null::date"
    source = "t.channel" if "channel" in table.columns else "''"
    owner = name = "''"
    naming = ""
    if "account" in table.columns:
        owner = "t.account"
        name = "t.account_name" if "account_name" in table.columns else owner
    elif "unit" in table.columns:
        owner = name = "coalesce(n.code, t.unit)"
        naming = " left join named_unit n on n.alias = lower(t.unit)"
    columns = f"{dated} as dated, {owner} as owner, {name} as owner_name, {source} as source"
    return columns, naming
