"""The instance of DuckDB that serves every reader becomes useless under them."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from bench.faults.scene import Count, Scene, fingerprint, run
from dashboard.warehouse import Warehouse

DEPTH = 150
"""So many lists in lists in a Parquet file make DuckDB 1.5.5 fail for good."""

MOST_SECONDS = 10


def invalidated(scene: Scene, times: int) -> list[Count]:
    """It is built anew within ten seconds, and readers see the figures they saw before."""
    count = Count("the serving instance invalidated")
    slowest = 0.0
    for number in range(times):
        lake = scene.fresh(f"instance-{number}")
        count.trials += 1
        seen = run(_broken, lake)
        slowest = max(slowest, seen["seconds"])
        if not seen["broke"]:
            count.fail("the instance did not break")
        if not seen["same"] or seen["seconds"] > MOST_SECONDS:
            count.fail(f"readers saw {seen}")
        if run(fingerprint, lake) != scene.before:
            count.fail("the lake changed")
    count.notes = f"answered again after {slowest:.1f} s at most"
    return [count]


def _broken(lake: Path) -> dict[str, Any]:
    warehouse = Warehouse(lake)
    warehouse.refresh()
    before = warehouse.read("from message_daily order by all").to_pylist()
    deep: Any = 1
    for _ in range(DEPTH):
        deep = [deep]
    path = lake / "data" / "deep.parquet"
    pa.parquet.write_table(pa.table({"deep": [deep]}), path)
    cursor = warehouse.cursor()
    broke = ""
    try:
        cursor.execute(f"from read_parquet('{path}')").fetchall()
    except Exception as error:
        broke = type(error).__name__
    path.unlink()
    with suppress(Exception):
        cursor.execute("select 1")
    started = time.monotonic()
    after = warehouse.read("from message_daily order by all").to_pylist()
    seconds = time.monotonic() - started
    return {"broke": broke == "InternalException", "same": after == before, "seconds": seconds}
