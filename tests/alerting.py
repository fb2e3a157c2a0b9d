"""A lake with two alerts in it: a special cause that is news, and a target that was missed."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.scope import add_months
from dashboard.warehouse import Part, Warehouse

SINCE = date(2025, 1, 1)
STEADY = [100.0, 104, 96, 102, 98, 101, 99, 103, 97, 100, 104, 96, 100, 102, 99, 101]


def made(folder: Path) -> Warehouse:
    """Seventeen months of two units: health rises in the last; a target of works was missed."""
    posts = []
    for month, impressions in enumerate([*STEADY, 125.0]):
        first = add_months(SINCE, month)
        last = add_months(first, 1) - timedelta(days=1)
        for unit, shown in (("health", impressions), ("works", STEADY[month % 7])):
            post = {"channel": "x", "post_id": f"{unit}-{month}", "unit": unit}
            posts.append({**post, "published_on": last, "impressions": int(shown)})
    targets = [
        {
            "kpi": "impressions",
            "unit": "works",
            "channel": "Unassigned",
            "period_start": date(2026, since, 1),
            "period_end": date(2026, until, 1),
            "value": 5_000.0,
            "owner": "Unassigned",
            "source": "Unassigned",
        }
        for since, until in ((4, 6), (5, 12))
    ]
    warehouse = Warehouse(folder)
    parts = [Part("post", _rows(posts)), Part("target", _rows(targets))]
    warehouse.commit(parts, "A test", "Posts", {})
    return warehouse


def _rows(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([{**row, "_row": at} for at, row in enumerate(rows)])


def secrets(folder: Path) -> Path:
    """A file of settings that asks for signals of one KPI."""
    path = folder / "secrets.toml"
    path.write_text('[alerts]\nkpis = ["C04"]\n', encoding="utf-8")
    return path
