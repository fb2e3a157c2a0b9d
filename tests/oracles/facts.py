"""The facts of a lake as plain frames: each row under the unit that it counts for, and the tree.

Nothing here is shared with the rollups: units are found and the tree is climbed in pandas.
"""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from dashboard.warehouse import TABLES, Warehouse


@dataclass(frozen=True, eq=False)
class Facts:
    """What a lake holds.

    Attributes:
        tables: Each fact table, its dates and times as such.
        above: A row for each unit and each unit above it, itself too; `""` is above all.
    """

    tables: dict[str, pd.DataFrame]
    above: pd.DataFrame

    def __getitem__(self, name: str) -> pd.DataFrame:
        """A fact table."""
        return self.tables[name]


def read(warehouse: Warehouse) -> Facts:
    """Read every fact table once."""
    raw = {name: _read(warehouse, name) for name in TABLES}
    # An accepted alias moves rows; the sample has none, and so the oracles know of none.
    assert raw["alias"].empty
    codes = _codes(raw["unit"])
    owners = _owners(raw["account"], codes)
    tables = {name: _placed(rows, codes, owners) for name, rows in raw.items()}
    named = {unit for rows in tables.values() if "unit" in rows for unit in rows["unit"]}
    return Facts(tables, _above(raw["unit"], named))


def _read(warehouse: Warehouse, name: str) -> pd.DataFrame:
    rows: pd.DataFrame = warehouse.read(f"from lake.main.{name}").to_pandas()
    for column, kind in TABLES[name].columns.items():
        if kind in ("DATE", "TIMESTAMP"):
            rows[column] = pd.to_datetime(rows[column])
        elif kind in ("BIGINT", "DOUBLE"):
            rows[column] = rows[column].astype("float64")
        elif kind == "VARCHAR":
            rows[column] = rows[column].astype("str")
    return rows


def _codes(units: pd.DataFrame) -> dict[str, str]:
    """The unit that a code or a name in either language means."""
    codes: dict[str, str] = {}
    for name in ("unit", "name", "name_ar"):
        for alias, unit in zip(units[name], units["unit"], strict=True):
            codes.setdefault(alias.lower(), unit)
    return codes


def _owners(accounts: pd.DataFrame, codes: dict[str, str]) -> dict[tuple[str, str], str]:
    """Whom an account belongs to."""
    owned = accounts[accounts["unit"] != "Unassigned"]
    pairs = zip(owned["channel"], owned["account"], owned["unit"], strict=True)
    return {(channel, account): codes.get(unit.lower(), unit) for channel, account, unit in pairs}


def _placed(
    rows: pd.DataFrame, codes: dict[str, str], owners: dict[tuple[str, str], str]
) -> pd.DataFrame:
    """Rows under the unit that owns their account, else the one that the file named."""
    if "unit" not in rows or "parent" in rows:
        return rows
    unit = rows["unit"].map(lambda name: codes.get(name.lower(), name))
    if "account" in rows:
        pairs = pd.Series(list(zip(rows["channel"], rows["account"], strict=True)), rows.index)
        unit = pairs.map(owners).fillna(unit)
    return rows.assign(unit=unit.astype("str"))


def _above(units: pd.DataFrame, named: set[str]) -> pd.DataFrame:
    parents = dict(zip(units["unit"], units["parent"], strict=True))

    @cache
    def climbed(unit: str) -> list[str]:
        parent = parents.get(unit)
        return [unit, *(climbed(parent) if parent and not pd.isna(parent) else [""])]

    pairs = [(unit, above) for unit in {*named, *parents} for above in climbed(unit)]
    return pd.DataFrame(pairs, columns=["of_unit", "unit"]).astype("str")
