"""The same contract files as other readers read them, each used as it comes."""

import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pandas as pd

from bench.corpus import Case, Outcome

COLUMNS = ["date", "channel", "unit", "post_text", "reach", "engagements"]


def _outcome(rows: int, columns: int, reach: object) -> Outcome:
    return Outcome("", 0, rows, columns, float(reach or 0), 0)  # type: ignore[arg-type]


def _asked(path: Path, source: str) -> Outcome:
    """What DuckDB's own reader finds, with the figures added up as it typed them."""
    with duckdb.connect() as connection:
        connection.execute(f"create table found as from {source}", {"path": str(path)})
        columns = [row[0] for row in connection.execute("describe found").fetchall()]
        found = connection.table("found")
        name = next((one for one in columns if one.strip().lower() == "reach"), "")
        rows = len(found)
        (reach,) = (found.sum(f'"{name}"').fetchone() if name else None) or (0,)
        rejects = 0
        if "store_rejects" in source:
            ((rejects,),) = connection.execute("select count(*) from reject_errors").fetchall()
    return Outcome("", rejects, rows, min(len(columns), len(COLUMNS)), float(reach or 0), 0)


def _pandas(path: Path) -> Outcome:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = pd.read_csv(path)
    return _outcome(len(found), min(found.shape[1], len(COLUMNS)), _reach(found))


def _reach(found: pd.DataFrame) -> float:
    names = {str(name).strip().lower(): name for name in found.columns}
    if "reach" not in names:
        return 0
    total = found[names["reach"]].sum()
    return float(total) if isinstance(total, (int, float)) or hasattr(total, "dtype") else -1


def _polars(path: Path) -> Outcome:
    import polars as pl  # type: ignore[import-not-found, unused-ignore]

    found = pl.read_csv(path).to_pandas()
    return _outcome(len(found), min(found.shape[1], len(COLUMNS)), _reach(found))


def readers() -> dict[str, Callable[[Path], Outcome]]:
    """Each other reader that is installed, by what it is called."""
    found: dict[str, Callable[[Path], Outcome]] = {
        "DuckDB, auto": lambda path: _asked(path, "read_csv($path)"),
        "DuckDB, store_rejects": lambda path: _asked(path, "read_csv($path, store_rejects = true)"),
        "pandas": _pandas,
    }
    if find_spec("polars"):
        found["polars"] = _polars
    return found


def read(case: Case, reader: Callable[[Path], Outcome]) -> Outcome:
    """How another reader ends on a file: whatever it raises is a refusal."""
    try:
        return reader(case.path)
    except Exception as error:
        return Outcome(f"{error}"[:200] or "refused", 0, 0, 0, 0, 0)
