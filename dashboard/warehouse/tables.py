"""What the lake holds: every fact and reference table, as queries/tables describes it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dashboard import queries
from dashboard.warehouse import engine


@dataclass(frozen=True)
class Table:
    """A fact or reference table, as its file in queries/tables describes it.

    Attributes:
        name: The table's name.
        key: The columns that name a row; a second upload of the same key replaces it.
        dated_by: The column that says which month a row belongs to, or nothing.
        columns: Each column with its DuckDB type, in order.
        required: The columns that cannot be null.
        captures: The table that keeps former figures of a row, or nothing; the row then says in
            `captured_at` when its figures were exported.
        of_people: The columns that say something of people, who may be too few to be shown;
            `rows` where the whole row does; nothing where none does.
        is_reference: Whether units are found by it, so that a change moves every figure.
    """

    name: str
    key: tuple[str, ...]
    dated_by: str
    columns: Mapping[str, str]
    required: frozenset[str]
    captures: str
    of_people: tuple[str, ...]
    is_reference: bool
    sql: str

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that hold names: blank in an export, they become Unassigned."""
        text = (name for name, kind in self.columns.items() if kind == "VARCHAR")
        return tuple(name for name in text if name in self.required)

    def shaped(self, had: Collection[str] = ()) -> str:
        """Its columns, for a SELECT from rows that have only some of them."""
        return ", ".join(
            f'"{name}"' if name in had else f'null::{kind} as "{name}"'
            for name, kind in self.columns.items()
        )


def tables() -> dict[str, Table]:
    """Every fact and reference table, by name."""
    connection = engine.bare()
    loaded = queries.load("tables")
    connection.execute("; ".join(query.sql for query in loaded))
    described = connection.execute(
        "select table_name, column_name, data_type, is_nullable from information_schema.columns"
        " order by table_name, ordinal_position"
    ).fetchall()
    found: dict[str, Table] = {}
    for query in loaded:
        columns = [row[1:] for row in described if row[0] == query.name]
        found[query.name] = Table(
            name=query.name,
            key=query.listed("key"),
            dated_by=query.get("dated by"),
            columns={name: kind for name, kind, _ in columns},
            required=frozenset(name for name, _, nullable in columns if nullable == "NO"),
            captures=query.get("captures"),
            of_people=query.listed("of people"),
            is_reference=query.get("reference") == "yes",
            sql=query.sql,
        )
    return found


TABLES = tables()
