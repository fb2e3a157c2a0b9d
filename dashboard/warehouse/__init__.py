"""The only door to DuckDB and to the lake.

The lake is DuckLake: a SQLite catalogue and encrypted Parquet files in one folder. A commit is a
version. Facts stand in `lake.main`, rollups in `lake.rollup`; a serving process keeps the rollups
in memory as `serving.NAME`, and KPIs read views over them named NAME, in which every unit
includes its sub-units. Under the same names another schema has what may be added up to months.
"""

from dashboard.warehouse.engine import Cursor, Value, scratch
from dashboard.warehouse.foresight import Foresight, Group
from dashboard.warehouse.lake import Warehouse, lake_folder
from dashboard.warehouse.lineage import Cell, Found, Wanted
from dashboard.warehouse.past import Past
from dashboard.warehouse.serving import Unit
from dashboard.warehouse.tables import TABLES, Table
from dashboard.warehouse.undoing import Undone
from dashboard.warehouse.verifying import Damage
from dashboard.warehouse.versions import Version
from dashboard.warehouse.writing import Effect, Part

__all__ = [
    "TABLES",
    "Cell",
    "Cursor",
    "Damage",
    "Effect",
    "Foresight",
    "Found",
    "Group",
    "Part",
    "Past",
    "Table",
    "Undone",
    "Unit",
    "Value",
    "Version",
    "Wanted",
    "Warehouse",
    "lake_folder",
    "scratch",
]
