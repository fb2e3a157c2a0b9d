"""The only door to DuckDB and to the lake.

The lake is DuckLake: a SQLite catalogue and encrypted Parquet files in one folder. A commit is a
version. Facts stand in `lake.main`, rollups in `lake.rollup`; a serving process keeps the rollups
in memory as `serving.NAME`, and KPIs read views over them named NAME, in which every unit
includes its sub-units.
"""

from dashboard.warehouse.engine import Cursor, Value, scratch
from dashboard.warehouse.foresight import Foresight, Group
from dashboard.warehouse.lake import Version, Warehouse
from dashboard.warehouse.serving import Unit
from dashboard.warehouse.tables import TABLES, Table
from dashboard.warehouse.writing import Effect, Part

__all__ = [
    "TABLES",
    "Cursor",
    "Effect",
    "Foresight",
    "Group",
    "Part",
    "Table",
    "Unit",
    "Value",
    "Version",
    "Warehouse",
    "scratch",
]
