"""Lists: rows that stand for themselves, such as the best posts, as queries/lists has them."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

import pandas as pd
import pyarrow as pa

from dashboard import queries
from dashboard.warehouse import Value


class Listable(Protocol):
    """What lists are read from: the lake at a version."""

    def read_list(
        self,
        sql: str,
        parameters: Mapping[str, Value] | None = None,
        instead: Mapping[str, str] | None = None,
    ) -> pa.Table:
        """The answer to a question over facts and rollups."""


def listed(name: str, lake: Listable, parameters: Mapping[str, Value]) -> pd.DataFrame:
    """The rows of a list.

    A list of facts that says so (`whole months from`) is read from a rollup that keeps, of each
    month, what may stand in it, where no month is cut.
    """
    query = next(query for query in queries.load("lists") if query.name == name)
    rollup = query.get("whole months from")
    days = (parameters.get(end) for end in ("since", "until"))
    is_whole = all(isinstance(day, date) and day.day == 1 for day in days)
    instead = {"post": rollup} if rollup and is_whole else {}
    rows: pd.DataFrame = lake.read_list(query.sql, parameters, instead).to_pandas()
    return rows
