"""Facts as readers see them: each row's unit found."""

from collections.abc import Iterable

from dashboard.warehouse.engine import Cursor
from dashboard.warehouse.tables import TABLES


def resolve(
    cursor: Cursor,
    names: Iterable[str] = TABLES,
    reference: str = "lake.main.",
    rows: str = "lake.main.",
) -> None:
    """Show this cursor some facts with each row's unit found, under the facts' own names.

    A row's unit is the one that owns its account; else the unit whose code or name, in either
    language, the file gave; else what the file gave.

    Args:
        cursor: The cursor.
        names: The facts.
        reference: What stands before the names of units and accounts: the lake, or its copy in
            memory.
        rows: What stands before the names of the facts.
    """
    cursor.execute(
        "create or replace temp view unit_name as"
        " select lower(alias) as alias, min(unit) as unit from ("
        f" select unit, unit as alias from {reference}unit union all"
        f" select unit, name from {reference}unit union all"
        f" select unit, name_ar from {reference}unit) group by all"
    )
    for name in names:
        table = TABLES[name]
        if not table.dated_by:
            continue
        if "unit" not in table.columns:
            cursor.execute(f"create or replace temp view {name} as from {rows}{name}")
            continue
        owner, owned = "", "n.unit, t.unit"
        if "account" in table.columns:
            owner = (
                f" left join {reference}account a on a.channel = t.channel"
                " and a.account = t.account and a.unit <> 'Unassigned'"
                " left join unit_name o on o.alias = lower(a.unit)"
            )
            owned = "o.unit, a.unit, n.unit, t.unit"
        cursor.execute(
            f"create or replace temp view {name} as"
            f" select t.* replace (coalesce({owned}) as unit) from {rows}{name} t{owner}"
            " left join unit_name n on n.alias = lower(t.unit)"
        )
